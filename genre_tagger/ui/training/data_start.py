"""What the Training tab shows before any data are chosen, and the ways data get there: a download, a drop."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from genre_tagger.app.session import Session
from genre_tagger.training.data.dataset import SourceRequest
from genre_tagger.ui.icons import IconLabel
from genre_tagger.ui.tasks import TaskRunner
from genre_tagger.ui.widgets.building import Gap, bring_to_front, configured, hbox, make_button, make_label, vbox
from genre_tagger.ui.window_state import WindowState

if TYPE_CHECKING:
    from genre_tagger.ui.training.download_dialog import DownloadDialog

_DOWNLOAD_KEY = "training_download"


class DataStart(QWidget):
    """Signals are what was pressed. GUI thread only."""

    folder_wanted = Signal()
    download_wanted = Signal()
    corrections_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drop = configured(QFrame(self), role="drop", maximumWidth=820)
        self._drop.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        center = Qt.AlignmentFlag.AlignCenter
        title = make_label(self.tr("Teach the network your music"), self._drop, role="title", alignment=center)
        text = self.tr(
            "Drop a folder with music sorted by genre, or choose a known data set. "
            "A training run makes a new model; the one in use stays until you say otherwise."
        )
        words = make_label(text, self._drop, role="muted", wrap=True, alignment=center)
        picture = IconLabel("training", self._drop, size=44, tone="accent")
        parts = (picture, title, words, Gap(6), self._buttons(), Gap(10), self._steps())
        vbox(*parts, parent=self._drop, spacing=8, margins=(32, 18, 32, 18))
        vbox(2, hbox(1, (self._drop, 10), 1), 3, parent=self, margins=8)

    def _buttons(self) -> QHBoxLayout:
        folder = make_button(
            self.tr("Choose a folder…"), self._drop, self.folder_wanted, icon="add-folder", primary=True
        )
        folder.setToolTip(
            self.tr("A folder for each genre, the Free Music Archive (FMA), GTZAN or a corpus: it is recognised")
        )
        self.download_button = make_button(self.tr("Download FMA…"), self._drop, self.download_wanted, icon="download")
        self.download_button.setToolTip(self.tr("Fetch free music with genres from the Free Music Archive"))
        self.corrections_button = make_button(
            self.tr("Use my corrections"), self._drop, self.corrections_wanted, icon="edited"
        )
        self.corrections_button.setToolTip(self.tr("Tracks whose genre you chose yourself in the library"))
        return hbox(1, folder, self.download_button, self.corrections_button, 1, spacing=10)

    def _steps(self) -> QGridLayout:
        layout = configured(QGridLayout(), horizontalSpacing=16, verticalSpacing=3)
        steps = (
            ("add-folder", self.tr("1. Data"), self.tr("clips with a genre each, from one place or several")),
            ("check-data", self.tr("2. Check"), self.tr("silent, damaged and double clips are found")),
            ("training", self.tr("3. Train"), self.tr("watch it learn, pause and go on when you like")),
            ("results", self.tr("4. Evaluate"), self.tr("see where it errs before you use it")),
        )
        for column, (name, heading, text) in enumerate(steps):
            head = make_label(heading, self._drop, role="heading", wrap=True)
            body = make_label(text, self._drop, role="muted", wrap=True)
            for row, part in enumerate((IconLabel(name, self._drop, size=22, tone="muted"), head, body)):
                part.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
                layout.addWidget(part, row, column)
            layout.setColumnStretch(column, 1)
        return layout

    def set_corrections(self, count: int) -> None:
        """How many the user has made."""
        self.corrections_button.setEnabled(count > 0)
        if count:
            self.corrections_button.setText(self.tr("Use my %Ln correction(s)", "", count))

    def set_dragging(self, dragging: bool) -> None:
        """Light up while a folder is held over the tab."""
        self._drop.setProperty("dragging", dragging)
        self._drop.style().polish(self._drop)


class FmaDownload(QObject):
    """The dialog that fetches FMA, made when it is first wanted. GUI thread only.

    `fetched` (SourceRequest) once all stands; `progressed` (part in [0, 1], -1.0 when nothing runs).
    """

    fetched = Signal(SourceRequest)
    progressed = Signal(float)

    def __init__(self, session: Session, runner: TaskRunner, state: WindowState, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._runner, self._state, self._window = session, runner, state, parent
        self.dialog: DownloadDialog | None = None

    @Slot()
    def open(self) -> None:
        """In front of the window."""
        if self.dialog is None:
            from genre_tagger.ui.training.download_dialog import DownloadDialog

            folder = Path(self._state.text(_DOWNLOAD_KEY, str(self._session.folders.data / "fma")))
            self.dialog = DownloadDialog(self._runner, folder, parent=self._window)
            configured(self.dialog, fetched=self.fetched, progressed=self.progressed)
        bring_to_front(self.dialog)

    def close_down(self) -> None:
        """Ends it and keeps where it puts things; `state` is to be flushed. Idempotent."""
        if self.dialog is not None:
            self._state.keep(_DOWNLOAD_KEY, self.dialog.folder.text())
            self.dialog.close_down()


def folder_among(paths: list[Path]) -> list[Path]:
    """The first folder of what is dropped, if there is one; a table like tracks.csv stands for its folder."""
    folders = (
        path if path.is_dir() else path.parent for path in paths if path.is_dir() or path.suffix.casefold() == ".csv"
    )
    return list(islice(folders, 1))
