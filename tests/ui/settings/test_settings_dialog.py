"""What the dialog shows is what comes out of it; what it changes is in force at once and survives."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QKeySequenceEdit, QLabel, QPushButton, QScrollArea, QTabWidget
from pytestqt.qtbot import QtBot

from genre_tagger.settings import Settings, load_settings
from genre_tagger.ui.main_window import MainWindow
from genre_tagger.ui.settings.settings_dialog import ClassificationPage, Page, SettingsDialog, ShortcutsPage
from genre_tagger.ui.shortcuts import ShortcutsDialog
from genre_tagger.ui.translation import install_translations
from genre_tagger.ui.views.player_bar import PlayerBar
from tests.builders.generated_engine import GeneratedEngine
from tests.builders.seen import button, press, words_in
from tests.ui.conftest import MakeWindow

SEARCH, HISTORY = "Search", "History of writes"

CHOSEN = Settings(
    policy="append",
    min_confidence=0.7,
    keep=("Jazz", "Christmas"),
    provenance=True,
    windows=5,
    jobs=2,
    theme="dark",
    language="de",
    recent_folders=("/a",),
    id3_version="2.4",
    id3v1="keep",
    output_device="Headphones",
    shortcuts=(("from the future", "Ctrl+J"), ("quit", ""), ("search", "Ctrl+K")),
    history_days=45,
)


def shown(qtbot: QtBot, settings: Settings, outputs: tuple[str, ...] = ()) -> SettingsDialog:
    dialog = SettingsDialog(settings, 0.45, outputs)
    qtbot.addWidget(dialog)
    return dialog


@pytest.mark.parametrize("settings", [Settings(), CHOSEN])
def test_settings_survive_the_dialog_unchanged(qtbot: QtBot, settings: Settings) -> None:
    assert shown(qtbot, settings).chosen() == settings
    assert shown(qtbot, settings, ("Speakers", "Headphones")).chosen() == settings


def test_defaults_touch_only_the_page_on_show(qtbot: QtBot) -> None:
    dialog = shown(qtbot, CHOSEN)
    dialog.show_page(Page.APPEARANCE)
    next(button for button in dialog.findChildren(QPushButton) if button.text() == "Defaults").click()
    chosen = dialog.chosen()
    assert (chosen.theme, chosen.language) == ("system", "system")
    assert (chosen.policy, chosen.shortcuts, chosen.recent_folders) == ("append", CHOSEN.shortcuts, ("/a",))


def test_every_page_is_a_tab(qtbot: QtBot) -> None:
    dialog = shown(qtbot, Settings())
    tabs = dialog.findChild(QTabWidget)
    assert isinstance(tabs, QTabWidget)
    assert [tabs.tabText(page) for page in Page] == ["Writing", "Classification", "Appearance", "Shortcuts"]


def test_device_that_is_not_connected_stays_chosen(qtbot: QtBot) -> None:
    dialog = shown(qtbot, CHOSEN, ("Speakers",))
    page = dialog.findChild(ClassificationPage)
    assert isinstance(page, ClassificationPage)
    assert page.fields["output_device"].currentText() == "Headphones (not connected)"


@pytest.fixture
def page(qtbot: QtBot) -> ShortcutsPage:
    page = ShortcutsPage()
    qtbot.addWidget(page)
    page.show_settings(Settings())
    return page


def field(page: ShortcutsPage, what: str) -> QKeySequenceEdit:
    return next(field for field in page.findChildren(QKeySequenceEdit) if field.accessibleName() == what)


def give(page: ShortcutsPage, what: str, keys: str) -> None:
    field(page, what).setKeySequence(QKeySequence(keys))


def test_free_key_is_taken_and_given_back(page: ShortcutsPage) -> None:
    give(page, SEARCH, "Ctrl+K")
    assert page.chosen(Settings()).shortcuts == (("search", "Ctrl+K"),)
    give(page, HISTORY, "Ctrl+F")  # free now
    assert page.chosen(Settings()).shortcuts == (("history", "Ctrl+F"), ("search", "Ctrl+K"))
    press(page, f"{SEARCH}: back")
    assert f"\nCtrl+F is taken: {HISTORY}.\n" in words_in(page)
    press(page, f"{HISTORY}: back")
    press(page, f"{SEARCH}: back")
    assert page.chosen(Settings()) == Settings()
    assert not button(page, f"{SEARCH}: back").isEnabled()


@pytest.mark.parametrize(
    ("keys", "owner"), [("Ctrl+O", "Open a folder"), ("3", "Fixed keys of the window"), ("F2", "Fixed keys")]
)
def test_key_that_is_taken_is_refused(page: ShortcutsPage, keys: str, owner: str) -> None:
    give(page, SEARCH, keys)
    assert f"\n{keys} is taken: {owner}" in words_in(page)
    assert field(page, SEARCH).keySequence().toString() == "Ctrl+F"
    assert page.chosen(Settings()) == Settings()


def test_no_key_is_a_choice_too(page: ShortcutsPage) -> None:
    field(page, "Quit").clear()
    assert page.chosen(Settings()).shortcuts == (("quit", ""),)


def test_changed_keys_are_in_force_at_once_and_after_a_restart(
    loaded: MainWindow, make_window: MakeWindow, generated: GeneratedEngine, qtbot: QtBot
) -> None:
    dialog = loaded.settings.open()
    dialog.show_page(Page.SHORTCUTS)
    page = dialog.findChild(ShortcutsPage)
    assert isinstance(page, ShortcutsPage)
    give(page, "Accept the proposal and go on", "Ctrl+Return")
    give(page, SEARCH, "Ctrl+K")
    dialog.accept()
    assert loaded.actions_.search.shortcut().toString() == "Ctrl+K"
    loaded.activateWindow()
    loaded.library.table.setFocus()
    qtbot.waitUntil(loaded.library.table.hasFocus)
    qtbot.keyClick(loaded, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not loaded.library.table.hasFocus())
    generated.settings = load_settings(generated.folders.settings_file)[0]
    again = make_window(generated)
    assert [keys.toString() for keys in again.actions_.accept.shortcuts()] == ["Ctrl+Return"]


def test_sheet_shows_the_keys_in_force_and_leads_to_their_change(loaded: MainWindow) -> None:
    loaded.settings.use(Settings(shortcuts=(("search", "Ctrl+K"),)))
    loaded.settings.open_shortcuts()
    sheet = loaded.findChild(ShortcutsDialog)
    assert isinstance(sheet, ShortcutsDialog)
    assert "Ctrl+K" in [label.text() for label in sheet.findChildren(QLabel)]
    next(button for button in sheet.findChildren(QPushButton) if button.text() == "Change…").click()
    dialog = loaded.findChild(SettingsDialog)
    assert isinstance(dialog, SettingsDialog)
    assert dialog.findChild(ShortcutsPage).isVisible()
    dialog.reject()


def test_output_chosen_in_the_bar_is_a_setting_and_the_other_way_round(
    loaded: MainWindow, generated: GeneratedEngine, qtbot: QtBot
) -> None:
    loaded.start_late()
    qtbot.waitUntil(lambda: loaded.library.viewed.view is not None, timeout=20_000)
    view = loaded.library.viewed.view
    assert view is not None
    bar = view.findChild(PlayerBar)
    assert isinstance(bar, PlayerBar)
    bar.choose_device("Headphones")
    assert load_settings(generated.folders.settings_file)[0].output_device == "Headphones"
    loaded.settings.use(Settings(output_device="Speakers"))
    assert bar.chosen_device == "Speakers"
    loaded.settings.use(Settings())
    assert bar.chosen_device is None


@pytest.mark.parametrize("language", ["de", "fr"])
def test_no_button_is_cut_off_in_longer_languages(qapp: QApplication, qtbot: QtBot, language: str) -> None:
    before = set(qapp.findChildren(QTranslator))
    install_translations(qapp, language)
    try:
        dialog = shown(qtbot, Settings())
        dialog.show_page(Page.SHORTCUTS)
        dialog.resize(dialog.minimumSizeHint())
        dialog.show()
        area = dialog.findChild(QScrollArea)
        assert isinstance(area, QScrollArea)
        assert area.widget().minimumSizeHint().width() <= area.viewport().width()
    finally:
        for translator in set(qapp.findChildren(QTranslator)) - before:
            qapp.removeTranslator(translator)
