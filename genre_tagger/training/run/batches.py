"""Which clips a step of training sees, and how they are changed: a pure function of seed, epoch, step and part.

No state is carried from step to step, so a run that was cut anywhere goes on with the very same batches, and several
processes that share a batch see what one alone would. Changes must not change the genre: level shape, gaps, mixing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from genre_tagger.training.run.settings import RunSettings
from genre_tagger.training.windows.mel_windows import MelWindows, to_db

Floats = NDArray[np.float32]
FLOOR_DB = -80.0
_MASKED_BANDS, _MASKED_FRAMES = 8, 16  # the widest stripes
_MIX_SHAPE = 0.4

Rows = NDArray[np.int64]
_ORDER, _PART, _WEIGHTS = 1, 2, 3  # what a random stream is for: no two purposes share one


def equaliser_curves(count: int, bands: int, deviation_db: float, random: np.random.Generator) -> Floats:
    """(count, bands) dB: a smooth random curve each, through knots of that standard deviation."""
    knots = random.normal(0.0, deviation_db, (count, 6))
    position = np.linspace(0, 5, bands)
    lower = np.minimum(position.astype(int), 4)
    part = position - lower
    part = part * part * (3 - 2 * part)  # smooth step between the knots
    curves = knots[:, lower] * (1 - part) + knots[:, lower + 1] * part
    return np.asarray(curves, dtype=np.float32)


def mask_stripes(level_db: Floats, random: np.random.Generator) -> None:
    """SpecAugment (Park et al. 2019) in place: stripes of bands and frames at the mean."""
    count, bands, frames = level_db.shape
    mean = level_db.mean(axis=(1, 2))
    for row in range(count):
        for _ in range(2):
            width = int(random.integers(0, _MASKED_BANDS + 1))
            start = int(random.integers(0, bands - width + 1))
            level_db[row, start : start + width] = mean[row]
            width = int(random.integers(0, _MASKED_FRAMES + 1))
            start = int(random.integers(0, frames - width + 1))
            level_db[row, :, start : start + width] = mean[row]


def mixed_pairs(count: int, mixed: float, random: np.random.Generator) -> tuple[NDArray[np.int64], Floats]:
    """Mixup (Zhang et al. 2018): each window's partner (count,) and its own share (count,), 1 where it stays alone, as
    all but a share of `mixed` do."""
    share = random.beta(_MIX_SHAPE, _MIX_SHAPE, count)
    share = np.maximum(share, 1 - share)
    share = np.where(random.random(count) < mixed, share, 1.0)
    return random.permutation(count), share.astype(np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class TrainingWindows:
    """The windows of the training tracks: `rows` (n,) into `windows`, their class `labels` (n,) (-1: nobody said) and
    `weights` (n,)."""

    windows: MelWindows
    rows: Rows
    labels: Rows
    weights: NDArray[np.float64]
    genres: int


@dataclass(frozen=True, slots=True, eq=False)
class HeldOutWindows:
    """The tracks of one split. `rows` (m,) are their windows, `track` (m,) which of the tracks (0, 1, ...) each is of,
    `labels` (n,) the tracks' classes, `table_rows` (n,) their places in the run's table. With `segment_windows` each
    segment of a window that sounds is classified as one (`CheckpointInfo.segment_windows`)."""

    windows: MelWindows
    rows: Rows
    track: Rows
    labels: Rows
    table_rows: Rows
    segment_windows: bool = False

    def __len__(self) -> int:
        return len(self.labels)


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """What goes through the network at once. `level`: (k, 1, bands, frames), bytes where nothing was changed, else
    float32 in dB. `target` (k, genres): the genres' shares. `weight` (k,): how much each clip's error counts, 0 where
    its genre is not known. `held` (k,): how much the answer of the model that the run starts from counts. `labels` (k,)
    as in `TrainingWindows`. `share` is the part's share of the whole batch, `seed` what the network's own randomness
    starts from."""

    level: NDArray[np.uint8] | Floats
    target: Floats
    weight: Floats
    held: Floats
    labels: Rows
    share: float
    seed: int


def steps_per_epoch(clips: int, batch: int) -> int:
    """Batches in one epoch, the last one as long as it comes out."""
    return max(1, -(-clips // batch))


def epoch_order(training: TrainingWindows, settings: RunSettings, epoch: int) -> Rows:
    """(n,): places in `training` for one epoch, in drawing order.

    Each clip once, unless genres are balanced by sampling or sources differ in weight: then each as often as its
    weight says, rounded up or down at random. Clips without a genre then make up half of those drawn.
    """
    random = np.random.default_rng([settings.seed, _ORDER, epoch])
    probability = training.weights.astype(np.float64)
    if settings.balance == "sampling":
        classes = np.where(training.labels < 0, training.genres, training.labels)
        mass = np.bincount(classes, weights=probability, minlength=training.genres + 1)
        mass[-1] /= max(1, np.count_nonzero(mass[:-1]))
        probability = probability / mass[classes]
    count = len(training.rows)
    if np.ptp(probability) <= 1e-9 * probability.max():
        return random.permutation(count)
    edges = np.cumsum(probability) / probability.sum() * count  # systematic sampling: one draw for each unit of mass
    drawn = np.searchsorted(edges, np.arange(count) + random.random(), side="right")
    return random.permutation(np.minimum(drawn, count - 1))


def class_weights(training: TrainingWindows, settings: RunSettings) -> Floats:
    """(genres,): how much an error counts, 1 on average over the clips."""
    if settings.balance != "loss":
        return np.ones(training.genres, dtype=np.float32)
    known = training.labels >= 0
    mass = np.bincount(training.labels[known], weights=training.weights[known], minlength=training.genres)
    present = np.count_nonzero(mass)
    return np.asarray(np.where(mass > 0, mass.sum() / np.maximum(mass, 1e-12) / present, 0.0), dtype=np.float32)


def part_places(places: Rows, micro_batch: int, teams: int) -> list[Rows]:
    """One batch cut into nearly equal parts of at most `micro_batch` clips, as many for each of `teams` processes.

    Empty when there are fewer clips than processes.
    """
    if len(places) < teams:
        return []
    parts = -(-len(places) // micro_batch)
    return np.array_split(places, min(len(places), -(-parts // teams) * teams))


def make_part(
    training: TrainingWindows,
    settings: RunSettings,
    places: Rows,
    key: tuple[int, int, int],
    share: float,
    importance: Floats,
) -> Part:
    """The clips at `places`, cropped, changed and mixed; `key` is (epoch, step, part). `importance` is (genres,).

    In a run with distillation a mixture counts as music whose genre nobody said.
    """
    random = np.random.default_rng([settings.seed, _PART, *key])
    level = _crops(training.windows, training.rows[places], settings, random)
    labels = training.labels[places]
    target = np.eye(training.genres + 1, dtype=np.float32)[labels][:, :-1]  # a label of -1 is a row of zeros
    changed: NDArray[np.uint8] | Floats = level
    if settings.level_shift_db > 0 or settings.spec_augment or settings.mixup > 0:
        decibels = _augmented(to_db(level), settings, random)
        if settings.mixup > 0:
            partner, own = mixed_pairs(len(places), settings.mixup, random)
            decibels = decibels * own[:, None, None] + decibels[partner] * (1 - own[:, None, None])
            if settings.distillation > 0:
                target[own < 1] = 0.0
            else:
                target = target * own[:, None] + target[partner] * (1 - own[:, None])
        changed = decibels
    weight = target @ importance
    held = 1 - target.sum(axis=1)
    smoothing = np.float32(settings.label_smoothing)
    target = target * (1 - smoothing) + smoothing / training.genres
    seed = int(random.integers(0, 2**62))
    return Part(changed[:, None], target, weight, held, labels, share, seed)


def weights_seed(settings: RunSettings) -> int:
    """What the network's first weights are drawn from."""
    return int(np.random.default_rng([settings.seed, _WEIGHTS]).integers(0, 2**62))


