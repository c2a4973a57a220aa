"""The session as the window's tasks want it: what they iterate in worker threads."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Generator, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from genre_tagger.app import classifying, corrections, writing
from genre_tagger.app.session import Session
from genre_tagger.foundation.errors import GenreTaggerError
from genre_tagger.foundation.locations import bundled_folder
from genre_tagger.library.corrections import Correction
from genre_tagger.library.proposal import WriteRules
from genre_tagger.library.track import Step, TrackFailed, TrackRemembered

if TYPE_CHECKING:
    from genre_tagger.classification.registry import ActiveModel
    from genre_tagger.library.report_row import ReportRow
    from genre_tagger.library.track_queue import TrackQueue
    from genre_tagger.tags.apply import ApplyStep
    from genre_tagger.tags.recovery import Recovery
    from genre_tagger.tags.tag_change import TagChange
    from genre_tagger.tags.undo import UndoStep


class Engine(Session):
    """Generators run in worker threads; those of writing only ever on the lane for writing."""

    def load_model(self) -> Generator[ActiveModel]:
        """The active model, as a task."""
        yield self.model()

    def find(self, paths: Iterable[Path]) -> Generator[Path | TrackFailed | TrackRemembered]:
        """As `classifying.find`."""
        return classifying.find(self, paths)

    def recall(self, paths: Iterable[Path]) -> Generator[Path | TrackFailed | TrackRemembered]:
        """As `classifying.recall`."""
        return classifying.recall(self, paths)

    def forget_predictions(self, paths: Iterable[Path]) -> Generator[None]:
        """Files to be classified anew, although the active model has classified them."""
        classifying.forget(self, paths)
        yield None

    def gives_places(self) -> Generator[bool]:
        """Whether the active model's predictions have a place on the map of the library."""
        yield self.classifier().gives_embedding

    def classify(self, queue: TrackQueue | Iterable[Path | TrackFailed], cancelled: threading.Event) -> Generator[Step]:
        """As `classifying.classify`: what waits in `queue`, until it is empty or `cancelled` is set."""
        return classifying.classify(self, queue, cancelled)

    def plan(
        self, requests: Iterable[writing.PlanRequest], rules: WriteRules
    ) -> Generator[TagChange | writing.PlanFailed]:
        """As `writing.plan`."""
        return writing.plan(self, requests, rules)

    def write(self, changes: Iterable[TagChange]) -> Generator[ApplyStep]:
        """As `writing.write`."""
        return writing.write(self, changes)

    def undo_batch(self, batch_id: int, force: bool) -> Generator[UndoStep]:
        """As `writing.undo_batch`."""
        return writing.undo_batch(self, batch_id, force=force)

    def undo_files(self, paths: Iterable[Path], force: bool) -> Generator[UndoStep]:
        """As `writing.undo_files`."""
        return writing.undo_files(self, paths, force=force)

    def history(self) -> Generator[writing.WrittenBatch]:
        """As `writing.history`."""
        return writing.history(self)

    def recover(self) -> Generator[Recovery]:
        """As `writing.recover`."""
        return writing.recover(self)

    def forget_history(self, days: int) -> Generator[int]:
        """How many writes older than `days` were forgotten."""
        yield writing.forget_history(self, days)

    def remember_corrections(self, made: Iterable[Correction]) -> Generator[None]:
        """Keep what the person said."""
        corrections.correct(self, made)
        yield None

    def forget_corrections(self, paths: Iterable[Path]) -> Generator[None]:
        """The person took them back."""
        corrections.withdraw(self, paths)
        yield None

    def recall_corrections(self) -> Generator[Correction]:
        """What the person said in earlier sessions."""
        yield from corrections.corrections(self)

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
                "The demo tracks could not be copied to {folder}: {reason}.",
                target,
                folder=target,
                reason=error.strerror,
            ) from error
        return target
