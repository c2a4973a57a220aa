"""The teacher's network: MobileNetV3-Large at width 0.4, as EfficientAT's `mn04_as` has it (Schmid, Koutini, Widmer
2023), trained by its authors on AudioSet. It runs only while our own network learns; none of it ships.
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from genre_tagger.foundation.errors import DatasetError

MEL_BANDS, EMBEDDING_UNITS, TAGS = 128, 384, 527

WEIGHTS_NAME = "mn04_as.safetensors"

_STRIDES = (1, 2, 1, 2, 1, 1, 2, 1, 1, 1, 1, 1, 2, 1, 1)
_LAST_WITH_RELU = 6
_EPSILON = 1e-3  # of every batch normalisation
_SQUEEZE = "conc_se_layers.0"


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
