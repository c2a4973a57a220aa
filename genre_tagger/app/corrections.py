"""What the person said when the classifier was wrong: kept, recalled, and as material for training."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from genre_tagger.app.session import Session
from genre_tagger.foundation.errors import GenreTaggerError
from genre_tagger.genres import UNKNOWN
from genre_tagger.library.corrections import Correction

if TYPE_CHECKING:
    from genre_tagger.training.data.dataset import LabeledTrack


def corrections(session: Session) -> tuple[Correction, ...]:
    """Every correction, oldest first; () where none was ever made. Raises CorrectionsError."""
    return session.corrections.all() if session.corrections.path.exists() else ()


def corrected_genres(session: Session) -> dict[Path, str]:
    """The person's genre of every file that was corrected, by absolute path. Raises CorrectionsError."""
    return {one.path: one.genre for one in corrections(session)}


def correct(session: Session, made: Iterable[Correction]) -> None:
    """Keep corrections, under the sound's own name too, so that a renamed file is still known.

    Raises CorrectionsError.
    """
    session.corrections.remember([_with_sound(one) for one in made])


def withdraw(session: Session, paths: Iterable[Path]) -> None:
    """The person took them back. Raises CorrectionsError."""
    session.corrections.forget(paths)


def labeled_corrections(session: Session) -> tuple[LabeledTrack, ...]:
    """The corrections as training material, artist and title from the files' tags, so that no artist is in two parts.

    A few milliseconds a file. Files that are gone stay in: whoever trains tells of them. "Unknown" teaches nothing and
    is left out. Raises CorrectionsError.
    """
    return tuple(_labeled(one) for one in corrections(session) if one.genre and one.genre != UNKNOWN)


def _labeled(one: Correction) -> LabeledTrack:
    from genre_tagger.library.track import read_track
    from genre_tagger.training.data.dataset import LabeledTrack, SourceKind

    try:
        track = read_track(one.path, 0.0)
        artist, title = track.artist, track.title
    except (GenreTaggerError, OSError):
        artist = title = ""
    source = SourceKind.CORRECTIONS.value
    track_id = one.content_key or str(one.path)
    return LabeledTrack(one.path, one.genre, artist=artist, title=title, track_id=track_id, source=source)


def _with_sound(one: Correction) -> Correction:
    from genre_tagger.audio.content_key import content_key

    try:
        return replace(one, content_key=content_key(one.path))
    except GenreTaggerError:
        return one
