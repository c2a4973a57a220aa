"""How long an MP3 or raw AAC stream is, by counting its frames, where its header does not say or says it wrongly.

Such streams have no table of contents. A Xing, Info or VBRI header may give the length; without one, decoders guess
from the first frame's bit rate and are up to half wrong for variable rates. Walking the frame headers decodes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from os import PathLike

from genre_tagger.containers.byte_view import ByteView
from genre_tagger.containers.mpeg import FRAME_HEADER_BYTES, Frame, adts_frame, bits_per_second, mpeg_frame
from genre_tagger.containers.outer_tags import behind_any_tags

_CHUNK_BYTES = 1 << 20
_MOST_BYTES = 1 << 28  # 256 MiB, some three hours: beyond that the average so far is good enough
_SEARCH_BYTES = 1 << 16
_PLACES = 16
_PLACE_BYTES = 4096
_FrameReader = Callable[[bytes, int], Frame | None]


def counted_seconds(path: str | PathLike[str], container: str) -> float | None:
    """The length of an "mp3" or "aac" stream in seconds by counting frames.

    None when there is nothing to count: no two frames in a row, or an MP3 whose length header agrees with the file's
    size, so that the decoder's own figure is right. Reads at most 256 MiB. Raises OSError.
    """
    with ByteView(path) as view:
        start, end = behind_any_tags(view), view.size
        head = view.at_most(start, _SEARCH_BYTES)
        read_frame = mpeg_frame if container == "mp3" else adts_frame
        first = _first_frame(head, read_frame)
        if first is None:
            return None
        if container == "mp3" and _length_header_agrees(head[first:], end - start - first):
            return None
        if container == "mp3":
            seconds = _constant_rate_seconds(view, start + first, end)
            if seconds is not None:
                return seconds
        return _walk(view, start + first, end, read_frame)


def first_frame_offset(path: str | PathLike[str]) -> int | None:
    """Where in an MP3 file the first two frames in a row begin, whatever stands before them; None without any.

    Looks through 1 MiB. Raises OSError.
    """
    with ByteView(path) as view:
        return _first_frame(view.at_most(0, _CHUNK_BYTES), mpeg_frame)


def _first_frame(data: bytes, read_frame: _FrameReader) -> int | None:
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


def _constant_rate_seconds(view: ByteView, first: int, end: int) -> float | None:
    """The length by bit rate, when the frames at sixteen places all share one; else None. Saves most of the walk."""
    kinds: set[tuple[int, int]] = set()  # (version and layer, rates without the padding bit)
    for place in range(_PLACES):
        data = view.at_most(first + (end - first) * place // _PLACES, _PLACE_BYTES)
        at = _first_frame(data, mpeg_frame)
        if at is None:
            return None
        while frame := mpeg_frame(data, at):
            kinds.add((data[at + 1], data[at + 2] & 0xFD))
            at += frame.size_bytes
        if len(kinds) > 1:
            return None
    version_and_layer, rates = kinds.pop()
    return (end - first) * 8 / bits_per_second(version_and_layer, rates)


def _walk(view: ByteView, first: int, end: int, read_frame: _FrameReader) -> float:
    """Adds up the frames from byte `first` on, stepping over damage to the next sync word."""
    seconds = 0.0
    position = first
    last = min(end, first + _MOST_BYTES)
    while position < last:
        data = view.at_most(position, _CHUNK_BYTES)
        at, stop = 0, len(data) - FRAME_HEADER_BYTES
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
