"""What a worker process finds out about one clip: its sound's name, how long it really is, whether anything sounds.

Only a few stretches are decoded: a clip is read through only where one of them looks odd, or when asked to be thorough.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from genre_tagger.audio.clip import Clip
from genre_tagger.audio.content_key import content_key
from genre_tagger.audio.decoding import AudioReader, open_audio
from genre_tagger.audio.placement import LEAST_SECONDS, is_silent
from genre_tagger.foundation.errors import DecodeError, Sentence
from genre_tagger.foundation.readable import readable_path
from genre_tagger.training.check.sound_print import are_same_recording, sound_print

_PROBE_SECONDS = 0.5
_PROBES = (0.2, 0.55)  # shares of the length; the end is looked at too
_CUT_TOLERANCE_SECONDS = 1.5


@dataclass(frozen=True, slots=True)
class ClipTask:
    """One file to look at; `thorough` decodes all of it."""

    path: Path
    thorough: bool = False


@dataclass(frozen=True, slots=True)
class PairTask:
    """Two files whose prints are alike: are they one recording?"""

    path: Path
    other: Path


@dataclass(frozen=True, slots=True)
class ClipFacts:
    """`fault` is "", "missing", "short", "silent" or "corrupt", and `sentence` says it in words.

    `is_usable` is False where nothing can be learnt from the clip. `content_key` names the sound, "" where the file
    cannot be read; `seconds` is the length that decodes, `sound_print` finds copies in other formats ("" for none).
    """

    path: Path
    content_key: str = ""
    seconds: float = 0.0
    fault: str = ""
    sentence: str = ""
    is_usable: bool = True
    sound_print: bytes = b""


def check_clip(task: ClipTask) -> ClipFacts:
    """Never raises for what is wrong with the clip; that is what it tells."""
    name = readable_path(task.path.name)
    if not task.path.is_file():
        return ClipFacts(
            task.path, fault="missing", sentence=Sentence("{name} is not there.", name=name), is_usable=False
        )
    try:
        key = content_key(task.path)
        with open_audio(task.path) as reader:
            return _checked(task, name, key, reader)
    except DecodeError as error:
        return ClipFacts(task.path, fault="corrupt", sentence=error.message, is_usable=False)


def check_pair(task: PairTask) -> bool:
    """Whether both hold the same recording. False where one cannot be read any more."""
    try:
        with open_audio(task.path) as one, open_audio(task.other) as other:
            return are_same_recording(one, other)
    except DecodeError:
        return False


def _checked(task: ClipTask, name: str, key: str, reader: AudioReader) -> ClipFacts:
    stated_seconds = reader.info.duration_seconds
    probes = _probes(reader)
    if task.thorough or not _look_sound(reader, probes):
        seconds, sounds = _read_through(reader)
    else:
        seconds, sounds = stated_seconds, True
    if seconds <= 0.0:
        sentence = Sentence("{name} is damaged: none of its sound decodes.", name=name)
        return ClipFacts(task.path, key, seconds, "corrupt", sentence, is_usable=False)
    if seconds < LEAST_SECONDS:
        sentence = Sentence("{name} lasts {seconds:.1f} s, too short to learn from.", name=name, seconds=seconds)
        return ClipFacts(task.path, key, seconds, "short", sentence, is_usable=False)
    if not sounds:
        return ClipFacts(
            task.path,
            key,
            seconds,
            "silent",
            Sentence("{name} is silent from start to end.", name=name),
            is_usable=False,
        )
    if seconds < stated_seconds - _CUT_TOLERANCE_SECONDS:
        sentence = Sentence(
            "{name} breaks off after {seconds:.1f} s of {stated_seconds:.0f} s; what there is can be used.",
            name=name,
            seconds=seconds,
            stated_seconds=stated_seconds,
        )
        return ClipFacts(task.path, key, seconds, "corrupt", sentence)
    return ClipFacts(task.path, key, seconds, sound_print=sound_print(probes))


def _probes(reader: AudioReader) -> list[Clip]:
    """Stretches from a few places and from close to the end; none of a clip that is too short for them."""
    seconds = reader.info.duration_seconds
    if seconds < 2.0 * LEAST_SECONDS:
        return []
    starts = [*(seconds * share for share in _PROBES), seconds - _CUT_TOLERANCE_SECONDS]
    return [reader.read(start, _PROBE_SECONDS) for start in starts]


def _look_sound(reader: AudioReader, probes: list[Clip]) -> bool:
    """Whether something sounds at one of the places and the end is where the file says."""
    if not probes or not reader.info.duration_is_exact or not all(len(probe.samples) for probe in probes):
        return False
    return not all(is_silent(probe.samples) for probe in probes[:-1])


def _read_through(reader: AudioReader) -> tuple[float, bool]:
    """The length that decodes, and whether any second of it sounds."""
    seconds, sounds = 0.0, False
    for clip in reader.stream(block_seconds=1.0):
        seconds += clip.seconds
        sounds = sounds or not is_silent(clip.samples)
    return seconds, sounds
