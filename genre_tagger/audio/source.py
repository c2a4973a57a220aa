"""What a decoder library must offer, and the arithmetic that all of them share."""

from __future__ import annotations

from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from genre_tagger.foundation.errors import Sentence

LOWEST_RATE_HZ = 1_000
HIGHEST_RATE_HZ = 768_000
MOST_CHANNELS = 1_024
MOST_VALUES = 1 << 23  # float32 values decoded in one go: 32 MiB, a minute of stereo
NOTHING_DECODES = Sentence("{name} holds no sound that can be decoded; it is damaged or not an audio file.")
_LOUDEST = np.float32(1e6)  # 120 dB above full scale: louder is damage, and its square must stay finite


class UnreadableError(Exception):
    """A decoder cannot make sense of a file. `template` is the sentence to tell, with a field for the file's `name`."""

    def __init__(self, template: str, **fields: object) -> None:
        super().__init__(template)
        self.template, self.fields = template, fields


class Source(Protocol):
    """An open file that decodes from any frame on. One thread at a time."""

    @property
    def decoder(self) -> Literal["soundfile", "pyav"]:
        """Which library reads the file."""

    sample_rate_hz: int
    channels: int
    duration_seconds: float
    duration_is_exact: bool
    is_guess: bool
    """Whether nothing says that the file is what the decoder takes it for but frames found somewhere in it."""

    def read_mono(self, first: int, frames: int) -> NDArray[np.float32]:
        """All channels as one (see `clip.mix_down`) from frame `first` on, (n,): up to `frames`, maybe fewer; none only
        at the end.

        Raises UnreadableError where damage stops this decoder and another may do better.
        """

    def read_channels(self, first: int, frames: int) -> NDArray[np.float32]:
        """All channels from frame `first` on, (n, channels); else like `read_mono`."""

    def close(self) -> None:
        """Frees the file. May be called again."""


def check_stream(sample_rate_hz: int, channels: int) -> None:
    """Raises UnreadableError for figures that no music has and that would only exhaust the memory."""
    if not LOWEST_RATE_HZ <= sample_rate_hz <= HIGHEST_RATE_HZ:
        raise UnreadableError(
            "{name} states an impossible sample rate of {rate} Hz; the file is damaged.", rate=sample_rate_hz
        )
    if not 1 <= channels <= MOST_CHANNELS:
        raise UnreadableError(
            "{name} states an impossible number of {count} channels; the file is damaged.", count=channels
        )


def tame(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """The same samples where they are sane; else a copy with NaN and infinities as 0 and absurd values clipped."""
    if not samples.size or (samples.max() <= _LOUDEST and samples.min() >= -_LOUDEST):
        return samples  # comparisons with NaN are false, so it falls through
    return np.clip(np.nan_to_num(samples, nan=0.0, posinf=0.0, neginf=0.0), -_LOUDEST, _LOUDEST)
