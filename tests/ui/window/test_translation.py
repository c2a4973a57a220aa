"""Every text of the window is translated, keeps its placeholders, and is found at run time."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from genre_tagger.foundation.locations import bundled_folder
from genre_tagger.settings import Settings
from genre_tagger.ui.translation import LANGUAGES, install_translations
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
