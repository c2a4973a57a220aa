"""FMA small, medium, large and full -> labelled tracks with the official split.

Clips lie as `000/000002.mp3`, a thousand a folder. (Defferrard et al., "FMA: A Dataset For Music Analysis", 2017)
"""

from __future__ import annotations

import re
from pathlib import Path

from genre_tagger.foundation.errors import DatasetError, Sentence
from genre_tagger.training.data.fma_table import SUBSETS, FmaRow, find_table, read_rows, subsets_within
from genre_tagger.training.data.genre_labels import GenreLabels
from genre_tagger.training.data.labeled_track import LabeledTrack, SkippedTrack, Split
from genre_tagger.training.data.source_tracks import SourceTracks, need_folder

KNOWN_BAD: dict[int, float] = {98565: 1.6, 98567: 0.5, 98569: 1.5, 99134: 0.0, 108925: 0.0, 133297: 0.0}
"""Seconds of sound in the clips of the published archives that are of no use, by track id (mdeff/fma, issues 8 and 41).
"""

_THOUSAND_FOLDER = re.compile(r"\d{3}")


def read_fma(root: Path | None, metadata: Path | None, subset: str, labels: GenreLabels) -> SourceTracks:
    """The tracks of `subset` ("small", "medium", "large" or "full") that are of a wanted genre.

    `root` holds the folders 000, 001, ..., or a folder fma_<subset> that does. Licence and artist are kept; known bad
    clips and those that are not on the disk are listed in `skipped`. Raises DatasetError.
    """
    name = f"fma-{subset}"
    root = need_folder(root, f"FMA {subset}")
    table = find_table(root, metadata)
    clips = find_clips(root, subset)
    there = _files_below(clips)
    marks = subsets_within(subset)
    tracks, skipped = [], []
    for row in read_rows(table):
        genre = labels.genre_of(row.genre)
        if genre is None or row.subset not in marks:
            continue
        path = clips / clip_path(row.track_id)
        left_out = _why_not(row, path, there)
        if left_out is not None:
            skipped.append(left_out)
        else:
            tracks.append(_labeled(row, path, genre, name))
    if not tracks:
        raise DatasetError(
            "None of the clips that FMA {subset} lists for {wanted} is in {folder}; choose the folder that "
            "holds the folders 000, 001 and so on.",
            clips,
            subset=subset,
            wanted=", ".join(labels.wanted) or "any genre",
            folder=clips,
        )
    return SourceTracks(name, tuple(tracks), tuple(skipped))


def clip_path(track_id: int) -> Path:
    """Where a clip lies below its folder: 2 -> 000/000002.mp3."""
    return Path(f"{track_id // 1000:03d}", f"{track_id:06d}.mp3")


def find_clips(root: Path, subset: str) -> Path:
    """The folder with 000, 001, ... in it: `root`, or fma_<subset> in it, or a larger subset's, which holds it too.

    Raises DatasetError where there is none.
    """
    larger = SUBSETS[SUBSETS.index(subset) :]
    for folder in (root, *(root / f"fma_{name}" for name in larger)):
        if folder.is_dir() and any(_THOUSAND_FOLDER.fullmatch(child.name) for child in folder.iterdir()):
            return folder
    smaller = [name for name in SUBSETS if name not in larger and (root / f"fma_{name}").is_dir()]
    if smaller:
        raise DatasetError(
            "{folder} holds no clips of FMA {subset}, but fma_{smaller}, a smaller set: choose that one.",
            root,
            folder=root,
            subset=subset,
            smaller=smaller[-1],
        )
    raise DatasetError(
        "{folder} holds no clips of FMA {subset}: no folders 000, 001 and so on, nor fma_{subset} with them.",
        root,
        folder=root,
        subset=subset,
    )


def _files_below(clips: Path) -> frozenset[str]:
    """Names of all clips on the disk: two hundred listings instead of a hundred thousand questions."""
    folders = [child for child in clips.iterdir() if _THOUSAND_FOLDER.fullmatch(child.name) and child.is_dir()]
    return frozenset(file.name for folder in folders for file in folder.iterdir())


def _why_not(row: FmaRow, path: Path, there: frozenset[str]) -> SkippedTrack | None:
    known = KNOWN_BAD.get(row.track_id)
    if known is not None:
        told = (
            Sentence("{name} lasts {seconds:.1f} s instead of 30, a known fault of FMA.", name=path.name, seconds=known)
            if known
            else Sentence("{name} holds no sound, a known fault of FMA.", name=path.name)
        )
        return SkippedTrack(path, told, "known-bad")
    if path.name not in there:
        return SkippedTrack(path, Sentence("{name} is in the table, but not in the folder.", name=path.name), "missing")
    return None


def _labeled(row: FmaRow, path: Path, genre: str, source: str) -> LabeledTrack:
    split = Split(row.split) if row.split in frozenset(Split) else None
    return LabeledTrack(
        path,
        genre,
        split,
        group=f"fma:{row.artist_id}" if row.artist_id else "",
        artist=row.artist,
        title=row.title,
        licence=row.licence,
        track_id=str(row.track_id),
        source=source,
    )
