"""The window in German and French: every text, every sentence of the engine, numbers and plurals."""

from __future__ import annotations

import ast
import errno
import importlib.util
import os
import pickle
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

import genre_tagger
from genre_tagger.foundation.errors import DecodeError, GenreTaggerError, Sentence, TagError
from genre_tagger.foundation.installation import bundled_folder
from genre_tagger.settings import Settings
from genre_tagger.tags.file_replacement import write_error
from genre_tagger.ui.dialogs import show_error
from genre_tagger.ui.translation import LANGUAGES, data_set_text, error_text, error_title, install_translations
from tests.builders.generated_engine import GeneratedEngine
from tests.ui.conftest import MakeWindow

FOLDER = bundled_folder("resources") / "translations"
CODE = Path(__file__).parents[3] / "genre_tagger" / "ui"
PLACEHOLDERS = re.compile(r"\{[a-z_0-9]*\}|%L?n")


def messages(language: str) -> Iterator[tuple[str, str, list[str]]]:
    """(context, source, translations) of a language's file; several translations are plural forms."""
    for context in ElementTree.parse(FOLDER / f"genre_tagger_{language}.ts").getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            assert translation.get("type") is None, f"{language}: {message.findtext('source')} is unfinished"
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            yield context.findtext("name") or "", message.findtext("source") or "", forms


def texts_in_code() -> set[tuple[str, str]]:
    """(context, text) of every constant text handed to `tr`, whose context is the class, or marked for translators."""
    texts = set()
    for file in CODE.rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for holder in (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef | ast.Module)):
            for node in ast.walk(holder):
                if isinstance(node, ast.Call) and node.args:
                    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                    told = [getattr(argument, "value", "") for argument in node.args]
                    if name == "tr" and isinstance(holder, ast.ClassDef):
                        texts.add((holder.name, told[0]))
                    elif name in ("QT_TRANSLATE_NOOP", "translate") and len(told) > 1:
                        texts.add((told[0], told[1]))
    return {pair for pair in texts if all(isinstance(part, str) and part for part in pair)}


@pytest.mark.parametrize("language", ["de", "fr"])
def test_every_text_is_translated(language: str) -> None:
    """Also those that the translators' tool overlooks, as in an f-string."""
    translated = {(context, source) for context, source, forms in messages(language) if all(forms)}
    assert texts_in_code() - translated == set()


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_placeholders_are_kept(language: str) -> None:
    for _, source, forms in messages(language):
        for form in forms:
            assert sorted(PLACEHOLDERS.findall(form)) == sorted(PLACEHOLDERS.findall(source)), source


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_compiled_file_is_up_to_date(language: str, qtbot: QtBot) -> None:
    translator = QTranslator()
    assert translator.load(str(FOLDER / f"genre_tagger_{language}.qm"))
    for context, source, forms in messages(language):
        if len(forms) == 1:
            assert translator.translate(context, source) == forms[0]
        else:
            assert translator.translate(context, source, "", 2) in (forms[-1], "") or "%Ln" in source


def test_window_speaks_german(make_window: MakeWindow, generated: GeneratedEngine, qapp: QApplication) -> None:
    before = qapp.findChildren(QTranslator)
    assert install_translations(qapp, "de") == "de"
    try:
        generated.settings = Settings(language="de")
        window = make_window(generated)
        assert window.tabs.tabText(0) == "Bibliothek"
        assert window.library.progress.tr("%Ln track(s)", "", 1) == "1 Titel"
    finally:
        for translator in set(qapp.findChildren(QTranslator)) - set(before):
            qapp.removeTranslator(translator)


def test_english_knows_one_and_many(make_window: MakeWindow, generated: GeneratedEngine, qapp: QApplication) -> None:
    before = qapp.findChildren(QTranslator)
    install_translations(qapp, "en")
    try:
        window = make_window(generated)
        window.library.filter_bar.set_writable(1)
        assert window.library.filter_bar.write_button.text() == "Write 1 tag…"
        window.library.filter_bar.set_writable(5)
        assert window.library.filter_bar.write_button.text() == "Write 5 tags…"
    finally:
        for translator in set(qapp.findChildren(QTranslator)) - set(before):
            qapp.removeTranslator(translator)


