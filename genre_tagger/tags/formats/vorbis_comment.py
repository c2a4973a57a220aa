"""The comment header that FLAC, Ogg Vorbis, Opus and Speex share. Comments keep their order and bytes.

Source: "Ogg Vorbis I format specification: comment field and header specification" (xiph.org).
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from genre_tagger.containers.byte_view import MalformedError
from genre_tagger.tags.formats.fields import KEYS, Field, NewFields

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
