"""The sound card: PortAudio, one per process, its outputs, and a stream that asks for samples.

PortAudio is loaded at first use, and looked through for devices only while no stream is open. A machine without the
library still opens the window; what needs it says so in one sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from threading import Lock
from types import ModuleType
from typing import Any, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

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


FillFrames = Callable[[NDArray[np.float32], float], None]
"""(frames to fill (n, channels), seconds until the first of them is heard). Called in the sound card's thread."""


class OutputStream(Protocol):
    """A connection to a sound card. Methods may block for some ten milliseconds."""

    sample_rate_hz: int
    channels: int
    device_name: str

    def start(self) -> None:
        """Begins to ask for samples. Raises DeviceError."""

    def stop(self) -> None:
        """Asks for no more, at once. May be called again."""

    def close(self) -> None:
        """Gives the device back. May be called again."""

    def is_alive(self) -> bool:
        """False once the device is gone."""


class OpenOutput(Protocol):
    """How the player gets a stream; tests hand in their own."""

    def __call__(self, device: str | None, sample_rate_hz: int, channels: int, fill: FillFrames) -> OutputStream:
        """`device` is a name from `list_outputs`, None the system's default. Raises DeviceError."""


@dataclass(frozen=True, slots=True)
class OutputDevice:
    """One output of the machine."""

    name: str
    is_default: bool


def list_outputs() -> list[OutputDevice]:
    """All outputs, the default one first. Raises DeviceError where there is no PortAudio."""
    devices = look_for_devices()
    default = default_device("output")
    found = [
        OutputDevice(device["name"], device["index"] == default)
        for device in devices
        if device["max_output_channels"] > 0
    ]
    return sorted(found, key=lambda device: not device.is_default)


def open_output(device: str | None, sample_rate_hz: int, channels: int, fill: FillFrames) -> OutputStream:
    """Opens PortAudio's stream at the wanted rate, or at the device's own where it refuses that. See `OpenOutput`."""
    sounddevice = load_portaudio()
    try:
        query = None if device is None else query_for(device)
        info = sounddevice.query_devices(query, "output")
    except (sounddevice.PortAudioError, ValueError) as error:
        if device is None:
            raise DeviceError("No sound output was found; connect or switch on a device.") from error
        raise DeviceError("The output “{name}” is not there; choose another device.", name=device) from error
    possible = min(channels, int(info["max_output_channels"]))
    rates = [sample_rate_hz, int(info["default_samplerate"])]
    for rate in dict.fromkeys(rates):
        try:
            return _PortAudioOutput(sounddevice, query, rate, possible, fill, str(info["name"]))
        except sounddevice.PortAudioError as error:
            failure = error
    raise DeviceError(
        "The output “{name}” could not be opened; another program may hold it.", name=info["name"]
    ) from failure


class _PortAudioOutput(DeviceStream):
    def __init__(
        self, sounddevice: ModuleType, device: str | None, rate: int, channels: int, fill: FillFrames, name: str
    ) -> None:
        self.sample_rate_hz, self.channels = rate, channels
        self._fill = fill
        self._latency_seconds = 0.0
        open_one = partial(
            sounddevice.OutputStream,
            samplerate=rate,
            device=device,
            channels=channels,
            dtype="float32",
            latency="high",
            callback=self._callback,
        )
        refusal = Sentence("The output “{name}” could not be started; choose another device.", name=name)
        super().__init__(sounddevice, name, refusal, open_one)
        self._latency_seconds = float(self._stream.latency)

    def _callback(self, frames: NDArray[np.float32], _count: int, time: Any, _status: Any) -> None:
        """PortAudio's thread: only copies."""
        delay_seconds = float(time.outputBufferDacTime - time.currentTime)
        # Some sound systems leave the times at zero: then the stream's own word on its latency has to do.
        self._fill(frames, delay_seconds if 0.0 < delay_seconds < 5.0 else self._latency_seconds)
