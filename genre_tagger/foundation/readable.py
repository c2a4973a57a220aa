"""Paths and texts from files, made fit for terminals, pages and JSON: no name can command, break or spoil anything."""

from __future__ import annotations

import base64
import os


def readable_path(path: str | os.PathLike[str]) -> str:
    """The path as text that any UTF-8 file or terminal may hold.

    Bytes that are not UTF-8 become U+FFFD, as file managers show them; control characters become escapes.
    """
    return readable_text(os.fsencode(path).decode("utf-8", "replace"))


def readable_name(path: str | os.PathLike[str]) -> str:
    """The last part of the path, as `readable_path`."""
    return readable_path(os.path.basename(path) or path)  # noqa: PTH119 - a name need not be UTF-8


def readable_text(text: str) -> str:
    r"""`text` in one line of printable characters.

    A newline, an escape sequence or a change of writing direction becomes its Python escape.

    >>> readable_text("two\nlines")
    'two\\nlines'
    """
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or char == " " else ascii(char)[1:-1] for char in text)


def path_fields(path: str | os.PathLike[str]) -> dict[str, str]:
    """`path` as JSON that every parser takes: text, and for a name that is not UTF-8 its true bytes beside it.

    JSON knows only Unicode, and strict parsers refuse lone surrogates. So `path` holds U+FFFD for what is not UTF-8 and
    `path_base64`, present only then, the exact bytes.
    """
    encoded = os.fsencode(path)
    try:
        return {"path": encoded.decode("utf-8")}
    except UnicodeDecodeError:
        return {"path": encoded.decode("utf-8", "replace"), "path_base64": base64.b64encode(encoded).decode("ascii")}
