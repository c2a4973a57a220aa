"""From a tiny corpus on disk to a network that has learnt it: cache, targets, drawing, training."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from genre_tagger.classification.crnn import ConvStage, CrnnConfig
from genre_tagger.errors import DatasetError
from genre_tagger.features.mel import MelSettings
from genre_tagger.training.augmentation import AugmentationPlan
from genre_tagger.training.distillation import make_targets, with_company
from genre_tagger.training.evaluation import accuracy
from genre_tagger.training.mel_cache import MelCache, open_mel_cache, to_bytes, to_db
from genre_tagger.training.recipe import Material, fold_masks, open_material, score, train_student
from genre_tagger.training.trainer import EpochResult, Trained, TrainingPlan, learning_rate
from genre_tagger.training.windows import BatchSource, drawing_probability
from tests.builders.corpus import GENRES, make_corpus

TINY = CrnnConfig(
    stages=(ConvStage(8, stride=(4, 2), pool=(2, 2)), ConvStage(8, pool=(2, 2))),
    gru_units=(8,),
    dense_units=16,
    activation="relu",
    dropout=0.0,
    sequence="frames",
    bidirectional=True,
    pooling="attention",
)
PLAN = TrainingPlan(
    steps=100, batch=8, crop_frames=(96,), long_frames=160, learning_rate=1e-2, report_every=50, average_decay=0.9
)


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> Material:
    folder = tmp_path_factory.mktemp("corpus")
    make_corpus(folder / "data", windows_per_kind=5, seconds=30.0)
    *progress, opened = open_material(folder / "data", folder / "cache", GENRES, MelSettings())
    assert progress == list(range(1, 29))
    assert isinstance(opened, Material)
    return opened


def test_the_cache_is_the_front_end_to_half_a_step(material: Material) -> None:
    assert material.cache.level.shape == (3, 28, 96, 1366)
    assert list(material.cache.valid_frames[:, 0]) == [1366, 1366, 1327]
    level_db = np.linspace(-79, 0, 500, dtype=np.float32)
    assert np.abs(to_db(to_bytes(level_db)) - level_db).max() <= 80 / 255 / 2 + 1e-4


def test_a_second_opening_builds_nothing(material: Material, tmp_path: Path) -> None:
    paths = [window.path for window in material.corpus.windows]
    first = list(open_mel_cache(tmp_path, paths[:2], MelSettings()))
    again = list(open_mel_cache(tmp_path, paths[:2], MelSettings()))
    assert first[:-1] == [1, 2]
    assert len(again) == 1
    assert isinstance(again[0], MelCache)


def test_measuring_needs_the_music_as_it_is_alone(material: Material, tmp_path: Path) -> None:
    *_, alone = open_mel_cache(tmp_path, [material.corpus.windows[3].path], MelSettings(), speeds=(1.0,))
    assert isinstance(alone, MelCache)
    assert alone.level.shape == (1, 1, 96, 1366)
    np.testing.assert_array_equal(alone.level[0, 0], material.cache.level[0, 3])


def test_a_clip_that_is_no_audio_is_named(tmp_path: Path) -> None:
    clip = tmp_path / "broken.ogg"
    clip.write_text("not audio")
    with pytest.raises(DatasetError, match=r"broken\.ogg"):
        list(open_mel_cache(tmp_path / "cache", [clip], MelSettings()))


def test_folds_part_artists_and_cover_everything_once(material: Material) -> None:
    masks = fold_masks(material, 3)
    np.testing.assert_array_equal(np.sum(masks, axis=0), np.ones(len(material.labels)))
    for mask in masks:
        assert not set(material.artists[mask]) & set(material.artists[~mask])


def test_targets_know_nothing_of_held_out_labels(material: Material) -> None:
    held = fold_masks(material, 3)[0]
    before = make_targets(material.corpus, GENRES, ~held, seed=0)
    swapped = tuple(
        replace(window, genre="Rock" if window.genre == "Folk" else "Folk") if out else window
        for window, out in zip(material.corpus.windows, held, strict=True)
    )
    after = make_targets(replace(material.corpus, windows=swapped), GENRES, ~held, seed=0)
    np.testing.assert_array_equal(before.genre, after.genre)
    np.testing.assert_array_equal(before.views, after.views)


def test_unlabelled_windows_get_the_heads_opinion(material: Material) -> None:
    targets = make_targets(material.corpus, GENRES, np.ones(len(material.labels), dtype=bool), seed=0)
    np.testing.assert_allclose(targets.genre.sum(axis=1), 1.0, atol=1e-5)
    assert list(targets.genre[-3:].argmax(axis=1)) == [0, 3, 3]


def test_a_window_is_judged_in_the_company_of_its_track_and_artist(material: Material) -> None:
    places = [("a", "1"), ("a", "1"), ("a", "2"), ("b", "3")]
    corpus = replace(
        material.corpus,
        windows=tuple(
            replace(window, artist_group=group, track=track)
            for window, (group, track) in zip(material.corpus.windows, places, strict=False)
        ),
    )
    said = np.array([[0.9, 0.1], [0.3, 0.7], [0.0, 1.0], [0.2, 0.8]], dtype=np.float32)
    found = with_company(corpus, said)
    np.testing.assert_allclose(found[:, 0], [(0.9 + 0.6 + 0.4) / 3, (0.3 + 0.6 + 0.4) / 3, 0.4 / 3, 0.2], rtol=1e-5)
    np.testing.assert_allclose(found.sum(axis=1), 1.0, rtol=1e-5)
    alone, together = (
        make_targets(material.corpus, GENRES, np.ones(28, dtype=bool), seed=0, in_company=chosen)
        for chosen in (False, True)
    )
    np.testing.assert_allclose(together.opinion, with_company(material.corpus, alone.opinion), rtol=1e-5)


def test_drawing_balances_classes_and_leaves_held_out_windows_alone() -> None:
    genre = np.eye(3, dtype=np.float32)[[0] * 80 + [1] * 15 + [2] * 5]
    train = np.ones(100, dtype=bool)
    train[:10] = False
    probability = drawing_probability(genre, np.ones(100, dtype=np.float32), train, (0.4, 0.4, 0.2))
    np.testing.assert_allclose(probability @ genre, [0.4, 0.4, 0.2], atol=1e-6)
    assert probability[:10].sum() == 0


def test_batches_repeat_by_seed(material: Material) -> None:
    targets = make_targets(material.corpus, GENRES, np.ones(28, dtype=bool), seed=0)
    batches = [
        BatchSource(material.cache, targets, np.full(28, 1 / 28), AugmentationPlan(), seed=4).draw(5, 100)
        for _ in range(2)
    ]
    assert batches[0].level_db.shape == (5, 1, 96, 100)
    np.testing.assert_array_equal(batches[0].level_db, batches[1].level_db)
    np.testing.assert_allclose(batches[0].genre.sum(axis=1), 1.0, atol=1e-5)


def _run(material: Material, mask: np.ndarray, plan: TrainingPlan) -> tuple[list[EpochResult], Trained]:
    torch.set_num_threads(1)
    *reports, trained = train_student(material, mask, TINY, plan)
    assert isinstance(trained, Trained)
    return [report for report in reports if isinstance(report, EpochResult)], trained


def test_eight_clips_are_learnt_by_heart(material: Material) -> None:
    mask = np.zeros(28, dtype=bool)
    mask[[0, 1, 5, 6, 10, 11, 15, 16]] = True
    plan = replace(PLAN, augmentation=AugmentationPlan(mix=0.0, masked_bands=0, masked_frames=0, silent_end=0.0))
    reports, trained = _run(material, mask, plan)
    assert [report.step for report in reports] == [50, 100]
    assert reports[-1].genre_loss < reports[0].genre_loss
    assert accuracy(score(material, trained, np.flatnonzero(mask))) == 1.0


def test_the_same_seed_gives_the_same_network(material: Material) -> None:
    plan = replace(PLAN, steps=6, report_every=3)
    mask = np.ones(28, dtype=bool)
    (first, one), (second, two) = _run(material, mask, plan), _run(material, mask, plan)
    assert [report.genre_loss for report in first] == [report.genre_loss for report in second]
    for left, right in zip(one.network.parameters(), two.network.parameters(), strict=True):
        assert torch.equal(left, right)


def test_the_learning_rate_rises_and_falls() -> None:
    rates = [learning_rate(step, PLAN) for step in range(PLAN.steps)]
    assert max(rates) == pytest.approx(PLAN.learning_rate)
    assert rates.index(max(rates)) < 0.1 * PLAN.steps
    assert rates[-1] < 0.02 * PLAN.learning_rate
