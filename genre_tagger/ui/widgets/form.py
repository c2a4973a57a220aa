"""Fields of forms, read and filled in one place whatever their kind. GUI thread only."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QLocale, QSignalBlocker, Qt
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QGroupBox,
    QLabel,
    QLayout,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from genre_tagger.ui.figure_text import significant
from genre_tagger.ui.widgets.building import configured, vbox


def value_of(field: QWidget) -> Any:
    """A tick as a bool, a choice's data, a number, a text without the spaces around it."""
    if isinstance(field, QCheckBox):
        return field.isChecked()
    if isinstance(field, QComboBox):
        return field.currentText().strip() if field.isEditable() else field.currentData()
    if isinstance(field, QLineEdit):
        return field.text().strip()
    assert isinstance(field, QSpinBox | QDoubleSpinBox)
    return field.value()


def show_value(field: QWidget, value: Any) -> None:
    """Inverse of `value_of`, without a signal. A choice that does not offer it shows its first, None is no number."""
    with QSignalBlocker(field):
        if isinstance(field, QCheckBox):
            field.setChecked(bool(value))
        elif isinstance(field, QComboBox) and not field.isEditable():
            field.setCurrentIndex(max(0, field.findData(value)))
        elif isinstance(field, QComboBox):
            field.setEditText(str(value))
        elif isinstance(field, QLineEdit):
            field.setText(value)
        elif isinstance(field, QSpinBox | QDoubleSpinBox):
            field.setValue(value or 0)


def make_choice(pairs: Iterable[tuple[str, object]], parent: QWidget | None = None, **values: Any) -> QComboBox:
    """A list of (text, data); `values` as in `configured`, whose signals are connected once it is filled."""
    box = QComboBox(parent)
    for text, data in pairs:
        box.addItem(text, data)
    return configured(box, **values)


class FormPage(QWidget):
    """Groups of labelled fields, one column for all labels; edits some of the settings and leaves the others alone.

    What a field holds is the setting of its name: a choice its data, a number None for 0, a line its parts.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, QWidget] = {}
        self._column = vbox(1, parent=self, spacing=6, margins=(0, 4, 0, 0))

    def add_group(self, title: str, *rows: tuple[str, QWidget | QLayout, str]) -> None:
        """A titled box of rows: (label, what stands beside it, name of the setting or "")."""
        box = QGroupBox(title)
        form = configured(QFormLayout(box), contentsMargins=(14, 12, 14, 12), horizontalSpacing=16, verticalSpacing=8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for label, part, name in rows:
            form.addRow(label, part)
            if name and isinstance(part, QWidget):
                self.fields[name] = part
        self._column.insertWidget(self._column.count() - 1, box)

    def align(self) -> None:
        """All labels as wide as the widest, so that the fields stand in line."""
        labels = [label for label in self.findChildren(QLabel) if label.buddy() is not None]
        width = max((label.sizeHint().width() for label in labels), default=0)
        for label in labels:
            label.setMinimumWidth(width)

    def show_settings(self, settings: Any) -> None:
        """Fill the fields."""
        for name, field in self.fields.items():
            value = getattr(settings, name)
            show_value(field, ", ".join(value) if isinstance(value, tuple) else value)

    def chosen(self, settings: Any) -> Any:
        """`settings` with what stands in the fields."""
        values: dict[str, Any] = {name: _setting_in(field) for name, field in self.fields.items()}
        return replace(settings, **values)


def _setting_in(field: QWidget) -> Any:
    value = value_of(field)
    if isinstance(field, QLineEdit):
        return tuple(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))
    return value or None if isinstance(field, QSpinBox) else value


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
