"""Plan and write agree: what cannot be written is known, and said of the file itself, when it is planned."""

from __future__ import annotations

import os
from pathlib import Path

import mutagen.apev2
import numpy as np
import pytest
import soundfile

from genre_tagger.containers.byte_view import ByteView, RefusedError
from genre_tagger.library.proposal import WriteRules, preview_change
from genre_tagger.library.track import read_track
from genre_tagger.tags import apply as apply_module
from genre_tagger.tags import edit_check
from genre_tagger.tags.apply import ChangeApplied, ChangeFailed, apply_changes
from genre_tagger.tags.edit_check import UNKNOWN_LAYOUT, plan_file, read_writable, refuse_other_sound
from genre_tagger.tags.fields import CurrentTags
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.splice import Splice, tidy
from genre_tagger.tags.tag_change import Action, Policy, TagChange, change_from_json, change_to_json, plan_change
from tests.builders.tagged_files import bare_file, plain_file, write_ape, write_rich_tags
from tests.tags.workbench import apply, plan

EXTENSIONS = (".mp3", ".flac", ".ogg", ".opus", ".m4a", ".wav", ".aiff", ".wma", ".wv", ".ape", ".tta")


def planned(path: Path, genre: str = "Folk", policy: Policy = Policy.REPLACE) -> TagChange:
    def decide(current: CurrentTags) -> TagChange:
        return plan_change(path, current, genre=genre, confidence=0.9, model_id="m", policy=policy)

    return plan_file(path, decide)


def with_fixed_genre(folder: Path) -> Path:
    """Its APE tag says of its genre that it must not be changed."""
    path = plain_file(folder, ".wv")
    write_ape(path, ("Jazz",))
    data = path.read_bytes()
    at = data.rindex(b"Genre\0") - 4
    path.write_bytes(data[:at] + b"\x01" + data[at + 1 :])
    return path


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_a_plan_changes_nothing_and_leaves_nothing(tmp_path: Path, extension: str) -> None:
    path = plain_file(tmp_path, extension)
    write_rich_tags(path, ("Jazz",))
    before, status = path.read_bytes(), path.stat()
    assert planned(path).new_genres == ("Folk",)
    assert planned(path, policy=Policy.APPEND).new_genres == ("Jazz", "Folk")
    assert not planned(path, policy=Policy.FILL).writes
    assert read_writable(path).obstacle is None
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, status.st_mtime_ns)
    assert list(tmp_path.iterdir()) == [path]


def test_what_the_tags_forbid_is_known_beforehand(tmp_path: Path, journal: Journal) -> None:
    path = with_fixed_genre(tmp_path)
    change = planned(path)
    assert (change.action, change.new_genres) == (Action.SKIP, ("Jazz",))
    assert change.reason == "its APE tag marks Genre as read-only"
    assert change_from_json(change_to_json(change)) == change
    (step,) = apply_changes([plan(path, "Folk", Policy.REPLACE)], journal)
    assert isinstance(step, ChangeFailed)
    assert step.error.message == f"Nothing was written to {path.name}: {change.reason}."


def test_what_would_not_be_written_anyway_keeps_its_own_reason(tmp_path: Path) -> None:
    assert planned(with_fixed_genre(tmp_path), policy=Policy.FILL).reason == "has a genre already: Jazz"


def test_the_table_of_tracks_knows_it_too(tmp_path: Path) -> None:
    track = read_track(with_fixed_genre(tmp_path), 60.0)
    assert track.tag_problem == "its APE tag marks Genre as read-only"
    shown = preview_change(track, None, "Folk", WriteRules(Policy.REPLACE))
    assert (shown.writes, shown.reason) == (False, track.tag_problem)


@pytest.mark.parametrize("linked", [False, True])
def test_a_read_only_file_is_known_beforehand(tmp_path: Path, linked: bool) -> None:
    path = plain_file(tmp_path, ".flac")
    path.chmod(0o444)
    if linked:
        (tmp_path / "link.flac").symlink_to(path)
    change = planned(tmp_path / "link.flac" if linked else path)
    assert (change.writes, change.reason) == (False, "it is read-only")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_known_beforehand(tmp_path: Path) -> None:
    path = plain_file(tmp_path, ".flac")
    tmp_path.chmod(0o555)
    try:
        assert "no permission" in planned(path).reason
    finally:
        tmp_path.chmod(0o755)


