"""WAV's own tags: the entries of LIST INFO, in as many lists as there are.

Source: Microsoft's RIFF (1991), "INFO list chunk". Windows and FFmpeg believe them before an ID3 tag. No encoding is
stated: they are read as UTF-8, and what is not stays out of tags that would have to say what it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from genre_tagger.containers.byte_view import RefusedError
from genre_tagger.containers.iff import Chunk
from genre_tagger.tags.formats.fields import KEYS, Field, NewFields
from genre_tagger.tags.formats.forms import Dialect, Form
from genre_tagger.tags.genre_text import read_genre_values
from genre_tagger.tags.splice import Splice

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
