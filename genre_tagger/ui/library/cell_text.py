"""What each cell of the library table says: on screen, in its tool tip and to a screen reader."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt

from genre_tagger.genres import UNKNOWN
from genre_tagger.library.albums import AlbumSummary
from genre_tagger.library.track_row import Column, Status, TrackRow
from genre_tagger.ui.figure_text import clock, percent, whole
from genre_tagger.ui.translation import phrase_text

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class CellText(QObject):
    """Words for rows. GUI thread only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._statuses = {
            Status.WAITING: self.tr("Waiting"),
            Status.CLASSIFYING: self.tr("Classifying"),
            Status.STOPPED: self.tr("Not classified"),
            Status.TO_WRITE: self.tr("Proposed"),
            Status.ACCEPTED: self.tr("Accepted"),
            Status.CORRECTED: self.tr("Corrected"),
            Status.UNKNOWN: self.tr("Unknown"),
            Status.NOTHING_TO_DO: self.tr("Nothing to do"),
            Status.SKIPPED: self.tr("Skipped"),
            Status.WRITTEN: self.tr("Written"),
            Status.FAILED: self.tr("Failed"),
        }
        proposed = self.tr("What the music sounds like. Press 1 to 9, or F2, to choose another genre.")
        writes = self.tr("The genre the file will have after writing, by your settings.")
        self._headers: dict[Column, tuple[str, str | None]] = {
            Column.TITLE: (self.tr("Track"), None),
            Column.DURATION: (self.tr("Length"), None),
            Column.CURRENT: (self.tr("Current genre"), self.tr("The genre in the file today.")),
            Column.PROPOSED: (self.tr("Proposed"), proposed),
            Column.CONFIDENCE: (self.tr("Confidence"), self.tr("How sure the model is of its likeliest genre.")),
            Column.WILL_WRITE: (self.tr("Will write"), writes),
            Column.STATUS: (self.tr("Status"), None),
        }

    def status(self, status: Status) -> str:
        return self._statuses[status]

    def header(self, column: Column, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headers[column][0]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._headers[column][1]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column is Column.DURATION else _LEFT
        return None

    def cell(self, row: TrackRow | AlbumSummary, column: Column, role: int) -> Any:
        """The value of a cell for one of Qt's roles; None for roles we have nothing for."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.album(row, column) if isinstance(row, AlbumSummary) else self.display(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column is Column.DURATION else _LEFT
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._album_tip(row, column) if isinstance(row, AlbumSummary) else self._tool_tip(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = self.cell(row, column, Qt.ItemDataRole.DisplayRole) or self.tr("none")
            if isinstance(row, AlbumSummary):
                return self.tr("Album. {column}: {words}").format(column=self._headers[column][0], words=words)
            if column is Column.PROPOSED and row.dissent is not None:
                words = f"{words}, {self.alone(row)}"
            return f"{self._headers[column][0]}: {words}"
        return None

    def display(self, row: TrackRow, column: Column) -> str:
        """The plain text of a cell."""
        if column is Column.TITLE:
            return f"{row.title} · {row.artist}" if row.artist else row.title
        if column is Column.DURATION:
            return duration_text(row.duration_seconds)
        if column is Column.CURRENT:
            return row.current_genre
        if column is Column.PROPOSED:
            return self.genre(row.proposed_genre)
        if column is Column.CONFIDENCE:
            return percent_text(row.confidence)
        if column is Column.WILL_WRITE:
            return self.will_write(row)
        return self._statuses[row.status]

    def album(self, album: AlbumSummary, column: Column) -> str:
        """The plain text of an album's cell."""
        if column is Column.TITLE:
            return " · ".join(part for part in (album.title, album.artist, self.count(album, album.tracks)) if part)
        if column is Column.DURATION:
            return duration_text(album.seconds or None)
        if column is Column.CURRENT:
            return ", ".join(album.current)
        if column is Column.PROPOSED:
            return self.genre(album.proposed)
        if column is Column.CONFIDENCE:
            return f"{whole(album.agreeing)}/{whole(album.classified)}" if album.classified else ""
        if column is Column.WILL_WRITE:
            if len(set(album.writes)) == 1:
                return f"{album.writes[0]} · {whole(len(album.writes))}"
            return self.tr("%Ln file(s)", "", len(album.writes)) if album.writes else ""
        words, count = self._statuses[album.status], album.statuses[album.status]
        return words if count == album.tracks else f"{words} {whole(count)}/{whole(album.tracks)}"

    def count(self, album: AlbumSummary, listed: int) -> str:
        """How many tracks it has, and how many of them are listed."""
        if listed == album.tracks:
            return self.tr("%Ln track(s)", "", listed)
        return self.tr("{listed} of {tracks} tracks").format(listed=whole(listed), tracks=whole(album.tracks))

    def alone(self, row: TrackRow) -> str:
        """What a track that says something else with its album says alone; "" for all others."""
        said = row.dissent
        if said is None:
            return ""
        if said.top_genre == row.top_genre:
            return self.tr("alone: {share}").format(share=percent(said.confidence))
        return self.tr("alone: {genre} {share}").format(genre=said.top_genre, share=percent(said.confidence))

    def genre(self, genre: str) -> str:
        """A genre's name as shown; only the word Unknown is translated."""
        return self.tr("Unknown") if genre == UNKNOWN else genre

    def will_write(self, row: TrackRow) -> str:
        """The new genre, or why there is none: a failure says its reason here, in place."""
        if row.reason_failed:
            return row.reason_failed
        if row.status is Status.SKIPPED:
            return self.tr("skipped by you")
        return row.outcome.text if row.outcome.writes else phrase_text(row.outcome.reason)

    def _tool_tip(self, row: TrackRow, column: Column) -> str | None:
        if row.reason_failed and column is not Column.TITLE:
            return row.reason_failed
        if column is Column.TITLE:
            return str(row.path)
        if column in (Column.PROPOSED, Column.CONFIDENCE):
            return self._probabilities(row)
        if column is Column.WILL_WRITE:
            return phrase_text(row.outcome.reason) or None
        return None

    def _probabilities(self, row: TrackRow) -> str | None:
        if row.prediction is None:
            return None
        said = row.prediction
        shares = [(genre, said.in_scope * share) for genre, share in zip(said.genres, said.probabilities, strict=True)]
        lines = self._lines(sorted(shares, key=lambda pair: -pair[1]))
        company = row.company
        if company is not None and company.share > 0:
            lines.append(
                self.tr("With its album: {agreeing} of {tracks} tracks agree.").format(
                    agreeing=whole(company.agreeing), tracks=whole(company.tracks)
                )
            )
            if company.artist_tracks:
                lines.append(self.tr("%Ln track(s) of other albums weigh in, too.", "", company.artist_tracks))
        if row.dissent is not None:
            lines.append(self.alone(row))
        return "\n".join(lines)

    def _album_tip(self, album: AlbumSummary, column: Column) -> str | None:
        if column in (Column.PROPOSED, Column.CONFIDENCE) and album.shares:
            words = self.tr("{agreeing} of {tracks} tracks agree.")
            words = words.format(agreeing=whole(album.agreeing), tracks=whole(album.classified))
            return "\n".join([*self._lines(album.shares), words])
        return self.album(album, column) or None

    def _lines(self, shares: Sequence[tuple[str, float]]) -> list[str]:
        """A line for each genre and for none of them."""
        lines = [f"{genre}: {percent_text(share)}" for genre, share in shares]
        rest = 1 - sum(share for _, share in shares)
        none = self.tr("none of these")
        return lines if rest < 0.005 else [*lines, f"{none}: {percent_text(rest)}"]


def duration_text(seconds: float | None) -> str:
    """ "3:07", "1:02:03"; "" for None."""
    return "" if seconds is None else clock(seconds)


def percent_text(share: float | None) -> str:
    """ "87 %"; "" for None."""
    return "" if share is None else percent(share)


def shown_path(path: Path | str) -> str:
    """A path fit to be shown: a name that is not UTF-8 gets replacement marks instead of breaking the text."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
