"""The items of an MP4 file's ilst, which iTunes made up: `©gen` holds names, `gnre` an ID3v1 number plus one.

A freeform item ("----") that is named GENRE counts as well: most players show it.

Items may also go by keys (Apple's QuickTime File Format, metadata item keys): an atom `keys` lists names, and an item's
name is the number of one, from one. FFmpeg writes these under `use_metadata_tags`, with keys of its own names
("genre"); it and MediaInfo read them, mutagen and TagLib see only the items that iTunes named.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from genre_tagger.containers.byte_view import MalformedError, Readable
from genre_tagger.containers.mp4 import Atom, atom_bytes, atoms_in
from genre_tagger.genres import id3v1_name
from genre_tagger.tags.fields import KEYS, MP4_FREEFORM, Field, NewFields
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


_OTHER_TEXT_LIMIT = 1 << 12
_PACKED_LANGUAGE = 0x400  # from here on a QuickTime text is UTF-8, below it is in a Macintosh script


@dataclass(frozen=True, slots=True)
class OtherGenre:
    """An atom that says nothing but the genre, and the names it gives."""

    atom: Atom
    names: tuple[str, ...]

    def freed(self, view: Readable) -> Splice:
        """Turns it into free space, which every reader skips and no length or offset depends on."""
        named = self.atom.start + 4
        old = view.read(named, self.atom.end - named)
        kept = old[4 : self.atom.content - named]  # a length of 64 bits
        return Splice(named, old, b"free" + kept + bytes(self.atom.end - self.atom.content))


def has_version(view: Readable, meta: Atom) -> bool:
    """Whether a version stands before the children of a meta atom, as in MP4; QuickTime and phones have none."""
    return view.at_most(meta.content + 4, 4) != b"hdlr"


def _sound_atoms(view: Readable, start: int, end: int) -> Iterator[Atom]:
    """The atoms up to one that is damaged: nobody finds what lies behind it."""
    with suppress(MalformedError):
        yield from atoms_in(view, start, end)


def find_other_genres(view: Readable, moov: Atom) -> list[OtherGenre]:
    """Every atom outside tracks that names a genre, the usual list of items (moov/udta/meta/ilst) included."""
    found: list[OtherGenre] = []
    for atom in _sound_atoms(view, moov.content, moov.end):
        if atom.name == b"udta":
            found += _in_user_data(view, atom)
        elif atom.name == b"meta":
            found += _in_meta(view, atom)
    return [each for each in found if each.names]


def _in_user_data(view: Readable, udta: Atom) -> Iterator[OtherGenre]:
    for atom in _sound_atoms(view, udta.content, udta.end):
        if atom.name == b"\xa9gen":
            yield OtherGenre(atom, _quicktime_texts(view, atom))
        elif atom.name == b"gnre":
            yield OtherGenre(atom, _asset_text(view, atom))
        elif atom.name == b"meta":
            yield from _in_meta(view, atom)


def _in_meta(view: Readable, meta: Atom) -> Iterator[OtherGenre]:
    """Items of iTunes' kind by their name, those of phones by the key that their number stands for."""
    children = list(_sound_atoms(view, meta.content + (4 if has_version(view, meta) else 0), meta.end))
    keys = next((key_names(view, atom) for atom in children if atom.name == b"keys"), {})
    for ilst in children:
        for item in _sound_atoms(view, ilst.content, ilst.end) if ilst.name == b"ilst" else ():
            key = keys.get(int.from_bytes(item.name, "big"), "")
            if item.name in (b"\xa9gen", b"gnre") or key.casefold().rpartition(".")[2] == "genre":
                yield OtherGenre(item, _item_texts(view, item))


def key_names(view: Readable, keys: Atom) -> dict[int, str]:
    """The names behind the numbers of items, counted from one."""
    listed = _sound_atoms(view, keys.content + 8, keys.end)
    return {
        number: view.read(key.content, min(key.end - key.content, _OTHER_TEXT_LIMIT)).decode("utf-8", "replace")
        for number, key in enumerate(listed, start=1)
    }


def _item_texts(view: Readable, item: Atom) -> tuple[str, ...]:
    names = []
    for data in _sound_atoms(view, item.content, item.end):
        if data.name == b"data" and data.end >= data.content + 8:
            kind = int.from_bytes(view.read(data.content, 4), "big") & 0xFFFFFF
            raw = view.read(data.content + 8, min(data.end - data.content - 8, _OTHER_TEXT_LIMIT))
            if item.name == b"gnre":
                names.append(id3v1_name(int.from_bytes(raw[:2], "big") - 1) or "")
            else:
                names.append(raw.decode("utf-16-be" if kind == 2 else "utf-8", "replace"))
    return _stripped(names)


def _quicktime_texts(view: Readable, atom: Atom) -> tuple[str, ...]:
    """A list of texts, each behind its length and its language."""
    names, at = [], atom.content
    while at + 4 <= atom.end:
        length, language = (int.from_bytes(view.read(at + n, 2), "big") for n in (0, 2))
        raw = view.read(at + 4, min(length, atom.end - at - 4))
        names.append(raw.decode("utf-8" if language >= _PACKED_LANGUAGE else "mac_roman", "replace"))
        at += 4 + length
    return _stripped(names)


def _asset_text(view: Readable, atom: Atom) -> tuple[str, ...]:
    """One text behind version, flags and language."""
    raw = view.read(atom.content, min(atom.end - atom.content, _OTHER_TEXT_LIMIT))[6:]
    wide = raw[:2] in (b"\xfe\xff", b"\xff\xfe")
    return _stripped([raw[: len(raw) & ~1 if wide else None].decode("utf-16" if wide else "utf-8", "replace")])


def _stripped(names: list[str]) -> tuple[str, ...]:
    return tuple(text for name in names if (text := name.strip(" \0")))
