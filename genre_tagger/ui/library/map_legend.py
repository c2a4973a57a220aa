"""What the symbols of the map mean: a line of them that breaks where it must."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtWidgets import QLabel, QWidget

from genre_tagger.ui.library.map_plot import MapPlot
from genre_tagger.ui.library.map_points import NO_GENRE

_SIZE = 12


class MapLegend(QLabel):
    """Symbol and name of each genre, and the hollow one of Unknown. GUI thread only."""

    def __init__(self, plot: MapPlot, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plot = plot
        self.setWordWrap(True)
        self.setProperty("role", "muted")
        self.setToolTip(self.tr("Filled where a genre is proposed, hollow where it is Unknown; larger is surer."))

    def show_genres(self, genres: tuple[str, ...]) -> None:
        """The genres of the model in use."""
        entries = [(self._image(number, True), genre) for number, genre in enumerate(genres)]
        entries.append((self._image(NO_GENRE, False), self.tr("Unknown")))
        self.setText("&nbsp;&nbsp; ".join(f"{image}&nbsp;{name.replace(' ', '&nbsp;')}" for image, name in entries))
        self.setAccessibleName(", ".join(name for _, name in entries))

    def _image(self, genre: int, is_sure: bool) -> str:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._plot.genre_icon(genre, is_sure=is_sure, size=_SIZE).pixmap(2 * _SIZE).save(buffer, "PNG")
        data = bytes(buffer.data().toBase64().data()).decode()
        return f'<img src="data:image/png;base64,{data}" width="{_SIZE}" height="{_SIZE}">'
