"""The list of a window on disk."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from genre_tagger.foundation.errors import ReportError
from genre_tagger.library.open_tracks import OpenTracks, load_open_tracks, save_open_tracks


def test_a_session_comes_back_as_it_was(tmp_path: Path) -> None:
    odd = Path(os.fsdecode(b"/music/caf\xe9.mp3"))
    listed = OpenTracks((Path("/music/b.mp3"), Path("/music/ä\nö.flac"), odd), {odd: "", Path("/music/b.mp3"): "Folk"})
    file = tmp_path / "data" / "open-tracks.json"
    save_open_tracks(listed, file)
    assert load_open_tracks(file) == listed
    assert [path.name for path in file.parent.iterdir()] == ["open-tracks.json"]


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "null", '{"tracks": 3, "skipped": {}}', '{"tracks": [1], "skipped": {}}', "[" * 100_000]
)
def test_what_cannot_be_read_is_no_list(tmp_path: Path, text: str) -> None:
    file = tmp_path / "open-tracks.json"
    file.write_text(text, "utf-8")
    assert load_open_tracks(file) is None


def test_an_empty_list_is_no_list(tmp_path: Path) -> None:
    save_open_tracks(OpenTracks((), {}), tmp_path / "open-tracks.json")
    assert load_open_tracks(tmp_path / "open-tracks.json") is None
    assert load_open_tracks(tmp_path / "nothing.json") is None


def test_a_list_that_cannot_be_saved_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "open-tracks.json").mkdir()
    with pytest.raises(ReportError, match="could not be saved"):
        save_open_tracks(OpenTracks((Path("/a.mp3"),), {}), tmp_path / "open-tracks.json" / "missing" / ".." / ".")
