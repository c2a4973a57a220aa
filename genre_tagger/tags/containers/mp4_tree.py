"""The way to the items of an MP4 file, moov/udta/meta/ilst, and the room that an edit on it takes or leaves."""

from __future__ import annotations

from dataclasses import dataclass

from genre_tagger.tags.byte_view import MalformedError, Readable
from genre_tagger.tags.containers.atoms import Atom, atoms_in, child, moved_offsets, size_splice
from genre_tagger.tags.containers.other_genres import has_version
from genre_tagger.tags.splice import Splice

META_VERSION = 4  # bytes before the children of meta
_ITEMS, _KEYED = b"mdir", b"mdta"


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
    start = free.end - max(growth, 0)
    taken = Splice(start, view.read(start, free.end - start), bytes(max(-growth, 0)))
    return [*size_splice(view, free, -growth), taken]
