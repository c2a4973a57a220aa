"""The session as the window's tasks want it: what they iterate in worker threads."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Generator, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from genre_tagger.app import classifying, corrections
from genre_tagger.app.session import Session
from genre_tagger.foundation.errors import GenreTaggerError
from genre_tagger.foundation.installation import bundled_folder
from genre_tagger.library.corrections import Correction
from genre_tagger.library.track import Step, TrackFailed, TrackRemembered

if TYPE_CHECKING:
    from genre_tagger.library.scan import TrackQueue


class Engine(Session):
    """What the window calls in worker threads where the tests put something quicker in its place."""

    def find(self, paths: Iterable[Path]) -> Generator[Path | TrackFailed | TrackRemembered]:
        """As `classifying.find`."""
        return classifying.find(self, paths)

    def forget_predictions(self, paths: Iterable[Path]) -> None:
        """Files to be classified anew, although the active model has classified them."""
        classifying.forget(self, paths)

    def gives_places(self) -> bool:
        """Whether the active model's predictions have a place on the map of the library."""
        return self.classifier().gives_embedding

    def classify(self, queue: TrackQueue | Iterable[Path | TrackFailed], cancelled: threading.Event) -> Generator[Step]:
        """As `classifying.classify`: what waits in `queue`, until it is empty or `cancelled` is set."""
        return classifying.classify(self, queue, cancelled)

    def recall_corrections(self) -> Generator[Correction]:
        """What the person said in earlier sessions."""
        yield from corrections.corrections(self)

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
