"""Edits the genre of an ID3v2 tag and leaves every other frame's bytes as they are.

Done on raw frames, not through a tag library: libraries parse and rewrite all frames, which drops those they do not
know or that are encrypted, and turns v2.3 dates into v2.4 ones. The tag keeps its version, its flags, its padding.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from genre_tagger.containers.byte_view import MalformedError, Readable, RefusedError
from genre_tagger.containers.outer_tags import ID3_HEADER_BYTES, Id3Header, read_header
from genre_tagger.tags.fields import KEYS, PROVENANCE_NAME, Field, NewFields
from genre_tagger.tags.formats.id3_frames import (
    Frame,
    content_of,
    decode_text,
    encode_text,
    frame_bytes,
    read_body,
    resynchronised,
    to_synchsafe,
    truly_unsynchronised,
    unsynchronised,
)
from genre_tagger.tags.genre_text import read_genre_values, write_genre_text
from genre_tagger.tags.splice import Splice, applied_to, growth_of, overwritten, replaced, tidy

Texts = Sequence[tuple[str, str]]
"""Frames to add as (name, text), named as in v2.3 or v2.4; "COMM" is a comment, "TXXX:NAME" a text of that name."""

FRESH_PADDING_BYTES = 1024
"""Left free in a tag that had to grow, so that the next program need not move the sound again."""


class Id3Tag:
    """The ID3v2 tag at one place of a file, or in the ID3 chunk of one."""

    def __init__(self, view: Readable, header: Id3Header) -> None:
        self._view = view
        self.header = header
        self._body = read_body(view, header)

    @property
    def label(self) -> str:
        return f"ID3v2.{self.header.version}"

    @property
    def is_empty(self) -> bool:
        """Whether it holds padding only, so that readers go on to the next kind of tag."""
        return not self._body.frames and self._body.padded

    def genres(self) -> tuple[str, ...]:
        """The names in all genre frames. Raises MalformedError, RefusedError."""
        frames = self._body.named(Field.GENRE)
        return read_genre_values(decode_text(content_of(self._body, frame))[0] for frame in frames)

    def text(self, field: Field) -> str | None:
        """A field for showing, first value; None where it is missing or unreadable."""
        for frame in self._body.named(field):
            try:
                text = decode_text(content_of(self._body, frame))[0].split("\0")[0].strip()
            except (MalformedError, RefusedError):
                continue
            if text:
                return text
        return None

    def edit(self, new: NewFields, texts: Texts = ()) -> list[Splice]:
        """The splices that leave `new` in this tag, and add `texts`. Raises MalformedError, RefusedError."""
        self._refuse_hidden_genre()
        if self._body.view is not self._view:
            return self._edit_unsynchronised(new, texts)
        body = self._body
        frames = self._frame_splices(new, texts)
        growth = growth_of(frames)
        old_padding = body.end - body.frames_end
        padding = self._new_padding(growth)
        spare: list[Splice] = []
        if padding != old_padding:
            start = body.end - max(old_padding - padding, 0)
            spare.append(Splice(start, bytes(body.end - start), bytes(max(padding - old_padding, 0))))
        covered = frames if self.header.version == 3 else frames + spare  # by a checksum
        extended = self._extended_splices(covered, padding) if self.header.extended else []
        return [*frames, *spare, *extended, *self._size_splices(growth + padding - old_padding)]

    def _refuse_hidden_genre(self) -> None:
        """Some readers go on behind a damaged frame; a genre that only they find must not get a twin."""
        body = self._body
        name = KEYS[body.key_set][Field.GENRE].encode("ascii")
        if not body.padded and name in body.view.read(body.frames_end, body.end - body.frames_end):
            raise RefusedError("its ID3 tag is damaged, and the genre lies behind the damage")

    def _new_padding(self, growth: int) -> int:
        """How much padding the edited tag gets: it gives and takes what the frames need; a footer allows none."""
        padding = self._body.end - self._body.frames_end
        if self.header.footer or not self._body.padded or growth == 0:
            return padding
        return padding - growth if growth <= padding else FRESH_PADDING_BYTES

    def _frame_splices(self, new: NewFields, texts: Texts) -> list[Splice]:
        """Where each frame of ours stood, its new bytes; a frame that was not there goes behind the last."""
        body = self._body
        added = b"".join(_plain_frame(name, text, self.header.version) for name, text in texts)
        splices: list[Splice] = []
        told = [frame for frame in body.named(Field.PROVENANCE) if self._is_provenance(frame)]
        for field, frames in ((Field.GENRE, body.named(Field.GENRE)), (Field.PROVENANCE, told)):
            replacement = self._new_frame(field, frames, new.by_field[field])
            splices += replaced(body.view, frames, replacement)
            added += b"" if frames else replacement
        if added:
            splices.append(Splice(body.frames_end, b"", added))
        return splices

    def _is_provenance(self, frame: Frame) -> bool:
        try:
            text, _ = decode_text(content_of(self._body, frame))
        except (MalformedError, RefusedError):
            return False
        return text.split("\0")[0] == PROVENANCE_NAME

    def _new_frame(self, field: Field, frames: Sequence[Frame], values: tuple[str, ...]) -> bytes:
        if not values:
            return b""
        version = self.header.version
        encoding = None
        text = "\0".join((PROVENANCE_NAME, *values))
        if field is Field.GENRE:
            old_texts = [decode_text(content_of(self._body, frame)) for frame in frames]
            only = old_texts[0][0] if len(old_texts) == 1 else None
            encoding = old_texts[0][1] if old_texts and not self._body.all_unsynchronised else None
            text = write_genre_text(only, values, version=version)
        return frame_bytes(KEYS[self._body.key_set][field], encode_text(text, encoding, version), version)

    def _size_splices(self, growth: int) -> list[Splice]:
        places = [self.header.start + 6] + ([self.header.body_end + 6] if self.header.footer else [])
        old, new = to_synchsafe(self.header.size), to_synchsafe(self.header.size + growth)
        return [Splice(place, old, new) for place in places]

    def _extended_splices(self, covered: Sequence[Splice], padding: int) -> list[Splice]:
        """The extended header's own account of padding (v2.3) and its checksum, which would no longer be true.

        `covered` are the edit's splices within what the checksum covers: the frames, in v2.4 with their padding.
        """
        body = self._body
        result = []
        if self.header.version == 3 and body.padded:
            place = body.extended_start + 6
            result.append(overwritten(body.view, place, padding.to_bytes(4, "big")))
        checksum = self._checksum_place()
        if checksum is not None:
            end = body.frames_end if self.header.version == 3 else body.end
            old = body.view.read(body.first, end - body.first)
            moved = tidy(Splice(splice.offset - body.first, splice.old, splice.new) for splice in covered)
            stood = body.view.read(*checksum)
            if stood == _checksum(old, checksum[1]):  # one that was wrong before tells nobody anything
                result.append(Splice(checksum[0], stood, _checksum(applied_to(old, moved), checksum[1])))
        return result

    def _checksum_place(self) -> tuple[int, int] | None:
        body = self._body
        start, length = body.extended_start, body.first - body.extended_start
        if self.header.version == 3:
            return (start + 10, 4) if length >= 14 and body.view.read(start + 4, 1)[0] & 0x80 else None
        flags = body.view.read(start + 5, 1)[0]
        at = start + 6 + (1 if flags & 0x40 else 0)  # each flag set is followed by its data's length and its data
        return (at + 1, 5) if flags & 0x20 and length >= at + 6 - start else None

    def _edit_unsynchronised(self, new: NewFields, texts: Texts) -> list[Splice]:
        """Edits the decoded body, codes it again and lets its padding make up for the difference in length."""
        if self.header.extended:
            raise RefusedError("its ID3 tag is unsynchronised and has an extended header as well")
        start, size = self.header.start + ID3_HEADER_BYTES, self.header.size
        old_raw = self._view.read(start, size)
        splices = self._frame_splices(new, texts)
        edited = applied_to(resynchronised(old_raw), tidy(splices))
        if self._body.padded:
            frames = edited[: self._body.frames_end + growth_of(splices)]
            spare = size - len(unsynchronised(frames + b"\0")) + 1
            edited = frames + bytes(spare if spare > 0 else FRESH_PADDING_BYTES)
        raw = unsynchronised(edited)
        if resynchronised(raw) != edited or not truly_unsynchronised(raw):
            raise RefusedError("its unsynchronised ID3 tag cannot be written again without loss")
        return [Splice(start, old_raw, raw), *self._size_splices(len(raw) - size)]


def _checksum(data: bytes, length: int) -> bytes:
    """CRC-32 as v2.3 (four bytes) or v2.4 (35 bits, synchsafe) stores it."""
    value = zlib.crc32(data)
    if length == 4:
        return value.to_bytes(4, "big")
    return bytes(value >> shift & 0x7F for shift in (28, 21, 14, 7, 0))


def find_tag(view: Readable, start: int = 0) -> Id3Tag | None:
    """The tag whose header lies at `start`, or None."""
    header = read_header(view, start)
    return None if header is None else Id3Tag(view, header)


_V22_NAMES = {"TIT2": "TT2", "TPE1": "TP1", "TALB": "TAL", "TYER": "TYE", "TRCK": "TRK", "COMM": "COM", "TXXX": "TXX"}


def _plain_frame(name: str, text: str, version: int) -> bytes:
    """A text frame; "COMM" is a comment in no language, "TXXX:NAME" a text of that name."""
    name, _, description = name.partition(":")
    content = encode_text(text, None, version)
    if name in ("COMM", "TXXX"):
        unicode = content[:1] == b"\x01"
        head = b"\xff\xfe" + f"{description}\0".encode("utf-16-le") if unicode else description.encode("ascii") + b"\0"
        content = content[:1] + (b"eng" if name == "COMM" else b"") + head + content[1:]
    return frame_bytes(_V22_NAMES.get(name, name) if version == 2 else name, content, version)


def fresh_tag(new: NewFields, texts: Texts = ()) -> bytes:
    """A new tag for a file that has none, with further texts first.

    Version 2.3 by default, because Windows and many car radios ignore v2.4, every player reads v2.3, and one genre
    needs no list.
    """
    version = new.id3.fresh_version
    frames = [_plain_frame(name, text, version) for name, text in texts]
    for field, values in new.by_field.items():
        if values:
            text = write_genre_text(None, values, version=version)
            text = text if field is Field.GENRE else "\0".join((PROVENANCE_NAME, *values))
            frames.append(frame_bytes(KEYS["id3v2"][field], encode_text(text, None, version), version))
    body = b"".join(frames) + bytes(FRESH_PADDING_BYTES)
    return b"ID3" + bytes([version, 0, 0]) + to_synchsafe(len(body)) + body
