"""Every text that a person could read or have read out from a widget, to look for what does not belong there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTabWidget,
    QWidget,
)

ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
MOST_ROWS = 40
_DATE = re.compile(r"\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")
_POINT = re.compile(r"(?<![\w.])[+−-]?\d+\.\d{1,2}(?!\w)(?!\.\d)|(?<![\w.])0\.\d+")


def decimal_points(text: str) -> list[str]:
    """The numbers in `text` that are written the English way. `5.123` is a whole number in German; dates are none."""
    return _POINT.findall(_DATE.sub("", text))


def english_numbers(widget: QWidget, painted: list[str]) -> list[str]:
    """All texts of `widget`, those it paints too, in which a number has a decimal point."""
    widget.grab()
    QApplication.processEvents()
    return sorted({text for text in (*painted, *_texts(widget)) if decimal_points(text)})


def record_painting(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Everything that our own painting writes from now on."""
    painted: list[str] = []
    draw = QPainter.drawText

    def note(painter: QPainter, *parts: Any) -> Any:
        painted.extend(part for part in parts if isinstance(part, str))
        return draw(painter, *parts)

    monkeypatch.setattr(QPainter, "drawText", note)
    return painted


def _texts(widget: QWidget) -> Iterator[str]:
    for part in (widget, *widget.findChildren(QWidget)):
        yield from (part.toolTip(), part.accessibleName(), part.accessibleDescription())
        if isinstance(part, QLabel | QAbstractButton | QLineEdit | QAbstractSpinBox):
            yield part.text()
        elif isinstance(part, QComboBox):
            yield from (part.itemText(place) for place in range(part.count()))
        elif isinstance(part, QTabWidget):
            yield from (part.tabText(place) for place in range(part.count()))
        elif isinstance(part, QAbstractItemView) and part.model() is not None:
            yield from _cells(part.model())


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for row in range(min(MOST_ROWS, model.rowCount())):
        for column in range(columns):
            values = (model.index(row, column).data(role) for role in ROLES)
            yield from (value for value in values if isinstance(value, str))
