"""On Windows PortAudio lists every device four times; only WASAPI's are used. A pretended PortAudio, no Windows."""

from __future__ import annotations

from time import monotonic
from types import SimpleNamespace
from typing import Any

import pytest

from genre_tagger.audio import capture as capture_module
from genre_tagger.audio import input_device, sound_card
from genre_tagger.audio.capture import DeviceCapture
from genre_tagger.audio.input_device import InputDevice, list_inputs
from genre_tagger.audio.sound_card import list_outputs, open_output
from genre_tagger.foundation.errors import DeviceError

SPEAKERS, MICROPHONE = "Speakers (High Definition Audio Device)", "Microphone (High Definition Audio Device)"


def device(index: int, name: str, host: int, inputs: int, outputs: int) -> dict[str, Any]:
    return {
        "index": index,
        "name": name,
        "hostapi": host,
        "max_input_channels": inputs,
        "max_output_channels": outputs,
        "default_samplerate": 48_000.0,
    }


class PretendedPortAudio(SimpleNamespace):
    """What sounddevice says on a Windows machine, and a note of what was opened."""

    PortAudioError = RuntimeError

    def __init__(self) -> None:
        super().__init__(default=SimpleNamespace(device=[0, 1]), asked=[], opened=[])
        self.listed = [
            device(0, MICROPHONE[:31], 0, 2, 0),
            device(1, SPEAKERS[:31], 0, 0, 2),
            device(2, SPEAKERS, 1, 0, 2),
            device(3, MICROPHONE, 1, 2, 0),
            device(4, f"{SPEAKERS} [Loopback]", 1, 2, 0),
        ]
        self.hosts = (
            {"name": "MME", "devices": [0, 1], "default_input_device": 0, "default_output_device": 1},
            {"name": "Windows WASAPI", "devices": [2, 3, 4], "default_input_device": 3, "default_output_device": 2},
        )

    def query_hostapis(self) -> tuple[dict[str, Any], ...]:
        return self.hosts

    def query_devices(self, query: str | None = None, _kind: str = "") -> Any:
        if query is None:
            return self.listed
        self.asked.append(query)
        names = [f"{one['name']}, {self.hosts[one['hostapi']]['name']}" for one in self.listed]
        return self.listed[names.index(query)]

    def OutputStream(self, **options: Any) -> Any:  # noqa: N802 - sounddevice's name
        self.opened.append(options["device"])
        return SimpleNamespace(latency=0.1, close=lambda **_: None)

    def _terminate(self) -> None: ...

    def _initialize(self) -> None: ...


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> PretendedPortAudio:
    pretended = PretendedPortAudio()
    for module in (sound_card, input_device):
        monkeypatch.setattr(module, "load_portaudio", lambda: pretended)
    monkeypatch.setattr(input_device, "_server_monitors", lambda: [])
    return pretended


def test_each_device_is_listed_once_with_its_whole_name(windows: PretendedPortAudio) -> None:
    assert [(one.name, one.is_default) for one in list_outputs()] == [(SPEAKERS, True)]
    found = list_inputs()
    assert [(one.name, one.kind, one.is_default, one.pauses) for one in found] == [
        (MICROPHONE, "microphone", True, False),
        (f"{SPEAKERS} [Loopback]", "system", False, True),
    ]


def test_a_device_is_opened_through_wasapi(windows: PretendedPortAudio) -> None:
    open_output(SPEAKERS, 44_100, 2, lambda *_: None).close()
    assert windows.asked == [f"{SPEAKERS}, Windows WASAPI"]
    assert windows.opened == [f"{SPEAKERS}, Windows WASAPI"]
    with pytest.raises(DeviceError, match="is not there"):
        open_output("Headphones", 44_100, 2, lambda *_: None)


def test_without_wasapi_everything_is_listed(windows: PretendedPortAudio) -> None:
    windows.hosts = windows.hosts[:1]
    windows.listed = windows.listed[:2]
    assert [one.name for one in list_outputs()] == [SPEAKERS[:31]]


@pytest.mark.parametrize("pauses", [True, False])
def test_a_loopback_may_pause_a_microphone_may_not(monkeypatch: pytest.MonkeyPatch, pauses: bool) -> None:
    stream = SimpleNamespace(
        device_name="x",
        sample_rate_hz=48_000,
        channels=2,
        start=lambda: None,
        close=lambda: None,
        is_alive=lambda: True,
    )
    capture = DeviceCapture(InputDevice("x", "system", "x", pauses=pauses), lambda *_: stream)
    capture.start()
    later = monotonic() + 60.0
    monkeypatch.setattr(capture_module, "monotonic", lambda: later)
    if pauses:
        assert capture.check()
    else:
        with pytest.raises(DeviceError, match="went away"):
            capture.check()