def test_a_surprise_is_told_in_the_plan_as_in_the_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def surprising(view: ByteView, new: object) -> object:
        raise ValueError("splices overlap")

    path = bare_file(tmp_path, ".mp3")
    monkeypatch.setattr(edit_check, "edit_of", surprising)
    assert planned(path).reason == UNKNOWN_LAYOUT


def test_a_tag_that_only_others_find_is_told_as_what_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Blind to APE tags, the program would leave the old genre in one."""
    from genre_tagger.tags.formats import tag_stack

    path = bare_file(tmp_path, ".mp3")
    tags = mutagen.apev2.APEv2()
    tags["Genre"] = "Jazz"
    tags.save(path)
    monkeypatch.setattr(tag_stack, "find_ape_tag", lambda *_: None)
    assert planned(path).reason == "other programs find a genre in an APE tag that cannot be changed here"


DECODED_KINDS = (".mp3", ".aac", ".flac", ".ogg", ".wav", ".m4a", ".wma", ".wv", ".tta")


def refusal(original: Path, copy: Path) -> str:
    """Why the copy may not take the file's place; "" where it may."""
    try:
        refuse_other_sound(original, copy)
    except RefusedError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("extension", DECODED_KINDS)
def test_tags_make_no_difference(tmp_path: Path, extension: str) -> None:
    original = plain_file(tmp_path, extension)
    copy = plain_file(tmp_path, extension, "copy")
    write_rich_tags(copy)
    hidden = copy.rename(tmp_path / ".copy.tmp")  # as the copy is called until it is checked
    assert refusal(original, hidden) == ""


@pytest.mark.parametrize("extension", DECODED_KINDS)
def test_a_copy_that_does_not_decode_is_refused(tmp_path: Path, extension: str) -> None:
    original = plain_file(tmp_path, extension)
    copy = tmp_path / ".copy.tmp"
    copy.write_bytes(bytes(original.stat().st_size))
    with pytest.raises(RefusedError, match="no player"):
        refuse_other_sound(original, copy)


def test_a_file_that_never_decoded_may_be_tagged(tmp_path: Path) -> None:
    for name in ("one.mp3", "two.tmp"):
        (tmp_path / name).write_bytes(b"\xff\xfb\x90\x00" + bytes(400))
    assert refusal(tmp_path / "one.mp3", tmp_path / "two.tmp") == ""


def test_other_samples_are_refused(tmp_path: Path) -> None:
    samples = np.linspace(-0.5, 0.5, 8_000)
    soundfile.write(tmp_path / "one.wav", samples, 8_000)
    soundfile.write(tmp_path / "two.wav", -samples, 8_000)
    soundfile.write(tmp_path / "three.wav", samples, 16_000)
    for name in ("two.wav", "three.wav"):
        with pytest.raises(RefusedError, match="begin differently"):
            refuse_other_sound(tmp_path / "one.wav", tmp_path / name)


def test_an_edit_that_hides_the_sound_never_reaches_the_file(
    tmp_path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Should a tag ever be put where it breaks the file, both readers of tags may be content; the decoder is not."""
    path = plain_file(tmp_path, ".tta")
    before = path.read_bytes()
    right = apply_module.edit_of

    def wrong(view: ByteView, new: object) -> tuple[Splice, ...]:
        at = view.size - 200
        return tidy([*right(view, new), Splice(30, view.read(30, 8), bytes(8)), Splice(at, b"", bytes(3))])  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(apply_module, "edit_of", wrong)
        step = apply(plan(path), journal)
    assert isinstance(step, ChangeFailed)
    assert "sound" in step.error.message
    assert path.read_bytes() == before
    assert list(tmp_path.glob(".*")) == []
    assert isinstance(apply(plan(path), journal), ChangeApplied)
