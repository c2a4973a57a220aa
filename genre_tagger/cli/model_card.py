"""A model in a few lines for people. What a model does not know about itself is left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from genre_tagger.classification.checkpoint import CheckpointInfo
    from genre_tagger.classification.registry import ModelEntry


_HELD_OUT = {"personal": "your own", "kept": "kept", "original": "former test"}
"""Scores of held-out tracks before and after a fine-tuning."""


def card_lines(entry: ModelEntry) -> Iterator[tuple[str, str]]:
    """(what, text) per line."""
    origin = "came with the program" if entry.bundled else "trained here"
    yield "model", f"{entry.model_id} ({origin}{', in use' if entry.active else ''})"
    if entry.problem:
        yield "problem", entry.problem
    info = entry.info
    if info is not None:
        yield "genres", ", ".join(info.genres) + (", or none of these" if info.has_other else "")
        yield from _quality(info)
        yield (
            "input",
            (
                f"{info.default_windows} x {info.window.window_seconds:.1f} s of a track by default, "
                f"at {info.mel.sample_rate_hz / 1000:g} kHz in {info.mel.mel_bands} mel bands"
            ),
        )
        yield "says Unknown", f"below a confidence of {info.unknown_below:.0%}"
        yield from _origin(info)
    yield "folder", str(entry.folder)


def _quality(info: CheckpointInfo) -> Iterator[tuple[str, str]]:
    """Figures on artists that were held out, with 95 % intervals over artists."""
    metrics = info.metrics
    of = ""
    if "tracks" in metrics and "groups" in metrics:
        groups = f"{metrics['groups']} {metrics.get('groups_are', 'artists')}"
        of = f" on {metrics['tracks']} tracks of {groups} it was not trained on"
    elif "count" in metrics:
        of = f" on {metrics['count']:,} clips it was not trained on"
    if "accuracy" in metrics:
        yield "accuracy", _with_interval(metrics, "accuracy") + of
    if "macro_f1" in metrics:
        yield "macro-F1", _with_interval(metrics, "macro_f1")
    recall = metrics.get("recall")
    if isinstance(recall, list) and len(recall) == len(info.genres):
        yield "recognises", ", ".join(f"{genre} {share:.0%}" for genre, share in zip(info.genres, recall, strict=True))
    if "calibration_error" in metrics:
        yield "calibration", f"confidence is off by {metrics['calibration_error']:.1%} on average"


def _with_interval(metrics: dict[str, Any], name: str) -> str:
    interval = metrics.get(f"{name}_interval")
    text = f"{metrics[name]:.2f}"
    return f"{text} ({interval[0]:.2f} to {interval[1]:.2f})" if isinstance(interval, list) else text


def _origin(info: CheckpointInfo) -> Iterator[tuple[str, str]]:
    """Where it comes from, and what its own fine-tuning changed."""
    from genre_tagger.classification.model_record import figures_of, lineage_of

    lineage = lineage_of(info)
    for score in figures_of(info).held_out:
        yield _HELD_OUT.get(score.name, score.name), f"{score.in_words()}, of {score.count:,}"
    for what, text in (
        ("grown from", lineage.parent),
        ("trained on", lineage.data),
        ("training run", lineage.run_id),
        ("made", lineage.made),
    ):
        if text:
            yield what, text
