"""From held-out logits to probabilities that mean what they say, and to the threshold of Unknown.

Fitted on artists the network never heard: the temperature of the genres, a scale for the "none of these" logit, and the
confidence below which the answer is Unknown. The scale is folded into the network's output layer, so that a checkpoint
needs the temperature and the threshold only.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray

from genre_tagger.classification.crnn import Crnn
from genre_tagger.training.evaluation import Floats, Scored, confidence, genre_probability

KEPT_IN_SCOPE = 0.88
"""Share of in-scope windows that the default threshold keeps: artists yet unheard lose three points more than those it
was chosen on, and 85 % are asked for."""

_OTHER_SCALES = (1.0, 1.5, 2.0, 3.0)
"""What the "none of these" logit may be stretched by. A fit of its probability (log loss) shrinks it instead, and then
refuses a quarter fewer of the foreign windows: `models/EXPERIMENTS.md`, section 12."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """`other_scale` and `other_offset` act on the last logit before all are divided by `temperature`."""

    temperature: float
    other_scale: float
    other_offset: float
    unknown_below: float

    def applied_to(self, logits: Floats) -> Floats:
        """Logits (n, outputs) as the calibrated network would give them."""
        changed = logits.copy()
        changed[:, -1] = changed[:, -1] * self.other_scale + self.other_offset
        return changed


def calibrate(scored: Scored, weights: Floats) -> Calibration:
    """Fit on held-out windows; `weights` (n,) say how much each counts (artist and class balance)."""
    own = scored.labels < scored.genres
    genre_logits, labels = scored.logits[own, : scored.genres], scored.labels[own]

    def genre_loss(temperature: float) -> float:
        probability = genre_probability(genre_logits, scored.genres, temperature)[np.arange(len(labels)), labels]
        return float(np.average(-np.log(probability + 1e-9), weights=weights[own]))

    candidates = np.geomspace(0.25, 4.0, 161)
    temperature = float(candidates[int(np.argmin([genre_loss(t) for t in candidates]))])

    plain = Calibration(temperature, 1.0, 0.0, 0.0)
    found = [_with_threshold(scored, replace(plain, other_scale=scale)) for scale in _OTHER_SCALES]
    return max(found, key=lambda pair: pair[1])[0]  # of equals the first, which stretches least


def _with_threshold(scored: Scored, calibration: Calibration) -> tuple[Calibration, float]:
    """With the highest threshold that keeps enough, and the share of foreign windows it refuses (0 without any)."""
    sure = confidence(replace(scored, logits=calibration.applied_to(scored.logits)), calibration.temperature)
    own = scored.labels < scored.genres
    threshold = math.floor(1000 * float(np.quantile(sure[own], 1 - KEPT_IN_SCOPE, method="lower"))) / 1000
    refused = float((sure[~own] < threshold).mean()) if (~own).any() else 0.0
    return replace(calibration, unknown_below=threshold), refused


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
    """Write the scale and offset of "none of these" into the output layer, in place."""
    network.output.weight[-1] *= calibration.other_scale
    network.output.bias[-1] = network.output.bias[-1] * calibration.other_scale + calibration.other_offset
