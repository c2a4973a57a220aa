"""What the user may choose once."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from genre_tagger.settings import Settings
from genre_tagger.ui.translation import LANGUAGES


class SettingsDialog(QDialog):
    """Edits a copy of `settings`; `settings_chosen` carries it once accepted."""

    settings_chosen = Signal(object)

    def __init__(self, settings: Settings, model_threshold: float | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(self.tr("Settings"))
        self.setMinimumWidth(640)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 12, 20, 16)
        layout.setSpacing(6)
        boxes = (self._writing(model_threshold), self._listening(), self._appearance())
        for box in boxes:
            layout.addWidget(box)
        _align_labels(boxes)
        layout.addStretch(1)
        layout.addSpacing(8)
        layout.addLayout(self._buttons())
        self._show(settings)

    def _writing(self, model_threshold: float | None) -> QGroupBox:
        self._policy = QComboBox()
        for value, text in (
            ("fill", self.tr("Fill in only where there is none")),
            ("append", self.tr("Add to the genres that are there")),
            ("replace", self.tr("Replace the genres that are there")),
        ):
            self._policy.addItem(text, value)
        self._own_threshold = QCheckBox(self.tr("Write only when at least this sure:"))
        self._threshold = _spin_box(0, 100)
        self._threshold.setFixedWidth(92)
        self._threshold.setSuffix(" %")
        self._threshold.setAccessibleName(self.tr("Least confidence"))
        self._threshold.setValue(round(100 * (model_threshold or 0.5)))
        self._own_threshold.toggled.connect(self._threshold.setEnabled)
        self._threshold.setEnabled(False)
        sure = QHBoxLayout()
        sure.addWidget(self._own_threshold)
        sure.addWidget(self._threshold)
        sure.addStretch(1)
        self._keep = QLineEdit()
        self._keep.setPlaceholderText(self.tr("Jazz, Christmas"))
        self._keep.setToolTip(self.tr("Genres that always stay in a file, separated by commas."))
        self._provenance = QCheckBox(self.tr("Also note the model and its confidence in the tags"))
        box, form = _group(self.tr("Writing"))
        form.addRow(self.tr("&Genres in a file:"), self._policy)
        form.addRow("", sure)
        if model_threshold is not None:
            hint = self.tr("Otherwise the model's own threshold counts, {share} %.")
            form.addRow("", _muted(hint.format(share=round(100 * model_threshold))))
        form.addRow(self.tr("Always &keep:"), self._keep)
        form.addRow("", self._provenance)
        return box

    def _listening(self) -> QGroupBox:
        self._windows = _spin_box(0, 50)
        self._windows.setSpecialValueText(self.tr("As the model advises"))
        self._windows.setToolTip(self.tr("More windows of 29 seconds are surer and slower."))
        self._jobs = _spin_box(0, 64)
        self._jobs.setSpecialValueText(self.tr("One for each core"))
        box, form = _group(self.tr("Listening"))
        form.addRow(self.tr("&Windows of a track:"), self._windows)
        form.addRow(self.tr("Worker &processes:"), self._jobs)
        form.addRow("", _muted(self.tr("Changed worker processes count from the next start.")))
        return box

    def _appearance(self) -> QGroupBox:
        self._theme = QComboBox()
        for value, text in (
            ("system", self.tr("As the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ):
            self._theme.addItem(text, value)
        self._language = QComboBox()
        self._language.addItem(self.tr("As the system"), "system")
        for tag, name in LANGUAGES.items():
            self._language.addItem(name, tag)
        box, form = _group(self.tr("Appearance"))
        form.addRow(self.tr("&Theme:"), self._theme)
        form.addRow(self.tr("&Language:"), self._language)
        form.addRow("", _muted(self.tr("A new language counts from the next start.")))
        return box

    def _buttons(self) -> QHBoxLayout:
        defaults = QPushButton(self.tr("Defaults"))
        defaults.setAutoDefault(False)
        defaults.clicked.connect(self._on_defaults)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        save = QPushButton(self.tr("Save"))
        save.setProperty("primary", True)
        save.setDefault(True)
        save.clicked.connect(self.accept)
        layout = QHBoxLayout()
        layout.addWidget(defaults)
        layout.addStretch(1)
        layout.addWidget(cancel)
        layout.addWidget(save)
        return layout

    def _show(self, settings: Settings) -> None:
        self._policy.setCurrentIndex(self._policy.findData(settings.policy))
        self._own_threshold.setChecked(settings.min_confidence is not None)
        if settings.min_confidence is not None:
            self._threshold.setValue(round(100 * settings.min_confidence))
        self._keep.setText(", ".join(settings.keep))
        self._provenance.setChecked(settings.provenance)
        self._windows.setValue(settings.windows or 0)
        self._jobs.setValue(settings.jobs or 0)
        self._theme.setCurrentIndex(self._theme.findData(settings.theme))
        self._language.setCurrentIndex(max(0, self._language.findData(settings.language)))

    def chosen(self) -> Settings:
        """The settings as the dialog shows them now."""
        keep = tuple(dict.fromkeys(part.strip() for part in self._keep.text().split(",") if part.strip()))
        return replace(
            self._settings,
            policy=self._policy.currentData(),
            min_confidence=self._threshold.value() / 100 if self._own_threshold.isChecked() else None,
            keep=keep,
            provenance=self._provenance.isChecked(),
            windows=self._windows.value() or None,
            jobs=self._jobs.value() or None,
            theme=self._theme.currentData(),
            language=self._language.currentData(),
        )

    def accept(self) -> None:
        """Save."""
        super().accept()
        self.settings_chosen.emit(self.chosen())

    @Slot()
    def _on_defaults(self) -> None:
        self._show(replace(Settings(), recent_folders=self._settings.recent_folders))


def _group(title: str) -> tuple[QGroupBox, QFormLayout]:
    box = QGroupBox(title)
    form = QFormLayout(box)
    form.setContentsMargins(14, 12, 14, 12)
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(8)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return box, form


def _spin_box(lowest: int, highest: int) -> QSpinBox:
    box = QSpinBox()
    box.setRange(lowest, highest)
    box.lineEdit().setTextMargins(6, 0, 0, 0)
    return box


def _align_labels(boxes: tuple[QGroupBox, ...]) -> None:
    """One label column through all groups, so that the fields stand in line."""
    labels = [label for box in boxes for label in box.findChildren(QLabel) if label.buddy() is not None]
    width = max(label.sizeHint().width() for label in labels)
    for label in labels:
        label.setMinimumWidth(width)


def _muted(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "muted")
    return label
