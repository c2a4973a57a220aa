"""From held-out logits to probabilities that mean what they say, and to the threshold of Unknown.

Three numbers are fitted on artists the network never heard: the temperature of the genres, and a scale and an offset
for the "none of these" logit. The latter two are folded into the network's output layer, so that a checkpoint needs the
temperature only.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from scipy.optimize import minimize

from genre_tagger.classification.crnn import Crnn
from genre_tagger.training.evaluation import Floats, Scored, genre_probability, refusal_curve, softmax

KEPT_IN_SCOPE = 0.87
"""Share of in-scope windows that the default threshold keeps, a little over the 85 % that are asked for."""


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

    def scope_loss(values: Floats) -> float:
        logits = Calibration(temperature, values[0], values[1], 0.0).applied_to(scored.logits)
        other = softmax(logits / temperature)[:, -1]
        return float(np.average(-np.log(np.where(own, 1 - other, other) + 1e-9), weights=weights))

    scale, offset = minimize(scope_loss, np.array([1.0, 0.0]), method="Nelder-Mead").x
    fitted = Calibration(temperature, float(max(scale, 0.05)), float(offset), 0.0)
    changed = Scored(fitted.applied_to(scored.logits), scored.labels, scored.artists, scored.genres)
    curve = refusal_curve(changed, temperature, list(np.linspace(0, 0.99, 100)))
    threshold = max((t for t, kept, _, _ in curve if kept >= KEPT_IN_SCOPE), default=0.0)
    return Calibration(temperature, fitted.other_scale, fitted.other_offset, threshold)


@torch.no_grad()
def fold_into(network: Crnn, calibration: Calibration) -> None:
    """Write the scale and offset of "none of these" into the output layer, in place."""
    network.output.weight[-1] *= calibration.other_scale
    network.output.bias[-1] = network.output.bias[-1] * calibration.other_scale + calibration.other_offset
