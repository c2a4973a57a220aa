"""From held-out logits to probabilities that mean what they say, and to the threshold of Unknown.

Three numbers are fitted on artists the network never heard: the temperature of the genres, an offset for the "none of
these" logit, and the confidence below which the answer is Unknown. The offset is folded into the network's output
layer, so that a checkpoint needs the temperature and the threshold only.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar

from genre_tagger.classification.crnn import Crnn
from genre_tagger.training.evaluation import Floats, Scored, confidence, genre_probability, softmax

KEPT_IN_SCOPE = 0.88
"""Share of in-scope windows that the default threshold keeps: artists yet unheard lose three points more than those it
was chosen on, and 85 % are asked for."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """`other_offset` is added to the last logit before all are divided by `temperature`."""

    temperature: float
    other_offset: float
    unknown_below: float

    def applied_to(self, logits: Floats) -> Floats:
        """Logits (n, outputs) as the calibrated network would give them."""
        changed = logits.copy()
        changed[:, -1] += self.other_offset
        return changed


def calibrate(scored: Scored, weights: Floats) -> Calibration:
    """Fit on held-out windows; `weights` (n,) say how much each counts for the offset (artist and class balance).

    For the temperature all count alike, as in the calibration error. The last logit is not scaled: a fit of its
    probability shrinks it, and then a quarter fewer foreign windows are refused at as many kept
    (`models/EXPERIMENTS.md`, section 12).
    """
    own = scored.labels < scored.genres
    genre_logits, labels = scored.logits[own, : scored.genres], scored.labels[own]

    def genre_loss(temperature: float) -> float:
        probability = genre_probability(genre_logits, scored.genres, temperature)[np.arange(len(labels)), labels]
        return float(np.mean(-np.log(probability + 1e-9)))

    candidates = np.geomspace(0.25, 4.0, 161)
    temperature = float(candidates[int(np.argmin([genre_loss(t) for t in candidates]))])

    def scope_loss(offset: float) -> float:
        other = softmax(Calibration(temperature, offset, 0.0).applied_to(scored.logits) / temperature)[:, -1]
        return float(np.average(-np.log(np.where(own, 1 - other, other) + 1e-9), weights=weights))

    offset = float(minimize_scalar(scope_loss, bounds=(-10.0, 10.0), method="bounded").x)
    return Calibration(temperature, offset, _threshold(scored, Calibration(temperature, offset, 0.0)))


def _threshold(scored: Scored, calibration: Calibration) -> float:
    """The highest, to a thousandth, that keeps enough of the in-scope windows."""
    sure = confidence(replace(scored, logits=calibration.applied_to(scored.logits)), calibration.temperature)
    own = scored.labels < scored.genres
    return math.floor(1000 * float(np.quantile(sure[own], 1 - KEPT_IN_SCOPE, method="lower"))) / 1000


def cross_fitted_refusal(scored: Scored, weights: Floats, parts: NDArray[np.int64]) -> tuple[float, float]:
    """In-scope windows kept and foreign ones refused by thresholds that were chosen without them.

    `parts` (n,) numbers the folds; each is judged by the calibration of the others.
    """
    kept = np.zeros(len(scored.labels), dtype=bool)
    for part in np.unique(parts):
        mine, others = parts == part, parts != part
        found = calibrate(scored.take(np.flatnonzero(others)), weights[others])
        judged = scored.take(np.flatnonzero(mine))
        changed = replace(judged, logits=found.applied_to(judged.logits))
        kept[mine] = confidence(changed, found.temperature) >= found.unknown_below
    own = scored.labels < scored.genres
    return float(kept[own].mean()), float((~kept[~own]).mean()) if (~own).any() else float("nan")


@torch.no_grad()
def fold_into(network: Crnn, calibration: Calibration) -> None:
    """Add the offset of "none of these" to the output layer, in place."""
    network.output.bias[-1] += calibration.other_offset
