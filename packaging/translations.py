"""Bring the translations up to date with the code: collect new texts, then compile what is translated.

    python packaging/translations.py

New texts stand in `resources/translations/*.ts` as unfinished; a test says which. English holds plural forms only.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("en", "de", "fr")


def main() -> None:
    """Run Qt's own tools, which come with PySide6."""
    tools = Path(sys.executable).parent
    sources = sorted(str(path) for path in (ROOT / "genre_tagger" / "ui").rglob("*.py"))
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder, "settings.py")
        lines = (f"QT_TRANSLATE_NOOP('RunSettings', {text!r})\n" for text in setting_texts())
        listed.write_text("".join(lines), encoding="utf-8")
        _update(tools, [*sources, str(listed)])


def setting_texts() -> Iterator[str]:
    """Every text of the settings of a run and of their presets, which the engine states in English, once."""
    sys.path.insert(0, str(ROOT))
    from genre_tagger.training.presets import FIELDS, PRESET_NAMES, preset

    texts = [text for name in PRESET_NAMES for text in (preset(name).title, preset(name).purpose)]
    for field in FIELDS:
        texts += [field.group, field.label, field.help, field.unit, field.zero_means, *field.choices]
    yield from sorted({text for text in texts if text and not text.isdigit()})


def _update(tools: Path, sources: list[str]) -> None:
    for language in LANGUAGES:
        file = FOLDER / f"genre_tagger_{language}.ts"
        only_plurals = ["-pluralonly"] if language == "en" else []
        options = ["-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", language]
        subprocess.run([tools / "pyside6-lupdate", *only_plurals, *options, *sources, "-ts", file], check=True)
        subprocess.run([tools / "pyside6-lrelease", file, "-qm", file.with_suffix(".qm")], check=True)


if __name__ == "__main__":
    main()
