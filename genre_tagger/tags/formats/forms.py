"""The form of a WAV, AIFF or RF64 file: its chunks, and the sizes around an edit of some of them.

Sources: those of `containers.iff`, Apple's AIFF 1.3, EBU Tech 3306 (RF64).
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from genre_tagger.containers.byte_view import MalformedError, Readable, RefusedError
from genre_tagger.containers.iff import IFF, RIFF, Chunk, Layout, chunks_in
from genre_tagger.tags.fields import KEYS, Field, NewFields
from genre_tagger.tags.genre_text import read_genre_values
from genre_tagger.tags.splice import Splice, growth_of, tidy

_LARGEST = (1 << 32) - 1


@dataclass(frozen=True, slots=True)
class Dialect:
    """What tells WAV from AIFF."""

    label: str
    layout: Layout
    sound: bytes
    tag_name: bytes

    def number(self, data: bytes) -> int:
        return int.from_bytes(data, self.layout.byte_order)

    def to_bytes(self, value: int) -> bytes:
        if value > _LARGEST:
            raise RefusedError(f"it would grow beyond the 4 GiB that {self.label} can count")
        return value.to_bytes(4, self.layout.byte_order)

    def chunk(self, name: bytes, content: bytes) -> bytes:
        """A whole chunk."""
        return name + self.to_bytes(len(content)) + content + bytes(len(content) & 1)


WAV = Dialect("WAV", RIFF, b"data", b"id3 ")
AIFF = Dialect("AIFF", IFF, b"SSND", b"ID3 ")
RF64 = Dialect("RF64", RIFF, b"data", b"id3 ")


def _is_name(name: bytes) -> bool:
    return len(name) == 4 and all(32 <= byte < 127 for byte in name)


class Form:
    """The chunks of one file, those behind the length its header states too: some taggers never corrected it, and
    other readers go on to the end of the file. Raises MalformedError where the chunks do not add up.
    """

    def __init__(self, view: Readable, dialect: Dialect) -> None:
        self.view = view
        self.dialect = dialect
        self.size = dialect.number(view.read(4, 4))
        self._sound_size = _LARGEST
        if dialect is RF64:
            name, _, self.size, self._sound_size = struct.unpack("<4sIQQ", view.read(12, 24))
            if name != b"ds64":
                raise MalformedError("its RF64 header has no sizes (ds64)")
        self.end = 8 + self.size
        found = self._walk(12, view.size)
        self.chunks = tuple(chunk for chunk in found if chunk.start < self.end or chunk.end <= view.size)
        self.chunks_end = self.chunks[-1].next if self.chunks else 12

    def _walk(self, at: int, end: int) -> Iterator[Chunk]:
        """Chunks one after another, up to something that has no name."""

        def true_size(chunk: Chunk) -> int:
            is_told_elsewhere = self.dialect is RF64 and chunk.name == b"data" and chunk.size == _LARGEST
            return self._sound_size if is_told_elsewhere else chunk.size

        chunks = chunks_in(
            self.view, at, end, self.dialect.layout, true_size=true_size, pad_behind=lambda at: self._pad(at, end)
        )
        return takewhile(lambda chunk: _is_name(chunk.name), chunks)

    def _pad(self, at: int, end: int) -> int:
        """How many pad bytes stand at `at`, behind a chunk of odd size: a zero, or what precedes a name or an end."""
        if at >= end:
            return 0
        ends = at + 1 in (end, self.end)
        return int(ends or self.view.at_most(at, 1) == b"\0" or _is_name(self.view.at_most(at + 1, 4)))

    def inner(self, chunk: Chunk) -> tuple[Chunk, ...]:
        """The chunks within a LIST."""
        return tuple(self._walk(chunk.content + 4, min(chunk.end, self.view.size)))

    def named(self, *names: bytes) -> tuple[Chunk, ...]:
        """The chunks of these names that are whole."""
        return tuple(chunk for chunk in self.chunks if chunk.name in names and chunk.end <= self.view.size)

    def obstacle(self) -> str | None:
        """Why the form cannot be edited, or None: its sizes must be true before they can be made true again."""
        label = self.dialect.label
        sounds = [chunk for chunk in self.chunks if chunk.name == self.dialect.sound]
        split = any(chunk.start < self.end < chunk.end for chunk in self.chunks)
        if self.end > self.view.size or split or any(chunk.start >= self.end for chunk in sounds):
            return f"its {label} header and its length disagree (cut short, or never finished)"
        if not sounds:
            return f"no sound was found in this {label} file"
        for chunk in self.chunks[:-1]:
            if chunk.lacks_pad:
                name = chunk.name.decode("ascii").strip()
                return f"the pad byte behind its {name} chunk is missing, so that players disagree about what follows"
        return None

    def edited(self, inside: Mapping[Chunk, list[Splice]], added: bytes) -> list[Splice]:
        """The splices for edits `inside` of chunks and for whole chunks `added` behind the last, with all sizes and pad
        bytes. The form is stated to reach to its last chunk; what lies behind that is no more counted than before.
        """
        splices: list[Splice] = []
        for chunk in self.chunks:
            own = inside.get(chunk, [])
            growth = growth_of(tidy(own))
            splices += own
            if growth:
                sizes = self.dialect.to_bytes(chunk.size), self.dialect.to_bytes(chunk.size + growth)
                splices.append(Splice(chunk.start + 4, *sizes))
            if growth or (added and chunk is self.chunks[-1]):
                pad = self.view.read(chunk.end, chunk.pad)
                new_pad = bytes((chunk.size + growth) & 1)
                splices.append(Splice(chunk.end, pad, pad if len(pad) == len(new_pad) else new_pad))
        if added:
            splices.append(Splice(self.chunks_end, b"", added))
        if not tidy(splices):
            return []
        end = max(self.end, self.chunks_end) + growth_of(splices)
        return [*splices, Splice(4, self.dialect.to_bytes(self.size), self.dialect.to_bytes(end - 8))]


_TEXT_LIMIT = 1 << 16
_GENRE = KEYS["riff"][Field.GENRE].encode("ascii")

_FRAME_NAMES = (
    "INAM=TIT2 IART=TPE1 IPRD=TALB IPRT=TRCK ICMT=COMM IMUS=TCOM IWRI=TEXT IEDT=TPE4 ICOP=TCOP IPUB=TPUB ISRC=TSRC "
    "IMED=TMED ILNG=TLAN IBPM=TBPM ITCH=TENC ISFT=TSSE"
)
_PROPERTY_NAMES = (
    "IENG=ARRANGER IBSU=ARTISTWEBPAGE PRT1=DISCSUBTITLE IDIT=ENCODINGTIME ISTR=PERFORMER ICNT=RELEASECOUNTRY"
)
_FRAMES, _PROPERTIES = (
    {entry.encode(): name for entry, name in (pair.split("=") for pair in names.split())}
    for names in (_FRAME_NAMES, _PROPERTY_NAMES)
)
_DATE = b"ICRD"
"""What players show of LIST INFO, and the frames that say the same in ID3v2; those without one go into TXXX."""


def genre_entry(dialect: Dialect, genres: tuple[str, ...]) -> bytes:
    """The entry that names `genres`; nothing for none."""
    return dialect.chunk(_GENRE, "; ".join(genres).encode() + b"\0") if genres else b""


@dataclass(frozen=True, slots=True)
class InfoList:
    """One LIST INFO chunk and its entries."""

    form: Form
    chunk: Chunk
    entries: tuple[Chunk, ...]

    def named(self, name: bytes) -> list[Chunk]:
        """The entries of one name, in their order."""
        return [entry for entry in self.entries if entry.name == name]

    def raw(self, entry: Chunk) -> bytes:
        """An entry's text as it stands, up to its NUL."""
        return self.form.view.at_most(entry.content, min(entry.size, _TEXT_LIMIT)).split(b"\0")[0]

    def edit(self, genres: tuple[str, ...]) -> list[Splice]:
        """Puts the genres where the first genre stood, else behind the last entry; none removes them all."""
        view = self.form.view
        written = genre_entry(self.form.dialect, genres)
        old = self.named(_GENRE)
        if any(entry.end > self.chunk.end for entry in self.entries):
            raise RefusedError("its LIST INFO is damaged")
        if not old and written:
            last = self.entries[-1] if self.entries else None
            forgotten = bytes(1) if last is not None and last.lacks_pad else b""
            at = self.chunk.content + 4 if last is None else last.next
            return [Splice(at, b"", forgotten + written)]
        return [
            Splice(entry.start, view.read(entry.start, entry.next - entry.start), b"" if number else written)
            for number, entry in enumerate(old)
        ]


