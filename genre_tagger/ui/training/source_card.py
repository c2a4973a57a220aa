"""One chosen source of data: what it is, where it is, how much it counts; and the names of all kinds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QFileDialog, QFrame, QGridLayout, QHBoxLayout, QWidget

from genre_tagger.app.datasets import FMA_KINDS, HIGHEST_WEIGHT, LOWEST_WEIGHT, found_metadata
from genre_tagger.training.data.dataset import SourceKind, SourceRequest
from genre_tagger.ui.icons import IconLabel
from genre_tagger.ui.library.cell_text import shown_path
from genre_tagger.ui.widgets.building import ElidedLabel, configured, hbox, make_button, make_label, make_tool


class SourceCard(QFrame):
    """`changed` (the source before, the source now) and `removed` (the source). GUI thread only."""

    changed = Signal(SourceRequest, SourceRequest)
    removed = Signal(SourceRequest)

    def __init__(self, source: SourceRequest, corrections: int, parent: QWidget | None = None) -> None:
        """`corrections` is how many the user has made; said on their own card."""
        super().__init__(parent)
        self.setProperty("role", "card")
        self.source = source
        words, where = SourceWords(self).of(source.kind), self._where(corrections)
        self.kind_box: QComboBox | None = self._fma_kinds() if source.kind in FMA_KINDS else None
        name: QWidget = self.kind_box or make_label(words.name, self, role="heading")
        grid = QGridLayout(self)
        configured(
            grid, contentsMargins=(14, 10, 10, 10), horizontalSpacing=12, verticalSpacing=3, columnStretch=(1, 1)
        )
        grid.addWidget(IconLabel(words.icon, self, size=24, tone="accent"), 0, 0, 2, 1)
        grid.addWidget(name, 0, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addLayout(self._buttons(words.name), 0, 2, 2, 1)
        grid.addWidget(configured(ElidedLabel("", self), role="muted", text=where, toolTip=where), 1, 1)
        if source.kind in FMA_KINDS:
            grid.addLayout(self._metadata_row(), 2, 1, 1, 2)
        self.setAccessibleName(words.name)
        self.setAccessibleDescription(f"{words.sentence}. {where}")

    def _fma_kinds(self) -> QComboBox:
        words, box = SourceWords(self), configured(QComboBox(self), minimumWidth=150)
        for kind in FMA_KINDS:
            box.addItem(words.of(kind).name, kind.value)
        box.setCurrentIndex(box.findData(self.source.kind.value))
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
        folder = QFileDialog.getExistingDirectory(self, self.tr("Where are the clips?"), start)
        if folder:
            metadata = self.source.metadata
            if self.source.kind in FMA_KINDS:
                metadata = found_metadata(Path(folder)) or metadata
            self._change(replace(self.source, root=Path(folder), metadata=metadata))

    @Slot()
    def _choose_metadata(self) -> None:
        start = str(self.source.metadata or self.source.root or Path.home())
        folder = QFileDialog.getExistingDirectory(self, self.tr("Where is fma_metadata?"), start)
        if folder:
            self._change(replace(self.source, metadata=Path(folder)))


@dataclass(frozen=True, slots=True)
class KindWords:
    """`icon` is the name of an icon file."""

    name: str
    sentence: str
    icon: str


class SourceWords(QObject):
    """GUI thread only."""

    def of(self, kind: SourceKind) -> KindWords:
        """The words of one kind."""
        names = {
            SourceKind.FMA_SMALL: self.tr("FMA small"),
            SourceKind.FMA_MEDIUM: self.tr("FMA medium"),
            SourceKind.FMA_LARGE: self.tr("FMA large"),
            SourceKind.FMA_FULL: self.tr("FMA full"),
        }
        if kind in names:
            return KindWords(names[kind], self.tr("Clips of the Free Music Archive with its own genres"), "music")
        return {
            SourceKind.FOLDERS: KindWords(
                self.tr("A folder for each genre"), self.tr("The name of each folder is the genre"), "folder"
            ),
            SourceKind.GTZAN: KindWords(
                self.tr("GTZAN"), self.tr("1,000 clips in ten folders: blues, classical, country and so on"), "library"
            ),
            SourceKind.CORRECTIONS: KindWords(
                self.tr("My corrections"), self.tr("Tracks whose genre you chose yourself in the library"), "edited"
            ),
            SourceKind.CORPUS: KindWords(
                self.tr("Corpus"),
                self.tr("A table clips.csv with a folder of clips, as our own model was made"),
                "queue",
            ),
        }[kind]
