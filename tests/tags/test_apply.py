"""Applying changes to real files: links, rights, full disks, other writers, and what is left behind (nothing)."""

from __future__ import annotations

import errno
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from genre_tagger.containers.byte_view import ByteView
from genre_tagger.foundation.errors import FileChangedError, JournalError, TagError
from genre_tagger.tags import file_replacement
from genre_tagger.tags.apply import ChangeApplied, ChangeFailed, ChangeSkipped, apply_changes
from genre_tagger.tags.edit_check import UNKNOWN_LAYOUT
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.journal_database import WriteState
from genre_tagger.tags.tag_change import Policy, TagChange
from genre_tagger.tags.tag_file import read_genres
from tests.builders.audio_files import make_audio
from tests.builders.tagged_files import decoded, plain_file, write_id3, write_rich_tags
from tests.tags.workbench import apply, plan, undo_exactly, write

ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def tagged(folder: Path, extension: str = ".mp3", name: str = "track") -> Path:
    path = plain_file(folder, extension, name)
    write_rich_tags(path)
    return path


def insist_on_failure(change: TagChange, journal: Journal, words: str) -> None:
    """The step fails with `words`, the file is as it was, no copy is left, and the journal knows no write."""
    before = change.path.read_bytes() if change.path.exists() else None
    step = apply(change, journal)
    assert isinstance(step, ChangeFailed), step
    assert words in step.error.message
    assert change.path.name in step.error.message
    assert (change.path.read_bytes() if change.path.exists() else None) == before
    if change.path.parent.exists():
        assert not [each for each in change.path.parent.iterdir() if each.name.startswith(".genre-tagger")]
    assert all(record.state is WriteState.FAILED for record in journal.writes_of(change.path))


# -------------------------------------------------------------------- the batch


def test_a_batch_yields_one_step_per_change(tmp_path: Path, journal: Journal) -> None:
    paths = [tagged(tmp_path, extension) for extension in (".mp3", ".flac", ".m4a")]
    changes = [plan(path) for path in paths]
    paths[1].unlink()
    steps = list(apply_changes([*changes, replace(changes[0], action=plan(paths[2]).action)], journal))
    assert [type(step) for step in steps] == [ChangeApplied, ChangeFailed, ChangeApplied, ChangeFailed]
    assert isinstance(steps[3], ChangeFailed)
    assert isinstance(steps[3].error, FileChangedError)  # the first again: it is another file by now
    (batch,) = journal.batches()
    assert (batch.policy, batch.model_id) == ("fill", "model-1")
    assert (batch.written, batch.failed, batch.undone) == (2, 0, 0)


def test_a_batch_that_writes_nothing_leaves_no_trace(tmp_path: Path, journal: Journal) -> None:
    path = plain_file(tmp_path, ".caf")
    assert isinstance(apply(plan(path), journal), ChangeSkipped)
    assert journal.batches() == ()


def test_changes_are_taken_one_at_a_time_and_closing_stops(tmp_path: Path, journal: Journal) -> None:
    paths = [tagged(tmp_path, ".mp3", f"track{number}") for number in range(4)]
    taken = []

    def lazily() -> Iterator[TagChange]:
        for path in paths:
            taken.append(path)
            yield plan(path)

    steps = apply_changes(lazily(), journal)
    next(steps)
    next(steps)
    steps.close()
    assert taken == paths[:2]
    assert [bool(read_genres(path).genres) for path in paths] == [True, True, False, False]
    assert not journal.busy
    assert [record.state for record in journal.writes(1)] == [WriteState.WRITTEN, WriteState.WRITTEN]


def test_a_change_is_applied_once(tmp_path: Path, journal: Journal) -> None:
    path = tagged(tmp_path)
    change = plan(path)
    assert isinstance(apply(change, journal), ChangeApplied)
    step = apply(change, journal)
    assert isinstance(step, ChangeFailed)
    assert isinstance(step.error, FileChangedError)
    assert "track.mp3 has changed" in step.error.message


