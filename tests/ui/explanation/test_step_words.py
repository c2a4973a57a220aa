"""The window knows what the engine says it does."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import genre_tagger
from genre_tagger.ui.explanation.explaining import STEPS, _patterns, step_text

ROOT = Path(genre_tagger.__file__).parent
ENGINE = (
    "classification/explanation.py",
    "training/results/evaluation.py",
    "training/results/linear_baseline.py",
    "training/results/linear_features.py",
    "ui/results/results_work.py",
)


def texts_yielded(file: str) -> list[str]:
    """Constant texts and templates that a module yields, their fields filled with `7`."""
    texts = []
    for node in ast.walk(ast.parse((ROOT / file).read_text(encoding="utf-8"))):
        value = node.value if isinstance(node, ast.Yield) else None
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            texts.append(value.value)
        elif isinstance(value, ast.JoinedStr):
            texts.append("".join(part.value if isinstance(part, ast.Constant) else "7" for part in value.values))
    return texts


@pytest.mark.parametrize("file", ENGINE)
def test_every_step_of_the_engine_is_known(file: str) -> None:
    found = texts_yielded(file)
    assert found, file
    for text in found:
        assert any(pattern.fullmatch(text) for pattern, _ in _patterns()), text


def test_nothing_is_listed_that_nobody_says() -> None:
    said = [text for file in ENGINE for text in texts_yielded(file)]
    for pattern, source in _patterns():
        assert any(pattern.fullmatch(text) for text in said), source
    assert len(set(STEPS)) == len(STEPS)


def test_fields_are_kept_and_the_unknown_stays() -> None:
    assert step_text("Computing the baseline's features: 3 of 36 clips").endswith("3 of 36 clips")
    assert step_text("Something new") == "Something new"
