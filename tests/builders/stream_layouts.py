"""Layouts of files that are a stream of sound with tags around it: MP3, AAC, Monkey's Audio, TrueAudio, DSD and kin."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

from genre_tagger.genres import id3v1_number
from tests.builders.dsd_files import dsdiff_chunk, write_dsdiff, write_dsf
from tests.builders.musepack import write_musepack
from tests.builders.tag_layouts import TEXTS, Genres, enter
from tests.builders.tagged_files import bare_file, id3v1_block, plain_file, raw_frame, raw_id3, write_ape, write_id3

_FRAMES = {
    2: {"title": b"TT2", "artist": b"TP1", "album": b"TAL", "date": b"TYE", "track": b"TRK", "composer": b"TCM"},
    3: {"title": b"TIT2", "artist": b"TPE1", "album": b"TALB", "date": b"TYER", "track": b"TRCK", "composer": b"TCOM"},
    4: {"title": b"TIT2", "artist": b"TPE1", "album": b"TALB", "date": b"TDRC", "track": b"TRCK", "composer": b"TCOM"},
}
_GENRE_FRAME = {2: b"TCO", 3: b"TCON", 4: b"TCON"}

TITLE = {"title": TEXTS["title"]}
_RUSSIAN = "Песня"
_NO_TRACK = {"year": "1999", "composer": TEXTS["composer"], "replaygain_track_gain": "-3.21 dB"}


def id3_tag(version: int, *genre_texts: str, padding: int = 100, **texts: str) -> bytes:
    """A tag of Latin-1 texts, `TEXTS` unless others are given, with one genre frame for each of `genre_texts`."""
    names = _FRAMES[version] | {"encoder": b"TSSE"}
    said = [(names[name], text) for name, text in (texts or TEXTS).items() if name in names]
    said += [(_GENRE_FRAME[version], text) for text in genre_texts if text]
    frames = b"".join(raw_frame(name, b"\0" + text.encode("latin-1"), version) for name, text in said)
    return raw_id3(version, frames, padding=padding)


def ape_tag(genres: Genres = (), *, header: bool = True, version: int = 2000, **texts: str) -> bytes:
    """An APEv2 tag (`version` 1000: APEv1) of texts; a list is one item with NUL between."""
    said = {name.title(): text for name, text in texts.items()} | ({"Genre": "\0".join(genres)} if genres else {})
    items = b"".join(
        struct.pack("<II", len(text.encode()), 0) + name.encode() + b"\0" + text.encode() for name, text in said.items()
    )

    def edge(flags: int) -> bytes:
        return b"APETAGEX" + struct.pack("<IIII", version, len(items) + 32, len(said), flags) + bytes(8)

    return (edge(0xA0000000) if header else b"") + items + edge(0x80000000 if header else 0)


def id3v1(genres: Genres, title: bytes = b"", year: bytes = b"") -> bytes:
    """The block at the end, with the first genre's number; `title` is in any encoding."""
    number = id3v1_number(genres[0]) if genres else None
    block = id3v1_block(255 if number is None else number)
    block = block[:3] + title.ljust(30, b"\0") + block[33:] if title else block
    return block[:93] + year + block[97:] if year else block


def lyrics3v1() -> bytes:
    """What stands before an ID3v1 block."""
    return b"LYRICSBEGIN" + b"[00:01]la la\r\n" * 8 + b"LYRICSEND"


def lyrics3v2() -> bytes:
    """The second version states its size."""
    body = b"LYRICSBEGIN" + b"IND00002" + b"11" + b"LYR00016" + b"[00:01]la la la!"
    return body + b"%06d" % len(body) + b"LYRICS200"


Part = Callable[[Genres], bytes]


def _nothing(genres: Genres) -> bytes:
    return b""


def _sound(folder: Path, extension: str) -> Path:
    """Without a tag, where the encoder adds one."""
    if extension == ".mpc":
        return write_musepack(folder / "track.mpc")
    return plain_file(folder, extension) if extension == ".aac" else bare_file(folder, extension)


