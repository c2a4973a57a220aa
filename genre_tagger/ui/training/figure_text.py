"""Figures of training as short words: bytes, time left, clips a second."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject


class FigureText(QObject):
    """Words in the window's language. GUI thread only."""

    def size(self, count: float) -> str:
        """ "7.2 GB"; decimal units, as disks are sold."""
        for unit, scale in (("TB", 1e12), ("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
            if count >= scale:
                value = count / scale
                return f"{value:.0f} {unit}" if value >= 100 else f"{value:.1f} {unit}"
        return f"{count:.0f} B"

    def time(self, seconds: float) -> str:
        """ "40 s", "12 min", "3 h 20 min"."""
        if not math.isfinite(seconds):
            return "–"
        if seconds < 90:
            return self.tr("{count} s").format(count=max(0, round(seconds)))
        minutes = round(seconds / 60)
        if minutes < 90:
            return self.tr("{count} min").format(count=minutes)
        hours, rest = divmod(minutes, 60)
        if hours >= 10 or not rest:
            return self.tr("{count} h").format(count=round(minutes / 60))
        return self.tr("{hours} h {minutes} min").format(hours=hours, minutes=rest)

    def remaining(self, low: float, likely: float, high: float) -> str:
        """ "about 12 min left (10 to 15)": the spread only where it says something."""
        if likely < 5:
            return self.tr("a few seconds left")
        if high - low > 0.08 * likely and self.time(low) != self.time(high):
            words = self.tr("about {likely} left ({low} to {high})")
            return words.format(likely=self.time(likely), low=self.time(low), high=self.time(high))
        return self.tr("about {likely} left").format(likely=self.time(likely))

    def rate(self, clips_per_second: float) -> str:
        """ "38 clips/s"."""
        value = f"{clips_per_second:.0f}" if clips_per_second >= 10 else f"{clips_per_second:.1f}"
        return self.tr("{rate} clips/s").format(rate=value)
