"""The sound card as the player sees it: a list of outputs, and a stream that asks for samples."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from types import ModuleType
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from genre_tagger.audio.portaudio import DeviceStream, default_device, load_portaudio, look_for_devices, query_for
from genre_tagger.foundation.errors import DeviceError, Sentence

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