ROOT = Path(genre_tagger.__file__).parent.parent
LANGUAGES = ("de", "fr")
PASSED_ON = {
    "error.template", "NOTHING_DECODES", "template", "told.sentence", "found.problem", "candidate.problem",
    "self._refusal",
}  # fmt: skip
"""First arguments that are a `Sentence` made elsewhere, or its template."""


def translations() -> ModuleType:
    """The script that collects the sentences."""
    spec = importlib.util.spec_from_file_location("translations", ROOT / "packaging" / "translations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SCRIPT = translations()
SENTENCES: tuple[str, ...] = SCRIPT.sentences()
PHRASES: list[str] = SCRIPT.PHRASES.read_text("utf-8").splitlines()


def fields(text: str) -> list[str]:
    return sorted(re.findall(r"\{\w+[^}]*\}", text))


def test_every_error_is_raised_with_a_template() -> None:
    """A sentence that is put together where it is raised could not be translated."""
    for path in sorted((ROOT / "genre_tagger").rglob("*.py")):
        if "bundled" in path.parts:
            continue
        for call in SCRIPT.sentence_calls(ast.parse(path.read_text("utf-8"))):
            told = ast.unparse(call.args[0])
            assert SCRIPT.is_literal(call.args[0]) or told in PASSED_ON, f"{path.name}:{call.lineno}: {told}"


def test_the_list_of_sentences_is_up_to_date() -> None:
    listed = SCRIPT.SENTENCES.read_text("utf-8").splitlines()
    assert listed == list(SENTENCES), "run python packaging/translations.py"
    assert len(SENTENCES) > 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_exists_in_every_language(language: str) -> None:
    root = ElementTree.parse(SCRIPT.FOLDER / f"genre_tagger_{language}.ts").getroot()
    errors_of = next(one for one in root.iter("context") if one.findtext("name") == "Errors")
    finished = {
        message.findtext("source"): message.findtext("translation") or ""
        for message in errors_of.iter("message")
        if message.find("translation[@type]") is None
    }
    for sentence in (*SENTENCES, *PHRASES):
        assert finished.get(sentence), sentence
        assert fields(finished[sentence]) == fields(sentence)


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
        ("de", DecodeError("x.ogg lasts 1.2 s; at least 3 s of sound are needed to classify it."), "dauert 1,2 s"),
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
def test_a_sentence_keeps_its_fields_on_its_way(qapp: QApplication) -> None:
    """Through a process, and as mere text out of a journal."""
    install_translations(qapp, "de")
    inner = TagError("{name} is no longer there.", name="{a}.mp3")
    error = TagError("{name}, line {number}: {reason}", "plan.jsonl", name="plan", number=1234, reason=inner.message)
    home = pickle.loads(pickle.dumps(error))
    assert (str(home), home.path) == ("plan, line 1234: {a}.mp3 is no longer there.", "plan.jsonl")
    assert error_text(home) == "plan, Zeile 1.234: {a}.mp3 ist nicht mehr da."
    found = Sentence("{name} lasts {seconds:.1f} s, too short to learn from.", name="a.mp3", seconds=1.26)
    assert error_text(found) == error_text(str(found)[:]) == "a.mp3 dauert 1,3 s, zu kurz, um daraus zu lernen."
    assert error_text("Mere {text} that nobody made.") == "Mere {text} that nobody made."


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


@pytest.mark.usefixtures("speak")
@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("de", ("Ordner (Meine + Deine) + Korrekturen", "fma-small in /fma; Korrekturen, 12 Titel x 0,5")),
        ("fr", ("dossiers (Meine + Deine) + corrections", "fma-small dans /fma; corrections, 12 titres x 0,5")),
    ],
)
def test_data_that_was_trained_on_is_named_in_the_persons_language(
    qapp: QApplication, language: str, shown: tuple[str, str]
) -> None:
    install_translations(qapp, language)
    assert data_set_text("folders (Meine + Deine) + corrections") == shown[0]
    assert data_set_text("fma-small in /fma; corrections, 12 tracks x 0.5") == shown[1]
    assert data_set_text("gtzan") == "gtzan"
