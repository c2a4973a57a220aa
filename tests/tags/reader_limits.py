"""Where a foreign reader does not show a genre, or not the whole list, whoever wrote it; nothing else is allowed for.

Each limit is checked by `test_foreign_readers` on tags that this program did not write.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase


@dataclass(frozen=True, slots=True)
class Limit:
    """What `reader` shows of several genres: "all", "first", "last", "in any order", "nothing".

    `shows` of those that another program wrote, `written` of ours. `layouts` are patterns of names.
    """

    reader: str
    layouts: tuple[str, ...]
    shows: str
    reason: str
    written: str


def _limit(reader: str, shows: str, reason: str, *layouts: str, written: str | None = None) -> Limit:
    return Limit(reader, layouts, shows, reason, shows if written is None else written)


_ITEMS_ALONE = "it reads the items of iTunes alone; they come beside what is there"
_BESIDE_ITEMS = ("m4a, genre among keys*", "m4a, QuickTime's user data", "m4a, 3GPP's user data")
_OTHER_ITEMS = ("m4a, numbered genre", "m4a, freeform genre", "m4a, genre and freeform genre")
_FIRST_VALUE = "it reads the first value of an item"
_UP_TO_NUL = "it reads a text up to the first NUL, and the first of two frames"
_ID3_LISTS = ("mp3, ID3v2.4", "mp3, ID3v2.3 with NUL between", "mp3, ID3v2 and loudness in APE")
_APE_LISTS = ("aac, APE", "ape, APE", "mpc, APE", "tta, APE")

LIMITS: tuple[Limit, ...] = (
    # mutagen
    _limit(
        "mutagen",
        "nothing",
        "a file with ID3v2 in front is MP3 for it, and then it finds no MPEG frame",
        *("aac, ID3v2", "ape, ID3v2", "ape, ID3v2 and APE"),
    ),
    _limit("mutagen", "nothing", "it looks for ID3v2 at the start alone", "mp3, * before ID3v2"),
    _limit("mutagen", "first", "the number in an ID3v1 block is one genre", "mp3, APE and ID3v1", "mp3, Lyrics3v?"),
    _limit(
        "mutagen",
        "nothing",
        "it reads no ID3v1 where APEv2 is at home; the genre goes into APEv2",
        *("aac, ID3v1", "ape, ID3v1", "wv, ID3v1", "mpc, ID3v1"),
        written="all",
    ),
    _limit("mutagen", "nothing", "it reads no ID3v1 there; the encoding is left alone", "ape, ID3v1 in cp1251"),
    _limit("mutagen", "nothing", "it reads no LIST INFO; the encoding is left alone", "wav, INFO in [Lc]*"),
    _limit(
        "mutagen",
        "nothing",
        "it reads no LIST INFO; an ID3 chunk comes beside it",
        *("wav, INFO", "wav, INFO of*", "wav, INFO w*", "wav, INFO in UTF-8", "wav, INFO before the sound"),
        *("wav, two INFO", "wav, two INFO with genres"),
        *("wav, empty id3 beside INFO", "wav, INFO behind the form", "wav, INFO and ID3v1 behind the form"),
        "wav, genre in INFO beside id3",
        written="all",
    ),
    _limit(
        "mutagen",
        "nothing",
        "it reads no further than the form says; the form is made whole",
        *("wav, id3 behind the form", "wav, INFO and id3 behind the form", "aiff, ID3 behind the form"),
        written="all",
    ),
    _limit(
        "mutagen",
        "nothing",
        "it reads the first block of comments and nothing else; the genre goes there",
        *("flac, genre in the second block of comments", "flac, genre in ID3v2 alone", "flac, no block behind ID3v2"),
        written="all",
    ),
    _limit(
        "mutagen", "nothing", "a meta atom without a version ends its reading", "m4a, phone* without meta's version"
    ),
    _limit("mutagen", "nothing", _ITEMS_ALONE, *_BESIDE_ITEMS, written="all"),
    _limit("mutagen", "nothing", "it knows the chunk by capitals alone", "aiff, id3 in small letters"),
    # TagLib
    _limit("taglib", "nothing", "it shows the first tag alone", "mp3, ID3v2 of the encoder and ID3v1", written="all"),
    _limit("taglib", "nothing", "it looks for APEv2 at the end alone", "mp3, APE in front"),
    _limit("taglib", "nothing", "it shows the first tag alone", "mp3, ID3v2 and a genre in APE", written="all"),
    _limit("taglib", "first", "it finds no APEv2 before Lyrics3, so it shows ID3v1", "mp3, Lyrics3v?"),
    _limit("taglib", "nothing", "it reads no ID3v2 in Monkey's Audio, nothing that such a file says", "ape, ID3v2"),
    _limit("taglib", "nothing", "it reads no APEv2 in TrueAudio; an ID3v2 comes beside it", "tta, APE", written="all"),
    _limit(
        "taglib",
        "nothing",
        "it shows the first tag or block alone",
        *("wav, genre in INFO beside id3", "wav, two INFO", "flac, genre in the second block of comments"),
        "flac, genre in ID3v2 alone",
        written="all",
    ),
    _limit("taglib", "first", "it takes the first of two equal items", "m4a, several genre items", written="all"),
    _limit("taglib", "nothing", _ITEMS_ALONE, *_BESIDE_ITEMS, written="all"),
    _limit("taglib", "in any order", "it lists attributes in an order of its own", "wma, rich tags"),
    _limit(
        "taglib",
        "all",
        "it lists attributes in an order of its own",
        "wma, a list in one attribute",
        written="in any order",
    ),
    # FFmpeg
    _limit(
        "ffmpeg",
        "nothing",
        "it reads no APEv2 in MP3",
        *("mp3, APE", "mp3, APE that names no track", "mp3, APE without a header"),
        *("mp3, APE in front", "mp3, APEv1", "mp3, empty ID3v2 and APE"),
    ),
    _limit(
        "ffmpeg",
        "nothing",
        "it reads no APEv2 in MP3, and no ID3v1 beside ID3v2",
        "mp3, ID3v2 and a genre in APE",
        written="all",
    ),
    _limit(
        "ffmpeg", "nothing", "it reads no ID3v1 beside ID3v2", "mp3, ID3v2 of the encoder and ID3v1", written="first"
    ),
    _limit("ffmpeg", "nothing", "it knows the chunk by capitals alone", "aiff, id3 in small letters"),
    _limit("ffmpeg", "nothing", "it looks for ID3v2 at the start alone", "mp3, * before ID3v2"),
    _limit(
        "ffmpeg",
        "first",
        _UP_TO_NUL,
        *_ID3_LISTS,
        "mp3, several genre frames",
        "aiff, *ID3",
        "aiff, ID3 before the sound",
    ),
    _limit("ffmpeg", "nothing", "it reads no further than the form says", "aiff, ID3 behind the form", written="first"),
    _limit(
        "ffmpeg",
        "first",
        "it reads no APEv2 before ID3v1, whose number is one genre",
        *("mp3, APE and ID3v1", "mp3, Lyrics3v?", "wv, APE and ID3v1", "mpc, APE and ID3v1"),
    ),
    _limit(
        "ffmpeg",
        "all",
        "it reads no APEv2 before ID3v1, whose number is one genre",
        *("aac, ID3v1", "wv, ID3v1", "mpc, ID3v1"),
        written="first",
    ),
    _limit("ffmpeg", "nothing", "it reads neither APEv2 before ID3v1 nor that", "ape, ID3v1*", "ape, APE and ID3v1"),
    _limit("ffmpeg", "first", _UP_TO_NUL, *_APE_LISTS, "wv, APE"),
    _limit("ffmpeg", "all", _UP_TO_NUL, "ape, ID3v2 and APE", "tta, ID3v2 and APE", "tta, ID3v1", written="first"),
    _limit("ffmpeg", "nothing", "it reads no tag behind the sound of this kind", "dff, *"),
    _limit("ffmpeg", "nothing", "a PRIV frame makes it drop what else an ID3 chunk says", "wav, rich id3"),
    _limit("ffmpeg", "nothing", "with comments there it drops ID3v2", "flac, genre in ID3v2 alone", written="all"),
    _limit("ffmpeg", "last", "of two equal items the later counts", "m4a, several genre items", written="first"),
    _limit("ffmpeg", "first", _FIRST_VALUE, "m4a, *iTunes*", "m4a, freeform items", "m4a, free before *"),
    _limit("ffmpeg", "all", _FIRST_VALUE, *_OTHER_ITEMS, written="first"),
    _limit("ffmpeg", "nothing", "it reads no such user data in this brand", "m4a, 3GPP's user data", written="first"),
    _limit("ffmpeg", "first", "it reads the first of several attributes", "wma, rich tags"),
    # MediaInfo
    _limit("mediainfo", "first", _UP_TO_NUL, *_ID3_LISTS, "wav, *rich id3", "aiff, rich ID3"),
    _limit(
        "mediainfo",
        "all",
        _UP_TO_NUL,
        *("mp3, several genre frames", "mp3, two ID3v2, the second v2.4", "mp3, zeros before ID3v2", "dff, ID3v2"),
        *("aiff, ID3", "aiff, ID3 before the sound", "aiff, NAME, AUTH and ID3"),
        written="first",
    ),
    _limit("mediainfo", "first", _UP_TO_NUL, *_APE_LISTS, "mp3, APE", "mp3, APE that names no track"),
    _limit("mediainfo", "first", _UP_TO_NUL, "mp3, empty ID3v2 and APE", "mp3, APE in front"),
    _limit("mediainfo", "nothing", "it knows the chunk by capitals alone", "aiff, id3 in small letters"),
    _limit("mediainfo", "first", _UP_TO_NUL, "???, APE and ID3v1", "mp3, ID3v2 and a genre in APE"),
    _limit(
        "mediainfo",
        "all",
        _UP_TO_NUL,
        *("aac, ID3v1", "ape, ID3v1", "mpc, ID3v1", "tta, ID3v1", "tta, ID3v2 and APE"),
        "mp3, ID3v2 of the encoder and ID3v1",
        written="first",
    ),
    _limit("mediainfo", "first", "it finds no APEv2 before Lyrics3, so it shows ID3v1", "mp3, Lyrics3v?"),
    _limit("mediainfo", "nothing", "it finds no APEv2 that has no header", "mp3, APE without a header", "mp3, APEv1"),
    _limit("mediainfo", "nothing", "it makes nothing of these files at all", "wv, *"),
    _limit("mediainfo", "nothing", "it shows no ID3v2 of TrueAudio", "tta, ID3v2", "tta, no tag"),
    _limit(
        "mediainfo",
        "nothing",
        "it reads no further than the form says",
        *("wav, id3 behind the form", "wav, INFO behind the form"),
        written="all",
    ),
    _limit("mediainfo", "nothing", "as before", "aiff, ID3 behind the form", written="first"),
    _limit("mediainfo", "nothing", "it reads no comments of these streams", "ogg, FLAC, *", "spx, comments"),
    _limit("mediainfo", "nothing", "it reads no genre among keys there", "m4a, genre among keys", written="all"),
    _limit("mediainfo", "first", "it reads the first of several attributes", "wma, rich tags"),
)

REFUSALS: Mapping[str, tuple[tuple[str, ...], str]] = {
    "mp3, APEv1": (("fill", "append", "replace*"), "its APE tag has version 1000"),
    "mp3, ID3v1 in cp*": (("append", "replace all but one"), "in an unknown encoding, which has no room for"),
    "ape, ID3v1 in cp*": (("append", "replace all but one"), "in an unknown encoding, which has no room for"),
    "aiff, id3 in small letters": (("fill", "append", "replace*"), 'its ID3 chunk is named "id3 "'),
}
"""Layouts that are not written under these cases, which the plan says with this reason."""


def refusal_of(layout: str, case: str) -> str | None:
    """What the plan says where nothing is to be written, or None where something is."""
    for pattern, (cases, reason) in REFUSALS.items():
        if fnmatchcase(layout, pattern) and any(fnmatchcase(case, each) for each in cases):
            return reason
    return None


def limit_of(reader: str, layout: str) -> Limit:
    """What is known of the reader and files of this layout."""
    found = [
        limit
        for limit in LIMITS
        if limit.reader == reader and any(fnmatchcase(layout, pattern) for pattern in limit.layouts)
    ]
    assert len(found) < 2, f"two limits of {reader} for {layout}: {found}"
    return found[0] if found else _limit(reader, "all", "", layout)