def test_a_second_writer_is_told_to_wait(tmp_path: Path, journal: Journal) -> None:
    path = tagged(tmp_path)
    change = plan(path)
    with Journal(journal.path) as other, other.writing():
        assert journal.busy
        with pytest.raises(JournalError, match="wait until it has finished"):
            apply(change, journal)
    assert isinstance(apply(change, journal), ChangeApplied)


# -------------------------------------------------------------------- changed since, vanished, other writers


@pytest.mark.parametrize("edit", ["size", "date", "tags"])
def test_a_file_changed_since_the_plan_is_refused(tmp_path: Path, journal: Journal, edit: str) -> None:
    path = tagged(tmp_path)
    change = plan(path)
    status = path.stat()
    data = path.read_bytes()
    if edit == "size":
        path.write_bytes(data + bytes(1))
    elif edit == "tags":
        path.write_bytes(data.replace(b"a comment", b"A COMMENT"))
    if edit != "date":
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    else:
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    insist_on_failure(change, journal, "has changed since the plan was made")


def test_a_vanished_file_and_folder_are_told(tmp_path: Path, journal: Journal) -> None:
    folder = tmp_path / "album"
    folder.mkdir()
    path = tagged(folder)
    change = plan(path)
    path.unlink()
    insist_on_failure(change, journal, "no longer there")
    folder.rmdir()
    insist_on_failure(change, journal, "no longer there")


@contextmanager
def at_the_last_moment(monkeypatch: pytest.MonkeyPatch, deed: object) -> Iterator[None]:
    """Does something right before the file is compared with the one that was read."""
    compare = file_replacement._compare

    def compare_then_do(view: ByteView, splices: object, temporary: Path) -> None:
        compare(view, splices, temporary)  # type: ignore[arg-type]
        assert callable(deed)
        deed()

    with monkeypatch.context() as patch:
        patch.setattr(file_replacement, "_compare", compare_then_do)
        yield


def test_another_writer_at_the_same_time_wins(
    tmp_path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tagged(tmp_path)
    change = plan(path)
    edited = path.read_bytes().replace(b"a comment", b"A COMMENT")
    status = path.stat()

    def edit_in_place() -> None:
        with path.open("r+b") as file:
            file.write(edited)
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))

    with at_the_last_moment(monkeypatch, edit_in_place):
        step = apply(change, journal)
    assert isinstance(step, ChangeFailed)
    assert isinstance(step.error, FileChangedError)
    assert "by another program meanwhile" in step.error.message
    assert path.read_bytes() == edited
    assert list(tmp_path.iterdir()) == [path]


