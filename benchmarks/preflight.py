"""Clips a second of the check before training, beside decoding every clip whole with librosa, in one run.

    python -m benchmarks.preflight [--clips 800] [--naive 16] [--music DIR]

`--music` takes real MP3s from there; else eight pieces of 30 s are made. Clips are links to them, so the disk is not
measured. The naive loop is what a script would do: librosa.load each clip, look at its length and its loudness.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

import librosa
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from genre_tagger.training.check.clip_check import ClipTask, check_clip
from genre_tagger.training.check.preflight import preflight
from genre_tagger.training.data.dataset import DataSet, LabeledTrack, Split
from tests.builders.audio_files import make_audio

PIECES = 8


def make_pieces(folder: Path) -> list[Path]:
    """30 s MP3s at 44.1 kHz, stereo, as FMA's are."""
    pieces = [folder / f"piece {number}.mp3" for number in range(PIECES)]
    for number, path in enumerate(pieces):
        make_audio(path, 30.0, seed=number)
    return pieces


def linked(folder: Path, pieces: list[Path], count: int) -> DataSet:
    """A data set of `count` clips."""
    tracks = []
    for number in range(count):
        path = folder / f"{number:06d}.mp3"
        path.symlink_to(pieces[number % len(pieces)].resolve())
        tracks.append(LabeledTrack(path, "Rock", Split.TRAINING))
    return DataSet("benchmark", ("Rock",), tuple(tracks))


def naive_clips_per_second(paths: list[Path]) -> float:
    """librosa.load from start to end, in this process."""
    librosa.load(paths[0], sr=None)
    began = time.perf_counter()
    for path in paths:
        samples, rate_hz = librosa.load(path, sr=None)
        assert len(samples) / rate_hz > 3.0
        assert np.sqrt(np.mean(samples**2)) > 1e-3
    return len(paths) / (time.perf_counter() - began)


def main() -> None:
    """Prints three lines."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--clips", type=int, default=800)
    options.add_argument("--naive", type=int, default=16)
    options.add_argument("--music", type=Path)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pieces = sorted(chosen.music.rglob("*.mp3")) if chosen.music else make_pieces(folder)
        data_set = linked(folder, pieces, chosen.clips)
        paths = [track.path for track in data_set.tracks]
        naive = naive_clips_per_second(paths[: chosen.naive])
        began = time.perf_counter()
        for path in paths[: chosen.naive * 4]:
            check_clip(ClipTask(path))
        one = chosen.naive * 4 / (time.perf_counter() - began)
        began = time.perf_counter()
        for _ in preflight(data_set):
            pass
        whole = chosen.clips / (time.perf_counter() - began)
    print(f"librosa, whole clips, 1 process    {naive:8.1f} clips/s")
    print(f"check_clip, 1 process              {one:8.1f} clips/s  {one / naive:5.1f} x")
    print(f"preflight, worker processes        {whole:8.1f} clips/s  {whole / naive:5.1f} x")


if __name__ == "__main__":
    main()
