"""What the engine says it does, in the window's language; a step that is not listed stays English."""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QCoreApplication

from genre_tagger.ui.error_text import error_text
from genre_tagger.ui.figure_text import rewritten
from genre_tagger.ui.shortcuts import QT_TRANSLATE_NOOP

_CONTEXT = "StepWords"

STEPS: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("StepWords", "Opening the model"),
    QT_TRANSLATE_NOOP("StepWords", "Listening to the track"),
    QT_TRANSLATE_NOOP("StepWords", "Following the verdict back through the network"),
    QT_TRANSLATE_NOOP("StepWords", "Checking the evidence: {part}"),
    QT_TRANSLATE_NOOP("StepWords", "Reading the run's answers"),
    QT_TRANSLATE_NOOP("StepWords", "Scoring"),
    QT_TRANSLATE_NOOP("StepWords", "Looking for wrong labels"),
    QT_TRANSLATE_NOOP("StepWords", "Looking for the baseline's features"),
    QT_TRANSLATE_NOOP("StepWords", "Computing the baseline's features: {done} of {all} clips"),
    QT_TRANSLATE_NOOP("StepWords", "Training the baseline"),
    QT_TRANSLATE_NOOP("StepWords", "Asking the baseline about the training tracks"),
    QT_TRANSLATE_NOOP("StepWords", "Without a baseline: {sentence}"),
    QT_TRANSLATE_NOOP("StepWords", "Comparing the exported network with the trained one"),
)
"""A test holds them to what the engine yields."""


def step_text(step: str) -> str:
    """The step as the window says it."""
    for pattern, source in _patterns():
        match = pattern.fullmatch(step)
        if match is not None:
            values = {name: rewritten(value) for name, value in match.groupdict().items()}
            if "sentence" in values:
                values["sentence"] = error_text(values["sentence"])
            return QCoreApplication.translate(_CONTEXT, source).format(**values)
    return step


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    found = []
    for source in STEPS:
        parts = re.split(r"\{(\w+)\}", source)  # text and field names in turn
        text = "".join(f"(?P<{part}>.+)" if place % 2 else re.escape(part) for place, part in enumerate(parts))
        found.append((re.compile(text, re.DOTALL), source))
    return tuple(found)
