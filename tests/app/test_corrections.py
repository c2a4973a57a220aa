"""What the person said, kept and as material for training: the same for the command line and the window."""

from __future__ import annotations

from pathlib import Path

import mutagen.flac

from genre_tagger.app.corrections import correct, corrected_genres, labeled_corrections, withdraw
from genre_tagger.app.datasets import completed
from genre_tagger.app.learning import learning_material
from genre_tagger.app.session import Session
from genre_tagger.library.corrections import Correction
from genre_tagger.training.data.dataset import DataRequest, LabeledTrack, SourceKind, SourceRequest
from tests.builders.audio_files import make_audio


def make_song(path: Path) -> Path:
    make_audio(path, 0.5)
    tags = mutagen.flac.FLAC(path)
    tags["artist"], tags["title"] = "The Greys", "Harbour"
    tags.save()
    return path


def test_corrections_are_material_with_artist_and_sound(tmp_path: Path) -> None:
    song, gone, unsure = make_song(tmp_path / "song.flac"), tmp_path / "gone.mp3", tmp_path / "unsure.mp3"
    with Session() as session:
        assert labeled_corrections(session) == ()
        correct(session, [Correction(song, "Folk"), Correction(gone, "Rock"), Correction(unsure, "Unknown")])
        assert corrected_genres(session) == {song: "Folk", gone: "Rock", unsure: "Unknown"}
        tracks = {one.path: one for one in labeled_corrections(session)}
        withdraw(session, [gone])
        assert gone not in corrected_genres(session)
    assert {path: one.genre for path, one in tracks.items()} == {song: "Folk", gone: "Rock"}
    assert (tracks[song].artist, tracks[song].title, tracks[gone].artist) == ("The Greys", "Harbour", "")
    assert {one.source for one in tracks.values()} == {"corrections"}
    assert tracks[gone].track_id == str(gone)
    assert tracks[song].track_id not in ("", str(song))


def test_whoever_trains_gets_the_same_tracks(tmp_path: Path) -> None:
    song = make_song(tmp_path / "song.flac")
    with Session() as session:
        correct(session, [Correction(song, "Folk")])
        mix = (SourceRequest(SourceKind.CORRECTIONS, weight=4.0), SourceRequest(SourceKind.FOLDERS, tmp_path))
        request = completed(session, DataRequest(mix))
        assert request.sources[0] == SourceRequest(
            SourceKind.CORRECTIONS, None, None, 4.0, labeled_corrections(session)
        )
        assert request.sources[1] == mix[1]
        others = [LabeledTrack(song, "Rock"), LabeledTrack(tmp_path / "other.mp3", "Rock", weight=0.9)]
        material = learning_material(session).beside(others)
    assert material.corrections == request.sources[0].tracks
    assert [one.path.name for one in material.library] == ["other.mp3"]
    assert (material.usable, material.groups, material.is_enough) == (1, 1, False)
