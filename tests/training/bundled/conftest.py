"""A tiny corpus with a teacher of random weights, decoded and classified once."""

from __future__ import annotations

from pathlib import Path

import pytest

from genre_tagger.training.bundled.material import Material, open_material
from tests.builders.corpus import make_corpus, make_teacher


@pytest.fixture(scope="session")
def teacher_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("teacher")
    make_teacher(folder)
    return folder


@pytest.fixture(scope="session")
def material(tmp_path_factory: pytest.TempPathFactory, teacher_folder: Path) -> Material:
    folder = tmp_path_factory.mktemp("bundled")
    make_corpus(folder / "corpus", windows_per_kind=4, seconds=7.0)
    return open_material(folder / "corpus", teacher_folder, folder / "work")
