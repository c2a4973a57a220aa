"""A model on disk: a folder with `weights.safetensors` and `network.onnx`, nothing that can execute code.

The safetensors header holds everything else: network and mel settings, genres, calibration, provenance, metrics, and
SHA-256 sums of the weights, of the graph and of the metadata itself, so that a truncated or altered folder is
refused. Reading imports no torch; saving, loading the torch network and the parity check import it when called.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from genre_tagger.features.mel import MelSettings
from genre_tagger.foundation.errors import CheckpointError
from genre_tagger.foundation.plain_values import from_plain

if TYPE_CHECKING:
    from torch import Tensor

    from genre_tagger.classification.crnn import Crnn

FORMAT_VERSION = 1
WEIGHTS_NAME, GRAPH_NAME = "weights.safetensors", "network.onnx"
PARITY_LIMIT = 1e-4
"""Largest allowed difference between what torch and the graph answer."""

_METADATA_KEY, _METADATA_SUM_KEY = "genre_tagger", "genre_tagger_sha256"
_FILTERBANK = "mel_filterbank"
_LONGEST_HEADER = 10_000_000


@dataclass(frozen=True, slots=True)
class CheckpointInfo:
    """Everything about a model but its weights.

    `temperature` divides the logits before softmax; `unknown_below` is the confidence under which the answer is
    Unknown; `has_other` says that the last logit means "none of these". `config` rebuilds the network.
    `default_windows` is how many windows of a track are classified. With `segment_windows` such a window is one of the
    segments that the network cuts `mel.frames` into, else all of them. `company` are fitted weights of a track's album
    (`classification.company.CompanyWeights`), empty where none were fitted.
    """

    model_id: str
    genres: tuple[str, ...]
    mel: MelSettings
    config: dict[str, Any]
    temperature: float
    unknown_below: float
    default_windows: int
    has_other: bool
    provenance: dict[str, Any]
    metrics: dict[str, Any]
    segment_windows: bool = False
    company: dict[str, float] = field(default_factory=dict)
    format_version: int = FORMAT_VERSION

    @property
    def window(self) -> MelSettings:
        """`mel`, as long as a window of a track is."""
        segments = int(self.config.get("segments", 1)) if self.segment_windows else 1
        return replace(self.mel, frames=self.mel.frames // segments)


def graph_path(folder: Path) -> Path:
    """The ONNX graph of the model in `folder`."""
    return Path(folder) / GRAPH_NAME


def read_checkpoint_info(folder: Path) -> CheckpointInfo:
    """The model's description, after checking every SHA-256 sum. Imports no torch.

    Raises CheckpointError when the folder is foreign, truncated, altered or made by a newer version.
    """
    return _read(Path(folder))[0]


def read_filterbank(folder: Path) -> NDArray[np.float32]:
    """The mel filterbank the model was trained with, (mel_bands, 1 + fft_length // 2). Raises CheckpointError."""
    tensors = _read(Path(folder))[1]
    return np.asarray(tensors[_FILTERBANK], dtype=np.float32)


def save_checkpoint(
    folder: Path, network: Crnn, info: CheckpointInfo, *, halves: bool = False, check: bool = True
) -> float:
    """Write `network` and `info` into `folder` in one step, replacing what stood there; the parity error.

    The files are written beside the folder, flushed, checked (the graph must answer as torch does) and then renamed.
    With `halves` kernels and matrices are rounded to float16 and stored so, in half the room. Without `check` nothing
    is compared (the error is 0): for a network that a better one will replace.
    Raises CheckpointError when the parity check fails or the disk refuses; what stood there is then as it was.
    """
    from genre_tagger.classification.crnn import in_halves
    from genre_tagger.classification.onnx_graph import build_graph
    from genre_tagger.features.mel import mel_filterbank

    network = in_halves(network).eval() if halves else network.eval()
    graph = build_graph(network, info.mel.frames, halves=halves)
    tensors = {name: np.ascontiguousarray(t.detach().cpu().numpy()) for name, t in network.state_dict().items()}
    if halves:
        tensors = {name: values.astype(np.float16) if values.ndim > 1 else values for name, values in tensors.items()}
    tensors[_FILTERBANK] = np.array(mel_filterbank(info.mel))
    error = _parity(network, graph, info) if check else 0.0
    if not error <= PARITY_LIMIT:
        raise CheckpointError(
            "The exported graph of {name} differs from the network by {difference:.1e}.",
            folder,
            name=info.model_id,
            difference=error,
        )
    _replace_folder(Path(folder), {WEIGHTS_NAME: _weights_file(tensors, info, graph), GRAPH_NAME: graph})
    return error


def copy_checkpoint(source: Path, target: Path, info: CheckpointInfo, extra: Mapping[str, bytes] | None = None) -> None:
    """Copy the model in `source` to `target` in one step, describing itself by `info`, weights and graph untouched.

    `extra` are more files of the folder (name -> content). Imports no torch. Raises CheckpointError when `source` is
    damaged or the disk refuses; what stood at `target` is then as it was.
    """
    _, tensors = _read(Path(source))
    graph = _bytes_of(Path(source) / GRAPH_NAME)
    files = {WEIGHTS_NAME: _weights_file(tensors, info, graph), GRAPH_NAME: graph}
    _replace_folder(Path(target), {**(extra or {}), **files})


def load_network(folder: Path) -> tuple[Crnn, CheckpointInfo]:
    """Rebuild the torch network in evaluation mode. Raises CheckpointError as `read_checkpoint_info` does."""
    import torch

    from genre_tagger.classification.crnn import Crnn, CrnnConfig

    folder = Path(folder)
    info, tensors = _read(folder)
    weights = {name: torch.from_numpy(values.copy()) for name, values in tensors.items() if name != _FILTERBANK}
    weights = {name: values.float() if values.dtype == torch.float16 else values for name, values in weights.items()}
    try:
        network = Crnn(CrnnConfig.from_json(info.config))
        network.load_state_dict(weights)
    except (KeyError, TypeError, ValueError, RuntimeError) as error:
        raise CheckpointError("The weights of the model {name} do not fit the network it describes.", folder) from error
    return network.eval(), info


def verify_checkpoint(folder: Path) -> float:
    """Check every sum and that the graph answers as the torch network does; the largest difference.

    Raises CheckpointError when a sum is wrong or the difference is over 1e-4.
    """
    network, info = load_network(folder)
    error = _parity(network, graph_path(folder).read_bytes(), info)
    if not error <= PARITY_LIMIT:
        raise CheckpointError(
            "The graph of the model {name} differs from its weights by {difference:.1e}.", folder, difference=error
        )
    return error


def _parity(network: Crnn, graph: bytes, info: CheckpointInfo) -> float:
    """Largest difference of logits and embeddings (of these in parts of their largest value, if over 1) over windows of
    noise, of a slope of levels and of half silence; over their first segments too where a track is classified by
    such."""
    import torch

    mel, random = info.mel, np.random.default_rng(0)
    windows = random.normal(-45.0, 14.0, (3, 1, mel.mel_bands, mel.frames)).astype(np.float32)
    windows[1] += np.linspace(15, -25, mel.mel_bands, dtype=np.float32)[:, None]
    windows[2, :, :, mel.frames // 2 :] = windows[2].max() - 80.0
    session = graph_session(graph)
    ways: list[tuple[Callable[[Tensor], Tensor], NDArray[np.float32]]] = [(network.embedding, windows)]
    if info.segment_windows:
        ways.append((network.embedding_of_segments, windows[..., : info.window.frames]))
    differences = []
    with torch.inference_mode():
        for embedded, inputs in ways:
            logits, *embeddings = session.run(None, {"mel_db": inputs})
            expected = embedded(torch.from_numpy(inputs))
            differences.append(np.abs(logits - network.output(expected).numpy()).max())
            for embedding in embeddings:  # none in a graph of an older version
                scale = max(1.0, float(expected.abs().max()))
                differences.append(np.abs(embedding - expected.numpy()).max() / scale)
    return float(max(differences))


def graph_session(graph: bytes) -> Any:
    """The graph in ONNX Runtime, on one thread of the processor. No torch. Raises plain exceptions of many kinds."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = 4  # quiet
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def _weights_file(tensors: dict[str, NDArray[Any]], info: CheckpointInfo, graph: bytes) -> bytes:
    from safetensors.numpy import save

    plain = save(tensors)
    metadata = asdict(info) | {
        "mel": info.mel.to_json(),
        "graph_sha256": _sha256(graph),
        "weights_sha256": _sha256(plain[8 + int.from_bytes(plain[:8], "little") :]),
    }
    text = json.dumps(metadata, ensure_ascii=False, sort_keys=True)
    return bytes(save(tensors, {_METADATA_KEY: text, _METADATA_SUM_KEY: _sha256(text.encode())}))


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _read(folder: Path) -> tuple[CheckpointInfo, dict[str, NDArray[Any]]]:
    from safetensors import SafetensorError
    from safetensors.numpy import load

    content, graph = _bytes_of(folder / WEIGHTS_NAME), _bytes_of(folder / GRAPH_NAME)
    metadata, data = _metadata(content, folder)
    if _sha256(data) != metadata.get("weights_sha256") or _sha256(graph) != metadata.get("graph_sha256"):
        raise CheckpointError(
            "The model {name} is damaged or was altered: its files do not match their checksums.", folder
        )
    try:
        return from_plain(CheckpointInfo, metadata), load(content)
    except (KeyError, TypeError, ValueError, AttributeError, SafetensorError) as error:
        raise CheckpointError("The description of the model {name} is incomplete.", folder) from error


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CheckpointError(
            "The model {name} lacks its file {file} or it cannot be read.", path, name=path.parent.name, file=path.name
        ) from error


def _metadata(content: bytes, folder: Path) -> tuple[dict[str, Any], bytes]:
    """The metadata and the tensors' bytes, after checking the metadata's own sum and version."""
    length = int.from_bytes(content[:8], "little")
    if len(content) < 8 or not 2 <= length <= min(len(content) - 8, _LONGEST_HEADER):
        raise CheckpointError(
            "The file {file} of the model {name} is truncated or not a model.", folder, file=WEIGHTS_NAME
        )
    try:
        header = json.loads(content[8 : 8 + length])["__metadata__"]
        text, expected = header[_METADATA_KEY], header[_METADATA_SUM_KEY]
        metadata = json.loads(text)
        version = int(metadata["format_version"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise CheckpointError("The model {name} was not made by Genre Tagger.", folder) from error
    if version > FORMAT_VERSION:
        raise CheckpointError(
            "The model {name} was made by a newer version of Genre Tagger; update the program to use it.", folder
        )
    if _sha256(text.encode()) != expected:
        raise CheckpointError("The description of the model {name} was altered or is damaged.", folder)
    return metadata, content[8 + length :]


def _replace_folder(folder: Path, files: dict[str, bytes]) -> None:
    """Write `files` into a new folder beside `folder`, flush them to the disk, and put it in the place of `folder`."""
    unfinished: Path | None = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        unfinished = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
        unfinished.chmod(0o755)
        for name, content in files.items():
            with (unfinished / name).open("wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
        if folder.exists():
            retired = Path(tempfile.mkdtemp(prefix=f".{folder.name}.old.", dir=folder.parent))
            folder.replace(retired / folder.name)
            unfinished.replace(folder)
            shutil.rmtree(retired, ignore_errors=True)
        else:
            unfinished.replace(folder)
    except OSError as error:
        if unfinished is not None:
            shutil.rmtree(unfinished, ignore_errors=True)
        raise CheckpointError(
            "The model could not be saved to {name}: {reason}.", folder, reason=error.strerror or error
        ) from error
