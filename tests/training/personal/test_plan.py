"""Which corrections teach, which are held out, and what is replayed beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from genre_tagger.foundation.errors import TrainingError
from genre_tagger.genres import STUDY_GENRES, UNKNOWN
from genre_tagger.training.data.dataset import LabeledTrack, Split
from genre_tagger.training.personal.plan import (
    FEWEST_CORRECTIONS,
    FEWEST_FOR_NEW_GENRE,
    group_of,
    plan_learning,
)


@pytest.fixture
def corrections(tmp_path: Path) -> list[LabeledTrack]:
    """Forty corrections of ten artists, of four genres."""
    return [track(tmp_path / f"{number:02d}.mp3", number, artist=f"Artist {number % 10}") for number in range(40)]


def track(path: Path, number: int, artist: str = "", genre: str = "", weight: float = 1.0) -> LabeledTrack:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"")
    return LabeledTrack(path, genre or STUDY_GENRES[number % 4], artist=artist, weight=weight)


def library(folder: Path, count: int) -> list[LabeledTrack]:
    return [track(folder / f"{n}.mp3", n, artist=f"Other {n}", weight=0.3) for n in range(count)]


def test_no_artist_is_in_two_parts(corrections: list[LabeledTrack]) -> None:
    plan = plan_learning(corrections, (), STUDY_GENRES)
    parts = [{one.group for one in part} for part in (plan.tracks, plan.held_out)]
    assert all(parts)
    assert sum(len(part) for part in parts) == len(set().union(*parts)) == 10
    assert 8 <= len(plan.held_out) <= 12
    assert plan.labeled + len(plan.held_out) == 40
    assert {one.split for one in plan.tracks} == {Split.TRAINING}
    assert {one.genre for one in plan.held_out} == {one.genre for one in plan.tracks} == set(STUDY_GENRES)


def test_the_same_corrections_give_the_same_parts(corrections: list[LabeledTrack]) -> None:
    plan = plan_learning(corrections, (), STUDY_GENRES, seed=3)
    assert plan == plan_learning(corrections[::-1], (), STUDY_GENRES, seed=3)


def test_a_genre_of_one_artist_is_learnt_and_not_held_out(corrections: list[LabeledTrack], tmp_path: Path) -> None:
    jazz = [track(tmp_path / f"j{n}.mp3", n, "J", "Jazz") for n in range(FEWEST_FOR_NEW_GENRE)]
    for seed in range(5):
        plan = plan_learning([*corrections, *jazz], (), STUDY_GENRES, seed)
        assert "Jazz" in {one.genre for one in plan.tracks}
        assert "Jazz" not in {one.genre for one in plan.held_out}


def test_too_few_say_how_many_are_needed(corrections: list[LabeledTrack]) -> None:
    with pytest.raises(TrainingError) as refusal:
        plan_learning(corrections[: FEWEST_CORRECTIONS - 1], (), STUDY_GENRES)
    assert refusal.value.message == (
        "Learning takes at least 12 labelled tracks from 4 artists or folders; there are 11 from 10 so far."
    )
    alone = [track(one.path, 0, artist="One") for one in corrections]
    with pytest.raises(TrainingError, match="from 1 so far"):
        plan_learning(alone, (), STUDY_GENRES)


def test_files_that_are_gone_do_not_count(corrections: list[LabeledTrack]) -> None:
    for one in corrections[:5]:
        one.path.unlink()
    plan = plan_learning(corrections, (), STUDY_GENRES)
    assert plan.labeled + len(plan.held_out) == 35
    assert any("5 labelled files" in note for note in plan.notes)


def test_folders_stand_for_artists_where_tags_name_none(tmp_path: Path) -> None:
    tracks = [track(tmp_path / f"album {number % 5}" / f"{number}.mp3", number) for number in range(20)]
    plan = plan_learning(tracks, (), STUDY_GENRES)
    assert {one.path.parent for one in plan.held_out}.isdisjoint({one.path.parent for one in plan.tracks})
    one, other = (
        LabeledTrack(Path(path), "", artist=name) for path, name in (("/a", " The  Band "), ("/c", "the band"))
    )
    assert group_of(one) == group_of(other)
    assert group_of(LabeledTrack(Path("/a/b.mp3"), "", group="folders:x")) == "folders:x"


def test_the_first_label_of_a_file_counts(corrections: list[LabeledTrack]) -> None:
    others = [LabeledTrack(one.path, "Folk", artist="Somebody") for one in corrections]
    assert plan_learning([*corrections, *others], (), STUDY_GENRES) == plan_learning(corrections, (), STUDY_GENRES)


def test_library_tracks_are_trained_on_without_their_genre(corrections: list[LabeledTrack], tmp_path: Path) -> None:
    plan = plan_learning(corrections, library(tmp_path / "music", 400), STUDY_GENRES)
    unlabeled = [one for one in plan.tracks if not one.genre]
    assert plan.library == len(unlabeled) == 192
    assert len(plan.kept) == 48
    paths = {one.path for one in plan.tracks}
    assert paths.isdisjoint(one.path for one in (*plan.kept, *plan.held_out))
    assert {(one.weight, one.split) for one in unlabeled} == {(1.0, Split.TRAINING)}
    assert not plan.notes
    assert "only mixtures" in plan_learning(corrections, (), STUDY_GENRES).notes[0]


def test_what_was_corrected_or_shares_an_artist_with_the_held_out_is_not_among_them(
    corrections: list[LabeledTrack], tmp_path: Path
) -> None:
    held = {one.group for one in plan_learning(corrections, (), STUDY_GENRES).held_out}
    others = [track(tmp_path / "m" / f"{n}.mp3", n, artist=f"artist {n % 10}") for n in range(60)]
    plan = plan_learning(corrections, [*others, *corrections], STUDY_GENRES)
    unlabeled = [one for one in (*plan.tracks, *plan.kept) if not one.genre]
    assert unlabeled
    assert held.isdisjoint(one.group for one in unlabeled)
    assert {one.path for one in unlabeled}.isdisjoint(one.path for one in corrections)


def test_a_new_genre_needs_several_tracks(corrections: list[LabeledTrack], tmp_path: Path) -> None:
    jazz = [track(tmp_path / f"j{n}.mp3", n, f"J{n}", "Jazz") for n in range(FEWEST_FOR_NEW_GENRE)]
    polka = [track(tmp_path / "p.mp3", 0, "P", "Polka")]
    plan = plan_learning([*corrections, *jazz, *polka], (), STUDY_GENRES)
    assert plan.genres == (*STUDY_GENRES, "Jazz")
    assert any("Polka" in note for note in plan.notes)
    assert "Polka" not in {one.genre for one in (*plan.tracks, *plan.held_out)}


def test_other_names_of_a_genre_are_the_model_s(corrections: list[LabeledTrack], tmp_path: Path) -> None:
    rap = [track(tmp_path / f"r{n}.mp3", n, f"R{n}", "rap") for n in range(8)]
    unknown = [track(tmp_path / f"u{n}.mp3", n, f"U{n}", UNKNOWN) for n in range(8)]
    plan = plan_learning([*corrections, *rap, *unknown], (), STUDY_GENRES)
    assert plan.genres == STUDY_GENRES
    assert plan.labeled + len(plan.held_out) == 48
