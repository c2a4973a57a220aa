"""The network's shapes and sizes against the study's listing, and the properties it must keep."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import torch

from genre_tagger.classification.crnn import (
    PRESETS,
    Crnn,
    CrnnConfig,
    normalise_level,
    with_relative_bands,
)

STUDY = ("study-listing", "study-small", "study-medium-a", "study-medium-b", "study-medium-c")
KERAS_PARAMETERS = 18_356
"""Of the listing, 160 running statistics included; Keras counts one bias per GRU gate, torch two."""


def _stored_values(network: Crnn) -> tuple[int, int]:
    trained = sum(parameter.numel() for parameter in network.parameters())
    statistics = sum(b.numel() for name, b in network.named_buffers() if not name.endswith("num_batches_tracked"))
    return trained, statistics


def test_listing_has_the_stated_number_of_parameters() -> None:
    trained, statistics = _stored_values(Crnn(PRESETS["study-listing"]))
    assert statistics == 160
    assert trained + statistics == KERAS_PARAMETERS + 96
    second_gru_biases = sum(3 * units for units in PRESETS["study-listing"].gru_units)
    assert second_gru_biases == 96


def test_listing_has_the_stated_shapes() -> None:
    network = Crnn(PRESETS["study-listing"]).eval()
    shapes: list[tuple[int, ...]] = []
    hooks = [
        norm.register_forward_hook(lambda *call: shapes.append(tuple(call[2].shape[1:]))) for norm in network.norms
    ]
    with torch.no_grad():
        maps = network.feature_maps(torch.zeros(1, 1, 96, 1366))
    for hook in hooks:
        hook.remove()
    assert shapes == [(16, 96, 1366), (32, 24, 341), (32, 12, 170)]
    assert tuple(maps.shape) == (1, 32, 6, 85)
    assert [gru.input_size for gru in network.recurrent] == [32, 16]
    assert [tuple(layer.weight.shape) for layer in (network.dense, network.output)] == [(128, 16), (4, 128)]


@pytest.mark.parametrize(
    ("name", "filters", "units"),
    [
        ("study-small", (16, 32, 32), (8,)),
        ("study-medium-a", (16, 32, 32), (16,)),
        ("study-medium-b", (16, 32, 64), (8, 8)),
        ("study-medium-c", (16, 32, 64), (16, 16)),
    ],
)
def test_runs_of_the_study(name: str, filters: tuple[int, ...], units: tuple[int, ...]) -> None:
    config = PRESETS[name]
    assert tuple(stage.filters for stage in config.stages) == filters
    assert config.gru_units == units
    trained, _ = _stored_values(Crnn(config))
    channels = (1, *filters)
    areas = (4, 4, 9)
    expected = sum(area * channels[i] * channels[i + 1] + 3 * channels[i + 1] for i, area in enumerate(areas))
    inputs = (filters[-1], *units)
    expected += sum(3 * units[i] * (inputs[i] + units[i] + 2) for i in range(len(units)))
    expected += (units[-1] + 1) * 128 + 129 * 4
    assert trained == expected


@pytest.mark.parametrize("name", sorted(PRESETS))
def test_every_preset_answers_and_survives_json(name: str) -> None:
    config = PRESETS[name]
    assert CrnnConfig.from_json(json.loads(json.dumps(config.to_json()))) == config
    network = Crnn(config).eval()
    with torch.no_grad():
        logits = network(torch.randn(2, 1, 96, 1366) * 10 - 40)
    assert tuple(logits.shape) == (2, config.outputs)
    assert bool(torch.isfinite(logits).all())


def test_ours_is_small() -> None:
    trained, statistics = _stored_values(Crnn(PRESETS["distilled"]))
    assert trained + statistics <= 2_000_000


def test_volume_does_not_change_the_input() -> None:
    torch.manual_seed(0)
    level_db = torch.randn(3, 1, 96, 200) * 12 - 30
    torch.testing.assert_close(normalise_level(level_db - 12.0), normalise_level(level_db), atol=1e-5, rtol=0)


def test_silence_does_not_count_in_the_mean_level() -> None:
    torch.manual_seed(0)
    music = torch.rand(1, 1, 96, 100) * 40 - 50
    padded = torch.cat([music, torch.full((1, 1, 96, 300), float(music.max()) - 80.0)], dim=3)
    torch.testing.assert_close(normalise_level(padded)[..., :100], normalise_level(music), atol=1e-4, rtol=0)


def as_one_piece(network: Crnn) -> Crnn:
    """The same weights without segments."""
    whole = Crnn(replace(network.config, segments=1))
    whole.load_state_dict(network.state_dict())
    return whole.eval()


def test_a_window_in_segments_is_the_mean_of_its_parts() -> None:
    torch.manual_seed(0)
    config = replace(PRESETS["study-small"], segments=3)
    network = Crnn(config).eval()
    window = torch.randn(2, 1, 96, 400) * 10 - 40
    with torch.no_grad():
        whole = as_one_piece(network)
        expected = torch.stack([whole(window[..., start : start + 133]) for start in (0, 133, 266)]).mean(dim=0)
        torch.testing.assert_close(network(window), expected, atol=1e-4, rtol=0)


def test_a_silent_segment_has_no_say() -> None:
    torch.manual_seed(0)
    network = Crnn(replace(PRESETS["study-small"], segments=2)).eval()
    music = torch.rand(1, 1, 96, 200) * 40 - 50
    padded = torch.cat([music, torch.full((1, 1, 96, 200), float(music.max()) - 80.0)], dim=3)
    with torch.no_grad():
        torch.testing.assert_close(network(padded), as_one_piece(network)(music), atol=1e-4, rtol=0)


def test_relative_bands_do_not_hear_an_equaliser() -> None:
    levels = torch.randn(2, 1, 96, 60)
    curve = torch.randn(1, 1, 96, 1)
    plain, changed = with_relative_bands(levels), with_relative_bands(levels + curve)
    assert plain.shape == (2, 2, 96, 60)
    torch.testing.assert_close(plain[:, :1], levels, atol=0, rtol=0)
    torch.testing.assert_close(plain[:, 1:], changed[:, 1:], atol=1e-5, rtol=0)
    torch.testing.assert_close(plain[:, 1].mean(dim=2), torch.zeros(2, 96), atol=1e-6, rtol=0)
    network = Crnn(replace(PRESETS["study-small"], relative_bands=True)).eval()
    assert network.convolutions[0].get_parameter("weight").shape == (16, 2, 2, 2)
    with torch.no_grad():
        assert network(levels).shape == (2, 4)


def test_an_unknown_description_is_refused() -> None:
    with pytest.raises((TypeError, KeyError, ValueError)):
        CrnnConfig.from_json({"stages": [], "gru_units": [4], "wings": 2})


def test_descriptions_of_earlier_versions_are_read_where_they_mean_one_network() -> None:
    config = PRESETS["distilled"]
    assert CrnnConfig.from_json(config.to_json() | {"members": 1, "level_dropout": 0.1}) == config
    with pytest.raises(ValueError, match="several members"):
        CrnnConfig.from_json(config.to_json() | {"members": 2})
