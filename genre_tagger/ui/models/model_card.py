"""All that is known of one model: figures, genres one by one, where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from genre_tagger.classification.model_record import Figures, figures_of
from genre_tagger.ui.models.f1_rows import rows_of_one
from genre_tagger.ui.models.model_words import ModelWords
from genre_tagger.ui.widgets.bar_list import BarList

if TYPE_CHECKING:
    from genre_tagger.classification.registry import ModelEntry


HEAD_WIDTH = 150


class ModelCard(QScrollArea):
    """One model, readable from top to bottom; texts can be selected and copied. GUI thread only."""

    def __init__(self, words: ModelWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._name, self._state, self._problem = QLabel(), QLabel(), QLabel()
        self._name.setProperty("role", "heading")
        self._state.setProperty("role", "muted")
        self._problem.setProperty("role", "bad")
        self._figures, self._bars_title = QLabel(), QLabel(self.tr("F1 of each genre"))
        self._bars_title.setProperty("role", "muted")
        self._bars = BarList(self.tr("F1 of each genre"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._inner = QWidget()
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(4, 2, 12, 8)
        column.setSpacing(8)
        for widget in (self._name, self._state, self._problem, self._figures, self._bars_title, self._bars):
            column.addWidget(widget)
        for label in (self._name, self._state, self._problem, self._figures):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addSpacing(4)
        column.addLayout(self._grid)
        column.addStretch(1)
        self.setWidget(self._inner)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("About this model"))
        self.show_model(None)

    def show_model(self, entry: ModelEntry | None) -> None:
        """This one, or nothing."""
        self._inner.setVisible(entry is not None)
        if entry is None:
            return
        words = self._words
        self._name.setText(_breakable(entry.model_id))
        state = [self.tr("in use")] if entry.active else []
        self._state.setText(" · ".join([*state, words.origin(entry)]))
        self._problem.setText(entry.problem)
        self._problem.setVisible(bool(entry.problem))
        figures = Figures() if entry.info is None else figures_of(entry.info)
        self._show_figures(figures)
        rows = [words.held_out(score) for score in figures.held_out]
        self._fill([*rows, *words.facts(entry)])

    def _show_figures(self, figures: Figures) -> None:
        words, lines = self._words, []
        if figures.accuracy is not None:
            lines.append(self.tr("Accuracy {value}").format(value=words.accuracy(figures)))
        if figures.macro_f1 is not None:
            lines.append(self.tr("Macro-F1 {value}").format(value=words.macro_f1(figures)))
        if lines and figures.count:
            lines.append(self.tr("on {music} it had not heard").format(music=words.rests_on(figures)))
        self._figures.setText("\n".join(lines))
        self._figures.setVisible(bool(lines))
        self._bars_title.setVisible(bool(figures.f1))
        self._bars.setVisible(bool(figures.f1))
        self._bars.show_rows(rows_of_one(figures.f1))

    def _fill(self, facts: list[tuple[str, str]]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for row, (what, text) in enumerate(facts):
            head, body = QLabel(what), QLabel(_breakable(text))
            head.setProperty("role", "muted")
            head.setWordWrap(True)
            head.setMinimumWidth(HEAD_WIDTH)
            head.setMaximumWidth(HEAD_WIDTH)
            body.setWordWrap(True)
            body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(head, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(body, row, 1, Qt.AlignmentFlag.AlignTop)


def _breakable(text: str) -> str:
    """Long names and paths may break behind a separator (a zero-width space is put there)."""
    for mark in "/\\-_":
        text = text.replace(mark, f"{mark}\u200b")
    return text
