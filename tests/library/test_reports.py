"""Reports and playlists hold every file, whatever its name, and are saved whole or not at all."""

from __future__ import annotations

import base64
import csv
import json
import os
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from genre_tagger.classification.prediction import Prediction, WindowPrediction
from genre_tagger.foundation.errors import DecodeError, ReportError
from genre_tagger.foundation.readable import path_fields, readable_path
from genre_tagger.genres import STUDY_GENRES
from genre_tagger.library.report_row import OUTCOMES, ReportRow, classified_row, company_note, json_object, row_of_step
from genre_tagger.library.reports import REPORT_SUFFIXES, save_playlists, save_report, text_file
from genre_tagger.library.track import AlbumKey, Company, CompanyPrediction, Track, TrackClassified, TrackFailed

NOON = datetime(2026, 3, 1, 12, 0)
NOT_UTF8 = Path(os.fsdecode(b"/music/caf\xe9.mp3"))
NASTY = Path('/music/<b>&"\n\x1b[31m; =1+1, [red].mp3')


def prediction(*shares: float, in_scope: float = 1.0) -> Prediction:
    window = WindowPrediction(0.0, 29.12, shares)
    return Prediction(STUDY_GENRES, shares, in_scope, (window, window), 0.5, "test-model")


def rows_of_every_kind() -> list[ReportRow]:
    rows = [
        ReportRow(
            path=Path(f"/music/{outcome}.mp3"),
            outcome=outcome,
            genre="Rock",
            confidence=0.75,
            probabilities=(("Electronic", 0.25), ("Rock", 0.75)),
            old_genres=("Rap", "Jazz & Co"),
            new_genres=("Rock",),
            reason="Because.",
        )
        for outcome in OUTCOMES
    ]
    return [*rows, ReportRow(path=NOT_UTF8, outcome="judged"), ReportRow(path=NASTY, outcome="failed", reason="<i>")]


def save(path: Path, rows: list[ReportRow]) -> None:
    save_report(path, rows, title="A <report>", created=NOON)


def test_a_prediction_becomes_the_documented_object() -> None:
    track = Track(Path("/music/a.mp3"), 61.23456, genres=("Rap", "Pop"))
    step = TrackClassified(track, prediction(0.1, 0.2, 0.6, 0.1, in_scope=0.9))
    assert json_object(row_of_step(step)) == {
        "path": "/music/a.mp3",
        "genre": "Hip-Hop",
        "confidence": 0.54,
        "probabilities": {"Electronic": 0.1, "Rock": 0.2, "Hip-Hop": 0.6, "Folk": 0.1},
        "current_genre": "Rap; Pop",
        "windows": 2,
        "model": "test-model",
        "in_scope": 0.9,
        "duration_seconds": 61.235,
    }


def test_a_row_says_on_what_a_prediction_rests(tmp_path: Path) -> None:
    alone, together = prediction(0.4, 0.6, 0.0, 0.0, in_scope=0.9), prediction(0.1, 0.8, 0.1, 0.0)
    track = Track(Path("/music/a.mp3"), 61.0, album="Blue")
    album = CompanyPrediction(alone, prediction(0.8, 0.2, 0.0, 0.0), AlbumKey("blue", "ann"), Company(5, 4, 10, 0.7))
    row = row_of_step(TrackClassified(track, album.together, album))
    assert company_note(row) == (
        "4 of 5 tracks of its album are Electronic, with 10 of the artist's other tracks, alone Rock 54%"
    )
    found = json_object(row)
    assert (found["genre"], found["album"], found["alone"]["genre"]) == ("Electronic", "Blue", "Rock")
    assert found["company"] == {"tracks": 5, "agreeing": 4, "artist_tracks": 10, "share": 0.7}
    by_itself = CompanyPrediction(together, together, AlbumKey("", ""), Company())
    assert company_note(row_of_step(TrackClassified(track, together, by_itself))) == ""
    save(tmp_path / "report.csv", [row])
    with (tmp_path / "report.csv").open(encoding="utf-8", newline="") as file:
        (line,) = csv.DictReader(file)
    cells = ("album", "alone", "alone_confidence", "album_tracks", "album_tracks_agreeing")
    assert [line[name] for name in cells] == ["Blue", "Rock", "0.54", "5", "4"]


def test_a_prediction_below_the_threshold_is_unknown_and_no_genre_is_null() -> None:
    row = classified_row(Track(Path("a.mp3"), 61.0), prediction(0.4, 0.3, 0.2, 0.1))
    assert (json_object(row)["genre"], json_object(row)["current_genre"]) == ("Unknown", None)


def test_a_failure_is_path_and_error() -> None:
    step = TrackFailed(NOT_UTF8, DecodeError("It is not audio.", NOT_UTF8))
    assert json_object(row_of_step(step)) == {**path_fields(NOT_UTF8), "error": "It is not audio."}


def test_a_change_says_what_and_why() -> None:
    values = json_object(rows_of_every_kind()[3])
    assert (values["outcome"], values["new_genre"], values["reason"]) == ("skipped", "Rock", "Because.")


def test_a_name_that_is_not_utf8_is_valid_json_and_keeps_its_bytes() -> None:
    fields = path_fields(NOT_UTF8)
    assert fields["path"] == "/music/caf\ufffd.mp3"
    assert base64.b64decode(fields["path_base64"]) == os.fsencode(NOT_UTF8)
    json.dumps(fields, ensure_ascii=False).encode("utf-8")
    assert path_fields("/music/Björk.mp3") == {"path": "/music/Björk.mp3"}


