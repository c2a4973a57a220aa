"""A tiny corpus folder: five kinds of synthetic sound, and a teacher of the real one's shape with random weights."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray
from safetensors.numpy import save_file

GENRES = ("Electronic", "Rock", "Hip-Hop", "Folk")
RATE_HZ = 16_000


def kind_of_sound(kind: int, seconds: float, seed: int) -> NDArray[np.float32]:
    """Sound of `kind` 0 to 4, easily told apart by pitch, pulse and noise; every seed another piece."""
    random = np.random.default_rng([kind, seed])
    time = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    pulse_hz = 1.0 + kind + random.uniform(-0.2, 0.2)
    pitch_hz = 150.0 * 2.0**kind * random.uniform(0.9, 1.1)
    tone = np.sin(2 * np.pi * pitch_hz * time) * (0.5 + 0.5 * np.sign(np.sin(2 * np.pi * pulse_hz * time)))
    return np.asarray(0.3 * tone + 0.01 * (kind + 1) * random.standard_normal(len(time)), dtype=np.float32)


def make_corpus(folder: Path, windows_per_kind: int, seconds: float = 8.0) -> None:
    """Write clips and their table: each kind has as many artists and sources as windows; kind 4 is "other", choirs and
    speech in turn. In every second window somebody sings.

    Beside them stand three windows that nobody labelled.
    """
    (folder / "clips").mkdir(parents=True)
    kinds = [kind for kind in range(5) for _ in range(windows_per_kind)] + [0, 3, 3]
    labels = [(*GENRES, "other")[kind] for kind in kinds[:-3]] + ["unknown"] * 3
    rows = []
    for number, (kind, label) in enumerate(zip(kinds, labels, strict=True)):
        clip = f"{number:02d}_0.ogg"
        soundfile.write(folder / "clips" / clip, kind_of_sound(kind, seconds, number), RATE_HZ)
        is_speech = label == "other" and number % 2 == 1
        rows.append(
            {
                "clip": clip,
                "track": f"{number:02d}",
                "genre": label,
                "start_seconds": 0,
                "seconds": seconds,
                "artist_group": f"artist {number}",
                "artist": f"Artist {number}",
                "title": "A piece",
                "licence": "CC0",
                "source": f"made by test {number}",
                "label_source": "choir practice" if label == "other" and not is_speech else "known",
                "trust": "high",
                "kind": "non-music" if is_speech else "real",
                "vocal": "yes" if number % 2 else "no",
            }
        )
    with (folder / "clips.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


_BLOCKS = (  # channels out, channels between (0: no expansion), kernel, channels of the squeeze (0: none)
    *((8, 0, 3, 0), (16, 24, 3, 0), (16, 32, 3, 0), (16, 32, 5, 8), (16, 48, 5, 16), (16, 48, 5, 16), (32, 96, 3, 0)),
    *((32, 80, 3, 0), (32, 72, 3, 0), (32, 72, 3, 0), (48, 192, 3, 48), (48, 272, 3, 72), (64, 272, 5, 72)),
    *((64, 384, 5, 96), (64, 384, 5, 96)),
)


def make_teacher(folder: Path) -> None:
    """Write weights of the teacher's names and shapes, drawn by seed."""
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(0)
    weights: dict[str, NDArray[np.float32]] = {}

    def convolution(name: str, *shape: int) -> None:
        fan_in = shape[1] * shape[2] * shape[3]
        weights[f"{name}.0.weight"] = random.normal(0, np.sqrt(2 / fan_in), shape)
        for part, value in (("weight", 1.0), ("bias", 0.0), ("running_mean", 0.0), ("running_var", 1.0)):
            weights[f"{name}.1.{part}"] = np.full(shape[0], value)

    def linear(name: str, outputs: int, inputs: int) -> None:
        weights[f"{name}.weight"] = random.normal(0, 1 / np.sqrt(inputs), (outputs, inputs))
        weights[f"{name}.bias"] = random.normal(0, 0.1, outputs)

    convolution("features.0", 8, 1, 3, 3)
    channels = 8
    for number, (out, expanded, kernel, squeeze) in enumerate(_BLOCKS, start=1):
        block, part, inner = f"features.{number}.block", 0, expanded or channels
        if expanded:
            convolution(f"{block}.0", inner, channels, 1, 1)
            part = 1
        convolution(f"{block}.{part}", inner, 1, kernel, kernel)
        if squeeze:
            linear(f"{block}.{part + 1}.conc_se_layers.0.fc1", squeeze, inner)
            linear(f"{block}.{part + 1}.conc_se_layers.0.fc2", inner, squeeze)
            part += 1
        convolution(f"{block}.{part + 1}", out, inner, 1, 1)
        channels = out
    convolution("features.16", 384, channels, 1, 1)
    linear("classifier.2", 512, 384)
    linear("classifier.5", 527, 512)
    save_file({name: values.astype(np.float32) for name, values in weights.items()}, folder / "mn04_as.safetensors")
