"""The genre among items that go by keys: an atom `keys` lists names, and an item's name is the number of one, from one.

Source: Apple's QuickTime File Format (metadata item keys). FFmpeg writes these under `use_metadata_tags`, with keys of
its own names ("genre"); it and MediaInfo read them, mutagen and TagLib see only the items that iTunes named.
"""

from __future__ import annotations

from genre_tagger.containers.byte_view import MalformedError, Readable
from genre_tagger.containers.mp4 import Atom, atom_bytes
from genre_tagger.tags.formats.mp4_items import data_bytes
from genre_tagger.tags.formats.other_genres import key_names
from genre_tagger.tags.splice import Splice, replaced

_KEY = "genre"
_COUNT_AT = 4  # behind the version


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
