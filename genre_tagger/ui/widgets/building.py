"""Widgets, actions, timers and layouts in one expression each. GUI thread only.

Keyword arguments are Qt's own names: `toolTip="…"` calls `setToolTip`, `clicked=slot` connects the signal, anything
Qt does not know becomes a dynamic property for the stylesheet (`role="muted"`). A tuple is spread over the setter's
arguments: `range=(0, 100)`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAction, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from genre_tagger.ui.theme import icon as themed_icon

TOP, CENTER = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignHCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
Margins = int | tuple[int, int, int, int] | None
Made = TypeVar("Made")
Button = TypeVar("Button", bound=QAbstractButton)
Box = TypeVar("Box", bound=QBoxLayout)


@dataclass(frozen=True, slots=True)
class Gap:
    """A fixed empty space in a layout."""

    pixels: int


Part = QWidget | QLayout | Gap | int | tuple[Any, ...]
"""A widget or a layout, alone or as (it, stretch) or (it, stretch, alignment); a number is a stretch."""


def configured(made: Made, **values: Any) -> Made:
    """The object with its properties set and its signals connected, in the order given."""
    for name, value in values.items():
        setter = getattr(made, f"set{name[0].upper()}{name[1:]}", None)
        if setter is not None:
            setter(*value) if isinstance(value, tuple) else setter(value)
        elif isinstance(signal := getattr(made, name, None), SignalInstance):
            signal.connect(value)
        else:
            made.setProperty(name, value)  # type: ignore[attr-defined]
    return made


def make_label(
    text: str = "",
    parent: QWidget | None = None,
    *,
    role: str = "",
    wrap: bool = False,
    plain: bool = False,
    selectable: bool = False,
    **values: Any,
) -> QLabel:
    """A text. `role` is the stylesheet's: heading, title, muted, good, warning, bad. `plain`: no HTML in it."""
    label = configured(QLabel(text, parent), wordWrap=wrap, **({"role": role} if role else {}))
    if plain:
        label.setTextFormat(Qt.TextFormat.PlainText)
    if selectable:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return configured(label, **values)


def make_button(
    text: str,
    parent: QWidget | None = None,
    clicked: Any = None,
    *,
    icon: str = "",
    tip: str = "",
    primary: bool = False,
    **values: Any,
) -> QPushButton:
    """A push button; `icon` is the name of an icon file, `clicked` a slot or a signal."""
    button = configured(QPushButton(text, parent), toolTip=tip, primary=primary)
    return _pressed(button, clicked, icon, "on_accent" if primary else "text", values)


