"""FLAC: metadata blocks before the sound; the comment block is replaced and padding makes up for the difference.

Source: RFC 9639, section 8. An ID3v2 tag in front or an ID3v1 block behind, which do not belong there, stay; a genre
that they name is kept in step.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from genre_tagger.tags.byte_view import MalformedError, Readable, RefusedError
from genre_tagger.tags.containers.fields import Field, NewFields, TagReading, says_yes
from genre_tagger.tags.containers.id3_frames import behind_tags, read_header
from genre_tagger.tags.containers.id3_texts import comments_in, comments_in_v1
from genre_tagger.tags.containers.id3v1 import Id3v1, find_id3v1
from genre_tagger.tags.containers.id3v2 import Id3Tag
from genre_tagger.tags.containers.vorbis_comment import VorbisComment, fresh_vorbis_comment, parse_vorbis_comment
from genre_tagger.tags.genre_text import read_genre_values
from genre_tagger.tags.splice import Splice

_LAST = 0x80
_PADDING, _COMMENT = 1, 4
_BLOCK_LIMIT = (1 << 24) - 1
_BLOCKS_LIMIT = 10_000


@dataclass(frozen=True, slots=True)
class Block:
    """A metadata block: a header of four bytes at `start`, then `size` bytes."""

    kind: int
    last: bool
    start: int
    size: int

    @property
    def content(self) -> int:
        return self.start + 4

    @property
    def end(self) -> int:
        return self.content + self.size


def find_blocks(view: Readable) -> tuple[Block, ...]:
    """The metadata blocks. Raises MalformedError."""
    at = behind_tags(view)
    if view.at_most(at, 4) != b"fLaC":
        raise MalformedError("there is no FLAC stream")
    at += 4
    blocks: list[Block] = []
    while not (blocks and blocks[-1].last):
        if len(blocks) == _BLOCKS_LIMIT:
            raise MalformedError("it has more metadata blocks than anybody could mean")
        head = view.read(at, 4)
        block = Block(head[0] & ~_LAST, bool(head[0] & _LAST), at, int.from_bytes(head[1:], "big"))
        if block.end > view.size or (not blocks and block.kind != 0):
            raise MalformedError("a FLAC metadata block is damaged")
        blocks.append(block)
        at = block.end
    if view.at_most(at, 2)[:1] not in (b"\xff", b""):
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
        if self.v1 is not None:
            v1 = {Field.TITLE: self.v1.title, Field.ARTIST: self.v1.artist, Field.ALBUM: self.v1.album}
            found.append(v1.get(field))
        return next((text for text in found if text), None)


def find_tags(view: Readable) -> FlacTags:
    """The tags of a FLAC file. Raises MalformedError, RefusedError."""
    blocks = find_blocks(view)
    comments = {
        block: parse_vorbis_comment(view.read(block.content, block.size)) for block in blocks if block.kind == _COMMENT
    }
    id3: list[Id3Tag] = []
    carried: list[tuple[str, str]] = []
    at = 0
    while (header := read_header(view, at)) is not None:
        at = header.end
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
    return TagReading(
        container="FLAC, Vorbis comments",
        genres=tags.genres(),
        payload=((tags.blocks[-1].end, view.size),),
        title=tags.text(Field.TITLE),
        artist=tags.text(Field.ARTIST),
        album=tags.text(Field.ALBUM),
        album_artist=tags.text(Field.ALBUM_ARTIST),
        is_compilation=says_yes(tags.text(Field.COMPILATION)),
        carried=dict(reversed(tags.carried)),  # of several texts of one key the first
    )


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
    flags = _LAST if first.last else 0
    head = bytes([_COMMENT | flags]) + _checked_size(len(data)).to_bytes(3, "big")
    splices = [Splice(first.end, b"", head + data)]
    if first.last:
        splices.append(Splice(first.start, view.read(first.start, 1), bytes([first.kind])))
    return splices + _from_padding(view, blocks, len(head) + len(data))


def _from_padding(view: Readable, blocks: tuple[Block, ...], growth: int) -> list[Splice]:
    """Takes `growth` bytes from a padding block that has them, or gives back what became free."""
    for block in blocks:
        size = block.size - growth
        if block.kind == _PADDING and growth and 0 <= size <= _BLOCK_LIMIT:
            start = block.end - max(growth, 0)
            taken = Splice(start, view.read(start, block.end - start), bytes(max(-growth, 0)))
            return [_size_splice(view, block, size), taken]
    return []


def _size_splice(view: Readable, block: Block, size: int) -> Splice:
    return Splice(block.start + 1, view.read(block.start + 1, 3), _checked_size(size).to_bytes(3, "big"))


def _checked_size(size: int) -> int:
    if size > _BLOCK_LIMIT:
        raise RefusedError("its comments would outgrow a FLAC metadata block (16 MiB)")
    return size
