"""The review before writing: doubtful ones first, some left out, the rest written."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from time import sleep

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from genre_tagger.app.writing import PlanFailed
from genre_tagger.foundation.errors import TagError
from genre_tagger.genres import STUDY_GENRES
from genre_tagger.library.proposal import BY_HAND, WriteRules
from genre_tagger.tags.fields import Fingerprint
from genre_tagger.tags.tag_change import Action, Policy, TagChange
from genre_tagger.ui.library.review_dialog import ReviewDialog, why_left
from genre_tagger.ui.library.review_table import ReviewColumn
from genre_tagger.ui.tasks import TaskRunner
from genre_tagger.ui.theme import Theme, colors_of
from tests.builders.seen import words_in

Step = TagChange | PlanFailed
Open = Callable[[Iterable[Step]], ReviewDialog]


def change(name: str, genre: str, confidence: float, model: str = "crnn", reason: str = "had no genre") -> TagChange:
    writes = reason == "had no genre"
    return TagChange(
        Path("/music") / name,
        () if writes else ("Jazz",),
        (genre,) if writes else ("Jazz",),
        Action.WRITE if writes else Action.SKIP,
        reason,
        Fingerprint(0, 0, ""),
        "MP3",
        Policy.FILL,
        genre,
        confidence,
        model,
    )


PLAN: list[Step] = [
    change("sure.mp3", "Rock", 0.97),
    change("doubtful.mp3", "Folk", 0.51),
    change("mine.mp3", "Rock", 1.0, BY_HAND),
    change("middling.mp3", "Rock", 0.72),
    change("kept.mp3", "Folk", 0.9, reason="has a genre already: Jazz"),
    PlanFailed(Path("/music/locked.mp3"), TagError("locked.mp3 is read-only; allow writing to it.")),
]


@pytest.fixture
def review(qtbot: QtBot, qapp: QApplication) -> Iterator[Open]:
    """Opens dialogs in the program's style and waits until the tags were read."""
    Theme(qapp, "light")
    runner = TaskRunner()

    def open_(steps: Iterable[Step]) -> ReviewDialog:
        total = len(steps) if isinstance(steps, list) else len(PLAN) + 1
        dialog = ReviewDialog(runner.task(lambda: (step for step in steps)), total, WriteRules(), STUDY_GENRES)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: dialog.is_ready, timeout=20_000)
        return dialog

    yield open_
    runner.shut_down(20)


def column(dialog: ReviewDialog, place: ReviewColumn) -> list[str]:
    return [dialog.writes.index(row, place).data() for row in range(dialog.writes.rowCount())]


def files(dialog: ReviewDialog) -> list[str]:
    return column(dialog, ReviewColumn.FILE)


def wanted(dialog: ReviewDialog) -> set[str]:
    return {one.path.stem for one in dialog.changes}


def test_doubtful_ones_come_first(review: Open) -> None:
    dialog = review(PLAN)
    assert files(dialog) == ["doubtful.mp3", "middling.mp3", "sure.mp3", "mine.mp3"]
    assert column(dialog, ReviewColumn.CONFIDENCE) == ["51 %", "72 %", "97 %", "chosen by you"]
    assert wanted(dialog) == {"doubtful", "middling", "sure", "mine"}
    assert dialog.write.isEnabled()


def test_order_follows_the_header_and_the_selection_follows_its_line(review: Open) -> None:
    dialog = review(PLAN)
    dialog.table.selectRow(1)
    dialog.table.sortByColumn(ReviewColumn.FILE, Qt.SortOrder.DescendingOrder)
    assert files(dialog) == ["sure.mp3", "mine.mp3", "middling.mp3", "doubtful.mp3"]
    assert dialog.table.selected_rows() == [2]


def test_what_comes_later_is_put_in_its_place(review: Open) -> None:
    def steps() -> Iterator[Step]:
        yield from PLAN
        sleep(0.3)  # the dialog lists what has come meanwhile
        yield change("most doubtful.mp3", "Hip-Hop", 0.41)

    dialog = review(steps())
    assert files(dialog)[:2] == ["most doubtful.mp3", "doubtful.mp3"]


