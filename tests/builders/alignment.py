"""How far one recording is shifted against another, whatever coding did to it in between."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def shift_samples(part: NDArray[np.float32], whole: NDArray[np.float32], expected: int, most: int) -> int:
    """Where `part` really begins in `whole`, less `expected`; found within `most` samples of it.

    Cross-correlation with all frequencies weighted alike (GCC-PHAT; Knapp and Carter 1976), sharp to one sample.
    """
    first = max(0, expected - most)
    around = np.diff(whole[first : expected + len(part) + most].astype(np.float64))
    sought = np.diff(part.astype(np.float64))
    length = 1 << (len(around) + len(sought)).bit_length()
    cross = np.fft.rfft(around, length) * np.conj(np.fft.rfft(sought, length))
    correlation = np.fft.irfft(cross / (np.abs(cross) + 1e-9), length)
    return int(correlation[: max(1, len(around) - len(sought) + 1)].argmax()) + first - expected
