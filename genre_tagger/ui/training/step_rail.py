"""The five steps at the top of the tab: where one is, what is done, and what each came to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from genre_tagger.ui.colors import colors_of
from genre_tagger.ui.icons import paint_icon
from genre_tagger.ui.widgets.building import configured, hbox

_DISC = 24.0


class StepState(Enum):
    """How a step stands. BUSY: something runs there now."""

    OPEN = "open"
    BUSY = "busy"
    DONE = "done"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class StepFace:
    """What a step shows: a few words under its name."""

    state: StepState
    words: str
    enabled: bool = True


class StepRail(QWidget):
    """`chosen` carries the step's number, from 0. GUI thread only."""

    chosen = Signal(int)

    def __init__(self, titles: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = [_StepButton(number, title, self) for number, title in enumerate(titles)]
        hbox(*((button, 1) for button in self.buttons), parent=self, spacing=4)
        group = configured(QButtonGroup(self), idClicked=self.chosen)
        for button in self.buttons:
            group.addButton(button, button.number)

    def show_step(self, number: int) -> None:
        """This step is the one in view."""
        self.buttons[number].setChecked(True)

    def set_face(self, number: int, face: StepFace) -> None:
        """How the step stands now."""
        self.buttons[number].set_face(face)


class _StepButton(QAbstractButton):
    """A numbered disc, the step's name and a few words."""

    def __init__(self, number: int, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.number = number
        self._face = StepFace(StepState.OPEN, "")
        self.setText(title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_face(self._face)

    def sizeHint(self) -> QSize:
        return QSize(140, round(2 * QFontMetricsF(self.font()).height() + 18))

    def set_face(self, face: StepFace) -> None:
        self._face = face
        self.setEnabled(face.enabled)
        self.setAccessibleName(self.tr("Step {number}: {title}").format(number=self.number + 1, title=self.text()))
        self.setAccessibleDescription(face.words)
        self.setToolTip(face.words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors, here = colors_of(self), self.isChecked()
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if here or self.underMouse() or self.hasFocus():
            painter.setPen(QPen(QColor(colors.accent), 1) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.accent_soft if here else colors.hover))
            painter.drawRoundedRect(frame, 8, 8)
        self._paint_disc(painter, QRectF(10, (self.height() - _DISC) / 2, _DISC, _DISC))
        left, room = 10 + _DISC + 9, self.width() - _DISC - 27
        title = QFont(self.font())
        title.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetricsF(title)
        has_words = bool(self._face.words)
        top = (self.height() - metrics.height() * (2 if has_words else 1)) / 2
        painter.setFont(title)
        painter.setPen(QColor(colors.text if self.isEnabled() else colors.disabled))
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(QPointF(left, top + metrics.ascent()), metrics.elidedText(self.text(), elide, room))
        if has_words:
            small = QFont(self.font())
            small.setPointSizeF(self.font().pointSizeF() * 0.9)
            metrics = QFontMetricsF(small)
            painter.setFont(small)
            muted = colors.bad if self._face.state is StepState.BAD else colors.muted
            painter.setPen(QColor(muted if self.isEnabled() else colors.disabled))
            base = self.height() - top - metrics.descent()
            painter.drawText(QPointF(left, base), metrics.elidedText(self._face.words, elide, room))

    def _paint_disc(self, painter: QPainter, disc: QRectF) -> None:
        colors, state = colors_of(self), self._face.state
        fills = {StepState.DONE: colors.good, StepState.BAD: colors.bad, StepState.BUSY: colors.accent}
        fill = fills.get(state, colors.accent if self.isChecked() else "")
        painter.setPen(QPen(QColor(fill or (colors.border_strong if self.isEnabled() else colors.border)), 1.5))
        painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(disc)
        names = {StepState.DONE: "accept", StepState.BAD: "close", StepState.BUSY: "play"}
        if state in names:
            paint_icon(painter, names[state], colors.on_accent, disc.adjusted(5, 5, -5, -5))
            return
        tone = colors.on_accent if fill else (colors.muted if self.isEnabled() else colors.disabled)
        painter.setPen(QColor(tone))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self.number + 1))
