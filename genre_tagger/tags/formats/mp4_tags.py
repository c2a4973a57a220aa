"""MP4 (m4a, m4b, mp4): the genre atoms of moov/udta/meta/ilst. Every other item keeps its bytes and its place.

Sources: ISO/IEC 14496-12; Apple's iTunes metadata format. A free atom makes up for the difference in length; without
one the sound moves and every offset to it is corrected. What other atoms say of the genre (`find_other_genres`) goes:
players merge them, or take the one they find first. Where items go by keys, some players read the key, some `©gen`.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

import numpy as np

from genre_tagger.containers.byte_view import MalformedError, Readable, RefusedError
from genre_tagger.containers.mp4 import Atom, atom_bytes, atoms_in, child, descendants
from genre_tagger.tags.fields import Field, NewFields, TagReading
from genre_tagger.tags.formats.mp4_items import Items, KeyedGenre, OtherGenre, find_other_genres, has_version
from genre_tagger.tags.genre_text import read_genre_values
from genre_tagger.tags.splice import Splice, growth_of, overwritten, replaced, room_taken

_HANDLER = atom_bytes(b"hdlr", bytes(8) + b"mdirappl" + bytes(9))


def _others(view: Readable, tree: Tree, items: Items) -> list[OtherGenre]:
    """What names a genre elsewhere; the atoms that an edit of the items replaces are not among them."""
    keyed = [] if tree.keys is None else KeyedGenre(view, tree.keys, items.atoms).atoms
    ours = {atom.start for atom in (*items.of_ours(Field.GENRE), *keyed)}
    return [other for other in find_other_genres(view, tree.moov) if other.atom.start not in ours]


def read(view: Readable) -> TagReading:
    """Reads the items."""
    tree = find_tree(view)
    items = Items(view, tree.ilst)
    others = (name for other in find_other_genres(view, tree.moov) for name in other.names)
    payload = tuple((atom.content, atom.end) for atom in tree.top if atom.name == b"mdat")
    genres = items.genres() or read_genre_values(others)
    return TagReading.of("MP4", genres, payload, items.text, obstacle=tree.obstacle)


def edit(view: Readable, new: NewFields) -> list[Splice]:
    """Replaces the genre items. Raises MalformedError, RefusedError."""
    tree = find_tree(view)
    if tree.obstacle is not None:
        raise RefusedError(tree.obstacle)
    items = Items(view, tree.ilst)
    splices: list[Splice] = [other.freed(view) for other in _others(view, tree, items)]
    said = tuple({name for other in find_other_genres(view, tree.moov) for name in other.names})
    added = b""
    for field in new.by_field:
        atoms = items.of_ours(field)
        rendered = items.rendered(field, new, said)
        added += b"" if atoms else rendered
        splices += replaced(view, atoms, rendered)
    keys: list[Splice] = []
    if tree.keys is not None:
        keyed = KeyedGenre(view, tree.keys, items.atoms)
        splices += keyed.replaced(new.genres)
        added += keyed.added(new.genres)
        keys = keyed.new_key(new.genres)
    if added:
        splices.append(_inserted(view, tree, items, added))
    return [*splices, *keys, *made_room(view, tree, growth_of(splices), growth_of(keys))]


def _inserted(view: Readable, tree: Tree, items: Items, added: bytes) -> Splice:
    """New items at the end of the innermost atom that is there, wrapped into those that are not."""
    if tree.ilst is not None:
        # Of `©gen` and a key FFmpeg shows the later one, and of that of iTunes only the first value.
        first = tree.keys is not None or not items.atoms
        return Splice(tree.ilst.content if first else items.atoms[-1].end, b"", added)
    added = atom_bytes(b"ilst", added)
    if tree.meta is not None:
        return Splice(end_of_children(view, tree.meta, META_VERSION), b"", added)
    added = atom_bytes(b"meta", bytes(4) + _HANDLER + added)
    if tree.udta is not None:
        return Splice(end_of_children(view, tree.udta), b"", added)
    phone = child(view, tree.moov, b"meta")  # some readers lose their way in it and find nothing behind it
    return Splice(tree.moov.end if phone is None else phone.start, b"", atom_bytes(b"udta", added))


def phone_metadata(view: Readable) -> list[Splice]:
    """Renames the metadata that phones keep beside those of players, so that a reader who cannot pass them may."""
    moov = find_tree(view).moov
    children = [atom for atom in atoms_in(view, moov.content, moov.end) if atom.name == b"meta"]
    return [overwritten(view, atom.start + 4, b"free") for atom in children if not has_version(view, atom)]


META_VERSION = 4  # bytes before the children of meta
_ITEMS, _KEYED = b"mdir", b"mdta"
_LARGEST_32 = (1 << 32) - 1


@dataclass(frozen=True, slots=True)
class Tree:
    """The atoms on the way to the items, as far as they are there. `obstacle` says why there can be no items.

    With `keys` the items are of the kind that FFmpeg's `use_metadata_tags` writes: numbers of names listed there.
    """

    top: tuple[Atom, ...]
    moov: Atom
    udta: Atom | None
    meta: Atom | None
    ilst: Atom | None
    keys: Atom | None
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
        return Tree(top, moov, udta, meta, None, None, obstacle)
    ilst = None if meta is None else child(view, meta, b"ilst", META_VERSION)
    keys = None if meta is None or _handler(view, meta) != _KEYED else child(view, meta, b"keys", META_VERSION)
    return Tree(top, moov, udta, meta, ilst, keys, None)


def _obstacle(view: Readable, meta: Atom) -> str | None:
    if not has_version(view, meta):
        return "its metadata are QuickTime's, not MP4's"
    handler = _handler(view, meta)
    known = handler in (None, _ITEMS) or (handler == _KEYED and child(view, meta, b"keys", META_VERSION) is not None)
    return None if known else "its metadata are not of the kind that iTunes and other players write"


def _handler(view: Readable, meta: Atom) -> bytes | None:
    handler = child(view, meta, b"hdlr", META_VERSION)
    return None if handler is None else view.read(handler.content + 8, 4)


def end_of_children(view: Readable, parent: Atom, skip: int = 0) -> int:
    """Where a further child goes: behind the last one, before a terminator."""
    end = parent.content + skip
    for atom in atoms_in(view, end, parent.end):
        end = atom.end
    return end


def made_room(view: Readable, tree: Tree, items_growth: int, keys_growth: int = 0) -> list[Splice]:
    """Sizes of everything around the items and the keys, from the inside out, until a free atom takes it all up."""
    splices = size_splice(view, tree.keys, keys_growth) if tree.keys is not None else []
    growth = items_growth
    for parent, skip in ((tree.ilst, 0), (tree.meta, META_VERSION), (tree.udta, 0), (tree.moov, 0)):
        growth += keys_growth if parent is tree.meta else 0
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
    return [*size_splice(view, free, -growth), room_taken(view, free.end, growth)]


def size_splice(view: Readable, atom: Atom, growth: int) -> list[Splice]:
    """The atom's new size; none for one that reaches to the end of the file by definition."""
    if atom.to_the_end or growth == 0:
        return []
    if atom.content - atom.start == 16:
        return [overwritten(view, atom.start + 8, struct.pack(">Q", atom.size + growth))]
    if atom.size + growth > _LARGEST_32:
        raise RefusedError("an MP4 atom would outgrow 4 GiB")
    return [overwritten(view, atom.start, struct.pack(">I", atom.size + growth))]


