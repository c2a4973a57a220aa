"""Waves, filters, envelopes, rooms and mixing: what every instrument of the demo tracks is made of.

Everything is float64 at `SAMPLE_RATE_HZ`; one-channel sounds have shape (n,), stereo ones (2, n).
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.signal import butter, fftconvolve, lfilter, sosfilt

SAMPLE_RATE_HZ = 44_100
_SWEEP_BLOCK = 64

Samples = NDArray[np.float64]


def sample_count(seconds: float) -> int:
    """How many samples `seconds` are."""
    return max(0, round(seconds * SAMPLE_RATE_HZ))


def times(seconds: float) -> Samples:
    """The time of each sample of a sound of this length, in seconds from its start."""
    return np.arange(sample_count(seconds)) / SAMPLE_RATE_HZ


def note_hz(midi: float) -> float:
    """Frequency of a MIDI note number (69 is the A of 440 Hz), equal temperament."""
    return float(440.0 * 2.0 ** ((midi - 69.0) / 12.0))


def phase_of(frequency_hz: Samples, start: float = 0.0) -> Samples:
    """Phase in turns of an oscillator whose frequency is given for each sample."""
    return start + np.cumsum(frequency_hz) / SAMPLE_RATE_HZ


def sine(frequency_hz: Samples, start: float = 0.0) -> Samples:
    """A sine of the given frequency for each sample."""
    return np.sin(2.0 * np.pi * phase_of(frequency_hz, start))


def saw(frequency_hz: Samples, start: float = 0.0) -> Samples:
    """A sawtooth whose jumps are rounded by a two-sample polynomial (polyBLEP), which keeps aliases down."""
    step = frequency_hz / SAMPLE_RATE_HZ
    phase = phase_of(frequency_hz, start) % 1.0
    wave = 2.0 * phase - 1.0
    after = phase / step
    before = (phase - 1.0) / step
    wave -= np.where(after < 1.0, 2.0 * after - after**2 - 1.0, 0.0)
    wave -= np.where(before > -1.0, before**2 + 2.0 * before + 1.0, 0.0)
    return wave


def constant(value: float, seconds: float) -> Samples:
    """One value, held."""
    return np.full(sample_count(seconds), value)


def glide(first: float, last: float, seconds: float) -> Samples:
    """From one value to another along an exponential, as pitches and cut-offs are heard."""
    return np.geomspace(first, last, max(1, sample_count(seconds)))[: sample_count(seconds)]


def decay(seconds: float, half_life_seconds: float, attack_seconds: float = 0.001) -> Samples:
    """A struck thing: a short rise, then half as loud after every half-life; the last 5 ms fade to nothing."""
    time = times(seconds)
    level = np.minimum(1.0, time / attack_seconds) * 0.5 ** (time / half_life_seconds)
    return level * np.clip((seconds - time) / 0.005, 0.0, 1.0)


def swell(seconds: float, attack_seconds: float, release_seconds: float) -> Samples:
    """A blown or bowed thing: rises, holds, and is gone `release_seconds` before its end begins to fall."""
    time = times(seconds)
    level = np.minimum(time / attack_seconds, (seconds - time) / release_seconds)
    smooth: Samples = np.clip(level, 0.0, 1.0)
    return smooth * smooth * (3.0 - 2.0 * smooth)


@lru_cache(maxsize=256)
def _butterworth(kind: str, order: int, edges_hz: tuple[float, ...]) -> Samples:
    edges = edges_hz[0] if len(edges_hz) == 1 else list(edges_hz)
    return np.asarray(butter(order, edges, btype=kind, fs=SAMPLE_RATE_HZ, output="sos"))


def low_pass(sound: Samples, cutoff_hz: float, order: int = 2) -> Samples:
    """Take away what lies above `cutoff_hz` (Butterworth)."""
    return np.asarray(sosfilt(_butterworth("lowpass", order, (cutoff_hz,)), sound))


def high_pass(sound: Samples, cutoff_hz: float, order: int = 2) -> Samples:
    """Take away what lies below `cutoff_hz` (Butterworth)."""
    return np.asarray(sosfilt(_butterworth("highpass", order, (cutoff_hz,)), sound))


def band_pass(sound: Samples, low_hz: float, high_hz: float, order: int = 2) -> Samples:
    """Keep what lies between the two frequencies (Butterworth)."""
    return np.asarray(sosfilt(_butterworth("bandpass", order, (low_hz, high_hz)), sound))


def _resonator(cutoff_hz: float, quality: float) -> tuple[Samples, Samples]:
    """Second-order low-pass with a peak at its edge (R. Bristow-Johnson, Audio EQ Cookbook)."""
    turn = 2.0 * np.pi * min(cutoff_hz, 0.45 * SAMPLE_RATE_HZ) / SAMPLE_RATE_HZ
    alpha, cosine = np.sin(turn) / (2.0 * quality), np.cos(turn)
    forward = np.array([(1.0 - cosine) / 2.0, 1.0 - cosine, (1.0 - cosine) / 2.0])
    return forward / (1.0 + alpha), np.array([1.0, -2.0 * cosine / (1.0 + alpha), (1.0 - alpha) / (1.0 + alpha)])


def swept_low_pass(sound: Samples, cutoff_hz: Samples, quality: float = 0.8) -> Samples:
    """A synthesiser's filter: a resonant low-pass whose cut-off is given for each sample (followed every 64)."""
    result = np.empty_like(sound)
    state = np.zeros(2)
    for start in range(0, len(sound), _SWEEP_BLOCK):
        forward, back = _resonator(float(cutoff_hz[start]), quality)
        block = slice(start, start + _SWEEP_BLOCK)
        result[block], state = lfilter(forward, back, sound[block], zi=state)
    return result


