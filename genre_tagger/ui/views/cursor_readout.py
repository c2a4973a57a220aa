"""What lies under the mouse: time, frequency, mel, level, note."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF

from genre_tagger.features.mel import hz_to_mel
from genre_tagger.features.overview import SpectrogramPicture
from genre_tagger.features.spectra import decode_db
from genre_tagger.ui.figure_text import decimal, level
from genre_tagger.ui.views.lane_layout import LaneLayout
from genre_tagger.ui.views.ticks import note_name, time_label
from genre_tagger.ui.views.track_scene import TrackScene


@dataclass(frozen=True, slots=True)
class Readout:
    """A moment, and in the spectrogram a frequency and the level there where it is known."""

    seconds: float
    hz: float | None = None
    level_db: float | None = None

    @property
    def mel(self) -> float | None:
        """The frequency on Slaney's mel scale."""
        return None if self.hz is None else float(hz_to_mel(np.array([self.hz]))[0])

    def text(self) -> str:
        """One line in fixed order, e.g. `1:23.456   1 240 Hz   18.1 mel   −32.5 dB   D♯6 −7 ct`."""
        parts = [time_label(self.seconds, 3)]
        if self.hz is not None:
            parts.append(f"{decimal(self.hz)} Hz")
            parts.append(f"{decimal(self.mel or 0.0, 1)} mel")
        if self.level_db is not None:
            parts.append(level(self.level_db, 1))
        if self.hz is not None and (note := note_name(self.hz)):
            parts.append(note)
        return "    ".join(parts)


def read_out(scene: TrackScene, layout: LaneLayout, position: QPointF) -> Readout | None:
    """The values at a place of the view, or None outside its lanes."""
    if not layout.left <= position.x() <= layout.left + layout.width or scene.whole_seconds <= 0:
        return None
    seconds = layout.seconds_at(position.x(), scene.span)
    if not layout.spectrum.contains(position) or scene.axis is None:
        return Readout(seconds)
    row = (layout.spectrum.bottom() - position.y()) / layout.spectrum.height() * scene.axis.rows
    row = min(max(row, 0.0), scene.axis.rows - 1e-6)
    return Readout(seconds, scene.axis.hz_at(row), _level_at(scene.pictures, seconds, int(row)))


def _level_at(pictures: list[SpectrogramPicture], seconds: float, row: int) -> float | None:
    for picture in reversed(pictures):  # the finest lies on top
        column = int((seconds - picture.start_seconds) // picture.seconds_per_column)
        if 0 <= column < picture.codes.shape[1]:
            return decode_db(float(picture.codes[row, column]))
    return None
