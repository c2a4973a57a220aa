"""A microphone for tests: sound comes in when the test says so."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np


class FakeInput:
    """Stands in for an open input stream: `speak(frames)` is one callback."""

    def __init__(
        self,
        receive: Callable[[np.ndarray, bool], None],
        sample_rate_hz: int = 16_000,
        channels: int = 2,
        name: str = "Fake microphone",
    ) -> None:
        self.device_name = name
        self.sample_rate_hz = sample_rate_hz
        self.channels = channels
        self.running = False
        self.alive = True
        self._receive = receive

    def start(self) -> None:
        self.running = True

    def close(self) -> None:
        self.running = False

    def is_alive(self) -> bool:
        return self.alive

    def speak(self, frames: np.ndarray, lost_some: bool = False) -> None:
        """One callback with frames (n, channels)."""
        self._receive(frames, lost_some)
