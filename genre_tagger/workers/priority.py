"""Work in the background gives way to the window."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

_NICENESS = 5
_BELOW_NORMAL_PRIORITY_CLASS = 0x4000


def give_way() -> None:
    """Behind the window where both want a core: a person waits for a picture or a sound, nobody for one more
    prediction.

    For a process of its own. Where Linux weighs whole sessions against one another, that one is made lighter too when
    the process leads it. A system that forbids any of this leaves things as they are.
    """
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL_PRIORITY_CLASS)
        return
    with suppress(OSError):
        os.nice(_NICENESS)
    with suppress(OSError):
        if os.getsid(0) == os.getpid():
            Path("/proc/self/autogroup").write_text(str(_NICENESS), encoding="ascii")