def make_tool(
    parent: QWidget,
    name: str,
    tip: str = "",
    clicked: Any = None,
    *,
    icon: str = "",
    tone: str = "text",
    shows_name: bool = False,
    **values: Any,
) -> QToolButton:
    """A small button, reached by Tab and named for those who do not see it; `shows_name` puts that beside the icon."""
    button = configured(QToolButton(parent), accessibleName=name, toolTip=tip or name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if shows_name:
        configured(button, text=name, toolButtonStyle=Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return _pressed(button, clicked, icon, tone, values)


def _pressed(button: Button, clicked: Any, icon: str, tone: str, values: dict[str, Any]) -> Button:
    if icon:
        button.setIcon(themed_icon(icon, tone))
    if clicked is not None:
        button.clicked.connect(clicked)
    return configured(button, **values)


def make_action(text: str, parent: QObject, triggered: Any = None, *, icon: str = "", **values: Any) -> QAction:
    """A menu's or a widget's action."""
    action = QAction(text, parent)
    if icon:
        action.setIcon(themed_icon(icon))
    if triggered is not None:
        action.triggered.connect(triggered)
    return configured(action, **values)


def make_timer(parent: QObject, milliseconds: int, timeout: Any, *, repeats: bool = False) -> QTimer:
    """A timer that is not yet running."""
    return configured(QTimer(parent), singleShot=not repeats, interval=milliseconds, timeout=timeout)


def set_role(widget: QWidget, role: str) -> None:
    """Another role while it is on show: the stylesheet is applied anew where it changed."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().polish(widget)


def bring_to_front(window: QWidget) -> None:
    """Shown, above the others, with the keyboard."""
    window.show()
    window.raise_()
    window.activateWindow()


def hbox(*parts: Part, parent: QWidget | None = None, spacing: int | None = None, margins: Margins = 0) -> QHBoxLayout:
    """Parts from left to right, laid out in `parent`; `margins` None are those of the style."""
    return _filled(QHBoxLayout(), parts, parent, spacing, margins)


def vbox(*parts: Part, parent: QWidget | None = None, spacing: int | None = None, margins: Margins = 0) -> QVBoxLayout:
    """Parts from top to bottom, as `hbox`."""
    return _filled(QVBoxLayout(), parts, parent, spacing, margins)


def _filled(box: Box, parts: tuple[Part, ...], parent: QWidget | None, spacing: int | None, margins: Margins) -> Box:
    if parent is not None:
        parent.setLayout(box)
    if margins is not None:
        box.setContentsMargins(*((margins,) * 4 if isinstance(margins, int) else margins))
    if spacing is not None:
        box.setSpacing(spacing)
    for part in parts:
        what, *how = part if isinstance(part, tuple) else (part,)
        if isinstance(what, Gap):
            box.addSpacing(what.pixels)
        elif isinstance(what, int):
            box.addStretch(what)
        elif isinstance(what, QLayout):
            box.addLayout(what, *how)
        else:
            box.addWidget(what, *how)
    return box


def stacked(parent: QWidget | None, *pages: QWidget) -> QStackedWidget:
    """Pages of which one is in view."""
    stack = QStackedWidget(parent)
    for page in pages:
        stack.addWidget(page)
    return stack


class SnugStack(QStackedWidget):
    """As small as the page in view allows; the others do not hold the window open."""

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return QSize(0, 0) if page is None else page.minimumSizeHint()


def split(
    *parts: QWidget,
    parent: QWidget | None = None,
    orientation: Qt.Orientation = Qt.Orientation.Horizontal,
    stretches: tuple[int, ...] = (),
    sizes: tuple[int, ...] = (),
) -> QSplitter:
    """Parts with handles between them; none can be folded away."""
    splitter = configured(QSplitter(orientation, parent), childrenCollapsible=False)
    for part in parts:
        splitter.addWidget(part)
    for place, stretch in enumerate(stretches):
        splitter.setStretchFactor(place, stretch)
    if sizes:
        splitter.setSizes(list(sizes))
    return splitter


def scrolled(inner: QWidget, parent: QWidget | None = None, **values: Any) -> QScrollArea:
    """`inner` as wide as there is room, scrolled up and down."""
    area = configured(QScrollArea(parent), widgetResizable=True, focusPolicy=Qt.FocusPolicy.NoFocus, widget=inner)
    return configured(area, horizontalScrollBarPolicy=Qt.ScrollBarPolicy.ScrollBarAlwaysOff, **values)


def make_card(parent: QWidget | None = None, **values: Any) -> QFrame:
    """A framed surface."""
    return configured(QFrame(parent), **{"role": "card", **values})


class ElidedLabel(QLabel):
    """One line, cut at the end with an ellipsis."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    def setText(self, text: str) -> None:
        """Also the tooltip, because some of it may not be seen."""
        super().setText(text)
        self.setToolTip(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.style().drawItemText(
            painter, self.rect(), self.alignment(), self.palette(), self.isEnabled(), text, self.foregroundRole()
        )


class FileDrops(QObject):
    """Takes files that are dragged over a widget, if `wanted` makes something of their paths. GUI thread only."""

    dragging = Signal(bool)
    """Whether files that are wanted are held over it."""
    dropped = Signal(list)
    """(what `wanted` made of them)"""

    def __init__(self, target: QWidget, wanted: Callable[[list[Path]], list[Path]] = list) -> None:
        super().__init__(target)
        self._wanted = wanted
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, target: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in (QEvent.Type.DragEnter, QEvent.Type.DragLeave, QEvent.Type.Drop):
            return False
        found: list[Path] = []
        if isinstance(event, QDropEvent):
            urls = event.mimeData().urls()
            found = self._wanted([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
            event.setAccepted(bool(found))
            if found:
                event.acceptProposedAction()
        self.dragging.emit(kind == QEvent.Type.DragEnter and bool(found))
        if kind == QEvent.Type.Drop and found:
            self.dropped.emit(found)
        return True
