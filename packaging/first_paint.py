"""Seconds from a command's start until its window is painted: `first_paint.py PICTURE COMMAND...`, which is then left
alone for some seconds, photographed, asked to end (SIGTERM), and must end well, without having told of an error.

Runs Xvfb and looks at the memory of its screen. Standard library only.
"""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path

WIDTH, HEIGHT = 1280, 800
PATIENCE_SECONDS = 180.0
SETTLE_SECONDS = 45.0
PAINTED_SHARE = 0.5
"""Of the screen: the empty screen is black, and the window fills it."""


def pixels(screen: Path) -> bytes:
    """The screen, four bytes a pixel (blue, green, red, none), from the file that Xvfb keeps (X Window Dump)."""
    data = screen.read_bytes()
    header_bytes, colours = struct.unpack(">I", data[:4])[0], struct.unpack(">I", data[76:80])[0]
    begin = header_bytes + 12 * colours
    return data[begin : begin + 4 * WIDTH * HEIGHT]


def is_painted(screen: Path) -> bool:
    """Whether most of the screen is no longer black."""
    seen = pixels(screen)[::64]
    return sum(value > 8 for value in seen) > PAINTED_SHARE * len(seen)


def save_picture(screen: Path, picture: Path) -> None:
    """The screen as a PNG."""
    seen = pixels(screen)
    rgb = bytearray(3 * WIDTH * HEIGHT)
    for channel in range(3):
        rgb[channel::3] = seen[2 - channel :: 4]
    rows = b"".join(b"\0" + rgb[3 * WIDTH * row : 3 * WIDTH * (row + 1)] for row in range(HEIGHT))

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + body)


def main(picture: str, *command: str) -> int:
    """Print the seconds; the exit status is the command's, 1 where nothing was painted in time."""
    with tempfile.TemporaryDirectory() as folder:
        listening, telling = os.pipe()
        options = ["-displayfd", str(telling), "-fbdir", folder, "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nocursor"]
        server = subprocess.Popen(["Xvfb", *options], pass_fds=[telling], stderr=subprocess.DEVNULL)
        display = f":{os.read(listening, 16).decode().strip()}"
        screen = Path(folder) / "Xvfb_screen0"
        try:
            began = time.monotonic()
            words = Path(folder) / "words"
            with words.open("wb") as told:
                started = [part.replace("DISPLAY=", f"DISPLAY={display}") for part in command]
                program = subprocess.Popen(started, stdout=told, stderr=told)
            while not is_painted(screen):
                if program.poll() is not None or time.monotonic() - began > PATIENCE_SECONDS:
                    print(words.read_text("utf-8", "replace") + "No window was painted.", file=sys.stderr)
                    program.kill()
                    return 1
                time.sleep(0.01)
            print(f"first paint: {time.monotonic() - began:.2f} s")
            time.sleep(SETTLE_SECONDS)
            save_picture(screen, Path(picture))
            program.terminate()
            status = program.wait(PATIENCE_SECONDS)
            said = words.read_text("utf-8", "replace")
            print(said, end="", file=sys.stderr)
            return status or int("Traceback" in said)
        finally:
            server.kill()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