def _around(name: str, front: Part = _nothing, behind: Part = _nothing, *, holds: int = 2) -> None:
    """A layout of raw tags: what stands in front of the sound and behind it. The name begins with the extension."""

    def make(folder: Path, genres: Genres) -> Path:
        path = _sound(folder, f".{name.partition(',')[0]}")
        path.write_bytes(front(genres) + path.read_bytes() + behind(genres))
        return path

    enter(name, make, holds=holds)


def _rich(name: str, *writers: Callable[[Path, Genres], None], behind: Part = _nothing) -> None:
    """A layout of a collector's tags, written by mutagen one after another."""

    def make(folder: Path, genres: Genres) -> Path:
        path = _sound(folder, f".{name.partition(',')[0]}")
        for write in writers:
            write(path, genres)
        path.write_bytes(path.read_bytes() + behind(genres))
        return path

    enter(name, make)


def _id3(version: int) -> Callable[[Path, Genres], None]:
    return lambda path, genres: write_id3(path, version, genres)


def _loudness(path: Path, genres: Genres) -> None:
    write_ape(path, titled=False)


_around("mp3, no tag", holds=0)
_around("mp3, ID3v1", behind=id3v1, holds=1)
_around("mp3, ID3v2.2", lambda genres: id3_tag(2, "/".join(genres)))
_rich("mp3, ID3v2.3", _id3(3))
_rich("mp3, ID3v2.4", _id3(4))
_around("mp3, ID3v2.3 with ; between", lambda genres: id3_tag(3, "; ".join(genres)))
_around("mp3, ID3v2.3 with NUL between", lambda genres: id3_tag(3, "\0".join(genres)))
_around("mp3, ID3v2.3 without padding", lambda genres: id3_tag(3, ";".join(genres), padding=0))
_around("mp3, ID3v2.4 with ; between", lambda genres: id3_tag(4, "; ".join(genres)))
_around("mp3, ID3v2.4 with / between", lambda genres: id3_tag(4, "/".join(genres)))
_around("mp3, several genre frames", lambda genres: id3_tag(4, *genres))
_rich("mp3, APE", write_ape)
_around("mp3, APE that names no track", behind=lambda genres: ape_tag(genres, **_NO_TRACK))
_around("mp3, APE without a header", behind=lambda genres: ape_tag(genres, header=False, **TITLE))
_around("mp3, APE with loudness alone", behind=lambda _: ape_tag(replaygain_track_gain="-3.21 dB"), holds=0)
_rich("mp3, APE and ID3v1", write_ape, behind=id3v1)
_rich("mp3, ID3v2 and APE", _id3(3), write_ape)
_rich("mp3, ID3v2 and a genre in APE", lambda path, _: write_id3(path, 3), write_ape)
_rich("mp3, ID3v2 and loudness in APE", _id3(4), _loudness)
_rich("mp3, ID3v2 and ID3v1", _id3(3), behind=id3v1)
_rich("mp3, ID3v2, APE and ID3v1", _id3(3), write_ape, behind=id3v1)
_around("mp3, empty ID3v2 and ID3v1", lambda _: raw_id3(3, b"", padding=200), id3v1, holds=1)
_around("mp3, empty ID3v2 and APE", lambda _: raw_id3(4, b"", padding=200), lambda genres: ape_tag(genres, **TITLE))
_around("mp3, ID3v2 of the encoder and ID3v1", lambda _: id3_tag(4, encoder="Lavf60"), id3v1, holds=1)
_around("mp3, ID3v1 in cp1251", behind=lambda genres: id3v1(genres, _RUSSIAN.encode("cp1251")), holds=1)
_around("mp3, ID3v1 in cp866", behind=lambda genres: id3v1(genres, _RUSSIAN.encode("cp866")), holds=1)
_around("mp3, ID3v1 in UTF-8", behind=lambda genres: id3v1(genres, _RUSSIAN.encode()), holds=1)
_around("mp3, ID3v1 of the year 0", behind=lambda genres: id3v1(genres, year=b"0000"), holds=1)
_around("mp3, ID3v1 without a year", behind=lambda genres: id3v1(genres, year=b"    "), holds=1)
_around("mp3, APEv1", behind=lambda genres: ape_tag(genres, header=False, version=1000, **TITLE), holds=1)
_around("mp3, APE in front", lambda genres: ape_tag(genres, **TITLE))
_around("mp3, two ID3v2", lambda genres: id3_tag(3, *genres) * 2, holds=1)
_around("mp3, two ID3v2, the second v2.4", lambda genres: id3_tag(3, *genres) + id3_tag(4, *genres), holds=1)
_around("mp3, junk before ID3v2", lambda genres: bytes(range(1, 128)) * 16 + id3_tag(3, *genres), holds=1)
_around("mp3, zeros before ID3v2", lambda genres: bytes(1000) + id3_tag(4, *genres), holds=1)
_around("mp3, Lyrics3v1", behind=lambda genres: ape_tag(genres, **TITLE) + lyrics3v1() + id3v1(genres))
_around("mp3, Lyrics3v2", behind=lambda genres: ape_tag(genres, **TITLE) + lyrics3v2() + id3v1(genres))
_around("mp3, Lyrics3v2 without APE", behind=lambda genres: lyrics3v2() + id3v1(genres), holds=1)
_around(
    "mp3, ID3v2 and Lyrics3v2",
    lambda genres: id3_tag(3, *genres),
    lambda genres: lyrics3v2() + id3v1(genres),
    holds=1,
)

