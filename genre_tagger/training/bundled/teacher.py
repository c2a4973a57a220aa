"""The teacher: sound at 16 kHz -> what it predicts for it. One thread, ONNX Runtime, a crop at a time.

Its network is MobileNetV3-Large at width 0.4, as EfficientAT's `mn04_as` has it (Schmid, Koutini, Widmer 2023), trained
by its authors on AudioSet. It runs only while our own network learns; none of it ships. A crop at a time because its
maps then stay in the processor's cache: half the time of a batch of 24.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.fft
import soxr
import torch
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from genre_tagger.classification.checkpoint import graph_session
from genre_tagger.foundation.errors import DatasetError

MEL_BANDS, EMBEDDING_UNITS, TAGS = 128, 384, 527
WEIGHTS_NAME = "mn04_as.safetensors"
_STRIDES = (1, 2, 1, 2, 1, 1, 2, 1, 1, 1, 1, 1, 2, 1, 1)
_LAST_WITH_RELU = 6
_EPSILON = 1e-3  # of every batch normalisation
_SQUEEZE = "conc_se_layers.0"

Floats = NDArray[np.float32]
SOUND_HZ = 16_000
"""The rate of the corpus, of the samples, and of our own network."""
_RATE_HZ = 32_000
_FFT, _TAPER, _HOP = 1024, 800, 320
_HIGHEST_HZ = 15_000.0
_EMPHASIS = 0.97
_FLOOR = 1e-5
_BINS = 512  # the last of the transform's 513 weighs nothing


class TeacherNetwork(nn.Module):
    """Normalised log-mel (batch, 1, 128, frames) -> embedding (batch, 384), tag logits (batch, 527).

    Kernels and widths are as the weights are shaped; where the file leaves a part of a block out (no expansion, no
    squeeze-and-excitation), the block has none. Any number of frames.
    """

    def __init__(self, weights: dict[str, Tensor]) -> None:
        super().__init__()
        self._weights = weights
        self._blocks = [_parts_of(weights, f"features.{number}.block") for number in range(1, len(_STRIDES) + 1)]

    def forward(self, mel: Tensor) -> tuple[Tensor, Tensor]:
        maps = functional.hardswish(self._convolved(mel, "features.0", stride=2))
        for number, (parts, stride) in enumerate(zip(self._blocks, _STRIDES, strict=True), start=1):
            maps = self._block(maps, parts, stride, rectified=number <= _LAST_WITH_RELU)
        maps = functional.hardswish(self._convolved(maps, f"features.{len(_STRIDES) + 1}"))
        embedding = maps.mean(dim=(2, 3))
        hidden = functional.hardswish(self._linear(embedding, "classifier.2"))
        return embedding, self._linear(hidden, "classifier.5")

    def _block(self, maps: Tensor, parts: list[str], stride: int, *, rectified: bool) -> Tensor:
        """Expand where it widens, depthwise, squeeze and excite where it does, project; plus the input if it fits."""
        activation = functional.relu if rectified else functional.hardswish
        inner, last = maps, parts[-1]
        for part in parts[:-1]:
            if part.endswith(_SQUEEZE):
                inner = inner * self._excitation(inner, part)
            else:
                depthwise = self._weights[f"{part}.0.weight"].shape[1] == 1
                inner = activation(self._convolved(inner, part, stride if depthwise else 1))
        projected = self._convolved(inner, last)
        fits = stride == 1 and projected.shape[1] == maps.shape[1]
        return projected + maps if fits else projected

    def _excitation(self, maps: Tensor, part: str) -> Tensor:
        squeezed = functional.relu(self._linear(maps.mean(dim=(2, 3)), f"{part}.fc1"))
        return torch.sigmoid(self._linear(squeezed, f"{part}.fc2"))[:, :, None, None]

    def _convolved(self, maps: Tensor, part: str, stride: int = 1) -> Tensor:
        """Convolution and batch normalisation; a kernel with one input channel is depthwise (of one channel: plain)."""
        kernel = self._weights[f"{part}.0.weight"]
        groups = len(kernel) if kernel.shape[1] == 1 and maps.shape[1] > 1 else 1
        maps = functional.conv2d(maps, kernel, stride=stride, padding=(kernel.shape[-1] - 1) // 2, groups=groups)
        mean, variance, scale, shift = (
            self._weights[f"{part}.1.{name}"] for name in ("running_mean", "running_var", "weight", "bias")
        )
        return functional.batch_norm(maps, mean, variance, scale, shift, training=False, eps=_EPSILON)

    def _linear(self, values: Tensor, part: str) -> Tensor:
        return functional.linear(values, self._weights[f"{part}.weight"], self._weights[f"{part}.bias"])


def _parts_of(weights: dict[str, Tensor], block: str) -> list[str]:
    """The names of the block's layers in order, one that squeezes with its full name."""
    found: dict[int, str] = {}
    for name in weights:
        if name.startswith(f"{block}."):
            number = name.removeprefix(f"{block}.").partition(".")[0]
            squeezes = name.startswith(f"{block}.{number}.{_SQUEEZE}")
            found[int(number)] = f"{block}.{number}.{_SQUEEZE}" if squeezes else f"{block}.{number}"
    return [found[number] for number in sorted(found)]


