"""Recording: what comes in, written to a FLAC file that takes its name only once it is complete."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from genre_tagger.foundation.errors import GenreTaggerError


class Recording:
    """An open recording. One thread. Close it with `finish` or `abandon`."""

    def __init__(self, path: Path, sample_rate_hz: int, channels: int) -> None:
        """Raises GenreTaggerError where nothing can be written."""
        self.path = path
        self.frames = 0
        self._part = path.with_name(f".{path.name}.part")
        self.sample_rate_hz = sample_rate_hz
        import soundfile  # loads libsndfile: not before it is needed

        self._errors = (OSError, soundfile.SoundFileError)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = soundfile.SoundFile(
                str(self._part), "w", sample_rate_hz, channels, subtype="PCM_16", format="FLAC"
            )
        except self._errors as error:
            raise GenreTaggerError(
                "Nothing can be recorded into {name}; choose another folder.", str(path), name=path.parent.name
            ) from error

    @property
    def seconds(self) -> float:
        """Length so far."""
        return self.frames / self.sample_rate_hz

    def write(self, frames: NDArray[np.float32]) -> None:
        """Adds frames (n, channels). Raises GenreTaggerError, e.g. when the disk is full."""
        try:
            self._file.write(frames)
        except self._errors as error:
            raise GenreTaggerError(
                "{name} could not be written any further; is the disk full?", str(self.path), name=self.path.name
            ) from error
        self.frames += len(frames)

    def finish(self) -> Path:
        """Completes the file under a name that was free, and returns it. Raises GenreTaggerError."""
        try:
            self._file.close()
            target = _free_name(self.path)
            self._part.rename(target)
        except self._errors as error:
            raise GenreTaggerError(
                "{name} could not be completed; is the disk full?", str(self.path), name=self.path.name
            ) from error
        return target

    def abandon(self) -> None:
        """Closes what there is and keeps it beside its place, as `.name.part`, for who wants to rescue it."""
        try:
            self._file.close()
        except self._errors:
            return


def _free_name(path: Path) -> Path:
    """The path, or the first of `name 2`, `name 3`, ... that does not exist."""
    candidate, number = path, 2
    while candidate.exists():
        candidate = path.with_name(f"{path.stem} {number}{path.suffix}")
        number += 1
    return candidate
