"""A tiny corpus folder: four kinds of synthetic sound, with taggers that tell them apart."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

GENRES = ("Electronic", "Rock", "Hip-Hop", "Folk")
AUDIOSET_TAGS = ("Electronic music", "Rock music", "Hip hop music", "Folk music", "Classical music", "Speech")
JAMENDO_TAGS = ("genre---electronic", "genre---rock", "genre---hiphop", "genre---folk", "genre---classical")
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
    """Write clips, tables and taggers' outputs: each kind has as many artists as windows; kind 4 is "other".

    Beside them stand three windows that nobody labelled.
    """
    (folder / "clips").mkdir(parents=True)
    kinds = [kind for kind in range(5) for _ in range(windows_per_kind)] + [0, 3, 3]
    labels = [(*GENRES, "other")[kind] for kind in kinds[:-3]] + ["unknown"] * 3
    rows = []
    for number, (kind, label) in enumerate(zip(kinds, labels, strict=True)):
        clip = f"{number:02d}_0.ogg"
        soundfile.write(folder / "clips" / clip, kind_of_sound(kind, seconds, number), RATE_HZ)
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
                "source": "made by the tests",
                "label_source": "known",
                "trust": "high",
                "kind": "real",
            }
        )
    with (folder / "clips.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    _write_teacher(folder, [str(row["clip"]) for row in rows], np.array(kinds))


def _write_teacher(folder: Path, clips: list[str], kinds: NDArray[np.int64]) -> None:
    """0.9 for the right tag; embeddings are the kind, one-hot, with a little noise. Rows in reverse order."""
    random = np.random.default_rng(0)
    right = np.eye(5)[kinds]
    audioset = np.concatenate([0.05 + 0.85 * right, np.full((len(kinds), 1), 0.01)], axis=1)
    order = slice(None, None, -1)
    np.savez(
        folder / "teacher.npz",
        clip=np.array(clips)[order],
        mn04_tag_probability=audioset[order].astype(np.float16),
        mn04_embedding=(right + random.normal(0, 0.05, right.shape))[order].astype(np.float16),
        jamendo_tag_probability=(0.05 + 0.85 * right)[order].astype(np.float16),
        jamendo_embedding=(right + random.normal(0, 0.05, right.shape))[order].astype(np.float16),
    )
    (folder / "audioset_labels.txt").write_text("\n".join(AUDIOSET_TAGS), encoding="utf-8")
    (folder / "jamendo_tags.txt").write_text("\n".join(JAMENDO_TAGS), encoding="utf-8")
