"""`explain` names places, checks them and saves a picture."""

from __future__ import annotations

import json
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
import torch

from genre_tagger.classification.checkpoint import CheckpointInfo, save_checkpoint
from genre_tagger.classification.crnn import ConvStage, Crnn, CrnnConfig
from genre_tagger.features.mel import MelSettings
from genre_tagger.genres import STUDY_GENRES
from tests.builders.audio_files import make_audio
from tests.builders.cli_runs import lines, run_cli


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small network of random weights."""
    folder = tmp_path_factory.mktemp("models") / "small"
    stages = (ConvStage(4, pool=(4, 4)), ConvStage(6, pool=(4, 4)))
    config = CrnnConfig(stages, (4,), outputs=4, dense_units=8, activation="relu")
    info = CheckpointInfo("small", STUDY_GENRES, MelSettings(frames=256), config.to_json(), 1.0, 0.0, 1, False, {}, {})
    torch.manual_seed(0)
    save_checkpoint(folder, Crnn(config), info)
    return folder


@pytest.fixture(scope="module")
def song(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("songs") / "song [x].wav"
    make_audio(path, 8.0, sample_rate_hz=16_000)
    return path


def _pixels(data: bytes) -> np.ndarray:
    """Reads what our own writer wrote, checking every sum."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    at, parts = 8, {}
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kind, content = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        assert struct.unpack(">I", data[at + 8 + length : at + 12 + length])[0] == zlib.crc32(kind + content)
        parts[kind] = content
        at += 12 + length
    width, height = struct.unpack(">II", parts[b"IHDR"][:8])
    rows = np.frombuffer(zlib.decompress(parts[b"IDAT"]), np.uint8).reshape(height, 1 + 3 * width)
    assert not rows[:, 0].any()
    return rows[:, 1:].reshape(height, width, 3)


def test_places_and_their_check_are_told(model: Path, song: Path, tmp_path: Path) -> None:
    result = run_cli("explain", song, "--model", model, "--genre", "folk", "--png", tmp_path / "why.png")
    assert result.exit_code == 0, result.stderr
    told = lines(result)
    assert told[0].startswith(f"{song}  0:01.3 to 0:06.7, small")
    assert told[1].count("%") == 4
    assert told[2] == "What speaks for Folk (conv2), the strongest first:"
    assert " Hz  (" in told[3]
    assert told[-1].startswith("The evidence ")
    assert "Checking the evidence" in result.stderr
    pixels = _pixels((tmp_path / "why.png").read_bytes())
    assert pixels.shape == (2 * 3 * 96 + 12, 256, 3)
    assert pixels[: 3 * 96].std() > 10


def test_programs_get_one_object(model: Path, song: Path) -> None:
    (line,) = lines(run_cli("explain", song, "--model", model, "--at", "2", "--stage", "1", "--json"))
    values = json.loads(line)
    assert values["start_seconds"] == 2.0
    assert values["stage"] == 1
    assert sum(values["probabilities"].values()) == pytest.approx(1.0, abs=1e-3)
    assert values["genre"] == max(values["probabilities"], key=values["probabilities"].get)
    assert values["places"]
    strengths = [place["strength"] for place in values["places"]]
    assert strengths == sorted(strengths, reverse=True)
    for place in values["places"]:
        assert 2.0 <= place["start_seconds"] < place["end_seconds"] <= 2.0 + 256 * 256 / 12_000 + 0.01
        assert 0 <= place["low_hz"] < place["high_hz"] <= 6000
    assert values["check"]["hidden"] == 13


def test_wrong_usage_is_named(model: Path, song: Path, tmp_path: Path) -> None:
    unknown = run_cli("explain", song, "--model", model, "--genre", "Polka")
    assert unknown.exit_code == 2
    assert "does not know the genre Polka; it knows Electronic" in " ".join(unknown.stderr.split())
    assert run_cli("explain", tmp_path / "none.mp3").exit_code == 2
    too_far = run_cli("explain", song, "--model", model, "--stage", "7")
    assert too_far.exit_code == 1
    assert "has 2 stages" in too_far.stderr
    unwritable = run_cli("explain", song, "--model", model, "--png", tmp_path / "nowhere" / "why.png")
    assert unwritable.exit_code == 1
    assert "The picture could not be saved" in unwritable.stderr
