"""The view as a file: a picture in twice the screen's resolution, or a drawing whose lines and letters stay sharp."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from genre_tagger.errors import GenreTaggerError
from genre_tagger.ui.colors import Colors
from genre_tagger.ui.views.lane_layout import lay_out
from genre_tagger.ui.views.track_scene import TrackScene, draw_scene

_MARGIN = 16.0
_PICTURE_RATIO = 2.0


def view_image(scene: TrackScene, title: str, size: QSizeF, font: QFont, colors: Colors) -> QImage:
    """The view with its title, `size` in units of the screen. GUI thread."""
    image = QImage(
        round(size.width() * _PICTURE_RATIO), round(size.height() * _PICTURE_RATIO), QImage.Format.Format_RGB32
    )
    image.setDevicePixelRatio(_PICTURE_RATIO)
    image.fill(QColor(colors.surface))
    painter = QPainter(image)
    _draw(painter, scene, title, size, font, colors, ratio=_PICTURE_RATIO, vector=False)
    painter.end()
    return image


def save_png(path: str, image: QImage) -> None:
    """Writes the picture whole or not at all. Raises GenreTaggerError."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    _write(path, bytes(data.data()))


def save_svg(path: str, scene: TrackScene, title: str, size: QSizeF, font: QFont, colors: Colors) -> None:
    """Writes the drawing whole or not at all. GUI thread. Raises GenreTaggerError."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(round(size.width()), round(size.height())))
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setTitle(title)
    painter = QPainter(generator)
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), QColor(colors.surface))
    _draw(painter, scene, title, size, font, colors, ratio=_PICTURE_RATIO, vector=True)
    painter.end()
    _write(path, bytes(data.data()))


def _draw(
    painter: QPainter,
    scene: TrackScene,
    title: str,
    size: QSizeF,
    font: QFont,
    colors: Colors,
    *,
    ratio: float,
    vector: bool,
) -> None:
    heading = QFont(font)
    heading.setBold(True)
    metrics = QFontMetricsF(font)
    painter.setFont(heading)
    painter.setPen(QColor(colors.text))
    painter.drawText(QPointF(_MARGIN, _MARGIN + metrics.ascent()), title)
    painter.setFont(font)
    top = _MARGIN + metrics.height() + 10.0
    painter.translate(_MARGIN, top)
    gutter = metrics.horizontalAdvance("12.5 kHz") + 14
    inner_height = size.height() - top - _MARGIN / 2
    layout = lay_out(
        size.width() - 2 * _MARGIN, inner_height, gutter, metrics.height(), with_genres=scene.prediction is not None
    )
    draw_scene(painter, scene, layout, colors, ratio=ratio, vector=vector)


def _write(path: str, data: bytes) -> None:
    """Beside the target first, so that an older picture is only replaced by a complete one."""
    target = Path(path)
    part = target.with_name(f".{target.name}.part")
    try:
        part.write_bytes(data)
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        reason = error.strerror or "unknown reason"
        raise GenreTaggerError(f"{target.name} could not be saved ({reason}); choose another folder.", path) from error
