"""A small writer of Monkey's Audio files (.ape): no library at hand writes them, and people have them.

One channel, 16 bits, the "fast" level of format version 3.99, whose decoder is the simplest: a first-order filter, a
four-tap predictor that learns by signs, and an adaptive range coder. Checked by decoding what it wrote, with FFmpeg.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_VERSION = 3_990
_FAST = 1_000
_MAKE_WAV_HEADER = 32  # format flag: no WAV header is stored
_FRAME_SAMPLES = 9_216
_BOTTOM = 1 << 23
_TOP = 1 << 31

# The format's fixed model of how many times the pivot fits into a value: cumulative frequencies of 65,536.
_CUMULATIVE = [0, 19_578, 36_160, 48_417, 56_323, 60_899, 63_265, 64_435, 64_971, 65_232, 65_351, 65_416]
_CUMULATIVE += [65_447, 65_466, 65_476, 65_482, 65_485, 65_488, 65_490, 65_491, 65_492, *range(65_493, 65_537)]
_ESCAPE = 63


def write_monkeys_audio(path: Path, sound: NDArray[np.float32], sample_rate_hz: int) -> None:
    """Writes `sound`, (n,) within [-1, 1]. Takes about 10 s for a million samples."""
    samples = np.clip(np.round(sound * 32_768.0), -32_768, 32_767).astype("<i2")
    frames = [_frame(samples[first : first + _FRAME_SAMPLES]) for first in range(0, len(samples), _FRAME_SAMPLES)]
    table_bytes = 4 * len(frames)
    position = 52 + 24 + table_bytes
    table = b""
    for frame in frames:
        table += struct.pack("<I", position)
        position += len(frame)
    audio = b"".join(frames)
    final_samples = len(samples) - (len(frames) - 1) * _FRAME_SAMPLES
    descriptor = struct.pack("<4sHHIIIIIII16s", b"MAC ", _VERSION, 0, 52, 24, table_bytes, 0, len(audio), 0, 0, b"")
    header = struct.pack(
        "<HHIIIHHI", _FAST, _MAKE_WAV_HEADER, _FRAME_SAMPLES, final_samples, len(frames), 16, 1, sample_rate_hz
    )
    path.write_bytes(descriptor + header + table + audio)


def _frame(samples: NDArray[np.int16]) -> bytes:
    """One independent frame: checksum and coded residuals, in words of four bytes, each turned round."""
    coder = _RangeCoder()
    _write_values(coder, _residuals(samples.tolist()))
    data = struct.pack(">I", zlib.crc32(samples.tobytes()) >> 1) + coder.finish()
    words = np.frombuffer(data + bytes(-len(data) % 4), dtype=">u4")
    return words.astype("<u4").tobytes()


def _residuals(samples: Iterable[int]) -> Iterable[int]:
    """What the decoder's predictor will not have foreseen."""
    weights = [360, 317, -109, 98]
    taps = [0, 0, 0, 0]  # last filtered value, its change, and the two changes before
    filtered = last_sample = 0
    for sample in samples:
        taps = [filtered, filtered - taps[0], taps[1], taps[2]]
        predicted = sum(tap * weight for tap, weight in zip(taps, weights, strict=True)) >> 10
        filtered = sample - (last_sample * 31 >> 5)
        last_sample = sample
        residual = filtered - predicted
        weights = [weight + _sign(tap) * _sign(residual) for tap, weight in zip(taps, weights, strict=True)]
        yield residual


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)


def _write_values(coder: _RangeCoder, values: Iterable[int]) -> None:
    """Each value as a multiple of a running mean, by the fixed model, and a remainder, evenly."""
    mean_sum = 16 << 10
    for value in values:
        folded = 2 * value - 1 if value > 0 else -2 * value
        pivot = max(mean_sum >> 5, 1)
        multiple, remainder = divmod(folded, pivot)
        symbol = min(multiple, _ESCAPE)
        coder.write(_CUMULATIVE[symbol], _CUMULATIVE[symbol + 1] - _CUMULATIVE[symbol], 1 << 16)
        if symbol == _ESCAPE:
            coder.write(multiple >> 16, 1, 1 << 16)
            coder.write(multiple & 0xFFFF, 1, 1 << 16)
        coder.write(remainder, 1, pivot)
        mean_sum += (folded + 1) // 2 - ((mean_sum + 16) >> 5)


class _RangeCoder:
    """The carry-propagating range coder of G. N. N. Martin (1979) in byte steps, as Monkey's Audio lays it out."""

    def __init__(self) -> None:
        self._low, self._range = 0, _TOP
        self._held, self._pending = 0, 0  # a byte a carry may still reach, and how many 0xFF follow it
        self._bytes = bytearray()

    def write(self, below: int, width: int, total: int) -> None:
        """Codes the slice [below, below + width) of `total`."""
        self._shift_out()
        unit = self._range // total
        self._low += unit * below
        self._range = unit * width

    def finish(self) -> bytes:
        """Enough bytes to decode everything written."""
        for _ in range(5):
            self._shift_out()
            self._range = _BOTTOM  # forces one byte out
        return bytes(self._bytes) + bytes(4)

    def _shift_out(self) -> None:
        while self._range <= _BOTTOM:
            carry = self._low >> 31
            if carry or self._low < 0xFF << 23:
                self._bytes.append((self._held + carry) & 0xFF)
                self._bytes += bytes([0x00 if carry else 0xFF]) * self._pending
                self._pending = 0
                self._held = self._low >> 23 & 0xFF
            else:
                self._pending += 1
            self._low = self._low << 8 & (_TOP - 1)
            self._range <<= 8
