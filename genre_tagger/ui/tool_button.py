"""Buttons of the rows of tools: small, with an icon, reached by Tab and named for those who do not see it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget


def tool_button(
    parent: QWidget, name: str, tip: str, *, checkable: bool = False, shows_name: bool = False
) -> QToolButton:
    """A button of that name; `shows_name` puts it beside the icon."""
    button = QToolButton(parent)
    button.setAccessibleName(name)
    button.setToolTip(tip)
    button.setCheckable(checkable)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if shows_name:
        button.setText(name)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button
