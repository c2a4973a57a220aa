"""Help > Guide: the page of the screen in view, links, history, search, theme."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QKeySequence, QShortcut, QTextDocument
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from genre_tagger.ui.guide.guide import PAGE_NAMES, GuideWindow
from genre_tagger.ui.main_window import MainWindow
from genre_tagger.ui.theme import Theme
from genre_tagger.ui.widgets.placeholders import LatePage
from tests.builders.generated_engine import GeneratedEngine
from tests.ui.conftest import MakeWindow


@pytest.fixture
def guide(qtbot: QtBot) -> GuideWindow:
    """The window on its own."""
    window = GuideWindow()
    qtbot.addWidget(window)
    window.show_page("start")
    window.show()
    return window


@pytest.fixture
def window(make_window: MakeWindow, generated: GeneratedEngine, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window whose tabs are all there."""
    made = make_window(generated)
    made.start_late()
    qtbot.waitUntil(lambda: made.tabs.count() == 3)
    for late in made.findChildren(LatePage):
        late.put_in()
    yield made
    made.guide.close()


def press_help(window: MainWindow) -> str:
    """F1, as the menu's action does it; the page that is shown then."""
    assert window.actions_.guide.shortcut().toString() == "F1"
    window.actions_.guide.trigger()
    assert window.guide.window is not None
    name = window.guide.window.page_name
    window.guide.window.close()
    return name


def test_every_screen_opens_its_page(window: MainWindow, qtbot: QtBot) -> None:
    for tab, page in enumerate(("first-tagging", "live", "training")):
        window.tabs.setCurrentIndex(tab)
        window.tabs.currentWidget().setFocus()
        assert press_help(window) == page
    assert window.guide.page_for(window.library.table) == "review"
    assert window.guide.page_for(window.library.viewed.view) == "spectrogram"
    window.actions_.show_map.setChecked(True)
    qtbot.waitUntil(lambda: window.library.map.page is not None)
    assert window.guide.page_for(window.library.map.page) == "map"
    named = {str(name) for widget in window.findChildren(QWidget) if (name := widget.property("guidePage"))}
    assert named <= set(PAGE_NAMES)


def test_dialogs_have_pages_and_know_the_key(window: MainWindow, qtbot: QtBot) -> None:
    opened: list[tuple[Callable[[], object], str]] = [
        (window.settings.open, "files"),
        (window.open_history, "review"),
        (window.models.open_models, "models"),
        (window.open_about, "first-tagging"),
    ]
    for open_dialog, page in opened:
        open_dialog()
        dialog = next(child for child in window.findChildren(QDialog) if child.isVisible())
        qtbot.waitUntil(partial(_knows_the_key, window, dialog))
        assert window.guide.page_for(dialog) == page
        dialog.close()
        qtbot.waitUntil(partial(_is_gone, window))
    window.actions_.guide.trigger()
    guide = window.guide.window
    assert guide is not None
    assert guide.isVisible()
    window.close()
    assert guide not in [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]


def _knows_the_key(window: MainWindow, dialog: QDialog) -> bool:
    return window.actions_.guide in dialog.actions()


def _is_gone(window: MainWindow) -> bool:
    return not any(child.isVisible() for child in window.findChildren(QDialog))


def test_links_back_and_forward(guide: GuideWindow, qtbot: QtBot) -> None:
    assert not guide.back.isEnabled()
    guide.browser.anchorClicked.emit(QUrl("limits.md"))
    assert guide.page_name == "limits"
    assert guide.list.currentItem().text() == "What the model can and cannot do"
    assert "can and cannot do" in guide.windowTitle()
    assert "can and cannot do" in guide.browser.accessibleName()
    guide.back.click()
    assert guide.page_name == "start"
    assert guide.forward.isEnabled()
    guide.forward.click()
    assert guide.page_name == "limits"
    assert not guide.forward.isEnabled()


def test_going_back_returns_to_the_place(guide: GuideWindow) -> None:
    guide.show_page("review")
    bar = guide.browser.verticalScrollBar()
    bar.setValue(300)
    guide.show_page("live")
    guide.back.click()
    assert bar.value() == 300


def test_arrow_keys_in_the_list_turn_pages(guide: GuideWindow, qtbot: QtBot) -> None:
    guide.list.setFocus()
    qtbot.keyClick(guide.list, Qt.Key.Key_Down)
    assert guide.page_name == PAGE_NAMES[1]


def test_search_finds_pages_and_marks_words(guide: GuideWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(guide.search, "Grad-CAM")
    shown = [guide.list.item(row) for row in range(guide.list.count()) if not guide.list.item(row).isHidden()]
    assert [item.data(Qt.ItemDataRole.UserRole) for item in shown] == ["spectrogram"]
    qtbot.keyClick(guide.search, Qt.Key.Key_Return)
    assert guide.page_name == "spectrogram"
    assert guide.browser.textCursor().selectedText().casefold() == "grad-cam"
    assert len(guide.browser.extraSelections()) == 1


def test_search_without_result_says_so(guide: GuideWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(guide.search, "xylophone tuning")
    assert all(guide.list.item(row).isHidden() for row in range(guide.list.count()))
    assert any("No page" in label.text() for label in guide.findChildren(QLabel) if label.isVisible())
    guide.search.clear()
    assert not any(guide.list.item(row).isHidden() for row in range(guide.list.count()))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pictures_follow_the_theme_and_fit(guide: GuideWindow, qapp: QApplication, theme: str) -> None:
    tones = Theme(qapp, "light")
    tones.choose(theme)
    kind = QTextDocument.ResourceType.ImageResource.value
    picture = guide.browser.loadResource(kind, QUrl("../pictures/library.png"))
    tones.choose("light")
    assert isinstance(picture, QImage)
    assert 300 < picture.width() <= guide.browser.viewport().width()
    assert (picture.pixelColor(2, picture.height() // 2).lightness() < 128) == (theme == "dark")


def test_letters_grow_and_headings_with_them(guide: GuideWindow) -> None:
    def title_size() -> float:
        return guide.browser.document().begin().begin().fragment().charFormat().fontPointSize()

    before = title_size()
    zoom_in = next(each for each in guide.browser.findChildren(QShortcut) if each.key() == QKeySequence("Ctrl++"))
    zoom_in.activated.emit()
    assert title_size() > before


def test_guide_speaks_the_language(abroad: str, qtbot: QtBot) -> None:
    window = GuideWindow()
    qtbot.addWidget(window)
    window.show_page("start")
    assert {"de": "Willkommen", "fr": "Bienvenue"}[abroad] in window.browser.toPlainText()
