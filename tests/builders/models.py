"""Tiny valid model folders without torch: a linear classifier of the mean level per mel band."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import save

from genre_tagger.classification.checkpoint import GRAPH_NAME, WEIGHTS_NAME, CheckpointInfo
from genre_tagger.features.mel import MelSettings, mel_filterbank
from genre_tagger.foundation.installation import bundled_folder
from genre_tagger.genres import STUDY_GENRES

BUNDLED_ID = (bundled_folder("models") / "default.txt").read_text(encoding="utf-8").strip()
"""The model that came with the program."""


def make_model(
    folder: Path,
    *,
    genres: tuple[str, ...] = STUDY_GENRES,
    has_other: bool = False,
    temperature: float = 1.0,
    unknown_below: float = 0.0,
    default_windows: int = 2,
    segments: int = 1,
    weights: NDArray[np.float32] | None = None,
    gives_embedding: bool = False,
) -> CheckpointInfo:
    """Write a model called `folder.name` whose logits are `weights` (outputs, 96) times the mean level of each band
    in dB.

    Without `weights` they are random by a fixed seed. With several `segments` a track is classified by such. An
    embedding is those mean levels.
    """
    mel = MelSettings()
    outputs = len(genres) + int(has_other)
    if weights is None:
        weights = np.random.default_rng(0).normal(0.0, 0.01, (outputs, mel.mel_bands)).astype(np.float32)
    info = CheckpointInfo(
        model_id=folder.name,
        genres=genres,
        mel=mel,
        config={"segments": segments},
        temperature=temperature,
        unknown_below=unknown_below,
        default_windows=default_windows,
        has_other=has_other,
        provenance={},
        metrics={},
        segment_windows=segments > 1,
    )
    frames = "frames" if segments > 1 else mel.frames
    write_model(folder, info, {"linear": weights}, linear_graph(weights, frames, gives_embedding=gives_embedding))
    return info


def linear_graph(
    weights: NDArray[np.float32], frames: int | str, input_name: str = "mel_db", *, gives_embedding: bool = False
) -> bytes:
    """`mel_db` (N, 1, bands, frames) to `logits` (N, outputs) and perhaps `embedding` (N, bands)."""
    outputs, bands = weights.shape
    means = "embedding" if gives_embedding else "means"
    nodes = [
        helper.make_node("ReduceMean", [input_name], [means], axes=[1, 3], keepdims=0),  # (N, bands)
        helper.make_node("Gemm", [means, "weights"], ["logits"], transB=1),
    ]
    graph = helper.make_graph(
        nodes,
        "linear",
        [helper.make_tensor_value_info(input_name, TensorProto.FLOAT, ["N", 1, bands, frames])],
        [
            helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["N", outputs]),
            *([helper.make_tensor_value_info(means, TensorProto.FLOAT, ["N", bands])] if gives_embedding else []),
        ],
        [numpy_helper.from_array(weights, "weights")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.checker.check_model(model)
    return bytes(model.SerializeToString())


def write_model(folder: Path, info: CheckpointInfo, tensors: dict[str, NDArray[np.float32]], graph: bytes) -> None:
    """The files of a model folder, with all their checksums."""
    tensors = {**tensors, "mel_filterbank": np.array(mel_filterbank(info.mel))}
    plain = save(tensors)
    metadata = asdict(info) | {
        "mel": info.mel.to_json(),
        "graph_sha256": hashlib.sha256(graph).hexdigest(),
        "weights_sha256": hashlib.sha256(plain[8 + int.from_bytes(plain[:8], "little") :]).hexdigest(),
    }
    text = json.dumps(metadata)
    sums = {"genre_tagger": text, "genre_tagger_sha256": hashlib.sha256(text.encode()).hexdigest()}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / WEIGHTS_NAME).write_bytes(save(tensors, sums))
    (folder / GRAPH_NAME).write_bytes(graph)
