"""The network of a checkpoint in ONNX Runtime. No torch."""

from __future__ import annotations

from typing import Any

import onnxruntime

_QUIET = 4


def graph_session(graph: bytes) -> Any:
    """The graph in ONNX Runtime, on one thread of the processor. Raises plain exceptions of many kinds."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = _QUIET
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
