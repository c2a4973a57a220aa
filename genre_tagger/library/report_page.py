"""The report as one self-contained web page: light or dark as the reader's system is, printable, nothing loaded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from html import escape
from pathlib import PurePath

from genre_tagger.foundation.number_text import counted
from genre_tagger.foundation.readable import readable_path
from genre_tagger.library.report_row import OUTCOMES, ReportRow, joined

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
    changes = row.outcome in ("planned", "written") and row.new_genres is not None
    if not changes or row.new_genres is None:
        return old
    new = f"<ins>{escape(joined(row.new_genres))}</ins>"
    return f"<del>{old or 'none'}</del> → {new}"
