"""Bring the translations up to date with the code: collect new texts, then compile what is translated.

    python packaging/translations.py

New texts stand in `resources/translations/*.ts` as unfinished; a test says which. English holds plural forms only. The
sentences of errors stand where they are raised, in modules without Qt: they are found there and listed beside.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "genre_tagger"
FOLDER = ROOT / "resources" / "translations"
SENTENCES = FOLDER / "sentences.txt"
PHRASES = FOLDER / "phrases.txt"
"""What stands in the fields of sentences, one a line, kept by hand."""
LANGUAGES = ("en", "de", "fr")
_MAKERS = {"Sentence", "UnreadableError"}


def main() -> None:
    """Run Qt's own tools, which come with PySide6."""
    tools = Path(sys.executable).parent
    found = sentences()
    SENTENCES.write_text("".join(f"{text}\n" for text in found), "utf-8")
    told = (*found, *PHRASES.read_text("utf-8").splitlines())
    listed = [("Errors", text) for text in told] + [("RunSettings", text) for text in setting_texts()]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "listed.py"
        calls = (f"QT_TRANSLATE_NOOP{json.dumps(one, ensure_ascii=False)}".replace("[", "(", 1) for one in listed)
        file.write_text("".join(f"{call[:-1]})\n" for call in calls), "utf-8")
        _update(tools, [*sorted(str(path) for path in (PACKAGE / "ui").rglob("*.py")), str(file)])


def setting_texts() -> Iterator[str]:
    """Every text of the choices and settings of a run, which the engine states in English, once."""
    sys.path.insert(0, str(ROOT))
    from genre_tagger.training.data.dataset import SplitChoice
    from genre_tagger.training.results.evaluation import CHOICES, OFF, ON, OWN_GENRES
    from genre_tagger.training.run.settings import FIELDS, PRESET_NAMES, preset

    texts = [*CHOICES.values(), *SplitChoice, OWN_GENRES, ON, OFF]
    texts += [text for name in PRESET_NAMES for text in (preset(name).title, preset(name).purpose)]
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


def sentences() -> tuple[str, ...]:
    """Every template of an error or another `Sentence`, and the titles of errors; each once, in the code's order."""
    found: dict[str, None] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        if "bundled" in path.parts or path.name == "model_card.py":  # how the shipped model is made: for developers
            continue
        tree = ast.parse(path.read_text("utf-8"))
        found |= dict.fromkeys(call.args[0].value for call in sentence_calls(tree) if is_literal(call.args[0]))
        if path.name == "errors.py":
            found |= dict.fromkeys(
                node.value.value
                for node in ast.walk(tree)
                if isinstance(node, ast.Assign)
                and getattr(node.targets[0], "id", "") == "title"
                and isinstance(node.value, ast.Constant)
            )
    return tuple(found)


def sentence_calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Where an error or a `Sentence` is made."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in _MAKERS or name in ERRORS:
                yield node


def is_literal(node: ast.expr) -> bool:
    """Whether it is a text that stands in the code, not one put together there."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


ERRORS = frozenset(
    node.name
    for node in ast.parse((PACKAGE / "foundation" / "errors.py").read_text("utf-8")).body
    if isinstance(node, ast.ClassDef) and node.name.endswith("Error")
)


if __name__ == "__main__":
    main()
