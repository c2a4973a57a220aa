"""The corpus as the recipe needs it: its table, its sounds, what a fold may not see of it, and what the student is
asked to say about it. What takes long is done once and left in a work folder.

No label is a target: a logistic head on what the teacher says of labelled clips turns its word about any crop or
mixture into shares of the genres (function matching: Beyer et al. 2022, "A good teacher is patient and consistent").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold

from genre_tagger.foundation.errors import DatasetError
from genre_tagger.foundation.whole_file import whole_file
from genre_tagger.genres import STUDY_GENRES
from genre_tagger.training.bundled.samples import CROP_SAMPLES, ClipSounds, levelled, open_clip_sounds
from genre_tagger.training.bundled.teacher import Teacher
from genre_tagger.training.data.folders import UNLABELLED, LabeledWindow, read_windows
from genre_tagger.training.data.reading import connected_groups

Mask = NDArray[np.bool_]

FOLDS = 3
_SEED = 7

OTHER_KIND = "anything else"
_FOREIGN_KINDS = {
    "choir": r"choir|a cappella|chor(?:ist|al|us)|worship|gospel|hymn|himno|hino|church|barbershop|doo-wop|religious",
    "jazz and blues": r"jazz|blues|swing|ragtime|bossa",
    "afrobeats, Latin, reggae": r"afro|latin|reggae|salsa|dembow|cumbia|hiplife|dancehall|samba|tango|malawi|amapiano",
    "classical and film": r"classical|chamber|orchestr|opera|symphon|piano|anthem|brass|wind band|composer|soundtrack"
    r"|cinematic|film|epic|score|meditation",
    "pop and soul": r"pop|r&b|rnb|soul|chanson|ballad|song|disco|funk|musical|children|kid|country",
}
"""What the words about a foreign clip say it is; the first that fits counts."""
NON_MUSIC_KIND = "speech and noise"

_KINDS_OF_FOLD = (
    ("choir", "jazz and blues"),
    ("pop and soul", NON_MUSIC_KIND),
    ("afrobeats, Latin, reggae", "classical and film"),
)


def foreign_kinds(windows: Sequence[LabeledWindow], foreign: Mask) -> NDArray[np.str_]:
    """(N,): which kind of foreign music each clip is, "" for what is not marked in `foreign` (N,)."""
    found = []
    for window, is_foreign in zip(windows, foreign, strict=True):
        words = f"{window.label_source} {window.title} {window.artist}".lower()
        named = next((kind for kind, pattern in _FOREIGN_KINDS.items() if re.search(pattern, words)), OTHER_KIND)
        found.append("" if not is_foreign else NON_MUSIC_KIND if window.kind == "non-music" else named)
    return np.array(found)


def source_groups(windows: Sequence[LabeledWindow]) -> NDArray[np.int64]:
    """(N,): clips with one number share a source or an artist, or were made by one system that generates music."""
    names = [[f"source {window.source}", f"group {window.artist_group}"] for window in windows]
    for mine, window in zip(names, windows, strict=True):
        if window.kind == "AI-generated":
            mine.append(f"system {window.artist}")
    return np.array(connected_groups(names), dtype=np.int64)


def artist_groups(windows: Sequence[LabeledWindow]) -> NDArray[np.int64]:
    """(N,): clips with one number are of one artist group."""
    return np.asarray(np.unique([window.artist_group for window in windows], return_inverse=True)[1], dtype=np.int64)


def fold_of_clip(labels: NDArray[np.int64], groups: NDArray[np.int64], folds: int = FOLDS) -> NDArray[np.int64]:
    """(N,): the fold that holds each clip out, groups whole, every class (and the unlabelled) spread evenly."""
    fold = np.zeros(len(labels), dtype=np.int64)
    splitter = StratifiedGroupKFold(folds, shuffle=True, random_state=_SEED)
    for number, (_, held) in enumerate(splitter.split(labels, labels, groups)):
        fold[held] = number
    return fold


def held_kinds(kinds: NDArray[np.str_], fold: int) -> Mask:
    """(N,): clips of the kinds of foreign music that no network of this fold ever sees, whatever their source."""
    return np.isin(kinds, _KINDS_OF_FOLD[fold]) if fold < len(_KINDS_OF_FOLD) else np.zeros(len(kinds), dtype=bool)


Floats = NDArray[np.float32]

CROPS_A_CLIP = 3


@dataclass(frozen=True, slots=True, eq=False)
class TeacherWords:
    """`embedding` (n, 384), `tag_logits` (n, 527), and of which clip each crop is, `clip` (n,)."""

    embedding: Floats
    tag_logits: Floats
    clip: NDArray[np.int64]


def open_teacher_words(path: Path, sounds: ClipSounds, teacher: Path, tell: Callable[[int], None]) -> TeacherWords:
    """Read them from `path`, asking the teacher in the folder `teacher` first where they do not stand there.

    `tell` gets the number of clips classified so far. Raises DatasetError.
    """
    if not path.exists():
        predict = Teacher(teacher).predict
        outputs = []
        for clip in range(len(sounds)):
            spare = max(sounds.length(clip) - CROP_SAMPLES, 0)
            for start in np.linspace(0, spare, CROPS_A_CLIP + 2)[1:-1]:
                outputs.append(predict(levelled(sounds.excerpt(clip, int(start), CROP_SAMPLES))))
            tell(clip + 1)
        with whole_file(path) as stream:
            np.savez(
                stream,
                embedding=np.stack([one.embedding for one in outputs]),
                tag_logits=np.stack([one.tag_logits for one in outputs]),
                clip=np.repeat(np.arange(len(sounds)), CROPS_A_CLIP),
            )
    with np.load(path, allow_pickle=False) as archive:
        return TeacherWords(archive["embedding"], archive["tag_logits"], archive["clip"])


TRUST = {"high": 0.85, "medium": 0.65, "low": 0.4}
"""How much the label of a clip weighs by its grade."""
KIND_TRUST = {"AI-generated": 0.25, "game": 0.3}
"""Generated music was labelled by a prompt, and game music sounds like its machines; real music weighs 1."""

_INVERSE_PENALTY = 0.004
_SHARPENING = 1.2
"""Exponent on the head's probability: a head this strongly regularised is less sure than it is right."""
_AUDIBLE_PROBABILITY = 0.1
_LOGIT_LIMIT = 9.0
_DEVIATIONS = 4.0


