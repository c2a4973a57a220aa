"""Reports of a batch as CSV, JSON or a web page, and playlists, saved whole or not at all.

The page is self-contained: light or dark as the reader's system is, printable, nothing loaded. Playlists are extended
M3U in UTF-8 (.m3u8), which every player reads.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from html import escape
from io import TextIOWrapper
from pathlib import Path, PurePath
from typing import TextIO

from genre_tagger.foundation.errors import ReportError
from genre_tagger.foundation.number_text import counted
from genre_tagger.foundation.readable import readable_path
from genre_tagger.foundation.whole_file import whole_file
from genre_tagger.library.report_row import OUTCOMES, CsvReport, ReportRow, joined, json_object

REPORT_SUFFIXES = (".html", ".csv", ".json")
_PLAYLIST_HEADER = "#EXTM3U\n# Made by Genre Tagger\n"
_OUTCOME_WORDS = {
    "judged": "classified",
    "planned": "would change",
    "written": "changed",
    "skipped": "left as it was",
    "failed": "failed",
}

_STYLE = """
:root { color-scheme: light dark; --ink: #1c1e21; --quiet: #646a73; --paper: #fbfbfa; --card: #fff; --line: #e2e3e0;
  --accent: #2f6f8f; --good: #2c7a4b; --bad: #b3372e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7e8ea; --quiet: #9aa1ab; --paper: #17191c; --card: #1f2226;
  --line: #33373d; --accent: #6fb3d2; --good: #67c18c; --bad: #ef8379; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 2rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, "Segoe UI", sans-serif; }
h1 { font-size: 1.5rem; margin: 0; } .quiet { color: var(--quiet); }
.cards { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1.5rem 0; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .7rem 1rem;
  min-width: 8rem; }
.card b { display: block; font-size: 1.4rem; font-variant-numeric: tabular-nums; }
input { width: 100%; padding: .5rem .75rem; margin-bottom: .75rem; font: inherit; color: inherit;
  background: var(--card); border: 1px solid var(--line); border-radius: .5rem; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: .6rem; background: var(--card); }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; padding: .45rem .75rem; border-bottom: 1px solid var(--line); vertical-align: top; }
