"""After a crash: finds out for each unfinished write whether the file is the old or the new one, and clears up."""

from __future__ import annotations

from dataclasses import dataclass

from genre_tagger.tags.journal import Journal


@dataclass(frozen=True, slots=True)
class Recovery:
    """How many unfinished writes turned out written, how many not, how many files could not be told (they are named in
    their records), how many leftover copies were removed."""

    written: int = 0
    not_written: int = 0
    unclear: int = 0
    removed: int = 0


def recover(journal: Journal) -> Recovery:
    """Settles every unfinished write. `apply_changes` and the undos call it first; call it at start-up to tell
    a person.

    Does nothing while another process of ours is writing.
    """
    raise NotImplementedError
