"""Genre folders, GTZAN and the corpus as labelled tracks."""

from __future__ import annotations

from pathlib import Path

import mutagen
import pytest

from genre_tagger.foundation.errors import DatasetError
from genre_tagger.training.data.dataset import GenreLabels, class_order
from genre_tagger.training.data.folders import read_corpus_tracks, read_folders, read_gtzan
from tests.builders.audio_files import make_audio
from tests.builders.corpus import make_corpus

ANY = GenreLabels()


def put(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()


def test_folders_name_the_genres_however_deep_the_albums_lie(tmp_path: Path) -> None:
    put(tmp_path, "Rock/one.mp3", "Rock/The Band/Album/two.flac", "hip hop/x/three.ogg", "Jazz/cover.jpg")
    put(tmp_path, ".hidden/four.mp3", "Rock/.trash/five.mp3", "loose.mp3")
    source = read_folders(tmp_path, ANY)
    found = {track.track_id: (track.genre, track.group) for track in source.tracks}
    assert found == {
        "Rock/one.mp3": ("Rock", ""),
        "Rock/The Band/Album/two.flac": ("Rock", "folders:the band"),
        "hip hop/x/three.ogg": ("Hip-Hop", "folders:x"),
    }
    assert any("1 audio files lie in" in note for note in source.notes)
    assert any("1 of 3 files" in note for note in source.notes)


def test_the_artist_tag_counts_more_than_the_folder(tmp_path: Path) -> None:
    for album in ("First", "Second"):
        (tmp_path / "Folk" / album).mkdir(parents=True)
        path = tmp_path / "Folk" / album / "song.flac"
        make_audio(path, 0.2, sample_rate_hz=16_000, channels=1)
        file = mutagen.File(path)
        file["artist"], file["title"] = "Anna Ash", album
        file.save()
    source = read_folders(tmp_path, ANY)
    assert {(track.group, track.artist) for track in source.tracks} == {("folders:anna ash", "Anna Ash")}
    assert [track.title for track in source.tracks] == ["First", "Second"]
    assert source.notes == ()


def test_wanted_genres_take_their_aliases(tmp_path: Path) -> None:
    put(tmp_path, "Techno/a.mp3", "Electronic/b.mp3", "Jazz/c.mp3")
    source = read_folders(tmp_path, GenreLabels(("Electronic",)))
    assert [track.genre for track in source.tracks] == ["Electronic", "Electronic"]
    assert {track.genre for track in read_folders(tmp_path, ANY).tracks} == {"Techno", "Electronic", "Jazz"}


def test_an_empty_folder_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="has no folder of a wanted genre"):
        read_folders(tmp_path, ANY)
    with pytest.raises(DatasetError, match="No folder was chosen"):
        read_folders(None, ANY)


@pytest.mark.parametrize("inner", ["genres", "genres_original", "."])
def test_gtzan_is_found_and_its_fault_left_out(tmp_path: Path, inner: str) -> None:
    root = tmp_path / inner
    put(root, "jazz/jazz.00053.wav", "jazz/jazz.00054.wav", "hiphop/hiphop.00000.wav", "jazz/notes.txt")
    put(root, "jazz/rock.00000.wav")
    source = read_gtzan(tmp_path, ANY)
    assert [(track.genre, track.track_id) for track in source.tracks] == [
        ("Hip-Hop", "hiphop.00000"),
        ("Jazz", "jazz.00053"),
    ]
    assert [skipped.path.name for skipped in source.skipped] == ["jazz.00054.wav"]
    assert "does not name its artists" in source.notes[0]


def test_no_gtzan_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="holds no GTZAN clips"):
        read_gtzan(tmp_path, ANY)


def test_the_corpus_gives_its_labelled_windows_by_trust(tmp_path: Path) -> None:
    make_corpus(tmp_path, 2, seconds=0.5)
    table = tmp_path / "clips.csv"
    table.write_text(table.read_text("utf-8").replace(",high,", ",low,", 1), encoding="utf-8")
    (tmp_path / "clips" / "01_0.ogg").unlink()
    source = read_corpus_tracks(tmp_path, GenreLabels(("Electronic", "Rock", "Hip-Hop", "Folk")))
    assert len(source.tracks) == 7
    assert {track.weight for track in source.tracks} == {1.0, 0.5}
    assert source.tracks[0].group == "corpus:artist 0"
    assert [skipped.kind for skipped in source.skipped] == ["missing"]


def test_the_study_genres_come_first() -> None:
    assert class_order(["Jazz", "Folk", "Blues", "Electronic"]) == ("Electronic", "Folk", "Blues", "Jazz")
