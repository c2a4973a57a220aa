"""Runs first in a bundle on Linux: PortAudio is found among its libraries, and other programs get the system's."""

import ctypes.util
import os
import sys

if sys.platform.startswith("linux"):
    # Other programs started from here get the system's libraries. Our own processes would, too, and not start,
    # were they not told to look for the bundle's anew.
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is not None:
        os.environ["LD_LIBRARY_PATH"] = before
    else:
        os.environ.pop("LD_LIBRARY_PATH", None)
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"

    find_on_system = ctypes.util.find_library

    def find_library(name):
        """The bundle's own library first; a bare system has neither the linker nor the compiler that Python asks."""
        if name == "portaudio":
            return f"{sys._MEIPASS}/libportaudio.so.2"
        return find_on_system(name)

    ctypes.util.find_library = find_library
