"""What a run starts from: its tracks in a table, their mel windows, which of these belong to which split, and the
standing model that it goes on from. No torch in here.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from genre_tagger.classification.checkpoint import CheckpointInfo, read_checkpoint_info
from genre_tagger.classification.registry import Registry
from genre_tagger.features.mel import STUDY_MEL, WIDE_MEL, MelSettings
from genre_tagger.foundation.errors import CheckpointError, DatasetError, Sentence, TrainingError
from genre_tagger.training.data.dataset import DataSet, LabeledTrack, Split
from genre_tagger.training.data.reading import read_data_set
from genre_tagger.training.run.batches import HeldOutWindows, TrainingWindows
from genre_tagger.training.run.folder import RunFolder, RunPlan, read_tracks, save_tracks
from genre_tagger.training.run.steps import RunWarning
from genre_tagger.training.windows.extraction import ClipFailed, ExtractionProgress, extract
from genre_tagger.training.windows.mel_windows import MelWindows

BUNDLED = "bundled"


@dataclass(frozen=True, slots=True)
class Origin:
    """The model a run goes on from: its folder and what it says of itself. The run must share its mel settings."""

    folder: Path
    info: CheckpointInfo


def find_origin(start_from: str, models_folder: Path | None) -> Origin | None:
    """Where `start_from` (a folder, a model's id, "bundled") leads; None for "".

    Raises TrainingError when there is no such model, CheckpointError when it is damaged.
    """
    if not start_from:
        return None
    folder = Path(start_from).expanduser()
    if not (folder.is_absolute() and folder.is_dir()):
        registry = Registry(models_folder or Path("/nonexistent"))
        name = registry.default_id() if start_from == BUNDLED else start_from
        try:
            folder = registry.get(name).folder
        except CheckpointError as error:
            raise TrainingError("There is no model “{name}” to start from.", name=start_from) from error
    return Origin(folder, read_checkpoint_info(folder))


def front_end_of(network: str) -> MelSettings:
    """`network` is a key of `classification.crnn.PRESETS`.

    `distilled` sees more treble, which pays with the taggers' soft targets and did not on labels alone
    (`models/EXPERIMENTS.md`, sections 11 and 14); the others are as in the study.
    """
    return WIDE_MEL if network == "distilled" else STUDY_MEL


MaterialStep = ExtractionProgress | ClipFailed | RunWarning


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """`tracks` is the run's table; `windows.track_row` points into it. A training track without a genre is music whose
    label nobody gave. `segment_windows` says how held-out windows are classified."""

    data_name: str
    genres: tuple[str, ...]
    tracks: tuple[LabeledTrack, ...]
    windows: MelWindows
    segment_windows: bool = False

    def training(self) -> TrainingWindows:
        """The windows to learn from. A track's weight is shared out among its windows."""
        window_rows, _, labels, track_rows = self._split(Split.TRAINING)
        per_track = np.bincount(self.windows.track_row, minlength=len(self.tracks))
        weights = np.array([self.tracks[row].weight for row in track_rows]) / per_track[track_rows]
        return TrainingWindows(self.windows, window_rows, labels, weights, len(self.genres))

    def held_out(self, split: Split) -> HeldOutWindows:
        """The tracks of the validation or the test split."""
        window_rows, track, _, track_rows = self._split(split)
        rows = np.unique(track_rows)
        labels = np.array([self.genres.index(self.tracks[row].genre) for row in rows], dtype=np.int64)
        return HeldOutWindows(self.windows, window_rows, track, labels, rows, self.segment_windows)

    def count(self, split: Split) -> int:
        """Tracks of one split."""
        return sum(track.split is split for track in self.tracks)

    def _split(self, split: Split) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """For each window of the split: its row, its track counted within the split, its label (-1: none), its track's
        row."""
        chosen = np.array([track.split is split for track in self.tracks], dtype=bool)
        window_rows = np.flatnonzero(chosen[self.windows.track_row])
        track_rows = self.windows.track_row[window_rows]
        track = np.unique(track_rows, return_inverse=True)[1]
        numbers = {genre: number for number, genre in enumerate(self.genres)}
        labels = np.array([numbers.get(self.tracks[row].genre, -1) for row in track_rows], dtype=np.int64)
        return window_rows, track, labels, track_rows


def prepare(
    plan: RunPlan, files: RunFolder, mel: MelSettings, known: tuple[str, tuple[str, ...]] | None
) -> Generator[MaterialStep, str | None, Material]:
    """Read the data set (or, for a run that has its table, that) and compute what mel windows are missing.

    `known` is the data set's name and genres where the table stands. Raises DatasetError and TrainingError.
    """
    if known is None:
        data_set = read_data_set(plan.request)
        yield from (RunWarning(note) for note in data_set.notes)
        data_set = _usable(data_set, plan.leave_out)
    else:
        data_set = DataSet(*known, read_tracks(files.tracks))
    windows = yield from _windows(plan, [track.path for track in data_set.tracks], mel)
    used = np.unique(windows.track_row)
    if known is not None:
        _need_all(data_set, used)
        return Material(data_set.name, data_set.genres, data_set.tracks, windows)
    tracks = tuple(data_set.tracks[row] for row in used)
    yield from (RunWarning(text) for text in _doubts(tracks, data_set.genres))
    save_tracks(files.tracks, tracks)
    renumbered = replace(windows, track_row=np.searchsorted(used, windows.track_row))
    return Material(data_set.name, data_set.genres, tracks, renumbered)


def _windows(plan: RunPlan, paths: list[Path], mel: MelSettings) -> Generator[MaterialStep, str | None, MelWindows]:
    steps = extract(
        paths,
        plan.cache_folder,
        mel,
        jobs=plan.jobs,
        scheduler=plan.scheduler,
        windows_per_track=plan.settings.windows_per_track,
    )
    for step in steps:
        if isinstance(step, MelWindows):
            return step
        yield step
    raise AssertionError("extraction ends with its windows")


def _usable(data_set: DataSet, leave_out: frozenset[Path]) -> DataSet:
    tracks = tuple(track for track in data_set.tracks if track.path not in leave_out and track.split is not None)
    if not tracks:
        raise DatasetError("No clip of {name} is left to train on.", name=data_set.name)
    return replace(data_set, tracks=tracks)


def _need_all(data_set: DataSet, used: np.ndarray) -> None:
    """A run goes on with the very clips it began with, or not at all."""
    gone = sorted(set(range(len(data_set.tracks))) - set(used.tolist()))
    if gone:
        first = data_set.tracks[gone[0]].path
        if len(gone) == 1:
            raise DatasetError(
                "{name} of this run can no longer be read; bring the folder back and resume the run.",
                first,
                name=first.name,
            )
        raise DatasetError(
            "{name} and {count} more clips of this run can no longer be read; bring the folder back and resume "
            "the run.",
            first,
            name=first.name,
            count=len(gone) - 1,
        )


def _doubts(tracks: tuple[LabeledTrack, ...], genres: tuple[str, ...]) -> Iterator[str]:
    """What makes the scores worth less, in sentences. Raises DatasetError where nothing can be learnt."""
    training = {track.genre for track in tracks if track.split is Split.TRAINING and track.genre}
    if len(training) < 2:
        raise DatasetError(
            "There is music of {count} genre to learn from; telling genres apart takes at least two.",
            count=len(training),
        )
    missing = [genre for genre in genres if genre not in training]
    if missing:
        yield Sentence(
            "There is no music to learn {genres} from; the model will hardly ever say so.", genres=", ".join(missing)
        )
    splits = {track.split for track in tracks}
    if Split.VALIDATION not in splits:
        yield Sentence("No clip is set apart for validation, so the network of the last epoch is the one that is kept.")
    if Split.TEST not in splits:
        yield Sentence("No clip is set apart for the test; the finished model will have no test score.")
