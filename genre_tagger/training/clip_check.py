"""What a worker process finds out about one clip: its sound's name, how long it really is, whether anything sounds.

Only a few stretches are decoded: a clip is read through only where one of them looks odd, or when asked to be thorough.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from genre_tagger.audio.content_key import content_key
from genre_tagger.audio.decoding import AudioReader, open_audio
from genre_tagger.audio.placement import LEAST_SECONDS, is_silent
from genre_tagger.errors import DecodeError
from genre_tagger.readable import readable_path

_PROBE_SECONDS = 0.5
_PROBES = (0.2, 0.55)  # shares of the length; the end is looked at too
_CUT_TOLERANCE_SECONDS = 1.5


@dataclass(frozen=True, slots=True)
class ClipTask:
    """One file to look at; `thorough` decodes all of it."""

    path: Path
    thorough: bool = False


@dataclass(frozen=True, slots=True)
class ClipFacts:
    """`fault` is "", "missing", "short", "silent" or "corrupt", and `sentence` says it in words.

    `is_usable` is False where nothing can be learnt from the clip. `content_key` names the sound, "" where the file
    cannot be read; `seconds` is the length that decodes.
    """

    path: Path
    content_key: str = ""
    seconds: float = 0.0
    fault: str = ""
    sentence: str = ""
    is_usable: bool = True


def check_clip(task: ClipTask) -> ClipFacts:
    """Never raises for what is wrong with the clip; that is what it tells."""
    name = readable_path(task.path.name)
    if not task.path.is_file():
        return ClipFacts(task.path, fault="missing", sentence=f"{name} is not there.", is_usable=False)
    try:
        key = content_key(task.path)
        with open_audio(task.path) as reader:
            return _judged(task, name, key, reader)
    except DecodeError as error:
        return ClipFacts(task.path, fault="corrupt", sentence=error.message, is_usable=False)


def _judged(task: ClipTask, name: str, key: str, reader: AudioReader) -> ClipFacts:
    stated_seconds = reader.info.duration_seconds
    if task.thorough or not _looks_sound(reader):
        seconds, sounds = _read_through(reader)
    else:
        seconds, sounds = stated_seconds, True
    if seconds <= 0.0:
        sentence = f"{name} is damaged: none of its sound decodes."
        return ClipFacts(task.path, key, seconds, "corrupt", sentence, is_usable=False)
    if seconds < LEAST_SECONDS:
        sentence = f"{name} lasts {seconds:.1f} s, too short to learn from."
        return ClipFacts(task.path, key, seconds, "short", sentence, is_usable=False)
    if not sounds:
        return ClipFacts(task.path, key, seconds, "silent", f"{name} is silent from start to end.", is_usable=False)
    if seconds < stated_seconds - _CUT_TOLERANCE_SECONDS:
        sentence = f"{name} breaks off after {seconds:.1f} s of {stated_seconds:.0f} s; what there is can be used."
        return ClipFacts(task.path, key, seconds, "corrupt", sentence)
    return ClipFacts(task.path, key, seconds)


def _looks_sound(reader: AudioReader) -> bool:
    """Whether something sounds at one of a few places and the end is where the file says."""
    seconds = reader.info.duration_seconds
    if seconds < 2.0 * LEAST_SECONDS or not reader.info.duration_is_exact:
        return False
    probes = [reader.read(seconds * share, _PROBE_SECONDS).samples for share in _PROBES]
    end = reader.read(seconds - _CUT_TOLERANCE_SECONDS, _PROBE_SECONDS).samples
    return len(end) > 0 and all(len(probe) for probe in probes) and not all(is_silent(probe) for probe in probes)


def _read_through(reader: AudioReader) -> tuple[float, bool]:
    """The length that decodes, and whether any second of it sounds."""
    seconds, sounds = 0.0, False
    for clip in reader.stream(block_seconds=1.0):
        seconds += clip.seconds
        sounds = sounds or not is_silent(clip.samples)
    return seconds, sounds
