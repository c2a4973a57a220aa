"""FLAC: metadata blocks before the sound; the comment block is replaced and padding makes up for the difference.

Source: RFC 9639, section 8. An ID3v2 tag in front or an ID3v1 block behind, which do not belong there, stay; a genre
that they name is kept in step.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from genre_tagger.containers.byte_view import MalformedError, Readable, RefusedError
from genre_tagger.containers.outer_tags import behind_tags, stacked_headers
from genre_tagger.containers.xiph import COMMENT, FLAC_MAGIC, LAST_BLOCK, PADDING, STREAM_INFO, Block, blocks_from
from genre_tagger.tags.fields import Field, NewFields, TagReading
from genre_tagger.tags.formats.id3v2 import Id3Tag
from genre_tagger.tags.formats.tail_tags import Id3v1, find_id3v1
from genre_tagger.tags.formats.vorbis_comment import (
    VorbisComment,
    comments_in,
    comments_in_v1,
    fresh_vorbis_comment,
    parse_vorbis_comment,
)
from genre_tagger.tags.genre_text import read_genre_values
from genre_tagger.tags.splice import Splice, overwritten, room_taken

_BLOCK_LIMIT = (1 << 24) - 1


def find_blocks(view: Readable) -> tuple[Block, ...]:
    """The metadata blocks. Raises MalformedError."""
    at = behind_tags(view)
    if view.at_most(at, 4) != FLAC_MAGIC:
        raise MalformedError("there is no FLAC stream")
    blocks: list[Block] = []
    for block in blocks_from(view, at + 4):
        if block.end > view.size or (not blocks and block.kind != STREAM_INFO):
            raise MalformedError("a FLAC metadata block is damaged")
        blocks.append(block)
    if view.at_most(blocks[-1].end, 2)[:1] not in (b"\xff", b""):
        raise MalformedError("no sound follows the FLAC metadata")
    return tuple(blocks)


@dataclass(frozen=True, slots=True)
class FlacTags:
    """Every comment block of a stream, which players merge, or show the first or the last of; and the ID3 tags around
    it, which they show where there are no comments. `carried` is what these say and comments would hide."""

    blocks: tuple[Block, ...]
    comments: dict[Block, VorbisComment]
    id3: tuple[Id3Tag, ...]
    v1: Id3v1 | None
    carried: tuple[tuple[str, str], ...]

    def genres(self) -> tuple[str, ...]:
        """Of all comment blocks, else of the ID3 tags. A number that programs leave by default counts only alone."""
        values = [value for comment in self.comments.values() for value in comment.values(Field.GENRE)]
        values = values or [name for tag in self.id3 for name in tag.genres()]
        if values or self.v1 is None or self.v1.genre is None:
            return read_genre_values(values)
        company = bool(self.id3) or any(comment.comments for comment in self.comments.values())
        return () if company and self.v1.genre_is_a_default else (self.v1.genre,)

    def text(self, field: Field) -> str | None:
        """A field for showing."""
        found = [comment.first(field) for comment in self.comments.values()] + [tag.text(field) for tag in self.id3]
        found += [] if self.v1 is None else [self.v1.text(field)]
        return next((text for text in found if text), None)


def find_tags(view: Readable) -> FlacTags:
    """The tags of a FLAC file. Raises MalformedError, RefusedError."""
    blocks = find_blocks(view)
    comments = {
        block: parse_vorbis_comment(view.read(block.content, block.size)) for block in blocks if block.kind == COMMENT
    }
    id3: list[Id3Tag] = []
    carried: list[tuple[str, str]] = []
    for header in stacked_headers(view):
        with suppress(MalformedError, RefusedError):  # a damaged one is none to other readers either
            tag = Id3Tag(view, header)
            tag.genres()
            carried += [] if id3 else comments_in(view, header)
            id3.append(tag)
    v1 = find_id3v1(view)
    if any(comment.comments for comment in comments.values()):
        carried = []
    elif not id3 and v1 is not None:
        carried = comments_in_v1(v1)
    return FlacTags(blocks, comments, tuple(id3), v1, tuple(carried))


def read(view: Readable) -> TagReading:
    """Reads the comments."""
    tags = find_tags(view)
    payload = ((tags.blocks[-1].end, view.size),)
    carried = dict(reversed(tags.carried))  # of several texts of one key the first
    return TagReading.of("FLAC, Vorbis comments", tags.genres(), payload, tags.text, carried=carried)


def edit(view: Readable, new: NewFields) -> list[Splice]:
    """Replaces the first comment block, or puts one behind the stream's own description; the genre leaves further ones.

    What ID3 tags say of the genre is kept in step. Raises MalformedError, RefusedError.
    """
    tags = find_tags(view)
    splices = [splice for tag in tags.id3 if tag.genres() for splice in tag.edit(new)]
    splices += tags.v1.edit(new.genres) if tags.v1 is not None and new.id3.edits_v1 else []
    carried = tags.carried if new.genres else ()
    if not tags.comments and new.genres:
        return splices + _inserted(view, tags.blocks, fresh_vorbis_comment(new).with_texts(carried).to_bytes())
    growth = 0
    for number, (block, comment) in enumerate(tags.comments.items()):
        edited = comment.edited(NewFields(())) if number else comment.with_texts(carried).edited(new)
        data = edited.to_bytes()
        splices.append(_size_splice(view, block, len(data)))
        splices.append(Splice(block.content, view.read(block.content, block.size), data))
        growth += len(data) - block.size
    return splices + _from_padding(view, tags.blocks, growth)


def _inserted(view: Readable, blocks: tuple[Block, ...], data: bytes) -> list[Splice]:
    first = blocks[0]
    flags = LAST_BLOCK if first.last else 0
    head = bytes([COMMENT | flags]) + _checked_size(len(data)).to_bytes(3, "big")
    splices = [Splice(first.end, b"", head + data)]
    if first.last:
        splices.append(overwritten(view, first.start, bytes([first.kind])))
    return splices + _from_padding(view, blocks, len(head) + len(data))


def _from_padding(view: Readable, blocks: tuple[Block, ...], growth: int) -> list[Splice]:
    """Takes `growth` bytes from a padding block that has them, or gives back what became free."""
    for block in blocks:
        size = block.size - growth
        if block.kind == PADDING and growth and 0 <= size <= _BLOCK_LIMIT:
            return [_size_splice(view, block, size), room_taken(view, block.end, growth)]
    return []


def _size_splice(view: Readable, block: Block, size: int) -> Splice:
    return overwritten(view, block.start + 1, _checked_size(size).to_bytes(3, "big"))


def _checked_size(size: int) -> int:
    if size > _BLOCK_LIMIT:
        raise RefusedError("its comments would outgrow a FLAC metadata block (16 MiB)")
    return size
