"""Night Train to Tallinn: melodic techno, 128 beats a minute, A minor."""

from __future__ import annotations

import numpy as np

from demo_tracks import drums
from demo_tracks.sound import (
    Mix,
    Samples,
    constant,
    decay,
    echoes,
    glide,
    high_pass,
    mastered,
    note_hz,
    room,
    sample_count,
    saturate,
    saw,
    swell,
    swept_low_pass,
    times,
)

SECONDS = 39.5
_BEAT = 60.0 / 128.0
_BAR = 4.0 * _BEAT
_BARS = 20
_BREAK = range(10, 12)
"""Two bars without drums."""

_CHORDS = ((57, 60, 64, 67), (53, 57, 60, 64), (48, 55, 60, 64), (55, 59, 62, 67))
"""Am7, Fmaj7, C, G, a bar each."""

_ARPEGGIO = (0, 2, 1, 3, 2, 1, 3, 2, 0, 2, 3, 1, 2, 3, 1, 2)
_LEAD = ((0.0, 76, 0.75), (0.75, 79, 0.75), (1.5, 81, 1.0), (2.5, 79, 0.5), (3.0, 76, 1.0),
         (4.0, 77, 0.75), (4.75, 76, 0.75), (5.5, 72, 2.0), (8.0, 74, 0.75), (8.75, 76, 0.75), (9.5, 79, 1.5),
         (11.0, 76, 1.0), (12.0, 74, 1.5), (13.5, 71, 1.0), (14.5, 74, 1.5))  # fmt: skip
"""Beat within four bars, note, length in beats."""


def compose(seconds: float = SECONDS) -> Samples:
    """The track, or its first `seconds`: (2, n)."""
    pump = _pump(seconds)
    dry = _drums(seconds)
    pads = _pads(seconds) * pump
    bass = _bass(seconds) * pump
    arpeggio = echoes(_arpeggio(seconds), 0.75 * _BEAT, 0.5, 0.4) * (0.35 + 0.65 * pump)
    lead = echoes(_lead(seconds), 1.5 * _BEAT, 0.45, 0.35)
    wet = room(pads * 0.55 + arpeggio * 0.5 + lead * 0.42, 2.2, 0.35, seed=11)
    return mastered(
        dry * 0.66 + bass * 0.62 + wet + _riser(seconds), 1.9, fade_out_seconds=0.0 if seconds < SECONDS else 1.6
    )


def _bars(mix: Mix) -> list[int]:
    return [bar for bar in range(_BARS) if mix.has(bar * _BAR)]


def _drums(seconds: float) -> Samples:
    random = np.random.default_rng(1)
    mix = Mix(seconds)
    for bar in _bars(mix):
        for sixteenth in range(16):
            at = bar * _BAR + sixteenth * _BEAT / 4.0
            playing = bar not in _BREAK
            if playing and sixteenth % 4 == 0:
                mix.add(drums.machine_kick(), at, 1.0)
            if playing and bar >= 2 and sixteenth % 4 == 2:
                mix.add(drums.hat(random, 0.05), at, 0.32, 0.1)
            if bar >= 4 and playing:
                mix.add(drums.hat(random, 0.014, 0.2), at, random.uniform(0.08, 0.17), -0.3)
            if playing and bar >= 4 and sixteenth in (4, 12):
                mix.add(drums.clap(random), at, 0.5)
            if bar == _BREAK.stop - 1 and (sixteenth % 2 == 0 or sixteenth >= 8):
                mix.add(drums.clap(random), at, 0.08 + 0.03 * sixteenth)
        if bar in (4, 12, 16):
            mix.add(drums.crash(random), bar * _BAR, 0.4)
    return mix.samples


def _pump(seconds: float) -> Samples:
    """Side-chain: everything ducks under the kick and comes back before the next one."""
    time = times(seconds)
    level = 1.0 - 0.85 * np.exp(-(((time % _BEAT) / _BEAT) ** 2) / 0.10)
    bar = time // _BAR
    return np.where((bar >= _BREAK.start) & (bar < _BREAK.stop), 1.0, level)


