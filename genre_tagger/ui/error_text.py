"""The sentences of errors, notes and checks in the user's language.

A `Sentence` brings its template and the values of its fields. A text that came as mere text, out of the journal or a
saved check, is recognised by the templates that stand in `sentences.txt`, which `packaging/translations.py` collects.
"""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from functools import cache, lru_cache
from numbers import Real
from typing import Any

from PySide6.QtCore import QCoreApplication

from genre_tagger.foundation.errors import GenreTaggerError, Sentence
from genre_tagger.foundation.locations import bundled_folder
from genre_tagger.ui.figure_text import rewritten
from genre_tagger.ui.shortcuts import QT_TRANSLATE_NOOP

_CONTEXT = "Errors"

REASONS: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("Errors", "it is read-only"),
    QT_TRANSLATE_NOOP("Errors", "it, or its folder, is no longer there"),
    QT_TRANSLATE_NOOP("Errors", "it is no longer there"),
    QT_TRANSLATE_NOOP("Errors", "the disk is full"),
    QT_TRANSLATE_NOOP("Errors", "your share of the disk is full"),
    QT_TRANSLATE_NOOP("Errors", "the system does not allow files of this size"),
    QT_TRANSLATE_NOOP("Errors", "the disk is read-only"),
    QT_TRANSLATE_NOOP("Errors", "the disk reports an error"),
    QT_TRANSLATE_NOOP("Errors", "there is no permission to write into its folder"),
    QT_TRANSLATE_NOOP("Errors", "there is no permission to write there"),
    QT_TRANSLATE_NOOP("Errors", "it belongs to somebody else, and its owner and rights could not be kept"),
    QT_TRANSLATE_NOOP("Errors", "an interrupted write of it could not be settled"),
    QT_TRANSLATE_NOOP("Errors", "it is not an audio file of a kind that is known here"),
    QT_TRANSLATE_NOOP("Errors", "it is not an ordinary file"),
    QT_TRANSLATE_NOOP("Errors", "{kind} files cannot hold a genre tag that players agree on"),
    QT_TRANSLATE_NOOP("Errors", "writing tags into {kind} files is not supported"),
    QT_TRANSLATE_NOOP("Errors", "its {kind} header and its length disagree (cut short, or never finished)"),
    QT_TRANSLATE_NOOP(
        "Errors",
        "its only tag is ID3v1 in an unknown encoding, which has no room for {genre}; convert it to ID3v2 first",
    ),
    QT_TRANSLATE_NOOP("Errors", "its DIIN chunk holds text in an unknown encoding, which a new tag would hide"),
    QT_TRANSLATE_NOOP("Errors", "its ID3 chunk holds something that is no ID3 tag"),
    QT_TRANSLATE_NOOP(
        "Errors",
        "with a tag in it no player could read its sound; it is not the kind of file it looks like",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "with a tag in it its sound would begin differently; it is damaged or of an unusual kind",
    ),
    QT_TRANSLATE_NOOP("Errors", "its tags are damaged ({detail})"),
    QT_TRANSLATE_NOOP("Errors", "its tags are laid out in a way that is not known here"),
    QT_TRANSLATE_NOOP("Errors", "no sound was found in this {kind} file"),
    QT_TRANSLATE_NOOP(
        "Errors", "the pad byte behind its {chunk} chunk is missing, so that players disagree about what follows"
    ),
    QT_TRANSLATE_NOOP("Errors", "its metadata are QuickTime's, not MP4's"),
    QT_TRANSLATE_NOOP("Errors", "its metadata are not of the kind that iTunes and other players write"),
    QT_TRANSLATE_NOOP("Errors", "its Matroska header is damaged"),
    QT_TRANSLATE_NOOP("Errors", "its LIST INFO is damaged"),
    QT_TRANSLATE_NOOP("Errors", 'its ID3 chunk is named "id3 ", which many readers of AIFF files do not find'),
    QT_TRANSLATE_NOOP("Errors", "other programs would read more than the genre differently ({detail})"),
    QT_TRANSLATE_NOOP("Errors", "other programs find a genre in {place} that cannot be changed here"),
    QT_TRANSLATE_NOOP("Errors", "other programs would not read the genre as it is meant"),
    QT_TRANSLATE_NOOP("Errors", "other programs would not find the genre in it"),
)
"""What stands behind a colon in the sentences above."""

