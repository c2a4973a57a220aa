"""The corpus as the recipe needs it: its table, its sounds, the classes of its clips, what the teacher says of them.

Everything that takes long is done once and left in a work folder.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from genre_tagger.genres import STUDY_GENRES
from genre_tagger.training.bundled.folds import artist_groups, fold_of_clip, foreign_kinds, held_kinds, source_groups
from genre_tagger.training.bundled.samples import ClipSounds, open_clip_sounds
from genre_tagger.training.bundled.targets import TargetMaker, class_index, fit_targets, label_weights
from genre_tagger.training.bundled.teacher_words import TeacherWords, open_teacher_words
from genre_tagger.training.data.corpus import LabeledWindow, read_windows

Mask = NDArray[np.bool_]

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
