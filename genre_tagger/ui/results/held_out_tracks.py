"""Held-out tracks: the mistakes of a run, the labels that are probably wrong, and one track to see and hear."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QIcon, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QWidget

from genre_tagger.training.scores.values import PredictedTrack, RunEvaluation
from genre_tagger.ui.figure_text import percent
from genre_tagger.ui.theme import genre_icon, icon
from genre_tagger.ui.views.track_view import TrackView
from genre_tagger.ui.widgets.building import TOP, configured, hbox, make_button, make_label, make_timer, stacked, vbox
from genre_tagger.ui.widgets.placeholders import MessagePage
from genre_tagger.ui.widgets.records import Column, RecordTable

_NARROW, _WIDE = 460, 760
_SHOW_TRACK_MS = 120
"""A moment after a row was chosen, so that walking through a list stays light."""


@dataclass(frozen=True, slots=True)
class HeldOutRow:
    """A row. `predicted` is the genre the label may have to be, `figure` (0 to 1) what the last column shows.

    `found_by` is who doubts the label: "network", "baseline", or "" where nobody said.
    """

    track: PredictedTrack
    predicted: str
    figure: float
    found_by: str = ""

    @property
    def title(self) -> str:
        """Artist and title, or the file's name."""
        if not self.track.title:
            return self.track.path.stem
        return f"{self.track.artist} – {self.track.title}" if self.track.artist else self.track.title


