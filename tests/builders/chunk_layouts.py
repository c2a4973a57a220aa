"""Layouts of files made of chunks, blocks or pages: WAV, AIFF, FLAC, Ogg."""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from pathlib import Path

from genre_tagger.tags.formats.ogg_tags import page_checksum
from tests.builders.raw_containers import chunk, comment_block, info
from tests.builders.stream_layouts import id3_tag, id3v1
from tests.builders.tag_layouts import TEXTS, Genres, enter
from tests.builders.tagged_files import plain_file, write_rich_tags

Chunks = Callable[[Genres], bytes]

# ---------------------------------------------------------------- WAV, AIFF

_INFO = {
    "title": b"INAM",
    "artist": b"IART",
    "album": b"IPRD",
    "date": b"ICRD",
    "track": b"ITRK",
    "comment": b"ICMT",
    "encoder": b"ISFT",
}


def list_info(genres: Genres = (), encoding: str = "utf-8", **texts: str) -> bytes:
    """WAV's LIST INFO, `TEXTS` unless others are given."""
    said = [(_INFO[name], text) for name, text in (texts or TEXTS).items() if name in _INFO]
    said += [(b"IGNR", "; ".join(genres))] if genres else []
    return info(*((name, text.encode(encoding) + b"\0") for name, text in said))


def _form(name: str, chunks: Chunks, behind: Chunks = lambda _: b"", *, holds: int = 2) -> None:
    """A layout with `chunks` behind the sound, counted by the form, and `behind` it, not counted."""

    def make(folder: Path, genres: Genres) -> Path:
        path = plain_file(folder, f".{name.partition(',')[0]}")
        data = path.read_bytes()
        order = "<" if data.startswith(b"RIFF") else ">"
        body = data[8:] + chunks(genres)
        path.write_bytes(data[:4] + struct.pack(f"{order}I", len(body)) + body + behind(genres))
        return path

    enter(name, make, holds=holds)


def _wav_id3(genres: Genres) -> bytes:
    return chunk(b"id3 ", id3_tag(3, "/".join(genres)))


def _aiff_id3(genres: Genres) -> bytes:
    return chunk(b"ID3 ", id3_tag(4, *genres), ">")


def _aiff_texts(genres: Genres) -> bytes:
    said = {b"NAME": "title", b"AUTH": "artist", b"(c) ": "album", b"ANNO": "comment"}
    return b"".join(chunk(name, TEXTS[text].encode(), ">") for name, text in said.items())


def _first(name: str, chunks: Chunks) -> None:
    """A layout with chunks before the sound, where FFmpeg and Audition put them."""

    def make(folder: Path, genres: Genres) -> Path:
        path = plain_file(folder, f".{name.partition(',')[0]}")
        data = path.read_bytes()
        body = data[8:12] + chunks(genres) + data[12:]
        path.write_bytes(data[:4] + struct.pack("<I" if data.startswith(b"RIFF") else ">I", len(body)) + body)
        return path

    enter(name, make)


def _rich(name: str, before: Chunks = lambda _: b"") -> None:
    """A layout with mutagen's ID3 chunk behind `before`."""

    def make(folder: Path, genres: Genres) -> Path:
        path = plain_file(folder, f".{name.partition(',')[0]}")
        data = path.read_bytes()
        body = data[8:] + before(genres)
        order = "<" if data.startswith(b"RIFF") else ">"
        path.write_bytes(data[:4] + struct.pack(f"{order}I", len(body)) + body)
        write_rich_tags(path, genres)
        return path

    enter(name, make)


