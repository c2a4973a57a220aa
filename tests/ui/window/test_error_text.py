"""The window knows the engine's sentences, word for word, and says them in the user's language."""

from __future__ import annotations

import ast
import errno
import os
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

import genre_tagger
from genre_tagger import errors
from genre_tagger.errors import DecodeError, GenreTaggerError, TagError
from genre_tagger.tags.file_replacement import write_error
from genre_tagger.ui.error_dialog import show_error
from genre_tagger.ui.error_text import _FIELD, REASONS, SENTENCES, TITLES, error_text, error_title
from genre_tagger.ui.translation import install_translations

ENGINE = Path(genre_tagger.__file__).parent
FOLDERS = ("audio", "library", "tags", "workers", "classification")
COMMON = ("audio", "workers", "library/scan.py", "library/judging.py", "tags/tag_file.py", "tags/file_replacement.py")
"""Where every sentence that is raised must be known."""
RARE = ("A worker process could not start.", "The analysis failed unexpectedly ({}).")
JOINED = ("{}{} {}.", "{} {}.", "{}{}.", "{}its tags are damaged ({}).", "{} could not be {}: {}.")
"""Sentences that are put together from parts; the whole of each is known."""
RAISED = {name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, Exception)}


def shape(text: str) -> str:
    return _FIELD.sub("{}", text)


def template(node: ast.expr) -> str:
    """A text of the code, its fields as {}; "" for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return ""


def nodes(places: tuple[str, ...]) -> Iterator[ast.AST]:
    for place in places:
        path = ENGINE / place
        for file in [path] if path.is_file() else sorted(path.rglob("*.py")):
            yield from ast.walk(ast.parse(file.read_text(encoding="utf-8")))


def raised(places: tuple[str, ...]) -> Iterator[str]:
    for node in nodes(places):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in RAISED and node.args:
            yield template(node.args[0])


def test_every_sentence_is_one_of_the_engines() -> None:
    texts = {template(node) for node in nodes(FOLDERS) if isinstance(node, ast.expr)} - {""}
    stems = {text.removeprefix("{}").strip(" .") for text in texts}
    starts = [text for text in texts if text.endswith(": ")] + ["", "{} ", "The folder {} "]
    verb = "could not be {}: {}"
    assert verb in stems
    stems |= {verb.replace("be {}", f"be {doing}") for doing in ("read", "changed")}
    for sentence in map(shape, (*SENTENCES, *REASONS)):
        rests = [sentence.removeprefix(start).strip(" .") for start in starts if sentence.startswith(start)]
        is_whole = any(rest in stems or rest == "{}" for rest in rests)
        assert is_whole or any(stem.endswith(f": {sentence}") for stem in stems), sentence


def test_every_common_error_is_known() -> None:
    known = {shape(text) for text in SENTENCES}
    prefixes = tuple(text.removesuffix("{}.") for text in known if text.endswith("{}."))
    unknown = {
        text
        for text in raised(COMMON)
        if text and text not in (*known, *RARE, *JOINED) and not text.startswith(prefixes)
    }
    assert not unknown


def test_every_title_is_known() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, GenreTaggerError)]
    assert {kind.title for kind in kinds} <= set(TITLES)


def test_english_stays_as_it_is() -> None:
    for sentence in (*SENTENCES, "Something nobody foresaw, {with braces}."):
        assert error_text(sentence) == sentence


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[None]:
    """Takes the translations of a test out again."""
    before = set(qapp.findChildren(QTranslator))
    yield
    for translator in set(qapp.findChildren(QTranslator)) - before:
        qapp.removeTranslator(translator)


@pytest.mark.usefixtures("speak")
@pytest.mark.parametrize(
    ("language", "error", "told"),
    [
        ("de", write_error(Path("a.mp3"), OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))), "Datenträger ist voll"),
        ("fr", write_error(Path("a.mp3"), OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))), "le disque est plein"),
        ("de", TagError("Nothing was written to a.mp3: it is read-only."), "schreibgeschützt"),
        ("fr", DecodeError("Été {0}.flac is empty (0 bytes); copy or download it again."), "Été {0}.flac est vide"),
        ("de", DecodeError("x.ogg lasts 1.2 s; at least 3 s of sound are needed to judge it."), "dauert 1,2 s"),
        ("de", DecodeError("x.ogg cannot be read (Permission denied)."), "(Zugriff verweigert)"),
    ],
)
def test_errors_are_told_in_the_users_language(
    qapp: QApplication, language: str, error: GenreTaggerError, told: str
) -> None:
    install_translations(qapp, language)
    home = pickle.loads(pickle.dumps(error))
    assert told in error_text(home)
    assert error_text(home) == error_text(home.message)
    assert error_title(home) != home.title


@pytest.mark.usefixtures("speak")
def test_every_sentence_keeps_its_fields_in_every_language(qapp: QApplication) -> None:
    for language in ("de", "fr"):
        install_translations(qapp, language)
        for sentence in (*SENTENCES, *REASONS):
            shown = qapp.translate("Errors", sentence)
            assert shown != sentence, sentence
            assert sorted(_FIELD.findall(shown)) == sorted(_FIELD.findall(sentence))


@pytest.mark.usefixtures("speak")
def test_dialog_speaks_the_users_language(qapp: QApplication, qtbot: QtBot) -> None:
    install_translations(qapp, "de")
    parent = QWidget()
    qtbot.addWidget(parent)
    show_error(TagError("a.mp3 is no longer there."), parent)
    box = parent.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert (box.windowTitle(), box.text()) == ("Die Tags konnten nicht geändert werden", "a.mp3 ist nicht mehr da.")
    box.close()
