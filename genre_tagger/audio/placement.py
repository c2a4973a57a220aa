"""Which stretches of a track are classified: windows spread evenly, none of them in the silence at its ends.

The common case costs no more than decoding the windows: only one that turns out silent at an outer edge, or cut off,
makes us look where the sound begins and ends.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from genre_tagger.audio.clip import SILENT_RMS, Clip
from genre_tagger.audio.decoding import AudioReader
from genre_tagger.audio.source import NOTHING_DECODES
from genre_tagger.foundation.errors import DecodeError, SilentTrackError, TooShortError
from genre_tagger.foundation.readable import readable_name

LEAST_SECONDS = 3.0
"""Shorter tracks are not classified."""

_MOST_OVERLAP = 0.5  # of a window: more would only decode the same sound again
_EDGE_SECONDS = 3.0
_PADDING_TOLERANCE_SECONDS = 0.05
_PROBE_SECONDS = 0.5
_PROBES = 48


@dataclass(frozen=True, slots=True)
class TrackWindows:
    """The windows of one track, in order, ready for the mel front-end.

    `padded`: the track is shorter than one window; the single clip holds all of it and wants zeros behind it.
    """

    clips: tuple[Clip, ...]
    padded: bool


def place_windows(begin_seconds: float, end_seconds: float, count: int, window_seconds: float) -> tuple[float, ...]:
    """Where `count` windows start: each in the middle of an equal share of the stretch, so a single one in its middle.

    Fewer where they would overlap by more than half; one at the beginning where the stretch is shorter than a window.
    """
    room = end_seconds - begin_seconds - window_seconds
    if room <= 0.0:
        return (begin_seconds,)
    count = max(1, min(count, int(room / (window_seconds * (1.0 - _MOST_OVERLAP)))))
    return tuple(begin_seconds + room * (place + 0.5) / count for place in range(count))


def read_windows(reader: AudioReader, count: int, window_seconds: float, sample_rate_hz: int) -> TrackWindows:
    """Decodes the windows of a track, mono at `sample_rate_hz`. The same file always gives the same windows.

    Raises TooShortError under three seconds, SilentTrackError when nothing sounds, DecodeError when nothing decodes, or
    hardly anything of a file whose first bytes are of no known kind.
    """
    duration_seconds = reader.info.duration_seconds
    if reader.info.duration_is_exact and duration_seconds < LEAST_SECONDS:
        raise _too_short(reader, duration_seconds)
    starts = place_windows(0.0, duration_seconds, count, window_seconds)
    clips = [reader.read(start, window_seconds, sample_rate_hz) for start in starts]
    if _need_another_look(clips, duration_seconds, window_seconds):
        clips = _read_where_it_sounds(reader, count, window_seconds, sample_rate_hz)
    longest_seconds = max(clip.seconds for clip in clips)
    if reader.info.is_guess and longest_seconds < min(window_seconds, duration_seconds) - _EDGE_SECONDS:
        raise _by_chance(reader)
    if longest_seconds < LEAST_SECONDS:
        raise _too_short(reader, longest_seconds)
    return TrackWindows(tuple(clips), padded=longest_seconds < window_seconds - _PADDING_TOLERANCE_SECONDS)


def _need_another_look(clips: list[Clip], duration_seconds: float, window_seconds: float) -> bool:
    """Whether a window is cut off or silent, or the outermost begin or end with silence that could be left out."""
    expected_seconds = min(window_seconds, duration_seconds)
    if any(clip.seconds < expected_seconds - _EDGE_SECONDS or is_silent(clip.samples) for clip in clips):
        return True
    if duration_seconds < window_seconds + _EDGE_SECONDS:
        return False
    edge = round(_EDGE_SECONDS * clips[0].sample_rate_hz)
    return is_silent(clips[0].samples[:edge]) or is_silent(clips[-1].samples[-edge:])


def _read_where_it_sounds(reader: AudioReader, count: int, window_seconds: float, sample_rate_hz: int) -> list[Clip]:
    """The windows of a track that is silent, or cut off, where windows would usually lie. Never an empty list."""
    for first_sound_seconds, end_seconds in sounding_stretches(reader):
        begin_seconds = min(first_sound_seconds, max(0.0, end_seconds - window_seconds))
        starts = place_windows(begin_seconds, end_seconds, count, window_seconds)
        clips = [reader.read(start, window_seconds, sample_rate_hz) for start in starts]
        sounding = [clip for clip in clips if not is_silent(clip.samples)]
        if sounding:
            return sounding
    if reader.info.is_guess:
        raise _by_chance(reader)
    name = readable_name(reader.info.path)
    if len(reader.read(0.0, LEAST_SECONDS).samples):
        raise SilentTrackError(
            "{name} holds only silence; there is nothing to classify in it.", reader.info.path, name=name
        )
    raise DecodeError(
        "{name} is damaged: none of its sound decodes; copy or download it again.", reader.info.path, name=name
    )


def sounding_stretches(reader: AudioReader) -> list[tuple[float, float]]:
    """First the stretch between the silences at both ends, then the longest one without a pause; in seconds.

    Some dozens of half-second probes over the track, however long it is. What does not decode counts as silent, so
    this also finds the end of a file that was cut off. An empty list where nothing sounds.
    """
    spacing = reader.info.duration_seconds / _PROBES
    sounding = [place for place in range(_PROBES) if _sounds(reader, place * spacing)]
    if not sounding:
        return []
    runs: list[list[int]] = []
    for place in sounding:
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    longest = max(runs, key=len)
    outermost = (sounding[0] * spacing, _end_of_sound(reader, sounding[-1] * spacing, spacing))
    return [outermost, (longest[0] * spacing, _end_of_sound(reader, longest[-1] * spacing, spacing))]


def _end_of_sound(reader: AudioReader, sounding_seconds: float, spacing_seconds: float) -> float:
    """Narrows down where the sound ends between a sounding probe and the next, silent one."""
    silent_seconds = sounding_seconds + spacing_seconds
    while silent_seconds - sounding_seconds > _PROBE_SECONDS:
        middle = (sounding_seconds + silent_seconds) / 2.0
        if _sounds(reader, middle):
            sounding_seconds = middle
        else:
            silent_seconds = middle
    return silent_seconds


def _sounds(reader: AudioReader, at_seconds: float) -> bool:
    return not is_silent(reader.read(at_seconds, _PROBE_SECONDS).samples)


def is_silent(samples: NDArray[np.float32]) -> bool:
    """Whether nothing is heard: below -60 dB re full scale, or no samples at all. A constant offset is no sound.

    Of what a reader mixed down this says that every channel is silent.
    """
    return not samples.size or float(samples.std()) < SILENT_RMS


def _by_chance(reader: AudioReader) -> DecodeError:
    """For a few frames in a file of some other kind, or silence that was made of one."""
    return DecodeError(NOTHING_DECODES, reader.info.path, name=readable_name(reader.info.path))


def _too_short(reader: AudioReader, seconds: float) -> TooShortError:
    name = readable_name(reader.info.path)
    return TooShortError(
        "{name} lasts {seconds:.1f} s; at least {least:.0f} s of sound are needed to classify it.",
        reader.info.path,
        name=name,
        seconds=seconds,
        least=LEAST_SECONDS,
    )
