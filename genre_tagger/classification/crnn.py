"""The convolutional recurrent network: one class that expresses the study's five networks and our own.

Layers: level normalisation (no parameters) -> conv stages (convolution, batch normalisation, max-pool, activation) -> a
sequence over time -> GRUs -> one vector -> dense -> one logit per output. The max-pool stands before the activation:
both activations are monotone, so the result is the same and the activation costs a fraction.
"""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import asdict, dataclass, replace
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

Pair = tuple[int, int]

MEAN_FLOOR_DB = 79.0
"""Values further than this under the window's loudest one are silence and do not count in its mean level."""
LOWEST_DB, HIGHEST_DB = -45.0, 60.0
"""Normalised levels are cut here, in dB about the window's mean: what lies lower is codec residue and padding."""
SCALE_DB = 15.0
"""dB per unit of network input."""


@dataclass(frozen=True, slots=True)
class ConvStage:
    """One convolution with what follows it. Pairs are (bands, frames); padding keeps the size ("same")."""

    filters: int
    kernel: Pair = (3, 3)
    pool: Pair = (2, 2)
    stride: Pair = (1, 1)


@dataclass(frozen=True, slots=True)
class CrnnConfig:
    """Everything that decides the network's shape. Stored with each checkpoint.

    `sequence` says how feature maps become steps: "frames" is one step a pooled frame; "rows" is the study's reshape,
    which cuts each frame's (channel, band) values into rows of as many values as there are channels. `pooling` is how
    the last GRU's steps become one vector: "last" step, or "attention" (a learnt weighting beside the plain mean).
    `segments` is into how many equal parts a window is cut when the network classifies (never while it trains); what it
    makes of each is averaged. A network trained on crops of seconds classifies parts of that length better than the
    whole. `relative_bands` gives the first convolution a second channel: each band about its own mean over time, which
    no equaliser and no room can change.
    """

    stages: tuple[ConvStage, ...]
    gru_units: tuple[int, ...]
    outputs: int = 4
    dense_units: int = 128
    mel_bands: int = 96
    activation: str = "selu"
    dropout: float = 0.1
    sequence: str = "rows"
    projection_units: int = 0
    bidirectional: bool = False
    pooling: str = "last"
    segments: int = 1
    relative_bands: bool = False

    def to_json(self) -> dict[str, Any]:
        """Plain values for a checkpoint's metadata."""
        plain: dict[str, Any] = json.loads(json.dumps(asdict(self)))
        return plain

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> CrnnConfig:
        """Inverse of `to_json`. Raises TypeError, KeyError or ValueError on anything else, a network of several members
        that an earlier version averaged among it."""
        fields = dict(values)
        fields.pop("level_dropout", None)  # of earlier versions; it acted in training alone
        if fields.pop("members", 1) != 1:
            raise ValueError("networks of several members are no longer read")
        stages = tuple(
            ConvStage(int(stage["filters"]), *(_pair(stage[name]) for name in ("kernel", "pool", "stride")))
            for stage in fields.pop("stages")
        )
        gru_units = tuple(int(units) for units in fields.pop("gru_units"))
        return cls(stages=stages, gru_units=gru_units, **fields)

    def with_outputs(self, outputs: int) -> CrnnConfig:
        """The same network with another number of outputs."""
        return replace(self, outputs=outputs)

    @property
    def bands_after_stages(self) -> int:
        """Rows left of the mel bands after the last stage."""
        bands = self.mel_bands
        for stage in self.stages:
            bands = -(-bands // stage.stride[0]) // stage.pool[0]
        return bands


def _pair(values: Any) -> Pair:
    first, second = values
    return int(first), int(second)


def same_padding(stage: ConvStage) -> tuple[int, int, int, int]:
    """Zeros (left, right, top, bottom) that keep the size; an even kernel gets the odd one at the end, as in Keras."""
    rows, columns = stage.kernel[0] - 1, stage.kernel[1] - 1
    return columns // 2, columns - columns // 2, rows // 2, rows - rows // 2


class Crnn(nn.Module):
    """mel-spectrogram in dB -> logits. Accepts any number of frames that survives the pooling."""

    def __init__(self, config: CrnnConfig) -> None:
        super().__init__()
        self.config = config
        channels = 2 if config.relative_bands else 1
        self.convolutions = nn.ModuleList()
        self.norms = nn.ModuleList()
        for stage in config.stages:
            self.convolutions.append(nn.Conv2d(channels, stage.filters, stage.kernel, stage.stride))
            self.norms.append(nn.BatchNorm2d(stage.filters))
            channels = stage.filters
        step_values = channels if config.sequence == "rows" else channels * config.bands_after_stages
        self.projection: nn.Linear | None = None
        if config.projection_units:
            self.projection = nn.Linear(step_values, config.projection_units)
            step_values = config.projection_units
        self.recurrent = nn.ModuleList()
        for units in config.gru_units:
            self.recurrent.append(nn.GRU(step_values, units, batch_first=True, bidirectional=config.bidirectional))
            step_values = units * (2 if config.bidirectional else 1)
        self.attention: nn.Linear | None = None
        if config.pooling == "attention":
            self.attention = nn.Linear(step_values, step_values)
            step_values *= 2
        self.dense = nn.Linear(step_values, config.dense_units)
        self.output = nn.Linear(config.dense_units, config.outputs)
        selu = config.activation == "selu"
        self.activation: nn.Module = nn.SELU() if selu else nn.ReLU()
        self.dropout: nn.Module = nn.AlphaDropout(config.dropout) if selu else nn.Dropout(config.dropout)

    def forward(self, mel_db: Tensor) -> Tensor:
        """(batch, 1, bands, frames) in dB -> logits (batch, outputs)."""
        return torch.as_tensor(self.output(self.embedding(mel_db)))

    def embedding(self, mel_db: Tensor) -> Tensor:
        """(batch, 1, bands, frames) in dB -> the dense layer's values (batch, dense_units).

        In evaluation mode the mean over the window's segments, each weighted by how much of it sounds.
        """
        segments = self.config.segments
        if segments == 1 or self.training:
            return self.embedding_of_segments(mel_db)
        parts = self.embedding_of_segments(cut_segments(mel_db, segments)).reshape(
            -1, segments, self.config.dense_units
        )
        return torch.as_tensor((parts * segment_weights(mel_db, segments)[:, :, None]).sum(dim=1))

    def embedding_of_segments(self, mel_db: Tensor) -> Tensor:
        """As `embedding`, each of `mel_db` taken for a single segment of a window."""
        maps = self.feature_maps(normalise_level(mel_db))  # (batch, channels, bands', frames')
        steps = self._sequence(maps)  # (batch, steps, values)
        if self.projection is not None:
            steps = self.activation(self.projection(steps))
        for gru in self.recurrent:
            steps, _ = gru(steps)
        pooled = self.dropout(self._pool(steps))  # (batch, values)
        return torch.as_tensor(self.activation(self.dense(pooled)))

    def feature_maps(self, normalised: Tensor) -> Tensor:
        """(batch, 1, bands, frames) -> (batch, channels, bands', frames'): all conv stages."""
        maps = normalised
        if self.config.relative_bands:
            maps = with_relative_bands(normalised)
        for stage, convolution, norm in zip(self.config.stages, self.convolutions, self.norms, strict=True):
            maps = norm(convolution(functional.pad(maps, same_padding(stage))))
            if stage.pool != (1, 1):
                maps = functional.max_pool2d(maps, stage.pool)
            maps = self.activation(maps)
            if (
                self.config.activation == "selu"
            ):  # AlphaDropout belongs to SELU: it keeps its zero mean and unit variance
                maps = self.dropout(maps)
        return maps

    def _sequence(self, maps: Tensor) -> Tensor:
        """(batch, filters, bands', frames') -> (batch, steps, values)"""
        batch, channels, bands, _ = maps.shape
        values = channels * (1 if self.config.sequence == "rows" else bands)
        return maps.permute(0, 3, 1, 2).reshape(batch, -1, values)

    def _pool(self, steps: Tensor) -> Tensor:
        if self.attention is None:
            return steps[:, -1]
        weights = torch.softmax(self.attention(steps), dim=1)  # (batch, steps, values)
        return torch.cat([(weights * steps).sum(dim=1), steps.mean(dim=1)], dim=1)


def normalise_level(mel_db: Tensor) -> Tensor:
    """Levels about the window's own mean, so that the recording's volume cannot decide: same shape, about [-3, 4].

    Silence (padding, digital zero) is left out of the mean, else a short track in a long window would seem loud.
    """
    loudest = mel_db.amax(dim=(1, 2, 3), keepdim=True)
    sounding = (mel_db >= loudest - MEAN_FLOOR_DB).to(mel_db.dtype)
    mean = (mel_db * sounding).sum(dim=(1, 2, 3), keepdim=True) / sounding.sum(dim=(1, 2, 3), keepdim=True)
    return (mel_db - mean).clamp(LOWEST_DB, HIGHEST_DB) / SCALE_DB


def with_relative_bands(normalised: Tensor) -> Tensor:
    """(batch, 1, bands, frames) -> (batch, 2, bands, frames): beside each value its distance from its band's mean."""
    return torch.cat([normalised, normalised - normalised.mean(dim=3, keepdim=True)], dim=1)


@torch.no_grad()
def in_halves(network: Crnn) -> Crnn:
    """A copy whose kernels and matrices are rounded to what float16 can say; biases and norms stay as they are."""
    rounded = deepcopy(network)
    for parameter in rounded.parameters():
        if parameter.ndim > 1:
            parameter.copy_(parameter.half())
    return rounded


def cut_segments(mel_db: Tensor, segments: int) -> Tensor:
    """(batch, 1, bands, frames) -> (batch * segments, 1, bands, frames // segments), the window's parts in order.

    Frames that do not fill a part are left out at the end.
    """
    batch, _, bands, frames = mel_db.shape
    part = frames // segments
    cut = mel_db[..., : part * segments].reshape(batch, bands, segments, part)
    return cut.transpose(1, 2).reshape(batch * segments, 1, bands, part)


def segment_weights(mel_db: Tensor, segments: int) -> Tensor:
    """(batch, segments) that sum to 1: the share of values that sound, measured against the window's loudest."""
    loudest = mel_db.amax(dim=(1, 2, 3), keepdim=True)
    sounding = cut_segments((mel_db >= loudest - MEAN_FLOOR_DB).to(mel_db.dtype), segments).mean(dim=(1, 2, 3))
    sounding = sounding.reshape(-1, segments)
    return sounding / sounding.sum(dim=1, keepdim=True)


def _study(filters: tuple[int, int, int], gru_units: tuple[int, ...], activation: str) -> CrnnConfig:
    """A network of the study: kernels 2x2, 2x2, 3x3, pools 4x4, 2x2, 2x2, dense 128. Its dropout rate is not stated."""
    kernels: tuple[Pair, ...] = ((2, 2), (2, 2), (3, 3))
    pools: tuple[Pair, ...] = ((4, 4), (2, 2), (2, 2))
    stages = tuple(ConvStage(count, kernel, pool) for count, kernel, pool in zip(filters, kernels, pools, strict=True))
    return CrnnConfig(stages, gru_units, activation=activation)


_COMPACT = CrnnConfig(
    stages=(
        ConvStage(32, kernel=(5, 7), stride=(2, 2)),
        ConvStage(48),
        ConvStage(96),
        ConvStage(160, pool=(2, 1)),
        ConvStage(192, pool=(1, 1)),
    ),
    gru_units=(96,),
    outputs=5,
    dense_units=256,
    activation="relu",
    dropout=0.1,
    sequence="frames",
    projection_units=128,
    bidirectional=True,
    pooling="attention",
    segments=3,
)


PRESETS: dict[str, CrnnConfig] = {
    "study-listing": _study((16, 32, 32), (16, 16), "selu"),
    "study-small": _study((16, 32, 32), (8,), "relu"),
    "study-medium-a": _study((16, 32, 32), (16,), "relu"),
    "study-medium-b": _study((16, 32, 64), (8, 8), "selu"),
    "study-medium-c": _study((16, 32, 64), (16, 16), "selu"),
    "compact": _COMPACT,
    "distilled": replace(_COMPACT, relative_bands=True, segments=5),
}
"""The study's networks and ours, made for two cores: `compact` learns from labels alone, `distilled` is what ships."""
