"""What the window does with models: generators for worker threads, one for each thing a person may ask for."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from genre_tagger.app import models
from genre_tagger.app.session import Session
from genre_tagger.library.model_diff import DiffProgress, DiffStep, QualityCheck

if TYPE_CHECKING:
    from genre_tagger.classification.registry import ActiveModel, ModelEntry, Registry
    from genre_tagger.library.proposal import WriteRules

MODELS_LANE = "models"


@dataclass(frozen=True, slots=True)
class Deleted:
    """The model is gone for good."""

    model_id: str


class ModelsWork:
    """The user's models and the bundled ones. Its generators run in worker threads; any of them may raise
    CheckpointError.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def registry(self) -> Registry:
        """Looks at the disk with every call."""
        return self._session.registry()

    def look(self) -> Generator[models.ModelOverview]:
        """Read every model's description."""
        yield models.list_models(self._session)

    def install_run(self, run_folder: Path, model_id: str) -> Generator[ModelEntry]:
        """A finished run's best network becomes one of the user's models; it does not classify yet."""
        yield models.install_run(self._session, run_folder, model_id)

    def activate(self, model_id: str) -> Generator[ActiveModel]:
        """Checked first; on an error the former model goes on classifying."""
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
        from genre_tagger.training.results.models import verify_model
        from genre_tagger.workers.process import ProcessStream

        yield from ProcessStream(verify_model, self._session.folders.models, model_id).steps()

    def compare(
        self, paths: Iterable[Path], present: Path, candidate: Path, rules: WriteRules, cancelled: Event
    ) -> Generator[DiffStep]:
        """What `candidate` would say of tracks that `present` classified, by the user's rules."""
        return models.compare(self._session, paths, present, candidate, genre_of=rules.genre, cancelled=cancelled)

    def check(
        self, present: ModelEntry, candidate: ModelEntry, cancelled: Event
    ) -> Generator[DiffProgress | QualityCheck]:
        """Genre by genre: by the figures the models bring, else both classify the clips of the new one's test."""
        return models.check(self._session, present, candidate, cancelled=cancelled)