def class_index(windows: Sequence[LabeledWindow], genres: Sequence[str]) -> NDArray[np.int64]:
    """(N,): the genre's number, len(genres) for music known to be none of them, -1 where nobody said."""
    numbers = {genre: number for number, genre in enumerate(genres)}
    return np.array(
        [-1 if window.genre == UNLABELLED else numbers.get(window.genre, len(genres)) for window in windows],
        dtype=np.int64,
    )


def label_weights(windows: Sequence[LabeledWindow], labels: NDArray[np.int64]) -> Floats:
    """(N,): trust in the label and in the kind, 1/sqrt(clips) within an artist, all classes alike; mean 1 over the
    labelled clips, 0 elsewhere."""
    groups = [window.artist_group for window in windows]
    _, inverse, counts = np.unique(groups, return_inverse=True, return_counts=True)
    trust = np.array([TRUST[window.trust] * KIND_TRUST.get(window.kind, 1.0) for window in windows])
    weights = np.where(labels >= 0, trust / np.sqrt(counts[inverse]), 0.0)
    present = np.unique(labels[labels >= 0])
    for number in present:
        mine = labels == number
        weights[mine] *= (labels >= 0).sum() / len(present) / weights[mine].sum()
    return np.asarray(weights, dtype=np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class TargetMaker:
    """Turns the teacher's outputs into targets. `audible` are the tags that count, `mean` and `deviation` those of the
    views, `coefficients` (V, outputs) and `intercepts` (outputs,) the head's; `view_weights` (V,) sum to 1, embedding
    and tags counting alike."""

    audible: NDArray[np.int64]
    mean: Floats
    deviation: Floats
    view_weights: Floats
    coefficients: Floats
    intercepts: Floats

    def views(self, embedding: NDArray[np.floating], tag_logits: NDArray[np.floating]) -> Floats:
        """(n, V): embedding and audible tags, standardised, cut at four deviations."""
        values = _values(embedding, tag_logits, self.audible)
        return np.asarray(np.clip((values - self.mean) / self.deviation, -_DEVIATIONS, _DEVIATIONS))

    def genres(self, views: Floats) -> Floats:
        """(n, outputs): shares that sum to 1, "none of these" last."""
        logits = (views @ self.coefficients + self.intercepts) * np.float32(_SHARPENING)
        raised = np.exp(logits - logits.max(axis=1, keepdims=True))
        return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def fit_targets(
    words: TeacherWords, labels: NDArray[np.int64], weights: Floats, train: NDArray[np.bool_]
) -> TargetMaker:
    """From the clips marked in `train` (N,) alone: no label and no statistic of another clip goes in.

    `labels` and `weights` (N,) are those of `class_index` and `label_weights`. Raises DatasetError where the labelled
    clips are of one class.
    """
    rows = train[words.clip]
    audible = np.flatnonzero(
        words.tag_logits[rows].max(axis=0) > np.log(_AUDIBLE_PROBABILITY / (1 - _AUDIBLE_PROBABILITY))
    )
    values = _values(words.embedding, words.tag_logits, audible)
    mean, deviation = values[rows].mean(axis=0), values[rows].std(axis=0) + np.float32(1e-4)
    views = np.clip((values - mean) / deviation, -_DEVIATIONS, _DEVIATIONS)
    known = rows & (labels[words.clip] >= 0)
    classes = labels[words.clip][known]
    if len(np.unique(classes)) < 2:
        raise DatasetError(
            "The corpus has labelled music of fewer than two genres; the teacher's word needs a meaning."
        )
    head = LogisticRegression(C=_INVERSE_PENALTY, max_iter=500)
    head.fit(views[known], classes, sample_weight=weights[words.clip][known])
    coefficients, intercepts = _all_classes(head, int(labels.max()) + 1)
    embedding_units = words.embedding.shape[1]
    view_weights = np.full(len(mean), 0.5 / max(len(audible), 1), dtype=np.float32)
    view_weights[:embedding_units] = 0.5 / embedding_units
    return TargetMaker(audible, mean, deviation, view_weights, coefficients, intercepts)


def _values(embedding: NDArray[np.floating], tag_logits: NDArray[np.floating], audible: NDArray[np.int64]) -> Floats:
    tags = np.clip(tag_logits[:, audible].astype(np.float32), -_LOGIT_LIMIT, _LOGIT_LIMIT)
    return np.concatenate([embedding.astype(np.float32), tags], axis=1)


def _all_classes(head: LogisticRegression, outputs: int) -> tuple[Floats, Floats]:
    """The head's weights with a column for every class, one that it never met out of reach."""
    coefficients = np.zeros((head.coef_.shape[1], outputs), dtype=np.float32)
    intercepts = np.full(outputs, -20.0, dtype=np.float32)
    if len(head.classes_) == 2:
        coefficients[:, head.classes_[1]], intercepts[head.classes_] = head.coef_[0], (0.0, head.intercept_[0])
    else:
        coefficients[:, head.classes_], intercepts[head.classes_] = head.coef_.T, head.intercept_
    return coefficients, intercepts


_REPORT_EVERY = 500


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """`labels` (N,): class of each clip, 4 for none of the genres, -1 unlabelled; `kinds` (N,): of foreign music."""

    windows: tuple[LabeledWindow, ...]
    sounds: ClipSounds
    words: TeacherWords
    labels: NDArray[np.int64]
    kinds: NDArray[np.str_]

    def targets(self, allowed: Mask) -> TargetMaker:
        """Made from the clips marked in `allowed` (N,) alone."""
        return fit_targets(self.words, self.labels, label_weights(self.windows, self.labels), allowed)

    def held_out(self, by: str, fold: int) -> tuple[Mask, Mask]:
        """Two masks (N,) of clips that this fold never sees: those whose source (`by` is "source") or artist
        ("artist") it holds out, and, by source, all of some kinds of foreign music."""
        groups = source_groups(self.windows) if by == "source" else artist_groups(self.windows)
        mine = fold_of_clip(self.labels, groups) == fold
        return mine, held_kinds(self.kinds, fold) if by == "source" else np.zeros_like(mine)


def open_material(corpus: Path, teacher: Path, work: Path) -> Material:
    """Decode the corpus and ask the teacher about its clips, where that is not done; prints how it goes.

    Raises DatasetError.
    """
    windows = read_windows(corpus)
    sounds = open_clip_sounds(work / "sounds", [window.path for window in windows], _told("clips decoded"))
    words = open_teacher_words(work / "teacher-words.npz", sounds, teacher, _told("clips classified by the teacher"))
    labels = class_index(windows, STUDY_GENRES)
    return Material(windows, sounds, words, labels, foreign_kinds(windows, labels == len(STUDY_GENRES)))


def _told(what: str) -> Callable[[int], None]:
    def tell(count: int) -> None:
        if count % _REPORT_EVERY == 0:
            print(f"{what}: {count}", flush=True)

    return tell
