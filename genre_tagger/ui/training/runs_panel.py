"""The runs so far, newest first: how each stands, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    Qt,
    QUrl,
    Signal,
    Slot,
)
from PySide6.QtGui import QAction, QColor, QDesktopServices, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QMessageBox,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from genre_tagger.training.presets import PRESET_NAMES, preset
from genre_tagger.training.run_folder import BROKEN, FINISHED, PAUSED, RUNNING, RunSummary
from genre_tagger.ui.figure_text import decimal, moment, whole
from genre_tagger.ui.icons import icon, paint_icon
from genre_tagger.ui.training.settings_words import shown
from genre_tagger.ui.views.tones import colors_of

_RUN, _LINES, _LIVE = (Qt.ItemDataRole.UserRole + place for place in range(3))
WIDTH = 208


class RunsPanel(QWidget):
    """Signals carry a run's folder. Deleting is asked for here and done by whoever listens. GUI thread only."""

    new_wanted = Signal()
    models_wanted = Signal()
    chosen = Signal(Path)
    resume_wanted = Signal(Path)
    delete_wanted = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self._live: Path | None = None
        heading = QLabel(self.tr("&Runs"), self)
        heading.setProperty("role", "heading")
        self.new_button = QPushButton(self.tr("New run"), self)
        self.new_button.setToolTip(self.tr("Choose data and settings for another run (Ctrl+N)"))
        self.new_button.setShortcut("Ctrl+N")
        self.new_button.clicked.connect(self._on_new)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Training runs"))
        self.list.setItemDelegate(_RunDelegate(self.list))
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.list.currentItemChanged.connect(self._on_current)
        heading.setBuddy(self.list)
        self.empty = QLabel(self.tr("Runs appear here. They stay, and can be paused, resumed and compared."), self)
        self.empty.setProperty("role", "muted")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._make_actions()
        head = QHBoxLayout()
        head.addWidget(heading, 1)
        head.addWidget(self.new_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.empty, 1)
        column.addWidget(self.list, 1)
        column.addLayout(self._buttons())
        self.show_runs((), None)
        self._dress()

    def _make_actions(self) -> None:
        self.resume_action = QAction(self.tr("Resume"), self)
        self.resume_action.triggered.connect(self._on_resume)
        self.open_action = QAction(self.tr("Open the folder"), self)
        self.open_action.triggered.connect(self._on_open)
        self.delete_action = QAction(self.tr("Delete…"), self)
        self.delete_action.setShortcut("Del")
        self.delete_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.delete_action.triggered.connect(self._on_delete)
        self.list.addAction(self.delete_action)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        self._tools: list[tuple[QToolButton, str]] = []
        for action, name in (
            (self.resume_action, "play"),
            (self.open_action, "folder"),
            (self.delete_action, "remove"),
        ):
            button = QToolButton(self)
            button.setDefaultAction(action)
            button.setAccessibleName(action.text())
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
            self._tools.append((button, name))
        row.addStretch(1)
        self.models_button = QPushButton(self.tr("Models…"), self)
        self.models_button.setToolTip(self.tr("Which model judges; activate another, or go back to the one before"))
        self.models_button.clicked.connect(self.models_wanted)
        row.addWidget(self.models_button)
        return row

    def show_runs(self, runs: Sequence[RunSummary], live: Path | None) -> None:
        """`live` is the folder of the run that this window trains now. The choice stays where it was."""
        self._live = live
        current = self.current
        self.list.blockSignals(True)
        self.list.clear()
        for run in runs:
            item = QListWidgetItem()
            self._fill(item, run)
            self.list.addItem(item)
            if current is not None and run.folder == current.folder:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self.list.setVisible(bool(runs))
        self.empty.setVisible(not runs)
        for button, _ in self._tools:
            button.setVisible(bool(runs))
        self._enable()

    def _fill(self, item: QListWidgetItem, run: RunSummary) -> None:
        lines = self.lines(run)
        item.setData(_RUN, run)
        item.setData(_LINES, lines)
        item.setData(_LIVE, run.state == RUNNING or run.folder == self._live)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(lines))
        item.setToolTip("\n".join((*lines, run.problem or run.reason)).strip())

    def tell_epoch(self, folder: Path | None, epoch: int) -> None:
        """So many epochs of a run are done now."""
        for row in range(self.list.count()):
            run: RunSummary = self.list.item(row).data(_RUN)
            if run.folder == folder and run.epoch != epoch:
                self._fill(self.list.item(row), replace(run, epoch=epoch))

    def choose(self, folder: Path | None) -> None:
        """Select a run without a signal; None takes the choice away."""
        self.list.blockSignals(True)
        self.list.setCurrentRow(-1)
        self.list.clearSelection()
        for row in range(self.list.count()):
            if self.list.item(row).data(_RUN).folder == folder:
                self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        self._enable()

    @property
    def current(self) -> RunSummary | None:
        """The chosen run."""
        item = self.list.currentItem()
        run = None if item is None else item.data(_RUN)
        return run if isinstance(run, RunSummary) else None

    def lines(self, run: RunSummary) -> tuple[str, str, str]:
        """The three lines of a run: name, when and what, how it stands."""
        name = shown(preset(run.preset).title) if run.preset in PRESET_NAMES else run.preset or run.run_id
        try:
            text = moment(datetime.fromisoformat(run.started))
        except ValueError:
            text = run.run_id
        return name, f"{text} · {run.data_name}" if run.data_name else text, self._state(run)

    def _state(self, run: RunSummary) -> str:
        if run.folder == self._live or run.state == RUNNING:
            return self.tr("training, epoch {epoch} of {epochs}").format(
                epoch=whole(run.epoch), epochs=whole(run.epochs)
            )
        if run.state == BROKEN:
            return self.tr("damaged")
        if run.state == PAUSED:
            return self.tr("paused after epoch {epoch} of {epochs}").format(
                epoch=whole(run.epoch), epochs=whole(run.epochs)
            )
        scores = run.test if run.test is not None and run.test.macro_f1 == run.test.macro_f1 else run.validation
        if scores is None:
            return self.tr("finished")
        return self.tr("finished, macro-F1 {f1} %").format(f1=decimal(100 * scores.macro_f1, 1))

    def may_resume(self, run: RunSummary | None) -> bool:
        """Paused, broken off or stopped early, and not running just now."""
        return run is not None and self._live is None and run.can_resume

    def _enable(self) -> None:
        run = self.current
        self.resume_action.setEnabled(self.may_resume(run))
        self.open_action.setEnabled(run is not None)
        is_free = run is not None and run.state != RUNNING and run.folder != self._live
        self.delete_action.setEnabled(is_free)

    @Slot()
    def _on_current(self) -> None:
        self._enable()
        run = self.current
        if run is not None:
            self.chosen.emit(run.folder)

    @Slot()
    def _on_new(self) -> None:
        self.choose(None)
        self.new_wanted.emit()

    @Slot()
    def _on_resume(self) -> None:
        if (run := self.current) is not None:
            self.resume_wanted.emit(run.folder)

    @Slot()
    def _on_open(self) -> None:
        if (run := self.current) is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(run.folder)))

    @Slot()
    def _on_delete(self) -> None:
        run = self.current
        if run is None or not self.delete_action.isEnabled():
            return
        words = self.tr("Delete the run “{name}” with its network and its curves? This cannot be undone.")
        name = " · ".join(self.lines(run)[:2])
        answer = QMessageBox.question(self, self.tr("Delete a run"), words.format(name=name))
        if answer == QMessageBox.StandardButton.Yes:
            self.delete_wanted.emit(run.folder)

    @Slot(QPoint)
    def _show_menu(self, position: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self.resume_action, self.open_action, self.delete_action])
        menu.popup(self.list.viewport().mapToGlobal(position))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(self, "_tools"):
            self._dress()

    def _dress(self) -> None:
        colors = colors_of(self)
        self.models_button.setIcon(icon("model", colors.text, colors.disabled))
        self.new_button.setIcon(icon("training", colors.text, colors.disabled))
        for button, name in self._tools:
            action = button.defaultAction()
            if action is not None:
                action.setIcon(icon(name, colors.text, colors.disabled))


class _RunDelegate(QStyledItemDelegate):
    """Three lines and a state's icon."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, round(3 * option.fontMetrics.height() + 18))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view = option.widget
        run: RunSummary = index.data(_RUN)
        colors = colors_of(view)
        painter.save()
        view.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, view)
        place = QRectF(option.rect).adjusted(10, 8, -8, -8)
        name, tone = {
            FINISHED: ("accept", colors.good),
            PAUSED: ("pause", colors.warning),
            BROKEN: ("failed", colors.bad),
        }.get(run.state, ("play", colors.accent))
        if index.data(_LIVE):
            name, tone = "play", colors.accent
        paint_icon(painter, name, tone, QRectF(place.left(), place.top() + 1, 16, 16))
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        for number, text in enumerate(index.data(_LINES)):
            font = bold if number == 0 else option.font
            metrics = QFontMetricsF(font)
            painter.setFont(font)
            painter.setPen(QColor((colors.text, colors.muted, tone)[number]))
            base = place.top() + number * metrics.height() + metrics.ascent()
            shown_text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width() - 24)
            painter.drawText(QPointF(place.left() + 24, base), shown_text)
        painter.restore()
