"""Where the lanes of the detail view lie: waveform, spectrogram, genre timeline, time axis; one time axis for all."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRectF

from genre_tagger.ui.views.time_span import TimeSpan

_GAP = 6.0
_RIGHT = 10.0
_TOP = 8.0


@dataclass(frozen=True, slots=True)
class LaneLayout:
    """Rectangles in widget pixels; all lanes share left and right edge."""

    wave: QRectF
    spectrum: QRectF
    genres: QRectF
    axis: QRectF

    @property
    def left(self) -> float:
        """Where the time span begins."""
        return self.spectrum.left()

    @property
    def width(self) -> float:
        """How wide the time span is."""
        return self.spectrum.width()

    def x_at(self, seconds: float, span: TimeSpan) -> float:
        """The place of a moment."""
        return self.left + (seconds - span.start) / span.seconds * self.width

    def seconds_at(self, x: float, span: TimeSpan) -> float:
        """The moment at a place."""
        return span.start + (x - self.left) / max(1.0, self.width) * span.seconds


def lay_out(width: float, height: float, gutter: float, line_height: float, with_genres: bool) -> LaneLayout:
    """Divides a view of this size. `gutter` is the room for frequency labels, `line_height` that of a line of text.

    All edges lie on whole pixels: pictures are copied there, never stretched.
    """
    width, height, gutter = float(int(width)), float(int(height)), float(ceil(gutter))
    axis_height = float(ceil(line_height + 8.0))
    genre_height = 0.0
    if with_genres:
        genre_height = float(round(max(2.2 * line_height, min(4.0 * line_height, 0.16 * height))))
    lane_width = max(10.0, width - gutter - _RIGHT)
    free = max(20.0, height - _TOP - axis_height - genre_height - (2 if with_genres else 1) * _GAP)
    # Where there is little room the spectrogram gets it: the overview above shows the waveform as well.
    wave_height = round(max(min(28.0, free / 3), min(0.3 * free, 0.45 * (free - 80.0), 150.0)))
    spectrum_top = _TOP + wave_height + _GAP
    spectrum_height = float(round(max(10.0, free - wave_height)))
    genre_top = spectrum_top + spectrum_height + _GAP
    return LaneLayout(
        QRectF(gutter, _TOP, lane_width, wave_height),
        QRectF(gutter, spectrum_top, lane_width, spectrum_height),
        QRectF(gutter, genre_top, lane_width, genre_height),
        QRectF(gutter, height - axis_height, lane_width, axis_height),
    )