def load_teacher(folder: Path) -> TeacherNetwork:
    """The teacher whose weights lie in `folder`, in evaluation mode. Raises DatasetError when they do not."""
    path = folder / WEIGHTS_NAME
    try:
        return TeacherNetwork(load_file(path)).eval()
    except (OSError, SafetensorError) as error:
        raise DatasetError(
            "The teacher's weights {name} could not be read from {folder}.", path, name=path.name, folder=folder
        ) from error


@dataclass(frozen=True, slots=True, eq=False)
class TeacherOutput:
    """`embedding` (384,), `tag_logits` (527,) of one crop; of several, with a first axis."""

    embedding: Floats
    tag_logits: Floats


class Teacher:
    """Classifies crops of any length, the same way each time. Not for several threads. Raises DatasetError."""

    def __init__(self, folder: Path) -> None:
        self._session = graph_session(_graph_of(load_teacher(folder)))
        self._filters = _kaldi_triangles()
        self._taper = np.zeros(_FFT, dtype=np.float32)
        edge = (_FFT - _TAPER) // 2
        self._taper[edge : edge + _TAPER] = np.hanning(_TAPER)

    def predict(self, samples: Floats) -> TeacherOutput:
        """`samples`: mono at 16 kHz, at least 0.1 s."""
        mel = self.mel(soxr.resample(samples, SOUND_HZ, _RATE_HZ, quality="HQ"))
        embedding, tag_logits = self._session.run(None, {"mel": mel[None, None]})
        return TeacherOutput(embedding[0], tag_logits[0])

    def mel(self, samples: Floats) -> Floats:
        """(128, frames) of mono sound at 32 kHz, as the teacher was trained on."""
        emphasised = samples[1:] - np.float32(_EMPHASIS) * samples[:-1]
        padded = np.pad(emphasised, _FFT // 2, mode="reflect")
        frames = np.lib.stride_tricks.sliding_window_view(padded, _FFT)[::_HOP]
        spectrum = scipy.fft.rfft(frames * self._taper, axis=1)[:, :_BINS]
        power = spectrum.real**2 + spectrum.imag**2
        level = np.log(power @ self._filters + np.float32(_FLOOR))
        return np.ascontiguousarray((level.T + np.float32(4.5)) / np.float32(5.0))


def _kaldi_triangles() -> Floats:
    """(bins, 128): triangles that are straight in Kaldi's mel scale."""
    edges = np.linspace(0.0, _kaldi_mel(np.array(_HIGHEST_HZ)), MEL_BANDS + 2)
    bins = _kaldi_mel(np.arange(_BINS) * _RATE_HZ / _FFT)[:, None]
    rising = (bins - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - bins) / (edges[2:] - edges[1:-1])
    return np.maximum(0.0, np.minimum(rising, falling)).astype(np.float32)


def _kaldi_mel(hertz: NDArray[np.float64]) -> NDArray[np.float64]:
    return 1127.0 * np.log(1.0 + hertz / 700.0)


def _graph_of(network: TeacherNetwork) -> bytes:
    stream = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter's own: it is old, and traces shapes that never change here
        torch.onnx.export(
            network,
            (torch.zeros(1, 1, MEL_BANDS, 520),),
            stream,  # type: ignore[arg-type] # the old exporter takes one, whatever its annotation says
            input_names=["mel"],
            dynamic_axes={"mel": {3: "frames"}},
            opset_version=17,
            dynamo=False,
        )
    return stream.getvalue()
