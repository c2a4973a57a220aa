"""How long a run will take yet, with the spread of the epochs so far."""

from __future__ import annotations

from collections.abc import Sequence

_UNSURE = 0.15
"""Relative spread assumed before two epochs were timed."""


def remaining_seconds(epoch_seconds: Sequence[float], epochs_left: int, fewest_left: int) -> tuple[float, float, float]:
    """(low, likely, high) from the seconds of the epochs so far, the latest four of which count.

    `fewest_left` is how soon early stopping may end the run.
    """
    if not epoch_seconds:
        return 0.0, 0.0, 0.0
    latest = list(epoch_seconds)[-4:]
    mean = sum(latest) / len(latest)
    spread = _UNSURE * mean if len(latest) == 1 else 0.0
    low = min(*latest, mean) if len(latest) > 1 else mean - spread
    high = max(*latest, mean) if len(latest) > 1 else mean + spread
    return low * min(epochs_left, fewest_left), mean * epochs_left, high * epochs_left
