"""A model of the person's own: what there is to learn from, and the request that trains it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from genre_tagger.app.corrections import labeled_corrections
from genre_tagger.app.session import Session
from genre_tagger.training.data.dataset import LabeledTrack, SourceKind, SourceRequest
from genre_tagger.training.personal.plan import FEWEST_CORRECTIONS, FEWEST_GROUPS, usable_corrections

if TYPE_CHECKING:
    from genre_tagger.library.track import Track
    from genre_tagger.training.personal.learning import LearningRequest
    from genre_tagger.workers.process import ProcessStream, Stop


MOST_KNOWN_TRACKS = 1_000
"""More of the tracks that were classified before are not looked at."""


@dataclass(frozen=True, slots=True)
class LearningMaterial:
    """`usable` of the corrections can be learnt from, of `groups` artists or folders. `parent` is the model's id.

    `library` are tracks the person did not correct, without a genre.
    """

    corrections: tuple[LabeledTrack, ...]
    library: tuple[LabeledTrack, ...]
    usable: int
    groups: int
    parent: str

    @property
    def is_enough(self) -> bool:
        """Whether it can be learnt."""
        return self.usable >= FEWEST_CORRECTIONS and self.groups >= FEWEST_GROUPS

    def beside(self, library: Iterable[LabeledTrack]) -> LearningMaterial:
        """The same with these tracks before those of the library, as far as they were not corrected."""
        known = {one.path for one in self.corrections}
        tracks = {track.path: track for track in (*library, *self.library) if track.path not in known}
        return replace(self, library=tuple(tracks.values()))


def unlabeled_track(track: Track) -> LabeledTrack:
    """A track as material that nobody labelled: what the model says of it should stay."""
    return LabeledTrack(track.path, "", artist=track.artist, title=track.title)


def learning_material(session: Session) -> LearningMaterial:
    """The corrections, and beside them tracks that were classified before and are still there.

    Raises CorrectionsError and CheckpointError.
    """
    model, corrections = session.model(), labeled_corrections(session)
    known = [unlabeled_track(track) for track in session.store().tracks(MOST_KNOWN_TRACKS) if track.path.is_file()]
    usable = usable_corrections(corrections, model.info.genres)
    return LearningMaterial(corrections, (), *usable, model.folder.name).beside(known)


def learning_request(
    session: Session, material: LearningMaterial, data_folder: Path | None = None, *, name: str = "", epochs: int = 0
) -> LearningRequest:
    """The material and the user's folders. `data_folder` holds a folder per genre, labelled music too."""
    from genre_tagger.training.personal.learning import LearningRequest

    return LearningRequest(
        parent=material.parent,
        corrections=material.corrections,
        library=material.library,
        runs_folder=session.runs_folder,
        models_folder=session.folders.models,
        cache_folder=session.features_folder,
        data=() if data_folder is None else (SourceRequest(SourceKind.FOLDERS, data_folder.absolute()),),
        model_id=name,
        epochs=epochs,
        jobs=session.settings.jobs or 0,
    )


def learning_process(request: LearningRequest, stop: Stop | None = None) -> ProcessStream:
    """Learning in a process of its own, which `stop` ends early; its steps are `LearningStep`s."""
    from genre_tagger.training.personal.learning import learn_from_corrections
    from genre_tagger.workers.process import ProcessStream

    return ProcessStream(learn_from_corrections, request, stop)