class Info:
    """All LIST INFO of a file. Players that know only one take the first, others the last: they are kept in step."""

    def __init__(self, form: Form) -> None:
        chunks = [chunk for chunk in form.named(b"LIST") if form.view.at_most(chunk.content, 4) == b"INFO"]
        self.lists = tuple(InfoList(form, chunk, form.inner(chunk)) for chunk in chunks)

    @property
    def says_anything(self) -> bool:
        """Whether there are entries at all."""
        return any(each.entries for each in self.lists)

    def genres(self) -> tuple[str, ...]:
        """The names of every genre entry."""
        found = [each.raw(entry) for each in self.lists for entry in each.named(_GENRE)]
        return read_genre_values(_shown(text) for text in found)

    def text(self, field: Field) -> str | None:
        """A field for showing."""
        raw = self._values().get(KEYS["riff"].get(field, "").encode("ascii"))
        return None if raw is None else _shown(raw).strip() or None

    def edit(self, new: NewFields) -> dict[Chunk, list[Splice]]:
        """The splices within each list: the genre in the first, in none else."""
        return {each.chunk: each.edit(() if number else new.genres) for number, each in enumerate(self.lists)}

    def _values(self) -> dict[bytes, bytes]:
        """Every entry that ID3v2 can say too. Of two of one name players show the last, of two lists the first."""
        found: dict[bytes, bytes] = {}
        for each in self.lists:
            own = {entry.name: each.raw(entry) for entry in each.entries}
            found = own | found
        known = (*_FRAMES, *_PROPERTIES, _DATE)
        return {name: found[name] for name in known if found.get(name, b"").strip()}

    @property
    def states_its_encoding(self) -> bool:
        """Whether all of its texts are plain or UTF-8; else nobody can know what they say."""
        try:
            return all(value.decode() is not None for value in self._values().values())
        except UnicodeDecodeError:
            return False

    def texts_for_id3v2(self, version: int) -> list[tuple[str, str]]:
        """Its texts as frames (name, text) of v2.3 or v2.4: a fresh ID3 tag hides the list from many players."""
        values = {name: value.decode() for name, value in self._values().items()}
        frames = [(_FRAMES[name], text) for name, text in values.items() if name in _FRAMES]
        frames += _date_frames(values.get(_DATE, ""), version)
        return frames + [(f"TXXX:{_PROPERTIES[name]}", text) for name, text in values.items() if name in _PROPERTIES]


def _date_frames(text: str, version: int) -> list[tuple[str, str]]:
    if version > 3:
        return [("TDRC", text)] if text else []
    day = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text)
    if day:
        return [("TYER", day[1]), ("TDAT", day[3] + day[2])]
    return [("TYER", text)] if text else []


def _shown(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")
