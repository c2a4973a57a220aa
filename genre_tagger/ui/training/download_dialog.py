"""Fetching the Free Music Archive: which subset, where to, how far; it may be paused and goes on another day."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QGridLayout, QLineEdit, QProgressBar, QWidget

from genre_tagger.app.datasets import FMA_KINDS
from genre_tagger.foundation.errors import GenreTaggerError
from genre_tagger.training.data.dataset import SourceKind, SourceRequest
from genre_tagger.training.download.download import CheckProgress, DownloadProgress, DownloadWaiting, free_bytes
from genre_tagger.training.download.fma_fetching import ARCHIVES, URL_BASE, FmaFetched, UnpackProgress, fetch_fma
from genre_tagger.ui.figure_text import FigureText, size, whole
from genre_tagger.ui.guide.guide import belongs_to
from genre_tagger.ui.tasks import Job, TaskRunner
from genre_tagger.ui.training.data_sources import SourceWords
from genre_tagger.ui.translation import error_text
from genre_tagger.ui.widgets.building import configured, hbox, make_button, make_label, set_role, vbox
from genre_tagger.ui.widgets.form import make_choice
from genre_tagger.workers.process import ProcessStream


class DownloadDialog(QDialog):
    """`fetched` (SourceRequest) once all stands; `progressed` (part in [0, 1], -1.0 when nothing runs).

    GUI thread only. Closing the dialog hides it; the download goes on until it is paused, ends, or `close_down()` is
    called.
    """

    fetched = Signal(SourceRequest)
    progressed = Signal(float)

    def __init__(
        self, runner: TaskRunner, folder: Path, url_base: str = URL_BASE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._url_base = url_base
        self._text = FigureText(self)
        self._job = configured(Job(runner, self), stepped=self._on_steps, problem=self._on_problem)
        self._job.finished.connect(self._show_state)
        self._is_paused = False
        self.setWindowTitle(self.tr("Download FMA"))
        belongs_to(self, "training")
        self.setMinimumWidth(560)
        self._make_choice(folder)
        self._make_progress()
        self._lay_out()
        self._show_room()
        self._show_state()

    def _make_choice(self, folder: Path) -> None:
        words, label = SourceWords(self), self.tr("{name}: {size}")
        packed = {kind: size(ARCHIVES[_subset_of(kind)].packed_bytes) for kind in FMA_KINDS}
        pairs = ((label.format(name=words.of(kind)[0], size=packed[kind]), kind.value) for kind in FMA_KINDS)
        self.subset = make_choice(pairs, self, currentIndexChanged=self._show_room)
        self.subset.setAccessibleName(self.tr("Subset of the Free Music Archive"))
        self.folder = configured(QLineEdit(str(folder), self), textChanged=self._show_room)
        self.folder.setAccessibleName(self.tr("Where to put it"))
        self.browse = make_button(self.tr("Choose…"), self, self._on_browse, icon="folder")
        self.browse.setAccessibleName(self.tr("Choose where to put it"))
        self.room = make_label(parent=self, wrap=True)

    def _make_progress(self) -> None:
        self.bar = configured(QProgressBar(self), range=(0, 1000), textVisible=False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.words = make_label(parent=self, wrap=True, plain=True)
        self.start_button = make_button("", self, self._on_start, icon="download", primary=True, default=True)
        tip = self.tr("What is loaded is kept; it goes on from there")
        self.pause_button = make_button(self.tr("Pause"), self, self.pause, icon="pause", tip=tip)
        self.close_button = make_button(self.tr("Close"), self, self.close)

    def _lay_out(self) -> None:
        text = self.tr(
            "The Free Music Archive as research uses it: 30-second clips with genres, free to download. "
            "The small subset is enough to begin with."
        )
        grid = configured(QGridLayout(), horizontalSpacing=12, verticalSpacing=8, columnStretch=(1, 1))
        for row, (name, control) in enumerate(((self.tr("&Subset:"), self.subset), (self.tr("&Folder:"), self.folder))):
            grid.addWidget(make_label(name, self, buddy=control), row, 0)
            grid.addWidget(control, row, 1)
        grid.addWidget(self.browse, 1, 2)
        grid.addWidget(self.room, 2, 1, 1, 2)
        buttons = hbox(1, self.close_button, self.pause_button, self.start_button)
        parts = make_label(text, self, role="muted", wrap=True), grid, self.bar, self.words, 1, buttons
        vbox(*parts, parent=self, spacing=12, margins=(20, 16, 20, 16))

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
        self._job.finish()

    @Slot()
    def _on_start(self) -> None:
        self._is_paused = False
        folder, subset = Path(self.folder.text()).expanduser(), _subset_of(self.kind)
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
        archives = (ARCHIVES["metadata"], ARCHIVES[_subset_of(self.kind)])
        need = sum(archive.packed_bytes + archive.unpacked_bytes for archive in archives)
        try:
            free = free_bytes(Path(self.folder.text()).expanduser())
        except GenreTaggerError as error:
            set_role(self.room, "bad")
            self.room.setText(error_text(error))
            return
        words = self.tr("Needs about {need} while unpacking; {free} are free here.")
        set_role(self.room, "muted" if free > need else "warning")
        self.room.setText(words.format(need=size(need), free=size(free)))

    @Slot(list)
    def _on_steps(self, steps: list[Any]) -> None:
        for step in steps:
            if isinstance(step, FmaFetched):
                self._on_fetched(step)
                return
        step = steps[-1]
        if isinstance(step, DownloadWaiting):
            self._say(self.tr("Waiting to try again: {reason}.").format(reason=step.reason), "warning")
            return
        self._show_part(step.done_bytes, step.total_bytes)
        if isinstance(step, DownloadProgress):
            self._say(self._download_words(step))
        elif isinstance(step, CheckProgress):
            self._say(self.tr("Checking {name}").format(name=step.name))
        elif isinstance(step, UnpackProgress):
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
    def _on_problem(self, sentence: str) -> None:
        self._is_paused = True
        self._say(sentence, "bad")

    def _show_part(self, done: int, total: int) -> None:
        part = done / total if total else 0.0
        self.bar.setValue(round(1000 * part))
        self.progressed.emit(part)

    def _say(self, words: str, role: str = "") -> None:
        set_role(self.words, role)
        self.words.setText(words)

    @Slot()
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


def _subset_of(kind: SourceKind) -> str:
    """The archive's key: "small", "medium", "large" or "full"."""
    return kind.value.removeprefix("fma-")
