"""`from genre_tagger import Classifier`: README's lines, and what each method promises."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import mutagen
import pytest

import genre_tagger
from genre_tagger import Classifier
from genre_tagger.app.writing import PlanFailed
from genre_tagger.foundation.errors import CheckpointError, DecodeError, JournalError
from genre_tagger.library.track import TrackFailed
from genre_tagger.tags.apply import ChangeApplied, ChangeFailed
from genre_tagger.tags.tag_change import TagChange
from genre_tagger.tags.undo import WriteUndone
from tests.builders.models import BUNDLED_ID

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def music(tmp_path: Path) -> Path:
    folder = tmp_path / "Music"
    folder.mkdir()
    shutil.copy(next((ROOT / "resources" / "demo").glob("*.mp3")), folder / "song.mp3")
    (folder / "broken.mp3").write_bytes(b"no music at all" * 99)
    return folder


def genres(path: Path) -> list[str]:
    return list((mutagen.File(path, easy=True).tags or {}).get("genre", []))


def test_readme_lines_run(music: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    block = re.search(r"    from genre_tagger import Classifier\n(?:(?: {4}.*)?\n)+", readme)
    assert block is not None
    shutil.copy(music / "song.mp3", music.parent / "song.mp3")
    script = music.parent / "readme.py"  # as a person would: a script without `if __name__ == "__main__"`
    script.write_text(textwrap.dedent(block[0]), "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    done = subprocess.run([sys.executable, script.name], cwd=music.parent, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert any(genre in done.stdout for genre in ("Electronic", "Rock", "Hip-Hop", "Folk", "Unknown"))


def test_from_a_file_to_its_tags_and_back(music: Path, tmp_path: Path) -> None:
    song = music / "song.mp3"
    before = song.read_bytes()
    classifier = Classifier(jobs=1, home=tmp_path / "home")
    prediction = classifier.classify(song)
    assert prediction.model_id == BUNDLED_ID
    assert sum(prediction.probabilities) == pytest.approx(1.0)
    steps = {
        step.path if isinstance(step, TrackFailed) else step.track.path: step
        for step in classifier.classify_folder(music)
    }
    assert steps[song].prediction == prediction  # type: ignore[union-attr]
    assert isinstance(steps[music / "broken.mp3"], TrackFailed)
    plan = list(classifier.plan(music))
    assert {type(step) for step in plan} == {TagChange, PlanFailed}
    written = classifier.write(plan)
    assert not any(isinstance(step, ChangeFailed) for step in written)
    assert [type(step) for step in written] == [ChangeApplied]
    assert genres(song) == [prediction.genre]
    assert [type(step) for step in classifier.undo()] == [WriteUndone]
    assert song.read_bytes() == before
    classifier.close()
    assert (tmp_path / "home" / "data" / "journal.sqlite3").is_file()


def test_errors_are_sentences(music: Path, tmp_path: Path) -> None:
    classifier = Classifier()
    with pytest.raises(DecodeError, match=r"gone\.mp3 does not exist"):
        classifier.classify(tmp_path / "gone.mp3")
    with pytest.raises(DecodeError, match=r"broken\.mp3"):
        classifier.classify(music / "broken.mp3")
    with pytest.raises(JournalError, match="nothing to undo"):
        classifier.undo()
    with pytest.raises(CheckpointError, match=f'no model called "nobody"; there are: {BUNDLED_ID}'):
        Classifier("nobody")


def test_nothing_else_is_offered() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Tagger'"):
        genre_tagger.Tagger  # noqa: B018


def test_importing_the_package_loads_nothing() -> None:
    script = "import sys, genre_tagger; print(*sorted(name for name in sys.modules if name.startswith('genre_tagger')))"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["genre_tagger"]
