"""WAV and AIFF: chunks in a form, an ID3v2 tag in one of them, and WAV's own LIST INFO beside it where there is one.

Sources: EA IFF 85, Microsoft's RIFF (1991), Apple's AIFF 1.3. The tag's chunk is "id3 " in WAV and "ID3 " in AIFF.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from genre_tagger.tags.byte_view import MalformedError, Readable, RefusedError
from genre_tagger.tags.containers.fields import KEYS, Field, NewFields, TagReading
from genre_tagger.tags.containers.id3v2 import Id3Tag, find_tag, fresh_tag
from genre_tagger.tags.genre_text import read_genre_values
from genre_tagger.tags.splice import Splice, tidy

_CHUNKS_LIMIT = 10_000
_LARGEST = (1 << 32) - 1


@dataclass(frozen=True, slots=True)
class Chunk:
    """Header at `start`, content from `start + 8`, `size` bytes, then a pad byte where that is odd."""

    name: bytes
    start: int
    size: int

    @property
    def content(self) -> int:
        return self.start + 8

    @property
    def end(self) -> int:
        return self.content + self.size


@dataclass(frozen=True, slots=True)
class Dialect:
    """What tells WAV from AIFF."""

    label: str
    byte_order: str
    sound: bytes
    tag_name: bytes

    def number(self, data: bytes) -> int:
        return int.from_bytes(data, "little" if self.byte_order == "little" else "big")

    def to_bytes(self, value: int) -> bytes:
        if value > _LARGEST:
            raise RefusedError(f"it would grow beyond the 4 GiB that {self.label} can count")
        return value.to_bytes(4, "little" if self.byte_order == "little" else "big")


WAV = Dialect("WAV", "little", b"data", b"id3 ")
AIFF = Dialect("AIFF", "big", b"SSND", b"ID3 ")


class Form:
    """The chunks of one file. Raises MalformedError where they do not add up."""

    def __init__(self, view: Readable, dialect: Dialect) -> None:
        self.view = view
        self.dialect = dialect
        self.size = dialect.number(view.read(4, 4))
        self.chunks = tuple(self._walk(12, min(8 + self.size, view.size)))
        last = self.chunks[-1] if self.chunks else None
        self.chunks_end = 12 if last is None else last.end + (last.size & 1)

    def _walk(self, at: int, end: int) -> Iterator[Chunk]:
        for _ in range(_CHUNKS_LIMIT):
            if at + 8 > end:
                return
            head = self.view.read(at, 8)
            chunk = Chunk(head[:4], at, self.dialect.number(head[4:]))
            yield chunk
            at = chunk.end + (chunk.size & 1)
        raise MalformedError("it has more chunks than anybody could mean")

    def inner(self, chunk: Chunk) -> tuple[Chunk, ...]:
        """The chunks within a LIST."""
        return tuple(self._walk(chunk.content + 4, min(chunk.end, self.view.size)))

    def obstacle(self) -> str | None:
        """Why the form cannot be edited, or None: its sizes must be true before they can be made true again."""
        end = 8 + self.size
        if end > self.view.size or any(chunk.end > end for chunk in self.chunks):
            return f"its {self.dialect.label} header and its length disagree (cut short, or never finished)"
        if not any(chunk.name == self.dialect.sound for chunk in self.chunks):
            return f"no sound was found in this {self.dialect.label} file"
        return None

    def tag(self) -> tuple[Chunk, Id3Tag] | None:
        """The first chunk with an ID3v2 tag, and the tag."""
        for chunk in self.chunks:
            if chunk.name.lower() == b"id3 " and chunk.end <= self.view.size:
                tag = find_tag(self.view, chunk.content)
                if tag is not None and tag.header.end > chunk.end:
                    raise MalformedError("its ID3 tag is larger than the chunk around it")
                if tag is not None:
                    return chunk, tag
        return None

    def info(self) -> tuple[Chunk, dict[bytes, Chunk]] | None:
        """WAV's LIST INFO and its entries."""
        for chunk in self.chunks:
            if self.dialect is WAV and chunk.name == b"LIST" and self.view.at_most(chunk.content, 4) == b"INFO":
                return chunk, {entry.name: entry for entry in reversed(self.inner(chunk))}
        return None

    def info_text(self, field: Field) -> str | None:
        """One entry of LIST INFO for showing."""
        found = self.info()
        entry = None if found is None else found[1].get(KEYS["riff"].get(field, "").encode("ascii"))
        if entry is None:
            return None
        data = self.view.at_most(entry.content, min(entry.size, 4096)).split(b"\0")[0]
        try:
            return data.decode().strip() or None
        except UnicodeDecodeError:
            return data.decode("latin-1").strip() or None


