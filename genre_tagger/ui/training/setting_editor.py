"""One setting of a run as a field: bounds, unit, help, and whether it differs from the preset."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QLocale, QSignalBlocker, Signal, Slot
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QSpinBox, QWidget

from genre_tagger.training.setting_fields import SettingField
from genre_tagger.ui.figure_text import significant
from genre_tagger.ui.widgets.building import configured

Value = int | float | str | bool


def shown(text: str) -> str:
    """A text of presets, fields and choices, which the engine states in English, in the user's language."""
    return QCoreApplication.translate("RunSettings", text) if text else ""


class NumberBox(QDoubleSpinBox):
    """A number of any size: 1e-4 and 0.35 alike. Steps multiply where that is the field's way."""

    def __init__(self, logarithmic: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._logarithmic = logarithmic
        self.setDecimals(9)

    def textFromValue(self, value: float) -> str:
        if value and abs(value) < 1e-3:
            return significant(value, 3).replace("e-0", "e-")
        return QLocale().toString(value, "g", 5)

    def valueFromText(self, text: str) -> float:
        return self._number(text) or 0.0

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        number = self._number(text)
        is_in = number is not None and self.minimum() <= number <= self.maximum()
        return (QValidator.State.Acceptable if is_in else QValidator.State.Intermediate), text, position

    def stepBy(self, steps: int) -> None:
        if not self._logarithmic or self.value() <= 0:
            super().stepBy(steps)
            return
        ladder = (1.0, 2.0, 5.0)
        power = math.floor(math.log10(self.value()) + 1e-9)
        place = 3 * power + max(i for i, part in enumerate(ladder) if self.value() / 10.0**power >= part * 0.999)
        place += steps
        self.setValue(ladder[place % 3] * 10.0 ** (place // 3))

    def _number(self, text: str) -> float | None:
        plain = text.removesuffix(self.suffix()).strip()
        if plain == self.specialValueText():
            return self.minimum()
        number, is_number = QLocale().toDouble(plain)
        if is_number:
            return number
        try:
            return float(plain.replace(",", "."))
        except ValueError:
            return None


class SettingEditor(QWidget):
    """Makes the fitting control for a field; `changed` (name, value) follows the person. GUI thread only.

    Not itself shown: `control` is laid out by the form.
    """

    changed = Signal(str, object)

    def __init__(self, field: SettingField, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.field = field
        self.control = self._make(parent)
        self.control.setAccessibleName(shown(field.label))
        self.control.setAccessibleDescription(shown(field.help))
        self.control.setToolTip(shown(field.help))

    def _make(self, parent: QWidget) -> QWidget:
        makers = {"integer": self._integer, "number": self._number, "choice": self._choice, "switch": self._switch}
        return makers.get(self.field.kind, self._text)(parent)

    def _integer(self, parent: QWidget) -> QWidget:
        box = QSpinBox(parent)
        box.setRange(0 if self.field.zero_means else round(self.field.low), round(self.field.high))
        if self.field.logarithmic:
            box.setStepType(QSpinBox.StepType.AdaptiveDecimalStepType)
        return self._numeric(box)

    def _number(self, parent: QWidget) -> QWidget:
        low, high = self.field.low, self.field.high
        box = NumberBox(self.field.logarithmic, parent)
        box.setRange(0.0 if self.field.zero_means else low, high)
        box.setSingleStep(max(0.01, round((high - low) / 100, 2)) if high <= 1 else 0.5)
        return self._numeric(box)

    def _numeric(self, box: QSpinBox | QDoubleSpinBox) -> QWidget:
        box.setSpecialValueText(shown(self.field.zero_means))
        box.setSuffix(f" {shown(self.field.unit)}" if self.field.unit else "")
        box.lineEdit().setTextMargins(6, 0, 0, 0)
        return configured(box, keyboardTracking=False, valueChanged=self._on_changed)

    def _choice(self, parent: QWidget) -> QWidget:
        box = configured(QComboBox(parent), activated=self._on_changed)
        for choice in self.field.choices:
            box.addItem(shown(choice), choice)
        return box

    def _switch(self, parent: QWidget) -> QWidget:
        return configured(QCheckBox(parent), toggled=self._on_changed)

    def _text(self, parent: QWidget) -> QWidget:
        """A model to start from: those that are there, or a folder typed in."""
        box = configured(QComboBox(parent), editable=True, insertPolicy=QComboBox.InsertPolicy.NoInsert)
        if (line := box.lineEdit()) is not None:
            line.setPlaceholderText(shown(self.field.zero_means))
        return configured(box, editTextChanged=self._on_changed)

    def offer(self, texts: tuple[str, ...]) -> None:
        """What a text may well be."""
        if isinstance(self.control, QComboBox) and self.control.isEditable():
            now = self.control.currentText()
            with QSignalBlocker(self.control):
                self.control.clear()
                self.control.addItems(["", *texts])
                self.control.setEditText(now)

    @property
    def value(self) -> Value:
        """As it stands in the field, of the kind that `RunSettings` wants."""
        control = self.control
        if isinstance(control, QCheckBox):
            return control.isChecked()
        if isinstance(control, QComboBox):
            return control.currentText().strip() if control.isEditable() else str(control.currentData())
        if isinstance(control, QSpinBox):
            return self._bounded(control.value())
        assert isinstance(control, QDoubleSpinBox)
        return self._bounded(control.value())

    def _bounded(self, value: float) -> int | float:
        """Zero may stand for something where lower bounds are above it; what lies between goes to the bound."""
        if self.field.zero_means and 0 < value < self.field.low:
            return type(value)(self.field.low)
        return value

    def set_value(self, value: Value) -> None:
        """Without a signal."""
        control = self.control
        with QSignalBlocker(control):
            if isinstance(control, QCheckBox):
                control.setChecked(bool(value))
            elif isinstance(control, QComboBox) and control.isEditable():
                control.setEditText(str(value))
            elif isinstance(control, QComboBox):
                control.setCurrentIndex(max(0, control.findData(value)))
            elif isinstance(control, QSpinBox):
                control.setValue(int(value))
            elif isinstance(control, QDoubleSpinBox):
                control.setValue(float(value))

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit(self.field.name, self.value)
