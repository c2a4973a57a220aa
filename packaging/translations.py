"""Bring the translations up to date with the code: collect new texts, then compile what is translated.

    python packaging/translations.py

New texts stand in `resources/translations/*.ts` as unfinished; a test says which. English holds plural forms only.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("en", "de", "fr")


def main() -> None:
    """Run Qt's own tools, which come with PySide6."""
    tools = Path(sys.executable).parent
    sources = sorted(str(path) for path in (ROOT / "genre_tagger" / "ui").rglob("*.py"))
    for language in LANGUAGES:
        file = FOLDER / f"genre_tagger_{language}.ts"
        only_plurals = ["-pluralonly"] if language == "en" else []
        options = ["-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", language]
        subprocess.run([tools / "pyside6-lupdate", *only_plurals, *options, *sources, "-ts", file], check=True)
        subprocess.run([tools / "pyside6-lrelease", file, "-qm", file.with_suffix(".qm")], check=True)


if __name__ == "__main__":
    main()