def peak_filter(sound: Samples, centre_hz: float, width_hz: float) -> Samples:
    """A two-pole resonance of unit gain at its centre: a formant, a body mode."""
    radius = np.exp(-np.pi * width_hz / SAMPLE_RATE_HZ)
    turn = 2.0 * np.pi * centre_hz / SAMPLE_RATE_HZ
    gain = (1.0 - radius) * np.sqrt(1.0 - 2.0 * radius * np.cos(2.0 * turn) + radius**2)
    return np.asarray(lfilter([gain], [1.0, -2.0 * radius * np.cos(turn), radius**2], sound))


def saturate(sound: Samples, drive: float) -> Samples:
    """Soft clipping; small sounds keep their level."""
    return np.asarray(np.tanh(drive * sound) / drive)


def bent(sound: Samples, cents: Samples) -> Samples:
    """Play a sound at a varying speed: `cents` (one per sample) up or down."""
    position = np.cumsum(2.0 ** (cents[: len(sound)] / 1200.0)) - 1.0
    return np.interp(position, np.arange(len(sound)), sound, right=0.0)


class Mix:
    """A stereo tape of fixed length on which sounds are laid; what runs over its end is cut."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.samples: Samples = np.zeros((2, sample_count(seconds)))

    def add(self, sound: Samples, at_seconds: float, gain: float = 1.0, pan: float = 0.0) -> None:
        """Lay a one-channel sound at a time; `pan` from -1 (left) to 1 (right), equal power."""
        start = max(0, sample_count(at_seconds))
        room = self.samples.shape[1] - start
        if room <= 0:
            return
        angle = (pan + 1.0) * np.pi / 4.0
        part = sound[:room] * gain
        self.samples[0, start : start + len(part)] += part * np.cos(angle)
        self.samples[1, start : start + len(part)] += part * np.sin(angle)

    def has(self, at_seconds: float) -> bool:
        """Whether this time still lies on the tape; composers stop there."""
        return at_seconds < self.seconds


def room(sound: Samples, decay_seconds: float, wet: float, seed: int, bright_hz: float = 5_000.0) -> Samples:
    """A stereo sound in a room: dense noise that dies away by 60 dB in `decay_seconds`, different left and right."""
    random = np.random.default_rng(seed)
    time = times(decay_seconds)
    tail = random.standard_normal((2, len(time))) * 10.0 ** (-3.0 * time / decay_seconds)
    tail[:, : sample_count(0.008)] = 0.0
    tail = np.stack([low_pass(high_pass(side, 150.0), bright_hz, 1) for side in tail])
    tail /= np.sqrt((tail**2).sum(axis=1, keepdims=True))
    wetted = np.stack([fftconvolve(channel, side)[: sound.shape[1]] for channel, side in zip(sound, tail, strict=True)])
    return sound + wet * wetted


def echoes(sound: Samples, delay_seconds: float, feedback: float, wet: float) -> Samples:
    """Ping-pong echoes of a stereo sound: each repeat on the other side, softer and darker."""
    result = sound.copy()
    repeat, shift = sound, sample_count(delay_seconds)
    level = wet
    while level > 0.01 and shift < sound.shape[1]:
        moved = np.zeros_like(sound)
        moved[:, shift:] = repeat[::-1, :-shift]
        repeat = np.stack([low_pass(channel, 3_500.0, 1) for channel in moved])
        result += level * repeat
        level *= feedback
    return result


def mastered(sound: Samples, gain: float, fade_out_seconds: float = 0.0) -> Samples:
    """The last step of each track: no rumble, gentle limiting, an end that does not click.

    Peaks stay below 0.9, because lossy codecs overshoot.
    """
    cleaned = np.stack([high_pass(channel, 28.0) for channel in sound])
    limited = 0.89 * np.tanh(gain * cleaned)
    seconds = sound.shape[1] / SAMPLE_RATE_HZ
    if fade_out_seconds > 0.0:
        limited *= np.clip((seconds - times(seconds)) / fade_out_seconds, 0.0, 1.0) ** 1.5
    return np.asarray(limited)
