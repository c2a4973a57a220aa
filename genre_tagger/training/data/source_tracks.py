"""What one source gives, before sources are mixed and split."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from os import walk
from pathlib import Path

from genre_tagger.audio.container import looks_like_audio
from genre_tagger.foundation.errors import DatasetError
from genre_tagger.training.data.labeled_track import LabeledTrack, SkippedTrack


@dataclass(frozen=True, slots=True)
class SourceTracks:
    """The tracks of one source, labelled with class names, in a fixed order."""

    name: str
    tracks: tuple[LabeledTrack, ...]
    skipped: tuple[SkippedTrack, ...] = ()
    notes: tuple[str, ...] = ()


def need_folder(root: Path | None, what: str) -> Path:
    """The folder, absolute. Raises DatasetError where none was named or it is not there."""
    if root is None:
        raise DatasetError("No folder was chosen for {what}.", what=what)
    if not root.is_dir():
        raise DatasetError(
            "The folder {folder} of {what} is not there; choose it again or connect its drive.",
            root,
            folder=root,
            what=what,
        )
    return root.absolute()


def folders_in(folder: Path) -> list[Path]:
    """The visible folders directly in it, by name. Raises DatasetError where it cannot be read."""
    try:
        return sorted(child for child in folder.iterdir() if not child.name.startswith(".") and child.is_dir())
    except OSError as error:
        raise DatasetError(
            "The folder {folder} cannot be read ({reason}).", folder, folder=folder, reason=error.strerror or error
        ) from error


def audio_files_below(folder: Path) -> Iterator[Path]:
    """All audio files in and below `folder`, by extension, in a fixed order; what is hidden is passed over."""
    for here, folders, names in walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and looks_like_audio(name):
                yield Path(here, name)
