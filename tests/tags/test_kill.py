"""kill -9 at random moments of a batch: no file lost or half-written, the journal agrees, a rerun completes.

Five rounds in the suite; GENRE_TAGGER_KILL_ROUNDS sets another number.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from genre_tagger.tags.apply import ChangeApplied, apply_changes
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.journal_database import WriteState
from genre_tagger.tags.recovery import recover
from genre_tagger.tags.tag_change import Policy, TagChange, save_plan
from genre_tagger.tags.undo import newest_undoable
from tests.builders.tagged_files import decoded, plain_file, write_rich_tags
from tests.tags.workbench import plan

FILES = 100
ROUNDS = int(os.environ.get("GENRE_TAGGER_KILL_ROUNDS", "5"))
EXTENSIONS = (".mp3", ".flac", ".ogg", ".opus", ".m4a", ".wav", ".wma", ".aiff", ".wv", ".aac")

_CHILD = """
import sys
from genre_tagger.tags.apply import apply_changes
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.tag_change import load_plan
from genre_tagger.tags.undo import undo_batch

with Journal(sys.argv[1]) as journal:
    changes = list(load_plan(sys.argv[2]))
    print("ready", flush=True)
    for step in undo_batch(int(sys.argv[3]), journal) if len(sys.argv) > 3 else apply_changes(changes, journal):
        print("done", flush=True)
"""


class Library:
    """Files of ten containers; every tenth has a second name. What each is before and after the batch is known."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.paths = [self._make(number) for number in range(FILES)]
        self.before = self.contents()
        self.dates = {path: path.stat().st_mtime_ns for path in self.paths}
        self.shared = {path for path in self.paths if path.stat().st_nlink > 1}

    def _make(self, number: int) -> Path:
        path = plain_file(self.folder, EXTENSIONS[number % len(EXTENSIONS)], f"track{number:03d}")
        if number % 3:
            write_rich_tags(path, ("Jazz",) if number % 2 else ())
        if number % 10 == 7:
            (self.folder / "seeds").mkdir(exist_ok=True)
            os.link(path, self.folder / "seeds" / path.name)
        return path

    def contents(self) -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in self.paths}

    def changes(self) -> list[TagChange]:
        return [plan(path, "Folk", Policy.APPEND) for path in self.paths]

    def reset(self) -> None:
        """Every file as at first, with its names and its date."""
        for path, content in self.before.items():
            path.write_bytes(content)
            os.utime(path, ns=(self.dates[path], self.dates[path]))

    def leftovers(self) -> list[Path]:
        return list(self.folder.rglob(".genre-tagger*"))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    made = Library(tmp_path_factory.mktemp("music") / "library")
    yield made
    shutil.rmtree(made.folder)


def run_and_kill(journal: Path, plan_file: Path, chance: random.Random, *more: str) -> None:
    """Starts a batch in a process of its own and kills it while it works on some file."""
    command = [sys.executable, "-c", _CHILD, str(journal), str(plan_file), *more]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]) as process:
        assert process.stdout is not None
        for _ in range(chance.randrange(1, FILES)):
            process.stdout.readline()
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=chance.random() * 0.005)  # about what one file takes
        process.kill()


@pytest.mark.slow
@pytest.mark.timeout(120 + 60 * ROUNDS)
def test_killed_batches_lose_nothing(library: Library, tmp_path: Path) -> None:
    plan_file = tmp_path / "plan.jsonl"
    save_plan(library.changes(), plan_file)
    with Journal(tmp_path / "first" / "journal.sqlite") as journal:
        assert all(isinstance(step, ChangeApplied) for step in apply_changes(library.changes(), journal))
    after = library.contents()
    _insist_on_equal_sound(library, tmp_path)
    library.reset()
    chance = random.Random(20240229)
    interrupted = 0
    for number in range(ROUNDS):
        place = tmp_path / str(number) / "journal.sqlite"
        run_and_kill(place, plan_file, chance)
        interrupted += _check(library, place, after)
        with Journal(place) as journal:
            batch = newest_undoable(journal).batch
        if batch is not None and number % 2:
            run_and_kill(place, plan_file, chance, str(batch.id))
            interrupted += _check(library, place, after)
        with Journal(place) as journal:
            list(apply_changes(library.changes(), journal))
        assert library.contents() == after
        library.reset()
    assert interrupted > 0


def _insist_on_equal_sound(library: Library, folder: Path) -> None:
    """Decodes every file of before and after; from here on bytes tell which of the two a file is."""
    for path in library.paths:
        before = folder / f"before{path.suffix}"
        before.write_bytes(library.before[path])
        assert np.array_equal(decoded(before), decoded(path))


def _check(library: Library, place: Path, after: dict[Path, bytes]) -> bool:
    """Old or new, nothing between, before anything is repaired; afterwards the journal says which."""
    found = library.contents()
    for path, content in found.items():
        if path not in library.shared:
            assert content in (library.before[path], after[path])
    with Journal(place) as journal:
        recover(journal)
        assert library.leftovers() == []
        found = library.contents()
        for path, content in found.items():
            assert content in (library.before[path], after[path])
            records = journal.writes_of(path)
            written = bool(records) and any(record.state is WriteState.WRITTEN for record in records)
            assert written is (content == after[path])
            assert all(record.state not in ("planned", "copying", "undoing", "uncopying") for record in records)
        assert all((path.stat().st_nlink > 1) is (path in library.shared) for path in library.paths)
    return 0 < sum(content == after[path] for path, content in found.items()) < FILES