tbody tr:last-child td { border-bottom: 0; }
th { font-size: .8rem; color: var(--quiet); font-weight: 600; }
td.file { overflow-wrap: anywhere; min-width: 16rem; } td.file small { color: var(--quiet); display: block; }
td.share { white-space: nowrap; font-variant-numeric: tabular-nums; }
meter { width: 5rem; height: .6rem; vertical-align: middle; }
.written { color: var(--good); } .planned { color: var(--accent); } .failed { color: var(--bad); }
.skipped, .judged { color: var(--quiet); }
ins { text-decoration: none; font-weight: 600; } del { color: var(--quiet); }
@media print { input { display: none; } .scroll { border: 0; } }
"""

_SCRIPT = """
const rows = [...document.querySelectorAll("tbody tr")], search = document.querySelector("input");
search.hidden = false;
search.addEventListener("input", () => {
  const words = search.value.toLowerCase().split(/\\s+/);
  for (const row of rows) {
    const text = row.textContent.toLowerCase();
    row.hidden = !words.every(word => text.includes(word));
  }
});
"""


def save_report(path: Path, rows: Sequence[ReportRow], *, title: str, created: datetime) -> None:
    """Save `rows` as the kind of report that the suffix of `path` names, in place of any file there.

    Raises ReportError for another suffix or where the file cannot be written; an old file is then as it was.
    """
    suffix = path.suffix.lower()
    if suffix not in REPORT_SUFFIXES:
        raise ReportError(
            "{name} must end in {known} or {last}.",
            path,
            name=path.name,
            known=", ".join(REPORT_SUFFIXES[:-1]),
            last=REPORT_SUFFIXES[-1],
        )
    with text_file(path) as file:
        if suffix == ".html":
            file.write(report_page(rows, title=title, created=created))
        elif suffix == ".csv":
            writer = CsvReport(file, tuple(dict.fromkeys(genre for row in rows for genre, _ in row.probabilities)))
            for row in rows:
                writer.write(row)
        else:
            document = {
                "title": title,
                "created": created.isoformat(timespec="seconds"),
                "rows": [json_object(row) | {"outcome": row.outcome} for row in rows],
            }
            json.dump(document, file, ensure_ascii=False, indent=1)
            file.write("\n")


@contextmanager
def text_file(path: Path) -> Iterator[TextIO]:
    """A `whole_file` for text: UTF-8 with `\\n` line ends left as they are written.

    Surrogate escapes become the bytes they stand for. Raises ReportError.
    """
    path = path.resolve()
    try:
        with whole_file(path) as file:
            text = TextIOWrapper(file, encoding="utf-8", errors="surrogateescape", newline="")
            yield text
            text.flush()
            text.detach()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ReportError(
            "{file} could not be saved: {reason}.", path, file=path, reason=error.strerror or error
        ) from error


def report_page(rows: Sequence[ReportRow], *, title: str, created: datetime) -> str:
    """A complete HTML document. Every text from a file or its tags is escaped."""
    heading = escape(title)
    return "".join(
        (
            '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            f"<title>{heading}</title>\n<style>{_STYLE}</style></head>\n<body>\n<h1>{heading}</h1>\n",
            f'<div class="quiet">{created.strftime("%Y-%m-%d %H:%M")} · {counted(len(rows), "file")}</div>\n',
            f'<div class="cards">{_cards(rows)}</div>\n',
            '<input type="search" placeholder="Search files, genres, reasons" aria-label="Search" hidden>\n',
            '<div class="scroll"><table>\n<thead><tr><th>File</th><th>Genre</th><th>Confidence</th>',
            "<th>In the tags</th><th>Outcome</th></tr></thead>\n<tbody>\n",
            *(_table_row(row) for row in rows),
            f"</tbody></table></div>\n<script>{_SCRIPT}</script>\n</body></html>\n",
        )
    )


def _cards(rows: Sequence[ReportRow]) -> str:
    outcomes = Counter(row.outcome for row in rows)
    genres = Counter(row.genre for row in rows if row.genre)
    counts = [(_OUTCOME_WORDS[outcome], outcomes[outcome], outcome) for outcome in OUTCOMES if outcomes[outcome]]
    counts += [(genre, number, "") for genre, number in genres.most_common()]
    return "".join(
        f'<div class="card"><b class="{style}">{number:,}</b>{escape(name)}</div>' for name, number, style in counts
    )


def _table_row(row: ReportRow) -> str:
    path = PurePath(row.path)
    folder = escape(readable_path(path.parent))
    outcome = escape(_OUTCOME_WORDS[row.outcome])
    reason = f"<div>{escape(row.reason)}</div>" if row.reason else ""
    return (
        f'<tr><td class="file">{escape(readable_path(path.name))}<small>{folder}</small></td>'
        f'<td>{escape(row.genre)}</td><td class="share">{_confidence(row)}</td><td>{_tags(row)}</td>'
        f'<td><span class="{row.outcome}">{outcome}</span>{reason}</td></tr>\n'
    )


def _confidence(row: ReportRow) -> str:
    if row.confidence is None:
        return ""
    shares = ", ".join(f"{genre} {share:.0%}" for genre, share in row.probabilities)
    return f'<meter value="{row.confidence:.3f}" title="{escape(shares)}"></meter> {row.confidence:.0%}'


def _tags(row: ReportRow) -> str:
    old = escape(joined(row.old_genres))
    if row.outcome not in ("planned", "written") or row.new_genres is None:
        return old
    new = f"<ins>{escape(joined(row.new_genres))}</ins>"
    return f"<del>{old or 'none'}</del> → {new}"


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
    files = {genre: folder / f"{_without_refused(genre)}.m3u8" for genre in lines_by_genre}
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
            playlist.write(_PLAYLIST_HEADER + "".join(lines_by_genre[genre]))
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
    one_line = " ".join(name.encode("utf-8", "replace").decode("utf-8").split())
    return f"#EXTINF:{seconds},{one_line}\n{place}\n"


def _without_refused(genre: str) -> str:
    """The genre without what file systems refuse."""
    return re.sub(r'[<>:"/\\|?*\x00-\x1f]', "_", genre).strip(" .") or "_"


def _refuse_foreign(path: Path) -> None:
    try:
        with path.open("rb") as file:
            ours = file.read(len(_PLAYLIST_HEADER)) == _PLAYLIST_HEADER.encode()
    except FileNotFoundError:
        return
    except OSError as error:
        raise ReportError("{file} could not be read: {reason}.", path, file=path, reason=error.strerror) from error
    if not ours:
        raise ReportError(
            "{name} exists and was not made by Genre Tagger; choose another folder.", path, name=path.name
        )
