"""The Python interface: `from genre_tagger import Classifier`."""

from __future__ import annotations

import weakref
from collections.abc import Generator, Iterable
from contextlib import closing
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from genre_tagger.app import classifying, corrections, writing
from genre_tagger.app.session import Session
from genre_tagger.app.writing import PlanFailed, PlanRequest
from genre_tagger.library.scan import scan
from genre_tagger.library.track import BatchSummary, TrackClassified, TrackFailed, TrackRemembered
from genre_tagger.settings import HOME_VARIABLE, user_folders

if TYPE_CHECKING:
    from genre_tagger.classification.prediction import Prediction
    from genre_tagger.library.proposal import WriteRules
    from genre_tagger.tags.apply import ApplyStep
    from genre_tagger.tags.tag_change import TagChange
    from genre_tagger.tags.undo import UndoStep

AnyPath = str | PathLike[str]


class Classifier:
    """Says what genre music is, and writes the genre into its tags, safely.

    It shares models, settings, corrections, remembered predictions and the journal of writes with the command line and
    the window. One thread. Every error is a `GenreTaggerError` (`genre_tagger.foundation.errors`) with one sentence in
    `message`.
    """

    def __init__(
        self,
        model: str | None = None,
        *,
        windows: int | None = None,
        jobs: int | None = None,
        company: Literal["none", "album", "one-per-album"] | None = None,
        home: AnyPath | None = None,
    ) -> None:
        """`model` is an id or the path of a model's folder, by default the active model; `windows` how many windows of
        a track are classified, `jobs` how many worker processes serve `classify_folder` and `plan`, by default as the
        settings say. `company` says whether in `classify_folder` and `plan` a track's album counts too ("album"), or
        each album gets one genre; by default as the settings say.

        With `home` everything is kept below that folder, not in the user's own. Raises CheckpointError.
        """
        folders = user_folders() if home is None else user_folders({HOME_VARIABLE: str(home)})
        self.session = session = Session(folders)
        chosen = session.settings
        session.settings = replace(
            chosen,
            windows=windows or chosen.windows,
            jobs=jobs or chosen.jobs,
            company=company or chosen.company,
        )
        if model is not None:
            session.use_model(model)
        self.close = weakref.finalize(self, session.close)
        """Ends worker processes and closes files, as the end of the program does."""

    def classify(self, path: AnyPath) -> Prediction:
        """One file, in this process. Raises DecodeError where it holds nothing to classify, CheckpointError."""
        return classifying.classify_file(self.session, Path(path))

    def classify_folder(self, *paths: AnyPath) -> Generator[TrackClassified | TrackRemembered | TrackFailed]:
        """Every audio file below the folders (or files), in worker processes.

        What the tracks of an album say counts for each of them, corrections included (`step.company`), so that tracks
        come when all are classified; with company "none" as they finish. What cannot be classified comes as
        `TrackFailed`. Raises CheckpointError, CorrectionsError and WorkerCrashError.
        """
        given = corrections.corrected_genres(self.session)
        with closing(classifying.classify(self.session, scan(paths))) as steps:
            tracks = (step for step in steps if not isinstance(step, BatchSummary))
            yield from classifying.in_company(self.session, tracks, given)

    def plan(self, *paths: AnyPath, rules: WriteRules | None = None) -> Generator[TagChange | PlanFailed]:
        """What `write` would change in the files below the folders (or files); nothing is changed.

        `rules` are by default those of the settings. A genre the user gave a file in the window counts as theirs.
        Raises CheckpointError, CorrectionsError and WorkerCrashError.
        """
        given = corrections.corrected_genres(self.session)
        with closing(self.classify_folder(*paths)) as steps:
            for step in steps:
                if isinstance(step, TrackFailed):
                    yield PlanFailed(step.path, step.error)
                else:
                    path = step.track.path.absolute()
                    yield from writing.plan(
                        self.session, [PlanRequest(path, step.prediction, given.get(path, ""))], rules
                    )

    def write(self, changes: Iterable[TagChange | PlanFailed]) -> tuple[ApplyStep, ...]:
        """Write what `plan` gave, or a part of it, as one batch: `ChangeApplied`, `ChangeSkipped` or `ChangeFailed` for
        each. Files that changed since they were planned are left alone. Raises JournalError.
        """
        wanted = (change for change in changes if not isinstance(change, PlanFailed))
        return tuple(writing.write(self.session, wanted))

    def undo(self, batch_id: int | None = None, *, force: bool = False) -> tuple[UndoStep, ...]:
        """Take a batch back, byte for byte, by default the newest that can be: `WriteUndone` or `UndoFailed` for each.

        A file that was edited since is refused, unless `force`: then only its genre goes back. Raises JournalError,
        also where there is nothing to undo.
        """
        return tuple(writing.undo_batch(self.session, batch_id, force=force))
