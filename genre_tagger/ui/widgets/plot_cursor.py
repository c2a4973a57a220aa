"""One place that several plots point at together: the mouse over one of them moves the line in all of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot


class PlotCursor(QObject):
    """A value on the shared axis, or None. Views draw it (`PlotView.share`); GUI thread only.

    With `stops` (say, epochs) it only ever stands on one of them, and `step` walks from one to the next.
    """

    moved = Signal(object)
    """(float or None)"""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._value: float | None = None
        self._stops: tuple[float, ...] = ()

    @property
    def value(self) -> float | None:
        """Where it stands."""
        return self._value

    @property
    def stops(self) -> tuple[float, ...]:
        """The places it may stand at, rising; none where it is free."""
        return self._stops

    def set_stops(self, stops: Sequence[float]) -> None:
        """Other places; a cursor that stands elsewhere now moves to the nearest."""
        self._stops = tuple(sorted(stops))
        self.move(self._value)

    @Slot(object)
    def move(self, value: float | None) -> None:
        """To `value`, or to the stop nearest to it; None takes it away."""
        if value is not None and self._stops:
            wanted = value
            value = min(self._stops, key=lambda stop: abs(stop - wanted))
        if value != self._value:
            self._value = value
            self.moved.emit(value)

    def step(self, by: int) -> None:
        """So many stops on; from nowhere to the last or, forwards, the first."""
        if not self._stops:
            return
        last = len(self._stops) - 1
        place = self._stops.index(self._value) + by if self._value in self._stops else (last if by < 0 else 0)
        self.move(self._stops[min(max(0, place), last)])
