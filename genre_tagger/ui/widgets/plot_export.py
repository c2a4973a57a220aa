"""A plot as a file: a picture in twice the screen's resolution, or a drawing whose lines and letters stay sharp."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QPointF, QRectF, QSizeF, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QFileDialog, QGraphicsView, QMenu

from genre_tagger.foundation.errors import GenreTaggerError
from genre_tagger.foundation.whole_file import whole_file
from genre_tagger.ui.theme import colors_of
from genre_tagger.ui.translation import error_text
from genre_tagger.ui.widgets.building import configured

_MARGIN = 16.0
_PICTURE_RATIO = 2.0
_LEAST_WIDTH = 900.0


class PlotExport(QObject):
    """Saves and copies what a view shows, under a title. GUI thread only; belongs to the view."""

    exported = Signal(str)
    """(path)"""
    failed = Signal(str)
    """(one sentence)"""

    def __init__(self, view: QGraphicsView, title: str) -> None:
        super().__init__(view)
        self._view = view
        self.title = title
        """Stands above the picture and is the file's suggested name."""
        self._menu: QMenu | None = None

    def menu(self) -> QMenu:
        """The ways to save and copy, for a button or the right mouse button."""
        if self._menu is None:
            menu = self._menu = QMenu(self._view)
            menu.addAction(self.tr("Save as picture (PNG)…")).triggered.connect(self.ask_for_png)
            menu.addAction(self.tr("Save as drawing (SVG)…")).triggered.connect(self.ask_for_svg)
            menu.addSeparator()
            menu.addAction(self.tr("Copy picture")).triggered.connect(self.copy)
        return self._menu

    def image(self) -> QImage:
        """The view with its title."""
        size, ratio = self._size(), _PICTURE_RATIO
        image = QImage(round(size.width() * ratio), round(size.height() * ratio), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        painter = QPainter(image)
        self._draw(painter)
        painter.end()
        return image

    def save_png(self, path: str) -> None:
        """Writes the picture whole or not at all. Raises GenreTaggerError."""
        with _written(path) as device:
            QImageWriter(device, QByteArray(b"png")).write(self.image())

    def save_svg(self, path: str) -> None:
        """Writes the drawing whole or not at all. Raises GenreTaggerError."""
        size, description = self._size(), self._view.accessibleDescription()
        with _written(path) as device:
            generator = configured(QSvgGenerator(QSvgGenerator.SvgVersion.Svg11), outputDevice=device)
            configured(generator, size=size.toSize(), viewBox=QRectF(QPointF(), size))
            generator.setResolution(self._view.logicalDpiX())  # or the axes, recorded for the screen, are drawn smaller
            painter = QPainter(configured(generator, title=self.title, description=description))
            self._draw(painter)
            painter.end()

    @Slot()
    def copy(self) -> None:
        """To the clipboard."""
        QGuiApplication.clipboard().setImage(self.image())

    @Slot()
    def ask_for_png(self) -> None:
        """A dialog, then a picture."""
        self._ask(self.tr("Save as picture"), ".png", self.tr("Pictures (*.png)"))

    @Slot()
    def ask_for_svg(self) -> None:
        """A dialog, then a drawing."""
        self._ask(self.tr("Save as drawing"), ".svg", self.tr("Drawings (*.svg)"))

    def _ask(self, caption: str, suffix: str, kinds: str) -> None:
        suggestion = Path(self.title or "plot").stem + suffix
        path, _ = QFileDialog.getSaveFileName(self._view, caption, suggestion, kinds)
        if not path:
            return
        path = path if path.lower().endswith(suffix) else path + suffix
        try:
            (self.save_png if suffix == ".png" else self.save_svg)(path)
        except GenreTaggerError as error:
            self.failed.emit(error_text(error))
        else:
            self.exported.emit(path)

    def _size(self) -> QSizeF:
        """In units of the screen: as large as there, or large enough to be useful elsewhere."""
        shown = QSizeF(self._view.size())
        shown *= max(1.0, _LEAST_WIDTH / max(1.0, shown.width()))
        return QSizeF(shown.width(), shown.height() + self._heading_height())

    def _heading_height(self) -> float:
        return QFontMetricsF(self._view.font()).height() + 1.5 * _MARGIN

    def _draw(self, painter: QPainter) -> None:
        view, size, top = self._view, self._size(), self._heading_height()
        colors = colors_of(view)
        painter.fillRect(QRectF(QPointF(), size), QColor(colors.window))
        heading = QFont(view.font())
        heading.setBold(True)
        painter.setFont(heading)
        painter.setPen(QColor(colors.text))
        painter.drawText(QPointF(_MARGIN, _MARGIN + QFontMetricsF(heading).ascent()), self.title)
        painter.setFont(view.font())
        view.render(painter, QRectF(0, top, size.width(), size.height() - top), view.viewport().rect())


@contextmanager
def _written(path: str) -> Generator[QBuffer]:
    """What is drawn into it stands in the file then, whole or not at all."""
    target, buffer = Path(path), QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    yield buffer
    try:
        with whole_file(target) as file:
            file.write(buffer.data().data())
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise GenreTaggerError(
            "{name} could not be saved ({reason}); choose another folder.", path, name=target.name, reason=reason
        ) from error
