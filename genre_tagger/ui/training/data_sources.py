"""Where data come from: the page before any are chosen, a card for each chosen source, and the names of all kinds."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QWidget,
)

from genre_tagger.app.datasets import FMA_KINDS, HIGHEST_WEIGHT, LOWEST_WEIGHT, found_metadata
from genre_tagger.training.data.dataset import SourceKind, SourceRequest
from genre_tagger.ui.library.cell_text import shown_path
from genre_tagger.ui.theme import IconLabel
from genre_tagger.ui.widgets.building import (
    ElidedLabel,
    Gap,
    configured,
    hbox,
    make_button,
    make_label,
    make_tool,
    vbox,
)
from genre_tagger.ui.widgets.form import make_choice, show_value


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
        tip = self.tr("A folder for each genre, the Free Music Archive (FMA), GTZAN or a corpus: it is recognised")
        words = self.tr("Choose a folder…")
        folder = make_button(words, self._drop, self.folder_wanted, icon="add-folder", primary=True, tip=tip)
        self.download_button = make_button(self.tr("Download FMA…"), self._drop, self.download_wanted, icon="download")
        self.download_button.setToolTip(self.tr("Fetch free music with genres from the Free Music Archive"))
        tip = self.tr("Tracks whose genre you chose yourself in the library")
        mine = make_button(self.tr("Use my corrections"), self._drop, self.corrections_wanted, icon="edited", tip=tip)
        self.corrections_button = mine
        return hbox(1, folder, self.download_button, mine, 1, spacing=10)

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


class SourceCard(QFrame):
    """`changed` (the source before, the source now) and `removed` (the source). GUI thread only."""

    changed = Signal(SourceRequest, SourceRequest)
    removed = Signal(SourceRequest)

    def __init__(self, source: SourceRequest, corrections: int, parent: QWidget | None = None) -> None:
        """`corrections` is how many the user has made; said on their own card."""
        super().__init__(parent)
        self.setProperty("role", "card")
        self.source = source
        (name, sentence, icon), where = SourceWords(self).of(source.kind), self._where(corrections)
        self.kind_box: QComboBox | None = self._fma_kinds() if source.kind in FMA_KINDS else None
        heading = self.kind_box or make_label(name, self, role="heading")
        grid = QGridLayout(self)
        configured(
            grid, contentsMargins=(14, 10, 10, 10), horizontalSpacing=12, verticalSpacing=3, columnStretch=(1, 1)
        )
        grid.addWidget(IconLabel(icon, self, size=24, tone="accent"), 0, 0, 2, 1)
        grid.addWidget(heading, 0, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addLayout(self._buttons(name), 0, 2, 2, 1)
        grid.addWidget(configured(ElidedLabel("", self), role="muted", text=where, toolTip=where), 1, 1)
        if source.kind in FMA_KINDS:
            grid.addLayout(self._metadata_row(), 2, 1, 1, 2)
        self.setAccessibleName(name)
        self.setAccessibleDescription(f"{sentence}. {where}")

    def _fma_kinds(self) -> QComboBox:
        words = SourceWords(self)
        box = make_choice(((words.of(kind)[0], kind.value) for kind in FMA_KINDS), self, minimumWidth=150)
        show_value(box, self.source.kind.value)
        box.setAccessibleName(self.tr("Subset of the Free Music Archive"))
        box.setToolTip(self.tr("Which subset to use: small lies within medium, medium within large"))
        return configured(box, activated=self._on_kind)

    def _buttons(self, name: str) -> QHBoxLayout:
        tip = self.tr("How much a clip from here counts: at 2, it is drawn twice as often as a clip at 1")
        self.weight = QDoubleSpinBox(self)
        configured(self.weight, range=(LOWEST_WEIGHT, HIGHEST_WEIGHT), decimals=1, singleStep=0.5, fixedWidth=84)
        configured(self.weight, value=self.source.weight, keyboardTracking=False, toolTip=tip)
        self.weight.lineEdit().setTextMargins(6, 0, 0, 0)
        self.weight.setAccessibleName(self.tr("Weight of {name}").format(name=name))
        self.weight.valueChanged.connect(self._on_weight)
        folder = make_tool(
            self, self.tr("Choose another folder"), clicked=self._choose_folder, icon="add-folder", tone="muted"
        )
        folder.setVisible(self.source.kind is not SourceKind.CORRECTIONS)
        words = self.tr("Take {name} out").format(name=name)
        self.remove_button = make_tool(self, words, clicked=self._on_remove, icon="close", tone="muted")
        label = make_label(self.tr("Weight"), self, role="muted", toolTip=tip)
        return hbox(label, self.weight, folder, self.remove_button, spacing=6)

    def _metadata_row(self) -> QHBoxLayout:
        metadata = self.source.metadata
        if metadata is None:
            text = self.tr("Genres and artists: not found yet. Choose the folder fma_metadata.")
        else:
            text = self.tr("Genres and artists: {folder}").format(folder=shown_path(metadata))
        words = configured(ElidedLabel("", self), role="muted" if metadata else "warning", text=text, toolTip=text)
        tip = self.tr("Choose the folder fma_metadata, which holds tracks.csv")
        return hbox((words, 1), make_button(self.tr("Metadata…"), self, self._choose_metadata, tip=tip))

    def _where(self, corrections: int) -> str:
        if self.source.kind is SourceKind.CORRECTIONS:
            if corrections:
                return self.tr("%Ln track(s) of your own", "", corrections)
            return self.tr("None yet: choose genres in the library, and they will count here")
        if self.source.root is None:
            return self.tr("No folder chosen yet")
        if not self.source.root.is_dir():
            return self.tr("{folder} is not there now").format(folder=shown_path(self.source.root))
        return shown_path(self.source.root)

    def _change(self, source: SourceRequest) -> None:
        before, self.source = self.source, source
        if source != before:
            self.changed.emit(before, source)

    @Slot()
    def _on_kind(self) -> None:
        if self.kind_box is None:
            return
        kind = SourceKind(self.kind_box.currentData())
        root = self.source.root
        if root is not None:
            sibling = root.parent / kind.value.replace("-", "_")
            root = sibling if sibling.is_dir() else root
        self._change(replace(self.source, kind=kind, root=root))

    @Slot(float)
    def _on_weight(self, weight: float) -> None:
        self._change(replace(self.source, weight=round(weight, 1)))

    @Slot()
    def _on_remove(self) -> None:
        self.removed.emit(self.source)

    @Slot()
    def _choose_folder(self) -> None:
        start = str(self.source.root or Path.home())
        if folder := QFileDialog.getExistingDirectory(self, self.tr("Where are the clips?"), start):
            metadata = self.source.metadata
            if self.source.kind in FMA_KINDS:
                metadata = found_metadata(Path(folder)) or metadata
            self._change(replace(self.source, root=Path(folder), metadata=metadata))

    @Slot()
    def _choose_metadata(self) -> None:
        start = str(self.source.metadata or self.source.root or Path.home())
        if folder := QFileDialog.getExistingDirectory(self, self.tr("Where is fma_metadata?"), start):
            self._change(replace(self.source, metadata=Path(folder)))


class SourceWords(QObject):
    """What a kind of source is called and what it is. GUI thread only."""

    def of(self, kind: SourceKind) -> tuple[str, str, str]:
        """(name, sentence, name of an icon file)."""
        clips = self.tr("Clips of the Free Music Archive with its own genres")
        table = self.tr("A table clips.csv with a folder of clips, as our own model was made")
        named = self.tr("The name of each folder is the genre")
        ten = self.tr("1,000 clips in ten folders: blues, classical, country and so on")
        yours = self.tr("Tracks whose genre you chose yourself in the library")
        return {
            SourceKind.FMA_SMALL: (self.tr("FMA small"), clips, "music"),
            SourceKind.FMA_MEDIUM: (self.tr("FMA medium"), clips, "music"),
            SourceKind.FMA_LARGE: (self.tr("FMA large"), clips, "music"),
            SourceKind.FMA_FULL: (self.tr("FMA full"), clips, "music"),
            SourceKind.FOLDERS: (self.tr("A folder for each genre"), named, "folder"),
            SourceKind.GTZAN: (self.tr("GTZAN"), ten, "library"),
            SourceKind.CORRECTIONS: (self.tr("My corrections"), yours, "edited"),
            SourceKind.CORPUS: (self.tr("Corpus"), table, "queue"),
        }[kind]


def folder_among(paths: list[Path]) -> list[Path]:
    """The first folder of what is dropped, if there is one; a table like tracks.csv stands for its folder."""
    folders = (
        path if path.is_dir() else path.parent for path in paths if path.is_dir() or path.suffix.casefold() == ".csv"
    )
    return list(islice(folders, 1))
