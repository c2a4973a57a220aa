"""`genre-tagger history`: what was written, when, and whether it still stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from genre_tagger.cli.exit import refuse
from genre_tagger.cli.options import JsonLines
from genre_tagger.cli.screen import Screen, padded
from genre_tagger.cli.session import need_batch, open_session
from genre_tagger.cli.tracks import genres_text
from genre_tagger.foundation.number_text import counted
from genre_tagger.foundation.readable import path_fields, readable_path, readable_text

if TYPE_CHECKING:
    from genre_tagger.tags.journal_database import Batch, WriteRecord

_STATE_STYLES = {"written": "green", "failed": "red", "undone": "dim"}


app = typer.Typer(invoke_without_command=True, rich_markup_mode=None)


@app.callback()
def history(
    context: typer.Context,
    batch: Annotated[int | None, typer.Option("--batch", metavar="ID", help="List the files of this batch.")] = None,
    limit: Annotated[int | None, typer.Option("--limit", metavar="N", min=1, help="Only the N newest batches.")] = None,
    json_lines: JsonLines = False,
) -> None:
    """List the batches that were written, newest first, or the files of one.

    Writes are remembered for ever unless the setting history_days says otherwise.

    \b
    Examples:
      genre-tagger history
      genre-tagger history --limit 5
      genre-tagger history --batch 12 --json
      genre-tagger history prune --older-than 365
    """
    if context.invoked_subcommand is not None:
        return
    with open_session() as (screen, session):
        if not session.has_written:
            if batch is not None:
                refuse(f"There is no batch {batch}; nothing has been written yet.")
            screen.note("Nothing has been written yet.")
            return
        with session.journal() as journal:
            if batch is None:
                _show_batches(screen, journal.batches(limit), json_lines)
            else:
                need_batch(journal, batch)
                for write in journal.writes(batch):
                    _show_write(screen, write, json_lines)


@app.command()
def prune(
    older_than: Annotated[
        int, typer.Option("--older-than", metavar="DAYS", min=0, help="Forget the batches begun more than DAYS ago.")
    ],
) -> None:
    """Forget old writes. What is forgotten can no longer be undone; no music file is touched.

    \b
    Example:
      genre-tagger history prune --older-than 365
    """
    from genre_tagger.app.writing import forget_history

    with open_session() as (screen, session):
        if session.has_written:
            screen.note(f"{counted(forget_history(session, older_than), 'write')} forgotten.")
        else:
            screen.note("Nothing has been written yet.")


def _show_batches(screen: Screen, batches: tuple[Batch, ...], json_lines: bool) -> None:
    if not batches and not json_lines:
        screen.note("Nothing has been written yet.")
    elif not json_lines:
        screen.line(("BATCH  WRITTEN AT           FILES  UNDONE  FAILED  POLICY   MODEL", "dim"))
    for batch in batches:
        if json_lines:
            screen.json(
                {
                    "batch": batch.id,
                    "started": batch.started.isoformat(timespec="seconds"),
                    "policy": batch.policy,
                    "model": batch.model_id,
                    "written": batch.written,
                    "undone": batch.undone,
                    "failed": batch.failed,
                }
            )
            continue
        screen.line(
            (f"{batch.id:>5}  ", "bold" if batch.written else "dim"),
            f"{batch.started.astimezone():%Y-%m-%d %H:%M:%S}  {batch.written:>5}  {batch.undone:>6}  ",
            (f"{batch.failed:>6}  ", "red" if batch.failed else ""),
            f"{batch.policy:<8} {batch.model_id}",
        )


def _show_write(screen: Screen, write: WriteRecord, json_lines: bool) -> None:
    if json_lines:
        screen.json(
            {
                **path_fields(write.path),
                "state": str(write.state),
                "old_genres": [readable_text(genre) for genre in write.old_genres],
                "new_genres": [readable_text(genre) for genre in write.new_genres],
                "confidence": round(write.confidence, 6),
                "error": write.error and readable_text(write.error),
            }
        )
        return
    change = f"{genres_text(write.old_genres)} -> {genres_text(write.new_genres)}"
    screen.line(
        (f"{write.state:<9}", _STATE_STYLES.get(write.state, "yellow")),
        padded(change, 26),
        f"{write.confidence:5.0%}  {readable_path(write.path)}",
        (f"  ({readable_text(write.error)})" if write.error else "", "dim"),
    )
