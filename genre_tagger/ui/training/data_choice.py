"""The data a person chose: remembered as text, and recognised from a folder that is dropped or picked. No Qt, no torch.

Only names of folders and files are looked at, a few of each, so that this is quick even for a hundred thousand clips.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from genre_tagger.audio.container import AUDIO_EXTENSIONS
from genre_tagger.training.sources.labeled_track import LabeledTrack
from genre_tagger.training.sources.request import DataRequest, SourceKind, SourceRequest, SplitChoice

FMA_KINDS = (SourceKind.FMA_SMALL, SourceKind.FMA_MEDIUM, SourceKind.FMA_LARGE, SourceKind.FMA_FULL)
LOWEST_WEIGHT, HIGHEST_WEIGHT = 0.1, 20.0
_GTZAN_GENRES = frozenset(
    ("blues", "classical", "country", "disco", "hiphop", "jazz", "metal", "pop", "reggae", "rock")
)
_LOOK_AT = 400


def recognised(folder: Path) -> SourceRequest | None:
    """What `folder` seems to be, or None where nothing in it looks like labelled music."""
    try:
        names = [entry.name for entry in islice(folder.iterdir(), _LOOK_AT)]
    except OSError:
        return None
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
    try:
        names = {entry.name.casefold() for entry in islice(folder.iterdir(), _LOOK_AT)}
    except OSError:
        return False
    return len(names & _GTZAN_GENRES) >= 8


def _has_genre_folders(folder: Path, names: list[str]) -> bool:
    """Whether at least two folders here hold music, at any of their first few names."""
    count = 0
    for name in sorted(names)[:50]:
        if name.startswith(".") or not (folder / name).is_dir():
            continue
        count += _holds_music(folder / name)
        if count >= 2:
            return True
    return False


def _holds_music(folder: Path, depth: int = 2) -> bool:
    try:
        entries = list(islice(folder.iterdir(), 60))
    except OSError:
        return False
    if any(entry.suffix.casefold() in AUDIO_EXTENSIONS for entry in entries):
        return True
    return depth > 0 and any(_holds_music(entry, depth - 1) for entry in entries[:8] if entry.is_dir())


def with_source(request: DataRequest, source: SourceRequest) -> DataRequest:
    """`source` added, in place of one that reads the same folder or of earlier corrections."""
    kept = tuple(one for one in request.sources if not _is_same(one, source))
    return replace(request, sources=(*kept, source), genres=())


def _is_same(one: SourceRequest, other: SourceRequest) -> bool:
    if SourceKind.CORRECTIONS in (one.kind, other.kind):
        return one.kind is other.kind
    return one.root == other.root


def with_corrections(request: DataRequest, tracks: Iterable[LabeledTrack]) -> DataRequest:
    """The corrections put where the request asks for them."""
    mine = tuple(tracks)
    sources = tuple(replace(one, tracks=mine) if one.kind is SourceKind.CORRECTIONS else one for one in request.sources)
    return replace(request, sources=sources)


def request_to_text(request: DataRequest) -> str:
    """JSON, without the corrections themselves: they are read anew each time."""
    sources = [
        {
            "kind": one.kind.value,
            "root": None if one.root is None else str(one.root),
            "metadata": None if one.metadata is None else str(one.metadata),
            "weight": one.weight,
        }
        for one in request.sources
    ]
    values = {"sources": sources, "genres": list(request.genres), "split": request.split.value, "seed": request.seed}
    return json.dumps(values)


def request_from_text(text: str) -> DataRequest:
    """What `request_to_text` made; anything else reads as nothing chosen."""
    try:
        values: Any = json.loads(text)
        sources = tuple(
            SourceRequest(
                SourceKind(one["kind"]),
                _path(one["root"]),
                _path(one["metadata"]),
                min(HIGHEST_WEIGHT, max(LOWEST_WEIGHT, float(one["weight"]))),
            )
            for one in values["sources"]
        )
        genres = tuple(str(genre) for genre in values["genres"])
        return DataRequest(sources, genres, SplitChoice(values["split"]), int(values["seed"]))
    except (ValueError, KeyError, TypeError):
        return DataRequest(())


def _path(value: Any) -> Path | None:
    return Path(value) if isinstance(value, str) and value else None
