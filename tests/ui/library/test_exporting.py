"""Reports and playlists of what is shown."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from genre_tagger.library.track_row import TrackFilter
from genre_tagger.ui.main_window import MainWindow


@pytest.mark.parametrize("suffix", [".csv", ".json", ".html"])
def test_report_of_every_kind(loaded: MainWindow, qtbot: QtBot, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"report{suffix}"
    loaded.exporting.save_report(path)
    qtbot.waitUntil(lambda: path.name in loaded.library.notice.text)
    text = path.read_text(encoding="utf-8")
    assert all(row.path.name in text for row in loaded.library.tracks.rows)


def test_report_holds_what_is_shown_and_what_the_person_chose(loaded: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    library = loaded.library
    library.editing.choose([library.tracks.rows[7]], "Folk")
    library.model.set_filter(TrackFilter(text="00007"))
    loaded.exporting.save_report(tmp_path / "one.csv")
    qtbot.waitUntil(lambda: "one.csv" in library.notice.text)
    lines = list(csv.DictReader((tmp_path / "one.csv").read_text(encoding="utf-8").splitlines()))
    assert [(line["genre"], line["new_genre"], line["outcome"]) for line in lines] == [("Folk", "Folk", "planned")]


def test_json_tells_why_a_file_is_left_alone(loaded: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    library = loaded.library
    library.editing.skip([library.tracks.rows[0]])
    loaded.exporting.save_report(tmp_path / "all.json")
    qtbot.waitUntil(lambda: "all.json" in library.notice.text)
    rows = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))["rows"]
    assert rows[0]["outcome"] == "skipped"
    assert {row["outcome"] for row in rows} >= {"planned", "skipped"}


def test_one_playlist_a_genre(loaded: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    loaded.exporting.save_playlists(tmp_path)
    qtbot.waitUntil(lambda: tmp_path.name in loaded.library.notice.text)
    genres = {row.proposed_genre for row in loaded.library.tracks.rows}
    assert {path.stem for path in tmp_path.glob("*.m3u8")} == genres


def test_without_any_genre_there_is_no_playlist_and_that_is_said(
    loaded: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    loaded.library.tracks.clear()
    loaded.exporting.save_playlists(tmp_path)
    qtbot.waitUntil(lambda: "No track" in loaded.library.notice.text)
    assert list(tmp_path.glob("*.m3u8")) == []
