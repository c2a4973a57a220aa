"""Plots of the run report as SVG text, and the page's style: light or dark as the reader's system is, no script."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

from genre_tagger.training.run.steps import EpochTrained
from genre_tagger.training.scores.values import Interval, RunEvaluation

STYLE = """
:root { color-scheme: light dark; --ink: #1c1e21; --quiet: #646a73; --paper: #fbfbfa; --card: #fff; --line: #e2e3e0;
  --one: #2f6f8f; --two: #b3642e; --wrong: #b3372e; --onfill: #fff; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7e8ea; --quiet: #9aa1ab; --paper: #17191c; --card: #1f2226;
  --line: #33373d; --one: #6fb3d2; --two: #e0a06c; --wrong: #ef8379; --onfill: #10151a; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 70rem; padding: 2rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, "Segoe UI", sans-serif; }
h1 { font-size: 1.5rem; margin: 0; overflow-wrap: anywhere; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
.quiet, small { color: var(--quiet); } p { margin: .25rem 0 .75rem; }
.cards { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1.5rem 0; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .7rem 1rem; flex: 1;
  min-width: 12rem; }
.card b { display: block; font-size: 1.2rem; font-variant-numeric: tabular-nums; } .card small { display: block; }
.plots { display: flex; flex-wrap: wrap; gap: 1rem; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: .6rem; background: var(--card);
  margin: .75rem 0; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .4rem .75rem; border-bottom: 1px solid var(--line); vertical-align: top;
  overflow-wrap: anywhere; }
tbody tr:last-child td { border-bottom: 0; }
th { font-size: .8rem; color: var(--quiet); font-weight: 600; }
svg { max-width: 100%; height: auto; background: var(--card); border: 1px solid var(--line); border-radius: .6rem;
  padding: .5rem; }
svg text { font: 12px system-ui, "Segoe UI", sans-serif; fill: var(--ink); }
svg text.quiet { fill: var(--quiet); } svg text.onfill { fill: var(--onfill); }
.grid { stroke: var(--line); } .diagonal { stroke: var(--quiet); stroke-dasharray: 4 4; }
.best { stroke: var(--quiet); stroke-dasharray: 2 4; }
.line { fill: none; stroke-width: 2; stroke-linejoin: round; } .line.one { stroke: var(--one); }
.line.two { stroke: var(--two); } .dot { fill: var(--one); } .dot.two { fill: var(--two); }
.right, .bar { fill: var(--one); } .bar { fill-opacity: .8; }
.wrong { fill: var(--wrong); } .count { fill: var(--quiet); fill-opacity: .25; }
.whisker { stroke: var(--ink); stroke-width: 1.5; fill: none; }
.simple { fill: var(--two); stroke: var(--card); stroke-width: 1.5; }
.legend i { display: inline-block; width: 1.2rem; height: .2rem; margin: 0 .35rem .2rem .5rem; }
.legend i.one { background: var(--one); } .legend i.two { background: var(--two); }
@media print { .scroll { border: 0; } section { break-inside: avoid; } }
"""
"""CSS of the page; the plots use its classes and colours."""

_WIDTH, _HEIGHT = 440, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 14, 12, 40
Point = tuple[float, float]


def learning_curves(epochs: Sequence[EpochTrained]) -> tuple[str, str]:
    """Two plots over the epochs, training and validation in each: loss, and macro-F1."""
    best = [epoch.epoch for epoch in epochs if epoch.is_best]
    plots = []
    for name, label in (("loss", "Loss"), ("macro_f1", "Macro-F1")):
        lines = [
            [(float(epoch.epoch), float(getattr(getattr(epoch, split), name))) for epoch in epochs]
            for split in ("training", "validation")
        ]
        plots.append(_lines(lines, label, 1.0 if name == "macro_f1" else None, best[-1] if best else None))
    return plots[0], plots[1]


def confusion_matrix(evaluation: RunEvaluation) -> str:
    """Rows are the truth, columns the answer; the shade is the share of the row."""
    genres, counts = evaluation.genres, evaluation.confusion
    cell = 64 if len(genres) <= 8 else 34
    left, top = 130, 30
    size = cell * len(genres)
    parts = [_text(left + size / 2, 14, "answer", "middle", "quiet")]
    for row, genre in enumerate(genres):
        middle = top + cell * (row + 0.5) + 4
        parts.append(_text(left - 8, middle, _short(genre), "end"))
        total = int(counts[row].sum())
        for column, answer in enumerate(genres):
            count = int(counts[row, column])
            share = count / total if total else 0.0
            x, y = left + cell * column, top + cell * row
            hint = escape(f"{genre} predicted as {answer}: {count} of {total}")
            kind = "right" if row == column else "wrong"
            ink = "onfill" if share > 0.55 else ""
            parts.append(
                f'<g><title>{hint}</title><rect x="{x}" y="{y}" width="{cell - 2}" height="{cell - 2}" rx="3" '
                f'class="{kind}" fill-opacity="{0.06 + 0.94 * share:.3f}"/>'
                + _text(x + cell / 2 - 1, middle - 4, str(count), "middle", ink)
                + (_text(x + cell / 2 - 1, middle + 12, f"{share:.0%}", "middle", ink or "quiet") if cell > 40 else "")
                + "</g>"
            )
    for column, genre in enumerate(genres):
        center = left + cell * (column + 0.5)
        parts.append(
            f'<text x="{center:.1f}" y="{top + size + 16}" text-anchor="end" '
            f'transform="rotate(-35 {center:.1f} {top + size + 16})">{escape(_short(genre))}</text>'
        )
    return _svg(left + size + 10, top + size + 90, "Confusion matrix", parts)


def class_bars(evaluation: RunEvaluation, baseline: RunEvaluation | None) -> str:
    """F1 of each genre with its 95 % interval, the baseline's as a diamond."""
    row, left, right = 46, 130, 60
    width = 520
    span = width - left - right
    parts = []
    for tick in range(0, 11, 2):
        x = left + span * tick / 10
        bottom = 10 + row * len(evaluation.classes)
        parts.append(f'<line x1="{x:.1f}" x2="{x:.1f}" y1="6" y2="{bottom}" class="grid"/>')
        parts.append(_text(x, bottom + 16, f"{tick / 10:.1f}", "middle", "quiet"))
    simple = {one.genre: one.f1 for one in baseline.classes} if baseline is not None else {}
    for number, one in enumerate(evaluation.classes):
        y = 10 + row * number
        parts.append(_text(left - 8, y + 18, _short(one.genre), "end"))
        parts.append(_text(left - 8, y + 33, f"n = {one.support}", "end", "quiet"))
        parts.extend(_bar(one.f1, left, span, y))
        other = simple.get(one.genre)
        if other is not None and math.isfinite(other.value):
            x, middle = left + span * other.value, y + 18
            parts.append(
                f'<path d="M{x:.1f} {middle - 7} l6 7 -6 7 -6 -7 z" class="simple">'
                f"<title>{escape(f'Baseline: {interval_text(other)}')}</title></path>"
            )
    return _svg(width, 10 + row * len(evaluation.classes) + 24, "F1 of each genre", parts)


def reliability(evaluation: RunEvaluation) -> str:
    """How often answers of each confidence were right; on the diagonal the confidence means what it says."""
    side, left, top = 240, 46, 10
    parts = [_frame(left, top, side, side, 5, "confidence", "share right")]
    parts.append(f'<line x1="{left}" y1="{top + side}" x2="{left + side}" y2="{top}" class="diagonal"/>')
    most = max((one.count for one in evaluation.reliability), default=1)
    line = []
    for one in evaluation.reliability:
        x, y = left + side * one.confidence, top + side * (1 - one.accuracy)
        height = 40 * one.count / most
        low, high = left + side * one.low, left + side * one.high
        parts.append(
            f'<rect x="{low + 1:.1f}" y="{top + side - height:.1f}" width="{high - low - 2:.1f}" '
            f'height="{height:.1f}" class="count"/>'
        )
        line.append(f"{x:.1f},{y:.1f}")
        hint = f"{one.count} answers of {one.confidence:.0%} confidence: {one.accuracy:.0%} right"
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" class="dot"><title>{hint}</title></circle>')
    parts.append(f'<polyline points="{" ".join(line)}" class="line one"/>')
    return _svg(left + side + 14, top + side + 40, "Reliability diagram", parts)


def interval_text(figure: Interval, as_percent: bool = False) -> str:
    """`0.71 (0.65 to 0.77)`; a dash where there is nothing to count."""
    if not math.isfinite(figure.value):
        return "–"
    shown = [f"{value:.1%}" if as_percent else f"{value:.3f}" for value in (figure.value, figure.low, figure.high)]
    return f"{shown[0]} ({shown[1]} to {shown[2]})"


def _bar(figure: Interval, left: float, span: float, y: float) -> list[str]:
    if not math.isfinite(figure.value):
        return [_text(left + 6, y + 23, "does not occur", "start", "quiet")]
    low, high, end = (left + span * value for value in (figure.low, figure.high, figure.value))
    return [
        f'<rect x="{left}" y="{y + 6}" width="{max(end - left, 1):.1f}" height="24" rx="3" class="bar">'
        f"<title>{interval_text(figure)}</title></rect>",
        f'<path d="M{low:.1f} {y + 12} v12 M{low:.1f} {y + 18} H{high:.1f} M{high:.1f} {y + 12} v12" class="whisker"/>',
        _text(left + span + 8, y + 23, f"{figure.value:.2f}", "start"),
    ]


def _lines(lines: Sequence[Sequence[Point]], label: str, highest: float | None, best: int | None) -> str:
    """One curve each for training and validation; points that are not numbers are left out."""
    known = [[point for point in line if math.isfinite(point[1])] for line in lines]
    values = [point for line in known for point in line]
    if not values:
        return _svg(_WIDTH, 60, label, [_text(_WIDTH / 2, 34, f"{label}: nothing recorded", "middle", "quiet")])
    first, last = min(x for x, _ in values), max(x for x, _ in values)
    top_value = highest or max(y for _, y in values) * 1.05 or 1.0
    width, height = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM

    def place(point: Point) -> Point:
        share = (point[0] - first) / (last - first) if last > first else 0.5
        return _LEFT + width * share, _TOP + height * (1 - min(1.0, point[1] / top_value))

    parts = [_frame(_LEFT, _TOP, width, height, 4, "epoch", label, (first, last), top_value)]
    if best is not None:
        x = place((best, 0.0))[0]
        parts.append(f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{_TOP}" y2="{_TOP + height}" class="best"/>')
        late = x > _LEFT + width / 2
        parts.append(_text(x - 4 if late else x + 4, _TOP + height - 6, "best", "end" if late else "start", "quiet"))
    for line, style in zip(known, ("one", "two"), strict=True):
        places = [place(point) for point in line]
        if len(places) == 1:
            parts.append(f'<circle cx="{places[0][0]:.1f}" cy="{places[0][1]:.1f}" r="3" class="dot {style}"/>')
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        parts.append(f'<polyline points="{points}" class="line {style}"/>')
    return _svg(_WIDTH, _HEIGHT, label, parts)


def _frame(
    left: float,
    top: float,
    width: float,
    height: float,
    ticks: int,
    across: str,
    upward: str,
    range_across: tuple[float, float] = (0.0, 1.0),
    top_value: float = 1.0,
) -> str:
    """Grid, ticks and the names of both axes."""
    parts = []
    for number in range(ticks + 1):
        share = number / ticks
        y, x = top + height * (1 - share), left + width * share
        parts.append(f'<line x1="{left}" x2="{left + width}" y1="{y:.1f}" y2="{y:.1f}" class="grid"/>')
        parts.append(_text(left - 6, y + 4, f"{top_value * share:.2g}", "end", "quiet"))
        value = range_across[0] + (range_across[1] - range_across[0]) * share
        whole = range_across != (0.0, 1.0)
        if not whole or value == int(value):
            parts.append(_text(x, top + height + 16, f"{value:.0f}" if whole else f"{value:.1f}", "middle", "quiet"))
    parts.append(_text(left + width / 2, top + height + 32, across, "middle", "quiet"))
    middle = top + height / 2
    parts.append(
        f'<text x="12" y="{middle:.1f}" text-anchor="middle" class="quiet" '
        f'transform="rotate(-90 12 {middle:.1f})">{escape(upward)}</text>'
    )
    return "".join(parts)


def _svg(width: float, height: float, label: str, parts: Sequence[str]) -> str:
    return (
        f'<svg viewBox="0 0 {width:g} {height:g}" width="{width:g}" role="img" aria-label="{escape(label)}">'
        + "".join(parts)
        + "</svg>"
    )


def _text(x: float, y: float, text: str, anchor: str, style: str = "") -> str:
    kind = f' class="{style}"' if style else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{kind}>{escape(text)}</text>'


def _short(text: str) -> str:
    return text if len(text) <= 18 else text[:17] + "…"
