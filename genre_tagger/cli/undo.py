"""`genre-tagger undo`: take writes back, byte for byte."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from genre_tagger.cli.exit import DONE, Interruption, refuse
from genre_tagger.cli.screen import Piece, Screen, padded
from genre_tagger.cli.session import need_batch, open_session
from genre_tagger.cli.tracks import Tally, genres_text, near, note_failure
from genre_tagger.foundation.number_text import counted
from genre_tagger.foundation.readable import readable_path, readable_text

if TYPE_CHECKING:
    from collections.abc import Generator

    from genre_tagger.app.session import Session
    from genre_tagger.tags.journal import Journal
    from genre_tagger.tags.journal_database import Batch
    from genre_tagger.tags.undo import UndoStep


def undo(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help="Files whose newest write to undo; folders with all below them."),
    ] = None,
    last: Annotated[bool, typer.Option("--last", help="Undo the newest batch that still stands.")] = False,
    batch: Annotated[
        int | None, typer.Option("--batch", metavar="ID", help="Undo this batch (see `genre-tagger history`).")
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Also where a file was edited since: then only its genre goes back.")
    ] = False,
) -> None:
    """Take writes back: each file becomes, byte for byte, what it was before.

    A file that was edited since is refused and named, unless --force is given.

    \b
    Examples:
      genre-tagger undo --last
      genre-tagger undo --batch 12
      genre-tagger undo ~/Music/album ~/Music/song.mp3
    """
    if sum((last, batch is not None, bool(paths))) != 1:
        refuse("Say what to undo, one of: --last, --batch ID, or the files. `genre-tagger history` lists the batches.")
    tally = Tally()
    with Interruption() as stop, open_session() as (screen, session):
        if not session.has_written:
            if batch is not None:
                refuse(f"There is no batch {batch}; nothing has been written yet.")
            if paths:
                refuse("None of these files was written; nothing has been written yet.")
            _end_with_nothing(screen)

        from genre_tagger.tags.undo import WriteUndone

        with session.journal() as journal, closing(_steps(screen, session, journal, paths, batch, force)) as steps:
            for step in steps:
                if isinstance(step, WriteUndone):
                    tally.done += 1
                    record, note = step.record, "" if step.exact else "  (edited since: only the genre went back)"
                    change = f"{genres_text(record.new_genres)} -> {genres_text(record.old_genres)}"
                    screen.line((padded(change, 24), "green"), f"  {readable_path(near(record.path))}", (note, "dim"))
                else:
                    note_failure(screen, tally, near(step.path), step.error.message)
                if stop.requested.is_set():
                    break
    screen.note(*_summary(tally, interrupted=stop.requested.is_set()))
    raise typer.Exit(tally.exit_code(stop))


def _end_with_nothing(screen: Screen, more: str = "") -> NoReturn:
    screen.note(f"There is nothing {more}to undo.")
    raise typer.Exit(DONE)


def _steps(
    screen: Screen, session: Session, journal: Journal, paths: list[Path] | None, batch: int | None, force: bool
) -> Generator[UndoStep]:
    from genre_tagger.app.writing import undo_batch, undo_files
    from genre_tagger.tags.undo import newest_undoable

    if paths:
        return undo_files(session, [path.absolute() for path in paths], force=force)
    if batch is not None:
        need_batch(journal, batch)
        return undo_batch(session, batch, force=force)
    newest = newest_undoable(journal, force=force)
    for lost in newest.lost:
        screen.note(f"Batch {lost.id} is passed over: {_gone(journal, lost)}.")
    if newest.batch is None:
        _end_with_nothing(screen, "else " if newest.lost else "")
    screen.note(f"Undoing batch {newest.batch.id} of {newest.batch.started.astimezone():%Y-%m-%d %H:%M}.")
    return _with_way_on(screen, journal, newest.batch, undo_batch(session, newest.batch.id, force=force))


def _with_way_on(screen: Screen, journal: Journal, batch: Batch, steps: Generator[UndoStep]) -> Generator[UndoStep]:
    """Where none of the batch went back, says how to reach the one before it."""
    from genre_tagger.tags.undo import WriteUndone

    undone = 0
    with closing(steps):
        for step in steps:
            undone += isinstance(step, WriteUndone)
            yield step
    older = next((each for each in journal.standing_batches() if each.id < batch.id), None)
    if not undone and older is not None:
        screen.note(f"To undo the batch before it: genre-tagger undo --batch {older.id}")


def _gone(journal: Journal, batch: Batch) -> str:
    """Which files a batch can no longer be undone for."""
    from genre_tagger.tags.journal_database import WriteState

    names = [write.path.name for write in journal.writes(batch.id) if write.state is WriteState.WRITTEN]
    what = f"its file {readable_text(names[0])} is" if len(names) == 1 else f"its {len(names):,} files are"
    return f"{what} no longer there"


def _summary(tally: Tally, *, interrupted: bool) -> list[Piece]:
    pieces: list[Piece] = [("Interrupted. ", "yellow")] if interrupted else []
    pieces.append((f"{counted(tally.done, 'write')} undone", "bold"))
    if tally.failed:
        pieces.append((f", {tally.failed:,} not", "red"))
    return [*pieces, "."]
