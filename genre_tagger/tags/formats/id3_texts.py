"""What an ID3 tag says in words, by the names that Vorbis comments have for it: for a tag that would hide it."""

from __future__ import annotations

from contextlib import suppress

from genre_tagger.containers.byte_view import MalformedError, Readable, RefusedError
from genre_tagger.containers.id3 import Id3Header
from genre_tagger.tags.formats.id3_frames import Body, Frame, content_of, decode_text, read_body
from genre_tagger.tags.formats.id3v1 import Id3v1

_FRAMES = (
    "TITLE=TIT2,TT2 SUBTITLE=TIT3 ARTIST=TPE1,TP1 ALBUMARTIST=TPE2,TP2 CONDUCTOR=TPE3 REMIXER=TPE4 ALBUM=TALB,TAL "
    "TRACKNUMBER=TRCK,TRK DISCNUMBER=TPOS,TPA DISCSUBTITLE=TSST COMPOSER=TCOM,TCM LYRICIST=TEXT COPYRIGHT=TCOP "
    "ENCODEDBY=TENC ENCODING=TSSE LABEL=TPUB ISRC=TSRC BPM=TBPM INITIALKEY=TKEY LANGUAGE=TLAN MEDIA=TMED MOOD=TMOO "
    "COMPILATION=TCMP DATE=TDRC,TYE ORIGINALDATE=TDOR,TORY ALBUMSORT=TSOA ARTISTSORT=TSOP TITLESORT=TSOT "
    "ALBUMARTISTSORT=TSO2 COMPOSERSORT=TSOC TYER=TYER TDAT=TDAT"
)
_KEYS = {frame: key for key, frames in (row.split("=") for row in _FRAMES.split()) for frame in frames.split(",")}
_V1_KEYS = {"Year": "DATE", "Track": "TRACKNUMBER"}
_IN_A_LANGUAGE = {"COMM": "COMMENT", "COM": "COMMENT", "USLT": "LYRICS", "ULT": "LYRICS"}


def comments_in(view: Readable, header: Id3Header) -> list[tuple[str, str]]:
    """Every text as (key, text). Frames that cannot be read are left out. Raises MalformedError."""
    body = read_body(view, header)
    pairs: list[tuple[str, str]] = []
    for frame in body.frames:
        with suppress(MalformedError, RefusedError):
            pairs += _comments_of(body, frame)
    told = dict(pairs)
    year, day = told.pop("TYER", ""), told.pop("TDAT", "")  # v2.3 divides a date: "1999", "2104" for April 21st
    if year:
        whole = len(year) == len(day) == 4
        pairs.append(("DATE", f"{year}-{day[2:]}-{day[:2]}" if whole else year))
    return [(key, text) for key, text in dict.fromkeys(pairs) if text.strip() and key not in ("TYER", "TDAT")]


def _comments_of(body: Body, frame: Frame) -> list[tuple[str, str]]:
    if frame.name in _IN_A_LANGUAGE:
        content = content_of(body, frame)
        description, _, text = decode_text(content[:1] + content[4:])[0].partition("\0")
        return [] if description else [(_IN_A_LANGUAGE[frame.name], text)]
    if frame.name in ("TXXX", "TXX"):
        description, _, text = decode_text(content_of(body, frame))[0].partition("\0")
        return [(key, each) for each in text.split("\0")] if (key := _own_key(description)) else []
    if frame.name not in _KEYS:
        return []
    return [(_KEYS[frame.name], each) for each in decode_text(content_of(body, frame))[0].split("\0")]


def _own_key(description: str) -> str:
    """The key of a text with a name of its own: "MusicBrainz Album Id" is MUSICBRAINZ_ALBUMID; "" for none."""
    if not description.isascii() or not description.isprintable() or "=" in description:
        return ""
    first, *rest = description.upper().split(" ")
    return f"{first}_{''.join(rest)}" if rest and first in ("MUSICBRAINZ", "ACOUSTID") else description.upper()


def comments_in_v1(block: Id3v1) -> list[tuple[str, str]]:
    """Every text of an ID3v1 block as (key, text), as far as its encoding can be known."""
    return [(_V1_KEYS.get(name, name.upper()), text) for name, text in block.texts() if text.isascii()]
