"""Fetching the Free Music Archive: which subset, where to, how far; it may be paused and goes on another day."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from genre_tagger.errors import GenreTaggerError
from genre_tagger.training.process import ProcessStream
from genre_tagger.training.sources.disk_room import free_bytes
from genre_tagger.training.sources.download import CheckProgress, DownloadProgress, DownloadWaiting
from genre_tagger.training.sources.fma_archives import UnpackProgress
from genre_tagger.training.sources.fma_fetching import ARCHIVES, URL_BASE, FmaFetched, fetch_fma
from genre_tagger.training.sources.request import SourceKind, SourceRequest
from genre_tagger.ui.figure_text import FigureText, size, whole
from genre_tagger.ui.icons import icon
from genre_tagger.ui.tasks import TaskRunner
from genre_tagger.ui.training.process_job import ProcessJob
from genre_tagger.ui.training.source_words import SourceWords
from genre_tagger.ui.views.tones import colors_of

_SUBSETS = (SourceKind.FMA_SMALL, SourceKind.FMA_MEDIUM, SourceKind.FMA_LARGE, SourceKind.FMA_FULL)


class DownloadDialog(QDialog):
    """`fetched` (SourceRequest) once all stands; `progressed` (part in [0, 1], -1.0 when nothing runs).

    GUI thread only. Closing the dialog hides it; the download goes on until it is paused, ends, or `close_down()` is
    called.
    """

    fetched = Signal(object)
    progressed = Signal(float)

    def __init__(
        self, runner: TaskRunner, folder: Path, url_base: str = URL_BASE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._url_base = url_base
        self._text = FigureText(self)
        self._job = ProcessJob(runner, self)
        self._job.stepped.connect(self._on_steps)
        self._job.failed.connect(self._on_failed)
        self._job.finished.connect(self._on_finished)
        self._is_paused = False
        self.setWindowTitle(self.tr("Download FMA"))
        self.setMinimumWidth(560)
        self._make_choice(folder)
        self._make_progress()
        self._lay_out()
        self._show_room()
        self._show_state()
        self._dress()

    def _make_choice(self, folder: Path) -> None:
        self.subset = QComboBox(self)
        words = SourceWords(self)
        for kind in _SUBSETS:
            archive = ARCHIVES[kind.value.removeprefix("fma-")]
            text = self.tr("{name}: {size}").format(name=words.of(kind).name, size=size(archive.packed_bytes))
            self.subset.addItem(text, kind.value)
        self.subset.setAccessibleName(self.tr("Subset of the Free Music Archive"))
        self.subset.currentIndexChanged.connect(self._show_room)
        self.folder = QLineEdit(str(folder), self)
        self.folder.setAccessibleName(self.tr("Where to put it"))
        self.folder.textChanged.connect(self._show_room)
        self.browse = QPushButton(self.tr("Choose…"), self)
        self.browse.setAccessibleName(self.tr("Choose where to put it"))
        self.browse.clicked.connect(self._on_browse)
        self.room = QLabel(self)
        self.room.setWordWrap(True)

    def _make_progress(self) -> None:
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.start_button = QPushButton(self)
        self.start_button.setProperty("primary", True)
        self.start_button.setDefault(True)
        self.start_button.clicked.connect(self._on_start)
        self.pause_button = QPushButton(self.tr("Pause"), self)
        self.pause_button.setToolTip(self.tr("What is loaded is kept; it goes on from there"))
        self.pause_button.clicked.connect(self.pause)
        self.close_button = QPushButton(self.tr("Close"), self)
        self.close_button.clicked.connect(self.close)

    def _lay_out(self) -> None:
        intro = QLabel(
            self.tr(
                "The Free Music Archive as research uses it: 30-second clips with genres, free to download. "
                "The small subset is enough to begin with."
            ),
            self,
        )
        intro.setWordWrap(True)
        intro.setProperty("role", "muted")
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (text, control) in enumerate(((self.tr("&Subset:"), self.subset), (self.tr("&Folder:"), self.folder))):
            label = QLabel(text, self)
            label.setBuddy(control)
            grid.addWidget(label, row, 0)
            grid.addWidget(control, row, 1)
        grid.addWidget(self.browse, 1, 2)
        grid.addWidget(self.room, 2, 1, 1, 2)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.close_button, self.pause_button, self.start_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(intro)
        column.addLayout(grid)
        column.addWidget(self.bar)
        column.addWidget(self.words)
        column.addStretch(1)
        column.addLayout(buttons)

    @property
    def is_busy(self) -> bool:
        """Whether anything is being loaded."""
        return self._job.is_busy

    @property
    def kind(self) -> SourceKind:
        """The chosen subset."""
        return SourceKind(self.subset.currentData())

    @Slot()
    def pause(self) -> None:
        """Stop loading; what is there is kept."""
        self._is_paused = True
        self._job.cancel()
        self._say(self.tr("Paused. What is loaded is kept; Resume goes on from there."))
        self._show_state()

    def close_down(self) -> None:
        """End the process. Idempotent."""
        self._job.finish("", 0.0)

    @Slot()
    def _on_start(self) -> None:
        self._is_paused = False
        folder, subset = Path(self.folder.text()).expanduser(), self.kind.value.removeprefix("fma-")
        self._say(self.tr("Asking the server…"))
        self._job.start(lambda: ProcessStream(fetch_fma, subset, folder, url_base=self._url_base))
        self._show_state()

    @Slot()
    def _on_browse(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Where to put it"), self.folder.text())
        if folder:
            self.folder.setText(folder)

    @Slot()
    def _show_room(self) -> None:
        """What is needed and what is free."""
        archives = (ARCHIVES["metadata"], ARCHIVES[self.kind.value.removeprefix("fma-")])
        need = sum(archive.packed_bytes + archive.unpacked_bytes for archive in archives)
        try:
            free = free_bytes(Path(self.folder.text()).expanduser())
        except GenreTaggerError as error:
            self._set_role(self.room, "bad")
            self.room.setText(error.message)
            return
        words = self.tr("Needs about {need} while unpacking; {free} are free here.")
        self._set_role(self.room, "muted" if free > need else "warning")
        self.room.setText(words.format(need=size(need), free=size(free)))

    @Slot(list)
    def _on_steps(self, steps: list[Any]) -> None:
        for step in steps:
            if isinstance(step, FmaFetched):
                self._on_fetched(step)
                return
        step = steps[-1]
        if isinstance(step, DownloadProgress):
            self._show_part(step.done_bytes, step.total_bytes)
            self._say(self._download_words(step))
        elif isinstance(step, DownloadWaiting):
            words = self.tr("Waiting to try again: {reason}.")
            self._say(words.format(reason=step.reason), "warning")
        elif isinstance(step, CheckProgress):
            self._show_part(step.done_bytes, step.total_bytes)
            self._say(self.tr("Checking {name}").format(name=step.name))
        elif isinstance(step, UnpackProgress):
            self._show_part(step.done_bytes, step.total_bytes)
            words = self.tr("Unpacking {name}: {done} of {total} files")
            self._say(words.format(name=step.name, done=whole(step.done_files), total=whole(step.total_files)))

    def _download_words(self, step: DownloadProgress) -> str:
        words = self.tr("{name}: {done} of {total}").format(
            name=step.name, done=size(step.done_bytes), total=size(step.total_bytes)
        )
        parts = [words]
        if step.bytes_per_second:
            parts.append(self.tr("{size} a second").format(size=size(step.bytes_per_second)))
        if math.isfinite(step.remaining_seconds) and step.remaining_seconds > 1:
            parts.append(self.tr("about {time} left").format(time=self._text.time(step.remaining_seconds)))
        return " · ".join(parts)

    def _on_fetched(self, step: FmaFetched) -> None:
        self.bar.setValue(1000)
        words = self.tr("All is there.")
        if step.damaged:
            words = self.tr("All is there but %Ln file(s), which came damaged.", "", len(step.damaged))
        self._say(words, "good")
        self.fetched.emit(SourceRequest(self.kind, step.clips, step.metadata))

    @Slot(str)
    def _on_failed(self, sentence: str) -> None:
        self._is_paused = True
        self._say(sentence, "bad")

    @Slot()
    def _on_finished(self) -> None:
        self._show_state()

    def _show_part(self, done: int, total: int) -> None:
        part = done / total if total else 0.0
        self.bar.setValue(round(1000 * part))
        self.progressed.emit(part)

    def _say(self, words: str, role: str = "") -> None:
        self._set_role(self.words, role)
        self.words.setText(words)

    def _set_role(self, label: QLabel, role: str) -> None:
        if label.property("role") != role:
            label.setProperty("role", role)
            label.style().polish(label)

    def _show_state(self) -> None:
        is_busy = self.is_busy
        for control in (self.subset, self.folder, self.browse):
            control.setEnabled(not is_busy)
        self.start_button.setVisible(not is_busy)
        self.start_button.setText(self.tr("Resume") if self._is_paused else self.tr("Download"))
        self.pause_button.setVisible(is_busy)
        self.close_button.setText(self.tr("Hide") if is_busy else self.tr("Close"))
        self.close_button.setToolTip(self.tr("The download goes on meanwhile") if is_busy else "")
        self.bar.setVisible(is_busy or self.bar.value() > 0)
        self.words.setVisible(bool(self.words.text()))
        if not is_busy:
            self.progressed.emit(-1.0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(self, "close_button"):
            self._dress()

    def _dress(self) -> None:
        colors = colors_of(self)
        self.start_button.setIcon(icon("download", colors.on_accent))
        self.pause_button.setIcon(icon("pause", colors.text))
        self.browse.setIcon(icon("folder", colors.text, colors.disabled))
