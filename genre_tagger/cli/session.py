"""What commands open first, the user's session and the terminal, and what several of them look up in it."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from genre_tagger.app.session import Session
from genre_tagger.cli.exit import refuse
from genre_tagger.cli.options import ClassifyOptions, given
from genre_tagger.cli.screen import Screen

if TYPE_CHECKING:
    from genre_tagger.classification.registry import ActiveModel
    from genre_tagger.tags.journal import Journal


@contextmanager
def open_session() -> Generator[tuple[Screen, Session]]:
    """The terminal and the user's session, which is closed at the end; what is wrong with the settings is noted."""
    screen = Screen()
    with Session() as session:
        for notice in session.notices:
            screen.note(notice)
        yield screen, session


def choose_model(screen: Screen, session: Session, options: ClassifyOptions) -> ActiveModel:
    """The model that classifies in this session; options go before settings. Raises CheckpointError."""
    session.scheduler = options.scheduler
    chosen = {name: value for name, value in given(options).items() if name in ("windows", "jobs", "company")}
    session.settings = replace(session.settings, **chosen)
    active = session.model() if options.model is None else session.use_model(options.model)
    if active.warning:
        screen.note(active.warning)
    return active


def run_folder(session: Session, run: str) -> Path:
    """A training run by its id or its folder; wrong usage where there is none."""
    for folder in (session.runs_folder / run, Path(run).expanduser().absolute()):
        if (folder / "plan.json").is_file():
            return folder
    refuse(f"there is no run “{run}”; genre-tagger train --list shows them.")


def need_batch(journal: Journal, batch_id: int) -> None:
    """Wrong usage where the journal knows no such batch."""
    if batch_id not in {known.id for known in journal.batches()}:
        refuse(f"There is no batch {batch_id}; `genre-tagger history` lists them.")
