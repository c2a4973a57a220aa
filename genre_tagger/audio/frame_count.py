"""How long an MP3 or raw AAC stream is, by counting its frames, where its header does not say or says it wrongly.

Such streams have no table of contents. A Xing, Info or VBRI header may give the length; without one, decoders guess
from the first frame's bit rate and are up to half wrong for variable rates. Walking the frame headers decodes nothing.
Layouts: ISO/IEC 11172-3 and 13818-3 (MPEG audio), 13818-7 (ADTS).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from os import PathLike
from pathlib import Path
from typing import BinaryIO, NamedTuple

from genre_tagger.audio.container import audio_offset

_CHUNK_BYTES = 1 << 20
_MOST_BYTES = 1 << 28  # 256 MiB, some three hours: beyond that the average so far is good enough
_SEARCH_BYTES = 1 << 16
_HEADER_BYTES = 7
_PLACES = 16
_PLACE_BYTES = 4096
_KILOBITS = {  # (MPEG version 1?, layer) -> bit rates by index
    (True, 1): (0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    (True, 2): (0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (True, 3): (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (False, 1): (0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (False, 2): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (False, 3): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_MPEG1_RATES_HZ = (44_100, 48_000, 32_000)
_AAC_RATES_HZ = (96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350)


class Frame(NamedTuple):
    """What one frame's header says."""

    size_bytes: int
    seconds: float


_FrameReader = Callable[[bytes, int], Frame | None]


def counted_seconds(path: str | PathLike[str], container: str) -> float | None:
    """The length of an "mp3" or "aac" stream in seconds by counting frames.

    None when there is nothing to count: no two frames in a row, or an MP3 whose length header agrees with the file's
    size, so that the decoder's own figure is right. Reads at most 256 MiB. Raises OSError.
    """
    with Path(path).open("rb") as file:
        start = audio_offset(file)
        end = file.seek(0, 2)
        file.seek(start)
        head = file.read(_SEARCH_BYTES)
        read_frame = mpeg_frame if container == "mp3" else adts_frame
        first = _first_frame(head, read_frame)
        if first is None:
            return None
        if container == "mp3" and _length_header_agrees(head[first:], end - start - first):
            return None
        if container == "mp3":
            seconds = _constant_rate_seconds(file, start + first, end)
            if seconds is not None:
                return seconds
        return _walk(file, start + first, end, read_frame)


def first_frame_offset(path: str | PathLike[str]) -> int | None:
    """Where in an MP3 file the first two frames in a row begin, whatever stands before them; None without any.

    Looks through 1 MiB. Raises OSError.
    """
    with Path(path).open("rb") as file:
        return _first_frame(file.read(_CHUNK_BYTES), mpeg_frame)


def _first_frame(data: bytes, read_frame: _FrameReader) -> int | None:
    """Where the first of two frames in a row begins."""
    at = data.find(b"\xff")
    while at >= 0:
        frame = read_frame(data, at)
        if frame and (at + frame.size_bytes >= len(data) or read_frame(data, at + frame.size_bytes)):
            return at
        at = data.find(b"\xff", at + 1)
    return None


