"""The two lists of a run: its most confident mistakes, and the labels that are probably wrong."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from genre_tagger.training.run_results import RunEvaluation
from genre_tagger.ui.results.held_out_table import HeldOutRow, HeldOutTable
from genre_tagger.ui.views.message_page import MessagePage
from genre_tagger.ui.widgets.building import configured, hbox, make_button, make_label, stacked, vbox


class MistakesPage(QWidget):
    """Wrong answers, the surest first: the network's blind spots and the data's bad labels. GUI thread only."""

    picked = Signal(HeldOutRow)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = make_label(parent=self, wrap=True)
        self.table = configured(HeldOutTable(self._headers(), self._name(), self), picked=self.picked)
        self._nothing = MessagePage(self)
        self._pages = stacked(self, self.table, self._nothing)
        self._column = vbox(self._words, (self._pages, 1), parent=self, spacing=8)

    def show_evaluation(self, evaluation: RunEvaluation, fixed: dict[Path, str]) -> None:
        """Fill the list; no row is chosen."""
        rows = self._rows(evaluation)
        self.table.show_rows(rows, evaluation.genres, fixed)
        self._words.setText(self._explain(len(rows), len(evaluation.tracks)))
        self._words.setVisible(bool(rows))
        self._nothing.say(*self._praise(), "written")
        self._pages.setCurrentWidget(self.table if rows else self._nothing)

    def _headers(self) -> tuple[str, str, str, str]:
        return self.tr("Track"), self.tr("Labelled"), self.tr("Heard as"), self.tr("Sure")

    def _name(self) -> str:
        return self.tr("Most confident mistakes")

    def _rows(self, evaluation: RunEvaluation) -> list[HeldOutRow]:
        return [HeldOutRow(track, track.predicted, track.confidence) for track in evaluation.mistakes()]

    def _explain(self, count: int, whole: int) -> str:
        return self.tr(
            "{count} of {whole} answers were wrong. The surest ones stand first: listen whether the network or the "
            "label is mistaken."
        ).format(count=count, whole=whole)

    def _praise(self) -> tuple[str, str]:
        return self.tr("No mistakes"), self.tr("Every held-out track was recognised.")


class SuspectsPage(MistakesPage):
    """Tracks whose label the network, on tracks it never learnt from, contradicts too clearly to be chance."""

    label_chosen = Signal(Path, str)
    """(track, genre)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tip = self.tr("Gives the chosen track the suggested label and keeps it among your corrections")
        self._fix = make_button("", self, self._on_fix, tip=tip)
        self._column.addLayout(hbox(1, self._fix))
        self.table.picked.connect(self._show_button)
        configured(self.table.records, modelReset=self._show_button, dataChanged=self._show_button)
        self._show_button()

    def _headers(self) -> tuple[str, str, str, str]:
        return self.tr("Track"), self.tr("Labelled"), self.tr("May be"), self.tr("Quality")

    def _name(self) -> str:
        return self.tr("Labels that are probably wrong")

    def _rows(self, evaluation: RunEvaluation) -> list[HeldOutRow]:
        ranked = sorted(evaluation.suspects, key=lambda suspect: suspect.quality)
        return [HeldOutRow(suspect.track, suspect.suggested, suspect.quality, suspect.found_by) for suspect in ranked]

    def _explain(self, count: int, whole: int) -> str:
        return self.tr(
            "%Ln label(s) are probably wrong (confident learning). The worst stand first. Listen before you fix one: a "
            "suspicion is not a proof.",
            "",
            count,
        )

    def _praise(self) -> tuple[str, str]:
        return (
            self.tr("No label looks wrong"),
            self.tr("What the network hears gives no reason to doubt the labels of the held-out tracks."),
        )

    @Slot()
    def _show_button(self) -> None:
        row = self.table.chosen
        self._fix.setVisible(bool(self.table.records.records))
        self._fix.setEnabled(row is not None and self.table.label_of(row) != row.heard)
        words = self.tr("Relabel as suggested")
        self._fix.setText(words if row is None else self.tr("Relabel as {genre}").format(genre=row.heard))

    @Slot()
    def _on_fix(self) -> None:
        if (row := self.table.chosen) is not None:
            self.label_chosen.emit(row.track.path, row.heard)
