"""Code run by a Python of its own, which has imported nothing yet; windows need no screen there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def printed_by(code: str) -> list[str]:
    """The lines that `code` prints. Fails where it does not end well within two minutes."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        cwd=Path(__file__).parents[2],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()
