"""DSD in DSF and DSDIFF: both hold a plain ID3v2 tag, DSF behind the sound, DSDIFF in a chunk.

Sources: Sony's DSF file format specification 1.01; Philips' DSDIFF 1.5, whose "ID3 " chunk is later custom.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterator

from genre_tagger.containers.byte_view import MalformedError, Readable, RefusedError
from genre_tagger.containers.iff import DSDIFF, Chunk, chunks_in
from genre_tagger.tags.fields import Field, NewFields, TagReading
from genre_tagger.tags.formats.id3v2 import Id3Tag, find_tag, fresh_tag
from genre_tagger.tags.splice import Splice, growth_of, overwritten, tidy

_HEADER_BYTES = DSDIFF.header_bytes  # the same in both
_DSF_HEADER_BYTES = 28
_TEXT_LIMIT = 4096
_DISAGREES = "its {} header and its length disagree (cut short, or never finished)"


def _dsf_tag(view: Readable) -> Id3Tag | None:
    """The tag that the header points to. Raises MalformedError."""
    place = int.from_bytes(view.read(20, 8), "little")
    if place in (0, view.size):
        return None
    tag = find_tag(view, place)
    if tag is None:
        raise MalformedError("its header points to no tag")
    return tag


def _dsf_obstacle(view: Readable, tag: Id3Tag | None) -> str | None:
    stated = int.from_bytes(view.read(12, 8), "little")
    is_whole = stated == view.size or (tag is not None and tag.header.end == view.size)
    return None if is_whole else _DISAGREES.format("DSF")


def read_dsf(view: Readable) -> TagReading:
    """Reads a DSF file's tag."""
    tag = _dsf_tag(view)
    format_bytes = int.from_bytes(view.read(_DSF_HEADER_BYTES + 4, 8), "little")
    sound = _DSF_HEADER_BYTES + format_bytes
    length = int.from_bytes(view.read(sound + 4, 8), "little")
    payload = (sound + _HEADER_BYTES, min(sound + length, view.size if tag is None else tag.header.start))
    return _reading("DSF", (payload,), [] if tag is None else [tag], {}, _dsf_obstacle(view, tag))


def edit_dsf(view: Readable, new: NewFields) -> list[Splice]:
    """Edits a DSF file's tag, or puts one at the end. Raises MalformedError, RefusedError."""
    tag = _dsf_tag(view)
    if (obstacle := _dsf_obstacle(view, tag)) is not None:
        raise RefusedError(obstacle)
    splices: list[Splice] = []
    place = view.read(20, 8)
    if tag is not None:
        splices = tag.edit(new)
    elif new.genres:
        splices = [Splice(view.size, b"", fresh_tag(new))]
        place = view.size.to_bytes(8, "little")
    if not splices:
        return []
    size = view.size + growth_of(tidy(splices))
    return [overwritten(view, 12, size.to_bytes(8, "little") + place), *splices]


