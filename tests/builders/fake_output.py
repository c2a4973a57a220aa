"""A sound card for tests: it asks for samples when the test says so, and keeps what it was given."""

from __future__ import annotations

import numpy as np

from genre_tagger.audio.sound_card import FillFrames
from genre_tagger.foundation.errors import DeviceError


class FakeOutput:
    """Stands in for an output stream. `ask(n)` is one callback."""

    def __init__(self, device: str | None, sample_rate_hz: int, channels: int, fill: FillFrames) -> None:
        self.device_name = device or "Fake speakers"
        self.sample_rate_hz = sample_rate_hz
        self.channels = channels
        self.running = False
        self.closed = False
        self.alive = True
        self.heard = np.zeros((0, channels), dtype=np.float32)
        self._fill = fill

    def start(self) -> None:
        self.running = True

    def stop(self) -> None:
        self.running = False

    def close(self) -> None:
        self.running, self.closed = False, True

    def is_alive(self) -> bool:
        return self.alive

    def ask(self, frames: int, delay_seconds: float = 0.0) -> np.ndarray:
        """One callback: `frames` frames that will be heard in `delay_seconds`."""
        assert self.running
        block = np.full((frames, self.channels), np.nan, dtype=np.float32)
        self._fill(block, delay_seconds)
        self.heard = np.concatenate([self.heard, block])
        return block


class FakeSoundCard:
    """Opens fake outputs, at a rate of its own if it has one; `missing` devices cannot be opened."""

    def __init__(self, rate_hz: int | None = None) -> None:
        self.rate_hz = rate_hz
        self.missing: set[str | None] = set()
        self.outputs: list[FakeOutput] = []

    @property
    def output(self) -> FakeOutput:
        """The one opened last."""
        return self.outputs[-1]

    def __call__(self, device: str | None, sample_rate_hz: int, channels: int, fill: FillFrames) -> FakeOutput:
        if device in self.missing:
            raise DeviceError("No sound output was found; connect or switch on a device.")
        self.outputs.append(FakeOutput(device, self.rate_hz or sample_rate_hz, channels, fill))
        return self.output
