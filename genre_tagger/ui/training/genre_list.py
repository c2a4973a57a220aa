"""The genres that were found in the data, each with its clips; those left ticked are trained."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from genre_tagger.ui.figure_text import whole

_GENRE = Qt.ItemDataRole.UserRole


class GenreList(QListWidget):
    """`chosen_changed` (genres, empty for all of them) once the person ticks. GUI thread only. Space ticks."""

    chosen_changed = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Genres found"))
        self.setToolTip(self.tr("Untick a genre to leave its clips out"))
        self.itemChanged.connect(self._on_changed)

    def set_genres(self, counts: Sequence[tuple[str, int]], chosen: tuple[str, ...]) -> None:
        """`counts` are (genre, clips); empty `chosen` ticks all."""
        with QSignalBlocker(self):
            self.clear()
            for genre, count in counts:
                item = QListWidgetItem(f"{genre}   {whole(count)}")
                item.setData(_GENRE, genre)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                is_in = not chosen or genre in chosen
                item.setCheckState(Qt.CheckState.Checked if is_in else Qt.CheckState.Unchecked)
                item.setData(
                    Qt.ItemDataRole.AccessibleTextRole,
                    self.tr("{genre}, {count} clips").format(genre=genre, count=whole(count)),
                )
                self.addItem(item)

    @property
    def ticked(self) -> tuple[str, ...]:
        """In order."""
        items = [self.item(row) for row in range(self.count())]
        return tuple(item.data(_GENRE) for item in items if item.checkState() == Qt.CheckState.Checked)

    @Slot()
    def _on_changed(self) -> None:
        ticked = self.ticked
        self.chosen_changed.emit(() if len(ticked) == self.count() else ticked)
