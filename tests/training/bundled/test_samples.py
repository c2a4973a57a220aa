"""Samples are decided by seed and chunk alone, drawn as stated, and note what sounds in them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from genre_tagger.foundation.errors import DatasetError
from genre_tagger.training.bundled import samples
from genre_tagger.training.bundled.material import Material
from genre_tagger.training.bundled.samples import (
    CROP_SAMPLES,
    Chunk,
    Pool,
    SampleMaker,
    drawing_probability,
    levelled,
    open_clip_sounds,
    played,
)
from genre_tagger.training.bundled.teacher import Teacher
from genre_tagger.training.windows.mel_windows import to_db


def _maker(material: Material, teacher_folder: Path, seed: int = 1) -> SampleMaker:
    return SampleMaker(material.sounds, drawing_probability(material.windows), Teacher(teacher_folder), seed)


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(samples, "CHUNK_SAMPLES", 12)


def test_a_chunk_is_its_seed_and_number(material: Material, teacher_folder: Path) -> None:
    first, again = (_maker(material, teacher_folder).chunk(3) for _ in range(2))
    other = _maker(material, teacher_folder).chunk(4)
    np.testing.assert_array_equal(first.level, again.level)
    np.testing.assert_array_equal(first.tag_logits, again.tag_logits)
    assert first.level.shape == (12, 96, 244)
    assert not np.array_equal(first.clip, other.clip)
    assert not np.array_equal(first.level, _maker(material, teacher_folder, seed=2).chunk(3).level)


def test_a_chunk_notes_which_clips_sound(material: Material, teacher_folder: Path) -> None:
    chunk = _maker(material, teacher_folder).chunk(0)
    alone = chunk.clip[:, 1] < 0
    assert (chunk.clip[:, 0] >= 0).all()
    assert 0 < alone.sum() < 12
    assert (chunk.share[alone] == 1).all()
    assert (chunk.share[~alone] < 1).all()
    # The tone of a clip that sounds alone stands where its kind's pitch is.
    bands = {kind: set() for kind in (0, 3)}
    for row in np.flatnonzero(alone):
        kind = int(material.labels[chunk.clip[row, 0]])
        if kind in bands:
            bands[kind].add(int(to_db(chunk.level[row]).mean(axis=1).argmax()))
    assert all(low < high for low in bands[0] for high in bands[3])


def test_genres_are_drawn_in_their_shares_whatever_the_corpus_holds(material: Material) -> None:
    windows = [*material.windows, *[material.windows[0]] * 50, replace(material.windows[5], kind="AI-generated")]
    probability = drawing_probability(windows)
    genres = np.array([window.genre for window in windows])
    for genre, share in samples.GENRE_SHARE.items():
        assert probability[genres == genre].sum() == pytest.approx(share)
    assert probability[-1] / probability[6] == pytest.approx(0.6 / np.sqrt(2))
    assert probability[0] < probability[1]  # an artist with many clips is drawn less often at each


def test_speed_moves_the_pitch(material: Material) -> None:
    tone = np.sin(2 * np.pi * 440 * np.arange(2 * CROP_SAMPLES) / 16_000).astype(np.float32)
    peaks = [np.abs(np.fft.rfft(played(tone, speed))).argmax() * 16_000 / CROP_SAMPLES for speed in (0.92, 1.0, 1.08)]
    assert peaks == pytest.approx([404.8, 440.0, 475.2], abs=0.5)
    assert len(played(tone[:1000], 1.0)) == CROP_SAMPLES
    assert np.sqrt(np.mean(levelled(tone) ** 2)) == pytest.approx(0.1, rel=1e-3)


def test_sounds_of_another_corpus_are_refused(material: Material, tmp_path: Path) -> None:
    paths = [window.path for window in material.windows]
    told: list[int] = []
    sounds = open_clip_sounds(tmp_path, paths[:2], told.append)
    assert (told, len(sounds), sounds.length(0)) == ([1, 2], 2, 7 * 16_000)
    assert len(sounds.excerpt(0, 7 * 16_000 - 10, 50)) == 50
    open_clip_sounds(tmp_path, paths[:2], told.append)
    assert told == [1, 2]
    with pytest.raises(DatasetError, match="another corpus"):
        open_clip_sounds(tmp_path, paths, told.append)


def test_a_pool_makes_what_is_missing_and_names_what_is_damaged(tmp_path: Path) -> None:
    made: list[int] = []

    def make(number: int) -> Chunk:
        made.append(number)
        return Chunk.empty(3, 4, 5)

    pool = Pool(tmp_path / "pool", make)
    assert not pool.has(7)
    assert pool.read(7).level.shape == (3, 4, 5)
    assert pool.read(7).clip.tolist() == [[-1, -1]] * 3
    assert made == [7]
    pool.path(7).write_bytes(pool.path(7).read_bytes()[:500])
    with pytest.raises(DatasetError, match="chunk-00007"):
        pool.read(7)
