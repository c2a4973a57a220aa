"""Names and one sentence for each kind of data, in the window's language."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from genre_tagger.training.sources.request import SourceKind


@dataclass(frozen=True, slots=True)
class KindWords:
    """`icon` is the name of an icon file."""

    name: str
    sentence: str
    icon: str


class SourceWords(QObject):
    """GUI thread only."""

    def of(self, kind: SourceKind) -> KindWords:
        """The words of one kind."""
        names = {
            SourceKind.FMA_SMALL: self.tr("FMA small"),
            SourceKind.FMA_MEDIUM: self.tr("FMA medium"),
            SourceKind.FMA_LARGE: self.tr("FMA large"),
            SourceKind.FMA_FULL: self.tr("FMA full"),
        }
        if kind in names:
            return KindWords(names[kind], self.tr("Clips of the Free Music Archive with its own genres"), "music")
        return {
            SourceKind.FOLDERS: KindWords(
                self.tr("A folder for each genre"), self.tr("The name of each folder is the genre"), "folder"
            ),
            SourceKind.GTZAN: KindWords(
                self.tr("GTZAN"), self.tr("1,000 clips in ten folders: blues, classical, country and so on"), "library"
            ),
            SourceKind.CORRECTIONS: KindWords(
                self.tr("My corrections"), self.tr("Tracks whose genre you chose yourself in the library"), "edited"
            ),
            SourceKind.CORPUS: KindWords(
                self.tr("Corpus"),
                self.tr("A table clips.csv with a folder of clips, as our own model was made"),
                "queue",
            ),
        }[kind]
