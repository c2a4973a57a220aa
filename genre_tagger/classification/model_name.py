"""What a model may be called: its name is a folder's name on every system."""

from __future__ import annotations

import re
from collections.abc import Set

from genre_tagger.foundation.errors import CheckpointError

LONGEST_NAME = 64

_NAME = re.compile(r"[^\W_][\w .()+-]*", re.ASCII)
_FOREIGN = re.compile(r"[^\w .()+-]|^[\W_]+", re.ASCII)
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""No names of files on Windows."""


def check_name(name: str, taken: Set[str]) -> None:
    """Raises CheckpointError, with the mend, for what no folder can be called, or one of `taken` (casefolded)."""
    is_name = _NAME.fullmatch(name) and len(name) <= LONGEST_NAME and name[-1] not in " ."
    if not is_name or _RESERVED.fullmatch(name):
        raise CheckpointError(
            '"{name}" cannot be the name of a model: use up to {longest} letters, digits, spaces and - _ . ( ) +.',
            name=name,
            longest=LONGEST_NAME,
        )
    if name.casefold() in taken:
        raise CheckpointError('There is a model called "{name}" already; choose another name.', name=name)


def free_name(wanted: str, taken: Set[str]) -> str:
    """A name that passes `check_name`, like `wanted`: with a number behind it where that one is taken."""
    plain = _FOREIGN.sub("-", wanted).strip("-_ .")[: LONGEST_NAME - 4].strip("-_ .") or "model"
    names = [plain, *(f"{plain}-{number}" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name.casefold() not in taken and not _RESERVED.fullmatch(name))
