"""PortAudio, one per process: loaded at first use, looked through for devices only while no stream is open.

A machine without the library still opens the window; what needs it says so in one sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from types import ModuleType
from typing import Any

from genre_tagger.errors import DeviceError

_lock = Lock()  # playing and recording open their streams in threads of their own
_open_streams: set[int] = set()


def load_portaudio() -> ModuleType:
    """The sounddevice module. Raises DeviceError where PortAudio is not installed."""
    try:
        import sounddevice
    except OSError as error:
        raise DeviceError(
            "The PortAudio library is missing, so nothing can be played or recorded; install libportaudio2."
        ) from error
    module: ModuleType = sounddevice
    return module


def look_for_devices() -> list[dict[str, Any]]:
    """PortAudio's own description of every device, those plugged in since included unless a stream is open.

    Raises DeviceError.
    """
    sounddevice = load_portaudio()
    with _lock:
        try:
            if not _open_streams:
                sounddevice._terminate()
                sounddevice._initialize()
            return list(sounddevice.query_devices())
        except sounddevice.PortAudioError as error:
            raise DeviceError("The sound system did not answer; check that it is running.") from error


def open_stream(make: Callable[[], Any]) -> Any:
    """Makes a stream and remembers it as open. Lets PortAudio's errors pass."""
    with _lock:
        stream = make()
        _open_streams.add(id(stream))
        return stream


def close_stream(stream: Any) -> None:
    """Closes it for good, errors or not."""
    with _lock:
        _open_streams.discard(id(stream))
        stream.close(ignore_errors=True)
