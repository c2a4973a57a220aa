"""The range of levels that suits a picture: from its softer parts to its peaks."""

from __future__ import annotations

import numpy as np

from genre_tagger.features.overview import SpectrogramPicture
from genre_tagger.features.spectra import decode_db

_PERCENTS = (8.0, 99.8)
"""How much is softer than the first colour, and softer than the last."""
_LEAST_RANGE_DB = 30
_MOST_RANGE_DB = 80  # what the network keeps under its loudest value


def auto_levels(picture: SpectrogramPicture) -> tuple[int, int]:
    """(low, high) in dB. Silence is left out, so that a pause does not wash out the music."""
    counts = np.bincount(picture.codes.ravel(), minlength=256)  # np.percentile would import a fifth of a second's worth
    counts[0] = 0
    reached = np.cumsum(counts)
    if not reached[-1]:
        return -80, 0
    soft, loud = (decode_db(float(np.searchsorted(reached, part / 100 * reached[-1]))) for part in _PERCENTS)
    high = int(np.ceil(loud))
    low = int(np.floor(min(max(soft, high - _MOST_RANGE_DB), high - _LEAST_RANGE_DB)))
    return low, high
