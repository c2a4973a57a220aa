"""Which model is active, and the way back from one that went wrong."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from genre_tagger.classification.checkpoint import GRAPH_NAME
from genre_tagger.classification.registry import Registry
from genre_tagger.foundation.errors import CheckpointError
from tests.builders.models import make_model


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    """Bundled: basic (the default) and other. The user's: mine-1 and mine-2."""
    bundled, user = tmp_path / "bundled", tmp_path / "user"
    for folder in (bundled / "basic", bundled / "other", user / "mine-1", user / "mine-2"):
        make_model(folder)
    (bundled / "default.txt").write_text("basic\n")
    return Registry(user, bundled)


def damage(registry: Registry, model_id: str) -> None:
    (registry.get(model_id).folder / GRAPH_NAME).write_bytes(b"damaged")


def test_the_bundled_default_classifies_at_first(registry: Registry) -> None:
    active = registry.active()
    assert (active.info.model_id, active.warning) == ("basic", "")


def test_it_needs_no_user_folder(registry: Registry, tmp_path: Path) -> None:
    fresh = Registry(tmp_path / "none", registry.bundled_folder)
    assert fresh.active().info.model_id == "basic"
    assert [entry.model_id for entry in fresh.list()] == ["basic", "other"]
    assert not (tmp_path / "none").exists()


def test_the_list_tells_whose_and_which_is_active(registry: Registry) -> None:
    registry.activate("mine-1")
    listed = [(entry.model_id, entry.bundled, entry.active) for entry in registry.list()]
    assert listed == [
        ("basic", True, False),
        ("other", True, False),
        ("mine-1", False, True),
        ("mine-2", False, False),
    ]


def test_a_half_written_model_is_not_listed(registry: Registry) -> None:
    make_model(registry.user_folder / ".mine-3.x1y2")
    assert "mine-3" not in str([entry.model_id for entry in registry.list()])


def test_activation_lasts_and_can_be_taken_back_step_by_step(registry: Registry) -> None:
    registry.activate("mine-1")
    registry.activate("mine-2")
    again = Registry(registry.user_folder, registry.bundled_folder)
    assert again.active().info.model_id == "mine-2"
    assert again.rollback().info.model_id == "mine-1"
    assert again.rollback().info.model_id == "basic"
    assert again.active().info.model_id == "basic"
    with pytest.raises(CheckpointError, match="no former model"):
        again.rollback()


def test_activating_the_active_model_again_changes_nothing(registry: Registry) -> None:
    registry.activate("mine-1")
    registry.activate("mine-1")
    assert registry.rollback().info.model_id == "basic"


def test_a_rollback_passes_over_models_that_vanished(registry: Registry) -> None:
    for model_id in ("other", "mine-1", "mine-2"):
        registry.activate(model_id)
    damage(registry, "mine-1")
    assert registry.rollback().info.model_id == "other"


def test_a_damaged_model_cannot_be_activated(registry: Registry) -> None:
    damage(registry, "mine-1")
    with pytest.raises(CheckpointError, match="mine-1"):
        registry.activate("mine-1")
    assert registry.active().info.model_id == "basic"
    assert "checksums" in registry.get("mine-1").problem
    assert registry.get("mine-1").info is None


def test_a_model_that_loads_but_cannot_classify_is_not_activated(registry: Registry) -> None:
    make_model(registry.user_folder / "nan", weights=np.full((4, 96), np.nan, dtype=np.float32))
    with pytest.raises(CheckpointError, match="no usable prediction"):
        registry.activate("nan")


def test_a_damaged_active_model_gives_way_with_a_warning(registry: Registry) -> None:
    registry.activate("mine-1")
    damage(registry, "mine-1")
    active = registry.active()
    assert active.info.model_id == "basic"
    assert "mine-1" in active.warning
    assert "came with the program is used instead" in active.warning


@pytest.mark.parametrize("text", ["{", "[]", '"mine-1"', "\x00"])
def test_a_damaged_choice_gives_way_with_a_warning(registry: Registry, text: str) -> None:
    registry.activate("mine-1")
    (registry.user_folder / "active.json").write_text(text)
    active = registry.active()
    assert active.info.model_id == "basic"
    assert "active.json was damaged" in active.warning
    assert registry.activate("mine-2").info.model_id == "mine-2"


@pytest.mark.parametrize("model_id", ["nobody", "../bundled/basic", "", ".", ".."])
def test_only_names_of_models_are_names(registry: Registry, model_id: str) -> None:
    with pytest.raises(CheckpointError, match="no model called"):
        registry.activate(model_id)


def test_without_any_model_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match="came without a model"):
        Registry(tmp_path / "user", tmp_path / "bundled").active()
