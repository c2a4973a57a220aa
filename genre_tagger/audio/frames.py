"""FFmpeg's decoded frames as arrays: all channels of one, or the mean of many, quickly."""

from __future__ import annotations

import numpy as np
from av.audio.frame import AudioFrame
from numpy.typing import DTypeLike, NDArray

from genre_tagger.audio.source import mean_of_channels

_KINDS: dict[str, tuple[DTypeLike, float]] = {  # sample format -> type, full scale
    "flt": (np.float32, 1.0),
    "s16": (np.int16, 1.0 / (1 << 15)),
    "s32": (np.int32, 1.0 / (1 << 31)),
    "s64": (np.int64, 1.0 / (1 << 63)),
}


class MonoMix:
    """Mixes the frames of one stream down. A track has thousands, so two channels take the shortest way there is."""

    def __init__(self, first: AudioFrame) -> None:
        """`first` shows what the stream's frames are like; others are mixed too, only slower."""
        name = first.format.name
        self._is_planar = first.format.is_planar
        self._planes = 2 if self._is_planar else 1
        sample_type, full_scale = _KINDS.get(name.removesuffix("p"), (np.float32, 1.0))
        self._sample_type = np.dtype(sample_type)
        self._is_fast = name.removesuffix("p") in _KINDS and first.layout.nb_channels == 2
        self.gain = np.float32(full_scale / 2.0 if self._is_fast else 1.0)
        """What to multiply the mix by when it is complete: once, not once a frame."""

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
        else:
            np.divide(mean_of_channels(frame_samples(frame)[gone : gone + len(target)]), self.gain, out=target)


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
