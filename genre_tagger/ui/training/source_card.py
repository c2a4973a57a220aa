"""One chosen source of data: what it is, where it is, how much it counts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)

from genre_tagger.app.datasets import FMA_KINDS, HIGHEST_WEIGHT, LOWEST_WEIGHT, found_metadata
from genre_tagger.training.sources.request import SourceKind, SourceRequest
from genre_tagger.ui.icons import icon, icon_pixmap
from genre_tagger.ui.library.cell_text import shown_path
from genre_tagger.ui.player.elided_label import ElidedLabel
from genre_tagger.ui.training.source_words import SourceWords
from genre_tagger.ui.views.tones import colors_of


class SourceCard(QFrame):
    """`changed` (the source before, the source now) and `removed` (the source). GUI thread only."""

    changed = Signal(object, object)
    removed = Signal(object)

    def __init__(self, source: SourceRequest, corrections: int, parent: QWidget | None = None) -> None:
        """`corrections` is how many the user has made; said on their own card."""
        super().__init__(parent)
        self.setProperty("role", "card")
        self.source = source
        words = SourceWords(self).of(source.kind)
        self._icon_name = words.icon
        self._picture = QLabel(self)
        self.kind_box: QComboBox | None = self._fma_kinds() if source.kind in FMA_KINDS else None
        name: QWidget = self.kind_box or self._heading(words.name)
        self._path = ElidedLabel("", self)
        self._path.setProperty("role", "muted")
        self._path.setText(self._where(corrections))
        self._path.setToolTip(self._where(corrections))
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 10, 10, 10)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        grid.addWidget(self._picture, 0, 0, 2, 1)
        grid.addWidget(name, 0, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addLayout(self._buttons(words.name), 0, 2, 2, 1)
        grid.addWidget(self._path, 1, 1)
        grid.setColumnStretch(1, 1)
        if source.kind in FMA_KINDS:
            grid.addLayout(self._metadata_row(), 2, 1, 1, 2)
        self.setAccessibleName(words.name)
        self.setAccessibleDescription(f"{words.sentence}. {self._where(corrections)}")
        self._dress()

    def _heading(self, name: str) -> QLabel:
        label = QLabel(name, self)
        label.setProperty("role", "heading")
        return label

    def _fma_kinds(self) -> QComboBox:
        words, box = SourceWords(self), QComboBox(self)
        for kind in FMA_KINDS:
            box.addItem(words.of(kind).name, kind.value)
        box.setCurrentIndex(box.findData(self.source.kind.value))
        box.setAccessibleName(self.tr("Subset of the Free Music Archive"))
        box.setToolTip(self.tr("Which subset to use: small lies within medium, medium within large"))
        box.setMinimumWidth(150)
        box.activated.connect(self._on_kind)
        return box

    def _buttons(self, name: str) -> QHBoxLayout:
        label = QLabel(self.tr("Weight"), self)
        label.setProperty("role", "muted")
        self.weight = QDoubleSpinBox(self)
        self.weight.setRange(LOWEST_WEIGHT, HIGHEST_WEIGHT)
        self.weight.setDecimals(1)
        self.weight.setSingleStep(0.5)
        self.weight.setFixedWidth(84)
        self.weight.setValue(self.source.weight)
        self.weight.lineEdit().setTextMargins(6, 0, 0, 0)
        self.weight.setKeyboardTracking(False)
        self.weight.setAccessibleName(self.tr("Weight of {name}").format(name=name))
        tip = self.tr("How much a clip from here counts: at 2, it is drawn twice as often as a clip at 1")
        self.weight.setToolTip(tip)
        label.setToolTip(tip)
        self.weight.valueChanged.connect(self._on_weight)
        self.folder_button = self._tool(self.tr("Choose another folder"), self._choose_folder)
        self.remove_button = self._tool(self.tr("Take {name} out").format(name=name), self._on_remove)
        self.folder_button.setVisible(self.source.kind is not SourceKind.CORRECTIONS)
        row = QHBoxLayout()
        row.setSpacing(6)
        for part in (label, self.weight, self.folder_button, self.remove_button):
            row.addWidget(part)
        return row

    def _metadata_row(self) -> QHBoxLayout:
        metadata = self.source.metadata
        self.metadata_words = ElidedLabel("", self)
        if metadata is None:
            self.metadata_words.setText(self.tr("Genres and artists: not found yet. Choose the folder fma_metadata."))
            self.metadata_words.setProperty("role", "warning")
        else:
            text = self.tr("Genres and artists: {folder}").format(folder=shown_path(metadata))
            self.metadata_words.setText(text)
            self.metadata_words.setProperty("role", "muted")
        self.metadata_words.setToolTip(self.metadata_words.text())
        self.metadata_button = QPushButton(self.tr("Metadata…"), self)
        self.metadata_button.setToolTip(self.tr("Choose the folder fma_metadata, which holds tracks.csv"))
        self.metadata_button.clicked.connect(self._choose_metadata)
        row = QHBoxLayout()
        row.addWidget(self.metadata_words, 1)
        row.addWidget(self.metadata_button)
        return row

    def _tool(self, name: str, slot: object) -> QToolButton:
        button = QToolButton(self)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(button.focusPolicy().TabFocus)
        button.clicked.connect(slot)
        return button

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

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(self, "remove_button"):
            self._dress()

    def _dress(self) -> None:
        colors = colors_of(self)
        self._picture.setPixmap(icon_pixmap(self._icon_name, colors.accent, 24, self.devicePixelRatioF()))
        self.folder_button.setIcon(icon("add-folder", colors.muted))
        self.remove_button.setIcon(icon("close", colors.muted))

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
