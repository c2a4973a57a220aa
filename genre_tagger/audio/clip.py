"""Clip, a stretch of one-channel sound, and how many channels become one.

A mix is the mean, as people hear it, but not where the channels cancel each other out in it: a wrongly wired transfer,
or a karaoke or "wide" mix, holds the same sound in both channels with opposite signs; everybody hears it, and its mean
is silent. Likewise what counts as silent is said of the channels, not of their mean.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

if TYPE_CHECKING:
    from av.audio.frame import AudioFrame


@dataclass(frozen=True, slots=True, eq=False)
class Clip:
    """Mono samples cut from a track.

    `samples` is float32 of shape (n,), nominally within [-1, 1], every value finite; `start_seconds` says where in the
    track the first sample lies.
    """

    samples: NDArray[np.float32]
    sample_rate_hz: int
    start_seconds: float = 0.0

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return len(self.samples) / self.sample_rate_hz


SILENT_RMS = 1e-3
"""-60 dB re full scale."""

_LEAST_SHARE = 0.2  # of the power that unrelated channels would leave in their mean; two that correlate at -0.8
_PROBES = 16
_PROBE_FRAMES = 1024


def mean_of_channels(block: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n, channels) -> (n,). Adds columns, since numpy's mean over a short last axis is thirty times slower."""
    channels = block.shape[1]
    if channels == 1:
        return block[:, 0]
    if channels > 16:
        mean: NDArray[np.float32] = block.mean(axis=1, dtype=np.float32)
        return mean
    mix = block[:, 0] + block[:, 1]
    for channel in range(2, channels):
        mix += block[:, channel]
    mix *= np.float32(1.0 / channels)
    return mix


def mix_down(block: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n, channels) -> (n,): the mean, or the loudest channel where hardly anything of the channels is left in it."""
    mean = mean_of_channels(block)
    if block.shape[1] == 1 or not len(block):
        return mean
    powers = [_power(block[:, channel]) for channel in range(block.shape[1])]
    if not is_cancelled(_power(mean), sum(powers), block.shape[1]):
        return mean
    return np.ascontiguousarray(block[:, int(np.argmax(powers))])


def is_cancelled(mean_power: float, channels_power: float, channels: int, leniency: float = 1.0) -> bool:
    """Whether the mean is no fair account of `channels` that sound. Powers per sample, that of the channels summed.

    `leniency` above 1 also lets pass what is not far from it: for a guess that is looked into.
    """
    silent_power = SILENT_RMS * SILENT_RMS
    least = leniency * max(_LEAST_SHARE * channels_power / channels**2, silent_power)
    return channels_power >= silent_power and mean_power < least


def _power(samples: NDArray[np.float32]) -> float:
    """The power (n,) has without a constant offset; of many samples, that of some stretches spread over them."""
    if len(samples) > 2 * _PROBES * _PROBE_FRAMES:
        starts = np.linspace(0, len(samples) - _PROBE_FRAMES, _PROBES).astype(int)
        samples = np.concatenate([samples[start : start + _PROBE_FRAMES] for start in starts])
    return float(samples.var())


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
                self._probe(target, _energy(left) + _energy(right), self._full_scale)
        else:
            samples = frame_samples(frame)[gone : gone + len(target)]
            np.divide(mean_of_channels(samples), self.gain, out=target)
            if self._frames % _FRAMES_A_PROBE == 0:
                self._probe(target, _energy(samples.ravel()), 1.0)
        self._frames += 1

    def _probe(self, mix: NDArray[np.float32], channels_power: float, full_scale: float) -> None:
        """Takes note of what (n,), which `gain` is to be applied to, has of the channels' summed power."""
        self._probed += len(mix)
        self._mean_power += _energy(mix) * float(self.gain) ** 2
        self._channels_power += channels_power * full_scale**2


def _energy(samples: NDArray[Any]) -> float:
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
