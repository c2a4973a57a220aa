"""The map of the library beside its table: the plot, its tools, what its symbols mean, and what is said without a map.

What the table lists is on the map, what is selected there is selected here, and the other way about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from time import perf_counter

import numpy as np
from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Signal, Slot
from PySide6.QtGui import QCursor, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton, QToolTip, QWidget

from genre_tagger.foundation.errors import can_train
from genre_tagger.genres import UNKNOWN
from genre_tagger.library.track_map import points_of
from genre_tagger.library.track_row import TrackRow
from genre_tagger.ui.figure_text import percent, whole
from genre_tagger.ui.library.cell_text import CellText
from genre_tagger.ui.library.map_placing import MapPlacing, has_embedding
from genre_tagger.ui.library.map_plot import SYMBOL_LETTERS, MapPlot, Tool
from genre_tagger.ui.library.track_model import TrackModel
from genre_tagger.ui.library.track_table import TrackTable
from genre_tagger.ui.theme import colors_of
from genre_tagger.ui.widgets.building import (
    CENTER,
    ElidedLabel,
    configured,
    hbox,
    make_button,
    make_label,
    make_timer,
    make_tool,
    stacked,
    vbox,
)
from genre_tagger.ui.widgets.placeholders import MessagePage

_REDRAW_MS = 150
_Flag = QItemSelectionModel.SelectionFlag


class MapPage(QWidget):
    """GUI thread only. Changes the table's selection and nothing else; what else is wanted it asks for."""

    play_wanted = Signal()
    """The row just chosen in the table is to be played."""
    classify_wanted = Signal(list)
    """(rows): they are to be classified by the model in use."""
    models_wanted = Signal()
    close_wanted = Signal()

    def __init__(
        self,
        table: TrackTable,
        model: TrackModel,
        placing: MapPlacing,
        text: CellText,
        genres: Callable[[], tuple[str, ...]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._table, self._model, self._placing, self._text, self._genres = table, model, placing, text, genres
        self.gives_places = True
        """Whether the model in use gives its predictions a place; `set_gives_places`."""
        self._rows: list[TrackRow] = []
        self._at: dict[TrackRow, int] = {}
        """The point of each row on the map."""
        self._redraw_seconds = 0.0
        self._redraw_timer = make_timer(self, _REDRAW_MS, self.redraw)
        self._is_choosing = False
        self.plot, self.legend, self.tools, self.message = MapPlot(self._name_of), MapLegend(), MapTools(), MapMessage()
        self.notice, self.hover = make_label(role="muted", wrap=True), configured(ElidedLabel(), role="muted")
        self.notice_button = make_button(self.tr("Classify them"), compact=True)
        self._pages = stacked(None, self.plot, self.message)
        noticed = hbox((self.notice, 1), self.notice_button, margins=None)
        parts = self.tools, self.legend, (self._pages, 1), noticed, self.hover
        vbox(*parts, parent=self, spacing=6, margins=(0, 0, 12, 8))
        configured(self, minimumWidth=300, focusProxy=self.plot)
        self._connect()

    def _connect(self) -> None:
        configured(self.tools, tool_chosen=self.plot.use_tool, fit_wanted=self.plot.fit, close_wanted=self.close_wanted)
        configured(self.plot, clicked=self._on_clicked, chosen=self._on_chosen, hovered=self._on_hovered)
        self.notice_button.clicked.connect(self._on_classify)
        self.message.pressed.connect(self._on_message_button)
        selection = self._table.selectionModel()
        for signal in (self._placing.changed, self._model.shown_changed, self._model.dataChanged):
            signal.connect(self._redraw_soon)
        for signal in (selection.selectionChanged, selection.currentRowChanged):
            signal.connect(self._show_selection)

    def set_gives_places(self, gives_places: bool) -> None:
        """Whether predictions of the model in use have places."""
        self.gives_places = gives_places
        self._redraw_soon()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._placing.want(True)
        self.redraw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(self, "hover"):
            self.legend.show_genres(self._genres())

    @Slot()
    def _redraw_soon(self) -> None:
        """While rows stream in, not more often than a tenth of the time it takes."""
        if self.isVisible() and not self._redraw_timer.isActive():
            self._redraw_timer.start(max(_REDRAW_MS, round(10_000 * self._redraw_seconds)))

    @Slot()
    def redraw(self) -> None:
        """Bring the map up to date with the table and the places."""
        began = perf_counter()
        self._redraw_timer.stop()
        places, listed = self._placing.places, self._model.shown_rows()
        self._rows = [row for row in listed if row.path in places and row.prediction is not None]
        self._at = {row: point for point, row in enumerate(self._rows)}
        xy = np.array([places[row.path] for row in self._rows], dtype=np.float32).reshape(-1, 2)
        genres = self._genres()
        self.legend.show_genres(genres)
        self.plot.show_points(points_of(self._rows, xy, genres), len(genres))
        self._show_selection()
        self._say(listed)
        self._redraw_seconds = perf_counter() - began

    def _say(self, listed: list[TrackRow]) -> None:
        """The map, or why there is none; and what is missing on it."""
        missing = self._missing(listed)
        waits = any(row.is_classifying for row in missing)
        words = self.tr("Not yet classified with this version of the model: {missing} of {listed} tracks.").format(
            missing=whole(len(missing)), listed=whole(len(listed))
        )
        self._pages.setCurrentIndex(0 if self._rows else 1)
        self.legend.setVisible(bool(self._rows))
        self.tools.show_tools(bool(self._rows))
        self.notice.setText(words if self._rows and missing else self._working_words())
        self.notice.setVisible(bool(self.notice.text()))
        self.notice_button.setVisible(bool(self._rows and missing) and not waits and self.gives_places)
        if not self._rows:
            self._say_why(listed, missing, words)

    def _say_why(self, listed: list[TrackRow], missing: list[TrackRow], words: str) -> None:
        button = ""
        if not listed:
            said = (self.tr("No tracks are listed"), self.tr("The map shows what the table lists."), "search")
        elif not self.gives_places:
            said = (
                self.tr("This model has no map"),
                self.tr(
                    "The model in use was made by an older version and does not say where a track lies among others. "
                    "Choose a newer model, or train one; its predictions have places."
                ),
                "model",
            )
            button = self.tr("Models…")
        elif self._placing.is_busy and len(missing) < len(listed):
            said = (self.tr("Placing the tracks…"), self.tr("What sounds alike will lie together."), "waiting")
        elif any(row.is_classifying for row in missing):
            said = (self.tr("Tracks are being classified"), self.tr("They appear here as they are done."), "classify")
        else:
            said = (self.tr("No track has a place yet"), words if missing else "", "library")
            button = self.tr("Classify them") if missing else ""
        self.message.say(*said, button)
        self.plot.describe(f"{said[0]}. {said[1]}")

    def _missing(self, listed: list[TrackRow]) -> list[TrackRow]:
        """Listed rows that could have a place and have none; a file that cannot be read never will."""
        return [row for row in listed if not has_embedding(row) and not row.problem]

    def _working_words(self) -> str:
        """The first places are rough ones; the light edition has no others."""
        if not self._rows:
            return ""
        if not can_train():
            return self.tr("Placed roughly (PCA); the full edition lays like beside like more closely (t-SNE).")
        return "" if self._placing.are_final else self.tr("Arranging what sounds alike…")

    def _name_of(self, point: int) -> str:
        row = self._rows[point]
        name = f"{row.artist} – {row.title}" if row.artist else row.title
        genre = self._text.genre(row.proposed_genre)
        if row.proposed_genre == UNKNOWN:
            genre = self.tr("{unknown}, likeliest {genre}").format(unknown=genre, genre=row.top_genre)
        return f"{name} · {genre}" + ("" if row.confidence is None else f" · {percent(row.confidence)}")

    @Slot()
    def _show_selection(self) -> None:
        """The table's selection, on the map."""
        if not self.isVisible() or self._is_choosing:
            return
        points = [self._at[row] for row in self._table.selected_rows() if row in self._at]
        selected = np.sort(np.array(points, dtype=np.int64))
        item = self._table.current_item()
        current = self._at.get(item, -1) if isinstance(item, TrackRow) and self._table.is_current_selected() else -1
        self.plot.show_selection(selected, current)
        if self._rows:
            words = self.tr("Tracks on the map, alike ones together: {count}. Selected: {selected}.").format(
                count=whole(len(self._rows)), selected=whole(len(selected))
            )
            named = self._name_of(current) if current >= 0 else ""
            self.plot.describe(f"{words} {named}".strip())
            if not self.plot.underMouse():
                self.hover.setText(named)

    def _choose(self, points: Iterable[int], how: QItemSelectionModel.SelectionFlag) -> None:
        """The rows of these points, wherever they stand in the table by now; drawn once for both changes."""
        self._is_choosing = True
        self._table.choose_tracks([self._rows[point] for point in points], how)
        self._is_choosing = False
        self._show_selection()

    @Slot(int, bool)
    def _on_clicked(self, point: int, adds: bool) -> None:
        if point >= 0:
            self._choose([point], _Flag.Toggle if adds else _Flag.ClearAndSelect)
            self.play_wanted.emit()
        elif not adds:
            self._table.clearSelection()

    @Slot(object, bool)
    def _on_chosen(self, points: Iterable[int], adds: bool) -> None:
        self._choose(points, _Flag.Select if adds else _Flag.ClearAndSelect)

    @Slot(str)
    def _on_hovered(self, words: str) -> None:
        self.hover.setText(words)
        QToolTip.showText(QCursor.pos() + QPoint(12, 12), words, self.plot)  # no words hide it

    @Slot()
    def _on_classify(self) -> None:
        self.classify_wanted.emit(self._missing(self._model.shown_rows()))

    @Slot()
    def _on_message_button(self) -> None:
        if self.gives_places:
            self._on_classify()
        else:
            self.models_wanted.emit()


class MapTools(QWidget):
    """What dragging does, the whole map, the way out. Emits what is wanted. GUI thread only."""

    tool_chosen = Signal(object)
    """(Tool)"""
    fit_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        texts = {
            Tool.LASSO: (self.tr("Lasso"), self.tr("Draw around tracks to select them; Shift adds to them")),
            Tool.MOVE: (self.tr("Move"), self.tr("Drag the map; the middle button always does")),
        }
        self._kinds, group = tuple(texts), QButtonGroup(self)
        for number, (tool, (name, tip)) in enumerate(texts.items()):
            group.addButton(make_tool(self, name, tip, icon=tool.value, checkable=True), number)
        group.button(0).setChecked(True)
        group.idClicked.connect(self._on_tool)
        fit = make_tool(self, self.tr("All tracks"), self.tr("Show the whole map (F)"), self.fit_wanted, icon="fit")
        self._tools = (*group.buttons(), fit)
        self.close_button = make_tool(self, self.tr("Close the map"), clicked=self.close_wanted, icon="close")
        hbox(make_label(self.tr("Map"), role="heading"), 1, *self._tools, self.close_button, parent=self)

    def show_tools(self, shown: bool) -> None:
        """Where there is no map, only the way out."""
        for button in self._tools:
            button.setVisible(shown)

    @Slot(int)
    def _on_tool(self, number: int) -> None:
        self.tool_chosen.emit(self._kinds[number])


class MapLegend(QLabel):
    """Symbol and name of each genre, and the hollow one of Unknown: a line that breaks where it must."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tip = self.tr("Filled where a genre is proposed, hollow where it is Unknown; larger is surer.")
        configured(self, wordWrap=True, toolTip=tip, role="muted")

    def show_genres(self, genres: tuple[str, ...]) -> None:
        """The genres of the model in use, in the tones of the theme in force."""
        colors = colors_of(self)
        letters = [SYMBOL_LETTERS[number % len(SYMBOL_LETTERS)] for number in range(len(genres))]
        entries = [(letter, colors.genre(number), genres[number]) for number, letter in enumerate(letters)]
        entries.append(("○", colors.muted, self.tr("Unknown")))
        self.setText(
            "&nbsp; ".join(
                f'<span style="color:{tone}">{letter}</span>&nbsp;{escape(name).replace(" ", "&nbsp;")}'
                for letter, tone, name in entries
            )
        )
        self.setAccessibleName(", ".join(name for _, _, name in entries))


class MapMessage(QWidget):
    """Why there is no map, and perhaps a button that helps: `pressed`. GUI thread only."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self.button = MessagePage(), configured(QPushButton(), clicked=self.pressed)
        vbox(1, self.words, (self.button, 0, CENTER), 1, parent=self)

    def say(self, heading: str, text: str, icon_name: str, button: str = "") -> None:
        """Shows a message; no `button` without a name."""
        self.words.say(heading, text, icon_name)
        self.button.setText(button)
        self.button.setVisible(bool(button))
