"""A track in the company of its album: what its neighbours say of its genre, weighed with what it says itself.

The evidence of a track are the logarithms of its calibrated probabilities: of each genre, and of none of these. Its
own, the mean of its album's others and the mean of its artist's other albums are averaged by weights that were fitted
on held-out music (`training.bundled.company_fit`); the more tracks speak, the more they count, and the
less, the farther the track itself is from what they say. Pure; no numpy, no Qt.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from math import exp, log

from genre_tagger.classification.prediction import Prediction
from genre_tagger.foundation.plain_values import from_plain
from genre_tagger.genres import same_genre

Evidence = tuple[float, ...]
"""Logarithms of probabilities: one a genre, then that of none of these. Floored, so that no track can veto."""

LEAST_PROBABILITY = 1e-3
"""Of one class in the evidence of a track."""
CORRECTED_PROBABILITY = 0.98
"""Of the genre that a person gave a track, where it speaks for its album."""


@dataclass(frozen=True, slots=True)
class CompanyWeights:
    """How much company counts, where a track's own evidence counts 1. Fitted; kept in a model's description.

    The defaults are those of the bundled recipe's folds, for models that were made without.

    `album` and `artist` are the weights that many tracks of them come near to; n others reach n / (n + `slowness`) of
    it. Company counts fully where it agrees with the track and not at all where the two are `apart` or more (the
    Jensen-Shannon divergence, in bits); nor where all of them together are `unlike` or more (that of them all).
    `sharpening` (0: a plain mean, 1: evidence adds up) is how much surer many
    tracks make it; `none_offset` is added to "none of these", and `threshold_offset` to the logit of the threshold of
    Unknown, both times the share that company has of the whole.
    """

    album: float = 2.469
    artist: float = 1.481
    slowness: float = 1.297
    apart: float = 0.577
    unlike: float = 0.8
    sharpening: float = 0.081
    none_offset: float = -2.303
    threshold_offset: float = 1.416

    def to_json(self) -> dict[str, float]:
        """As a model's description keeps it."""
        return asdict(self)

    @staticmethod
    def from_json(values: Mapping[str, float]) -> CompanyWeights:
        """The weights in a model's description; those that it does not name are the general ones."""
        return from_plain(CompanyWeights, values)


@dataclass(frozen=True, slots=True)
class EvidenceSum:
    """Several tracks added up: their evidence, their probabilities and the entropies of these (natural logarithms).

    Of no track, the sums are ()."""

    count: int = 0
    total: Evidence = ()
    shares: tuple[float, ...] = ()
    entropy: float = 0.0

    def plus(self, evidence: Evidence) -> EvidenceSum:
        """With one track more."""
        return self.joined(repeated(evidence, 1))

    def joined(self, other: EvidenceSum) -> EvidenceSum:
        """With the tracks of another."""
        if not self.count or not other.count:
            return self if self.count else other
        total = tuple(map(float.__add__, self.total, other.total))
        shares = tuple(map(float.__add__, self.shares, other.shares))
        return EvidenceSum(self.count + other.count, total, shares, self.entropy + other.entropy)

    def minus(self, other: EvidenceSum) -> EvidenceSum:
        """Without tracks that are in it."""
        if other.count in (0, self.count):
            return EvidenceSum() if other.count else self
        total = tuple(map(float.__sub__, self.total, other.total))
        shares = tuple(map(float.__sub__, self.shares, other.shares))
        return EvidenceSum(self.count - other.count, total, shares, self.entropy - other.entropy)

    @property
    def mean(self) -> Evidence:
        """Of at least one track."""
        return tuple(value / self.count for value in self.total)

    @property
    def spread(self) -> float:
        """How unlike the tracks are: the Jensen-Shannon divergence of their probabilities, in bits; 0 where all say the
        same."""
        mean = [value / self.count for value in self.shares]
        return max(0.0, (_entropy(mean) - self.entropy / self.count) / log(2))


def repeated(evidence: Evidence, count: int) -> EvidenceSum:
    """As many tracks that all say the same."""
    shares = _softmax(evidence)
    return EvidenceSum(
        count,
        tuple(count * value for value in evidence),
        tuple(count * share for share in shares),
        count * _entropy(shares),
    )


NOBODY = EvidenceSum()


