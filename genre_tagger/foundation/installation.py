"""This copy of the program: its version, and where its bundled files stand."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def bundled_folder(name: str) -> Path:
    """The folder `name` ("models", "resources" or "packaging") that came with this copy of the program.

    An installed wheel carries them as `genre_tagger/_bundled/<name>`; in a checkout they stand beside the package.
    """
    installed = _PACKAGE / "_bundled" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


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
