"""The comment header that FLAC, Ogg Vorbis, Opus and Speex share. Comments keep their order and bytes.

Source: "Ogg Vorbis I format specification: comment field and header specification" (xiph.org).
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from genre_tagger.containers.byte_view import MalformedError, Readable, RefusedError
from genre_tagger.containers.outer_tags import Id3Header
from genre_tagger.tags.fields import KEYS, Field, NewFields
from genre_tagger.tags.formats.id3_frames import Body, Frame, content_of, decode_text, read_body
from genre_tagger.tags.formats.tail_tags import Id3v1

_LENGTH = struct.Struct("<I")
_COMMENTS_LIMIT = 100_000


@dataclass(frozen=True, slots=True)
class VorbisComment:
    """A vendor string, comments as raw "KEY=value" bytes, and what follows them (a framing bit, or Opus' own data)."""

    vendor: bytes
    comments: tuple[bytes, ...]
    rest: bytes

    def values(self, field: Field) -> tuple[str, ...]:
        """A field's values, blank ones left out."""
        found = (_text(comment) for comment in self.comments if _is(comment, field))
        return tuple(dict.fromkeys(value for value in found if value))

    def first(self, field: Field) -> str | None:
        """A field for showing."""
        return next(iter(self.values(field)), None)

    def edited(self, new: NewFields) -> VorbisComment:
        """The same with `new` where the old fields stood, else at the end. An old key keeps its capitals."""
        comments = list(self.comments)
        for field in new.by_field:
            places = [number for number, comment in enumerate(comments) if _is(comment, field)]
            key = comments[places[0]].partition(b"=")[0] if places else KEYS["vorbis"][field].encode("ascii")
            written = [key + b"=" + value.encode() for value in new.values(field, self.values(field))]
            at = places[0] if places else len(comments)
            kept_before = comments[:at]
            kept_after = [comment for comment in comments[at:] if not _is(comment, field)]
            comments = [*kept_before, *written, *kept_after]
        return VorbisComment(self.vendor, tuple(comments), self.rest)

    def with_texts(self, texts: Sequence[tuple[str, str]]) -> VorbisComment:
        """The same with further comments (key, text) behind the others."""
        added = tuple(f"{key}={text}".encode() for key, text in texts)
        return VorbisComment(self.vendor, self.comments + added, self.rest)

    def to_bytes(self) -> bytes:
        """The block as the file holds it."""
        parts = [_LENGTH.pack(len(self.vendor)), self.vendor, _LENGTH.pack(len(self.comments))]
        for comment in self.comments:
            parts += [_LENGTH.pack(len(comment)), comment]
        return b"".join([*parts, self.rest])


def _is(comment: bytes, field: Field) -> bool:
    key, equals, _ = comment.partition(b"=")
    return bool(equals) and key.upper() == KEYS["vorbis"][field].upper().encode("ascii")


def _text(comment: bytes) -> str:
    return comment.partition(b"=")[2].decode("utf-8", "replace").strip()


def parse_vorbis_comment(data: bytes) -> VorbisComment:
    """The comments in `data`. Raises MalformedError."""
    vendor, at = _sized(data, 0)
    if at + 4 > len(data):
        raise MalformedError("the comments are cut short")
    (count,) = _LENGTH.unpack_from(data, at)
    at += 4
    if count > _COMMENTS_LIMIT:
        raise MalformedError("there are more comments than anybody could mean")
    comments = []
    for _ in range(count):
        comment, at = _sized(data, at)
        comments.append(comment)
    return VorbisComment(vendor, tuple(comments), data[at:])


def _sized(data: bytes, at: int) -> tuple[bytes, int]:
    if at + 4 > len(data):
        raise MalformedError("the comments are cut short")
    (length,) = _LENGTH.unpack_from(data, at)
    end = at + 4 + length
    if end > len(data):
        raise MalformedError("a comment is longer than its block")
    return data[at + 4 : end], end


def fresh_vorbis_comment(new: NewFields) -> VorbisComment:
    """A block for a file that has none. Its vendor is who encoded the sound, which nobody knows."""
    return VorbisComment(b"", (), b"").edited(new)


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