def evidence_of(prediction: Prediction, correction: str = "") -> Evidence:
    """What a track says: (genres + 1,). A person's `correction` takes the place of what the classifier said."""
    if correction:
        shares = [float(same_genre(correction, genre)) for genre in prediction.genres]
        rest = (1 - CORRECTED_PROBABILITY) / len(shares)
        values = [CORRECTED_PROBABILITY if share else rest for share in (*shares, float(not any(shares)))]
    else:
        values = [share * prediction.in_scope for share in prediction.probabilities] + [1 - prediction.in_scope]
    return tuple(log(max(value, LEAST_PROBABILITY)) for value in values)


def in_company(
    prediction: Prediction, own: Evidence, album: EvidenceSum, artist: EvidenceSum, weights: CompanyWeights
) -> tuple[Prediction, float]:
    """The prediction with company, and the share that company had of it.

    `own` is the track's evidence, `album` that of its album's other tracks, `artist` that of the artist's other albums.
    Without others, or where they are apart, it is the very prediction given.
    """
    of_album = weights.album * album.count / (album.count + weights.slowness)
    of_artist = weights.artist * artist.count / (artist.count + weights.slowness)
    weight = of_album + of_artist
    if weight <= 0:
        return prediction, 0.0
    parts = [(of_album, album), (of_artist, artist)]
    others = [sum(w * s.total[k] / s.count for w, s in parts if s.count) / weight for k in range(len(own))]
    everybody = album.joined(artist).plus(own)
    weight *= _faith(_divergence(_softmax(own), _softmax(others)), weights.apart)
    weight *= _faith(everybody.spread, weights.unlike)
    if weight == 0:
        return prediction, 0.0
    share = weight / (1.0 + weight)
    flatness = 1.0 + (1.0 - weights.sharpening) * weight
    mixed = [(mine + weight * theirs) / flatness for mine, theirs in zip(own, others, strict=True)]
    mixed[-1] += weights.none_offset * share
    return _answer(prediction, _softmax(mixed), weights.threshold_offset * share), share


def album_prediction(
    prediction: Prediction, album: EvidenceSum, artist: EvidenceSum, weights: CompanyWeights
) -> Prediction:
    """One prediction for a whole album, whose tracks' evidence is `album`: that of a track which says what all say on
    average. The rest is that of `prediction`, one of its tracks."""
    if album.count == 1 and artist.count == 0:
        return prediction
    others = repeated(album.mean, album.count - 1) if album.count > 1 else NOBODY
    mean = _answer(prediction, _softmax(album.mean), 0.0)
    return in_company(mean, album.mean, others, artist, weights)[0]


def _answer(prediction: Prediction, probabilities: Sequence[float], threshold_offset: float) -> Prediction:
    of_genres = sum(probabilities[:-1])
    return replace(
        prediction,
        probabilities=tuple(value / of_genres for value in probabilities[:-1]),
        in_scope=1.0 if prediction.in_scope == 1.0 else of_genres,  # a model without "none of these"
        unknown_below=_moved(prediction.unknown_below, threshold_offset),
    )


def _moved(threshold: float, offset: float) -> float:
    """A threshold in [0, 1], moved on the scale of logits."""
    if offset == 0 or not 0 < threshold < 1:
        return threshold
    return 1 / (1 + (1 - threshold) / threshold * exp(-offset))


def _faith(difference: float, limit: float) -> float:
    """How far company counts: 1 without a difference, 0 from the limit on."""
    return max(0.0, 1.0 - (difference / limit) ** 2)


def _entropy(probabilities: Sequence[float]) -> float:
    return -sum(value * log(value) for value in probabilities if value > 0)


def _softmax(logits: Sequence[float]) -> list[float]:
    highest = max(logits)
    raised = [exp(value - highest) for value in logits]
    total = sum(raised)
    return [value / total for value in raised]


def _divergence(left: Sequence[float], right: Sequence[float]) -> float:
    """Jensen-Shannon, in bits: 0 for the same, 1 for what has nothing in common (Lin 1991)."""
    both = 0.0
    for one, other in zip(left, right, strict=True):
        middle = (one + other) / 2
        both += (one * log(one / middle) if one else 0.0) + (other * log(other / middle) if other else 0.0)
    return both / (2 * log(2))
