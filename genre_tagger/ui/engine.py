"""The engine as the window uses it: one place that puts the parts together and hands out generators.

Nothing is opened before it is needed, and what is heavy is opened in the worker thread that needs it first.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Generator, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from genre_tagger.errors import GenreTaggerError, JournalError
from genre_tagger.library.corrections import CORRECTIONS_NAME, Correction, CorrectionStore
from genre_tagger.library.proposal import WriteRules, plan_file
from genre_tagger.library.track import Step, TrackFailed, TrackRemembered
from genre_tagger.locations import bundled_folder
from genre_tagger.settings import Settings, UserFolders

if TYPE_CHECKING:
    from genre_tagger.classification.classifier import Classifier
    from genre_tagger.classification.prediction import Prediction
    from genre_tagger.classification.registry import ActiveModel
    from genre_tagger.library.library import JudgingPool
    from genre_tagger.library.report_row import ReportRow
    from genre_tagger.library.store import PredictionStore
    from genre_tagger.library.track_queue import TrackQueue
    from genre_tagger.tags.apply import ApplyStep
    from genre_tagger.tags.journal_records import Batch, WriteRecord
    from genre_tagger.tags.recovery import Recovery
    from genre_tagger.tags.tag_change import TagChange
    from genre_tagger.tags.undo import UndoStep


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """A file whose change is to be planned from its tags as they are now; `chosen` is the person's genre or ""."""

    path: Path
    prediction: Prediction | None
    chosen: str


@dataclass(frozen=True, slots=True)
class PlanFailed:
    """The tags of this file could not be read: it is left out, and `error` says why."""

    path: Path
    error: GenreTaggerError


@dataclass(frozen=True, slots=True)
class TagsRead:
    """The genres a file has now."""

    path: Path
    genres: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class History:
    """What the journal tells of one batch."""

    batch: Batch
    writes: tuple[WriteRecord, ...]


