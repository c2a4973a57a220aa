"""Four programs that are not ours, asked what they show of a file: mutagen, TagLib, FFmpeg, MediaInfo.

Each gives a `Reading`: the genre wherever it shows one, and every other field as text. `differences` compares two of
them. The test table and the benchmark of the same name both stand on this.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import mutagen
import mutagen.apev2
import mutagen.asf
import mutagen.id3
import mutagen.mp4

_library: Any = mutagen  # partly typed

_LONG_CHARACTERS = 200
_GENRE = re.compile(r"(----:com\.apple\.itunes:)?genre(-[a-z]{3})?|tcon|tco|©gen|gnre|wm/genre|ignr")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one program shows of one file.

    `genres` has one list of texts for each place that names a genre (two tags of one file are two places), `others`
    every further field by its name. `error` is what the program said where it cannot make sense of the file.
    """

    genres: tuple[tuple[str, ...], ...] = ()
    others: Mapping[str, str] = field(default_factory=dict)
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """One program: `read_all` takes many files at once; `absent` is a sentence where the program is not installed."""

    name: str
    read_all: Callable[[Sequence[Path]], list[Reading]]
    absent: str | None


def _reading(places: Mapping[str, Iterable[tuple[str, tuple[str, ...]]]]) -> Reading:
    """From the (name, texts) pairs of each place; a field that stands in two places keeps a name for each."""
    genres = []
    others: dict[str, str] = {}
    for place, pairs in places.items():
        here: list[str] = []
        for name, texts in pairs:
            if _GENRE.fullmatch(name.casefold()):
                here += texts
            else:
                others[f"{place}{name}"] = _as_utf8("\n".join(texts))
        if any(text.strip() for text in here):
            genres.append(tuple(here))
    return Reading(tuple(genres), others)


def _as_utf8(text: str) -> str:
    """UTF-8 that a reader took for Latin-1 is read as what it is: a fresh tag may say it in an encoding it declares."""
    try:
        return text.encode("latin-1").decode()
    except UnicodeError:
        return text


def genre_names(texts: Iterable[str]) -> tuple[str, ...]:
    """The names in what a program shows as genre: each has its own way to print a list.

    >>> genre_names(("Jazz / Blues",)), genre_names(("Jazz;Blues",)), genre_names(("Jazz", "Blues"))
    (('Jazz', 'Blues'), ('Jazz', 'Blues'), ('Jazz', 'Blues'))
    """
    return tuple(name for text in texts for name in re.split(r"\s*[;/\0]\s*", text.strip()) if name)


# ------------------------------------------------------------------ mutagen


def _mutagen(path: Path) -> Reading:
    try:
        file = _library.File(path)
        places = {"": list(_mutagen_pairs(getattr(file, "tags", None)))}
        if not isinstance(getattr(file, "tags", None), _library.apev2.APEv2):
            with suppress(_library.apev2.APENoHeaderError):
                places["APE "] = list(_mutagen_pairs(_library.apev2.APEv2(path)))
    except Exception as error:  # noqa: BLE001 - whatever a damaged file makes it raise is its answer
        return Reading(error=f"{type(error).__name__}: {error}")
    return _reading(places) if file is not None else Reading(error="it knows no such file")


