"""What the tags of a file say, as a Track."""

from __future__ import annotations

from pathlib import Path

from genre_tagger.foundation.errors import TagError
from genre_tagger.library.track import Track


def read_track(path: Path, duration_seconds: float) -> Track:
    """The file's title, artist, album and genres. Tags that cannot be read, or a container that holds none, are no
    failure: `tag_problem` says why."""
    from genre_tagger.tags.planning import read_writable

    try:
        tags = read_writable(path)
    except TagError as error:
        return Track(path, duration_seconds, tag_problem=error.message)
    return Track(
        path,
        duration_seconds,
        tags.title or "",
        tags.artist or "",
        tags.genres,
        tags.container,
        tag_problem=tags.obstacle or "",
        album=tags.album or "",
        album_artist=tags.album_artist or "",
        is_compilation=tags.is_compilation,
    )
