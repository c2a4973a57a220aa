"""The window's language: its texts, and the sentences of errors, notes and checks.

English stands in the code; its file only holds plural forms. A `Sentence` brings its template and the values of its
fields. A text that came as mere text, out of the journal or a saved check, is recognised by the templates that stand in
`sentences.txt`, which `packaging/translations.py` collects. What stands in fields, say behind a colon, is recognised by
those in `phrases.txt`, which is kept by hand.
"""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from functools import cache, lru_cache
from numbers import Real
from typing import Any

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from genre_tagger.foundation.errors import GenreTaggerError, Sentence
from genre_tagger.foundation.installation import bundled_folder
from genre_tagger.ui.figure_text import rewritten

LANGUAGES = {"en": "English", "de": "Deutsch", "fr": "Français"}


def install_translations(app: QCoreApplication, language: str) -> str:
    """Load our own and Qt's texts for `language` ("system", or a key of `LANGUAGES`); returns the language in use.

    Call before any widget is made. A language we have no file for falls back to English.
    """
    locale = QLocale.system() if language == "system" else QLocale(language)
    spoken = locale.name().split("_")[0]
    if spoken not in LANGUAGES:
        spoken = "en"
    if language != "system":
        QLocale.setDefault(locale)
    folder = str(bundled_folder("resources") / "translations")
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, place in ((f"genre_tagger_{spoken}", folder), (f"qtbase_{spoken}", qt_folder)):
        translator = QTranslator(app)
        if translator.load(name, place):
            app.installTranslator(translator)
    return spoken


_CONTEXT = "Errors"
_SENTENCES, _PHRASES = "sentences.txt", "phrases.txt"

_FIELD = re.compile(r"\{(\w+)[^}]*\}")
_DATA_KIND = r"(?P<kind>folders|corrections|corpus|gtzan|fma-\w+)"
_DATA_SET_BORDER = re.compile(rf"( \+ |, |; )(?={_DATA_KIND.replace('?P<kind>', '?:')})")
_DATA_SOURCE = re.compile(
    rf"{_DATA_KIND}(?:(?P<name> \(.*\))| in (?P<folder>.*?)|, (?P<count>\d+) tracks)?(?: x (?P<weight>[\d.e+-]+))?",
    re.DOTALL,
)
_NUMBERS = frozenset({"count", "least", "rate", "seconds", "tracks", "total"})
Parts = tuple[str, Mapping[str, Any]]
"""A template and the values of its fields."""


def error_text(error: BaseException | str) -> str:
    """The sentence of an error, or a sentence that came from one, as the window shows it."""
    message = error if isinstance(error, str) else error.message if isinstance(error, GenreTaggerError) else str(error)
    if isinstance(message, Sentence) and message.fields:
        return _in_words(message.template, message.fields)
    known = _recognised(message, _SENTENCES)
    return _in_words(*known) if known else message


def phrase_text(reason: str) -> str:
    """A phrase of the engine's, say why a file cannot be written, or a sentence, as the window shows it."""
    known = _recognised(reason, _PHRASES)
    return _in_words(*known) if known else error_text(reason)


def data_set_text(name: str) -> str:
    """What was trained on, "folders (Music) + corrections", as the window shows it; names of published data stay."""
    parts = _DATA_SET_BORDER.split(name)
    shown = "".join(part if place % 2 else _source_text(part) for place, part in enumerate(parts))
    return shown if shown != name else phrase_text(name)


def _source_text(source: str) -> str:
    found = _DATA_SOURCE.fullmatch(source)
    if found is None:
        return source
    translate = QCoreApplication.translate
    kind = {
        "folders": translate("DataSets", "folders"),
        "corrections": translate("DataSets", "corrections"),
        "corpus": translate("DataSets", "corpus"),
    }.get(found["kind"], found["kind"])
    if found["folder"]:
        kind = translate("DataSets", "{kind} in {folder}").format(kind=kind, folder=found["folder"])
    elif found["count"]:
        kind = translate("DataSets", "{kind}, {count} tracks").format(kind=kind, count=found["count"])
    weight = f" x {rewritten(found['weight'])}" if found["weight"] else ""
    return f"{kind}{found['name'] or ''}{weight}"


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
        known = _recognised(value, _PHRASES)
        return _in_words(*known) if known else str(value)


_FORMATTER = _Formatter()


@lru_cache(maxsize=4096)
def _recognised(text: str, listed_in: str) -> Parts | None:
    for pattern, template in _patterns(listed_in):
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
def _patterns(listed_in: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """What recognises each text, with whatever stands in its fields; the more exact before the more general."""
    listed = (bundled_folder("resources") / "translations" / listed_in).read_text("utf-8").splitlines()
    listed.sort(key=lambda text: -len(_FIELD.sub("", text)))
    return tuple((re.compile(_pattern(template), re.DOTALL), template) for template in listed)


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


def run_text(text: str) -> str:
    """A text of presets, fields and choices, which the engine states in English, in the user's language."""
    return QCoreApplication.translate("RunSettings", text) if text else ""


def preset_title(name: str) -> str:
    """A preset as the window calls it; a name that is no preset's stays as it is."""
    from genre_tagger.training.run.settings import PRESET_NAMES, preset  # first paint does without them

    return run_text(preset(name).title) if name in PRESET_NAMES else name
