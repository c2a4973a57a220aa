"""Checkpoints come back as they were, and anything else is refused with one sentence."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from safetensors.numpy import save_file

from genre_tagger.classification import onnx_graph
from genre_tagger.classification.checkpoint import (
    FORMAT_VERSION,
    GRAPH_NAME,
    PARITY_LIMIT,
    WEIGHTS_NAME,
    CheckpointInfo,
    load_network,
    read_checkpoint_info,
    read_filterbank,
    save_checkpoint,
    verify_checkpoint,
)
from genre_tagger.classification.classifier import WindowClassifier
from genre_tagger.classification.crnn import PRESETS, ConvStage, Crnn, CrnnConfig
from genre_tagger.classification.onnx_graph import build_graph
from genre_tagger.features.mel import MelSettings, mel_filterbank
from genre_tagger.foundation.errors import CheckpointError

TINY = CrnnConfig(
    stages=(ConvStage(4, pool=(8, 8)), ConvStage(4, pool=(4, 4))), gru_units=(4,), outputs=5, dense_units=8
)


def _info(config: CrnnConfig, model_id: str = "tiny") -> CheckpointInfo:
    return CheckpointInfo(
        model_id=model_id,
        genres=("Electronic", "Rock", "Hip-Hop", "Folk"),
        mel=MelSettings(frames=256),
        config=config.to_json(),
        temperature=1.5,
        unknown_below=0.4,
        default_windows=3,
        has_other=config.outputs == 5,
        provenance={"seed": 1},
        metrics={"accuracy": 0.5},
    )


def _network(config: CrnnConfig) -> Crnn:
    """Random weights and lively batch statistics, negative scales included: folding must survive them."""
    torch.manual_seed(0)
    network = Crnn(config)
    for norm in network.norms:
        assert isinstance(norm, torch.nn.BatchNorm2d)
        assert norm.running_mean is not None
        assert norm.running_var is not None
        norm.running_mean.normal_()
        norm.running_var.uniform_(0.5, 2.0)
        torch.nn.init.normal_(norm.weight)
    return network.eval()


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    folder = tmp_path / "tiny"
    save_checkpoint(folder, _network(TINY), _info(TINY))
    return folder


def test_everything_comes_back(saved: Path) -> None:
    network, info = load_network(saved)
    assert info == _info(TINY) == read_checkpoint_info(saved)
    original = _network(TINY)
    for name, values in original.state_dict().items():
        torch.testing.assert_close(network.state_dict()[name], values, atol=0, rtol=0)
    np.testing.assert_array_equal(read_filterbank(saved), mel_filterbank(info.mel))


@pytest.mark.parametrize("relative_bands", [False, True])
@pytest.mark.parametrize("name", sorted(PRESETS))
def test_the_graph_answers_as_torch_does(name: str, relative_bands: bool, tmp_path: Path) -> None:
    folder, config = tmp_path / name, replace(PRESETS[name], relative_bands=relative_bands)
    assert save_checkpoint(folder, _network(config), _info(config, name)) <= PARITY_LIMIT
    assert verify_checkpoint(folder) <= PARITY_LIMIT


@pytest.mark.parametrize("name", ["study-medium-c", "distilled"])
def test_a_graph_in_halves_answers_as_torch_does(name: str, tmp_path: Path) -> None:
    folder, config = tmp_path / name, PRESETS[name]
    assert save_checkpoint(folder, _network(config), _info(config, name), halves=True) <= PARITY_LIMIT
    assert verify_checkpoint(folder) <= PARITY_LIMIT


def test_the_graph_gives_the_embedding_beside_the_logits(tmp_path: Path) -> None:
    network = _network(replace(PRESETS["distilled"], segments=2))
    save_checkpoint(tmp_path / "m", network, _info(network.config))
    session = onnxruntime.InferenceSession(tmp_path / "m" / GRAPH_NAME, providers=["CPUExecutionProvider"])
    windows = np.random.default_rng(1).normal(-40, 10, (2, 1, 96, 256)).astype(np.float32)
    logits, embedding = session.run(["logits", "embedding"], {"mel_db": windows})
    with torch.inference_mode():
        expected = network.embedding(torch.from_numpy(windows))
        torch.testing.assert_close(torch.from_numpy(embedding), expected, atol=1e-4, rtol=1e-4)
        torch.testing.assert_close(torch.from_numpy(logits), network.output(expected), atol=1e-4, rtol=1e-4)
    assert embedding.shape == (2, 256)
    WindowClassifier(tmp_path / "m")  # takes a graph of both outputs


def test_a_graph_with_another_embedding_is_refused(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    network = _network(replace(TINY, activation="relu"))
    twisted = build_graph(network, 256)
    with torch.no_grad():  # the same logits from a dense layer of twice the values
        network.dense.weight.mul_(2.0)
        network.dense.bias.mul_(2.0)
        network.output.weight.div_(2.0)
    monkeypatch.setattr(onnx_graph, "build_graph", lambda *_, **__: twisted)
    with pytest.raises(CheckpointError, match="differs"):
        save_checkpoint(saved, network, _info(network.config))


def test_a_graph_without_embedding_is_still_checked(
    saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    network, info = load_network(saved)
    model = onnx.load_model_from_string(build_graph(network, 256))
    del model.graph.output[1], model.graph.node[-1]
    graph = bytes(model.SerializeToString())
    monkeypatch.setattr(onnx_graph, "build_graph", lambda *_, **__: graph)
    save_checkpoint(tmp_path / "older", network, info)
    assert verify_checkpoint(tmp_path / "older") <= PARITY_LIMIT


def test_a_graph_of_segments_takes_any_whole_number_of_them(tmp_path: Path) -> None:
    config = replace(PRESETS["distilled"], segments=4)
    info = replace(_info(config), segment_windows=True)
    assert (info.window.frames, info.window.window_samples) == (64, 63 * 256)
    assert save_checkpoint(tmp_path / "m", _network(config), info) <= PARITY_LIMIT
    assert verify_checkpoint(tmp_path / "m") <= PARITY_LIMIT
    network, read = load_network(tmp_path / "m")
    assert read == info
    session = onnxruntime.InferenceSession(tmp_path / "m" / GRAPH_NAME, providers=["CPUExecutionProvider"])
    windows = np.random.default_rng(0).normal(-45.0, 14.0, (3, 1, 96, 256)).astype(np.float32)
    windows[1, :, :, 100:] = -130.0  # the segments of a window count by how much of them sounds
    for segments in (1, 3, 4):
        network.config = replace(config, segments=segments)
        part = windows[..., : 64 * segments]
        with torch.inference_mode():
            expected = network(torch.from_numpy(part)).numpy()
        np.testing.assert_allclose(session.run(None, {"mel_db": part})[0], expected, atol=PARITY_LIMIT)


def test_whole_windows_are_what_older_models_are_classified_by(tmp_path: Path) -> None:
    """Their description says nothing of segments; the graph of many of them takes whole windows only."""
    network, info = _network(PRESETS["distilled"]), _info(PRESETS["distilled"])
    save_checkpoint(tmp_path / "m", network, info)
    read = read_checkpoint_info(tmp_path / "m")
    assert not read.segment_windows
    assert read.window == read.mel


def test_halves_take_half_the_room_and_change_little(tmp_path: Path) -> None:
    config = PRESETS["distilled"]
    for name, halves in (("whole", False), ("half", True)):
        save_checkpoint(tmp_path / name, _network(config), _info(config, name), halves=halves)
    sizes = [sum(file.stat().st_size for file in (tmp_path / name).iterdir()) for name in ("whole", "half")]
    assert sizes[1] < 0.55 * sizes[0]
    whole, half = (load_network(tmp_path / name)[0] for name in ("whole", "half"))
    assert {values.dtype for name, values in half.state_dict().items() if "tracked" not in name} == {torch.float32}
    with torch.inference_mode():
        window = torch.randn(2, 1, 96, 256) * 12 - 40
        torch.testing.assert_close(half(window), whole(window), atol=0.01, rtol=0.01)


def test_the_graph_takes_any_number_of_windows(saved: Path) -> None:
    session = onnxruntime.InferenceSession(saved / GRAPH_NAME, providers=["CPUExecutionProvider"])
    windows = np.random.default_rng(0).normal(-40, 10, (5, 1, 96, 256)).astype(np.float32)
    together = session.run(["logits"], {"mel_db": windows})[0]
    alone = session.run(["logits"], {"mel_db": windows[3:4]})[0]
    assert together.shape == (5, 5)
    np.testing.assert_allclose(together[3:4], alone, atol=1e-5)


def test_reading_a_description_imports_no_torch(saved: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from genre_tagger.classification.checkpoint import read_checkpoint_info;"
        "read_checkpoint_info(Path(sys.argv[1])); sys.exit('torch' in sys.modules or 'librosa' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program, str(saved)], check=False).returncode == 0


@pytest.mark.parametrize("name", [WEIGHTS_NAME, GRAPH_NAME])
@pytest.mark.parametrize("share", [0.0, 0.001, 0.3, 0.999])
def test_a_truncated_file_is_refused(saved: Path, name: str, share: float) -> None:
    content = (saved / name).read_bytes()
    (saved / name).write_bytes(content[: int(len(content) * share)])
    with pytest.raises(CheckpointError, match="tiny"):
        read_checkpoint_info(saved)


@pytest.mark.parametrize("name", [WEIGHTS_NAME, GRAPH_NAME])
def test_a_single_changed_byte_is_refused(saved: Path, name: str) -> None:
    content = bytearray((saved / name).read_bytes())
    content[-5] ^= 1
    (saved / name).write_bytes(bytes(content))
    with pytest.raises(CheckpointError, match="checksums"):
        load_network(saved)


def test_a_changed_description_is_refused(saved: Path) -> None:
    content = (saved / WEIGHTS_NAME).read_bytes()
    changed = content.replace(b'\\"unknown_below\\": 0.4', b'\\"unknown_below\\": 0.9')
    assert changed != content
    (saved / WEIGHTS_NAME).write_bytes(changed)
    with pytest.raises(CheckpointError, match="altered"):
        read_checkpoint_info(saved)


def test_a_missing_file_is_named(saved: Path) -> None:
    (saved / GRAPH_NAME).unlink()
    with pytest.raises(CheckpointError, match=GRAPH_NAME):
        read_checkpoint_info(saved)


def test_another_program_s_weights_are_refused(saved: Path) -> None:
    save_file({"layer": np.zeros(3, dtype=np.float32)}, saved / WEIGHTS_NAME, {"format": "pt"})
    with pytest.raises(CheckpointError, match="not made by Genre Tagger"):
        read_checkpoint_info(saved)


def test_text_is_refused(saved: Path) -> None:
    (saved / WEIGHTS_NAME).write_text("weights, honestly " * 1000)
    with pytest.raises(CheckpointError):
        read_checkpoint_info(saved)


def test_a_pickle_is_never_opened(saved: Path) -> None:
    torch.save({"weights": torch.zeros(3)}, saved / WEIGHTS_NAME)
    with pytest.raises(CheckpointError):
        load_network(saved)


def test_a_newer_version_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    save_checkpoint(folder, _network(TINY), replace(_info(TINY), format_version=FORMAT_VERSION + 1))
    with pytest.raises(CheckpointError, match="newer version"):
        read_checkpoint_info(folder)


def test_weights_of_another_network_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    save_checkpoint(folder, _network(TINY), replace(_info(TINY), config=replace(TINY, dense_units=9).to_json()))
    with pytest.raises(CheckpointError, match="do not fit"):
        load_network(folder)


def test_saving_again_replaces_and_leaves_nothing_beside(saved: Path) -> None:
    save_checkpoint(saved, _network(TINY), replace(_info(TINY), temperature=2.0))
    assert read_checkpoint_info(saved).temperature == 2.0
    assert [path.name for path in saved.parent.iterdir()] == ["tiny"]


def test_a_failed_save_keeps_the_old_model(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("genre_tagger.classification.checkpoint.os.fsync", full)
    with pytest.raises(CheckpointError, match="No space left"):
        save_checkpoint(saved, _network(TINY), replace(_info(TINY), temperature=2.0))
    assert read_checkpoint_info(saved).temperature == 1.5
    assert [path.name for path in saved.parent.iterdir()] == ["tiny"]


def test_a_graph_that_answers_differently_is_not_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    network = _network(TINY)
    other = build_graph(network, 256)
    with torch.no_grad():
        network.output.weight.mul_(2.0)
    monkeypatch.setattr(onnx_graph, "build_graph", lambda *_, **__: other)
    with pytest.raises(CheckpointError, match="differs"):
        save_checkpoint(tmp_path / "tiny", network, _info(TINY))
    assert list(tmp_path.iterdir()) == []


def test_the_description_is_plain_json(saved: Path) -> None:
    content = (saved / WEIGHTS_NAME).read_bytes()
    header = json.loads(content[8 : 8 + int.from_bytes(content[:8], "little")])
    assert json.loads(header["__metadata__"]["genre_tagger"])["genres"][0] == "Electronic"