def _crops(windows: MelWindows, rows: Rows, settings: RunSettings, random: np.random.Generator) -> NDArray[np.uint8]:
    """(k, bands, frames): whole windows, or excerpts that begin anywhere in what sounds."""
    whole = windows.level.shape[2]
    frames = min(settings.crop_frames or whole, whole)
    sounding = np.maximum(windows.valid_frames[rows], 1)
    starts = (random.random(len(rows)) * (np.maximum(sounding - frames, 0) + 1)).astype(np.int64)
    level = windows.level.crops(rows, starts, frames)
    if settings.time_shift:
        shifts = (random.random(len(rows)) * sounding).astype(np.int64)
        for clip, valid, shift in zip(level, np.minimum(sounding, frames), shifts, strict=True):
            clip[:, :valid] = np.roll(clip[:, :valid], shift % valid, axis=1)
    return level


def _augmented(level_db: Floats, settings: RunSettings, random: np.random.Generator) -> Floats:
    count, bands, _ = level_db.shape
    if settings.level_shift_db > 0:
        level_db += equaliser_curves(count, bands, settings.level_shift_db, random)[:, :, None]
        np.maximum(level_db, np.float32(FLOOR_DB), out=level_db)
    if settings.spec_augment:
        mask_stripes(level_db, random)
    return level_db
