"""The engine's reasons for a change, in the user's language; what is not known here stays in English."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from genre_tagger.ui.figure_text import rewritten
from genre_tagger.ui.shortcuts import QT_TRANSLATE_NOOP
from genre_tagger.ui.translation import phrase_text

_KNOWN: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile("had no genre"), QT_TRANSLATE_NOOP("Reasons", "had no genre")),
    (re.compile("replaces the genre"), QT_TRANSLATE_NOOP("Reasons", "replaces the genre")),
    (re.compile("joins the genres it has"), QT_TRANSLATE_NOOP("Reasons", "joins the genres it has")),
    (re.compile("no genre is likely enough"), QT_TRANSLATE_NOOP("Reasons", "no genre is likely enough")),
    (re.compile(r"confidence (\S+) is below (\S+)"), QT_TRANSLATE_NOOP("Reasons", "confidence {0} is below {1}")),
    (re.compile("its genre is already (.+)"), QT_TRANSLATE_NOOP("Reasons", "its genre is already {0}")),
    (re.compile("has a genre already: (.+)"), QT_TRANSLATE_NOOP("Reasons", "has a genre already: {0}")),
    (re.compile("has (.+) already"), QT_TRANSLATE_NOOP("Reasons", "has {0} already")),
)


def reason_text(reason: str) -> str:
    """A reason as the table and the review show it."""
    for pattern, text in _KNOWN:
        match = pattern.fullmatch(reason)
        if match is not None:
            return QCoreApplication.translate("Reasons", text).format(*map(rewritten, match.groups()))
    return phrase_text(reason)
