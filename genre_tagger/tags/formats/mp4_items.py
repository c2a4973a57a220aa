"""The items of an MP4 file's ilst, which iTunes made up: `©gen` holds names, `gnre` an ID3v1 number plus one.

A freeform item ("----") that is named GENRE counts as well: most players show it.

Items may also go by keys (Apple's QuickTime File Format, metadata item keys): an atom `keys` lists names, and an item's
name is the number of one, from one. FFmpeg writes these under `use_metadata_tags`, with keys of its own names
("genre"); it and MediaInfo read them, mutagen and TagLib see only the items that iTunes named.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

from genre_tagger.containers.byte_view import MalformedError, Readable
from genre_tagger.containers.mp4 import Atom, atom_bytes, atoms_in
from genre_tagger.genres import id3v1_name
from genre_tagger.tags.formats.fields import KEYS, MP4_FREEFORM, Field, NewFields
from genre_tagger.tags.formats.other_genres import key_names
from genre_tagger.tags.genre_text import read_genre_values
from genre_tagger.tags.splice import Splice, replaced

_NUMBERED = b"gnre"
_FREEFORM = b"----"
_UTF8 = 1
_TEXT_LIMIT = 1 << 16
_KEY = "genre"
_COUNT_AT = 4  # of keys, behind their version


def _key(field: Field) -> bytes:
    return KEYS["mp4"][field].encode("latin-1")


class Items:
    """The items of an ilst."""

    def __init__(self, view: Readable, ilst: Atom | None) -> None:
        self._view = view
        self.atoms = () if ilst is None else tuple(atoms_in(view, ilst.content, ilst.end))

    def genres(self) -> tuple[str, ...]:
        """Names in all genre items, those of `©gen` first."""
        names: list[str] = []
        for atom in self.of_ours(Field.GENRE):
            if atom.name == _NUMBERED:
                names += [name for number in self._numbers(atom) if (name := id3v1_name(number - 1))]
            else:
                names += [text for text, _ in self._texts(atom)]
        return read_genre_values(names)

    def text(self, field: Field) -> str | None:
        """A field for showing."""
        for atom in self.atoms:
            if atom.name == _key(field):
                return next((text for text, _ in self._texts(atom) if text), None)
        return None

    def of_ours(self, field: Field) -> list[Atom]:
        """The atoms that an edit of `field` replaces."""
        if field is Field.PROVENANCE:
            return [atom for atom in self.atoms if self._freeform_name(atom) == MP4_FREEFORM]
        named = [atom for atom in self.atoms if atom.name == _key(field)]
        return named + [atom for atom in self.atoms if atom.name == _NUMBERED or self._is_freeform_genre(atom)]

    def rendered(self, field: Field, new: NewFields, said: Sequence[str]) -> bytes:
        """The new atom for `field`; a value that stood there keeps its bytes. `said`: all genre texts of the file."""
        old = [each for atom in self.atoms if atom.name == _key(field) for each in self._texts(atom)]
        elsewhere = said if field is Field.GENRE and len(said) == 1 else ()  # a list in one value stays one
        values = new.values(field, [text for text, _ in old] or elsewhere)
        if not values:
            return b""
        if field is Field.PROVENANCE:
            mean, name = (part.encode() for part in MP4_FREEFORM)
            parts = [atom_bytes(b"mean", bytes(4) + mean), atom_bytes(b"name", bytes(4) + name)]
            return atom_bytes(_key(field), b"".join(parts + [data_bytes(value) for value in values]))
        stored = {text: self._view.read(data.start, data.size) for text, data in old}
        return atom_bytes(_key(field), b"".join(stored.get(value) or data_bytes(value) for value in values))

    def _data_of(self, atom: Atom) -> list[Atom]:
        return [data for data in atoms_in(self._view, atom.content, atom.end) if data.name == b"data"]

    def _texts(self, atom: Atom) -> list[tuple[str, Atom]]:
        result = []
        for data in self._data_of(atom):
            kind = int.from_bytes(self._view.read(data.content, 4), "big") & 0xFFFFFF
            raw = self._view.read(data.content + 8, min(max(data.end - data.content - 8, 0), _TEXT_LIMIT))
            result.append((raw.decode("utf-16-be" if kind == 2 else "utf-8", "replace").strip(), data))
        return result

    def _numbers(self, atom: Atom) -> list[int]:
        return [
            int.from_bytes(self._view.read(data.content + 8, 2), "big")
            for data in self._data_of(atom)
            if data.end >= data.content + 10
        ]

    def _is_freeform_genre(self, atom: Atom) -> bool:
        name = self._freeform_name(atom)
        return name is not None and name[1].casefold() == "genre"

    def _freeform_name(self, atom: Atom) -> tuple[str, str] | None:
        """Whose field it is and what it is called; None of an item of another kind."""
        if atom.name != _FREEFORM:
            return None
        parts = {part.name: part for part in atoms_in(self._view, atom.content, atom.end)}
        mean, name = (self._named(parts.get(part)) for part in (b"mean", b"name"))
        return mean, name

    def _named(self, part: Atom | None) -> str:
        """The text behind a version."""
        if part is None or part.end < part.content + 4:
            return ""
        size = min(part.end - part.content - 4, _TEXT_LIMIT)
        return self._view.read(part.content + 4, size).decode("utf-8", "replace")


def data_bytes(value: str) -> bytes:
    """A text as the value of an item."""
    return atom_bytes(b"data", struct.pack(">II", _UTF8, 0) + value.encode())


class KeyedGenre:
    """The items whose key is "genre": `atoms`, of `names`, among all `items` of the list that `keys` is for."""

    def __init__(self, view: Readable, keys: Atom, items: tuple[Atom, ...]) -> None:
        self._view, self._keys = view, keys
        names = key_names(view, keys)
        self._count = len(names)
        self.names = [number.to_bytes(4, "big") for number, name in names.items() if name.casefold() == _KEY]
        self.atoms = [atom for atom in items if atom.name in self.names]

    def replaced(self, genres: tuple[str, ...]) -> list[Splice]:
        """The first item gets the genres, all in one value, which is how these lists are read; further ones go."""
        return replaced(self._view, self.atoms, self._item(self.atoms[0].name, genres)) if self.atoms else []

    def added(self, genres: tuple[str, ...]) -> bytes:
        """An item to add where there is none."""
        name = self.names[0] if self.names else (self._count + 1).to_bytes(4, "big")
        return b"" if self.atoms else self._item(name, genres)

    def new_key(self, genres: tuple[str, ...]) -> list[Splice]:
        """The key for it, where there is none."""
        if self.names or not genres:
            return []
        place = self._keys.content + _COUNT_AT
        stated = self._view.read(place, 4)
        if int.from_bytes(stated, "big") != self._count:
            raise MalformedError("its metadata have other keys than they count")
        key = atom_bytes(b"mdta", _KEY.encode())
        return [Splice(place, stated, (self._count + 1).to_bytes(4, "big")), Splice(self._keys.end, b"", key)]

    def _item(self, name: bytes, genres: tuple[str, ...]) -> bytes:
        return atom_bytes(name, data_bytes("; ".join(genres))) if genres else b""