def _read(view: Readable, dialect: Dialect) -> TagReading:
    form = Form(view, dialect)
    found = form.tag()
    tag = None if found is None else found[1]
    genre = form.info_text(Field.GENRE)
    sound = [(chunk.content, min(chunk.end, view.size)) for chunk in form.chunks if chunk.name == dialect.sound]

    def text(field: Field) -> str | None:
        return (None if tag is None else tag.text(field)) or form.info_text(field)

    return TagReading(
        container=f"{dialect.label}, {'no tag' if tag is None else tag.label}",
        genres=(() if tag is None else tag.genres()) or read_genre_values([genre or ""]),
        payload=tuple(sound),
        title=text(Field.TITLE),
        artist=text(Field.ARTIST),
        album=text(Field.ALBUM),
        obstacle=form.obstacle(),
    )


def _edit(view: Readable, dialect: Dialect, new: NewFields) -> list[Splice]:
    form = Form(view, dialect)
    obstacle = form.obstacle()
    if obstacle is not None:
        raise RefusedError(obstacle)
    splices = _edit_info(form, new)
    found = form.tag()
    if found is not None:
        splices += _resized(form, found[0], found[1].edit(new))
    elif new.genres:
        splices += _appended(form, new, padded=bool(splices) and splices[-1].offset == form.chunks[-1].end)
    return [*splices, *_form_size(form, splices)]


def _resized(form: Form, chunk: Chunk, inside: list[Splice]) -> list[Splice]:
    """The splices within a chunk, its size, and its pad byte."""
    growth = sum(splice.growth for splice in tidy(inside))
    if growth == 0:
        return inside
    old_size, size = chunk.size, chunk.size + growth
    pad = form.view.at_most(chunk.end, old_size & 1)
    header = Splice(chunk.start + 4, form.dialect.to_bytes(old_size), form.dialect.to_bytes(size))
    # The pad is listed last: what is inserted at the chunk's end comes before it, though both begin at one offset.
    return [*inside, header, Splice(chunk.end, pad, bytes(size & 1))]


def _appended(form: Form, new: NewFields, *, padded: bool) -> list[Splice]:
    """A chunk with a fresh tag behind the last one; a pad byte somebody forgot there is made up for.

    `padded` where an edit of the last chunk has seen to that already.
    """
    tag = fresh_tag(new)
    chunk = form.dialect.tag_name + form.dialect.to_bytes(len(tag)) + tag + bytes(len(tag) & 1)
    missing = max(form.chunks_end - form.view.size, 0)
    added = 0 if padded else missing
    return [Splice(form.chunks_end - missing, b"", bytes(added) + chunk)]


def _edit_info(form: Form, new: NewFields) -> list[Splice]:
    """A LIST INFO that is there gets the genre too: Windows and FFmpeg believe it before the ID3 tag."""
    found = form.info()
    if found is None or found[0].end > form.view.size:
        return []
    chunk, entries = found
    name = KEYS["riff"][Field.GENRE].encode("ascii")
    text = "; ".join(new.genres).encode() + b"\0"
    written = name + form.dialect.to_bytes(len(text)) + text + bytes(len(text) & 1) if new.genres else b""
    entry = entries.get(name)
    if entry is None:
        last = max((each.end + (each.size & 1) for each in entries.values()), default=chunk.end)
        missing = bytes(max(last - chunk.end, 0)) if written else b""
        return _resized(form, chunk, [Splice(chunk.end, b"", missing + written)])
    stop = min(entry.end + (entry.size & 1), chunk.end)
    if entry.end > chunk.end:
        raise RefusedError("its LIST INFO is damaged")
    return _resized(form, chunk, [Splice(entry.start, form.view.read(entry.start, stop - entry.start), written)])


def _form_size(form: Form, splices: list[Splice]) -> list[Splice]:
    """The size in the form's header. What lies behind the last chunk is not counted, as it was not before."""
    growth = sum(splice.growth for splice in tidy(splices))
    counted = max(form.chunks_end, 8 + form.size) if growth else 8 + form.size
    new = min(counted, form.view.size) + growth - 8
    return [Splice(4, form.dialect.to_bytes(form.size), form.dialect.to_bytes(new))]


def read_wav(view: Readable) -> TagReading:
    """Reads a WAV file's tags."""
    return _read(view, WAV)


def read_aiff(view: Readable) -> TagReading:
    """Reads an AIFF or AIFF-C file's tags."""
    return _read(view, AIFF)


def edit_wav(view: Readable, new: NewFields) -> list[Splice]:
    """Edits a WAV file's tags. Raises MalformedError, RefusedError."""
    return _edit(view, WAV, new)


def edit_aiff(view: Readable, new: NewFields) -> list[Splice]:
    """Edits an AIFF file's tags. Raises MalformedError, RefusedError."""
    return _edit(view, AIFF, new)
