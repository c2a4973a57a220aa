"""Runs first in a bundle on Linux: PortAudio is found among its libraries, and other programs get the system's."""

import ctypes.util
import os
import sys

if sys.platform.startswith("linux"):
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is not None:
        os.environ["LD_LIBRARY_PATH"] = before
    elif os.environ.get("LD_LIBRARY_PATH") == sys._MEIPASS:
        del os.environ["LD_LIBRARY_PATH"]

    find_on_system = ctypes.util.find_library

    def find_library(name):
        """The bundle's own library first; a bare system has neither the linker nor the compiler that Python asks."""
        if name == "portaudio":
            return f"{sys._MEIPASS}/libportaudio.so.2"
        return find_on_system(name)

    ctypes.util.find_library = find_library