def _mutagen_pairs(tags: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every field that has a name, the comment of an ID3v1 block under the one it has in ID3v2.

    What goes by a number (the items of phones in MP4) is not named: FFmpeg and MediaInfo show it by its key.
    """
    found: dict[str, tuple[str, ...]] = {}
    for name in [] if tags is None else list(tags.keys()):
        if name.startswith("\0"):
            continue
        usual = name.replace("COMM:ID3v1 Comment:eng", "COMM::eng")
        if usual == name or usual not in found:
            found[usual] = tuple(_mutagen_texts(tags[name]))
    yield from found.items()


def _mutagen_texts(value: Any) -> Iterator[str]:
    if type(value).__name__ == "TCON":
        yield from value.genres
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _mutagen_texts(part)
    elif isinstance(getattr(value, "text", None), list):
        yield from map(str, value.text)
    elif isinstance(value, _library.apev2.APETextValue):
        yield from value
    elif isinstance(value, str | int | float | bool):
        yield str(value)
    elif isinstance(value, _library.mp4.MP4FreeForm):
        yield value.decode(errors="replace")
    elif isinstance(value, _library.asf.ASFUnicodeAttribute):
        yield value.value
    else:
        text = repr(value)
        yield text if len(text) < _LONG_CHARACTERS else hashlib.sha256(text.encode()).hexdigest()


# ------------------------------------------------------------------- TagLib


def _taglib(path: Path) -> Reading:
    import taglib

    try:
        with taglib.File(path) as file:
            pairs = [(name, tuple(texts)) for name, texts in file.tags.items()]
            pairs += [("sound", (f"{file.sampleRate} Hz, {file.channels} channels",))]
    except (OSError, ValueError) as error:
        return Reading(error=f"{type(error).__name__}: {str(error).replace(str(path), path.name)}")
    return _reading({"": pairs})


# ------------------------------------------------------------------- FFmpeg

_FILES_AT_ONCE = 200
_INPUT = re.compile(r"Input #\d+, (?P<format>.*), from '.*':$")
_STREAM = re.compile(r"  Stream #\d+:(?P<number>\d+)(\[\w+\])?(\(\w+\))?: (?P<sound>.*)$")
_BIT_RATE = re.compile(r", \d+ kb/s")
_CHAPTER = re.compile(r"    Chapter #\d+:(?P<number>\d+): ")
_TAG = re.compile(r" {4,}(?P<name>\S.{15,}?): (?P<text>.*)$")  # a name is filled up to 16 characters
_NEXT_LINE = re.compile(r" {20,}: (?P<text>.*)$")


def _ffmpeg_all(paths: Sequence[Path]) -> list[Reading]:
    """What ffprobe shows too, but of many files in one process: a file that cannot be opened ends it, and the next
    process begins behind that one. Of each line of a text FFmpeg prints 255 bytes.
    """
    readings: list[Reading] = []
    while len(readings) < len(paths):
        these = paths[len(readings) : len(readings) + _FILES_AT_ONCE]
        command = ["ffmpeg", "-hide_banner", "-nostdin"]
        for path in these:
            command += ["-i", f"file:{path}"]
        done = subprocess.run(command, stderr=subprocess.PIPE, check=False)
        lines = done.stderr.decode(errors="replace").rstrip("\n").split("\n")
        starts = [number for number, line in enumerate(lines) if _INPUT.match(line)]
        readings += [_ffmpeg(lines[start:end]) for start, end in pairwise([*starts, len(lines)])]
        if len(starts) < len(these):
            path = these[len(starts)]
            readings.append(Reading(error=lines[-1].replace(f"file:{path}", path.name)))
    return readings


def _ffmpeg(lines: Sequence[str]) -> Reading:
    """One input's part of what FFmpeg prints."""
    start = _INPUT.match(lines[0])
    assert start is not None
    place = ""
    places: dict[str, list[tuple[str, tuple[str, ...]]]] = {"": [("format", (start["format"],))]}
    for line in lines[1:]:
        if stream := _STREAM.match(line):
            place = f"stream {stream['number']} "
            places[place] = [("sound", (_BIT_RATE.sub("", stream["sound"]),))]
        elif chapter := _CHAPTER.match(line):
            place = f"chapter {chapter['number']} "
            places[place] = []
        elif more := _NEXT_LINE.match(line):
            name, texts = places[place][-1]
            places[place][-1] = name, (f"{texts[0]}\n{more['text']}",)
        elif tag := _TAG.match(line):
            places[place].append((tag["name"].strip().lower(), (tag["text"],)))
    return _reading(places)


# ---------------------------------------------------------------- MediaInfo

_MEASURED = re.compile(
    r"@|File_|.*(Size|BitRate|Offset|Proportion|Duration|Delay|Complete|IsStreamable|FrameCount|SamplingCount)"
)
"""Fields that follow from where the sound lies in the file, not from what its tags say."""


def _mediainfo_all(paths: Sequence[Path]) -> list[Reading]:
    """One process for them all. It answers in an order of its own and says of each which file it is."""
    command = ["mediainfo", "--Output=JSON", *map(os.fspath, paths)]
    done = subprocess.run(command, capture_output=True, check=True)
    told = json.loads(done.stdout.decode(errors="replace"))
    media = [each["media"] for each in (told if isinstance(told, list) else [told]) if each.get("media")]
    by_path = {each["@ref"]: _mediainfo(each["track"]) for each in media}
    return [by_path.get(os.fspath(path), Reading(error="it says nothing")) for path in paths]


def _mediainfo(tracks: Sequence[Mapping[str, Any]]) -> Reading:
    places: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for number, track in enumerate(tracks):
        place = "" if track["@type"] == "General" else f"{track['@type']} {number} "
        extra = track.get("extra", {})
        named = {**track, **(extra if isinstance(extra, dict) else {})}
        pairs = [
            (name, tuple(dict.fromkeys(str(text).split(" / "))))  # what two tags say alike, it prints twice
            for name, text in named.items()
            if name != "extra" and not _MEASURED.match(name)
        ]
        places[place] = pairs
    return _reading(places)


# ------------------------------------------------------------------ together


def _one_by_one(read: Callable[[Path], Reading]) -> Callable[[Sequence[Path]], list[Reading]]:
    return lambda paths: [read(path) for path in paths]


def _absent_program(name: str, package: str) -> str | None:
    return None if shutil.which(name) else f"{name} is not installed (on Debian: apt-get install {package})"


def _absent_module(name: str, package: str) -> str | None:
    return None if importlib.util.find_spec(name) else f"{name} is not installed (pip install {package})"


READERS: tuple[Reader, ...] = (
    Reader("mutagen", _one_by_one(_mutagen), None),
    Reader("taglib", _one_by_one(_taglib), _absent_module("taglib", "pytaglib")),
    Reader("ffmpeg", _ffmpeg_all, _absent_program("ffmpeg", "ffmpeg")),
    Reader("mediainfo", _mediainfo_all, _absent_program("mediainfo", "mediainfo")),
)
"""In the order of the columns."""


def texts_of(path: Path, readings: Iterable[Reading]) -> set[str]:
    """All that a file says outside its genre: what any reader shows of it, and what an ID3v1 block at its end holds."""
    block = _library.id3.ParseID3v1(path.read_bytes()[-128:]) or {}
    shown = {text for reading in readings for text in reading.others.values()}
    return shown | {text for frame in block.values() for text in _mutagen_texts(frame)}


def read_by_all(paths: Sequence[Path], readers: Sequence[Reader] = READERS) -> list[dict[str, Reading]]:
    """For each file, what every reader that is installed shows of it, by the reader's name."""
    columns = {reader.name: reader.read_all(paths) for reader in readers if reader.absent is None}
    return [{name: column[number] for name, column in columns.items()} for number in range(len(paths))]


_NO_YEAR = "0000"  # of an ID3v1 block; FFmpeg alone takes it for a date, and a fresh tag does not repeat it


def differences(before: Reading, after: Reading, known: Iterable[str] = ()) -> list[str]:
    """What a write did to the fields that are not the genre, in words; empty when it did nothing.

    A field may come that was not shown before, if its text is one of `known`: what the file said all along, in a place
    that this reader did not look at.
    """
    if before.error is not None or after.error is not None:
        return [] if after.error == before.error else [f"{before.error or 'opened'} -> {after.error or 'opened'}"]
    texts = set(known)
    faults = [
        f"{name}: {old!r} -> {after.others.get(name)!r}"
        for name, old in before.others.items()
        if after.others.get(name) != old and not (name not in after.others and old == _NO_YEAR)
    ]
    faults += [
        f"{name}: nothing -> {new!r}"
        for name, new in after.others.items()
        if name not in before.others and new not in texts
    ]
    return faults
