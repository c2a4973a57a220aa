"""Layouts of files made of nested objects: MP4 as iTunes, phones, cameras and QuickTime write it, and Windows Media."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import mutagen.asf

from genre_tagger.genres import id3v1_number
from tests.builders.raw_containers import atom, item, meta, phone_meta
from tests.builders.tag_layouts import TEXTS, Genres, enter
from tests.builders.tagged_files import plain_file, write_rich_tags

_ITEMS = {
    "title": b"\xa9nam",
    "artist": b"\xa9ART",
    "album": b"\xa9alb",
    "date": b"\xa9day",
    "comment": b"\xa9cmt",
    "composer": b"\xa9wrt",
}


def _data(text: bytes, kind: int = 1) -> bytes:
    return atom(b"data", struct.pack(">II", kind, 0), text)


def _genre(genres: Genres) -> bytes:
    """One item with one value for each."""
    return atom(b"\xa9gen", *(_data(genre.encode()) for genre in genres)) if genres else b""


def ilst(*items: bytes) -> bytes:
    """The texts and further items."""
    return atom(b"ilst", *(item(_ITEMS[name], text) for name, text in TEXTS.items() if name in _ITEMS), *items)


def with_moov(path: Path, *more: bytes) -> Path:
    """Puts atoms into the moov atom in place of its user data; the sound lies before it and does not move."""
    data = path.read_bytes()
    at = 0
    while data[at + 4 : at + 8] != b"moov":
        at += int.from_bytes(data[at : at + 4], "big")
    inner, end = at + 8, at + int.from_bytes(data[at : at + 4], "big")
    assert end == len(data)
    kept = b""
    while inner < end:
        size = int.from_bytes(data[inner : inner + 4], "big")
        kept += b"" if data[inner + 4 : inner + 8] == b"udta" else data[inner : inner + size]
        inner += size
    path.write_bytes(data[:at] + atom(b"moov", kept, *more))
    return path


def _moov(name: str, more: Callable[[Genres], tuple[bytes, ...]], *, holds: int = 2) -> None:
    def make(folder: Path, genres: Genres) -> Path:
        return with_moov(plain_file(folder, f".{name.partition(',')[0]}"), *more(genres))

    enter(name, make, holds=holds)


def _itunes(genres: Genres) -> bytes:
    return meta(ilst(_genre(genres)))


def _number(genres: Genres) -> bytes:
    number = id3v1_number(genres[0]) if genres else None
    return b"" if number is None else atom(b"gnre", _data(struct.pack(">H", number + 1), 0))


def _freeform(name: str, text: str) -> bytes:
    return atom(
        b"----",
        atom(b"mean", bytes(4), b"com.apple.iTunes"),
        atom(b"name", bytes(4), name.encode()),
        _data(text.encode()),
    )


def _asset(name: bytes, text: str) -> bytes:
    """What 3GPP puts into user data: a language and a text."""
    return atom(name, bytes(4), struct.pack(">H", 0x15C7), text.encode() + b"\0")


def _quicktime(name: bytes, text: str) -> bytes:
    """QuickTime's user data: a length, a language, a text."""
    return atom(name, struct.pack(">HH", len(text.encode()), 0), text.encode())


def _key(genres: Genres) -> list[tuple[str, str]]:
    return [("genre", "; ".join(genres))] if genres else []


_PHONE = (("com.android.version", "13"), ("com.android.manufacturer", "somebody"))
_KEYED = (("title", TEXTS["title"]), ("artist", TEXTS["artist"]))
_QUICKTIME = tuple((f"com.apple.quicktime.{name}", text) for name, text in _KEYED)
_GAP = atom(b"free", bytes(248))

