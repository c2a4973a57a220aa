"""The two lists of a run: its most confident mistakes, and the labels that are probably wrong."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from genre_tagger.training.run_results import RunEvaluation
from genre_tagger.ui.results.judged_table import JudgedTable
from genre_tagger.ui.results.judged_tracks import JudgedLine
from genre_tagger.ui.views.message_page import MessagePage


class MistakesPage(QWidget):
    """Wrong answers, the surest first: the network's blind spots and the data's bad labels. GUI thread only."""

    picked = Signal(object)
    """(JudgedLine)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self.table = JudgedTable(self._headers(), self._name(), self)
        self.table.picked.connect(self.picked)
        self._nothing = MessagePage(self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._nothing)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._words)
        self._column.addWidget(self._pages, 1)

    def show_evaluation(self, evaluation: RunEvaluation, fixed: dict[Path, str]) -> None:
        """Fill the list; no row is chosen."""
        lines = self._lines(evaluation)
        self.table.show_lines(lines, evaluation.genres, fixed)
        self._words.setText(self._explain(len(lines), len(evaluation.tracks)))
        self._words.setVisible(bool(lines))
        if not lines:
            self._say_nothing(self._nothing)
        self._pages.setCurrentWidget(self.table if lines else self._nothing)

    def _headers(self) -> tuple[str, str, str, str]:
        return self.tr("Track"), self.tr("Labelled"), self.tr("Heard as"), self.tr("Sure")

    def _name(self) -> str:
        return self.tr("Most confident mistakes")

    def _lines(self, evaluation: RunEvaluation) -> list[JudgedLine]:
        return [JudgedLine(track, track.predicted, track.confidence) for track in evaluation.mistakes()]

    def _explain(self, count: int, whole: int) -> str:
        return self.tr(
            "{count} of {whole} answers were wrong. The surest ones stand first: listen whether the network or the "
            "label is mistaken."
        ).format(count=count, whole=whole)

    def _say_nothing(self, page: MessagePage) -> None:
        page.say(self.tr("No mistakes"), self.tr("Every held-out track was recognised."), "written")


class SuspectsPage(MistakesPage):
    """Tracks whose label the network, on tracks it never learnt from, contradicts too clearly to be chance."""

    label_chosen = Signal(Path, str)
    """(track, genre)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fix = QPushButton(self)
        self._fix.setToolTip(self.tr("Gives the chosen track the suggested label and keeps it among your corrections"))
        self._fix.clicked.connect(self._on_fix)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._fix)
        self._column.addLayout(row)
        self.table.picked.connect(self._show_button)
        self.table.lines.modelReset.connect(self._show_button)
        self.table.lines.dataChanged.connect(self._show_button)
        self._show_button()

    def _headers(self) -> tuple[str, str, str, str]:
        return self.tr("Track"), self.tr("Labelled"), self.tr("May be"), self.tr("Quality")

    def _name(self) -> str:
        return self.tr("Labels that are probably wrong")

    def _lines(self, evaluation: RunEvaluation) -> list[JudgedLine]:
        ranked = sorted(evaluation.suspects, key=lambda suspect: suspect.quality)
        return [JudgedLine(suspect.track, suspect.suggested, suspect.quality, suspect.found_by) for suspect in ranked]

    def _explain(self, count: int, whole: int) -> str:
        return self.tr(
            "%Ln label(s) are probably wrong (confident learning). The worst stand first. Listen before you fix one: a "
            "suspicion is not a proof.",
            "",
            count,
        )

    def _say_nothing(self, page: MessagePage) -> None:
        page.say(
            self.tr("No label looks wrong"),
            self.tr("What the network hears gives no reason to doubt the labels of the held-out tracks."),
            "written",
        )

    @Slot()
    def _show_button(self, _index: QModelIndex | None = None) -> None:
        line = self.table.chosen()
        self._fix.setVisible(self.table.lines.rowCount() > 0)
        differs = line is not None and self.table.lines.label_of(line) != line.heard
        self._fix.setEnabled(differs)
        if line is not None:
            self._fix.setText(self.tr("Relabel as {genre}").format(genre=line.heard))
        else:
            self._fix.setText(self.tr("Relabel as suggested"))

    @Slot()
    def _on_fix(self) -> None:
        line = self.table.chosen()
        if line is not None:
            self.label_chosen.emit(line.track.path, line.heard)
