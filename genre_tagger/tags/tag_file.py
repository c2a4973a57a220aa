"""Reads the tags of any file this program knows, and works out the edit that changes its genre."""

from __future__ import annotations

from os import PathLike

from genre_tagger.tags.current_tags import CurrentTags


def read_genres(path: str | PathLike[str]) -> CurrentTags:
    """The tags of `path`, numeric genres as names. Raises TagError where they are damaged or the file is unreadable.

    A file whose container cannot hold a genre is no error: its `obstacle` says so.
    """
    raise NotImplementedError
