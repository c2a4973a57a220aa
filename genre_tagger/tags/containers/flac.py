"""FLAC: metadata blocks before the sound; the comment block is replaced and padding makes up for the difference.

Source: RFC 9639, section 8. An ID3v2 tag in front or an ID3v1 block behind, which do not belong there, stay.
"""

from __future__ import annotations

from dataclasses import dataclass

from genre_tagger.tags.byte_view import MalformedError, Readable, RefusedError
from genre_tagger.tags.containers.fields import Field, NewFields, TagReading
from genre_tagger.tags.containers.id3_frames import behind_tags
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


def _comment_of(view: Readable, blocks: tuple[Block, ...]) -> tuple[Block, VorbisComment] | None:
    for block in blocks:
        if block.kind == _COMMENT:
            return block, parse_vorbis_comment(view.read(block.content, block.size))
    return None


def read(view: Readable) -> TagReading:
    """Reads the comments."""
    blocks = find_blocks(view)
    found = _comment_of(view, blocks)
    comment = None if found is None else found[1]
    return TagReading(
        container="FLAC, Vorbis comments",
        genres=() if comment is None else read_genre_values(comment.values(Field.GENRE)),
        payload=((blocks[-1].end, view.size),),
        title=None if comment is None else comment.first(Field.TITLE),
        artist=None if comment is None else comment.first(Field.ARTIST),
        album=None if comment is None else comment.first(Field.ALBUM),
    )


def edit(view: Readable, new: NewFields) -> list[Splice]:
    """Replaces the comment block, or puts one behind the stream's own description. Raises RefusedError."""
    blocks = find_blocks(view)
    found = _comment_of(view, blocks)
    if found is None:
        if not new.genres:
            return []
        return _inserted(view, blocks, fresh_vorbis_comment(new).to_bytes())
    block, comment = found
    data = comment.edited(new).to_bytes()
    splices = [
        _size_splice(view, block, len(data)),
        Splice(block.content, view.read(block.content, block.size), data),
    ]
    return splices + _from_padding(view, blocks, len(data) - block.size)


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
