"""MP4 (m4a, m4b, mp4): the genre atoms of moov/udta/meta/ilst. Every other item keeps its bytes and its place.

Sources: ISO/IEC 14496-12; Apple's iTunes metadata format: `©gen` holds names, `gnre` an ID3v1 number plus one. A free
atom makes up for the difference in length; without one the sound moves and every offset to it is corrected. What other
atoms say of the genre (`other_genres`) goes: players merge them, or take the one they find first.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from genre_tagger.genres import id3v1_name
from genre_tagger.tags.byte_view import MalformedError, Readable, RefusedError
from genre_tagger.tags.containers.atoms import Atom, atom_bytes, atoms_in, child, moved_offsets, size_splice
from genre_tagger.tags.containers.fields import KEYS, MP4_FREEFORM, Field, NewFields, TagReading
from genre_tagger.tags.containers.other_genres import OtherGenre, find_other_genres, has_version
from genre_tagger.tags.genre_text import read_genre_values
from genre_tagger.tags.splice import Splice

_NUMBERED = b"gnre"
_UTF8 = 1
_TEXT_LIMIT = 1 << 16
_HANDLER = atom_bytes(b"hdlr", bytes(8) + b"mdirappl" + bytes(9))
_META_VERSION = 4  # bytes before the children of meta


@dataclass(frozen=True, slots=True)
class Tree:
    """The atoms on the way to the items, as far as they are there. `obstacle` says why there can be no items."""

    top: tuple[Atom, ...]
    moov: Atom
    udta: Atom | None
    meta: Atom | None
    ilst: Atom | None
    obstacle: str | None


def find_tree(view: Readable) -> Tree:
    """Raises MalformedError."""
    top = tuple(atoms_in(view, 0, view.size))
    moov = next((atom for atom in top if atom.name == b"moov"), None)
    if moov is None:
        raise MalformedError("this MP4 file has no moov atom (cut short?)")
    udta = child(view, moov, b"udta")
    meta = None if udta is None else child(view, udta, b"meta")
    obstacle = None if meta is None else _obstacle(view, meta)
    if obstacle is not None:
        return Tree(top, moov, udta, meta, None, obstacle)
    ilst = None if meta is None else child(view, meta, b"ilst", _META_VERSION)
    return Tree(top, moov, udta, meta, ilst, None)


def _obstacle(view: Readable, meta: Atom) -> str | None:
    if not has_version(view, meta):
        return "its metadata are QuickTime's, not MP4's"
    handler = child(view, meta, b"hdlr", _META_VERSION)
    if handler is not None and view.read(handler.content + 8, 4) != b"mdir":
        return "its metadata are not of the kind that iTunes and other players write"
    return None


def _key(field: Field) -> bytes:
    return KEYS["mp4"][field].encode("latin-1")


class Items:
    """The items of an ilst."""

    def __init__(self, view: Readable, ilst: Atom | None) -> None:
        self._view = view
        self.atoms = () if ilst is None else tuple(atoms_in(view, ilst.content, ilst.end))

    def genres(self) -> tuple[str, ...]:
        """Names of `©gen`, then of `gnre`, in the order they stand."""
        names: list[str] = []
        for atom in self.atoms:
            if atom.name == _key(Field.GENRE):
                names += [text for text, _ in self._texts(atom)]
            elif atom.name == _NUMBERED:
                names += [name for number in self._numbers(atom) if (name := id3v1_name(number - 1))]
        return read_genre_values(names)

    def text(self, field: Field) -> str | None:
        """A field for showing."""
        for atom in self.atoms:
            if atom.name == _key(field):
                return next((text for text, _ in self._texts(atom) if text), None)
        return None

    def of_ours(self, field: Field) -> list[Atom]:
        """The atoms that an edit of `field` replaces."""
        if field is Field.GENRE:
            named = [atom for atom in self.atoms if atom.name == _key(field)]
            return named + [atom for atom in self.atoms if atom.name == _NUMBERED]
        return [atom for atom in self.atoms if atom.name == _key(field) and self._is_provenance(atom)]

    def rendered(self, field: Field, new: NewFields) -> bytes:
        """The new atom for `field`; a value that stood there keeps its bytes."""
        old = [each for atom in self.atoms if atom.name == _key(field) for each in self._texts(atom)]
        values = new.values(field, [text for text, _ in old])
        if not values:
            return b""
        if field is Field.PROVENANCE:
            mean, name = (part.encode() for part in MP4_FREEFORM)
            parts = [atom_bytes(b"mean", bytes(4) + mean), atom_bytes(b"name", bytes(4) + name)]
            return atom_bytes(_key(field), b"".join(parts + [_data(value) for value in values]))
        stored = {text: self._view.read(data.start, data.size) for text, data in old}
        return atom_bytes(_key(field), b"".join(stored.get(value) or _data(value) for value in values))

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

    def _is_provenance(self, atom: Atom) -> bool:
        parts = {part.name: part for part in atoms_in(self._view, atom.content, atom.end)}
        texts = tuple(
            self._view.read(parts[name].content + 4, parts[name].end - parts[name].content - 4).decode(
                "utf-8", "replace"
            )
            for name in (b"mean", b"name")
            if name in parts and parts[name].end >= parts[name].content + 4
        )
        return texts == MP4_FREEFORM


def _data(value: str) -> bytes:
    return atom_bytes(b"data", struct.pack(">II", _UTF8, 0) + value.encode())


def _others(view: Readable, tree: Tree, items: Items) -> list[OtherGenre]:
    """What names a genre elsewhere; the atoms that an edit of the items replaces are not among them."""
    ours = {atom.start for atom in items.of_ours(Field.GENRE)}
    return [other for other in find_other_genres(view, tree.moov) if other.atom.start not in ours]


def read(view: Readable) -> TagReading:
    """Reads the items."""
    tree = find_tree(view)
    items = Items(view, tree.ilst)
    return TagReading(
        container="MP4",
        genres=items.genres()
        or read_genre_values(name for other in _others(view, tree, items) for name in other.names),
        payload=tuple((atom.content, atom.end) for atom in tree.top if atom.name == b"mdat"),
        title=items.text(Field.TITLE),
        artist=items.text(Field.ARTIST),
        album=items.text(Field.ALBUM),
        obstacle=tree.obstacle,
    )


def edit(view: Readable, new: NewFields) -> list[Splice]:
    """Replaces the genre items. Raises MalformedError, RefusedError."""
    tree = find_tree(view)
    if tree.obstacle is not None:
        raise RefusedError(tree.obstacle)
    items = Items(view, tree.ilst)
    splices: list[Splice] = [other.freed(view) for other in _others(view, tree, items)]
    added = b""
    for field in new.by_field:
        atoms = items.of_ours(field)
        rendered = items.rendered(field, new)
        added += b"" if atoms else rendered
        for number, atom in enumerate(atoms):
            splices.append(Splice(atom.start, view.read(atom.start, atom.size), b"" if number else rendered))
    if added:
        splices.append(_inserted(view, tree, items, added))
    growth = sum(splice.growth for splice in splices)
    return splices + _made_room(view, tree, growth)


def _inserted(view: Readable, tree: Tree, items: Items, added: bytes) -> Splice:
    """New items at the end of the innermost atom that is there, wrapped into those that are not."""
    if tree.ilst is not None:
        return Splice(items.atoms[-1].end if items.atoms else tree.ilst.content, b"", added)
    added = atom_bytes(b"ilst", added)
    if tree.meta is not None:
        return Splice(_end_of_children(view, tree.meta, _META_VERSION), b"", added)
    added = atom_bytes(b"meta", bytes(4) + _HANDLER + added)
    if tree.udta is not None:
        return Splice(_end_of_children(view, tree.udta), b"", added)
    phone = child(view, tree.moov, b"meta")  # some readers lose their way in it and find nothing behind it
    return Splice(tree.moov.end if phone is None else phone.start, b"", atom_bytes(b"udta", added))


def _end_of_children(view: Readable, parent: Atom, skip: int = 0) -> int:
    end = parent.content + skip
    for atom in atoms_in(view, end, parent.end):
        end = atom.end
    return end


def _made_room(view: Readable, tree: Tree, growth: int) -> list[Splice]:
    """Sizes of everything around the items, from the inside out, until a free atom takes the difference up."""
    splices: list[Splice] = []
    for parent, skip in ((tree.ilst, 0), (tree.meta, _META_VERSION), (tree.udta, 0), (tree.moov, 0)):
        if parent is None or growth == 0:
            continue
        free = None if parent is tree.ilst else _free(view, parent, skip, growth)
        if free is not None:
            return splices + _taken_from(view, free, growth)
        splices += size_splice(view, parent, growth)
    if growth == 0:
        return splices
    behind = [atom for atom in tree.top if atom.start >= tree.moov.end]
    if not any(atom.name in (b"mdat", b"moof", b"mfra") for atom in behind):
        return splices
    if behind[0].name == b"free" and _fits(behind[0], growth):
        return splices + _taken_from(view, behind[0], growth)
    return splices + moved_offsets(view, tree.top, tree.moov.end, growth)


def _free(view: Readable, parent: Atom, skip: int, growth: int) -> Atom | None:
    children = atoms_in(view, parent.content + skip, parent.end)
    return next((atom for atom in children if atom.name == b"free" and _fits(atom, growth)), None)


def _fits(free: Atom, growth: int) -> bool:
    """Whether the atom can give up (or take in) the bytes: it needs its own eight."""
    return not free.to_the_end and free.content - free.start == 8 and free.size - growth >= 8


def _taken_from(view: Readable, free: Atom, growth: int) -> list[Splice]:
    start = free.end - max(growth, 0)
    taken = Splice(start, view.read(start, free.end - start), bytes(max(-growth, 0)))
    return [*size_splice(view, free, -growth), taken]


def phone_metadata(view: Readable) -> list[Splice]:
    """Renames the metadata that phones keep beside those of players, so that a reader who cannot pass them may."""
    moov = find_tree(view).moov
    children = [atom for atom in atoms_in(view, moov.content, moov.end) if atom.name == b"meta"]
    return [Splice(atom.start + 4, b"meta", b"free") for atom in children if not has_version(view, atom)]
