"""Inputs of the machine: microphones, line-ins and monitors of what the system plays, as PortAudio offers them.

Where PortAudio speaks ALSA to PulseAudio or PipeWire, the monitors do not appear by themselves: they are asked of the
sound server and opened through its ALSA device.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from threading import Lock
from types import ModuleType
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from genre_tagger.audio.sound_card import DeviceStream, default_device, load_portaudio, look_for_devices, query_for
from genre_tagger.foundation.errors import DeviceError, Sentence

ReceiveFrames = Callable[[NDArray[np.float32], bool], None]
"""(frames (n, channels), whether PortAudio lost some before them). Called in the sound card's thread; must copy."""

_BLOCK_SECONDS = 0.01
_SERVER_PATIENCE_SECONDS = 3.0
_SERVER_DEVICES = ("pulse", "pipewire", "default")
_MONITOR_WORDS = ("monitor of", "loopback", "stereo mix", "stereomix", "what u hear")
_WASAPI_LOOPBACK = "[Loopback]"
"""How PortAudio marks, since 2022, the input that brings what an output of Windows plays."""
_environment = Lock()


@dataclass(frozen=True, slots=True)
class InputDevice:
    """One input. `server_source` is the sound server's own name of a monitor that PortAudio does not list.

    `pauses`: it sends nothing at all while nothing is played, as the loopbacks of Windows do.
    """

    name: str
    kind: Literal["microphone", "system"]
    device: str
    is_default: bool = False
    server_source: str | None = None
    pauses: bool = False


def list_inputs() -> list[InputDevice]:
    """All inputs: the default first, then other microphones, then monitors. Raises DeviceError."""
    devices = look_for_devices()
    default = default_device("input")
    found = [
        InputDevice(
            device["name"],
            _kind(device["name"]),
            device["name"],
            device["index"] == default,
            pauses=device["name"].endswith(_WASAPI_LOOPBACK),
        )
        for device in devices
        if device["max_input_channels"] > 0
    ]
    server = next((name for name in _SERVER_DEVICES if any(one.device == name for one in found)), None)
    if server is not None:
        found += [
            InputDevice(f"Monitor of {source.removesuffix('.monitor')}", "system", server, False, source)
            for source in _server_monitors()
        ]
    return sorted(found, key=lambda one: (not one.is_default, one.kind == "system"))


def open_input(device: InputDevice | None, receive: ReceiveFrames) -> PortAudioInput:
    """Opens an input at its own sample rate, in mono or stereo; None for the default. Raises DeviceError."""
    sounddevice = load_portaudio()
    name = None if device is None else device.device
    shown = "the default input" if device is None else f"“{device.name}”"
    try:
        info = sounddevice.query_devices(None if name is None else query_for(name), "input")
    except (sounddevice.PortAudioError, ValueError) as error:
        if device is None:
            raise DeviceError("No microphone or line-in was found; connect one, or feed from a file.") from error
        raise DeviceError("The input {name} is not there; choose another source.", name=shown) from error
    try:
        with _source_for_server(None if device is None else device.server_source):
            return PortAudioInput(sounddevice, info, device.name if device else str(info["name"]), receive)
    except sounddevice.PortAudioError as error:
        raise DeviceError("The input {name} could not be opened; another program may hold it.", name=shown) from error


class PortAudioInput(DeviceStream):
    """A running input, in mono or stereo."""

    def __init__(self, sounddevice: ModuleType, info: dict[str, Any], name: str, receive: ReceiveFrames) -> None:
        self.sample_rate_hz = int(info["default_samplerate"])
        self.channels = min(2, int(info["max_input_channels"]))
        self._receive = receive
        open_one = partial(
            sounddevice.InputStream,
            samplerate=self.sample_rate_hz,
            device=info["index"],
            channels=self.channels,
            dtype="float32",
            latency="low",
            blocksize=round(_BLOCK_SECONDS * self.sample_rate_hz),
            callback=self._callback,
        )
        refusal = Sentence("The input “{name}” could not be started; choose another source.", name=name)
        super().__init__(sounddevice, name, refusal, open_one)

    def _callback(self, frames: NDArray[np.float32], _count: int, _time: Any, status: Any) -> None:
        """PortAudio's thread: only copies."""
        self._receive(frames, bool(status.input_overflow))


def _kind(name: str) -> Literal["microphone", "system"]:
    return "system" if any(word in name.lower() for word in _MONITOR_WORDS) else "microphone"


def _server_monitors() -> list[str]:
    """The sound server's monitors by its own names; none where no server answers."""
    program = shutil.which("pactl")
    if program is None:
        return []
    try:
        answer = subprocess.run(
            [program, "list", "short", "sources"],
            capture_output=True,
            text=True,
            timeout=_SERVER_PATIENCE_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return []
    rows = [line.split("\t") for line in answer.stdout.splitlines()]
    return [row[1] for row in rows if len(row) > 1 and row[1].endswith(".monitor")]


@contextmanager
def _source_for_server(source: str | None) -> Iterator[None]:
    """The sound server takes the source of a new stream from the environment: set while one is opened."""
    with _environment:
        before = os.environ.get("PULSE_SOURCE")
        if source is not None:
            os.environ["PULSE_SOURCE"] = source
        try:
            yield
        finally:
            if before is not None:
                os.environ["PULSE_SOURCE"] = before
            else:
                os.environ.pop("PULSE_SOURCE", None)
