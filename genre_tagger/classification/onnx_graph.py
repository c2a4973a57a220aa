"""The network as an ONNX graph: batch normalisation folded into the convolutions, pooling before the activation.

Written out by hand, node by node, because it is short and then exactly what runs: no exporter's version decides the
graph. Input `mel_db` float32 (batch, 1, bands, frames) in dB; outputs `logits` float32 (batch, outputs) and `embedding`
float32 (batch, dense_units), the dense layer's values that the logits are made of, averaged over the segments.
A network that classifies a window in segments takes any whole number of them, a single one too.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from genre_tagger.classification.crnn import (
    HIGHEST_DB,
    LOWEST_DB,
    MEAN_FLOOR_DB,
    SCALE_DB,
    ConvStage,
    Crnn,
    CrnnConfig,
    same_padding,
)

INPUT_NAME, OUTPUT_NAME, EMBEDDING_NAME = "mel_db", "logits", "embedding"
_OPSET = 17
_IR_VERSION = 9


def build_graph(network: Crnn, frames: int, *, halves: bool = False) -> bytes:
    """The serialised graph of `network` in evaluation mode, for windows of `frames` frames and any batch size.

    A network of several segments answers for windows of `frames // segments` frames and any multiple of them as well.
    With `halves` kernels and matrices stand in it as float16, which takes half the room; the runtime widens them when
    it opens the graph, so that they must be such values already (`in_halves`) to answer alike.
    """
    config = network.config
    graph = _Graph(halves)
    whole, part = INPUT_NAME, frames // config.segments
    if config.segments > 1:
        cut = _cut_segments(graph, INPUT_NAME, config.mel_bands, part)
        whole = graph.node("Reshape", [cut, graph.integers([-1, 1, config.mel_bands, part])])
    maps = _normalise(graph, whole)
    if config.relative_bands:
        maps = _with_relative_bands(graph, maps)
    for stage, convolution, norm in zip(config.stages, network.convolutions, network.norms, strict=True):
        assert isinstance(convolution, nn.Conv2d)
        assert isinstance(norm, nn.BatchNorm2d)
        maps = _activate(graph, _conv_stage(graph, maps, stage, convolution, norm), config.activation)
    steps = graph.node("Transpose", [maps], perm=[0, 3, 1, 2])  # (batch, frames', channels, bands')
    channels = config.stages[-1].filters
    values = channels if config.sequence == "rows" else channels * config.bands_after_stages
    steps = graph.node("Reshape", [steps, graph.integers([0, -1, values])])  # (batch, steps, values)
    if network.projection is not None:
        steps = _activate(graph, _linear(graph, steps, network.projection), config.activation)
    steps = graph.node("Transpose", [steps], perm=[1, 0, 2])  # (steps, batch, values)
    for gru in network.recurrent:
        assert isinstance(gru, nn.GRU)
        steps = _gru(graph, steps, gru)
    pooled = _pool(graph, steps, network)  # (batch, values)
    embedding = _activate(graph, _linear(graph, pooled, network.dense), config.activation)
    if config.segments > 1:
        embedding = _mean_of_segments(graph, embedding, config, part)
    logits = _linear(graph, embedding, network.output)
    outputs = ((OUTPUT_NAME, logits, config.outputs), (EMBEDDING_NAME, embedding, config.dense_units))
    graph.nodes += [helper.make_node("Identity", [values], [name]) for name, values, _ in outputs]
    shape_in: list[str | int | None] = ["batch", 1, config.mel_bands, frames if config.segments == 1 else "frames"]
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "crnn",
            [helper.make_tensor_value_info(INPUT_NAME, TensorProto.FLOAT, shape_in)],
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["batch", size]) for name, _, size in outputs],
            graph.constants,
        ),
        opset_imports=[helper.make_opsetid("", _OPSET)],
        ir_version=_IR_VERSION,
        producer_name="genre-tagger",
    )
    onnx.checker.check_model(model)
    return bytes(model.SerializeToString())


class _Graph:
    """Nodes and constants with names that count up."""

    def __init__(self, halves: bool) -> None:
        self.nodes: list[Any] = []
        self.constants: list[Any] = []
        self._halves = halves

    def node(self, operator: str, inputs: list[str], **attributes: Any) -> str:
        """Append a node with one output; its name."""
        name = f"{operator.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, inputs, [name], **attributes))
        return name

    def floats(self, values: NDArray[np.floating[Any]] | list[float] | float) -> str:
        """A float32 constant; its name."""
        return self._constant(np.asarray(values, dtype=np.float32))

    def weights(self, values: NDArray[np.float32], scale: NDArray[np.float32] | None = None) -> str:
        """A kernel or matrix, multiplied by `scale` if given; its name."""
        if not self._halves:
            return self.floats(values if scale is None else values * scale)
        name = self.node("Cast", [self._constant(values.astype(np.float16))], to=TensorProto.FLOAT)
        return name if scale is None else self.node("Mul", [name, self.floats(scale)])

    def integers(self, values: list[int]) -> str:
        """An int64 constant (axes, shapes); its name."""
        return self._constant(np.asarray(values, dtype=np.int64))

    def _constant(self, values: NDArray[Any]) -> str:
        name = f"constant_{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name


def _numpy(tensor: torch.Tensor) -> NDArray[np.float32]:
    return np.asarray(tensor.detach().cpu().contiguous().numpy(), dtype=np.float32)


def _normalise(graph: _Graph, mel_db: str) -> str:
    """`crnn.normalise_level`."""
    axes = graph.integers([1, 2, 3])
    loudest = graph.node("ReduceMax", [mel_db], axes=[1, 2, 3], keepdims=1)
    edge = graph.node("Sub", [loudest, graph.floats(MEAN_FLOOR_DB)])
    sounding = graph.node("Cast", [graph.node("GreaterOrEqual", [mel_db, edge])], to=TensorProto.FLOAT)
    total = graph.node("ReduceSum", [graph.node("Mul", [mel_db, sounding]), axes], keepdims=1)
    mean = graph.node("Div", [total, graph.node("ReduceSum", [sounding, axes], keepdims=1)])
    centred = graph.node("Sub", [mel_db, mean])
    cut = graph.node("Clip", [centred, graph.floats(LOWEST_DB), graph.floats(HIGHEST_DB)])
    return graph.node("Div", [cut, graph.floats(SCALE_DB)])


def _with_relative_bands(graph: _Graph, normalised: str) -> str:
    """`crnn.with_relative_bands`."""
    mean = graph.node("ReduceMean", [normalised], axes=[3], keepdims=1)
    return graph.node("Concat", [normalised, graph.node("Sub", [normalised, mean])], axis=1)


def _cut_segments(graph: _Graph, mel_db: str, bands: int, part: int) -> str:
    """`crnn.cut_segments` for as many segments of `part` frames as fit, not yet in a row: (batch, n, bands, part)."""
    frames = graph.node("Gather", [graph.node("Shape", [mel_db]), graph.integers([3])])
    length = graph.integers([part])
    end = graph.node("Mul", [graph.node("Div", [frames, length]), length])
    cut = graph.node("Slice", [mel_db, graph.integers([0]), end, graph.integers([3])])
    cut = graph.node("Reshape", [cut, graph.integers([0, bands, -1, part])])
    return graph.node("Transpose", [cut], perm=[0, 2, 1, 3])


def _mean_of_segments(graph: _Graph, embedding: str, config: CrnnConfig, part: int) -> str:
    """(batch * segments, values) -> (batch, values), weighted as `crnn.segment_weights` says."""
    loudest = graph.node("ReduceMax", [INPUT_NAME], axes=[1, 2, 3], keepdims=1)
    edge = graph.node("Sub", [loudest, graph.floats(MEAN_FLOOR_DB)])
    sounding = graph.node("Cast", [graph.node("GreaterOrEqual", [INPUT_NAME, edge])], to=TensorProto.FLOAT)
    share = graph.node("ReduceMean", [_cut_segments(graph, sounding, config.mel_bands, part)], axes=[2, 3], keepdims=0)
    total = graph.node("ReduceSum", [share, graph.integers([1])], keepdims=1)
    weights = graph.node("Unsqueeze", [graph.node("Div", [share, total]), graph.integers([2])])
    shape = graph.node("Concat", [graph.node("Shape", [share]), graph.integers([config.dense_units])], axis=0)
    values = graph.node("Reshape", [embedding, shape])
    return graph.node("ReduceSum", [graph.node("Mul", [values, weights]), graph.integers([1])], keepdims=0)


def _conv_stage(graph: _Graph, maps: str, stage: ConvStage, convolution: nn.Conv2d, norm: nn.BatchNorm2d) -> str:
    """Convolution with its normalisation folded in, then the pool."""
    assert norm.running_mean is not None
    assert norm.running_var is not None
    assert convolution.bias is not None
    scale = norm.weight.double() / torch.sqrt(norm.running_var.double() + norm.eps)
    bias = (convolution.bias.double() - norm.running_mean.double()) * scale + norm.bias.double()
    kernel = graph.weights(_numpy(convolution.weight), _numpy(scale)[:, None, None, None])
    left, right, top, bottom = same_padding(stage)
    maps = graph.node(
        "Conv",
        [maps, kernel, graph.floats(_numpy(bias))],
        group=convolution.groups,
        kernel_shape=list(stage.kernel),
        strides=list(stage.stride),
        pads=[top, left, bottom, right],
    )
    if stage.pool != (1, 1):
        maps = graph.node("MaxPool", [maps], kernel_shape=list(stage.pool), strides=list(stage.pool))
    return maps


def _activate(graph: _Graph, values: str, activation: str) -> str:
    return graph.node("Selu" if activation == "selu" else "Relu", [values])


def _linear(graph: _Graph, values: str, layer: nn.Linear) -> str:
    product = graph.node("MatMul", [values, graph.weights(_numpy(layer.weight).T)])
    return graph.node("Add", [product, graph.floats(_numpy(layer.bias))])


def _gru(graph: _Graph, steps: str, gru: nn.GRU) -> str:
    """(steps, batch, values) -> (steps, batch, directions * units)."""
    suffixes = ["", "_reverse"] if gru.bidirectional else [""]

    def gathered(kind: str) -> NDArray[np.float32]:
        # torch stacks its gates (reset, update, new), ONNX (update, reset, new).
        parts = [_numpy(getattr(gru, f"{kind}_l0{suffix}")) for suffix in suffixes]
        thirds = [np.split(part, 3) for part in parts]
        return np.stack([np.concatenate([update, reset, new]) for reset, update, new in thirds])

    biases = np.concatenate([gathered("bias_ih"), gathered("bias_hh")], axis=1)
    weights = [graph.weights(gathered("weight_ih")), graph.weights(gathered("weight_hh")), graph.floats(biases)]
    output = graph.node(
        "GRU",
        [steps, *weights],
        hidden_size=gru.hidden_size,
        direction="bidirectional" if gru.bidirectional else "forward",
        linear_before_reset=1,
    )  # (steps, directions, batch, units)
    output = graph.node("Transpose", [output], perm=[0, 2, 1, 3])
    return graph.node("Reshape", [output, graph.integers([0, 0, -1])])


def _pool(graph: _Graph, steps: str, network: Crnn) -> str:
    """(steps, batch, values) -> (batch, as many or twice as many)."""
    if network.attention is None:
        last = graph.node("Gather", [steps, graph.integers([-1])], axis=0)
        return graph.node("Squeeze", [last, graph.integers([0])])
    weights = graph.node("Softmax", [_linear(graph, steps, network.attention)], axis=0)
    weighted = graph.node("ReduceSum", [graph.node("Mul", [weights, steps]), graph.integers([0])], keepdims=0)
    mean = graph.node("ReduceMean", [steps], axes=[0], keepdims=0)
    return graph.node("Concat", [weighted, mean], axis=1)