class Engine:
    """Models, verdicts, tags and journal of one user. Its generators run in worker threads."""

    def __init__(self, folders: UserFolders, settings: Settings) -> None:
        self.folders = folders
        self._settings = settings
        self.corrections = CorrectionStore(folders.data / CORRECTIONS_NAME)
        self._store: PredictionStore | None = None
        self._pool: JudgingPool | None = None
        self._model: ActiveModel | None = None
        self._lock = threading.Lock()

    @property
    def settings(self) -> Settings:
        """What is in force."""
        return self._settings

    @settings.setter
    def settings(self, settings: Settings) -> None:
        """Another number of worker processes is in force as soon as they have finished what they have in hand."""
        self._settings = settings
        if self._pool is not None:
            self._pool.resize(settings.jobs)

    def model(self) -> ActiveModel:
        """The active model, read once. Any thread. Raises CheckpointError."""
        with self._lock:
            if self._model is None:
                from genre_tagger.classification.registry import Registry

                self._model = Registry(self.folders.models).active()
            return self._model

    def forget_model(self) -> None:
        """Another model may have been made active: look again."""
        with self._lock:
            self._model = None

    def store(self) -> PredictionStore:
        """The remembered verdicts, opened at first use. Any thread."""
        with self._lock:
            if self._store is None:
                from genre_tagger.library.store import PredictionStore

                self._store = PredictionStore(self.folders.predictions_file)
            return self._store

    def classifier(self) -> Classifier:
        """A classifier of the active model, for the thread that asks."""
        from genre_tagger.classification.classifier import Classifier

        return Classifier(self.model().folder)

    def find(self, paths: Iterable[Path]) -> Generator[Path | TrackFailed | TrackRemembered]:
        """Audio files below `paths`: each its remembered verdict, or its path where it is still to be heard."""
        from genre_tagger.library.library import way_of
        from genre_tagger.library.scan import scan

        way, store = way_of(self.model().folder, self.settings.windows), self.store()
        for found in scan(paths):
            known = None if isinstance(found, TrackFailed) else store.recall(found, way)
            yield found if known is None else TrackRemembered(*known)

    def recall(self, paths: Iterable[Path]) -> Generator[Path | TrackRemembered]:
        """Files that are listed already: each its verdict by the active model, or its path where there is none yet."""
        from genre_tagger.library.library import way_of

        way, store = way_of(self.model().folder, self.settings.windows), self.store()
        for path in paths:
            known = store.recall(path, way)
            yield path if known is None else TrackRemembered(*known)

    def forget_predictions(self, paths: Iterable[Path]) -> Generator[None]:
        """Files to be listened to anew, although the active model has heard them."""
        from genre_tagger.library.library import way_of

        self.store().forget(paths, way_of(self.model().folder, self.settings.windows))
        yield None

    def gives_places(self) -> Generator[bool]:
        """Whether the active model's predictions have a place on the map of the library."""
        yield self.classifier().gives_embedding

    def listen(self, queue: TrackQueue | Iterable[Path | TrackFailed], cancelled: threading.Event) -> Generator[Step]:
        """Judge what waits in `queue`, until it is empty or `cancelled` is set."""
        from genre_tagger.library.library import classify_tracks, judging_pool

        if self._pool is None:
            self._pool = judging_pool(self.settings.jobs)
        yield from classify_tracks(
            queue,
            model_folder=self.model().folder,
            windows=self.settings.windows,
            store=self.store(),
            pool=self._pool,
            cancelled=cancelled,
        )

    def plan(self, requests: Iterable[PlanRequest], rules: WriteRules) -> Generator[TagChange | PlanFailed]:
        """The exact change of each file, from its tags as they are at this moment."""
        for request in requests:
            try:
                yield plan_file(request.path, request.prediction, request.chosen, rules, self.settings.id3)
            except GenreTaggerError as error:
                yield PlanFailed(request.path, error)

    def write(self, changes: Iterable[TagChange]) -> Generator[ApplyStep]:
        """Apply changes, one after another. Only ever run on the lane for writing."""
        from genre_tagger.tags.apply import ChangeApplied, apply_changes
        from genre_tagger.tags.journal import Journal

        with Journal(self.folders.journal_file) as journal:
            for step in apply_changes(changes, journal, self.settings.id3):
                if isinstance(step, ChangeApplied):
                    self.store().remember_written(step.change.path)
                yield step

    def undo_batch(self, batch_id: int, force: bool) -> Generator[UndoStep]:
        """Take a whole batch back. Only ever run on the lane for writing."""
        from genre_tagger.tags.journal import Journal
        from genre_tagger.tags.undo import WriteUndone, undo_batch

        with Journal(self.folders.journal_file) as journal:
            for step in undo_batch(batch_id, journal, force=force):
                if isinstance(step, WriteUndone):
                    self.store().remember_written(step.record.path)
                yield step

    def undo_files(self, paths: Iterable[Path], force: bool) -> Generator[UndoStep]:
        """Take back the latest write of each file. Only ever run on the lane for writing."""
        from genre_tagger.tags.journal import Journal
        from genre_tagger.tags.undo import WriteUndone, undo_files

        with Journal(self.folders.journal_file) as journal:
            for step in undo_files(paths, journal, force=force):
                if isinstance(step, WriteUndone):
                    self.store().remember_written(step.record.path)
                yield step

    def history(self) -> Generator[History]:
        """The batches of the journal, newest first; none where nothing was ever written."""
        from genre_tagger.tags.journal import Journal

        if not self.folders.journal_file.exists():
            return
        with Journal(self.folders.journal_file) as journal:
            for batch in journal.batches():
                yield History(batch, tuple(journal.writes(batch.id)))

    def recover(self) -> Generator[Recovery]:
        """Settle what an earlier crash left half done, and forget writes as old as the settings say; nothing where
        nothing was ever written.
        """
        from genre_tagger.tags.journal import Journal
        from genre_tagger.tags.recovery import recover

        if self.folders.journal_file.exists():
            with Journal(self.folders.journal_file) as journal:
                yield recover(journal)
                if self.settings.history_days is not None:
                    with suppress(JournalError):  # another program of ours is writing: the next start will do
                        journal.forget_before(datetime.now(UTC) - timedelta(days=self.settings.history_days))

    def forget_history(self, days: int) -> Generator[int]:
        """Forget the writes older than `days`; how many. Only ever run on the lane for writing."""
        from genre_tagger.tags.journal import Journal

        with Journal(self.folders.journal_file) as journal:
            yield journal.forget_before(datetime.now(UTC) - timedelta(days=days))

    def read_tags(self, paths: Iterable[Path]) -> Generator[TagsRead]:
        """The genres of files now; a file that cannot be read is passed over."""
        from genre_tagger.tags.tag_file import read_genres

        for path in paths:
            try:
                yield TagsRead(path, read_genres(path).genres)
            except GenreTaggerError:
                continue

    def remember_corrections(self, corrections: Iterable[Correction]) -> Generator[None]:
        """Keep what the person said, under the sound's own name too, so that a renamed file is still known."""
        from genre_tagger.audio.content_key import content_key

        kept = []
        for one in corrections:
            try:
                key = content_key(one.path)
            except GenreTaggerError:
                key = ""
            kept.append(replace(one, content_key=key))
        self.corrections.remember(kept)
        yield None

    def forget_corrections(self, paths: Iterable[Path]) -> Generator[None]:
        """The person took them back."""
        self.corrections.forget(paths)
        yield None

    def load_model(self) -> Generator[ActiveModel]:
        """The active model, as a task."""
        yield self.model()

    def recall_corrections(self) -> Generator[Correction]:
        """What the person said in earlier sessions."""
        if self.corrections.path.exists():
            yield from self.corrections.all()

    def save_report(self, path: Path, rows: Sequence[ReportRow], title: str, created: datetime) -> Generator[Path]:
        """A report, of the kind its suffix names."""
        from genre_tagger.library.reports import save_report

        save_report(path, rows, title=title, created=created)
        yield path

    def save_playlists(self, folder: Path, rows: Sequence[ReportRow]) -> Generator[Path]:
        """One playlist a genre."""
        from genre_tagger.library.playlists import save_playlists

        yield from save_playlists(folder, rows)

    def demo_folder(self) -> Path | None:
        """The demo tracks that came with the program, or None."""
        folder = bundled_folder("resources") / "demo"
        return folder if folder.is_dir() and any(folder.iterdir()) else None

    def copy_demo(self) -> Path:
        """A copy of the demo tracks that may be written to, made once. Raises GenreTaggerError."""
        source, target = self.demo_folder(), self.folders.data / "demo"
        if source is None:
            raise GenreTaggerError("The demo tracks are missing from this copy of the program.")
        try:
            target.mkdir(parents=True, exist_ok=True)
            for file in sorted(source.iterdir()):
                if file.is_file() and not (target / file.name).exists():
                    shutil.copyfile(file, target / file.name)
        except OSError as error:
            raise GenreTaggerError(
                f"The demo tracks could not be copied to {target}: {error.strerror}.", target
            ) from error
        return target

    def close(self) -> None:
        """End workers and close files. Call when no task runs any more."""
        if self._pool is not None:
            self._pool.close()
        if self._store is not None:
            self._store.close()
        self.corrections.close()