class HeldOutTable(RecordTable):
    """`picked` (HeldOutRow) follows whoever walks to a row; labels are as the person fixed them. GUI thread only."""

    def __init__(self, headers: tuple[str, str, str, str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._fixed: dict[Path, str] = {}
        self._genres: tuple[str, ...] = ()
        track, label, predicted, sure = headers
        columns: list[Column[HeldOutRow]] = [
            Column(track, lambda row: row.title, hint=lambda row: str(row.track.path)),
            Column(label, self.label_of, 104, self._label_hint, self._label_icon),
            Column(
                predicted, lambda row: row.predicted, 104, self._predicted_hint, lambda row: self._icon(row.predicted)
            ),
            Column(sure, lambda row: percent(row.figure), 74, key=lambda row: row.figure, at_right=True),
        ]
        self.set_columns(columns, name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setMinimumSectionSize(48)

    def show_rows(self, rows: Iterable[HeldOutRow], genres: tuple[str, ...], fixed: dict[Path, str]) -> None:
        """Replace all; none is chosen. `fixed` is looked into whenever a row is shown; `refresh` says that it grew."""
        self._genres, self._fixed = genres, fixed
        self.records.replace(rows)

    def label_of(self, row: HeldOutRow) -> str:
        """What the track is labelled now."""
        return self._fixed.get(row.track.path, row.track.genre)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        share = min(1.0, max(0.0, (self.viewport().width() - _NARROW) / (_WIDE - _NARROW)))
        header = self.horizontalHeader()
        for column, narrow, wide in ((1, 110, 160), (2, 110, 160), (3, 74, 110)):
            width = max(header.sectionSizeHint(column), round(narrow + share * (wide - narrow)))
            header.resizeSection(column, width)

    def _icon(self, genre: str) -> QIcon | None:
        return genre_icon(self._genres.index(genre)) if genre in self._genres else None

    def _label_icon(self, row: HeldOutRow) -> QIcon | None:
        return icon("edited", "accent") if row.track.path in self._fixed else self._icon(row.track.genre)

    def _label_hint(self, row: HeldOutRow) -> str:
        if row.track.path not in self._fixed:
            return row.track.genre
        words = self.tr("{genre}, by your word; it was {before}")
        return words.format(genre=self.label_of(row), before=row.track.genre)

    def _predicted_hint(self, row: HeldOutRow) -> str:
        if row.found_by == "baseline":
            return self.tr("{genre}, says the linear baseline").format(genre=row.predicted)
        return self.tr("{genre}, says the network").format(genre=row.predicted) if row.found_by else row.predicted


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
        configured(self._words, text=self._explain(len(rows), len(evaluation.tracks)), visible=bool(rows))
        self._nothing.say(*self._praise(), "written")
        self._pages.setCurrentWidget(self.table if rows else self._nothing)

    def _headers(self) -> tuple[str, str, str, str]:
        return self.tr("Track"), self.tr("Label"), self.tr("Predicted"), self.tr("Sure")

    def _name(self) -> str:
        return self.tr("Most confident mistakes")

    def _rows(self, evaluation: RunEvaluation) -> list[HeldOutRow]:
        return [HeldOutRow(track, track.predicted, track.confidence) for track in evaluation.mistakes()]

    def _explain(self, count: int, whole: int) -> str:
        return self.tr(
            "{count} of {whole} answers were wrong. The surest ones stand first: play them to tell whether the "
            "network or the label is mistaken."
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
        return self.tr("Track"), self.tr("Label"), self.tr("May be"), self.tr("Quality")

    def _name(self) -> str:
        return self.tr("Labels that are probably wrong")

    def _rows(self, evaluation: RunEvaluation) -> list[HeldOutRow]:
        ranked = sorted(evaluation.suspects, key=lambda suspect: suspect.quality)
        return [HeldOutRow(suspect.track, suspect.suggested, suspect.quality, suspect.found_by) for suspect in ranked]

    def _explain(self, count: int, whole: int) -> str:
        return self.tr(
            "%Ln label(s) are probably wrong (confident learning). The worst stand first. Play the track before you "
            "fix one: a suspicion is not a proof.",
            "",
            count,
        )

    def _praise(self) -> tuple[str, str]:
        return (
            self.tr("No label looks wrong"),
            self.tr("What the network predicts gives no reason to doubt the labels of the held-out tracks."),
        )

    @Slot()
    def _show_button(self) -> None:
        row = self.table.chosen
        self._fix.setVisible(bool(self.table.records.records))
        self._fix.setEnabled(row is not None and self.table.label_of(row) != row.predicted)
        words = self.tr("Relabel as suggested")
        self._fix.setText(words if row is None else self.tr("Relabel as {genre}").format(genre=row.predicted))

    @Slot()
    def _on_fix(self) -> None:
        if (row := self.table.chosen) is not None:
            self.label_chosen.emit(row.track.path, row.predicted)


class TrackPanel(QWidget):
    """GUI thread only. `close_down()` ends its threads; call it before the widget is destroyed."""

    label_chosen = Signal(Path, str)
    """(track, genre): the person says what it is."""
    explanation_wanted = Signal(Path, str)
    """(track, title)"""

    def __init__(self, parent: QWidget | None = None, view: TrackView | None = None) -> None:
        super().__init__(parent)
        self._row: HeldOutRow | None = None
        self._label = ""
        self._genres: tuple[str, ...] = ()
        self._released = False
        self._words = make_label(parent=self, wrap=True)
        self.view = view or TrackView()
        self.view.setParent(self)
        self.view.set_compact()
        self._labels = configured(QComboBox(self), currentIndexChanged=self._show_button, minimumContentsLength=9)
        self._labels.setAccessibleName(self.tr("The right label"))
        self._labels.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        tip = self.tr("Keeps this genre among your corrections; the next run learns from it")
        self._fix = make_button(self.tr("Fix the label"), self, self._on_fix, icon="edited", tip=tip)
        tip = self.tr("Show what in the music speaks for the predicted genre")
        self._why = make_button(self.tr("Why this genre?"), self, self._on_why, icon="search", tip=tip)
        self._timer = make_timer(self, _SHOW_TRACK_MS, self._show_track)
        top = hbox((self._words, 1), (self._why, 0, TOP), spacing=8)
        vbox(top, (self.view, 1), hbox((self._labels, 1), self._fix, spacing=6), parent=self, spacing=8)

    def set_genres(self, genres: tuple[str, ...]) -> None:
        """The genres a label may be: those of the run."""
        self._genres = genres
        with QSignalBlocker(self._labels):
            self._labels.clear()
            for place, genre in enumerate(genres):
                self._labels.addItem(genre_icon(place), genre)

    def show_row(self, row: HeldOutRow, label: str) -> None:
        """Show a track shortly; `label` is what it is labelled now."""
        self._row, self._label = row, label
        ranked = sorted(zip(row.track.probabilities, self._genres, strict=False), reverse=True)[:3]
        predicted = ", ".join(f"{genre} {percent(share)}" for share, genre in ranked)
        self._words.setText(self.tr("Label: {label}. Predicted: {predicted}.").format(label=label, predicted=predicted))
        with QSignalBlocker(self._labels):
            self._labels.setCurrentIndex(max(0, self._labels.findText(row.predicted)))
        self._show_button()
        self._timer.start()

    def clear(self) -> None:
        """Nothing is on show."""
        self._row = None
        self._timer.stop()
        self.view.show_track(None, None)

    def close_down(self) -> None:
        """Ends threads and sound. Idempotent."""
        self._timer.stop()
        self.view.close_down()

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight it makes no sound and holds no file open."""
        super().hideEvent(event)
        if not self._released:
            self._released = True
            self.view.release_file()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._released:
            self._released = False
            self.view.resume()

    @Slot()
    def _show_track(self) -> None:
        if self._row is not None and self.view.path != str(self._row.track.path):
            self.view.show_track(str(self._row.track.path), None, self._row.title)

    @Slot()
    def _show_button(self) -> None:
        self._fix.setEnabled(self._row is not None and self._labels.currentText() != self._label)

    @Slot()
    def _on_fix(self) -> None:
        if self._row is not None:
            self.label_chosen.emit(self._row.track.path, self._labels.currentText())

    @Slot()
    def _on_why(self) -> None:
        if self._row is not None:
            self.explanation_wanted.emit(self._row.track.path, self._row.title)
