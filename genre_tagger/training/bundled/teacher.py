"""The teacher at work: sound at 16 kHz -> what it thinks of it. One thread, ONNX Runtime, a crop at a time.

A crop at a time because its maps then stay in the processor's cache: half the time of a batch of 24.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
import scipy.fft
import soxr
import torch
from numpy.typing import NDArray

from genre_tagger.training.bundled.teacher_network import MEL_BANDS, TeacherNetwork, load_teacher

Floats = NDArray[np.float32]

SOUND_HZ = 16_000
"""The rate of the corpus, of the samples, and of our own network."""

_RATE_HZ = 32_000
_FFT, _TAPER, _HOP = 1024, 800, 320
_HIGHEST_HZ = 15_000.0
_EMPHASIS = 0.97
_FLOOR = 1e-5
_BINS = 512  # the last of the transform's 513 weighs nothing


@dataclass(frozen=True, slots=True, eq=False)
class TeacherOutput:
    """`embedding` (384,), `tag_logits` (527,) of one crop; of several, with a first axis."""

    embedding: Floats
    tag_logits: Floats


class Teacher:
    """Classifies crops of any length, the same way each time. Not for several threads. Raises DatasetError."""

    def __init__(self, folder: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        graph = _graph_of(load_teacher(folder))
        self._session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
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
