"""What there is to learn from: the corrections with their artists, and the loaded tracks that were not corrected."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from genre_tagger.training.personal_plan import FEWEST_CORRECTIONS, FEWEST_GROUPS, usable_corrections
from genre_tagger.training.sources.labeled_track import LabeledTrack
from genre_tagger.training.sources.request import SourceKind, SourceRequest
from genre_tagger.ui.engine import Engine

if TYPE_CHECKING:
    from genre_tagger.training.personal import LearningRequest
    from genre_tagger.training.process import ProcessStream
    from genre_tagger.ui.library.track_list import TrackList


@dataclass(frozen=True, slots=True)
class Lesson:
    """`usable` of the corrections can be learnt from, of `groups` artists or folders. `parent` is the model's id."""

    corrections: tuple[LabeledTrack, ...]
    library: tuple[LabeledTrack, ...]
    usable: int
    groups: int
    parent: str

    @property
    def is_enough(self) -> bool:
        """Whether it can be learnt."""
        return self.usable >= FEWEST_CORRECTIONS and self.groups >= FEWEST_GROUPS


def sure_tracks(tracks: TrackList) -> tuple[LabeledTrack, ...]:
    """What the model said of loaded tracks that the person left as they are. GUI thread."""
    found = []
    for row in tracks.rows:
        if row.prediction is not None and row.track is not None and not row.edit.chosen:
            found.append(
                LabeledTrack(
                    row.path, row.top_genre, artist=row.artist, title=row.track.title, weight=row.confidence or 0.0
                )
            )
    return tuple(found)


def read_lesson(engine: Engine, library: tuple[LabeledTrack, ...]) -> Generator[Lesson]:
    """Read corrections and tags. Worker thread. Raises CorrectionsError and CheckpointError."""
    from genre_tagger.library.corrected_tracks import corrected_tracks

    model = engine.model()
    corrections = tuple(
        LabeledTrack(one.path, one.genre, artist=one.artist, title=one.title, source="corrections")
        for one in corrected_tracks(engine.recall_corrections())
    )
    known = {one.path for one in corrections}
    others = tuple(track for track in library if track.path not in known)
    yield Lesson(corrections, others, *usable_corrections(corrections, model.info.genres), model.folder.name)


def learning_request(engine: Engine, lesson: Lesson, data_folder: Path | None) -> LearningRequest:
    """The lesson and the user's folders."""
    from genre_tagger.training.personal import LearningRequest

    folders = engine.folders
    request = LearningRequest(
        parent=lesson.parent,
        corrections=lesson.corrections,
        library=lesson.library,
        runs_folder=folders.data / "runs",
        models_folder=folders.models,
        cache_folder=folders.cache / "features",
        jobs=engine.settings.jobs or 0,
    )
    if data_folder is None:
        return request
    return replace(request, data=(SourceRequest(SourceKind.FOLDERS, data_folder),))


def learning_process(request: LearningRequest) -> ProcessStream:
    """Learning in a process of its own. Iterate its `steps()` in a worker thread; the steps are `LearningStep`s."""
    from genre_tagger.training.personal import learn_from_corrections
    from genre_tagger.training.process import ProcessStream

    return ProcessStream(learn_from_corrections, request)
