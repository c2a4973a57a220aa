"""Figures as the person's country writes them: the window prints no number, size, time or date in another way.

The functions need no translation; `FigureText` holds what needs words. All go by Qt's default locale.
"""

from __future__ import annotations

import math
import re
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QDateTime, QLocale, QObject, Qt

from genre_tagger.foundation.number_text import in_unit_of_size

if TYPE_CHECKING:
    from genre_tagger.training.scores.values import Interval

NOTHING = "–"
"""Stands where there is no figure."""

_ENGINE_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def whole(number: int) -> str:
    """`5,000`, in German `5.000`."""
    return _with_minus(QLocale().toString(number))


def decimal(value: float, digits: int = 0) -> str:
    """`3.50`, in German `3,50`; a dash for NaN."""
    if math.isnan(value):
        return NOTHING
    return _with_minus(QLocale().toString(round(float(value), digits) + 0.0, "f", digits))  # + 0.0: no minus nought


def signed(value: float, digits: int = 0) -> str:
    """`+12` or `−3`, for what has changed."""
    text = decimal(value, digits)
    return text if text.startswith("−") else f"+{text}"


def significant(value: float, digits: int) -> str:
    """As many digits as say something: `0.35`, `7.5e-05`, `12000`."""
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return NOTHING if math.isnan(value) else _with_minus(locale.toString(value, "g", digits))


def percent(share: float, digits: int = 0) -> str:
    """`84.2 %` for 0.842; a dash for NaN."""
    return NOTHING if math.isnan(share) else f"{decimal(100 * share, digits)} %"


def spread(interval: Interval, digits: int = 1) -> str:
    """`79.1 – 88.0 %`, the interval alone; empty where it is not known."""
    if math.isnan(interval.low) or math.isnan(interval.high):
        return ""
    return f"{decimal(100 * interval.low, digits)} – {percent(interval.high, digits)}"


def with_spread(interval: Interval, digits: int = 1) -> str:
    """`84.2 % (79.1 – 88.0 %)`."""
    ends = spread(interval, digits)
    return f"{percent(interval.value, digits)} ({ends})" if ends else percent(interval.value, digits)


def size(byte_count: float) -> str:
    """`7.2 GB`; decimal units, as disks are sold."""
    value, digits, unit = in_unit_of_size(byte_count)
    return f"{decimal(value, digits)} {unit}"


def frequency(hz: float) -> str:
    """`500 Hz`, `2 kHz`, `44.1 kHz`."""
    return f"{decimal(hz)} Hz" if hz < 1000 else f"{significant(hz / 1000, 6)} kHz"


def rate(per_second: float) -> str:
    """`38`, and with a decimal where it is slow: `3.8`."""
    return decimal(per_second, 0 if per_second >= 10 else 1)


def level(level_db: float, digits: int = 0) -> str:
    """`−32.5 dB`."""
    return f"{decimal(level_db, digits)} dB"


def clock(seconds: float, digits: int = 0) -> str:
    """`m:ss`, or `h:mm:ss` from an hour on, with `digits` decimals."""
    sign = "−" if seconds < 0 else ""
    units = round(abs(seconds) * 10**digits)
    all_seconds, fraction = divmod(units, 10**digits)
    minutes, rest = divmod(all_seconds, 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
    return sign + text + (f"{QLocale().decimalPoint()}{fraction:0{digits}d}" if digits else "")


def moment(when: datetime) -> str:
    """Date and time of day, short, in this computer's time zone."""
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(round(when.timestamp())), QLocale.FormatType.ShortFormat)


def day(iso: str) -> str:
    """A day as `2027-01-31`, in the person's own form; what is no day stays as it is."""
    found = QDate.fromString(iso, Qt.DateFormat.ISODate)
    return QLocale().toString(found, QLocale.FormatType.ShortFormat) if found.isValid() else iso


def rewritten(number: str) -> str:
    """A number out of one of the engine's sentences, which are English; any other text stays as it is."""
    if not _ENGINE_NUMBER.fullmatch(number):
        return number
    return decimal(float(number), len(number.partition(".")[2]))


def _with_minus(text: str) -> str:
    return text.replace("-", "−") if text.startswith("-") else text


class FigureText(QObject):
    """Words in the window's language. GUI thread only."""

    def time(self, seconds: float) -> str:
        """ "40 s", "12 min", "3 h 20 min"."""
        if not math.isfinite(seconds):
            return NOTHING
        if seconds < 90:
            return self.tr("{count} s").format(count=max(0, round(seconds)))
        minutes = round(seconds / 60)
        if minutes < 90:
            return self.tr("{count} min").format(count=minutes)
        hours, rest = divmod(minutes, 60)
        if hours >= 10 or not rest:
            return self.tr("{count} h").format(count=whole(round(minutes / 60)))
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
        return self.tr("{rate} clips/s").format(rate=rate(clips_per_second))
