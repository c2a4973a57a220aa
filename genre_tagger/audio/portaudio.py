"""PortAudio, one per process: loaded at first use, looked through for devices only while no stream is open.

A machine without the library still opens the window; what needs it says so in one sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from types import ModuleType
from typing import Any, Literal

from genre_tagger.foundation.errors import DeviceError

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


WASAPI = "Windows WASAPI"
"""PortAudio's name for the one of Windows' four sound systems whose devices are listed and opened here: the others
offer the same devices again, with shorter names, and only this one knows loopbacks of what is played."""


def look_for_devices() -> list[dict[str, Any]]:
    """PortAudio's own description of every device, those plugged in since included unless a stream is open.

    On Windows only WASAPI's, each once. Raises DeviceError.
    """
    sounddevice = load_portaudio()
    with _lock:
        try:
            if not _open_streams:
                sounddevice._terminate()
                sounddevice._initialize()
            devices = list(sounddevice.query_devices())
            host = _wasapi(sounddevice)
            return devices if host is None else [devices[number] for number in host["devices"]]
        except sounddevice.PortAudioError as error:
            raise DeviceError("The sound system did not answer; check that it is running.") from error


def default_device(kind: Literal["input", "output"]) -> int:
    """The number of the default device among those of `look_for_devices`, -1 for none. Raises DeviceError."""
    sounddevice = load_portaudio()
    host = _wasapi(sounddevice)
    return int(host[f"default_{kind}_device"] if host else sounddevice.default.device[kind == "output"])


def query_for(name: str) -> str:
    """How sounddevice is asked for the device of that name: with its sound system, where there are several."""
    return name if _wasapi(load_portaudio()) is None else f"{name}, {WASAPI}"


def _wasapi(sounddevice: ModuleType) -> dict[str, Any] | None:
    hosts = (host for host in sounddevice.query_hostapis() if host["name"] == WASAPI and host["devices"])
    return next(hosts, None)


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
