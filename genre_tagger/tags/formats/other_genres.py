"""What names a genre in an MP4 file outside its first list of items: further lists, the metadata of QuickTime and 3GPP.

Sources: Apple's QuickTime File Format (user data; metadata keys), 3GPP TS 26.244, 8 (asset information).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from genre_tagger.containers.byte_view import MalformedError, Readable
from genre_tagger.containers.mp4 import Atom, atoms_in
from genre_tagger.genres import id3v1_name
from genre_tagger.tags.splice import Splice

_TEXT_LIMIT = 1 << 12
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
        number: view.read(key.content, min(key.end - key.content, _TEXT_LIMIT)).decode("utf-8", "replace")
        for number, key in enumerate(listed, start=1)
    }


def _item_texts(view: Readable, item: Atom) -> tuple[str, ...]:
    names = []
    for data in _sound_atoms(view, item.content, item.end):
        if data.name == b"data" and data.end >= data.content + 8:
            kind = int.from_bytes(view.read(data.content, 4), "big") & 0xFFFFFF
            raw = view.read(data.content + 8, min(data.end - data.content - 8, _TEXT_LIMIT))
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
    raw = view.read(atom.content, min(atom.end - atom.content, _TEXT_LIMIT))[6:]
    wide = raw[:2] in (b"\xfe\xff", b"\xff\xfe")
    return _stripped([raw[: len(raw) & ~1 if wide else None].decode("utf-16" if wide else "utf-8", "replace")])


def _stripped(names: list[str]) -> tuple[str, ...]:
    return tuple(text for name in names if (text := name.strip(" \0")))
