"""The copy is decoded before it takes the file's place: a write that would silence the file is stopped."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from genre_tagger.containers.byte_view import ByteView, RefusedError
from genre_tagger.tags import apply as apply_module
from genre_tagger.tags.apply import ChangeApplied, ChangeFailed
from genre_tagger.tags.edit_check import refuse_other_sound
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.splice import Splice, tidy
from tests.builders.tagged_files import plain_file, write_rich_tags
from tests.tags.workbench import apply, plan

EXTENSIONS = (".mp3", ".aac", ".flac", ".ogg", ".wav", ".m4a", ".wma", ".wv", ".tta")


def refusal(original: Path, copy: Path) -> str:
    """Why the copy may not take the file's place; "" where it may."""
    try:
        refuse_other_sound(original, copy)
    except RefusedError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_tags_make_no_difference(tmp_path: Path, extension: str) -> None:
    original = plain_file(tmp_path, extension)
    copy = plain_file(tmp_path, extension, "copy")
    write_rich_tags(copy)
    hidden = copy.rename(tmp_path / ".copy.tmp")  # as the copy is called until it is checked
    assert refusal(original, hidden) == ""


@pytest.mark.parametrize("extension", EXTENSIONS)
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
