"""How the pages of the settings look: groups of labelled fields, one column for all labels."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QGroupBox, QLabel, QSpinBox, QVBoxLayout, QWidget


def group(title: str) -> tuple[QGroupBox, QFormLayout]:
    """A titled box and the form inside it."""
    box = QGroupBox(title)
    form = QFormLayout(box)
    form.setContentsMargins(14, 12, 14, 12)
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(8)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return box, form


def stack(page: QWidget, boxes: Iterable[QGroupBox]) -> None:
    """The boxes under each other on `page`, their labels in one column, so that the fields stand in line."""
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 4, 0, 0)
    layout.setSpacing(6)
    labels = []
    for box in boxes:
        layout.addWidget(box)
        labels += [label for label in box.findChildren(QLabel) if label.buddy() is not None]
    layout.addStretch(1)
    width = max((label.sizeHint().width() for label in labels), default=0)
    for label in labels:
        label.setMinimumWidth(width)


def choice(pairs: Iterable[tuple[object, str]]) -> QComboBox:
    """A list of (value, text)."""
    box = QComboBox()
    for value, text in pairs:
        box.addItem(text, value)
    return box


def choose(box: QComboBox, value: object) -> None:
    """The entry of that value, or the first."""
    box.setCurrentIndex(max(0, box.findData(value)))


def spin_box(lowest: int, highest: int) -> QSpinBox:
    """A number between two bounds."""
    box = QSpinBox()
    box.setRange(lowest, highest)
    box.lineEdit().setTextMargins(6, 0, 0, 0)
    return box


def muted(text: str) -> QLabel:
    """A line of explanation."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setProperty("role", "muted")
    return label
