"""What mutagen does not find although players do: shown to it so that it can serve as a second reader there too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import mutagen.wave

from genre_tagger.containers.byte_view import Readable, ViewFile
from genre_tagger.tags.formats.form_tags import bytes_that_mislead
from genre_tagger.tags.formats.forms import AIFF, WAV
from genre_tagger.tags.formats.mp4_tags import phone_metadata
from genre_tagger.tags.splice import Splice, SplicedView, tidy

_library: Any = mutagen

_COVERS: dict[str, Callable[[Readable], list[Splice]]] = {
    "WAV": lambda view: bytes_that_mislead(view, WAV),
    "AIFF": lambda view: bytes_that_mislead(view, AIFF),
    "MP4": phone_metadata,
}


def for_mutagen(view: Readable, container: str) -> Readable:
    """The file with those few bytes changed, none moved, that would keep mutagen from the rest of it.

    Raises MalformedError.
    """
    cover = _COVERS.get(container)
    return view if cover is None else SplicedView(view, tidy(cover(view)))


def info_entries(file: ViewFile) -> list[tuple[str, list[str]]]:
    """The entries of every LIST INFO of a WAV file, as mutagen divides it into chunks but does not read them."""
    chunks = _library.wave._WaveFile(file).root.subchunks()
    lists = [chunk for chunk in chunks if chunk.id == "LIST" and chunk.name == "INFO"]
    entries = [entry for chunk in lists for entry in chunk.subchunks()]
    return [(entry.id, [entry.read().rstrip(b"\0").decode("utf-8", "surrogateescape")]) for entry in entries]
