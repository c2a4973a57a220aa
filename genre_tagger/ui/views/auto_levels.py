"""The range of levels that suits a picture: from its softer parts to its peaks."""

from __future__ import annotations

import numpy as np

from genre_tagger.features.overview import SpectrogramPicture
from genre_tagger.features.spectra import decode_db

_SOFT_PERCENT = 8.0
_LOUD_PERCENT = 99.8
_LEAST_RANGE_DB = 30
_MOST_RANGE_DB = 80  # what the network keeps under its loudest value


def auto_levels(picture: SpectrogramPicture) -> tuple[int, int]:
    """(low, high) in dB. Silence is left out, so that a pause does not wash out the music."""
    codes = picture.codes[picture.codes > 0]
    if not codes.size:
        return -80, 0
    soft, loud = (decode_db(float(code)) for code in np.percentile(codes, (_SOFT_PERCENT, _LOUD_PERCENT)))
    high = int(np.ceil(loud))
    low = int(np.floor(min(max(soft, high - _MOST_RANGE_DB), high - _LEAST_RANGE_DB)))
    return low, high
