"""Models: what there is, what a candidate would change, how it does, and those of finished runs."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from genre_tagger.app.session import Session
from genre_tagger.app.writing import rules_of
from genre_tagger.library.model_diff import (
    DEFAULT_MARGIN,
    DiffProgress,
    DiffStep,
    GenreOf,
    QualityCheck,
    check_quality,
    compare_models,
    stored_check,
)

if TYPE_CHECKING:
    from genre_tagger.classification.registry import ModelEntry


@dataclass(frozen=True, slots=True)
class ModelOverview:
    """Every model, and the one `rollback` would bring back ("" for none). `warning` as in `ActiveModel`."""

    entries: tuple[ModelEntry, ...]
    former: str
    warning: str = ""


def list_models(session: Session) -> ModelOverview:
    """Read every model's description; checks all sums, which takes a moment for each. Raises CheckpointError."""
    registry = session.registry()
    entries = registry.list()
    return ModelOverview(entries, registry.former(), registry.active().warning if entries else "")


def install_run(session: Session, run_folder: Path, model_id: str = "") -> ModelEntry:
    """A finished run's best network becomes one of the user's models; it does not classify yet.

    Without `model_id` it is called after the run. Raises CheckpointError and TrainingError.
    """
    from genre_tagger.training.results.models import install_run

    registry = session.registry()
    return install_run(registry, run_folder, model_id or registry.free_id(run_folder.name))


def compare(
    session: Session,
    paths: Iterable[Path],
    present: Path,
    candidate: Path,
    *,
    genre_of: GenreOf | None = None,
    cancelled: Event | None = None,
) -> Generator[DiffStep]:
    """What the model in the folder `candidate` would say of tracks that `present` classified.

    `genre_of` is by default the rule of the settings. As `model_diff.compare_models`.
    """
    return compare_models(
        paths,
        present=present,
        candidate=candidate,
        windows=session.settings.windows,
        jobs=session.settings.jobs,
        store=session.store(),
        genre_of=genre_of or rules_of(session.settings).genre,
        cancelled=cancelled,
    )


def check(
    session: Session,
    present: ModelEntry,
    candidate: ModelEntry,
    *,
    margin: float = DEFAULT_MARGIN,
    cancelled: Event | None = None,
) -> Generator[DiffProgress | QualityCheck]:
    """Genre by genre: by the figures the models bring, else both classify the clips of the candidate's test."""
    from genre_tagger.classification.model_record import figures_of, read_held_out

    if present.info is None or candidate.info is None:
        yield QualityCheck((), 0, margin, present.problem or candidate.problem)
        return
    stored = stored_check(figures_of(present.info), figures_of(candidate.info), margin)
    clips = [clip for clip in read_held_out(candidate.folder) if clip.path.is_file()]
    if stored.genres or not clips:
        yield stored
        return
    yield from check_quality(
        clips,
        present=present.folder,
        candidate=candidate.folder,
        margin=margin,
        jobs=session.settings.jobs,
        store=session.store(),
        cancelled=cancelled,
    )
