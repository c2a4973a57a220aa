"""What the options of `genre-tagger train` name as data: sources with their folders, weights and genres."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from genre_tagger.cli.presentation import refuse
from genre_tagger.training.data.request import DataRequest, SourceKind, SourceRequest, SplitChoice


def data_request(
    kinds: Sequence[SourceKind],
    roots: Sequence[Path],
    metadata: Sequence[Path],
    weights: Sequence[float],
    genres: Sequence[str],
    split: str,
    seed: int,
) -> DataRequest:
    """The first --root belongs to the first --data, and so on; corrections have none.

    Ends the command (wrong usage) where they do not match.
    """
    with_folder = [kind for kind in kinds if kind is not SourceKind.CORRECTIONS]
    tables = [kind for kind in kinds if kind.value.startswith("fma-")]
    if not kinds:
        refuse("name what to train on, such as --data folders --root ~/Music/by-genre.")
    if len(roots) != len(with_folder):
        refuse(
            f"{len(with_folder)} --root are needed for that data, each in the order of its --data, not {len(roots)}."
        )
    if len(metadata) > len(tables):
        refuse("--metadata goes with FMA data, one each at most.")
    if weights and len(weights) != len(kinds):
        refuse(f"name a --weight for each of the {len(kinds)} --data, or none.")
    folders = iter(root.expanduser().absolute() for root in roots)
    places = iter(one.expanduser().absolute() for one in metadata)
    sources = []
    for kind, weight in zip(kinds, weights or [1.0] * len(kinds), strict=True):
        if kind is SourceKind.CORRECTIONS:
            sources.append(SourceRequest(kind, weight=weight))
        else:
            table = next(places, None) if kind in tables else None
            sources.append(SourceRequest(kind, next(folders), table, weight))
    return DataRequest(tuple(sources), tuple(genres), SplitChoice(split), seed)
