"""The C library's memory allocator, told to keep what training frees.

A training step allocates and frees the same hundreds of megabytes over and over. glibc hands blocks over 32 MB back to
the system each time, and the system clears every page anew: two fifths of the time of a step.
"""

from __future__ import annotations

import ctypes
import sys

_TRIM_THRESHOLD, _MMAP_MAX = -1, -4  # names of mallopt(3), from malloc.h
_NEVER = 2**31 - 1


def keep_freed_memory() -> bool:
    """Keep freed memory in this process for the next step; whether the C library is one that can be told.

    For a process that does nothing but train: memory is given back when it ends.
    """
    if not sys.platform.startswith("linux"):
        return False
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError):  # musl has none
        return False
    return bool(mallopt(_MMAP_MAX, 0)) and bool(mallopt(_TRIM_THRESHOLD, _NEVER))
