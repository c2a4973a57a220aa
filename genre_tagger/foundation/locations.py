"""Where bundled files stand: top level of a checkout, or inside the installed package."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def bundled_folder(name: str) -> Path:
    """The folder `name` ("models", "resources" or "packaging") that came with this copy of the program.

    An installed wheel carries them as `genre_tagger/_bundled/<name>`; in a checkout they stand beside the package.
    """
    installed = _PACKAGE / "_bundled" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
