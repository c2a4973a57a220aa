"""The part of the model card that is a list: whose music the model was trained on, and under which licence.

`python -m genre_tagger.training.bundled.model_card --corpus DIR --card models/README.md` rewrites everything below the
card's last heading "## Music it was trained on".
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from genre_tagger.foundation.errors import DatasetError
from genre_tagger.training.data.folders import LabeledWindow, read_windows

HEADING = "## Music it was trained on"


def main(arguments: list[str] | None = None) -> int:
    """Rewrite the list in the card. Returns the exit code."""
    parser = argparse.ArgumentParser(description="List the training music and its licences in the model card.")
    parser.add_argument("--corpus", type=Path, required=True, help="folder with clips.csv")
    parser.add_argument("--card", type=Path, required=True, help="the Markdown file whose last section is rewritten")
    options = parser.parse_args(arguments)
    text = options.card.read_text(encoding="utf-8")
    if HEADING not in text:
        raise DatasetError(
            "The card {name} has no heading {heading!r}.", options.card, name=options.card.name, heading=HEADING
        )
    above = text[: text.index(HEADING)]
    options.card.write_text(above + sources_section(read_windows(options.corpus)), encoding="utf-8")
    return 0


def sources_section(windows: Sequence[LabeledWindow]) -> str:
    """The section: windows per licence, then a row per artist."""
    licences = Counter(window.licence for window in windows)
    lines = [
        HEADING,
        "",
        f"{len(windows)} windows of {len({window.track for window in windows})} tracks; none of the audio stands here.",
        '"Unstated" means that the page which published the music named no licence.',
        "",
        "| licence | windows |",
        "|---|---|",
        *(f"| {_cell(licence)} | {count} |" for licence, count in licences.most_common()),
        "",
        "| artist | windows | labels | licence | source |",
        "|---|---|---|---|---|",
        *_artist_rows(windows),
        "",
    ]
    return "\n".join(lines)


def _artist_rows(windows: Sequence[LabeledWindow]) -> list[str]:
    by_artist: dict[str, list[LabeledWindow]] = {}
    for window in windows:
        by_artist.setdefault(window.artist, []).append(window)
    rows = []
    for artist in sorted(by_artist, key=str.casefold):
        mine = by_artist[artist]
        labels, licences, sources = (
            ", ".join(sorted({_cell(getattr(window, name)) for window in mine}))
            for name in ("genre", "licence", "source")
        )
        name = _cell(artist) or "(not named)"
        rows.append(f"| {name} | {len(mine)} | {labels} | {licences} | {sources} |")
    return rows


def _cell(text: str) -> str:
    """Text that cannot break a Markdown table."""
    return " ".join(text.replace("|", "/").replace("<", "(").replace(">", ")").split())


if __name__ == "__main__":
    raise SystemExit(main())
