"""A name for the sound in a file that stays when the tags around it change.

The key is a digest of the audio payload alone: the tags of every container that carries them in front, behind or
between are stepped over. Of a long payload its length and sixteen stretches spread over it are taken, so that the key
costs a few milliseconds whatever the size. Two files of equal key hold, for all that listening to a few windows can
tell, the same sound.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from functools import partial
from hashlib import blake2b
from os import SEEK_END
from pathlib import Path
from typing import BinaryIO

from genre_tagger.audio.lyrics3 import before_lyrics3
from genre_tagger.audio.mpeg_start import find_start
from genre_tagger.foundation.errors import DecodeError
from genre_tagger.foundation.readable import readable_path

Range = tuple[int, int]
"""(first byte, length)"""

_STRETCHES = 16
_STRETCH_BYTES = 16 << 10
_THOROUGH_STRETCHES = 64
_THOROUGH_STRETCH_BYTES = 1 << 20
_OGG_PAGE_HEADER_BYTES = 27
_ASF_HEADER = bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c")
_ASF_DATA = bytes.fromhex("3626b2758e66cf11a6d900aa0062ce6c")
_MOST_PARTS = 100_000


def content_key(path: Path, *, thorough: bool = False) -> str:
    """32 hexadecimal digits for the audio payload of the file. Damaged containers get a key too.

    `thorough` takes every byte of payloads up to 64 MiB and that much of longer ones: some milliseconds for a clip,
    and another key than without. Raises DecodeError when the file cannot be read.
    """
    stretches = (_THOROUGH_STRETCHES, _THOROUGH_STRETCH_BYTES) if thorough else (_STRETCHES, _STRETCH_BYTES)
    try:
        with path.open("rb") as file:
            start, end = _without_outer_tags(file)
            magic = _read_at(file, start, 16)
            parts = [part for part in _payload(file, magic, start, end) if part[1] > 0]
            if not parts:
                start = _behind_junk(file, start)
                parts = [(start, end - start)]
            return _digest(file, parts, *stretches, is_ogg=magic.startswith(b"OggS"))
    except OSError as error:
        raise DecodeError(
            "{name} cannot be read ({reason}).", path, name=readable_path(path.name), reason=error.strerror or error
        ) from error


def _digest(file: BinaryIO, parts: list[Range], stretches: int, stretch_bytes: int, *, is_ogg: bool) -> str:
    total = sum(length for _, length in parts)
    digest = blake2b(struct.pack("<QQ", total, len(parts)), digest_size=16)
    if total <= stretches * stretch_bytes:
        wanted = [(0, total)]
    else:
        step = (total - stretch_bytes) / (stretches - 1)
        wanted = [(round(index * step), stretch_bytes) for index in range(stretches)]
    read = _read_ogg if is_ogg else _read_at
    for start, length in wanted:
        for position, size in _locate(parts, start, length):
            digest.update(read(file, position, size))
    return digest.hexdigest()


def _locate(parts: list[Range], start: int, length: int) -> Iterator[Range]:
    """Where in the file the stretch of the joined parts lies."""
    for first, size in parts:
        if start < size and length > 0:
            taken = min(length, size - start)
            yield first + start, taken
            length -= taken
            start = 0
        else:
            start -= size if start >= size else 0


def _read_at(file: BinaryIO, position: int, size: int) -> bytes:
    file.seek(position)
    return file.read(size)


def _read_ogg(file: BinaryIO, position: int, size: int) -> bytes:
    """The bytes, with page numbers and checksums blanked: all of them change when the comment grows by a page."""
    lead = min(position, _OGG_PAGE_HEADER_BYTES)
    data = bytearray(_read_at(file, position - lead, size + lead))
    found = data.find(b"OggS")
    while found >= 0:
        header = slice(min(found + 18, len(data)), min(found + 26, len(data)))
        data[header] = bytes(header.stop - header.start)
        found = data.find(b"OggS", found + 4)
    return bytes(data[lead:])


def _without_outer_tags(file: BinaryIO) -> Range:
    """(start, end) of what lies between ID3v2 and APE in front and ID3v1, Lyrics3 and APE behind."""
    end = file.seek(0, SEEK_END)
    start = 0
    while (head := _read_at(file, start, 10))[:3] == b"ID3" and len(head) == 10:
        size = (head[6] & 127) << 21 | (head[7] & 127) << 14 | (head[8] & 127) << 7 | head[9] & 127
        after = start + 10 + size + (10 if head[5] & 0x10 else 0)
        if after >= end:
            break
        start = after
    head = _read_at(file, start, 32)
    if head.startswith(b"APETAGEX"):
        after = start + 32 + int.from_bytes(head[12:16], "little")
        start = after if after < end else start
    while (before := _before_trailing_tag(file, start, end)) < end:
        end = before
    return start, end


def _behind_junk(file: BinaryIO, start: int) -> int:
    """Where the frames begin of an MPEG stream with ID3v2 tags behind junk; else `start`."""
    found = find_start(partial(_read_at, file), start)
    return found.frames if found is not None and found.tags else start


def _before_trailing_tag(file: BinaryIO, start: int, end: int) -> int:
    """Where the last tag before `end` begins; `end` when there is none."""
    if end - start >= 128 and _read_at(file, end - 128, 3) == b"TAG":
        return end - 128
    if end - start >= 32:
        footer = _read_at(file, end - 32, 32)
        if footer.startswith(b"APETAGEX"):
            size, _, flags = struct.unpack_from("<III", footer, 12)
            before = end - size - (32 if flags & 0x8000_0000 else 0)
            return before if start <= before < end else end
    before = before_lyrics3(partial(_read_at, file), end)
    return before if start <= before else end


def _payload(file: BinaryIO, magic: bytes, start: int, end: int) -> Iterator[Range]:
    """Parts of the container that hold sound; nothing when the container is not one that carries tags inside."""
    walk: Callable[[BinaryIO, int, int], Iterator[Range]] | None = None
    if magic.startswith(b"fLaC"):
        walk = _flac
    elif magic.startswith(b"OggS"):
        walk = _ogg
    elif magic[:4] in (b"RIFF", b"RF64", b"BW64") or magic.startswith(b"FORM"):
        walk = _iff
    elif magic[4:8] in (b"ftyp", b"mdat", b"moov", b"free", b"skip", b"wide"):
        walk = _mp4
    elif magic == _ASF_HEADER:
        walk = _asf
    elif magic.startswith((b"DSD ", b"FRM8")):
        walk = _dsd
    if walk is not None:
        for count, part in enumerate(walk(file, start, end)):
            if count >= _MOST_PARTS:
                return
            yield part


def _flac(file: BinaryIO, start: int, end: int) -> Iterator[Range]:
    position, last = start + 4, False
    while not last:
        head = _read_at(file, position, 4)
        if len(head) < 4:
            return
        last = bool(head[0] & 0x80)
        size = int.from_bytes(head[1:4], "big")
        if head[0] & 0x7F == 0:  # STREAMINFO, with the digest of the decoded samples
            yield position + 4, min(size, max(0, end - position - 4))
        position += 4 + size
    yield position, end - position


def _ogg(file: BinaryIO, start: int, end: int) -> Iterator[Range]:
    """The first page, then all pages after the header packets."""
    position, headers_left = start, -1
    while position < end and headers_left != 0:
        head = _read_at(file, position, _OGG_PAGE_HEADER_BYTES + 255)
        if head[:4] != b"OggS" or len(head) < _OGG_PAGE_HEADER_BYTES:
            return
        lacing = head[_OGG_PAGE_HEADER_BYTES : _OGG_PAGE_HEADER_BYTES + head[26]]
        body = position + _OGG_PAGE_HEADER_BYTES + head[26]
        if headers_left < 0:
            headers_left = _ogg_header_packets(_read_at(file, body, 32))
            yield body, sum(lacing)
        headers_left = max(0, headers_left - sum(1 for size in lacing if size < 255))
        position = body + sum(lacing)
    yield position, end - position


def _ogg_header_packets(first: bytes) -> int:
    if first.startswith(b"\x01vorbis"):
        return 3
    if first.startswith(b"\x7fFLAC"):
        return max(2, 1 + int.from_bytes(first[7:9], "big"))
    return 2  # Opus, Speex


def _iff(file: BinaryIO, start: int, end: int) -> Iterator[Range]:
    """RIFF (little-endian) and AIFF (big-endian): the format and the samples."""
    order = ">" if _read_at(file, start, 4) == b"FORM" else "<"
    position, wide_data_bytes = start + 12, None
    while position + 8 <= end:
        name, size = struct.unpack(order + "4sI", _read_at(file, position, 8))
        if name == b"ds64":
            wide_data_bytes = struct.unpack_from("<Q", _read_at(file, position + 16, 8).ljust(8, b"\0"))[0]
        if name == b"data" and (size == 0xFFFF_FFFF or (size == 0 and not _is_chunk(file, position + 8, end))):
            size = wide_data_bytes or end - position - 8  # a recording that was never finished, or a very long one
        if name in (b"fmt ", b"COMM", b"data", b"SSND"):
            yield position + 8, min(size, end - position - 8)
        position += 8 + size + (size & 1)


def _is_chunk(file: BinaryIO, position: int, end: int) -> bool:
    """Whether a RIFF chunk, or nothing at all, begins there."""
    head = _read_at(file, position, 8)
    size = int.from_bytes(head[4:], "little")
    return not head or (len(head) == 8 and head[:4].strip().isalnum() and position + 8 + size <= end)


def _mp4(file: BinaryIO, start: int, end: int) -> Iterator[Range]:
    position = start
    while position + 8 <= end:
        size, name = struct.unpack(">I4s", _read_at(file, position, 8))
        head = 8
        if size == 1:
            size, head = int.from_bytes(_read_at(file, position + 8, 8), "big"), 16
        elif size == 0:
            size = end - position
        if size < head:
            return
        if name == b"mdat":
            yield position + head, min(size, end - position) - head
        position += size


def _dsd(file: BinaryIO, start: int, end: int) -> Iterator[Range]:
    """DSF (little-endian, sizes with their header) and DSDIFF (big-endian, sizes without): format and samples."""
    is_dsf = _read_at(file, start, 4) == b"DSD "
    position = start + (28 if is_dsf else 16)
    while position + 12 <= end:
        head = _read_at(file, position, 12)
        size = int.from_bytes(head[4:], "little") - 12 if is_dsf else int.from_bytes(head[4:], "big")
        if size < 0:
            return
        if head[:4] in (b"fmt ", b"data", b"DSD ", b"DST "):
            yield position + 12, min(size, end - position - 12)
        position += 12 + size + (0 if is_dsf else size & 1)


def _asf(file: BinaryIO, start: int, end: int) -> Iterator[Range]:
    position = start
    while position + 24 <= end:
        head = _read_at(file, position, 24)
        size = int.from_bytes(head[16:24], "little")
        if size < 24:
            return
        if head[:16] == _ASF_DATA:
            yield position + 24, min(size, end - position) - 24
        position += size
