"""The options of `genre-tagger train`: what it trains on, and every setting of a run, made from the window's table."""

from __future__ import annotations

from dataclasses import dataclass, make_dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from genre_tagger.cli.options import Genres, Split
from genre_tagger.cli.presentation import refuse
from genre_tagger.training.data.dataset import DataRequest, SourceKind, SourceRequest, SplitChoice
from genre_tagger.training.run.fields import FIELDS, SettingField

_KINDS = ", ".join(SourceKind)
_TYPES: dict[str, Any] = {"integer": int, "number": float, "switch": bool, "text": str}


@dataclass(frozen=True)
class DataOptions:
    """Sources with their folders, weights and genres. The first --root belongs to the first --data, and so on."""

    data: Annotated[
        list[SourceKind] | None,
        typer.Option("--data", metavar="KIND", help=f"What to train on: {_KINDS}. Again for each of a mix."),
    ] = None
    root: Annotated[
        list[Path] | None, typer.Option("--root", metavar="DIR", help="Its folder, in the order of --data.")
    ] = None
    metadata: Annotated[
        list[Path] | None, typer.Option("--metadata", metavar="DIR", help="fma_metadata, where not beside the clips.")
    ] = None
    weight: Annotated[
        list[float] | None,
        typer.Option("--weight", metavar="N", min=0.001, max=1000, help="How much each --data counts in a mix."),
    ] = None
    genre: Genres = None
    split: Split = "official"

    def request(self, seed: int) -> DataRequest:
        """Corrections have no folder. Ends the command (wrong usage) where the options do not match."""
        kinds, roots, tables = self.data or [], self.root or [], self.metadata or []
        with_folder = [kind for kind in kinds if kind is not SourceKind.CORRECTIONS]
        if not kinds:
            refuse("name what to train on, such as --data folders --root ~/Music/by-genre.")
        if len(roots) != len(with_folder):
            needed = len(with_folder)
            refuse(f"{needed} --root are needed for that data, each in the order of its --data, not {len(roots)}.")
        if len(tables) > sum(kind.startswith("fma-") for kind in kinds):
            refuse("--metadata goes with FMA data, one each at most.")
        if self.weight and len(self.weight) != len(kinds):
            refuse(f"name a --weight for each of the {len(kinds)} --data, or none.")
        folders, metadata = iter(map(_whole, roots)), iter(map(_whole, tables))
        sources = tuple(
            SourceRequest(
                kind,
                next(folders) if kind in with_folder else None,
                next(metadata, None) if kind.startswith("fma-") else None,
                weight,
            )
            for kind, weight in zip(kinds, self.weight or [1.0] * len(kinds), strict=True)
        )
        return DataRequest(sources, tuple(self.genre or ()), SplitChoice(self.split), seed)


def _whole(path: Path) -> Path:
    return path.expanduser().absolute()


def _setting_type(field: SettingField) -> Any:
    name = field.name.replace("_", "-")
    flag = f"--{name}/--no-{name}" if field.kind == "switch" else f"--{name}"
    kind: Any = Literal[field.choices] if field.kind == "choice" else _TYPES[field.kind]
    bounds: dict[str, Any] = {}
    if field.kind in ("integer", "number"):
        bounds = {"min": 0 if field.zero_means else field.low, "max": field.high, "metavar": "N"}
    zero = f" 0: {field.zero_means}." if field.zero_means and field.kind != "text" else ""
    return Annotated[kind | None, typer.Option(flag, help=field.help + zero, show_default=False, **bounds)]


SettingOptions = make_dataclass(
    "SettingOptions", [(field.name, _setting_type(field), None) for field in FIELDS], frozen=True
)
"""Every setting of a run; None where the preset's stays."""
