"""Is the evidence true? Hide it, and see whether the genre's probability falls. No torch: the exported graph
classifies.

Hidden patches get the window's mean level, which the network knows from training (SpecAugment masks with it too), so
that a hole itself speaks for no genre.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from genre_tagger.classification.checkpoint import graph_path, graph_session
from genre_tagger.classification.explanation_result import OcclusionCheck
from genre_tagger.foundation.errors import CheckpointError

Floats = NDArray[np.float32]
Predictor = Callable[[Floats], tuple[Floats, Floats]]
"""Windows (n, bands, frames) in dB -> the explained genre's probability (n,) and logit (n,)."""

_AT_ONCE = 8
_SILENT_BELOW_DB = 79.0


@dataclass(frozen=True, slots=True)
class OcclusionPlan:
    """`rows` x `columns` patches; `hidden_share` of them hidden together, against `draws` random choices of as many."""

    rows: int = 8
    columns: int = 16
    hidden_share: float = 0.1
    draws: int = 40
    seed: int = 1


def occlusion_check(
    predict: Predictor, level_db: Floats, valid_frames: int, evidence: Floats, plan: OcclusionPlan
) -> Iterator[float | OcclusionCheck]:
    """Yields how much is done, in [0, 1], and last the check. Closing the generator ends it.

    `level_db`, `evidence`: (bands, frames). Patches that lie in the padding behind `valid_frames` are hidden to fill
    the map but never chosen or ranked.
    """
    patches = _patches(level_db.shape, plan)
    importance = np.array([evidence[patch].mean() for patch in patches])
    usable = np.array([patch[1].start < valid_frames for patch in patches])
    order = np.flatnonzero(usable)[np.argsort(-importance[usable], kind="stable")]
    hidden = max(1, round(plan.hidden_share * len(order)))
    random = np.random.default_rng(plan.seed)
    choices: list[NDArray[np.int64]] = [np.array([number]) for number in range(len(patches))]
    choices += [order[:hidden], order[-hidden:]]
    choices += [random.choice(order, hidden, replace=False) for _ in range(plan.draws)]

    whole_probability, whole_logit = (values[0] for values in predict(level_db[None]))
    drops, logit_drops = np.empty(len(choices), np.float32), np.empty(len(choices), np.float32)
    fill = sounding_mean_db(level_db)
    for start in range(0, len(choices), _AT_ONCE):
        some = choices[start : start + _AT_ONCE]
        windows = np.repeat(level_db[None], len(some), axis=0)
        for window, choice in zip(windows, some, strict=True):
            for number in choice:
                window[patches[number]] = fill
        probability, logit = predict(windows)
        drops[start : start + len(some)] = whole_probability - probability
        logit_drops[start : start + len(some)] = whole_logit - logit
        yield min(1.0, (start + len(some)) / len(choices))
    single = len(patches)
    yield OcclusionCheck(
        drops=drops[:single].reshape(plan.rows, plan.columns),
        logit_drops=logit_drops[:single].reshape(plan.rows, plan.columns),
        rank_correlation=rank_correlation(importance[usable], logit_drops[:single][usable]),
        patches_hidden=hidden,
        top_drop=float(drops[single]),
        bottom_drop=float(drops[single + 1]),
        random_drops=drops[single + 2 :],
    )


def graph_predictor(folder: Path, temperature: float, output: int) -> Predictor:
    """The predictor of the checkpoint in `folder` for one of its outputs. Several times as fast as torch on one thread.

    Raises CheckpointError when the graph cannot be loaded.
    """
    try:
        session = graph_session(graph_path(folder).read_bytes())
    except Exception as error:  # ONNX Runtime raises plain exceptions of many kinds
        raise CheckpointError("The network of model {name} could not be loaded.", folder) from error

    def predicted(level_db: Floats) -> tuple[Floats, Floats]:
        logits = np.concatenate([session.run(["logits"], {"mel_db": window[None, None]})[0] for window in level_db])
        odds = np.exp((logits - logits.max(axis=1, keepdims=True)) / temperature)
        return odds[:, output] / odds.sum(axis=1), logits[:, output]

    return predicted


def sounding_mean_db(level_db: Floats) -> np.float32:
    """The window's mean level without its silence: what the network takes as its zero."""
    return np.float32(level_db[level_db >= level_db.max() - _SILENT_BELOW_DB].mean())


def rank_correlation(first: NDArray[np.floating], second: NDArray[np.floating]) -> float:
    """Spearman's, equal values sharing their mean rank; NaN where either is constant."""
    ranks = [_ranks(first), _ranks(second)]
    if any(np.ptp(one) == 0 for one in ranks):
        return float("nan")
    return float(np.corrcoef(ranks[0], ranks[1])[0, 1])


def _ranks(values: NDArray[np.floating]) -> NDArray[np.float64]:
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    return np.asarray((np.cumsum(counts) - (counts - 1) / 2)[place])


def _patches(shape: tuple[int, ...], plan: OcclusionPlan) -> list[tuple[slice, slice]]:
    """The grid's patches, row by row, lowest bands first; every value lies in exactly one."""
    rows = np.linspace(0, shape[0], plan.rows + 1).round().astype(int)
    columns = np.linspace(0, shape[1], plan.columns + 1).round().astype(int)
    return [
        (slice(int(low), int(high)), slice(int(left), int(right)))
        for low, high in pairwise(rows)
        for left, right in pairwise(columns)
    ]