def test_only_ticked_files_are_written(review: Open, qtbot: QtBot) -> None:
    dialog = review(PLAN)
    table = dialog.table
    assert table.hasFocus() or dialog.focusWidget() is table
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert wanted(dialog) == {"middling", "sure", "mine"}
    assert "3" in dialog.write.text()
    assert dialog.tabs.tabText(0) == "Will be written (3 of 4)"
    assert "Rock 3\n" in words_in(dialog)
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_Space)  # some were ticked: now all are
    assert len(dialog.changes) == 4
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert dialog.changes == []
    assert not dialog.write.isEnabled()


def test_a_click_on_the_box_unticks_one(review: Open, qtbot: QtBot) -> None:
    dialog = review(PLAN)
    cell = dialog.table.visualRect(dialog.writes.index(1, ReviewColumn.FILE))
    qtbot.mouseClick(
        dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(cell.left() + 20, cell.center().y())
    )
    assert wanted(dialog) == {"doubtful", "sure", "mine"}


def test_the_filter_hides_and_the_choice_stays(review: Open) -> None:
    dialog = review(PLAN)
    dialog.writes.tick([0], False)
    dialog.genre.setCurrentIndex(dialog.genre.findData("Rock"))
    assert dialog.genre.currentText() == "Rock (3)"
    assert files(dialog) == ["middling.mp3", "sure.mp3", "mine.mp3"]
    dialog.tick_none.click()
    assert wanted(dialog) == set()
    dialog.genre.setCurrentIndex(dialog.genre.findData("Folk"))
    dialog.tick_all.click()
    dialog.genre.setCurrentIndex(0)
    assert len(files(dialog)) == 4
    assert wanted(dialog) == {"doubtful"}


def test_files_left_alone_say_why(review: Open) -> None:
    dialog = review(PLAN)
    assert dialog.tabs.tabText(1) == "Left as they are (2)"
    assert [why_left(step) for step in dialog.skips.records.records] == [
        "has a genre already: Jazz",
        "locked.mp3 is read-only; allow writing to it.",
    ]
    nothing = review(PLAN[4:])
    assert nothing.tabs.currentIndex() == 1
    assert not nothing.write.isEnabled()
    assert not nothing.tick_all.isEnabled()


def test_a_screen_reader_hears_every_cell(review: Open) -> None:
    dialog = review(PLAN)
    spoken = [
        dialog.writes.index(0, place).data(Qt.ItemDataRole.AccessibleTextRole) for place in range(len(ReviewColumn))
    ]
    assert spoken[:4] == ["File: doubtful.mp3", "Confidence: 51 %", "Genre now: –", "Genre after: Folk"]
    assert dialog.table.accessibleName()
    assert dialog.genre.accessibleName()


def test_the_bar_is_in_the_genres_colour_and_grey_when_unticked(review: Open) -> None:
    dialog = review(PLAN)
    colors = colors_of(dialog)
    cell = dialog.table.visualRect(dialog.writes.index(2, ReviewColumn.CONFIDENCE))
    place = QPoint(cell.left() + 20, cell.center().y())

    def tone() -> QColor:
        return dialog.table.viewport().grab().toImage().pixelColor(place)

    assert tone() == QColor(colors.genre(STUDY_GENRES.index("Rock")))
    dialog.writes.tick([2], False)
    assert tone() == QColor(colors.disabled)


def test_escape_leaves_everything(review: Open, qtbot: QtBot) -> None:
    dialog = review(PLAN)
    QApplication.sendEvent(
        dialog.table, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    )
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_thousands_of_rows_need_no_widget_each(review: Open) -> None:
    chance = random.Random(1)
    dialog = review([change(f"{number}.mp3", chance.choice(STUDY_GENRES), chance.random()) for number in range(5000)])
    shares = [dialog.writes.records[row].change.confidence for row in range(5000)]
    assert shares == sorted(shares)
    assert len(dialog.table.viewport().children()) == 0
    dialog.tick_none.click()
    dialog.writes.toggle(range(0, 5000, 2))
    assert len(dialog.changes) == 2500
