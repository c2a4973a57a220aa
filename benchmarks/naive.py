"""What one would write first: librosa, the network in eager torch, mutagen. Pinned to one thread, which is its best.

Run in a process of its own: `python -m benchmarks.naive excerpt|whole MODEL_FOLDER FILES...` prints one JSON object.
"""

from __future__ import annotations

import json
import os
import sys
import time
import warnings
from pathlib import Path

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS"):
    os.environ[_name] = "1"

import librosa  # noqa: E402 - after the thread limits
import mutagen  # noqa: E402
import numpy as np  # noqa: E402
import torch  # noqa: E402

from genre_tagger.classification.checkpoint import load_network  # noqa: E402
from genre_tagger.features.mel import MelSettings  # noqa: E402

MEL = MelSettings()


def main(mode: str, model_folder: str, names: list[str]) -> None:
    """Warm up on the first file, then time them all; seconds per step and in all."""
    warnings.simplefilter("ignore")  # audioread's farewell
    torch.set_num_threads(1)
    network, _ = load_network(Path(model_folder))
    classify(names[0], mode, network, {})
    steps: dict[str, float] = {}
    # audioread may leave the decoding to a program of its own, whose time counts too
    started, spent = time.perf_counter(), sum(os.times()[:4])
    for name in names:
        classify(name, mode, network, steps)
    print(
        json.dumps(
            {
                "seconds": time.perf_counter() - started,
                "files": len(names),
                "cpu": sum(os.times()[:4]) - spent,
                "steps": steps,
            }
        )
    )


def classify(name: str, mode: str, network: torch.nn.Module, steps: dict[str, float]) -> list[float]:
    """Tags, load, mel-spectrogram, network; probabilities of the middle window."""
    ticks = [time.perf_counter()]
    tags = mutagen.File(name, easy=True)
    ticks.append(time.perf_counter())
    start_seconds = max(0.0, tags.info.length / 2 - MEL.window_seconds / 2)
    if mode == "whole":
        samples, _ = librosa.load(name, sr=MEL.sample_rate_hz)
        samples = samples[round(start_seconds * MEL.sample_rate_hz) :]
    else:
        samples, _ = librosa.load(name, sr=MEL.sample_rate_hz, offset=start_seconds, duration=MEL.window_seconds)
    samples = librosa.util.fix_length(samples[: MEL.window_samples], size=MEL.window_samples)
    ticks.append(time.perf_counter())
    power = librosa.feature.melspectrogram(
        y=samples, sr=MEL.sample_rate_hz, n_fft=MEL.fft_length, hop_length=MEL.hop_length, n_mels=MEL.mel_bands
    )
    level_db = librosa.power_to_db(power)
    ticks.append(time.perf_counter())
    with torch.no_grad():
        logits = network(torch.from_numpy(level_db.astype(np.float32))[None, None])
    ticks.append(time.perf_counter())
    for step, begun, ended in zip(("tags", "decode", "mel", "network"), ticks, ticks[1:], strict=False):
        steps[step] = steps.get(step, 0.0) + ended - begun
    return [float(share) for share in torch.softmax(logits, dim=1)[0]]


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
