"""MP4 (m4a, m4b, mp4): the genre atoms of moov/udta/meta/ilst. Every other item keeps its bytes and its place.

Sources: ISO/IEC 14496-12; Apple's iTunes metadata format. A free atom makes up for the difference in length; without
one the sound moves and every offset to it is corrected. What other atoms say of the genre (`other_genres`) goes:
players merge them, or take the one they find first. Where items go by keys, some players read the key, some `©gen`.
"""

from __future__ import annotations

from genre_tagger.containers.byte_view import Readable, RefusedError
from genre_tagger.containers.mp4 import atom_bytes, atoms_in, child
from genre_tagger.tags.formats.fields import Field, NewFields, TagReading
from genre_tagger.tags.formats.mp4_items import Items, KeyedGenre
from genre_tagger.tags.formats.mp4_tree import META_VERSION, Tree, end_of_children, find_tree, made_room
from genre_tagger.tags.formats.other_genres import OtherGenre, find_other_genres, has_version
from genre_tagger.tags.genre_text import read_genre_values
from genre_tagger.tags.splice import Splice, growth_of, overwritten, replaced

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