_moov("m4a, no tag", lambda _: (), holds=0)
_moov("m4a, iTunes", lambda genres: (atom(b"udta", _itunes(genres)),))
_moov("m4a, iTunes without user data's room", lambda genres: (atom(b"udta", meta(ilst(_genre(genres)), _GAP)),))
_moov("m4a, a list in one item", lambda genres: (atom(b"udta", _itunes(("; ".join(genres),) if genres else ())),))
_moov("m4a, several genre items", lambda genres: (atom(b"udta", meta(ilst(*map(_genre, zip(genres))))),))
_moov("m4a, numbered genre", lambda genres: (atom(b"udta", meta(ilst(_number(genres)))),), holds=1)
_moov(
    "m4a, freeform items",
    lambda genres: (atom(b"udta", meta(ilst(_freeform("LABEL", "A label"), _genre(genres)))),),
)
_moov(
    "m4a, freeform genre",
    lambda genres: (atom(b"udta", meta(ilst(*(_freeform("GENRE", name) for name in genres)))),),
    holds=1,
)
_moov(
    "m4a, genre and freeform genre",
    lambda genres: (atom(b"udta", meta(ilst(_genre(genres), *(_freeform("GENRE", name) for name in genres)))),),
    holds=1,
)
_moov("m4a, free before ilst", lambda genres: (atom(b"udta", meta(_GAP, ilst(_genre(genres)))),))
_moov("m4a, free before meta", lambda genres: (atom(b"udta", _GAP, _itunes(genres)),))
_moov("m4a, free before udta", lambda genres: (_GAP, atom(b"udta", _itunes(genres))))
_moov("m4a, phone", lambda _: (phone_meta(*_PHONE, version=True),), holds=0)
_moov("m4a, phone without meta's version", lambda _: (phone_meta(*_PHONE),), holds=0)
_moov(
    "m4a, phone and iTunes without meta's version",
    lambda genres: (phone_meta(*_PHONE), atom(b"udta", _itunes(genres))),
)
_moov("m4a, phone's keys in udta", lambda _: (atom(b"udta", phone_meta(*_PHONE, version=True)),), holds=0)
_moov(
    "m4a, genre among keys",
    lambda genres: (phone_meta(*_KEYED, *_key(genres), version=True),),
)
_moov(
    "m4a, genre among keys in udta",
    lambda genres: (atom(b"udta", phone_meta(*_KEYED, *_key(genres), version=True)),),
)
_moov(
    "m4a, QuickTime's keys",
    lambda _: (phone_meta(*_QUICKTIME, version=True),),
    holds=0,
)
_moov(
    "m4a, QuickTime's user data",
    lambda genres: (
        atom(
            b"udta",
            _quicktime(b"\xa9nam", TEXTS["title"]),
            _quicktime(b"\xa9ART", TEXTS["artist"]),
            *([_quicktime(b"\xa9gen", "; ".join(genres))] if genres else []),
        ),
    ),
)
_moov(
    "m4a, 3GPP's user data",
    lambda genres: (
        atom(
            b"udta",
            _asset(b"titl", TEXTS["title"]),
            _asset(b"perf", TEXTS["artist"]),
            *([_asset(b"gnre", "; ".join(genres))] if genres else []),
        ),
    ),
)


def _rich(folder: Path, extension: str, genres: Genres) -> Path:
    path = plain_file(folder, extension)
    write_rich_tags(path, genres)
    return path


def _wma_list(folder: Path, genres: Genres) -> Path:
    path = _rich(folder, ".wma", ())
    if genres:
        file = mutagen.asf.ASF(path)
        file.tags["WM/Genre"] = ["; ".join(genres)]
        file.save()
    return path


enter("m4a, rich iTunes", lambda folder, genres: _rich(folder, ".m4a", genres))
enter("m4a, tags of the encoder", lambda folder, _: plain_file(folder, ".m4a"), holds=0)
enter("wma, no tag", lambda folder, _: plain_file(folder, ".wma"), holds=0)
enter("wma, rich tags", lambda folder, genres: _rich(folder, ".wma", genres))
enter("wma, a list in one attribute", _wma_list)
