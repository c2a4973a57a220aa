"""Where the listed tracks lie on the map: asked of a process of its own, and kept as long as the model classifies."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from genre_tagger.library.track_map import Floats, Places, place_tracks
from genre_tagger.library.track_row import TrackRow
from genre_tagger.ui.library.classifying import Classifying
from genre_tagger.ui.tasks import Job
from genre_tagger.ui.widgets.building import configured, make_timer
from genre_tagger.workers.process import ProcessStream

SETTLE_MS = 400
_GROWTH = 1.25
"""While tracks are being classified, the map is made anew when it has grown by this."""


class MapPlacing(QObject):
    """Places for all rows whose prediction has an embedding, filtered or not. GUI thread only.

    Works only while `is_wanted`. Rows classified by different models never share a map: those of the model that
    classified most of them do.
    """

    changed = Signal()
    """There are places, better places, or none; or whether it is at work has changed."""
    failed = Signal(object)
    """(exception)"""

    def __init__(self, classifying: Classifying, parent: QObject) -> None:
        super().__init__(parent)
        self._tracks, self._classifying = classifying.tracks, classifying
        self.places: dict[Path, tuple[float, float]] = {}
        self.are_final = True
        self._kind: tuple[str, int] = ("", 0)
        self._is_wanted = self._has_failed = False
        self._asked: list[Path] = []
        self._job = Job(classifying.runner, self)
        configured(self._job, latest=self._on_places, failed=self._on_failed, finished=self._on_finished)
        self._timer = make_timer(self, SETTLE_MS, self._place)
        for signal in (self._tracks.changed, self._tracks.reset, classifying.ended):
            signal.connect(self._place_soon)

    @property
    def is_busy(self) -> bool:
        """Whether places are being worked out, or will be in a moment."""
        return self._job.is_busy or self._timer.isActive()

    def want(self, wanted: bool) -> None:
        """Whether anybody looks at the map."""
        self._is_wanted, self._has_failed = wanted, False
        if wanted:
            self._place()
        else:
            self._timer.stop()
            self._job.cancel()

    @Slot()
    def _place_soon(self) -> None:
        if self._is_wanted and not self._has_failed and not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _place(self) -> None:
        """Ask for places if there is something new to place; one process at a time."""
        if not self._is_wanted or self._has_failed or self._job.is_busy:
            return
        rows = self._rows_to_place()
        has_fresh = any(row.path not in self.places for row in rows)
        can_wait = self._classifying.is_busy and len(rows) < _GROWTH * len(self.places)
        if self.are_final and (can_wait or not has_fresh):
            self.changed.emit()
            return
        self._asked = [row.path for row in rows]
        joined = b"".join(row.prediction.embedding for row in rows if row.prediction is not None)
        embeddings = np.frombuffer(joined, "<f2").reshape(len(rows), -1).astype(np.float32)
        nowhere = (float("nan"), float("nan"))
        earlier: Floats = np.array([self.places.get(path, nowhere) for path in self._asked], dtype=np.float32)
        self._job.start(partial(ProcessStream, place_tracks, embeddings, earlier))
        self.changed.emit()

    def _rows_to_place(self) -> list[TrackRow]:
        kinds = Counter(kind for row in self._tracks.rows if (kind := _kind_of(row)) is not None)
        if not kinds:
            self.places, self.are_final = {}, True
            return []
        (kind, _), *_ = kinds.most_common(1)
        if kind != self._kind:
            self._kind, self.places, self.are_final = kind, {}, True
        return [row for row in self._tracks.rows if _kind_of(row) == kind]

    @Slot(object)
    def _on_places(self, latest: Places) -> None:
        self.places = {path: (float(x), float(y)) for path, (x, y) in zip(self._asked, latest.xy, strict=True)}
        self.are_final = latest.are_final
        self.changed.emit()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        """Told once; tried again when the map is opened the next time."""
        self._has_failed = True
        self.failed.emit(error)

    @Slot()
    def _on_finished(self) -> None:
        """What came meanwhile has its turn."""
        self._place_soon()
        self.changed.emit()


def _kind_of(row: TrackRow) -> tuple[str, int] | None:
    """The model that made the embedding, and its size; None where there is none."""
    said = row.prediction
    return (said.model_id, len(said.embedding)) if said is not None and said.embedding else None


def has_embedding(row: TrackRow) -> bool:
    """Whether the row can have a place."""
    return _kind_of(row) is not None
