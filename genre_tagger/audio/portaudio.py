"""PortAudio, one per process: loaded at first use, looked through for devices only while no stream is open.

A machine without the library still opens the window; what needs it says so in one sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from types import ModuleType
from typing import Any, Literal

from genre_tagger.foundation.errors import DeviceError, Sentence

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


class DeviceStream:
    """An open stream of PortAudio's, in or out. Methods may block for some ten milliseconds.

    `open_one` makes it, given a `finished_callback`, and may raise PortAudio's errors; `refusal` tells that it does not
    start.
    """

    def __init__(
        self, sounddevice: ModuleType, device_name: str, refusal: Sentence, open_one: Callable[..., Any]
    ) -> None:
        self.device_name = device_name
        self._error: type[Exception] = sounddevice.PortAudioError
        self._refusal = refusal
        self._ended = self._stopping = self._closed = False
        with _lock:
            self._stream = open_one(finished_callback=self._finished)
            _open_streams.add(id(self._stream))

    def start(self) -> None:
        """Sound begins to flow. Raises DeviceError."""
        self._stopping = self._ended = False
        try:
            self._stream.start()
        except self._error as error:
            raise DeviceError(self._refusal) from error

    def stop(self) -> None:
        """No more sound, at once. May be called again."""
        self._stopping = True
        with self._gone_when_refused():
            self._stream.abort(ignore_errors=True)

    def close(self) -> None:
        """Gives the device back. May be called again."""
        self._stopping = True
        with self._gone_when_refused(), _lock:
            if not self._closed:
                self._closed = True
                _open_streams.discard(id(self._stream))
                self._stream.close(ignore_errors=True)

    def is_alive(self) -> bool:
        """False once the device is gone."""
        return not self._ended

    @contextmanager
    def _gone_when_refused(self) -> Iterator[None]:
        try:
            yield
        except self._error:
            self._ended = True

    def _finished(self) -> None:
        self._ended = not self._stopping
