"""Data to train on: recognised from a folder, remembered as text, its tables read, its clips checked. No torch.

Recognising looks at names of folders and files only, a few of each: quick even for a hundred thousand clips. `read` and
`check` are meant for a process of their own: tables of a hundred thousand rows take seconds of Python.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Generator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from genre_tagger.app.corrections import labeled_corrections
from genre_tagger.app.session import Session
from genre_tagger.containers.sniff import AUDIO_EXTENSIONS
from genre_tagger.foundation.plain_values import from_plain, to_plain
from genre_tagger.training.data.dataset import DataRequest, SourceKind, SourceRequest, Split
from genre_tagger.training.run.settings import RunSettings

if TYPE_CHECKING:
    from genre_tagger.training.check.preflight import PreflightStep

FMA_KINDS = (SourceKind.FMA_SMALL, SourceKind.FMA_MEDIUM, SourceKind.FMA_LARGE, SourceKind.FMA_FULL)
LOWEST_WEIGHT, HIGHEST_WEIGHT = 0.1, 20.0
_GTZAN_GENRES = frozenset(
    ("blues", "classical", "country", "disco", "hiphop", "jazz", "metal", "pop", "reggae", "rock")
)
_LOOK_AT = 400
_MOST_REASONS = 12


@dataclass(frozen=True, slots=True)
class DatasetSummary:
    """What a request comes to. `counts` are (part, genre, clips); `skipped_reasons` are the first few."""

    name: str
    genres: tuple[str, ...]
    counts: tuple[tuple[str, str, int], ...]
    skipped: int
    skipped_reasons: tuple[str, ...]
    notes: tuple[str, ...]
    shared_artists: int

    @property
    def clips(self) -> int:
        """All of them."""
        return sum(count for _, _, count in self.counts)

    def count(self, genre: str) -> int:
        """The clips of one genre, in all parts."""
        return sum(count for _, one, count in self.counts if one == genre)

    def by_part(self) -> tuple[tuple[Split, dict[str, int]], ...]:
        """Clips by genre of each part, in the order training, validation, test."""
        return tuple((part, {genre: n for name, genre, n in self.counts if name == part.value}) for part in Split)


def recognised(folder: Path) -> SourceRequest | None:
    """What `folder` seems to be, or None where nothing in it looks like labelled music."""
    if not folder.is_dir():
        return None
    names = [entry.name for entry in _entries(folder, _LOOK_AT)]
    if "clips.csv" in names and "clips" in names:
        return SourceRequest(SourceKind.CORPUS, folder)
    fma = _recognised_fma(folder, names)
    if fma is not None:
        return fma
    for genres in (folder, folder / "genres_original", folder / "genres"):
        if _is_gtzan(genres):
            return SourceRequest(SourceKind.GTZAN, folder)
    return SourceRequest(SourceKind.FOLDERS, folder) if _has_genre_folders(folder, names) else None


def _recognised_fma(folder: Path, names: list[str]) -> SourceRequest | None:
    """An FMA folder itself, the folder above it, or its metadata folder."""
    if folder.name == "fma_metadata" or ("tracks.csv" in names and "genres.csv" in names):
        above = recognised_fma_clips(folder.parent)
        return None if above is None else replace(above, metadata=folder)
    inside = recognised_fma_clips(folder)
    if inside is not None:
        return inside
    kind = _fma_kind_of(folder.name)
    digits = [name for name in names if len(name) == 3 and name.isdigit()]
    if kind is None and not (digits and len(digits) > len(names) / 2):
        return None
    return SourceRequest(kind or SourceKind.FMA_SMALL, folder, found_metadata(folder))


def recognised_fma_clips(folder: Path) -> SourceRequest | None:
    """The largest FMA subset directly inside `folder`."""
    for kind in reversed(FMA_KINDS):
        clips = folder / kind.value.replace("-", "_")
        if clips.is_dir():
            return SourceRequest(kind, clips, found_metadata(clips))
    return None


def found_metadata(clips: Path) -> Path | None:
    """The `fma_metadata` folder beside or inside a folder of clips."""
    for folder in (clips.parent / "fma_metadata", clips / "fma_metadata"):
        if (folder / "tracks.csv").is_file():
            return folder
    return None


def _fma_kind_of(name: str) -> SourceKind | None:
    return next((kind for kind in FMA_KINDS if name.casefold().replace("_", "-") == kind.value), None)


def _is_gtzan(folder: Path) -> bool:
    return len({entry.name.casefold() for entry in _entries(folder, _LOOK_AT)} & _GTZAN_GENRES) >= 8


def _has_genre_folders(folder: Path, names: list[str]) -> bool:
    """Whether at least two folders here hold music, at any of their first few names."""
    folders = (folder / name for name in sorted(names)[:50] if not name.startswith("."))
    return len(tuple(islice((one for one in folders if one.is_dir() and _holds_music(one)), 2))) == 2


def _holds_music(folder: Path, depth: int = 2) -> bool:
    entries = _entries(folder, 60)
    if any(entry.suffix.casefold() in AUDIO_EXTENSIONS for entry in entries):
        return True
    return depth > 0 and any(_holds_music(entry, depth - 1) for entry in entries[:8] if entry.is_dir())


def _entries(folder: Path, most: int) -> list[Path]:
    """The first few things in a folder; none where it cannot be read."""
    try:
        return list(islice(folder.iterdir(), most))
    except OSError:
        return []


def with_source(request: DataRequest, source: SourceRequest) -> DataRequest:
    """`source` added, in place of one that reads the same folder or of earlier corrections."""
    kept = tuple(one for one in request.sources if not _is_same(one, source))
    return replace(request, sources=(*kept, source), genres=())


def _is_same(one: SourceRequest, other: SourceRequest) -> bool:
    if SourceKind.CORRECTIONS in (one.kind, other.kind):
        return one.kind is other.kind
    return one.root == other.root


def completed(session: Session, request: DataRequest) -> DataRequest:
    """The corrections as they are now, put where the request asks for them. Raises CorrectionsError."""
    if not any(source.kind is SourceKind.CORRECTIONS for source in request.sources):
        return request
    mine = labeled_corrections(session)
    sources = tuple(replace(one, tracks=mine) if one.kind is SourceKind.CORRECTIONS else one for one in request.sources)
    return replace(request, sources=sources)


def request_to_text(request: DataRequest) -> str:
    """JSON, without the corrections themselves: they are read anew each time."""
    return json.dumps(to_plain(replace(request, sources=tuple(replace(one, tracks=()) for one in request.sources))))


def request_from_text(text: str) -> DataRequest:
    """What `request_to_text` made; anything else reads as nothing chosen."""
    try:
        request = from_plain(DataRequest, json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError):
        return DataRequest(())
    sources = (replace(one, weight=min(HIGHEST_WEIGHT, max(LOWEST_WEIGHT, one.weight))) for one in request.sources)
    return replace(request, sources=tuple(sources))


def read(request: DataRequest) -> Generator[DatasetSummary]:
    """Read the tables; no audio is opened. One step. Raises DatasetError."""
    from genre_tagger.training.data.reading import official_overlap, read_data_set

    data_set = read_data_set(request)
    counts = Counter((track.split.value if track.split else "", track.genre) for track in data_set.tracks)
    yield DatasetSummary(
        data_set.name,
        data_set.genres,
        tuple((part, genre, count) for (part, genre), count in sorted(counts.items())),
        len(data_set.skipped),
        tuple(one.reason for one in data_set.skipped[:_MOST_REASONS]),
        data_set.notes,
        len(official_overlap(data_set).artists),
    )


def check(
    request: DataRequest,
    settings: RunSettings | None,
    cache_folder: Path,
    *,
    jobs: int = 0,
    thorough: bool = False,
) -> Generator[PreflightStep]:
    """Read the tables, then every clip, as `preflight`: `PreflightProgress`, and at last the `PreflightReport`.

    Raises DatasetError and WorkerCrashError.
    """
    from genre_tagger.training.check.preflight import preflight
    from genre_tagger.training.data.reading import read_data_set

    yield from preflight(
        read_data_set(request),
        settings=settings,
        cache_folder=cache_folder,
        jobs=jobs,
        thorough=thorough,
    )