_form("wav, no tag", lambda _: b"", holds=0)
_form("wav, INFO", list_info)
_form("wav, INFO without a title", lambda genres: list_info(genres, comment=TEXTS["comment"], date="1999-04-01"))
_form("wav, INFO of the encoder", lambda genres: list_info(genres, encoder="Lavf60.16.100"))
_form("wav, INFO in Latin-1", lambda genres: list_info(genres, "latin-1", title="Müßiggang"))
_form("wav, INFO in cp1251", lambda genres: list_info(genres, "cp1251", title="Песня"))
_form("wav, INFO in UTF-8", lambda genres: list_info(genres, title="Песня"))
_form("wav, INFO without entries", lambda _: chunk(b"LIST", b"INFO"), holds=0)
_form("wav, id3", _wav_id3)
_rich("wav, rich id3")
_rich("wav, INFO and rich id3", list_info)
_form("wav, INFO and id3", lambda genres: list_info(genres) + _wav_id3(genres))
_form("wav, id3 before INFO", lambda genres: _wav_id3(genres) + list_info(genres))
_form("wav, genre in INFO beside id3", lambda genres: list_info(genres) + _wav_id3(()))
_first("wav, INFO before the sound", list_info)
_first("wav, id3 before the sound", _wav_id3)
_first("aiff, ID3 before the sound", _aiff_id3)
_form("wav, two INFO", lambda genres: list_info((), title=TEXTS["title"]) + list_info(genres, artist=TEXTS["artist"]))
_form("wav, two INFO with genres", lambda genres: list_info(genres) + list_info(genres))
_form("wav, empty id3", lambda _: chunk(b"id3 ", b""), holds=0)
_form("wav, id3 of zeros", lambda _: chunk(b"id3 ", bytes(64)), holds=0)
_form("wav, empty id3 beside INFO", lambda genres: chunk(b"id3 ", b"") + list_info(genres))
_form("wav, id3 behind the form", lambda _: b"", _wav_id3)
_form("wav, INFO behind the form", lambda _: b"", list_info)
_form("wav, INFO and id3 behind the form", list_info, _wav_id3)
_form("wav, ID3v1 behind the form", lambda _: b"", id3v1, holds=0)
_form("wav, INFO and ID3v1 behind the form", list_info, id3v1, holds=1)
_form("wav, ID3 in capitals", lambda genres: chunk(b"ID3 ", id3_tag(3, "/".join(genres))))

_form("aiff, no tag", lambda _: b"", holds=0)
_form("aiff, ID3", _aiff_id3)
_rich("aiff, rich ID3")
_form("aiff, NAME and AUTH", _aiff_texts, holds=0)
_form("aiff, NAME, AUTH and ID3", lambda genres: _aiff_texts(genres) + _aiff_id3(genres))
_form("aiff, NAME in Latin-1", lambda _: chunk(b"NAME", "Müßiggang".encode("latin-1"), ">"), holds=0)
_form("aiff, id3 in small letters", lambda genres: chunk(b"id3 ", id3_tag(3, "/".join(genres)), ">"))
_form("aiff, empty ID3", lambda _: chunk(b"ID3 ", b"", ">"), holds=0)
_form("aiff, ID3 of zeros", lambda _: chunk(b"ID3 ", bytes(64), ">"), holds=0)
_form("aiff, ID3 behind the form", lambda _: b"", _aiff_id3)

# --------------------------------------------------------------------- FLAC


def comments(genres: Genres = (), **texts: str) -> bytes:
    """Vorbis comments, `TEXTS` unless others are given, with one GENRE for each."""
    said = [f"{name.upper()}={text}" for name, text in (texts or TEXTS).items()]
    return comment_block(*said, *(f"GENRE={genre}" for genre in genres), vendor=b"somebody's encoder")


def _block(kind: int, content: bytes) -> bytes:
    return bytes([kind]) + len(content).to_bytes(3, "big") + content


