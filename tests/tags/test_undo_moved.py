"""Undo follows the sound: files that were moved, renamed, swapped or deleted since they were written."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from genre_tagger.foundation.errors import FileChangedError, JournalError
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.journal_database import WriteState
from genre_tagger.tags.tag_change import Policy
from genre_tagger.tags.tag_file import read_genres
from genre_tagger.tags.undo import UndoFailed, WriteUndone, newest_undoable, undo_batch, undo_files, undo_last
from tests.builders.audio_files import make_audio
from tests.builders.tagged_files import bare_file, plain_file, write_rich_tags
from tests.tags.workbench import undo, undo_exactly, write

EXTENSIONS = (".mp3", ".flac", ".ogg", ".m4a", ".wav", ".aiff", ".wma", ".wv")


def written(folder: Path, journal: Journal, extension: str = ".mp3", name: str = "song") -> tuple[Path, bytes]:
    """A file that was written, and what it was before."""
    folder.mkdir(parents=True, exist_ok=True)
    path = plain_file(folder, extension, name)
    write_rich_tags(path, ("Jazz",))
    before = path.read_bytes()
    write(path, journal, "Folk", Policy.REPLACE)
    return path, before


def moved(path: Path, *parts: str) -> Path:
    """Where the file is after it was moved there, as file managers and taggers do."""
    target = path.parent.joinpath(*parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    return Path(shutil.move(path, target))


@pytest.mark.parametrize("extension", EXTENSIONS)
@pytest.mark.parametrize("parts", [("m", "song"), ("renamed",), ("..", "beside", "deep", "renamed")], ids="/".join)
def test_a_moved_file_is_found_by_its_new_name(
    tmp_path: Path, journal: Journal, extension: str, parts: tuple[str, ...]
) -> None:
    path, before = written(tmp_path / "album", journal, extension)
    target = moved(path, *parts[:-1], parts[-1] + extension).resolve()
    undo_exactly(target, journal)
    assert target.read_bytes() == before
    assert [record.state for record in journal.writes_of(target)] == [WriteState.UNDONE]
    assert journal.writes_of(path) == ()


@pytest.mark.parametrize("named", ["old name", "batch", "last", "folder it is in", "folder it was in"])
def test_a_moved_file_is_found_however_it_is_asked_for(tmp_path: Path, journal: Journal, named: str) -> None:
    path, before = written(tmp_path / "album", journal)
    target = moved(path, "..", "sorted", "01 song.mp3").resolve()
    steps = list(
        {
            "old name": lambda: undo_files([path], journal),
            "batch": lambda: undo_batch(1, journal),
            "last": lambda: undo_last(journal),
            "folder it is in": lambda: undo_files([target.parent], journal),
            "folder it was in": lambda: undo_files([path.parent], journal),
        }[named]()
    )
    assert [type(step) for step in steps] == [WriteUndone]
    assert steps[0].record is not None
    assert steps[0].record.path == target
    assert target.read_bytes() == before


def test_two_writes_of_a_moved_file_go_back_one_after_the_other(tmp_path: Path, journal: Journal) -> None:
    path, before = written(tmp_path / "album", journal)
    between = path.read_bytes()
    write(path, journal, "Rock", Policy.APPEND)
    target = moved(path, "other.mp3")
    undo_exactly(target, journal)
    assert target.read_bytes() == between
    undo_exactly(target, journal)
    assert target.read_bytes() == before


def test_two_files_that_changed_places_are_not_mistaken(tmp_path: Path, journal: Journal) -> None:
    for seed, name in enumerate(("one", "two")):
        make_audio(tmp_path / f"{name}.wav", 0.5, seed=seed)
    one, two = tmp_path / "one.wav", tmp_path / "two.wav"
    before = {path: path.read_bytes() for path in (one, two)}
    for path in (one, two):
        write(path, journal)
    one.rename(tmp_path / "three")
    two.rename(one)
    (tmp_path / "three").rename(two)
    undo_exactly(one, journal)
    undo_exactly(two, journal)
    assert (one.read_bytes(), two.read_bytes()) == (before[two], before[one])


def test_a_copy_is_not_the_file(tmp_path: Path, journal: Journal) -> None:
    path, before = written(tmp_path / "album", journal)
    copy = Path(shutil.copy2(path, tmp_path / "copy.mp3"))
    step = undo(copy, journal)
    assert isinstance(step, UndoFailed)
    assert "copy of song.mp3" in step.error.message
    assert read_genres(copy).genres == ("Folk",)
    undo_exactly(path, journal)
    assert path.read_bytes() == before


def test_another_written_file_is_not_taken_for_a_deleted_one(tmp_path: Path, journal: Journal) -> None:
    path, _ = written(tmp_path / "album", journal)
    twin = tmp_path / "album" / "twin.mp3"
    write_rich_tags(plain_file(tmp_path / "album", ".mp3", "twin"), ("Jazz",))
    write(twin, journal, "Folk", Policy.REPLACE)
    path.unlink()
    (step,) = undo_batch(1, journal)
    assert isinstance(step, UndoFailed)
    assert "no longer there" in step.error.message
    assert read_genres(twin).genres == ("Folk",)


def test_another_file_with_the_same_sound_is_not_the_one(tmp_path: Path, journal: Journal) -> None:
    """The same recording on two albums: one is written and then on a disk that is not there."""
    path, before = written(tmp_path / "album", journal)
    other = plain_file(tmp_path, ".mp3", "compilation")
    untouched = other.read_bytes()
    away = path.rename(tmp_path / "unplugged")
    for asked in (other, tmp_path):
        (step,) = undo_files([asked], journal)
        assert isinstance(step, UndoFailed)
    assert other.read_bytes() == untouched
    away.rename(path)
    undo_exactly(path, journal)
    assert path.read_bytes() == before


def test_a_moved_file_that_was_edited_is_refused_and_forced(tmp_path: Path, journal: Journal) -> None:
    path, _ = written(tmp_path / "album", journal)
    target = moved(path, "..", "renamed.mp3").resolve()
    write_rich_tags(target, ("Folk", "Blues"))
    step = undo(target, journal)
    assert isinstance(step, UndoFailed)
    assert isinstance(step.error, FileChangedError)
    step = undo(target, journal, force=True)
    assert isinstance(step, WriteUndone)
    assert read_genres(target).genres == ("Jazz",)


def test_a_dead_batch_does_not_block_the_older_ones(tmp_path: Path, journal: Journal) -> None:
    one, before = written(tmp_path / "album", journal, name="one")
    two, _ = written(tmp_path / "album", journal, ".flac", "two")
    three, _ = written(tmp_path / "album", journal, ".ogg", "three")
    two.unlink()
    three.unlink()
    shutil.copy2(one, three.with_suffix(".ogg"))  # something else has its name by now
    newest = newest_undoable(journal)
    assert newest.batch is not None
    assert (newest.batch.id, [batch.id for batch in newest.lost]) == (1, [3, 2])
    assert [type(step) for step in undo_last(journal)] == [WriteUndone]
    assert one.read_bytes() == before
    with pytest.raises(JournalError, match="nothing to undo"):
        list(undo_last(journal))
    assert journal.batch(2).written == 1  # should its disk come back, it can still be undone


def test_a_batch_counts_while_one_of_its_files_is_there(tmp_path: Path, journal: Journal) -> None:
    from genre_tagger.tags.apply import apply_changes
    from tests.tags.workbench import plan

    paths = [bare_file(tmp_path, ".mp3", name) for name in ("one", "two")]
    list(apply_changes([plan(path) for path in paths], journal))
    paths[0].unlink()
    assert [type(step) for step in undo_last(journal)] == [WriteUndone, UndoFailed]
    assert newest_undoable(journal).batch is None


def journal_of_format_1(path: Path) -> None:
    """Takes away what format 2 brought."""
    with closing(sqlite3.connect(path)) as database, database:
        database.executescript(
            "DROP INDEX writes_by_sound; ALTER TABLE writes DROP COLUMN content_key; PRAGMA user_version = 1"
        )


def test_a_journal_of_an_earlier_version_is_taken_over(tmp_path: Path) -> None:
    place = tmp_path / "state" / "journal.sqlite"
    with Journal(place) as journal:
        path, before = written(tmp_path / "album", journal)
        other, other_before = written(tmp_path / "album", journal, ".flac", "other")
    journal_of_format_1(place)
    target = moved(path, "..", "elsewhere", "song.mp3").resolve()
    other_target = moved(other, "..", "elsewhere", "other.flac").resolve()
    with Journal(place) as journal, Journal(place) as second:
        assert [batch.written for batch in second.batches()] == [1, 1]
        undo_exactly(target, journal)  # by its new name
        assert [type(step) for step in undo_last(journal)] == [WriteUndone]  # by a search
        assert (target.read_bytes(), other_target.read_bytes()) == (before, other_before)
        write(target, journal, "Rock", Policy.REPLACE)
    with closing(sqlite3.connect(place)) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (2,)
        assert database.execute("SELECT count(*) FROM writes WHERE content_key IS NOT NULL").fetchone() == (1,)
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
