"""What the symbols of the map mean: a line of them that breaks where it must."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QLabel, QWidget

from genre_tagger.ui.colors import colors_of
from genre_tagger.ui.library.map_plot import SYMBOL_LETTERS


class MapLegend(QLabel):
    """Symbol and name of each genre, and the hollow one of Unknown. GUI thread only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setProperty("role", "muted")
        self.setToolTip(self.tr("Filled where a genre is proposed, hollow where it is Unknown; larger is surer."))

    def show_genres(self, genres: tuple[str, ...]) -> None:
        """The genres of the model in use, in the tones of the theme in force."""
        colors, unknown = colors_of(self), self.tr("Unknown")
        letters = [SYMBOL_LETTERS[number % len(SYMBOL_LETTERS)] for number in range(len(genres))]
        entries = [(letter, colors.genre(number), genres[number]) for number, letter in enumerate(letters)]
        entries.append(("○", colors.muted, unknown))
        self.setText(
            "&nbsp; ".join(
                f'<span style="color:{tone}">{letter}</span>&nbsp;{escape(name).replace(" ", "&nbsp;")}'
                for letter, tone, name in entries
            )
        )
        self.setAccessibleName(", ".join(name for _, _, name in entries))
