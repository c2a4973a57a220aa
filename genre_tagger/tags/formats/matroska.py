"""Matroska and WebM: their tags are shown, by FFmpeg's libraries, and not written."""

from __future__ import annotations

from genre_tagger.containers.byte_view import MalformedError, Readable, RefusedError, ViewFile
from genre_tagger.tags.formats.fields import TagReading
from genre_tagger.tags.genre_text import read_genre_values


def read(view: Readable) -> TagReading:
    """The tags of the whole file, else of its first stream of sound. Raises RefusedError where there are none."""
    import av  # takes long to load, and few files need it

    try:
        with av.open(ViewFile(view), format="matroska", metadata_errors="replace") as file:
            streams = [stream.metadata for stream in file.streams.audio]
            found = {key.casefold(): text for tags in (*reversed(streams), file.metadata) for key, text in tags.items()}
    except (av.FFmpegError, ValueError, MalformedError) as error:
        raise RefusedError("its Matroska header is damaged") from error
    return TagReading.of(
        "Matroska",
        read_genre_values([found.get("genre", "")]),
        (),
        lambda field: found.get(field.name.casefold()),
        obstacle="writing tags into Matroska files is not supported",
    )
