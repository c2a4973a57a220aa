"""What the network saw: the recorded pass is the network's own, Grad-CAM is captum's, and hiding evidence costs."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional

from genre_tagger.classification.checkpoint import CheckpointInfo, load_network, save_checkpoint
from genre_tagger.classification.classifier import WindowClassifier
from genre_tagger.classification.crnn import (
    PRESETS,
    ConvStage,
    Crnn,
    CrnnConfig,
    cut_segments,
    normalise_level,
    same_padding,
    segment_weights,
    with_relative_bands,
)
from genre_tagger.classification.explanation import explain
from genre_tagger.classification.explanation_check import OcclusionPlan
from genre_tagger.classification.explanation_pass import (
    cell_sizes,
    evidence_stage,
    grad_cams,
    on_mel_view,
    recorded_pass,
)
from genre_tagger.classification.explanation_result import Explanation
from genre_tagger.features.mel import MelSettings, MelSpectrogram
from genre_tagger.foundation.errors import CheckpointError, SilentTrackError, TooShortError
from genre_tagger.foundation.installation import bundled_folder
from tests.builders.audio_files import make_audio
from tests.builders.decoded import probe

GENRES = ("Electronic", "Rock", "Hip-Hop", "Folk")
SMALL = OcclusionPlan(rows=2, columns=4, draws=5)
TINY = CrnnConfig(
    stages=(ConvStage(4, (3, 5), (4, 4)), ConvStage(6, (2, 2), (2, 2))),
    gru_units=(5,),
    outputs=5,
    dense_units=8,
    activation="relu",
    sequence="frames",
    projection_units=7,
    bidirectional=True,
    pooling="attention",
)


class _Rest(nn.Module):
    """A network cut into its stages, each with its own activation, so that captum has one layer a stage to hold."""

    def __init__(self, network: Crnn) -> None:
        super().__init__()
        self.network = network
        self.after = nn.ModuleList(nn.Identity() for _ in network.config.stages)

    def forward(self, mel_db: Tensor) -> Tensor:
        segments = self.network.config.segments
        parts = self.logits_of(cut_segments(mel_db, segments))
        return (parts * segment_weights(mel_db, segments)[0][:, None]).sum(dim=0, keepdim=True)

    def logits_of(self, mel_db: Tensor) -> Tensor:
        network = self.network
        maps = normalise_level(mel_db)
        if network.config.relative_bands:
            maps = with_relative_bands(maps)
        for number, stage in enumerate(network.config.stages):
            maps = network.norms[number](network.convolutions[number](functional.pad(maps, same_padding(stage))))
            maps = network.activation(functional.max_pool2d(maps, stage.pool))
            rows = self.after[number](maps.flatten(1, 2))  # a filter's band over time is a map of its own
            maps = rows.reshape(maps.shape)
        frames_first = maps.permute(0, 3, 1, 2)
        width = maps.shape[1] * (1 if network.config.sequence == "rows" else maps.shape[2])
        steps = frames_first.reshape(len(maps), -1, width)
        if network.projection is not None:
            steps = network.activation(network.projection(steps))
        for gru in network.recurrent:
            steps = gru(steps)[0]
        if network.attention is None:
            pooled = steps[:, -1]
        else:
            weights = torch.softmax(network.attention(steps), dim=1)
            pooled = torch.cat([(weights * steps).sum(dim=1), steps.mean(dim=1)], dim=1)
        logits: Tensor = network.output(network.activation(network.dense(pooled)))
        return logits


def _network(config: CrnnConfig, seed: int = 0) -> Crnn:
    torch.manual_seed(seed)
    network = Crnn(config)
    for norm in network.norms:
        assert isinstance(norm, nn.BatchNorm2d)
        nn.init.uniform_(norm.weight, 0.5, 1.5)
        nn.init.uniform_(norm.bias, -0.5, 0.5)
    return network.eval()


def _window(frames: int = 128) -> np.ndarray:
    return np.random.default_rng(0).normal(-40, 12, (96, frames)).astype(np.float32)


def _saved(folder: Path, config: CrnnConfig, frames: int = 256) -> Path:
    return _saved_network(folder / "tiny", _network(config), frames)


def _saved_network(folder: Path, network: Crnn, frames: int = 256) -> Path:
    config, mel = network.config, MelSettings(frames=frames)
    info = CheckpointInfo("tiny", GENRES_OF[config.outputs], mel, config.to_json(), 1.5, 0.0, 1, False, {}, {})
    save_checkpoint(folder, network, info)
    return folder


GENRES_OF = {4: GENRES, 5: (*GENRES, "Jazz")}


def _explained(*arguments: object, **options: object) -> Explanation:
    steps = list(explain(*arguments, **options))  # type: ignore[arg-type]
    assert all(isinstance(step, str) for step in steps[:-1])
    last = steps[-1]
    assert isinstance(last, Explanation)
    return last


@pytest.fixture(scope="module")
def song(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("song") / "song.wav"
    make_audio(path, 8.0, sample_rate_hz=22_050)
    return path


@pytest.mark.parametrize(
    "config",
    [TINY, replace(TINY, segments=3), replace(TINY, relative_bands=True), PRESETS["study-listing"]],
    ids=["attention", "segments", "relative bands", "study"],
)
def test_the_evidence_of_every_stage_is_captums(config: CrnnConfig) -> None:
    from captum.attr import LayerGradCam

    network, window = _network(config), _window()
    recorded = recorded_pass(network, window)
    rest = _Rest(network)
    batch = torch.from_numpy(window)[None, None]
    assert torch.allclose(rest(batch)[0], recorded.logits, atol=1e-6)
    for output in (0, 2):
        for number, cam in enumerate(grad_cams(recorded, output)):
            rows = LayerGradCam(rest, rest.after[number]).attribute(
                batch.clone().requires_grad_(), output, attr_dim_summation=False
            )
            theirs = rows.detach().unflatten(1, (-1, cam.shape[1])).sum(dim=1).relu()
            assert cam.shape == theirs.shape
            assert torch.allclose(cam, theirs, atol=1e-6, rtol=1e-4)


def test_the_recorded_pass_is_the_networks_own_and_leaves_no_hook() -> None:
    network, window = _network(TINY), _window()
    recorded = recorded_pass(network, window)
    with torch.inference_mode():
        batch = torch.from_numpy(window)[None, None]
        assert torch.allclose(network(batch)[0], recorded.logits, atol=1e-6)
        assert torch.allclose(network.feature_maps(normalise_level(batch)), recorded.maps[-1], atol=1e-6)
    assert recorded.attention is not None
    assert recorded.attention.shape == recorded.states[-1].shape[:1]
    assert recorded.attention.sum().item() == pytest.approx(1.0, abs=1e-5)
    pickle.dumps(network)  # a hook left behind could not be


def test_evidence_lies_over_the_place_it_comes_from() -> None:
    cam = torch.zeros(1, 12, 42)
    cam[0, 3, 30] = 2.0
    picture = on_mel_view(cam, (8, 32), (96, 1366))
    assert picture.shape == (96, 1366)
    assert picture.max() == 1.0
    band, frame = np.unravel_index(picture.argmax(), picture.shape)
    assert band // 8 == 3
    assert frame // 32 == 30
    assert picture[:, :900].max() == 0.0
    cam = torch.zeros(3, 12, 14)
    cam[1, 3, 5] = 2.0
    band, frame = np.unravel_index(on_mel_view(cam, (8, 32), (96, 1366)).argmax(), (96, 1366))
    assert band // 8 == 3
    assert (frame - 1366 // 3) // 32 == 5
    assert cell_sizes(PRESETS["study-listing"].stages) == ((4, 4), (8, 8), (16, 16))


def test_the_stage_shown_first_is_the_last_that_tells_bands_apart() -> None:
    stages = {name: evidence_stage(config) for name, config in PRESETS.items()}
    assert stages.pop("distilled") == 3
    assert set(stages.values()) == {3}
    assert evidence_stage(replace(TINY, stages=(ConvStage(4, (3, 3), (32, 4)),))) == 1


def test_an_explanation_has_the_shapes_it_promises(tmp_path: Path, song: Path) -> None:
    folder = _saved(tmp_path, TINY)
    result = _explained(folder, song, start_seconds=1.0, occlusion=SMALL)
    assert result.level_db.shape == result.grad_cam.shape == (96, 256)
    assert result.start_seconds == pytest.approx(1.0, abs=0.01)
    assert result.valid_frames == 256
    assert result.genre == result.top_genre
    assert sum(result.probabilities) == pytest.approx(1.0)
    assert [stage.name for stage in result.stages] == ["conv1", "conv2"]
    assert result.stages[0].kernels.shape == (4, 1, 3, 5)
    assert result.stages[1].kernels.shape == (6, 4, 2, 2)
    assert result.stages[0].maps.shape == (4, 24, 64)
    assert result.stages[1].maps.shape == (6, 12, 32)
    assert result.stages[1].maps.dtype == np.float16
    (layer,) = result.recurrent
    assert layer.backward is not None
    assert layer.forward.shape == layer.backward.shape == (32, 5)
    assert layer.steps_per_frame == 1
    assert result.attention is not None
    assert result.attention.shape == (32,)
    assert result.occlusion.drops.shape == (2, 4)
    assert result.occlusion.random_drops.shape == (5,)


def test_a_network_that_classifies_in_segments_is_shown_whole(tmp_path: Path, song: Path) -> None:
    result = _explained(_saved(tmp_path, replace(TINY, segments=2)), song, occlusion=SMALL)
    assert result.grad_cam.shape == (96, 256)
    assert result.stages[0].maps.shape == (4, 24, 2 * 32)
    assert result.recurrent[0].forward.shape == (2 * 16, 5)
    assert result.recurrent[0].steps_per_frame == 1
    assert result.attention is not None
    assert result.attention.shape == (32,)
    assert result.attention.sum() == pytest.approx(1.0, abs=1e-5)


def test_the_studys_networks_read_each_frame_in_rows(tmp_path: Path, song: Path) -> None:
    folder = _saved(tmp_path, PRESETS["study-listing"])
    result = _explained(folder, song, genre="Folk", stage=1, occlusion=SMALL)
    assert result.genre == "Folk"
    assert result.grad_cam_stage == 1
    assert np.array_equal(result.grad_cam, result.stages[0].grad_cam)
    assert [stage.kernels.shape for stage in result.stages] == [(16, 1, 2, 2), (32, 16, 2, 2), (32, 32, 3, 3)]
    assert [layer.name for layer in result.recurrent] == ["gru1", "gru2"]
    assert result.recurrent[0].steps_per_frame == 6
    assert result.recurrent[0].forward.shape == (6 * 16, 16)
    assert result.recurrent[0].backward is None
    assert result.attention is None


def test_a_start_behind_the_end_is_moved_back(tmp_path: Path, song: Path) -> None:
    result = _explained(_saved(tmp_path, TINY), song, start_seconds=100.0, occlusion=SMALL)
    assert result.start_seconds == pytest.approx(8.0 - MelSettings(frames=256).window_seconds, abs=0.01)


def test_what_cannot_be_explained_is_said_in_a_sentence(tmp_path: Path, song: Path) -> None:
    folder = _saved(tmp_path, TINY)
    with pytest.raises(CheckpointError, match="does not know the genre Polka; it knows Electronic"):
        list(explain(folder, song, genre="Polka"))
    with pytest.raises(CheckpointError, match="has 2 stages, not 3"):
        list(explain(folder, song, stage=3))
    silent, short = tmp_path / "silent.wav", tmp_path / "short.wav"
    make_audio(silent, sample_rate_hz=22_050, samples=np.zeros((22_050 * 8, 1), np.float32))
    make_audio(short, 1.0, sample_rate_hz=22_050)
    with pytest.raises(SilentTrackError, match=r"silent\.wav"):
        list(explain(folder, silent, start_seconds=0.0))
    with pytest.raises(TooShortError, match=r"short\.wav"):
        list(explain(folder, short, start_seconds=0.0))


def test_the_bundled_model_says_what_the_classifier_says() -> None:
    folder = bundled_folder("models") / (bundled_folder("models") / "default.txt").read_text().strip()
    track = next((bundled_folder("resources") / "demo").glob("*.flac"))
    result = _explained(folder, track, occlusion=OcclusionPlan(rows=2, columns=2, draws=2))

    prediction = WindowClassifier(folder).classify([MelSpectrogram(result.level_db, result.mel)])
    assert result.probabilities == pytest.approx(prediction.probabilities, abs=1e-3)
    assert result.in_scope == pytest.approx(prediction.in_scope, abs=1e-3)
    middle = result.start_seconds + result.seconds / 2
    assert middle == pytest.approx(probe(track).duration_seconds / 2, abs=0.1)
    network, _ = load_network(folder)
    assert len(result.stages) == len(network.config.stages)
    assert result.has_evidence


def test_the_strongest_places_are_where_the_evidence_is(tmp_path: Path, song: Path) -> None:
    found = _explained(_saved(tmp_path, TINY), song, start_seconds=1.0, occlusion=SMALL)
    evidence = np.zeros_like(found.grad_cam)
    evidence[:48, 64:128] = 1.0
    evidence[48:, 192:] = 0.5
    first, second = replace(found, grad_cam=evidence).strongest_places()
    hop = found.mel.hop_seconds
    assert (first.start_seconds, first.end_seconds) == pytest.approx((1.0 + 64 * hop, 1.0 + 128 * hop), abs=0.01)
    assert (first.low_hz, first.strength) == (0.0, 1.0)
    assert second.high_hz == pytest.approx(6000.0)
    assert second.low_hz < first.high_hz < 2000.0  # neighbouring filters overlap
    assert len(replace(found, grad_cam=evidence, valid_frames=192).strongest_places()) == 1
