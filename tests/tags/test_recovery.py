"""What a crash leaves is settled by looking at the file; its copy is removed, anybody else's stays."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from genre_tagger.tags import file_replacement, recovery
from genre_tagger.tags.apply import ChangeFailed, apply_changes
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.journal_database import WriteState
from genre_tagger.tags.recovery import Recovery, recover
from genre_tagger.tags.tag_file import read_genres
from genre_tagger.tags.undo import undo_files
from tests.builders.tagged_files import plain_file, write_rich_tags
from tests.tags.workbench import apply, plan, undo_exactly, write

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="crashes are played in a forked child")

STAGES = ("_make_copy", "_compare", "_take_over_attributes", "sync_file", "_refuse_changed", "_rename")
"""The stages of a replacement, in their order; the last comes after the rename."""


def tagged(folder: Path, extension: str = ".mp3") -> Path:
    path = plain_file(folder, extension)
    write_rich_tags(path)
    return path


def die_in_child(deed: Callable[[], object]) -> None:
    """Runs `deed` in a child process that must end by `os._exit(9)`, as suddenly as by a power cut."""
    child = os.fork()
    if child == 0:  # pragma: no cover - the child reports nothing
        try:
            deed()
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 9


def crash_after(stage: str, deed: Callable[[], object]) -> None:
    """Runs `deed` and dies right after the stage of a replacement."""

    def deed_with_a_trap() -> None:
        right = getattr(file_replacement, stage)

        def stage_then_die(*arguments: object) -> None:
            right(*arguments)
            os._exit(9)

        setattr(file_replacement, stage, stage_then_die)
        deed()

    die_in_child(deed_with_a_trap)


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".genre-tagger")]


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("extension", [".mp3", ".ogg"])
def test_a_crash_while_writing(tmp_path: Path, stage: str, extension: str) -> None:
    path, place = tagged(tmp_path, extension), tmp_path / "state" / "journal.sqlite"
    before, change = path.read_bytes(), plan(path)

    def deed() -> None:
        with Journal(place) as journal:
            list(apply_changes([change], journal))

    Journal(place).close()
    crash_after(stage, deed)
    replaced = stage == "_rename"
    assert bool(leftovers(tmp_path)) is not replaced
    assert (path.read_bytes() == before) is not replaced
    with Journal(place) as journal:
        assert recover(journal) == Recovery(written=replaced, not_written=not replaced, removed=not replaced)
        assert leftovers(tmp_path) == []
        assert recover(journal) == Recovery()
        (record,) = journal.writes_of(path)
        assert record.state is (WriteState.WRITTEN if replaced else WriteState.FAILED)
        if not replaced:
            write(path, journal)
        assert read_genres(path).genres == ("Folk",)
        undo_exactly(path, journal)
    assert path.read_bytes() == before


@pytest.mark.parametrize("stage", STAGES)
def test_a_crash_while_undoing(tmp_path: Path, stage: str) -> None:
    path, place = tagged(tmp_path), tmp_path / "state" / "journal.sqlite"
    before = path.read_bytes()
    with Journal(place) as journal:
        write(path, journal)
    after = path.read_bytes()

    def deed() -> None:
        with Journal(place) as journal:
            list(undo_files([path], journal))

    crash_after(stage, deed)
    restored = stage == "_rename"
    assert path.read_bytes() == (before if restored else after)
    with Journal(place) as journal:
        recover(journal)
        assert leftovers(tmp_path) == []
        assert journal.writes_of(path)[0].state is (WriteState.UNDONE if restored else WriteState.WRITTEN)
        if not restored:
            undo_exactly(path, journal)
    assert path.read_bytes() == before


def die_while_overwriting(pieces: int, deed: Callable[[], object]) -> None:
    """Dies after so many pieces of a thousand bytes have been written over a file with two names, the next one torn."""

    def deed_with_a_trap() -> None:
        right = file_replacement._write
        finish = file_replacement.finish_overwriting
        left = pieces

        def write_until_death(descriptor: int, data: bytes, at: int) -> None:
            nonlocal left
            right(descriptor, data if left else data[: len(data) // 2], at)
            if not left:
                os._exit(9)
            left -= 1

        def finish_in_pieces(temporary: Path, target: Path, mtime_ns: int) -> None:
            file_replacement._write = write_until_death  # type: ignore[assignment]
            file_replacement._CHUNK_BYTES = 1000
            finish(temporary, target, mtime_ns)

        file_replacement.finish_overwriting = finish_in_pieces
        deed()

    die_in_child(deed_with_a_trap)


LONG = ("Long name " * 1000).strip()


def half_written(folder: Path, place: Path, pieces: int = 1) -> tuple[Path, Path, bytes]:
    """A file with two names whose overwriting broke off: its names and what it was before."""
    path, other = tagged(folder, ".flac"), folder / "seed.flac"
    before, change = path.read_bytes(), plan(path, LONG)
    os.link(path, other)
    Journal(place).close()

    def deed() -> None:
        with Journal(place) as journal:
            list(apply_changes([change], journal))

    die_while_overwriting(pieces, deed)
    assert path.read_bytes() != before
    return path, other, before


@pytest.mark.parametrize("pieces", [0, 1, 5])
def test_a_crash_while_a_file_with_two_names_is_written_over(tmp_path: Path, pieces: int) -> None:
    """The copy beside it completes the file."""
    place = tmp_path / "state" / "journal.sqlite"
    path, other, before = half_written(tmp_path, place, pieces)
    with Journal(place) as journal:
        assert recover(journal) == Recovery(written=1)
        assert leftovers(tmp_path) == []
        assert path.samefile(other)
        assert read_genres(path).genres == (LONG,)
        undo_exactly(path, journal)
    assert other.read_bytes() == before


@pytest.mark.parametrize("pieces", [0, 1, 5])
def test_a_crash_while_a_file_with_two_names_is_restored(tmp_path: Path, pieces: int) -> None:
    place = tmp_path / "state" / "journal.sqlite"
    path, other = tagged(tmp_path, ".flac"), tmp_path / "seed.flac"
    before = path.read_bytes()
    os.link(path, other)
    with Journal(place) as journal:
        write(path, journal, LONG)

    def deed() -> None:
        with Journal(place) as journal:
            list(undo_files([path], journal))

    die_while_overwriting(pieces, deed)
    with Journal(place) as journal:
        assert recover(journal) == Recovery(not_written=1)
        assert journal.writes_of(path)[0].state is WriteState.UNDONE
    assert leftovers(tmp_path) == []
    assert path.samefile(other)
    assert other.read_bytes() == before


def test_a_half_written_file_waits_for_a_better_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it cannot be completed now, the copy stays, and nothing else is written to it."""
    place = tmp_path / "state" / "journal.sqlite"
    path, _, before = half_written(tmp_path, place)
    elsewhere = plan(plain_file(tmp_path, ".flac", "other"))

    def refuse(*_: object) -> None:
        raise OSError("the disk is having a bad day")

    with Journal(place) as journal:
        with monkeypatch.context() as patch:
            patch.setattr(recovery, "finish_overwriting", refuse)
            assert recover(journal) == Recovery(unclear=1)
            assert len(leftovers(tmp_path)) == 1
            step = apply(replace(elsewhere, path=path), journal)
            assert isinstance(step, ChangeFailed)
            assert "could not be settled" in step.error.message
        assert recover(journal) == Recovery(written=1)
        undo_exactly(path, journal)
    assert path.read_bytes() == before