_around("mp2, no tag", holds=0)
_around("mp2, ID3v1", behind=id3v1, holds=1)

_around("aac, no tag", holds=0)
_around("aac, ID3v2", lambda genres: id3_tag(3, "/".join(genres)))
_rich("aac, APE", write_ape)
_around("aac, ID3v1", behind=id3v1, holds=1)

for _kind in ("ape", "wv", "mpc"):
    _around(f"{_kind}, no tag", holds=0)
    _rich(f"{_kind}, APE", write_ape)
    _around(f"{_kind}, ID3v1", behind=id3v1, holds=1)
    _around(f"{_kind}, APE and ID3v1", behind=lambda genres: ape_tag(genres, **TITLE) + id3v1(genres))
_around("ape, ID3v1 in cp1251", behind=lambda genres: id3v1(genres, _RUSSIAN.encode("cp1251")), holds=1)
_around("ape, ID3v2", lambda genres: id3_tag(3, *genres), holds=1)
_around(
    "ape, ID3v2 and APE",
    lambda genres: id3_tag(3, *genres),
    lambda genres: ape_tag(genres, **TITLE),
    holds=1,
)

_around("tta, no tag", holds=0)
_around("tta, APE of the encoder", behind=lambda _: ape_tag(encoder="Lavf60.16.100"), holds=0)
_around("tta, APE", behind=lambda genres: ape_tag(genres, **TITLE))
_around("tta, ID3v2", lambda genres: id3_tag(3, *genres), holds=1)
_around("tta, ID3v2 and APE", lambda genres: id3_tag(3, *genres), lambda genres: ape_tag(genres, **TITLE), holds=1)
_around("tta, ID3v1", behind=id3v1, holds=1)


def _dsd(name: str, write: Callable[[Path, Genres], None], *, holds: int = 2) -> None:
    def make(folder: Path, genres: Genres) -> Path:
        path = folder / f"track.{name.partition(',')[0]}"
        write(path, genres)
        return path

    enter(name, make, holds=holds)


_dsd("dsf, no tag", lambda path, _: write_dsf(path), holds=0)
_dsd("dsf, ID3v2", lambda path, genres: write_dsf(path, id3_tag(3, "/".join(genres))))
_dsd("dff, no tag", lambda path, _: write_dsdiff(path), holds=0)
_dsd("dff, ID3v2", lambda path, genres: write_dsdiff(path, dsdiff_chunk(b"ID3 ", id3_tag(4, *genres))))