_STBL = (b"trak", b"mdia", b"minf", b"stbl")


def moved_offsets(view: Readable, top: tuple[Atom, ...], moved_from: int, growth: int) -> list[Splice]:
    """New values for every absolute offset at or behind `moved_from`, which moves by `growth` bytes.

    Sample tables (stco, co64), fragments with an own base (tfhd) and their index (tfra). Raises RefusedError for a file
    with offsets of a kind that are not understood here.
    """
    splices: list[Splice] = []
    for atom in top:
        if atom.name == b"meta" and child(view, atom, b"iloc", skip=4):
            raise RefusedError("it points to its items by offset (iloc), which would have to move")
        if atom.name == b"moov":
            if any(True for _ in descendants(view, atom, (*_STBL, b"saio"))):
                raise RefusedError("it is encrypted with offsets (saio) that would have to move")
            for name, width in ((b"stco", 4), (b"co64", 8)):
                for table in descendants(view, atom, (*_STBL, name)):
                    splices += _moved_table(view, table, width, moved_from, growth)
        if atom.name == b"moof":
            splices += _moved_fragment(view, atom, moved_from, growth)
        if atom.name == b"mfra":
            for table in descendants(view, atom, (b"tfra",)):
                splices += _moved_index(view, table, moved_from, growth)
    return splices


def _moved_table(view: Readable, table: Atom, width: int, moved_from: int, growth: int) -> list[Splice]:
    count = int.from_bytes(view.read(table.content + 4, 4), "big")
    if table.content + 8 + count * width > table.end:
        raise MalformedError("a table of sample offsets is cut short")
    old = view.read(table.content + 8, count * width)
    values = np.frombuffer(old, dtype=f">u{width}").astype(np.int64)
    values[values >= moved_from] += growth
    if width == 4 and count and int(values.max()) > _LARGEST_32:
        raise RefusedError("its sample offsets would outgrow 4 GiB")
    return [Splice(table.content + 8, old, values.astype(f">u{width}").tobytes())]


def _moved_fragment(view: Readable, moof: Atom, moved_from: int, growth: int) -> list[Splice]:
    splices = []
    for traf in descendants(view, moof, (b"traf",)):
        header = child(view, traf, b"tfhd")
        if header is None:
            continue
        flags = int.from_bytes(view.read(header.content, 4), "big")
        if flags & 1:
            splices.append(_moved_number(view, header.content + 8, 8, moved_from, growth))
            if child(view, traf, b"saio"):
                raise RefusedError("it is encrypted with offsets (saio) that would have to move")
    return splices


def _moved_index(view: Readable, table: Atom, moved_from: int, growth: int) -> list[Splice]:
    head = view.read(table.content, 16)
    wide = head[0] == 1
    lengths, count = int.from_bytes(head[8:12], "big"), int.from_bytes(head[12:16], "big")
    step = (16 if wide else 8) + sum((lengths >> shift & 3) + 1 for shift in (0, 2, 4))
    first = table.content + 16
    if first + count * step > table.end:
        raise MalformedError("the index of fragments is cut short")
    width, place = (8, 8) if wide else (4, 4)
    return [_moved_number(view, first + n * step + place, width, moved_from, growth) for n in range(count)]


def _moved_number(view: Readable, at: int, width: int, moved_from: int, growth: int) -> Splice:
    old = view.read(at, width)
    value = int.from_bytes(old, "big")
    value += growth if value >= moved_from else 0
    if value >= 1 << 8 * width:
        raise RefusedError("its fragment offsets would outgrow 4 GiB")
    return Splice(at, old, value.to_bytes(width, "big"))