def test_a_half_written_file_that_somebody_replaced_is_not_overwritten(tmp_path: Path) -> None:
    place = tmp_path / "state" / "journal.sqlite"
    path, other, _ = half_written(tmp_path, place)
    better = plain_file(tmp_path, ".wav", "better").rename(path).read_bytes()
    with Journal(place) as journal:
        assert recover(journal) == Recovery(unclear=1)
        assert path.read_bytes() == better
        (kept,) = leftovers(tmp_path)
        (record,) = journal.writes_of(path)
        assert record.error is not None
        assert kept in record.error
        assert recover(journal) == Recovery()
    assert other.exists()


def test_a_file_that_is_neither_is_named_and_left_alone(tmp_path: Path) -> None:
    path, place = tagged(tmp_path), tmp_path / "state" / "journal.sqlite"
    change = plan(path)
    Journal(place).close()

    def deed() -> None:
        with Journal(place) as journal:
            list(apply_changes([change], journal))

    crash_after("_make_copy", deed)
    write_rich_tags(path, ("Jazz",))
    edited = path.read_bytes()
    with Journal(place) as journal:
        assert recover(journal) == Recovery(unclear=1, removed=1)
        (record,) = journal.writes_of(path)
        assert record.state is WriteState.FAILED
        assert record.error is not None
        assert "moved or changed since" in record.error
    assert path.read_bytes() == edited


def test_a_disk_that_is_away_is_asked_again(tmp_path: Path) -> None:
    folder, place = tmp_path / "stick", tmp_path / "state" / "journal.sqlite"
    folder.mkdir()
    path = tagged(folder)
    change = plan(path)
    Journal(place).close()

    def deed() -> None:
        with Journal(place) as journal:
            list(apply_changes([change], journal))

    crash_after("_rename", deed)
    folder.rename(tmp_path / "unplugged")
    with Journal(place) as journal:
        assert recover(journal) == Recovery(unclear=1)
        (tmp_path / "unplugged").rename(folder)
        assert recover(journal) == Recovery(written=1)
        undo_exactly(path, journal)


def test_copies_of_others_stay(tmp_path: Path, journal: Journal) -> None:
    """Another user's program may be at work in the same folder: only what this journal noted is removed."""
    path = tagged(tmp_path)
    foreign = tmp_path / ".genre-tagger-0123456789abcdef.tmp"
    foreign.write_bytes(b"somebody else's")
    write(path, journal)
    recover(journal)
    assert foreign.read_bytes() == b"somebody else's"


def test_a_name_that_is_no_copy_is_never_removed(tmp_path: Path) -> None:
    music = tagged(tmp_path)
    assert file_replacement.remove_temporary(music)
    assert music.exists()


def test_recovery_keeps_out_of_a_running_batch(tmp_path: Path, journal: Journal) -> None:
    path = tagged(tmp_path)
    steps = apply_changes([plan(path)], journal)
    next(steps)
    with Journal(journal.path) as other:
        assert recover(other) == Recovery()
    steps.close()


def test_a_copy_that_cannot_be_removed_is_tried_again(
    tmp_path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tagged(tmp_path)

    def stuck(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError("stuck")

    def fail(*_: object) -> None:
        raise OSError("disk trouble")

    with monkeypatch.context() as patch:
        patch.setattr(file_replacement, "_compare", fail)
        patch.setattr(Path, "unlink", stuck)
        list(apply_changes([plan(path)], journal))
    assert len(leftovers(tmp_path)) == 1
    assert recover(journal) == Recovery(removed=1)
    assert leftovers(tmp_path) == []
