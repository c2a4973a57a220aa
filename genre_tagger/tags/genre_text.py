"""How ID3, and what was converted from it, spells genres: numbers, references in brackets, lists, and back.

ID3v2.4 (4.2.3 TCON): values separated by NUL, a value may be a number of the ID3v1 table or "RX"/"CR". ID3v2.2 and
v2.3: "(17)(RX)Refinement", where "((" stands for a real bracket; players join several with "/" (or ";", or, against the
standard, NUL), although a genre's own name may hold a slash.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from genre_tagger.genres import id3v1_name, is_known_genre, is_one_slashed_genre, same_genre

_REFERENCE = re.compile(r"\(([0-9]{1,3}|RX|CR)\)")
_NOT_SET = 255
_WORDS = {"RX": "Remix", "CR": "Cover"}


def read_genre_text(text: str, *, lists_with_slashes: bool) -> tuple[str, ...]:
    """The names in the text of a TCON frame; `lists_with_slashes` for ID3v2.2 and v2.3.

    >>> read_genre_text("(17)(18)", lists_with_slashes=True), read_genre_text("Hip-Hop/Rap", lists_with_slashes=True)
    (('Rock', 'Techno'), ('Hip-Hop/Rap',))
    """
    names: list[str] = []
    for value in text.split("\0"):
        for name in _names_in(value.strip(), lists_with_slashes):
            if not any(name == other for other in names):
                names.append(name)
    return tuple(names)


def read_genre_values(values: Iterable[str]) -> tuple[str, ...]:
    """The names in the genre fields of any other kind of tag, where converters leave "(17)" and "17" too."""
    return read_genre_text("\0".join(values), lists_with_slashes=False)


def _names_in(value: str, lists_with_slashes: bool) -> Iterator[str]:
    last = None
    while match := _REFERENCE.match(value):
        value = value[match.end() :].lstrip()
        last = _referenced(match[1])
        if last is not None:
            yield last
    value = value[1:] if lists_with_slashes and value.startswith("((") else value
    for name in _split(value) if lists_with_slashes else (value,):
        plain = _referenced(name) if re.fullmatch(r"[0-9]{1,3}|RX|CR", name) else name
        if plain and not (last is not None and same_genre(plain, last)):  # "(17)Rock" is one genre
            yield plain


def _referenced(reference: str) -> str | None:
    """The name behind "17" or "RX"; the number itself where the table ends before it; None for "not set"."""
    if reference in _WORDS:
        return _WORDS[reference]
    number = int(reference)
    return None if number == _NOT_SET else id3v1_name(number) or reference


def _split(text: str) -> Iterator[str]:
    """Parts of a list joined by ";" or "/", never cutting a name that holds a slash itself.

    A slash between two words neither of which is a known genre is taken for part of a name.
    """
    for part in re.split(r"\s*;\s*", text):
        pieces = [piece.strip() for piece in part.split("/")]
        if is_one_slashed_genre(part) or not any(is_known_genre(piece) for piece in pieces):
            yield part
            continue
        while pieces:
            pair = "/".join(pieces[:2])
            count = 2 if len(pieces) > 1 and is_one_slashed_genre(pair) else 1
            yield "/".join(pieces[:count])
            del pieces[:count]


def write_genre_text(old_text: str | None, names: Sequence[str], *, lists_with_slashes: bool) -> str:
    """The text of a TCON frame for `names`. What `old_text` says is kept letter for letter where names are only added.

    Its own separator is used again: NUL, ";" or "/". Numbers are spelled out once something is added to them, because
    "(17)/Folk" would be read as a refinement of 17.
    """
    separator = "/" if lists_with_slashes else "\0"
    if old_text:
        text = old_text.rstrip("\0")
        old = read_genre_text(text, lists_with_slashes=lists_with_slashes)
        spelled_out = not any(re.match(r"\(?([0-9]{1,3}|RX|CR)(\)|$)", value) for value in text.split("\0"))
        if lists_with_slashes:
            separator = "\0" if "\0" in text else "; " if ";" in text else "/"
        if old and tuple(names[: len(old)]) == old and (spelled_out or not lists_with_slashes):
            return separator.join((text, *names[len(old) :]))
    joined = separator.join(names)
    return "(" + joined if lists_with_slashes and joined.startswith("(") else joined
