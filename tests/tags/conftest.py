"""A journal in a folder of its own, beside the music rather than in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from genre_tagger.tags.journal import Journal

pytest.register_assert_rewrite("tests.tags.container_suite", "tests.tags.edit_checks", "tests.tags.workbench")


@pytest.fixture
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    with Journal(tmp_path_factory.mktemp("state") / "journal.sqlite") as opened:
        yield opened
