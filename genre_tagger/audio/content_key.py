"""A name for the sound in a file that stays when the tags around it change.

The key is a digest of the audio payload alone: the tags of every container that carries them in front, behind or
between are stepped over. Of a long payload its length and sixteen stretches spread over it are taken, so that the key
costs a few milliseconds whatever the size. Two files of equal key hold, for all that listening to a few windows can
tell, the same sound.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import blake2b
from itertools import islice
from pathlib import Path

from genre_tagger.containers import asf
from genre_tagger.containers.byte_view import ByteView, MalformedError
from genre_tagger.containers.iff import DSDIFF, DSF, IFF, RIFF, Chunk, chunks_in
from genre_tagger.containers.mp4 import atoms_in
from genre_tagger.containers.mpeg import find_start
from genre_tagger.containers.outer_tags import before_ape, before_lyrics3, behind_any_tags, behind_front_ape
from genre_tagger.containers.xiph import FLAC_MAGIC, PAGE_HEAD, STREAM_INFO, blocks_from, pages_from
from genre_tagger.foundation.errors import DecodeError
from genre_tagger.foundation.readable import readable_path

Range = tuple[int, int]
"""(first byte, length)"""

_STRETCHES = 16
_STRETCH_BYTES = 16 << 10
_THOROUGH_STRETCHES = 64
_THOROUGH_STRETCH_BYTES = 1 << 20
_MOST_PARTS = 100_000


def content_key(path: Path, *, thorough: bool = False) -> str:
    """32 hexadecimal digits for the audio payload of the file. Damaged containers get a key too.

    `thorough` takes every byte of payloads up to 64 MiB and that much of longer ones: some milliseconds for a clip,
    and another key than without. Raises DecodeError when the file cannot be read.
    """
    stretches = (_THOROUGH_STRETCHES, _THOROUGH_STRETCH_BYTES) if thorough else (_STRETCHES, _STRETCH_BYTES)
    try:
        with ByteView(path) as view:
            start, end = _without_outer_tags(view)
            magic = view.at_most(start, 16)
            parts = [part for part in _payload(view, magic, start, end) if part[1] > 0]
            if not parts:
                found = find_start(view, start)
                start = found.frames if found is not None and found.tags else start  # behind tags behind junk
                parts = [(start, end - start)]
            return _digest(view, parts, *stretches, is_ogg=magic.startswith(b"OggS"))
    except OSError as error:
        raise DecodeError(
            "{name} cannot be read ({reason}).", path, name=readable_path(path.name), reason=error.strerror or error
        ) from error


def _digest(view: ByteView, parts: list[Range], stretches: int, stretch_bytes: int, *, is_ogg: bool) -> str:
    total = sum(length for _, length in parts)
    digest = blake2b(struct.pack("<QQ", total, len(parts)), digest_size=16)
    if total <= stretches * stretch_bytes:
        wanted = [(0, total)]
    else:
        step = (total - stretch_bytes) / (stretches - 1)
        wanted = [(round(index * step), stretch_bytes) for index in range(stretches)]
    for start, length in wanted:
        for position, size in _locate(parts, start, length):
            digest.update(_ogg_bytes(view, position, size) if is_ogg else view.at_most(position, size))
    return digest.hexdigest()


def _locate(parts: list[Range], start: int, length: int) -> Iterator[Range]:
    for first, size in parts:
        if start < size and length > 0:
            taken = min(length, size - start)
            yield first + start, taken
            length -= taken
            start = 0
        else:
            start -= size if start >= size else 0


def _ogg_bytes(view: ByteView, position: int, size: int) -> bytes:
    """The bytes, with page numbers and checksums blanked: all of them change when the comment grows by a page."""
    lead = min(position, PAGE_HEAD.size)
    data = bytearray(view.at_most(position - lead, size + lead))
    found = data.find(b"OggS")
    while found >= 0:
        header = slice(min(found + 18, len(data)), min(found + 26, len(data)))
        data[header] = bytes(header.stop - header.start)
        found = data.find(b"OggS", found + 4)
    return bytes(data[lead:])


def _without_outer_tags(view: ByteView) -> Range:
    """(start, end) of what lies between ID3v2 and APE in front and ID3v1, Lyrics3 and APE behind."""
    start, end = behind_any_tags(view), view.size
    behind_ape = behind_front_ape(view, start)
    start = behind_ape if behind_ape < end else start
    while (before := _before_trailing_tag(view, start, end)) < end:
        end = before
    return start, end


def _before_trailing_tag(view: ByteView, start: int, end: int) -> int:
    """Where the last tag before `end` begins; `end` when there is none."""
    if end - start >= 128 and view.at_most(end - 128, 3) == b"TAG":
        return end - 128
    before = before_ape(view, start, end)
    before = before_lyrics3(view, end) if before == end else before
    return before if start <= before else end


def _payload(view: ByteView, magic: bytes, start: int, end: int) -> Iterator[Range]:
    """Parts of the container that hold sound, up to damage; nothing of one that carries no tags inside."""
    walk = next((walk for at, magics, walk in _WALKS if magic.startswith(magics, at)), None)
    if walk is not None:
        with suppress(MalformedError):
            yield from islice(walk(view, start, end), _MOST_PARTS)


def _flac(view: ByteView, start: int, end: int) -> Iterator[Range]:
    position = start
    for block in blocks_from(view, start + 4):
        position = block.end
        if block.kind == STREAM_INFO:  # with the digest of the decoded samples
            yield block.content, min(block.size, max(0, end - block.content))
    yield position, end - position


def _ogg(view: ByteView, start: int, end: int) -> Iterator[Range]:
    """The first page, then all pages after the header packets."""
    position, headers_left = start, -1
    for page in pages_from(view, start, may_be_cut=True):
        if headers_left < 0:
            headers_left = _ogg_header_packets(view.at_most(page.body, 32))
            yield page.body, sum(page.lacing)
        headers_left = max(0, headers_left - sum(1 for size in page.lacing if size < 255))
        position = page.end
        if not headers_left or position >= end:
            break
    yield position, end - position


def _ogg_header_packets(first: bytes) -> int:
    if first.startswith(b"\x01vorbis"):
        return 3
    if first.startswith(b"\x7fFLAC"):
        return max(2, 1 + int.from_bytes(first[7:9], "big"))
    return 2  # Opus, Speex


def _form(view: ByteView, start: int, end: int) -> Iterator[Range]:
    wide_data_bytes: int | None = None

    def true_size(chunk: Chunk) -> int:
        """Of a recording that was never finished, or a very long one."""
        unknown = chunk.size == 0xFFFF_FFFF or (chunk.size == 0 and not _is_chunk(view, chunk.content, end))
        return wide_data_bytes or end - chunk.content if chunk.name == b"data" and unknown else chunk.size

    layout = IFF if view.at_most(start, 4) == b"FORM" else RIFF
    for chunk in chunks_in(view, start + 12, end, layout, true_size=true_size):
        if chunk.name == b"ds64":
            wide_data_bytes = int.from_bytes(view.at_most(chunk.content + 8, 8), "little")
        if chunk.name in (b"fmt ", b"COMM", b"data", b"SSND"):
            yield chunk.content, min(chunk.size, end - chunk.content)


def _is_chunk(view: ByteView, position: int, end: int) -> bool:
    """Whether a RIFF chunk, or nothing at all, begins there."""
    head = view.at_most(position, 8)
    size = int.from_bytes(head[4:], "little")
    return not head or (len(head) == 8 and head[:4].strip().isalnum() and position + 8 + size <= end)


def _mp4(view: ByteView, start: int, end: int) -> Iterator[Range]:
    for atom in atoms_in(view, start, end, may_be_cut=True):
        if atom.name == b"mdat":
            yield atom.content, min(atom.end, end) - atom.content


def _dsd(view: ByteView, start: int, end: int) -> Iterator[Range]:
    layout, first = (DSF, start + 28) if view.at_most(start, 4) == b"DSD " else (DSDIFF, start + 16)
    for chunk in chunks_in(view, first, end, layout):
        if chunk.name in (b"fmt ", b"data", b"DSD ", b"DST "):
            yield chunk.content, min(chunk.size, end - chunk.content)


def _asf(view: ByteView, start: int, end: int) -> Iterator[Range]:
    for each in asf.objects_in(view, start, end, may_be_cut=True):
        if each.guid == asf.DATA:
            yield each.content, min(each.end, end) - each.content


_WALKS: tuple[tuple[int, tuple[bytes, ...], Callable[[ByteView, int, int], Iterator[Range]]], ...] = (
    (0, (FLAC_MAGIC,), _flac),
    (0, (b"OggS",), _ogg),
    (0, (b"RIFF", b"RF64", b"BW64", b"FORM"), _form),
    (4, (b"ftyp", b"mdat", b"moov", b"free", b"skip", b"wide"), _mp4),
    (0, (asf.HEADER,), _asf),
    (0, (b"DSD ", b"FRM8"), _dsd),
)
"""Where which magic numbers stand, and how such a container is walked."""
