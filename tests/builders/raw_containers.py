"""Containers put together byte by byte, with tags in whatever order and company: no encoder lays them out so, people's
files do. The sound in them is a few bytes that nothing decodes."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from genre_tagger.containers.asf import DATA, EXTENSION, FILE, HEADER, object_bytes
from genre_tagger.containers.xiph import Page
from genre_tagger.tags.formats.asf_tags import attribute_bytes
from genre_tagger.tags.formats.ogg_tags import lay_out

SOUND = bytes(range(101, 202))
"""An odd number of bytes, none of which reads as a name."""

# -------------------------------------------------------------------- RIFF and IFF


def chunk(name: bytes, content: bytes, order: str = "<", *, pad: bytes = b"\0") -> bytes:
    """A chunk; `pad` follows where its size is odd."""
    return name + struct.pack(order + "I", len(content)) + content + pad * (len(content) & 1)


def form(kind: bytes, chunks: Sequence[bytes], behind: Sequence[bytes] = ()) -> bytes:
    """A WAVE or AIFF form; its header does not count the chunks `behind`."""
    body = kind + b"".join(chunks)
    head = struct.pack("<4sI", b"RIFF", len(body)) if kind == b"WAVE" else struct.pack(">4sI", b"FORM", len(body))
    return head + body + b"".join(behind)


def wav_sound(data: bytes = SOUND, *, pad: bytes = b"\0") -> list[bytes]:
    """The chunks of eight-bit mono sound."""
    return [chunk(b"fmt ", struct.pack("<HHIIHH", 1, 1, 8000, 8000, 1, 8)), chunk(b"data", data, pad=pad)]


def aiff_sound(data: bytes = SOUND) -> list[bytes]:
    """The same for AIFF."""
    rate = bytes.fromhex("400bfa00000000000000")
    common = struct.pack(">hIh", 1, len(data), 8) + rate
    return [chunk(b"COMM", common, ">"), chunk(b"SSND", bytes(8) + data, ">")]


def info(*entries: tuple[bytes, bytes], pad: bytes = b"\0") -> bytes:
    """A LIST INFO chunk."""
    return chunk(b"LIST", b"INFO" + b"".join(chunk(name, text, pad=pad) for name, text in entries))


def broadcast() -> bytes:
    """The chunk of a broadcast WAV."""
    return chunk(b"bext", b"A programme".ljust(602, b"\0"))


# -------------------------------------------------------------------- MP4


def atom(name: bytes, *parts: bytes) -> bytes:
    """An atom."""
    content = b"".join(parts)
    return struct.pack(">I", 8 + len(content)) + name + content


def item(name: bytes, text: str) -> bytes:
    """An item of an ilst with a text."""
    return atom(name, atom(b"data", struct.pack(">II", 1, 0), text.encode()))


def meta(*children: bytes, version: bool = True, handler: bytes = b"mdirappl") -> bytes:
    """A meta atom with its handler."""
    hdlr = atom(b"hdlr", bytes(8), handler.ljust(8, b"\0"), bytes(9))
    return atom(b"meta", bytes(4) if version else b"", hdlr, *children)


def phone_meta(*texts: tuple[str, str], version: bool = False) -> bytes:
    """The metadata that phones put into moov: keys, and items that go by their numbers."""
    keys = b"".join(struct.pack(">I4s", 8 + len(key), b"mdta") + key.encode() for key, _ in texts)
    items = [item(struct.pack(">I", number), text) for number, (_, text) in enumerate(texts, start=1)]
    children = atom(b"keys", bytes(4), struct.pack(">I", len(texts)), keys), atom(b"ilst", *items)
    return meta(*children, version=version, handler=b"mdta")


def track(offset: int) -> bytes:
    """A track of sound whose one chunk lies at `offset`."""
    table = atom(b"stco", bytes(4), struct.pack(">II", 1, offset))
    handler = atom(b"hdlr", bytes(8), b"soun", bytes(13))
    head = atom(b"mdhd", bytes(12), struct.pack(">II", 8000, 101), bytes(4))
    return atom(b"trak", atom(b"mdia", head, handler, atom(b"minf", atom(b"stbl", table))))


def mp4(before: Sequence[bytes], behind: Sequence[bytes], *, sound_first: bool, brand: bytes = b"M4A ") -> bytes:
    """A file whose moov holds a track between the atoms `before` and `behind`, and whose table is true."""
    start = atom(b"ftyp", brand, bytes(4))
    head = atom(b"mvhd", bytes(12), struct.pack(">II", 8000, 101), bytes(80))
    sound = atom(b"mdat", SOUND)

    def moov(offset: int) -> bytes:
        return atom(b"moov", head, *before, track(offset), *behind)

    if sound_first:
        return start + sound + moov(len(start) + 8)
    return start + moov(len(start) + len(moov(0)) + 8) + sound


def sound_of_mp4(data: bytes) -> bytes:
    """What the table of the only track points to."""
    at = data.index(b"stco") + 12
    (offset,) = struct.unpack_from(">I", data, at)
    return data[offset : offset + len(SOUND)]


# -------------------------------------------------------------------- FLAC, Ogg


def comment_block(*comments: str, vendor: bytes = b"someone") -> bytes:
    """Vorbis comments."""
    raw = [comment.encode() for comment in comments]
    counted = b"".join(struct.pack("<I", len(each)) + each for each in raw)
    return struct.pack("<I", len(vendor)) + vendor + struct.pack("<I", len(raw)) + counted


def flac(*blocks: tuple[int, bytes]) -> bytes:
    """A stream with metadata blocks (kind, content) behind its own description."""
    info_block = struct.pack(">HH3s3s", 4096, 4096, bytes(3), bytes(3)) + bytes.fromhex("0ac440f000000065") + bytes(16)
    every = [(0, info_block), *blocks]
    parts = [
        bytes([kind | (0x80 if number == len(every) - 1 else 0)]) + len(content).to_bytes(3, "big") + content
        for number, (kind, content) in enumerate(every)
    ]
    return b"fLaC" + b"".join(parts) + b"\xff\xf8" + SOUND


_VORBIS = b"\x01vorbis" + struct.pack("<IBIIIIBB", 0, 1, 8000, 0, 8000, 0, 0xB8, 1)
_OPUS = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 0, 48000, 0, 0)
_THEORA = b"\x80theora\x03\x02\x01" + struct.pack(">HH8xII12x", 4, 4, 25, 1)
OGG_HEADS = {
    "vorbis": (_VORBIS, b"\x03vorbis", b"\x01"),
    "opus": (_OPUS, b"OpusTags", b""),
    "theora": (_THEORA, b"\x81theora", b""),
}


def ogg_stream(codec: str, serial: int, comments: Sequence[str], *, pages: int = 1) -> list[bytes]:
    """The pages of a stream: its first, those of its headers, two with sound."""
    head, prefix, end = OGG_HEADS[codec]
    packets = [prefix + comment_block(*comments) + end]
    packets += [] if codec == "opus" else [b"\x05setup" + bytes(300)]
    blank = Page(0, 0, 0, serial, 0, 0, b"")
    first = blank.with_content(2, 0, 0, bytes([len(head)]), head)
    model = [Page(0, 0, 0, serial, 1 + number, 0, bytes(1)) for number in range(pages)]
    headers = lay_out(tuple(packets), tuple(model))
    sound = [
        blank.with_content(flags, 1 + len(headers) + number, 800 * (number + 1), bytes([len(SOUND)]), SOUND)
        for number, flags in enumerate((0, 4))
    ]
    return [first, *headers, *sound]


def side_by_side(*streams: list[bytes]) -> bytes:
    """An Ogg file of several streams at once: their first pages, then the others in turn."""
    longest = max(map(len, streams))
    return b"".join(stream[at] for at in range(longest) for stream in streams if at < len(stream))


# -------------------------------------------------------------------- ASF


def asf_list(guid: bytes, *attributes: tuple[str, str]) -> bytes:
    """An Extended Content Description, a Metadata object or a Metadata Library with texts."""
    parts = [attribute_bytes(guid, name, text) for name, text in attributes]
    return object_bytes(guid, struct.pack("<H", len(parts)) + b"".join(parts))


def asf(objects: Sequence[bytes], extension: Sequence[bytes] | None) -> bytes:
    """A header with a description of the file, `objects`, and a header extension that holds objects in turn."""
    inside = b"" if extension is None else b"".join(extension)
    reserved = bytes.fromhex("11d2d3abbaa9cf118ee600c00c205365") + b"\6\0" + struct.pack("<I", len(inside))
    description = object_bytes(FILE, bytes(16) + struct.pack("<Q", 0) + bytes(56))
    every = [description, *objects, *([] if extension is None else [object_bytes(EXTENSION, reserved + inside)])]
    body = b"".join(every)
    head = HEADER + struct.pack("<QIBB", 30 + len(body), len(every), 1, 2)
    return head + body + object_bytes(DATA, bytes(26) + SOUND)