def _flac(
    name: str,
    blocks: Callable[[Genres], Sequence[bytes]],
    front: Chunks = lambda _: b"",
    behind: Chunks = lambda _: b"",
    *,
    holds: int = 2,
) -> None:
    """A layout with these blocks behind the one that describes the stream, and no others."""

    def make(folder: Path, genres: Genres) -> Path:
        path = plain_file(folder, ".flac")
        data = path.read_bytes()
        at, last = 4, False
        while not last:
            last = bool(data[at] & 0x80)
            at += 4 + int.from_bytes(data[at + 1 : at + 4], "big")
        stream = bytes([0]) + data[5:42]
        *first, end = [stream, *blocks(genres)]
        path.write_bytes(
            front(genres) + b"fLaC" + b"".join(first) + bytes([end[0] | 0x80]) + end[1:] + data[at:] + behind(genres)
        )
        return path

    enter(name, make, holds=holds)


def _one(genres: Genres) -> list[bytes]:
    return [_block(4, comments(genres)), _block(1, bytes(200))]


_flac("flac, no block", lambda _: [], holds=0)
_flac("flac, padding alone", lambda _: [_block(1, bytes(20))], holds=0)
_flac("flac, comments", _one)
_flac("flac, comments without padding", lambda genres: [_block(4, comments(genres))])
_flac("flac, a list in one comment", lambda genres: [_block(4, comments(("; ".join(genres),) if genres else ()))])
_flac("flac, two blocks of comments", lambda genres: [*_one(genres), _block(4, comments(genres, title="Other"))])
_flac(
    "flac, genre in the second block of comments",
    lambda genres: [_block(4, comments()), _block(4, comments(genres, title="Other"))],
)
_flac("flac, ID3v2 in front", _one, lambda genres: id3_tag(3, *genres), holds=1)
_flac("flac, genre in ID3v2 alone", lambda _: _one(()), lambda genres: id3_tag(3, *genres), holds=1)
_flac("flac, no block behind ID3v2", lambda _: [], lambda genres: id3_tag(4, *genres), holds=1)
_flac("flac, ID3v1 behind", _one, behind=id3v1, holds=1)
enter("flac, rich comments", lambda folder, genres: _rich_comments(folder, ".flac", genres))

# --------------------------------------------------------------------- Ogg


def _rich_comments(folder: Path, extension: str, genres: Genres) -> Path:
    path = plain_file(folder, extension)
    write_rich_tags(path, genres)
    return path


def _page(flags: int, number: int, granule: int, packet: bytes) -> bytes:
    lacing = bytes([255] * (len(packet) // 255) + [len(packet) % 255])
    head = struct.pack("<4sBBqIIIB", b"OggS", 0, flags, granule, 7, number, 0, len(lacing)) + lacing
    return head[:22] + struct.pack("<I", page_checksum(head + packet)) + head[26:] + packet


def _speex(folder: Path, genres: Genres) -> Path:
    """Narrowband Speex at 8 kHz: fifty frames of 20 ms in its submode 0, which is silence."""
    numbers = (1, 80, 8_000, 0, 4, 1, -1, 160, 0, 1, 0, 0, 0)
    head = b"Speex   " + b"1.2".ljust(20, b"\0") + struct.pack("<13i", *numbers)
    pages = [_page(2, 0, 0, head), _page(0, 1, 0, comments(genres))]
    silence = b"\x07\xff"  # five bits: no wideband, submode 0; then the terminator 01111 and ones
    pages += [_page(4 if number == 49 else 0, 2 + number, 160 * (number + 1), silence) for number in range(50)]
    path = folder / "track.spx"
    path.write_bytes(b"".join(pages))
    return path


for _called, _extension in (("ogg", ".ogg"), ("opus", ".opus"), ("ogg, FLAC", ".flac.ogg")):
    enter(
        f"{_called}, comments of the encoder",
        lambda folder, _, extension=_extension: plain_file(folder, extension),
        holds=0,
    )
    enter(
        f"{_called}, rich comments",
        lambda folder, genres, extension=_extension: _rich_comments(folder, extension, genres),
    )
    enter(
        f"{_called}, a list in one comment",
        lambda folder, genres, extension=_extension: _rich_comments(
            folder, extension, ("; ".join(genres),) if genres else ()
        ),
    )
enter("spx, comments", _speex)
