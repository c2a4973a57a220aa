"""The least that decoding can cost: one 29 s stretch from the middle by the quicker of the two libraries, nothing else.

Run in a process of its own: `python -m benchmarks.floor FILES...` prints one JSON object.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

import av
import soundfile

WINDOW_SECONDS = 29.12


def main(names: list[str]) -> None:
    """Try both libraries on every file once (which warms up too), then time the quicker one."""
    ways = [min((soundfile_stretch, pyav_stretch), key=lambda way: _seconds(way, name)) for name in names]
    started, spent = time.perf_counter(), time.process_time()
    for name, way in zip(names, ways, strict=True):
        way(name)
    print(
        json.dumps(
            {
                "seconds": time.perf_counter() - started,
                "files": len(names),
                "cpu": time.process_time() - spent,
                "steps": {},
            }
        )
    )


def soundfile_stretch(name: str) -> None:
    """Seek and decode at the file's own rate with libsndfile."""
    with soundfile.SoundFile(name) as file:
        file.seek(max(0, file.frames // 2 - round(WINDOW_SECONDS / 2 * file.samplerate)))
        file.read(round(WINDOW_SECONDS * file.samplerate), dtype="float32")


def pyav_stretch(name: str) -> None:
    """Seek and decode with FFmpeg's libraries; the frames are not even copied."""
    with av.open(name) as container:
        stream = container.streams.audio[0]
        stream.codec_context.thread_count = 1
        start_seconds = max(0.0, (container.duration or 0) / av.time_base / 2 - WINDOW_SECONDS / 2)
        container.seek(int(start_seconds * av.time_base))
        wanted, got = round(WINDOW_SECONDS * stream.rate), 0
        for frame in container.decode(stream):
            got += frame.samples
            if got >= wanted:
                return


def _seconds(way: Callable[[str], None], name: str) -> float:
    started = time.perf_counter()
    try:
        way(name)
    except (av.FFmpegError, soundfile.SoundFileError):
        return float("inf")
    return time.perf_counter() - started


if __name__ == "__main__":
    main(sys.argv[1:])
