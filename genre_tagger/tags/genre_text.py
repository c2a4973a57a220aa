"""How tags spell genres: one reading of all of them, whatever the kind of tag, and one writing.

Several genres stand in several values (repeated fields, or NUL between them), or in one value as "Jazz; Blues" or
"Rock/Jazz", although a genre's own name may hold a slash ("Duo Cello/Klavier"). ID3v2.2 and v2.3 have one value:
"(17)(RX)Refinement", numbers of the ID3v1 table in brackets, where "((" stands for a real bracket; ID3v2.4 (4.2.3 TCON)
has bare numbers. Converters carry all of this into every other kind of tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from genre_tagger.genres import id3v1_name, is_known_genre, is_one_slashed_genre, same_genre

_REFERENCE = re.compile(r"\(([0-9]{1,3}|RX|CR)\)")
_NUMBERED = re.compile(r"\(?([0-9]{1,3}|RX|CR)(\)|$)")
_NOT_SET = 255
_WORDS = {"RX": "Remix", "CR": "Cover"}
_LIST = "; "


def read_genre_values(values: Iterable[str]) -> tuple[str, ...]:
    """The names in the values of a genre field, each once, in their order.

    >>> read_genre_values(["(17)(18)"]), read_genre_values(["Jazz; Blues", "Hip-Hop/Rap"])
    (('Rock', 'Techno'), ('Jazz', 'Blues', 'Hip-Hop/Rap'))
    """
    parts = (part.strip() for value in values for part in value.split("\0"))
    return tuple(dict.fromkeys(name for part in parts for name in _names_in(part)))


def _names_in(value: str) -> Iterator[str]:
    last = None
    while match := _REFERENCE.match(value):
        value = value[match.end() :].lstrip()
        last = _referenced(match[1])
        if last is not None:
            yield last
    for name in _split(value[1:] if value.startswith("((") else value):
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


def write_genre_values(old: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    """The values for `names` in a field that may have several and holds `old`; they read back as `names`.

    Old values stay letter for letter where names are only added. A single value that is a list, "Jazz; Blues" or
    "Jazz/Blues", stays a single value: who reads the first one only sees all of it, as before.
    """
    there = read_genre_values(old)
    numbered = any(map(_NUMBERED.match, old))
    is_list = len(old) == 1 and (";" in old[0] or (len(there) > 1 and not numbered))
    if there and tuple(names[: len(there)]) == there and not numbered:
        added = tuple(names[len(there) :])
        return (_LIST.join((old[0].rstrip("; "), *added)),) if is_list else (*old, *added)
    return (_LIST.join(names),) if is_list else tuple(names)


def write_genre_text(old_text: str | None, names: Sequence[str], *, version: int) -> str:
    """The text of the genre frame of an ID3v2 tag of this version; it reads back as `names`.

    What `old_text` says is kept letter for letter where names are only added. v2.4 separates values by NUL. In v2.2 and
    v2.3 the tag's own separator is used again, "/" where it has none; "; " or NUL where a name holds a slash.
    Numbers are spelled out there once something is added to them, because "(17)/Folk" would be a refinement of 17.
    """
    text = (old_text or "").rstrip("\0")
    values = text.split("\0") if text else []
    there = read_genre_values(values)
    only_adds = bool(there) and tuple(names[: len(there)]) == there
    numbered = any(map(_NUMBERED.match, values))
    if version > 3:
        added = tuple(names[len(there) :])
        return "\0".join((*values, *added) if only_adds and numbered else write_genre_values(values, names))
    own = "\0" if "\0" in text else _LIST if ";" in text or any("/" in name for name in names) else "/"
    kept = (text, *names[len(there) :]) if only_adds and not numbered else tuple(names)
    texts = [separator.join(each) for each in (kept, tuple(names)) for separator in (own, _LIST, "\0")]
    escaped = ["(" + each if each.startswith("(") and not each.startswith("((") else each for each in texts]
    return next((each for each in escaped if read_genre_values([each]) == tuple(names)), escaped[-1])