class Dsdiff:
    """The chunks of one file. Raises MalformedError where they do not add up."""

    def __init__(self, view: Readable) -> None:
        self.view = view
        self.form = Chunk(b"FRM8", 0, _HEADER_BYTES, int.from_bytes(view.read(4, 8), "big"), 0)
        self.chunks = tuple(self._within(self.form, 4))
        self._properties = {inner: outer for outer in self.chunks for inner in self._inner(outer, b"PROP", 4)}
        found = [chunk for chunk in (*self.chunks, *self._properties) if chunk.name == b"ID3 "]
        self.homes = tuple((chunk, find_tag(view, chunk.content)) for chunk in found)
        self.tags = [(chunk, tag) for chunk, tag in self.homes if tag is not None]
        if any(tag.header.end > chunk.end for chunk, tag in self.tags):
            raise MalformedError("its ID3 tag is larger than the chunk around it")

    def _within(self, holder: Chunk, skip: int) -> Iterator[Chunk]:
        """The chunks in a chunk; `skip` bytes of its content, which say what it is, come first."""
        return chunks_in(self.view, holder.content + skip, min(holder.end, self.view.size), DSDIFF)

    def _inner(self, holder: Chunk, name: bytes, skip: int) -> Iterator[Chunk]:
        return self._within(holder, skip) if holder.name == name else iter(())

    @property
    def end(self) -> int:
        """Where the last chunk ends, with its pad byte."""
        last = self.chunks[-1] if self.chunks else None
        return self.form.content + 4 if last is None else last.next

    def obstacle(self) -> str | None:
        """Why the file cannot be edited, or None."""
        is_whole = self.form.end == self.end == self.view.size
        return None if is_whole else _DISAGREES.format("DSDIFF")

    def own_texts(self) -> dict[str, bytes]:
        """Title and artist in DSDIFF's own chunk (DIIN), by ID3v2's names, undecoded."""
        texts = {}
        for chunk in (inner for outer in self.chunks for inner in self._inner(outer, b"DIIN", 0)):
            length = min(int.from_bytes(self.view.at_most(chunk.content, 4), "big"), _TEXT_LIMIT)
            if name := {b"DITI": "TIT2", b"DIAR": "TPE1"}.get(chunk.name):
                texts[name] = self.view.at_most(chunk.content + 4, length).strip(b"\0 ")
        return {name: text for name, text in texts.items() if text}

    def with_sizes(self, edits: list[tuple[Chunk, list[Splice]]]) -> list[Splice]:
        """The splices within each chunk, with the sizes and pad bytes that follow from them."""
        splices = []
        grown: Counter[Chunk] = Counter()
        for chunk, inside in edits:
            growth = growth_of(tidy(inside))
            pad = b"" if chunk is self.form else self.view.at_most(chunk.end, chunk.size & 1)
            new_pad = b"" if chunk is self.form else bytes((chunk.size + growth) & 1)
            # The pad comes last: what is inserted at the chunk's end belongs before it, though both begin there.
            splices += [*inside, Splice(chunk.end, pad, new_pad)]
            grown[chunk] += growth
            outers = () if chunk is self.form else (self.form, self._properties.get(chunk, self.form))
            for outer in dict.fromkeys(outers):
                grown[outer] += growth + len(new_pad) - len(pad)
        sizes = {chunk: struct.pack(">Q", chunk.size + growth) for chunk, growth in grown.items() if growth}
        return splices + [overwritten(self.view, chunk.start + 4, size) for chunk, size in sizes.items()]


def read_dsdiff(view: Readable) -> TagReading:
    """Reads a DSDIFF file's tag."""
    file = Dsdiff(view)
    sound = [(chunk.content, min(chunk.end, view.size)) for chunk in file.chunks if chunk.name in (b"DSD ", b"DST ")]
    carried = {name: text.decode("utf-8", "replace") for name, text in file.own_texts().items()}
    return _reading("DSDIFF", tuple(sound), [tag for _, tag in file.tags], carried, file.obstacle())


def edit_dsdiff(view: Readable, new: NewFields) -> list[Splice]:
    """Edits a DSDIFF file's tag, or adds a chunk with one. Raises MalformedError, RefusedError."""
    file = Dsdiff(view)
    if (obstacle := file.obstacle()) is not None:
        raise RefusedError(obstacle)
    if not file.tags:
        return file.with_sizes([_fresh(file, new)]) if new.genres else []
    edits = []
    for number, (chunk, tag) in enumerate(file.tags):
        if number == 0 or tag.genres():
            edits.append((chunk, tag.edit(new, _decoded(file.own_texts()) if tag.is_empty and new.genres else ())))
    return file.with_sizes(edits)


def _fresh(file: Dsdiff, new: NewFields) -> tuple[Chunk, list[Splice]]:
    """A fresh tag, in the chunk that waits for one or in a new one; it takes over what players would no longer show."""
    tag = fresh_tag(new, _decoded(file.own_texts()))
    if not file.homes:
        chunk = b"ID3 " + struct.pack(">Q", len(tag)) + tag + bytes(len(tag) & 1)
        return file.form, [Splice(file.end, b"", chunk)]
    home = file.homes[0][0]
    old = file.view.read(home.content, home.size)
    if old.strip(b"\0"):
        raise RefusedError("its ID3 chunk holds something that is no ID3 tag")
    return home, [Splice(home.content, old, tag)]


def _decoded(texts: dict[str, bytes]) -> list[tuple[str, str]]:
    """Raises RefusedError for a text in an encoding that nobody knows: a tag would have to state one."""
    try:
        return [(name, text.decode()) for name, text in texts.items()]
    except UnicodeDecodeError as error:
        raise RefusedError("its DIIN chunk holds text in an unknown encoding, which a new tag would hide") from error


def _reading(
    name: str, payload: tuple[tuple[int, int], ...], tags: list[Id3Tag], texts: dict[str, str], obstacle: str | None
) -> TagReading:
    own = {Field.TITLE: texts.get("TIT2"), Field.ARTIST: texts.get("TPE1")}
    return TagReading.of(
        f"{name}, {tags[0].label if tags else 'no tag'}",
        next((names for tag in tags if (names := tag.genres())), ()),
        payload,
        lambda field: next((found for tag in tags if (found := tag.text(field))), own.get(field)),
        obstacle=obstacle,
        carried=texts,
    )
