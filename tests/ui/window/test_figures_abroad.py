"""German and French windows write 84,2 % and 7,2 GB, on every screen."""

from __future__ import annotations

import math
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from genre_tagger.ui import figure_text
from genre_tagger.ui.figure_text import FigureText
from genre_tagger.ui.library.classifying import Progress
from genre_tagger.ui.library.history_dialog import HistoryDialog
from genre_tagger.ui.library.review_dialog import ReviewDialog
from genre_tagger.ui.main_window import MainWindow
from genre_tagger.ui.settings.settings_dialog import Page
from tests.builders.generated_engine import GeneratedEngine
from tests.builders.shown_text import decimal_points, english_numbers
from tests.ui.conftest import MakeWindow


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("en", ("84.2 %", "5,123", "7.2 GB", "−32.5 dB", "44.1 kHz", "1:02.5", "7.5e-05", "+1.0", "38", "3.8")),
        ("de", ("84,2 %", "5.123", "7,2 GB", "−32,5 dB", "44,1 kHz", "1:02,5", "7,5e-05", "+1,0", "38", "3,8")),
        ("fr", ("84,2 %", "5\u202f123", "7,2 GB", "−32,5 dB", "44,1 kHz", "1:02,5", "7,5e-05", "+1,0", "38", "3,8")),
    ],
)  # fmt: skip
def test_every_figure_goes_by_the_locale(language: str, texts: tuple[str, ...]) -> None:
    QLocale.setDefault(QLocale(language))
    assert (
        figure_text.percent(0.842, 1),
        figure_text.whole(5123),
        figure_text.size(7.2e9),
        figure_text.level(-32.5, 1),
        figure_text.frequency(44_100),
        figure_text.clock(62.5, 1),
        figure_text.significant(7.5e-5, 2),
        figure_text.signed(1.0, 1),
        figure_text.rate(38.2),
        figure_text.rate(3.8),
    ) == texts


def test_dates_go_by_the_locale_too() -> None:
    when = datetime(2027, 1, 31, 15, 4)
    QLocale.setDefault(QLocale("de"))
    assert figure_text.moment(when) == "31.01.27 15:04"
    assert figure_text.day("2027-01-31") == "31.01.27"
    assert figure_text.day("some day") == "some day"


def test_there_is_no_minus_nought_and_no_nan() -> None:
    assert figure_text.decimal(-0.04, 1) == "0.0"
    assert figure_text.signed(-0.04, 1) == "+0.0"
    assert {figure_text.decimal(math.nan), figure_text.percent(math.nan), FigureText().time(math.inf)} == {"–"}
    assert [figure_text.rewritten(text) for text in ("1.50", "-3", "3 s")] == ["1.50", "−3", "3 s"]


def test_what_counts_as_an_english_number() -> None:
    found = [bool(decimal_points(text)) for text in ("84.2 %", "5.123 Titel", "31.01.27", "ID3v2.3", "0.125", "84,2")]
    assert found == [True, False, False, False, True, False]


def test_the_library_its_dialogs_and_the_live_tab(
    abroad: str, painted: list[str], make_window: MakeWindow, generated: GeneratedEngine, qtbot: QtBot
) -> None:
    window = make_window(generated)
    window.start_late()
    window.opening.open_paths([Path("/music")])
    qtbot.waitUntil(lambda: len(window.library.tracks) == 40 and not window.library.classifying.is_busy, timeout=20_000)
    qtbot.waitUntil(lambda: window.tabs.count() == 3, timeout=20_000)
    window.library.progress.show_classifying(Progress(False, 1234, 5000, 3, 3.75, 2000.0))
    for tab in range(2):
        window.tabs.setCurrentIndex(tab)
        assert english_numbers(window, painted) == []
    window.tabs.setCurrentIndex(0)
    window.library.review_all()
    review = window.findChild(ReviewDialog)
    assert isinstance(review, ReviewDialog)
    qtbot.waitUntil(lambda: review.is_ready, timeout=20_000)
    assert english_numbers(review, painted) == []
    review.reject()
    window.open_history()
    history = window.findChild(HistoryDialog)
    assert isinstance(history, HistoryDialog)
    assert english_numbers(history, painted) == []
    history.close()
    settings = window.settings.open()
    for page in Page:
        settings.show_page(page)
        assert english_numbers(settings, painted) == []
    settings.close()


def test_thousands_are_grouped(abroad: str, loaded: MainWindow) -> None:
    loaded.library.filter_bar.set_writable(5123)
    grouped = {"de": "5.123", "fr": "5\u202f123"}
    assert grouped[abroad] in loaded.library.filter_bar.write_button.text()
