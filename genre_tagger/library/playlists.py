"""One playlist a genre, as extended M3U in UTF-8 (.m3u8), which every player reads."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from genre_tagger.foundation.errors import ReportError
from genre_tagger.library.report_row import ReportRow
from genre_tagger.library.reports import text_file

_HEADER = "#EXTM3U\n# Made by Genre Tagger\n"


def save_playlists(folder: Path, rows: Iterable[ReportRow]) -> tuple[Path, ...]:
    """Save `<genre>.m3u8` into `folder` for each genre among `rows`, `Unknown` too; returns the files.

    Tracks keep the order of `rows` and are named relative to `folder`, so that a library may move as a whole; a
    name with a line break cannot be in such a list and is left out. A playlist of ours is replaced; ReportError before
    anything is written where a file of that name was made by somebody else.
    """
    lines_by_genre: dict[str, list[str]] = {}
    for row in rows:
        if row.genre and not re.search(r"[\r\n]", os.fspath(row.path)):
            lines_by_genre.setdefault(row.genre, []).append(_entry(row, folder))
    files = {genre: folder / f"{_file_name(genre)}.m3u8" for genre in lines_by_genre}
    for file in files.values():
        _refuse_foreign(file)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReportError(
            "The folder {folder} could not be made: {reason}.", folder, folder=folder, reason=error.strerror
        ) from error
    for genre, path in files.items():
        with text_file(path) as playlist:
            playlist.write(_HEADER + "".join(lines_by_genre[genre]))
    return tuple(files.values())


def _entry(row: ReportRow, folder: Path) -> str:
    """The lines of one track: length and name for players that show them, then the path."""
    path = row.path.absolute()
    try:
        place = os.path.relpath(path, folder.absolute())
    except ValueError:  # another drive on Windows
        place = str(path)
    if place.startswith("#"):
        place = os.path.join(".", place)  # noqa: PTH118 - pathlib would drop the dot
    seconds = -1 if row.duration_seconds is None else round(row.duration_seconds)
    name = " - ".join(text for text in (row.artist, row.title) if text) or row.path.stem
    return f"#EXTINF:{seconds},{_one_line(name)}\n{place}\n"


def _one_line(text: str) -> str:
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split())


def _file_name(genre: str) -> str:
    """The genre without what file systems refuse."""
    return re.sub(r'[<>:"/\\|?*\x00-\x1f]', "_", genre).strip(" .") or "_"


def _refuse_foreign(path: Path) -> None:
    try:
        with path.open("rb") as file:
            ours = file.read(len(_HEADER)) == _HEADER.encode()
    except FileNotFoundError:
        return
    except OSError as error:
        raise ReportError("{file} could not be read: {reason}.", path, file=path, reason=error.strerror) from error
    if not ours:
        raise ReportError(
            "{name} exists and was not made by Genre Tagger; choose another folder.", path, name=path.name
        )
