"""Python's cyclic garbage, collected in the GUI thread only, and never so much at once that it can be felt.

Left alone, Python collects in whichever thread happens to allocate. A worker thread would then destroy widgets and
pictures that were waiting in a cycle, and Qt crashes when that happens outside the GUI thread.

A full collection looks at every object: of a library of 100,000 tracks that would take a second. What came in such
numbers is therefore set aside (`gc.freeze`) and not looked at again while there is so much of it; it still goes when
nothing refers to it any more, as rows do that leave the list.
"""

from __future__ import annotations

import gc
from time import monotonic

from PySide6.QtCore import QObject, Slot

from genre_tagger.ui.widgets.building import make_timer

INTERVAL_MS = 250
FULL_SECONDS = 60.0
MOST_AT_ONCE = 25_000
"""Objects that came since the last full collection, or outlived it: some 10 ms."""
FEW_ASIDE = 100_000
"""So few set aside are looked at again once a minute, in some 40 ms: without a large library no cycle stays."""


class GuiGarbage(QObject):
    """While it lives, automatic collection is off and a timer of the GUI thread does it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._last_full = monotonic()
        gc.disable()
        make_timer(self, INTERVAL_MS, self.collect, repeats=True).start()

    @Slot()
    def collect(self) -> None:
        """The youngest objects; all that are not set aside once a minute, or when many came."""
        gc.collect(0)
        is_due = monotonic() - self._last_full > FULL_SECONDS
        if not is_due and len(gc.get_objects(1)) < MOST_AT_ONCE:
            return
        if is_due and gc.get_freeze_count() < FEW_ASIDE:
            gc.unfreeze()
        self._last_full = monotonic()
        gc.collect()
        if len(gc.get_objects(2)) > MOST_AT_ONCE:
            gc.freeze()
