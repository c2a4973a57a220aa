"""What the networks of a cross-validation said about the artists they had not heard, read from a work folder as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from genre_tagger.errors import DatasetError
from genre_tagger.training.calibration import CrossFitted, cross_fitted
from genre_tagger.training.evaluation import Scored
from genre_tagger.training.recipe import Material
from genre_tagger.training.report import balanced_weights


@dataclass(frozen=True, slots=True, eq=False)
class HeldOut:
    """Labelled windows scored by networks that never heard their artists; `parts` (n,) numbers the folds, `rows` (n,)
    the corpus's windows."""

    scored: Scored
    parts: NDArray[np.int64]
    rows: NDArray[np.int64]

    def judged(self) -> CrossFitted:
        """Each window as a calibration fitted on the other folds would have it."""
        return cross_fitted(self.scored, balanced_weights(self.scored), self.parts)


def out_of_fold(material: Material, work: Path, seeds: Sequence[int]) -> HeldOut:
    """Every labelled window of the folds that all members have done, the logits of these members averaged.

    Raises DatasetError when no fold is done.
    """
    found: list[tuple[NDArray[np.int64], NDArray[np.float64]]] = []
    for number in count():
        paths = [work / f"fold-{number}-seed-{seed}.npz" for seed in seeds]
        if not all(path.exists() for path in paths):
            break
        members = [np.load(path) for path in paths]
        found.append((members[0]["rows"], np.mean([member["logits"] for member in members], axis=0)))
    if not found:
        raise DatasetError(f"No fold is finished in {work}; run the command without --only first.", work)
    rows, logits = (np.concatenate(values) for values in zip(*found, strict=True))
    scored = Scored(logits, material.labels[rows], material.artists[rows], len(material.genres))
    return HeldOut(scored, np.repeat(np.arange(len(found)), [len(fold[0]) for fold in found]), rows)