def test_another_file_under_the_name_stays(tmp_path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tagged(tmp_path)
    change = plan(path)
    other = plain_file(tmp_path, ".flac", "other")
    content = other.read_bytes()
    with at_the_last_moment(monkeypatch, lambda: other.replace(path)):
        step = apply(change, journal)
    assert isinstance(step, ChangeFailed)
    assert path.read_bytes() == content


def test_a_file_that_vanishes_while_it_is_written_stays_away(
    tmp_path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tagged(tmp_path)
    change = plan(path)
    with at_the_last_moment(monkeypatch, path.unlink):
        step = apply(change, journal)
    assert isinstance(step, ChangeFailed)
    assert "no longer there" in step.error.message
    assert list(tmp_path.iterdir()) == []


# -------------------------------------------------------------------- rights


def test_a_read_only_file_is_refused(tmp_path: Path, journal: Journal) -> None:
    path = tagged(tmp_path)
    path.chmod(0o444)
    insist_on_failure(plan(path), journal, "read-only")


@pytest.mark.skipif(ROOT, reason="root may write anywhere")
def test_a_read_only_folder_is_told(tmp_path: Path, journal: Journal) -> None:
    folder = tmp_path / "album"
    folder.mkdir()
    path = tagged(folder)
    change = plan(path)
    folder.chmod(0o555)
    try:
        insist_on_failure(change, journal, "no permission to write into its folder")
    finally:
        folder.chmod(0o755)


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EIO])
def test_what_the_system_says_becomes_a_sentence(
    tmp_path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    path = tagged(tmp_path)

    def refuse(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(file_replacement, "_make_copy", refuse)
    insist_on_failure(plan(path), journal, f"Nothing was written to track.mp3: {file_replacement._SENTENCES[code]}.")


@pytest.mark.skipif(not ROOT, reason="only root can give a file away")
def test_owner_and_rights_stay(tmp_path: Path, journal: Journal) -> None:
    path = tagged(tmp_path)
    os.chown(path, 12345, 23456)
    path.chmod(0o4664)
    write(path, journal)
    status = path.stat()
    assert (status.st_uid, status.st_gid, status.st_mode & 0o7777) == (12345, 23456, 0o4664)
    undo_exactly(path, journal)
    assert (path.stat().st_uid, path.stat().st_mode & 0o7777) == (12345, 0o4664)


def test_extended_attributes_stay(tmp_path: Path, journal: Journal) -> None:
    path = tagged(tmp_path)
    try:
        os.setxattr(path, "user.rating", b"five \xff stars")
    except (OSError, AttributeError):
        pytest.skip("this file system has no extended attributes")
    write(path, journal)
    assert os.getxattr(path, "user.rating") == b"five \xff stars"


def test_access_lists_stay(tmp_path: Path, journal: Journal) -> None:
    path = tagged(tmp_path)
    entry = b"\x02\0\0\0"  # version 2, then tag, permissions, id of each entry
    for tag, permissions, identity in ((1, 6, -1), (2, 4, 4242), (4, 4, -1), (16, 6, -1), (32, 0, -1)):
        entry += (
            tag.to_bytes(2, "little") + permissions.to_bytes(2, "little") + identity.to_bytes(4, "little", signed=True)
        )
    try:
        os.setxattr(path, "system.posix_acl_access", entry)
    except (OSError, AttributeError):
        pytest.skip("this file system has no access lists")
    mode = path.stat().st_mode
    write(path, journal)
    assert os.getxattr(path, "system.posix_acl_access") == entry
    assert path.stat().st_mode == mode


# -------------------------------------------------------------------- links


def test_a_symbolic_link_stays_and_its_target_is_written(tmp_path: Path, journal: Journal) -> None:
    folder = tmp_path / "library"
    folder.mkdir()
    target = tagged(folder)
    before = target.read_bytes()
    link = tmp_path / "link.mp3"
    link.symlink_to(Path("library") / target.name)
    write(link, journal)
    assert link.is_symlink()
    assert not target.is_symlink()
    assert read_genres(target).genres == ("Folk",)
    assert len(list(tmp_path.iterdir())) == 2
    undo_exactly(link, journal)
    assert target.read_bytes() == before


@pytest.mark.parametrize("extension", [".mp3", ".ogg", ".wav", ".m4a"])
def test_hard_links_stay_one_file(tmp_path: Path, journal: Journal, extension: str) -> None:
    path = tagged(tmp_path, extension)
    other = tmp_path / f"seed{extension}"
    os.link(path, other)
    os.utime(path, ns=(10**18, 10**18 + 1))
    before, sound, inode = path.read_bytes(), decoded(path), path.stat().st_ino
    for genre in ("Folk", "A longer genre " * 300, "X"):
        write(path, journal, genre.strip(), Policy.REPLACE)
        assert path.stat().st_ino == other.stat().st_ino == inode
        assert read_genres(other).genres == (genre.strip(),)
        assert np.array_equal(decoded(other), sound)
        assert path.stat().st_mtime_ns == 10**18 + 1
    for _ in range(3):
        undo_exactly(path, journal)
    assert other.read_bytes() == before
    assert path.stat().st_ino == inode
    assert sorted(tmp_path.iterdir()) == sorted([path, other])


def test_a_full_disk_leaves_hard_links_whole(tmp_path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tagged(tmp_path)
    os.link(path, tmp_path / "seed.mp3")
    change = plan(path, ("A longer genre " * 300).strip())

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "posix_fallocate", full)
    insist_on_failure(change, journal, "the disk is full")


# -------------------------------------------------------------------- full disks


def test_a_size_limit_of_the_system_is_told(tmp_path: Path, journal: Journal) -> None:
    path = tmp_path / "track.wav"
    make_audio(path, 10.0)
    change = plan(path)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size // 2, hard))
    try:
        insist_on_failure(change, journal, "files of this size")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert isinstance(apply(plan(path), journal), ChangeApplied)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    options = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)]
    if not ROOT or sys.platform != "linux" or subprocess.run(options, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small disk needs root")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_told_and_nothing_is_lost(small_disk: Path, journal: Journal) -> None:
    path = tagged(small_disk, ".wav")
    sound = decoded(path)
    changes = [plan(path)]
    (small_disk / "filler").write_bytes(bytes(256 * 1024 - path.stat().st_size - 20_000))
    insist_on_failure(changes[0], journal, "the disk is full")
    (record,) = journal.writes_of(path)
    assert record.error is not None
    assert "the disk is full" in record.error
    (small_disk / "filler").unlink()
    assert isinstance(apply(changes[0], journal), ChangeApplied)
    assert np.array_equal(decoded(path), sound)


# -------------------------------------------------------------------- what must not slip through


def test_an_edit_that_loses_a_frame_is_caught(
    tmp_path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Should our own writer ever be wrong, the second reader notices before the file is touched."""
    from genre_tagger.tags import apply as apply_module
    from genre_tagger.tags.splice import Splice, tidy

    path = plain_file(tmp_path, ".mp3")
    write_id3(path, 3, unknown=False)
    right = apply_module.edit_of

    def wrong(view: ByteView, new: object) -> tuple[Splice, ...]:
        data = path.read_bytes()
        at = data.index(b"UFID")
        return tidy([*right(view, new), Splice(at, b"UFID", b"UFIX")])  # type: ignore[arg-type]

    monkeypatch.setattr(apply_module, "edit_of", wrong)
    insist_on_failure(plan(path), journal, "more than the genre")


def test_a_surprise_ends_one_file_not_the_batch(
    tmp_path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    from genre_tagger.tags import apply as apply_module

    first, second = tagged(tmp_path, ".mp3", "first"), tagged(tmp_path, ".flac", "second")
    right = apply_module.edit_of

    def surprising(view: ByteView, new: object) -> object:
        if view.read(0, 3) == b"ID3":
            raise ZeroDivisionError("surprise")
        return right(view, new)  # type: ignore[arg-type]

    monkeypatch.setattr(apply_module, "edit_of", surprising)
    steps = list(apply_changes([plan(first), plan(second)], journal))
    assert [type(step) for step in steps] == [ChangeFailed, ChangeApplied]
    assert isinstance(steps[0], ChangeFailed)
    assert isinstance(steps[0].error, TagError)
    assert isinstance(steps[0].error.__cause__, ZeroDivisionError)
    assert steps[0].error.message == f"Nothing was written to {first.name}: {UNKNOWN_LAYOUT}."


def test_names_that_are_not_utf8_are_written(tmp_path: Path, journal: Journal) -> None:
    source = tagged(tmp_path)
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe name.mp3"))
    try:
        source.rename(path)
    except OSError:
        pytest.skip("this file system wants UTF-8")
    before = path.read_bytes()
    write(path, journal)
    assert journal.writes_of(path)[0].path == path
    undo_exactly(path, journal)
    assert path.read_bytes() == before


def test_a_pipe_is_not_opened_for_ever(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.mp3")
    with pytest.raises(TagError, match="not an ordinary file"):
        read_genres(tmp_path / "pipe.mp3")
