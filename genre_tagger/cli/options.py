"""Options that several commands have, each stated once, and groups of them that a command takes as one value."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_type_hints

import typer

from genre_tagger.cli.exit import refuse
from genre_tagger.settings import COMPANY_CHOICES
from genre_tagger.tags.tag_change import Policy

if TYPE_CHECKING:
    from genre_tagger.app.session import Session
    from genre_tagger.cli.screen import Screen

_PATHS = typer.Argument(metavar="PATH", help="Files and folders; folders with all below them.")
Paths = Annotated[list[Path], _PATHS]
MaybePaths = Annotated[list[Path] | None, _PATHS]
JsonLines = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
JsonObject = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]
Write = Annotated[bool, typer.Option("--write", help="Write; without it nothing is changed.")]
ModelOrElse = Annotated[str | None, typer.Option("--model", metavar="ID", help="Else the model in use.")]
Genres = Annotated[
    list[str] | None,
    typer.Option("--genre", metavar="NAME", help="A genre, again for each; else the data's own, of FMA the four."),
]
Split = Annotated[
    Literal["official", "artist-disjoint"], typer.Option("--split", help="Whose split; ours shares no artist.")
]
Workers = Annotated[int, typer.Option("--jobs", metavar="N", min=0, max=256, help="Worker processes; 0: one a core.")]
Jobs = Annotated[
    int | None, typer.Option("--jobs", metavar="N", min=1, max=256, help="Use N worker processes; else one per core.")
]
Windows = Annotated[
    int | None,
    typer.Option(
        "--windows",
        metavar="N",
        min=1,
        max=1000,
        help="Classify N windows spread over each track; how many by default and how long, `models show` says.",
    ),
]


@dataclass(frozen=True)
class ClassifyOptions:
    """Which model classifies, and how; None is what the settings say."""

    model: Annotated[
        str | None,
        typer.Option("--model", metavar="ID", help="A model by name (see `genre-tagger models list`) or folder."),
    ] = None
    windows: Windows = None
    jobs: Jobs = None
    scheduler: Annotated[
        str | None,
        typer.Option(
            "--scheduler",
            metavar="URL",
            help="Classify on a Dask cluster, tcp://host:8786, whose workers see the files under the same paths.",
        ),
    ] = None
    company: Annotated[
        Literal[COMPANY_CHOICES] | None,  # type: ignore[valid-type]
        typer.Option(
            "--company",
            help="Whether a track's album counts too, or each album gets one genre; else as the settings say.",
        ),
    ] = None
    ignore_corrections: Annotated[
        bool, typer.Option("--ignore-corrections", help="Go by the prediction, also where you corrected the genre.")
    ] = False


@dataclass(frozen=True)
class WriteOptions:
    """The rules by which genres are written; None is what the settings say."""

    policy: Annotated[
        Policy | None, typer.Option("--policy", help="A genre that is there: keep it, add to it, or replace it.")
    ] = None
    min_confidence: Annotated[
        float | None,
        typer.Option("--min-confidence", metavar="X", min=0.0, max=1.0, help="Write from this confidence on."),
    ] = None
    keep: Annotated[
        list[str] | None,
        typer.Option("--keep", metavar="GENRE", help="A genre never to remove; may be given several times."),
    ] = None
    provenance: Annotated[
        bool | None,
        typer.Option("--provenance/--no-provenance", help="Also write which model said so, and how sure it was."),
    ] = None

    def put_in_force(self, session: Session) -> None:
        """What was given goes before the settings, for this session."""
        values = given(self)
        if self.policy is not None:
            values["policy"] = self.policy.value
        if self.keep is not None:
            values["keep"] = tuple(self.keep)
        session.settings = replace(session.settings, **values)


def given(options: Any) -> dict[str, Any]:
    """The options of a group that a person named, by name."""
    values = {field: getattr(options, field.name) for field in fields(options)}
    return {field.name: value for field, value in values.items() if value not in (field.default, [])}


def with_groups(command: Callable[..., None]) -> Callable[..., None]:
    """Each parameter of `command` whose type is a dataclass becomes the options that are its fields."""
    own = inspect.signature(command, eval_str=True)
    groups: dict[str, Any] = {
        name: one.annotation for name, one in own.parameters.items() if is_dataclass(one.annotation)
    }

    @wraps(command)
    def called(**arguments: Any) -> None:
        for name, group in groups.items():
            arguments[name] = group(**{field.name: arguments.pop(field.name) for field in fields(group)})
        command(**arguments)

    parameters = [
        one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for name, one in own.parameters.items() if name not in groups
    ]
    for group in groups.values():
        types = get_type_hints(group, include_extras=True)
        parameters += [
            inspect.Parameter(
                field.name, inspect.Parameter.KEYWORD_ONLY, default=field.default, annotation=types[field.name]
            )
            for field in fields(group)
        ]
    called.__signature__ = own.replace(parameters=parameters)  # type: ignore[attr-defined]
    called.__annotations__ = {one.name: one.annotation for one in parameters}
    return called


def confirm(screen: Screen, what: str, *, yes: bool) -> None:
    """Ask before `what` is deleted for good; where nobody can answer, --yes is needed."""
    if yes:
        return
    if not screen.is_watched:
        refuse(f"Deleting {what} cannot be undone; say --yes to do it.")
    typer.confirm(f"Delete {what} for good?", abort=True, err=True)
