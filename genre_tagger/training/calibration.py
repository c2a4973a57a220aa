"""From held-out logits to probabilities that mean what they say, and to the threshold of Unknown.

Fitted on artists the network never heard: an offset for each genre's logit and the temperature of them all, an offset
for "none of these", and the confidence below which the answer is Unknown. The offsets are folded into the network's
output layer, so that a checkpoint needs the temperature and the threshold only.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.optimize import minimize, minimize_scalar

from genre_tagger.classification.crnn import Crnn
from genre_tagger.training.evaluation import Floats, Scored, confidence, genre_probability, softmax

KEPT_IN_SCOPE = 0.88
"""Share of in-scope windows that the default threshold keeps: artists yet unheard lose three points more than those it
was chosen on, and 85 % are asked for."""

_RIDGE = 0.05
"""Penalty on squared genre offsets, against a mean log loss: without it they follow the few artists of a fold."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """The offsets are added to the logits of the genres and to the last one before all are divided by `temperature`."""

    temperature: float
    genre_offsets: tuple[float, ...]
    other_offset: float
    unknown_below: float

    def applied_to(self, logits: Floats) -> Floats:
        """Logits (n, outputs) as the calibrated network would give them."""
        return np.asarray(logits + np.array([*self.genre_offsets, self.other_offset]))


def calibrate(scored: Scored, weights: Floats) -> Calibration:
    """Fit on held-out windows; `weights` (n,) say how much each counts for the offsets (artist and class balance).

    For the temperature all count alike, as in the calibration error. The last logit is not scaled: a fit of its
    probability shrinks it, and then a quarter fewer foreign windows are refused at as many kept
    (`models/EXPERIMENTS.md`, section 12).
    """
    own = scored.labels < scored.genres
    genre_logits, labels = scored.logits[own, : scored.genres], scored.labels[own]
    offsets = _genre_offsets(genre_logits, labels, weights[own])
    genre_logits = genre_logits + offsets

    def genre_loss(temperature: float) -> float:
        probability = genre_probability(genre_logits, scored.genres, temperature)[np.arange(len(labels)), labels]
        return float(np.mean(-np.log(probability + 1e-9)))

    candidates = np.geomspace(0.25, 4.0, 161)
    temperature = float(candidates[int(np.argmin([genre_loss(t) for t in candidates]))])

    def scope_loss(offset: float) -> float:
        other = softmax(Calibration(temperature, offsets, offset, 0.0).applied_to(scored.logits) / temperature)[:, -1]
        return float(np.average(-np.log(np.where(own, 1 - other, other) + 1e-9), weights=weights))

    offset = float(minimize_scalar(scope_loss, bounds=(-10.0, 10.0), method="bounded").x)
    return Calibration(temperature, offsets, offset, _threshold(scored, Calibration(temperature, offsets, offset, 0.0)))


def _genre_offsets(logits: Floats, labels: NDArray[np.int64], weights: Floats) -> tuple[float, ...]:
    """One number a genre, mean 0, that explains the labels best when no genre is likelier than another beforehand.

    A collection may hold any mix of genres, the training music holds one; and genres known from few artists carry
    worse to new ones, so that a network names them too rarely.
    """
    genres = logits.shape[1]
    rows, share = np.arange(len(labels)), weights / weights.sum()

    def loss(parameters: Floats) -> float:
        scaled = logits * math.exp(parameters[-1]) + parameters[:genres]
        raised = scaled - scaled.max(axis=1, keepdims=True)
        likelihood = raised[rows, labels] - np.log(np.exp(raised).sum(axis=1))
        return float(-(share * likelihood).sum() + _RIDGE * (parameters[:genres] ** 2).sum())

    found = minimize(loss, np.zeros(genres + 1)).x
    offsets = (found[:genres] - found[:genres].mean()) * math.exp(-found[-1])
    return tuple(round(float(offset), 4) for offset in offsets)


def _threshold(scored: Scored, calibration: Calibration) -> float:
    """The highest, to a thousandth, that keeps enough of the in-scope windows."""
    sure = confidence(replace(scored, logits=calibration.applied_to(scored.logits)), calibration.temperature)
    own = scored.labels < scored.genres
    return math.floor(1000 * float(np.quantile(sure[own], 1 - KEPT_IN_SCOPE, method="lower"))) / 1000


@dataclass(frozen=True, slots=True, eq=False)
class CrossFitted:
    """Held-out windows, each judged by a calibration that was fitted without its fold.

    `scored`: calibrated logits, already divided by their temperature. `kept` (n,): whether they reach its threshold.
    """

    scored: Scored
    kept: NDArray[np.bool_]

    @property
    def refusal(self) -> tuple[float, float]:
        """Share of in-scope windows kept and of foreign ones refused; NaN for those that do not occur."""
        own = self.scored.labels < self.scored.genres
        return _mean(self.kept[own]), _mean(~self.kept[~own])


def _mean(values: NDArray[np.bool_]) -> float:
    return float(values.mean()) if len(values) else math.nan


def cross_fitted(scored: Scored, weights: Floats, parts: NDArray[np.int64]) -> CrossFitted:
    """`parts` (n,) numbers the folds; each is judged by what `calibrate` finds on the others."""
    logits, kept = np.empty_like(scored.logits), np.zeros(len(scored.labels), dtype=bool)
    for part in np.unique(parts):
        mine, others = np.flatnonzero(parts == part), np.flatnonzero(parts != part)
        found = calibrate(scored.take(others), weights[others])
        logits[mine] = found.applied_to(scored.logits[mine]) / found.temperature
        kept[mine] = confidence(replace(scored.take(mine), logits=logits[mine]), 1.0) >= found.unknown_below
    return CrossFitted(replace(scored, logits=logits), kept)


@torch.no_grad()
def fold_into(network: Crnn, calibration: Calibration) -> None:
    """Add the offsets to the output layer, in place."""
    network.output.bias.add_(torch.tensor([*calibration.genre_offsets, calibration.other_offset]))
