"""What pip cannot bring: shared libraries, and programs for the tests; installed by apt-get where that is possible.

Standard library only, because it runs before anything is installed.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence

DEBIAN_PACKAGE_OF: Mapping[str, str] = {
    "libportaudio.so.2": "libportaudio2",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
"""What Qt's platform plugins and PortAudio load on Linux, and the Debian package that holds it."""

TEST_PROGRAMS: Mapping[str, str] = {"ffmpeg": "ffmpeg", "mediainfo": "mediainfo"}
"""Foreign readers of tags that the tests ask, and the Debian package of each."""

FOR_THE_WINDOW = (
    "The window and its sound need system libraries that are not here; install them with your system's "
    "package manager (on Debian or Ubuntu: sudo apt-get install {}); the command line works without them."
)
FOR_THE_TESTS = (
    "Some tests ask other programs what they read in tags, and not all of them are here; install them with your "
    "system's package manager (on Debian or Ubuntu: sudo apt-get install {}); those tests are skipped without them."
)
"""Sentences for a person who has to install the packages without us."""


def loads(library: str) -> bool:
    """Whether the dynamic linker finds `library`."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages(is_there: Callable[[str], bool] = loads) -> tuple[str, ...]:
    """Debian packages of the libraries that are not there; empty on systems that are not Linux."""
    if not sys.platform.startswith("linux"):
        return ()
    return tuple(package for library, package in DEBIAN_PACKAGE_OF.items() if not is_there(library))


def missing_test_programs(which: Callable[[str], str | None] = shutil.which) -> tuple[str, ...]:
    """Debian packages of the programs that the tests ask and that are not there."""
    return tuple(package for program, package in TEST_PROGRAMS.items() if which(program) is None)


def apt_get_command(
    which: Callable[[str], str | None] = shutil.which,
    is_root: Callable[[], bool] = lambda: os.name == "posix" and os.getuid() == 0,
    sudo_works: Callable[[], bool] = lambda: _succeeds(["sudo", "-n", "true"]),
) -> tuple[str, ...] | None:
    """How apt-get may be called here without asking anybody for a password, or None where it may not."""
    apt_get = which("apt-get")
    if apt_get is None:
        return None
    if is_root():
        return (apt_get,)
    sudo = which("sudo")
    return (sudo, "-n", apt_get) if sudo is not None and sudo_works() else None


def install(packages: Sequence[str], advice: str = FOR_THE_WINDOW) -> bool:
    """Install `packages` with apt-get; True when they are there afterwards. Else prints `advice` and what they are."""
    apt_get = apt_get_command()
    if apt_get is None:
        print(advice.format(" ".join(packages)), file=sys.stderr)
        return False
    print(f"Installing Debian packages: {' '.join(packages)}", flush=True)
    options = ["-y", "-q", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300"]
    command = [*apt_get, "install", *options, *packages]
    # The package lists of a bare machine are empty, and old ones name files that are gone.
    if _succeeds(command) or (_succeeds([*apt_get, "update", "-q"]) and _succeeds(command)):
        return True
    print(advice.format(" ".join(packages)), file=sys.stderr)
    return False


def _succeeds(command: Sequence[str]) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except OSError:
        return False
    return done.returncode == 0