def _length_header_agrees(frame: bytes, available_bytes: int) -> bool:
    """Whether the first frame carries a length (Xing, Info or VBRI) that fits the bytes there are."""
    if frame.startswith(b"VBRI", 36):
        stated_bytes, stated_frames = _big_endian(frame, 46), _big_endian(frame, 50)
    else:
        at = max(frame.find(b"Xing", 0, 64), frame.find(b"Info", 0, 64))
        if at < 0 or frame[at + 7 : at + 8] == b"" or frame[at + 7] & 3 != 3:
            return False
        stated_frames, stated_bytes = _big_endian(frame, at + 8), _big_endian(frame, at + 12)
    tolerance = max(available_bytes // 50, 256 * 1024)  # tags at the end may hold a picture
    return stated_frames > 0 and -4096 <= available_bytes - stated_bytes <= tolerance


def _big_endian(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "big")


def _constant_rate_seconds(file: BinaryIO, first: int, end: int) -> float | None:
    """The length by bit rate, when the frames at sixteen places all share one; else None. Saves most of the walk."""
    kinds: set[tuple[int, int]] = set()  # (version and layer, rates without the padding bit)
    for place in range(_PLACES):
        file.seek(first + (end - first) * place // _PLACES)
        data = file.read(_PLACE_BYTES)
        at = _first_frame(data, mpeg_frame)
        if at is None:
            return None
        while frame := mpeg_frame(data, at):
            kinds.add((data[at + 1], data[at + 2] & 0xFD))
            at += frame.size_bytes
        if len(kinds) > 1:
            return None
    version_and_layer, rates = kinds.pop()
    bits_per_second = _bits_per_second(version_and_layer, rates)
    return (end - first) * 8 / bits_per_second


def _walk(file: BinaryIO, first: int, end: int, read_frame: _FrameReader) -> float:
    """Adds up the frames from byte `first` on, stepping over damage to the next sync word."""
    seconds = 0.0
    position = first
    last = min(end, first + _MOST_BYTES)
    while position < last:
        file.seek(position)
        data = file.read(_CHUNK_BYTES)
        at, stop = 0, len(data) - _HEADER_BYTES
        if stop <= 0:
            break
        while at < stop:
            frame = read_frame(data, at)
            if frame:
                frame_bytes, frame_seconds = frame
                seconds += frame_seconds
                at += frame_bytes
            else:
                at = data.find(b"\xff", at + 1)
                if at < 0:
                    at = len(data)
        position += at
    if position < end:
        seconds *= (end - first) / max(1, position - first)
    return seconds


@lru_cache(maxsize=1024)
def _mpeg_kind(version_and_layer: int, rates: int) -> Frame | None:
    """Size and length by the second and third header byte; the few kinds in a file repeat thousands of times."""
    version, layer = version_and_layer >> 3 & 3, 4 - (version_and_layer >> 1 & 3)
    bit_rate_index, rate_index = rates >> 4, rates >> 2 & 3
    if version_and_layer & 0xE0 != 0xE0 or version == 1 or layer == 4 or rate_index == 3:
        return None
    if bit_rate_index in (0, 15):
        return None
    is_mpeg1 = version == 3
    rate_hz = _MPEG1_RATES_HZ[rate_index] // {3: 1, 2: 2, 0: 4}[version]
    bits = _bits_per_second(version_and_layer, rates)
    padding = rates >> 1 & 1
    samples = 384 if layer == 1 else 1152 if is_mpeg1 or layer == 2 else 576
    size = (12 * bits // rate_hz + padding) * 4 if layer == 1 else samples // 8 * bits // rate_hz + padding
    return Frame(size, samples / rate_hz)


def _bits_per_second(version_and_layer: int, rates: int) -> int:
    is_mpeg1, layer = version_and_layer >> 3 & 3 == 3, 4 - (version_and_layer >> 1 & 3)
    return _KILOBITS[is_mpeg1, layer][rates >> 4] * 1000


def mpeg_frame(data: bytes, at: int) -> Frame | None:
    """The frame of MPEG audio (layers I to III) whose header begins at `at`, or None. Seven bytes are needed."""
    if at + _HEADER_BYTES > len(data) or data[at] != 0xFF:
        return None
    return _mpeg_kind(data[at + 1], data[at + 2])


def adts_frame(data: bytes, at: int) -> Frame | None:
    """As `mpeg_frame`, of AAC in ADTS."""
    if at + _HEADER_BYTES > len(data) or data[at] != 0xFF or data[at + 1] & 0xF6 != 0xF0:
        return None
    rate_index = data[at + 2] >> 2 & 15
    size = (data[at + 3] & 3) << 11 | data[at + 4] << 3 | data[at + 5] >> 5
    if size < _HEADER_BYTES or rate_index >= len(_AAC_RATES_HZ):
        return None
    return Frame(size, 1024 * (1 + (data[at + 6] & 3)) / _AAC_RATES_HZ[rate_index])
