"""Which version of Genre Tagger this is."""

from __future__ import annotations

from pathlib import Path

_PYPROJECT = Path(__file__).resolve().parent.parent.parent / "pyproject.toml"


def program_version() -> str:
    """The version of this copy, as "1.2.3": a checkout's pyproject.toml first, else what was installed."""
    import tomllib

    try:
        return str(tomllib.loads(_PYPROJECT.read_text(encoding="utf-8"))["project"]["version"])
    except (OSError, ValueError, KeyError):
        pass
    from importlib import metadata

    try:
        return metadata.version("genre-tagger")
    except metadata.PackageNotFoundError:
        return "unknown"