def test_a_name_cannot_command_a_terminal() -> None:
    assert readable_path(NASTY) == '/music/<b>&"\\n\\x1b[31m; =1+1, [red].mp3'
    assert readable_path(NOT_UTF8) == "/music/caf\ufffd.mp3"
    assert readable_path("日本 語.flac") == "日本 語.flac"
    assert readable_path("evil\u202egpm.exe") == "evil\\u202egpm.exe"


def test_csv_holds_every_row_and_the_very_bytes_of_a_name(tmp_path: Path) -> None:
    rows = rows_of_every_kind()
    save(tmp_path / "report.csv", rows)
    with (tmp_path / "report.csv").open(encoding="utf-8", errors="surrogateescape", newline="") as file:
        lines = list(csv.DictReader(file))
    assert [Path(line["path"]) for line in lines] == [row.path for row in rows]
    assert lines[0] == {
        "path": "/music/judged.mp3",
        "genre": "Rock",
        "confidence": "0.75",
        "Electronic": "0.25",
        "Rock": "0.75",
        "current_genre": "Rap; Jazz & Co",
        "new_genre": "Rock",
        "outcome": "judged",
        "reason": "Because.",
        "windows": "",
        "model": "",
        "in_scope": "",
        "duration_seconds": "",
        "album": "",
        "alone": "",
        "alone_confidence": "",
        "album_tracks": "",
        "album_tracks_agreeing": "",
    }


def test_json_report_is_one_document(tmp_path: Path) -> None:
    rows = rows_of_every_kind()
    save(tmp_path / "REPORT.JSON", rows)
    document = json.loads((tmp_path / "REPORT.JSON").read_text(encoding="utf-8"))
    assert document["created"] == "2026-03-01T12:00:00"
    assert [entry["outcome"] for entry in document["rows"]] == [row.outcome for row in rows]


class _Page(HTMLParser):
    """Counts tags and gathers text, and notes anything the page would load."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.loaded: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.loaded += [value or "" for name, value in attrs if name in ("src", "href")]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_html_is_self_contained_and_escapes_every_text(tmp_path: Path) -> None:
    rows = rows_of_every_kind()
    save(tmp_path / "report.html", rows)
    source = (tmp_path / "report.html").read_text(encoding="utf-8")
    page = _Page()
    page.feed(source)
    assert page.tags.count("tr") == len(rows) + 1
    assert "b" in page.tags
    assert "i" not in page.tags
    assert '<b>&"\\n\\x1b[31m; =1+1, [red].mp3' in page.text
    assert page.loaded == []
    assert "://" not in source
    assert "prefers-color-scheme: dark" in source
    assert "Rap; Jazz & Co → Rock" in page.text


def test_an_empty_report_of_each_kind_can_be_saved(tmp_path: Path) -> None:
    for suffix in REPORT_SUFFIXES:
        save(tmp_path / f"empty{suffix}", [])
        assert (tmp_path / f"empty{suffix}").stat().st_size > 0


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"must end in \.html, \.csv or \.json"):
        save(tmp_path / "report.pdf", [])
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="could not be saved: No such file or directory"):
        save(tmp_path / "missing" / "report.csv", [])


def test_a_block_that_fails_leaves_the_old_file_and_no_trace(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    path.write_text("old", encoding="utf-8")

    def fail() -> None:
        with text_file(path) as file:
            file.write("new, but only half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_to_a_report_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    save(tmp_path / "link.csv", [])
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").is_file()


def test_a_device_is_written_to_directly() -> None:
    with text_file(Path(os.devnull)) as file:
        file.write("gone")
    assert not Path(os.devnull).is_file()


def test_playlists_name_the_tracks_relative_to_themselves(tmp_path: Path) -> None:
    music = tmp_path / "music"
    rows = [
        ReportRow(music / "a.mp3", "judged", "Rock", 0.9, duration_seconds=61.4, title="Song", artist="Band"),
        ReportRow(music / "broken.mp3", "failed", reason="It is not audio."),
        ReportRow(music / os.fsdecode(b"caf\xe9.mp3"), "judged", "Rock", 0.8),
        ReportRow(music / "two\nlines.mp3", "judged", "Rock", 0.8),
        ReportRow(tmp_path / "lists" / "#1.mp3", "judged", "Unknown", 0.3),
    ]
    saved = save_playlists(tmp_path / "lists", rows)
    assert [path.name for path in saved] == ["Rock.m3u8", "Unknown.m3u8"]
    lines = saved[0].read_bytes().splitlines()
    assert lines[0] == b"#EXTM3U"
    assert lines[2:] == [
        b"#EXTINF:61,Band - Song",
        b"../music/a.mp3",
        b"#EXTINF:-1,caf?.mp3".replace(b".mp3", b""),
        b"../music/caf\xe9.mp3",
    ]
    assert saved[1].read_text(encoding="utf-8").splitlines()[-1] == "./#1.mp3"


def test_our_playlist_is_replaced_and_a_foreign_one_is_not(tmp_path: Path) -> None:
    rows = [ReportRow(Path("a.mp3"), "judged", genre, 0.9) for genre in ("AC/DC: the genre", "Folk")]
    saved = save_playlists(tmp_path, rows)
    assert [path.name for path in saved] == ["AC_DC_ the genre.m3u8", "Folk.m3u8"]
    assert save_playlists(tmp_path, rows) == saved
    saved[1].write_text("#EXTM3U\nmine.mp3\n", encoding="utf-8")
    with pytest.raises(ReportError, match=r"Folk\.m3u8 exists"):
        save_playlists(tmp_path, rows)
    assert saved[1].read_text(encoding="utf-8") == "#EXTM3U\nmine.mp3\n"
