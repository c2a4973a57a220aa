"""Numbers in English words, for the command line, reports and errors; the window has its own (`ui/figure_text.py`)."""

from __future__ import annotations


def counted(number: int, thing: str) -> str:
    """ "1 file", "2,000 files"."""
    return f"{number:,} {thing}" + ("" if number == 1 else "s")


def in_unit_of_size(byte_count: float) -> tuple[float, int, str]:
    """Value, decimals worth showing, and unit: (7.2, 1, "GB"); decimal units, as disks are sold."""
    for unit, scale in (("TB", 1e12), ("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if byte_count >= scale:
            return byte_count / scale, 0 if byte_count >= 100 * scale else 1, unit
    return byte_count, 0, "B"


def size_text(byte_count: float) -> str:
    """ "7.2 GB", "340 MB"."""
    value, digits, unit = in_unit_of_size(byte_count)
    return f"{value:.{digits}f} {unit}"


def time_text(seconds: float) -> str:
    """ "40 s", "12 min", "3 h 20 min"."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"
