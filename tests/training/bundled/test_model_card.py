"""The list of music in the model card."""

from __future__ import annotations

from pathlib import Path

import pytest

from genre_tagger.training.bundled.build import HEADING, main
from tests.builders.corpus import make_corpus


def test_every_artist_stands_in_the_card_and_the_rest_stays(tmp_path: Path) -> None:
    make_corpus(tmp_path / "corpus", windows_per_kind=1, seconds=0.5)
    card = tmp_path / "README.md"
    card.write_text(f"# A model\n\nWords to keep.\n\n{HEADING}\n\nold list\n", encoding="utf-8")
    for _ in range(2):
        assert main(["card", "--corpus", str(tmp_path / "corpus"), "--out", str(card)]) == 0
    text = card.read_text(encoding="utf-8")
    assert text.startswith("# A model\n\nWords to keep.\n")
    assert text.count(HEADING) == 1
    assert "old list" not in text
    assert "| Artist 3 | 1 | Folk | CC0 | made by test 3 |" in text
    assert "| CC0 | 8 |" in text


def test_a_card_without_the_heading_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    card = tmp_path / "README.md"
    card.write_text("# A model\n", encoding="utf-8")
    assert main(["card", "--corpus", str(tmp_path), "--out", str(card)]) == 1
    assert "has no heading" in capsys.readouterr().err