SYSTEM_REASONS: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("Errors", "Permission denied"),
    QT_TRANSLATE_NOOP("Errors", "Input/output error"),
    QT_TRANSLATE_NOOP("Errors", "No space left on device"),
    QT_TRANSLATE_NOOP("Errors", "No such file or directory"),
    QT_TRANSLATE_NOOP("Errors", "Read-only file system"),
    QT_TRANSLATE_NOOP("Errors", "Stale file handle"),
    QT_TRANSLATE_NOOP("Errors", "Too many open files"),
    QT_TRANSLATE_NOOP("Errors", "the default input"),
    QT_TRANSLATE_NOOP("Errors", "training"),
    QT_TRANSLATE_NOOP("Errors", "validation"),
    QT_TRANSLATE_NOOP("Errors", "test"),
)
"""What the system says in English, and words that stand in fields."""

_FIELD = re.compile(r"\{(\w+)[^}]*\}")
_NUMBERS = frozenset({"count", "least", "rate", "seconds", "tracks", "total"})
Parts = tuple[str, Mapping[str, Any]]
"""A template and the values of its fields."""


def error_text(error: BaseException | str) -> str:
    """The sentence of an error, or a sentence that came from one, as the window shows it."""
    message = error if isinstance(error, str) else error.message if isinstance(error, GenreTaggerError) else str(error)
    if isinstance(message, Sentence) and message.fields:
        return _in_words(message.template, message.fields)
    known = _recognised(message, _sentences())
    return _in_words(*known) if known else message


def obstacle_text(reason: str) -> str:
    """Why a file cannot be written, a phrase or a sentence of the engine's, as the window shows it."""
    known = _recognised(reason, _patterns(REASONS))
    return _in_words(*known) if known else error_text(reason)


def error_title(error: GenreTaggerError) -> str:
    """The heading over its sentence."""
    return QCoreApplication.translate(_CONTEXT, error.title)


def _in_words(template: str, fields: Mapping[str, Any]) -> str:
    translated = QCoreApplication.translate(_CONTEXT, template)
    return _FORMATTER.vformat(translated, (), fields) if fields else translated


class _Formatter(string.Formatter):
    """As `str.format`, with numbers as the person writes them and phrases in the person's language."""

    def format_field(self, value: Any, format_spec: str) -> str:
        """One field."""
        if isinstance(value, Sentence):
            return error_text(value)
        if isinstance(value, Real):
            return rewritten(format(value, format_spec))
        if format_spec:  # a number that came as text
            return rewritten(value)
        known = _recognised(value, _patterns((*REASONS, *SYSTEM_REASONS)))
        return _in_words(*known) if known else str(value)


_FORMATTER = _Formatter()


@lru_cache(maxsize=4096)
def _recognised(text: str, patterns: tuple[tuple[re.Pattern[str], str], ...]) -> Parts | None:
    for pattern, template in patterns:
        match = pattern.fullmatch(text)
        if match is not None:
            values = match.groupdict()
            return template, {
                name: int(value) if name in _NUMBERS and value.isdecimal() else _whole_sentence(name, value)
                for name, value in values.items()
            }
    return None


def _whole_sentence(name: str, value: str) -> str:
    """A field that holds a sentence of its own is told in the person's language too."""
    return error_text(value) if name == "sentence" else value


@cache
def _sentences() -> tuple[tuple[re.Pattern[str], str], ...]:
    listed = (bundled_folder("resources") / "translations" / "sentences.txt").read_text("utf-8").splitlines()
    return _patterns(tuple(sorted(listed, key=lambda text: -len(_FIELD.sub("", text)))))


@cache
def _patterns(templates: tuple[str, ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """What recognises each text, with whatever stands in its fields; the more exact before the more general."""
    return tuple((re.compile(_pattern(template), re.DOTALL), template) for template in templates)


def _pattern(template: str) -> str:
    pieces, seen = [], set[str]()
    for place, piece in enumerate(_FIELD.split(template)):  # text and field names in turn
        if not place % 2:
            pieces.append(re.escape(piece))
        else:
            pieces.append(f"(?P={piece})" if piece in seen else f"(?P<{piece}>.+)")
            seen.add(piece)
    return "".join(pieces)


def sentence_of(error: BaseException) -> str:
    """Any exception as one sentence: the engine's own in the user's language, another with its type."""
    if isinstance(error, GenreTaggerError):
        return error_text(error)
    return f"{type(error).__name__}: {error}".strip(": \n").splitlines()[0]