def _pads(seconds: float) -> Samples:
    """Seven detuned sawteeth a note, opened by a filter over the bars."""
    random = np.random.default_rng(2)
    mix = Mix(seconds)
    for bar in _bars(mix):
        if bar < 4:
            continue
        for midi in _CHORDS[bar % 4]:
            for spread in np.linspace(-0.11, 0.11, 7):
                sound = saw(constant(note_hz(midi + spread), _BAR * 1.02), random.random())
                mix.add(sound * swell(_BAR * 1.02, 0.02, 0.05), bar * _BAR, 0.035, float(spread * 7.0))
    openness = np.interp(times(seconds) / _BAR, (4.0, 10.0, 12.0, 20.0), (900.0, 3_500.0, 7_000.0, 5_000.0))
    return np.stack([high_pass(swept_low_pass(side, openness, 0.9), 180.0) for side in mix.samples])


def _bass(seconds: float) -> Samples:
    """Off-beat and sixteenths: a saw and its sub through a snapping filter."""
    random = np.random.default_rng(3)
    mix = Mix(seconds)
    for bar in _bars(mix):
        if bar < 2 or bar in _BREAK:
            continue
        root = _CHORDS[bar % 4][0] - 24 if _CHORDS[bar % 4][0] > 52 else _CHORDS[bar % 4][0] - 12
        for sixteenth in range(16):
            if sixteenth % 4 == 0:
                continue
            length = _BEAT / 4.0 * 0.95
            pitch = note_hz(root + (12 if sixteenth in (7, 14) else 0))
            wave = saw(constant(pitch, length), random.random()) + np.sin(2.0 * np.pi * pitch * times(length))
            snap = glide(2_600.0, 260.0, length)
            mix.add(
                saturate(swept_low_pass(wave, snap, 2.5), 1.2) * decay(length, 0.09, 0.002),
                bar * _BAR + sixteenth * _BEAT / 4.0,
                0.55,
            )
    return mix.samples


def _arpeggio(seconds: float) -> Samples:
    """Sixteenths of a plucked square-ish saw whose filter opens from the first bar on."""
    random = np.random.default_rng(4)
    mix = Mix(seconds)
    for bar in _bars(mix):
        chord = _CHORDS[bar % 4]
        for sixteenth, degree in enumerate(_ARPEGGIO):
            at = bar * _BAR + sixteenth * _BEAT / 4.0
            length = 0.22
            pitch = note_hz(chord[degree] + 12)
            wave = saw(constant(pitch, length), random.random()) - 0.6 * saw(
                constant(pitch * 1.006, length), random.random()
            )
            top = float(np.interp(at / _BAR, (0.0, 8.0, 10.0, 12.0, 20.0), (700.0, 4_500.0, 2_000.0, 7_500.0, 6_000.0)))
            pluck = swept_low_pass(wave, glide(top, 350.0, length), 3.0) * decay(length, 0.06, 0.002)
            mix.add(pluck, at, 0.35, -0.6 if sixteenth % 2 else 0.6)
    return mix.samples


def _lead(seconds: float) -> Samples:
    """The tune, from the return of the drums on: three sawteeth with a little glide into each note."""
    random = np.random.default_rng(5)
    mix = Mix(seconds)
    for start_bar in (12, 16):
        previous = 76.0
        for beat, midi, length_beats in _LEAD:
            at = start_bar * _BAR + beat * _BEAT
            if not mix.has(at):
                break
            length = length_beats * _BEAT * 0.96
            time = times(length)
            pitch = (
                midi
                + (previous - midi) * np.exp(-time / 0.025)
                + 0.12 * np.sin(2 * np.pi * 5.5 * time) * np.clip(time - 0.2, 0, 1)
            )
            hz = 440.0 * 2.0 ** ((pitch - 69.0) / 12.0)
            wave = sum((saw(hz * ratio, random.random()) for ratio in (0.995, 1.0, 1.006)), 0.0 * time)
            mix.add(swept_low_pass(wave, glide(6_500.0, 2_600.0, length), 1.2) * swell(length, 0.008, 0.06), at, 0.2)
            previous = float(midi)
    return mix.samples


def _riser(seconds: float) -> Samples:
    """Noise that climbs through the break into the return of the drums."""
    random = np.random.default_rng(6)
    mix = Mix(seconds)
    length = len(_BREAK) * _BAR
    start = _BREAK.start * _BAR
    if mix.has(start):
        noise = random.standard_normal(sample_count(length))
        swept = high_pass(swept_low_pass(noise, glide(500.0, 9_000.0, length), 1.5), 300.0)
        mix.add(swept * np.linspace(0.0, 1.0, len(swept)) ** 2, start, 0.16)
    return mix.samples
