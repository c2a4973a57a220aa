"""Every setting of a training run as an option of a command, made from the same table as the window's form."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, Literal

import typer

from genre_tagger.training.run.fields import FIELDS, SettingField

_TYPES: dict[str, Any] = {"integer": int, "number": float, "switch": bool, "text": str}


def with_settings(command: Callable[..., None]) -> Callable[..., None]:
    """Give `command` an option for each setting; those that were named come in its argument `named`, a dictionary."""

    @wraps(command)
    def called(**arguments: Any) -> None:
        values = {field.name: arguments.pop(field.name) for field in FIELDS}
        command(**arguments, named={name: value for name, value in values.items() if value is not None})

    own = inspect.signature(command, eval_str=True)
    kept = [parameter for name, parameter in own.parameters.items() if name != "named"]
    called.__signature__ = own.replace(parameters=[*kept, *map(_parameter, FIELDS)])  # type: ignore[attr-defined]
    called.__annotations__ = {name: one.annotation for name, one in inspect.signature(called).parameters.items()}
    return called


def _parameter(field: SettingField) -> inspect.Parameter:
    name = field.name.replace("_", "-")
    flag = f"--{name}/--no-{name}" if field.kind == "switch" else f"--{name}"
    kind: Any = Literal[field.choices] if field.kind == "choice" else _TYPES[field.kind]
    bounds: dict[str, Any] = {}
    if field.kind in ("integer", "number"):
        bounds = {"min": 0 if field.zero_means else field.low, "max": field.high, "metavar": "N"}
    option = typer.Option(flag, help=_help(field), show_default=False, **bounds)
    annotation: Any = Annotated[kind | None, option]
    return inspect.Parameter(field.name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)


def _help(field: SettingField) -> str:
    zero = f" 0: {field.zero_means}." if field.zero_means and field.kind != "text" else ""
    return f"{field.help}{zero}"
