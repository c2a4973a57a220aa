"""Python's cyclic garbage, collected in the GUI thread only.

Left alone, Python collects in whichever thread happens to allocate. A worker thread would then destroy widgets and
pictures that were waiting in a cycle, and Qt crashes when that happens outside the GUI thread.
"""

from __future__ import annotations

import gc
from time import monotonic

from PySide6.QtCore import QObject, Slot

from genre_tagger.ui.widgets.building import make_timer

INTERVAL_MS = 500
FULL_SECONDS = 60.0
"""A full collection looks at every object of a large library: rarely is often enough."""


class GuiGarbage(QObject):
    """While it lives, automatic collection is off and a timer of the GUI thread does it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._last_full = monotonic()
        gc.disable()
        make_timer(self, INTERVAL_MS, self._collect, repeats=True).start()

    @Slot()
    def _collect(self) -> None:
        """As Python would: the youngest often, the older less."""
        young, middle, _ = gc.get_count()
        most_young, most_middle, _ = gc.get_threshold()
        if monotonic() - self._last_full > FULL_SECONDS:
            self._last_full = monotonic()
            gc.collect()
        elif middle > most_middle:
            gc.collect(1)
        elif young > most_young:
            gc.collect(0)
