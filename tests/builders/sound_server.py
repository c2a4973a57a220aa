"""A PulseAudio server of our own with one pretended card, for tests that hear real sound without a sound card."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from time import monotonic

import pytest


@contextmanager
def pretended_card(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """While it lives, `PULSE_SERVER` leads to a null sink "pretended". Skips the test where that cannot be had."""
    if not shutil.which("pulseaudio") or not shutil.which("pactl"):
        pytest.skip("no PulseAudio here")
    socket, runtime = folder / "pulse.sock", folder / "run"
    runtime.mkdir(mode=0o700)
    environment = os.environ | {"HOME": str(folder), "XDG_RUNTIME_DIR": str(runtime)}
    command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes"]
    modules = [f"module-native-protocol-unix socket={socket} auth-anonymous=1", "module-null-sink sink_name=pretended"]
    arguments = [part for module in modules for part in ("-L", module)]
    server = subprocess.Popen(
        command + arguments, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    monkeypatch.setenv("PULSE_SERVER", f"unix:{socket}")
    try:
        deadline, pause = monotonic() + 10.0, Event()
        while subprocess.run(["pactl", "info"], capture_output=True, check=False).returncode:
            if server.poll() is not None or monotonic() > deadline:
                pytest.skip("PulseAudio does not start here")
            pause.wait(0.05)
        yield
    finally:
        server.terminate()
        server.wait(10.0)
