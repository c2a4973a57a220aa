"""FFmpeg's decoded frames as arrays: all channels of one, or the mean of many, quickly."""

from __future__ import annotations

from typing import Any

import numpy as np
from av.audio.frame import AudioFrame
from numpy.typing import DTypeLike, NDArray

from genre_tagger.audio.mixdown import is_cancelled, mean_of_channels

_KINDS: dict[str, tuple[DTypeLike, float]] = {  # sample format -> type, full scale
    "flt": (np.float32, 1.0),
    "s16": (np.int16, 1.0 / (1 << 15)),
    "s32": (np.int32, 1.0 / (1 << 31)),
    "s64": (np.int64, 1.0 / (1 << 63)),
}
_FRAMES_A_PROBE = 32  # of one frame in so many it is asked what the mix leaves of the channels


class MonoMix:
    """Mixes the frames of one stream down. A track has thousands, so two channels take the shortest way there is."""

    def __init__(self, first: AudioFrame) -> None:
        """`first` shows what the stream's frames are like; others are mixed too, only slower."""
        name = first.format.name
        self._is_planar = first.format.is_planar
        self._planes = 2 if self._is_planar else 1
        sample_type, full_scale = _KINDS.get(name.removesuffix("p"), (np.float32, 1.0))
        self._sample_type = np.dtype(sample_type)
        self._full_scale = full_scale
        self._channels = first.layout.nb_channels
        self._is_fast = name.removesuffix("p") in _KINDS and self._channels == 2
        self.gain = np.float32(full_scale / 2.0 if self._is_fast else 1.0)
        """What to multiply the mix by when it is complete: once, not once a frame."""
        self.begin()

    def begin(self) -> None:
        """A new stretch: `cancels` speaks of what is put from now on."""
        self._frames = self._probed = 0
        self._mean_power = self._channels_power = 0.0

    @property
    def cancels(self) -> bool:
        """Whether the channels may have cancelled each other out in what was put since `begin`: a guess by probes."""
        probed = max(self._probed, 1)
        return is_cancelled(self._mean_power / probed, self._channels_power / probed, self._channels, leniency=2.0)

    def put(self, frame: AudioFrame, gone: int, target: NDArray[np.float32]) -> None:
        """Fills `target`, (n,), with the frame's samples from number `gone` on, to be multiplied by `gain` yet."""
        planes = frame.planes
        if self._is_fast and len(target) == frame.samples and len(planes) == self._planes:
            if self._is_planar:
                left = np.frombuffer(planes[0], self._sample_type, len(target))  # type: ignore[call-overload]
                right = np.frombuffer(planes[1], self._sample_type, len(target))  # type: ignore[call-overload]
            else:
                both = np.frombuffer(planes[0], self._sample_type, 2 * len(target))  # type: ignore[call-overload]
                left, right = both[::2], both[1::2]
            np.add(left, right, target, dtype=np.float32)
            if self._frames % _FRAMES_A_PROBE == 0:
                self._probe(target, _power(left) + _power(right), self._full_scale)
        else:
            samples = frame_samples(frame)[gone : gone + len(target)]
            np.divide(mean_of_channels(samples), self.gain, out=target)
            if self._frames % _FRAMES_A_PROBE == 0:
                self._probe(target, _power(samples.ravel()), 1.0)
        self._frames += 1

    def _probe(self, mix: NDArray[np.float32], channels_power: float, full_scale: float) -> None:
        """Takes note of what (n,), which `gain` is to be applied to, has of the channels' summed power."""
        self._probed += len(mix)
        self._mean_power += _power(mix) * float(self.gain) ** 2
        self._channels_power += channels_power * full_scale**2


def _power(samples: NDArray[Any]) -> float:
    """The sum of the squares of (n,)."""
    values = samples.astype(np.float32, copy=False)
    return float(np.dot(values, values))


def frame_samples(frame: AudioFrame) -> NDArray[np.float32]:
    """All channels of one frame, (n, channels), full scale at 1."""
    raw = frame.to_ndarray()
    name = frame.format.name
    kind = name.removesuffix("p")
    block = raw.T if name != kind else raw.reshape(frame.samples, -1)
    samples = block.astype(np.float32, copy=False)
    if kind == "u8":
        return (samples - np.float32(128.0)) / np.float32(128.0)
    return samples if kind in ("flt", "dbl") else samples * np.float32(_KINDS[kind][1])
