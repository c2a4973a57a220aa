"""What a fold holds out, and what the heads learn without it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from genre_tagger.foundation.errors import DatasetError
from genre_tagger.training.bundled.material import (
    FOLDS,
    OTHER_KIND,
    Material,
    artist_groups,
    fit_targets,
    fold_of_clip,
    foreign_kinds,
    label_weights,
    source_groups,
)


def test_sources_artists_and_systems_stay_whole(material: Material) -> None:
    windows = list(material.windows)
    assert len(set(source_groups(windows))) == len(windows)
    windows[3] = replace(windows[3], source=windows[9].source)
    windows[9] = replace(windows[9], artist_group=windows[12].artist_group)
    windows[1] = replace(windows[1], kind="AI-generated", artist="A system")
    windows[6] = replace(windows[6], kind="AI-generated", artist="A system")
    groups = source_groups(windows)
    assert groups[3] == groups[9] == groups[12]
    assert groups[1] == groups[6] != groups[3]
    assert len(set(groups)) == len(windows) - 3
    fold = fold_of_clip(material.labels, groups)
    assert set(fold) == set(range(FOLDS))
    assert fold[3] == fold[9] == fold[12]
    assert len(set(artist_groups(windows))) == len(windows) - 1


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("past concert of our treble choir", "choir"),
        ("page: delta blues", "jazz and blues"),
        ("tags on the store page: Dembow Latin", "afrobeats, Latin, reggae"),
        ("ID3 genre Classical", "classical and film"),
        ("song.txt #GENRE Pop", "pop and soul"),
        ("nobody knows", OTHER_KIND),
    ],
)
def test_words_about_foreign_music_say_its_kind(material: Material, words: str, kind: str) -> None:
    window = replace(material.windows[16], label_source=words, kind="real", title="", artist="")
    assert foreign_kinds([window, window], np.array([True, False])).tolist() == [kind, ""]


def test_a_fold_by_source_holds_out_kinds_of_foreign_music_too(material: Material) -> None:
    assert set(material.kinds[material.labels == 4]) == {"choir", "speech and noise"}
    masks = [material.held_out("source", fold) for fold in range(FOLDS)]
    assert (sum(by_group.astype(int) for by_group, _ in masks) == 1).all()
    assert masks[0][1].tolist() == (material.kinds == "choir").tolist()
    assert masks[1][1].tolist() == (material.kinds == "speech and noise").tolist()
    assert not any(material.held_out("artist", fold)[1].any() for fold in range(FOLDS))


def test_targets_name_the_kinds_and_learn_nothing_of_what_is_held_out(material: Material) -> None:
    allowed = np.ones(len(material.windows), dtype=bool)
    allowed[[0, 5, 10]] = False
    maker = material.targets(allowed)
    words = material.words
    shares = maker.genres(maker.views(words.embedding, words.tag_logits))
    np.testing.assert_allclose(shares.sum(axis=1), 1.0, rtol=1e-5)
    fitted = allowed & (material.labels >= 0)
    rows = fitted[words.clip]
    assert (shares.argmax(axis=1) == material.labels[words.clip])[rows].mean() > 0.8
    assert maker.view_weights.sum() == pytest.approx(1.0)
    turned, elsewhere = material.labels.copy(), words.embedding.copy()
    turned[~allowed] = 4
    elsewhere[~allowed[words.clip]] += 100.0
    weights = label_weights(material.windows, material.labels)
    again = fit_targets(replace(words, embedding=elsewhere), turned, weights, allowed)
    np.testing.assert_array_equal(again.mean, maker.mean)
    np.testing.assert_array_equal(again.coefficients, maker.coefficients)
    elsewhere[-1] += 100.0  # of a clip that nobody labelled, but that is seen
    changed = fit_targets(replace(words, embedding=elsewhere), turned, weights, allowed)
    assert not np.array_equal(changed.mean, maker.mean)


def test_labels_weigh_by_trust_and_kind_and_classes_alike(material: Material) -> None:
    windows = list(material.windows)
    windows[0] = replace(windows[0], trust="low")
    windows[1] = replace(windows[1], kind="game")
    weights = label_weights(windows, material.labels)
    assert weights[0] / weights[2] == pytest.approx(0.4 / 0.85, rel=1e-5)
    assert weights[1] / weights[2] == pytest.approx(0.3, rel=1e-5)
    sums = [weights[material.labels == label].sum() for label in range(5)]
    np.testing.assert_allclose(sums, sums[0], rtol=1e-5)
    assert (weights[material.labels < 0] == 0).all()


def test_one_genre_alone_teaches_nothing(material: Material) -> None:
    with pytest.raises(DatasetError, match="fewer than two"):
        material.targets(material.labels == 0)
