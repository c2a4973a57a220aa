"""The files that are measured: four minutes each, of the formats people keep, made once and kept in a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import mutagen
import numpy as np
import soundfile

from tests.builders.audio_files import MP3_VBR, Recipe, make_audio
from tests.builders.sound import music_like

TRACK_SECONDS = 240.0
_RATE_HZ = 44_100


@dataclass(frozen=True, slots=True)
class Kind:
    """One format, and how many of the twenty-four files have it."""

    name: str
    extension: str
    files: int
    recipe: Callable[[int], Recipe | None]


def _mp3_cbr(index: int) -> Recipe:
    return Recipe("av", "mp3", "libmp3lame", codec_options={"b": f"{(128, 192, 256, 320)[index % 4]}k"})


def _m4a(index: int) -> Recipe:
    return Recipe("av", "ipod", "aac", codec_options={"b": f"{(128, 256)[index % 2]}k"})


KINDS: tuple[Kind, ...] = (
    Kind("mp3 CBR", ".mp3", 5, _mp3_cbr),
    Kind("mp3 VBR", ".mp3", 4, lambda index: MP3_VBR),
    Kind("flac", ".flac", 4, lambda index: None),
    Kind("ogg", ".ogg", 3, lambda index: None),
    Kind("opus", ".opus", 2, lambda index: None),
    Kind("m4a", ".m4a", 4, _m4a),
    Kind("wav", ".wav", 2, lambda index: None),
)


def mixed_files(folder: Path, seconds: float = TRACK_SECONDS) -> list[Path]:
    """The twenty-four tagged files, made where they are missing, interleaved so that no format comes in a row."""
    folder.mkdir(parents=True, exist_ok=True)
    by_kind = []
    for kind in KINDS:
        paths = [folder / f"{kind.name} {index}{kind.extension}" for index in range(kind.files)]
        for index, path in enumerate(paths):
            if not path.exists():
                _make(path, kind.recipe(index), seconds, seed=len(by_kind) * 10 + index)
        by_kind.append(paths)
    return list(_interleaved(by_kind))


def small_files(folder: Path, count: int) -> list[Path]:
    """`count` WAV files of 3.2 s, every one of other sound: a large library for a small disk."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{index // 100:03d}" / f"{index:05d}.wav" for index in range(count)]
    sound = music_like(3.2, 8_000, 1)
    rng = np.random.default_rng(0)
    for path in paths:
        path.parent.mkdir(exist_ok=True)
        noise = rng.normal(0.0, 0.02, sound.shape).astype(np.float32)
        if not path.exists():
            soundfile.write(path, sound + noise, 8_000, subtype="PCM_U8")
    return paths


def _make(path: Path, recipe: Recipe | None, seconds: float, seed: int) -> None:
    unfinished = path.with_name(f"unfinished{path.suffix}")
    make_audio(
        unfinished, seconds, sample_rate_hz=None if path.suffix == ".opus" else _RATE_HZ, seed=seed, recipe=recipe
    )
    tags = mutagen.File(unfinished, easy=True)
    if path.suffix != ".wav":
        if tags.tags is None:
            tags.add_tags()
        tags["title"], tags["artist"], tags["genre"] = path.stem, "Benchmark", "Rock"
        tags.save()
    unfinished.replace(path)


def _interleaved(groups: list[list[Path]]) -> Iterator[Path]:
    for rank in range(max(len(group) for group in groups)):
        for group in groups:
            if rank < len(group):
                yield group[rank]
