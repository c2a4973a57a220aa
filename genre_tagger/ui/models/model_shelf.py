"""What the window does with models: generators for worker threads, one for each thing a person may ask for."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from genre_tagger.library.model_diff import (
    DiffProgress,
    DiffStep,
    QualityCheck,
    check_quality,
    compare_models,
    stored_check,
)
from genre_tagger.ui.engine import Engine

if TYPE_CHECKING:
    from genre_tagger.classification.registry import ActiveModel, ModelEntry, Registry
    from genre_tagger.library.proposal import WriteRules

MODELS_LANE = "models"


@dataclass(frozen=True, slots=True)
class ShelfView:
    """Every model, and which one `Roll back` would bring back ("" for none). `warning` as in `ActiveModel`."""

    entries: tuple[ModelEntry, ...]
    former: str
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Deleted:
    """The model is gone for good."""

    model_id: str


class ModelShelf:
    """The user's models and the bundled ones. Its generators run in worker threads; any of them may raise
    CheckpointError.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def registry(self) -> Registry:
        """Looks at the disk with every call."""
        from genre_tagger.classification.registry import Registry

        return Registry(self._engine.folders.models)

    def look(self) -> Generator[ShelfView]:
        """Read every model's description; checks all sums, which takes a moment for each."""
        registry = self.registry()
        entries = registry.list()
        warning = registry.active().warning if entries else ""
        yield ShelfView(entries, registry.former(), warning)

    def install_run(self, run_folder: Path, model_id: str) -> Generator[ModelEntry]:
        """A finished run's best network becomes one of the user's models; it does not judge yet."""
        from genre_tagger.training.installing import install_run

        yield install_run(self.registry(), run_folder, model_id)

    def activate(self, model_id: str) -> Generator[ActiveModel]:
        """Checked first; on an error the former model goes on judging."""
        yield self.registry().activate(model_id)

    def roll_back(self) -> Generator[ActiveModel]:
        """To the model before the present one."""
        yield self.registry().rollback()

    def delete(self, model_id: str) -> Generator[Deleted]:
        """For good."""
        self.registry().delete(model_id)
        yield Deleted(model_id)

    def verify(self, model_id: str) -> Generator[float]:
        """Every sum, and graph against network, in a process of its own: the window imports no torch."""
        from genre_tagger.training.installing import verify_model
        from genre_tagger.training.process import ProcessStream

        yield from ProcessStream(verify_model, self._engine.folders.models, model_id).steps()

    def compare(
        self, paths: Iterable[Path], present: Path, candidate: Path, rules: WriteRules, cancelled: Event
    ) -> Generator[DiffStep]:
        """What `candidate` would say of tracks that `present` judged, by the user's rules."""
        settings = self._engine.settings
        return compare_models(
            paths,
            present=present,
            candidate=candidate,
            windows=settings.windows,
            jobs=settings.jobs,
            store=self._engine.store(),
            genre_of=rules.genre,
            cancelled=cancelled,
        )

    def check(
        self, present: ModelEntry, candidate: ModelEntry, cancelled: Event
    ) -> Generator[DiffProgress | QualityCheck]:
        """Genre by genre: by the figures the models bring, else both hear the clips of the new one's test."""
        from genre_tagger.classification.model_record import figures_of, read_held_out

        if present.info is None or candidate.info is None:
            yield QualityCheck((), 0, problem=present.problem or candidate.problem)
            return
        check = stored_check(figures_of(present.info), figures_of(candidate.info))
        clips = [clip for clip in read_held_out(candidate.folder) if clip.path.is_file()]
        if check.genres or not clips:
            yield check
            return
        yield from check_quality(
            clips,
            present=present.folder,
            candidate=candidate.folder,
            jobs=self._engine.settings.jobs,
            store=self._engine.store(),
            cancelled=cancelled,
        )
