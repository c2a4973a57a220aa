"""How long should a window be, and how many? The same network on tracks that the corpus holds two clips of.

`python -m benchmarks.window_lengths --corpus DIR [--model DIR] [--most-seconds S] [--segments N ...]`: each clip is cut
into as many windows side by side as fit, and every choice of windows that divides a track's sound between both clips
counts. Differences are paired and their intervals drawn over artists.
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import numpy as np
import onnxruntime
import soundfile
from numpy.typing import NDArray

from benchmarks.model_folder import measured_model
from genre_tagger.audio.clip import Clip
from genre_tagger.classification.checkpoint import CheckpointInfo, load_network
from genre_tagger.classification.crnn import Crnn
from genre_tagger.classification.onnx_graph import build_graph
from genre_tagger.features.mel import MelFrontEnd

_CLIP_SECONDS = 19.4
_ROUNDS = 1000

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class TwoClips:
    """A labelled track of the corpus. `label` is the genre's number, -1 for none of them."""

    label: int
    artist: str
    clips: tuple[Path, Path]


def read_tracks(corpus: Path, genres: tuple[str, ...], most_seconds: float) -> list[TwoClips]:
    """The tracks with two clips of 19.4 s or more, but none beyond `most_seconds`."""
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    with (corpus / "clips.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["genre"] != "unknown" and _CLIP_SECONDS <= float(row["seconds"]) <= most_seconds:
                rows[row["track"]].append(row)
    tracks = []
    for clips in rows.values():
        if len(clips) == 2:
            first, last = (corpus / "clips" / clip["clip"] for clip in clips)
            genre = clips[0]["genre"]
            label = genres.index(genre) if genre in genres else -1
            tracks.append(TwoClips(label, clips[0]["artist_group"], (first, last)))
    return tracks


def predictions(tracks: list[TwoClips], network: Crnn, info: CheckpointInfo, segments: int) -> Floats:
    """(tracks, 2, windows, outputs): the probabilities of every window of the length of one of `segments`."""
    segmented = Crnn(replace(network.config, segments=segments)).eval()
    segmented.load_state_dict(network.state_dict())
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        build_graph(segmented, info.mel.frames), options, providers=["CPUExecutionProvider"]
    )
    mel = replace(info.mel, frames=info.mel.frames // segments)
    front_end, length = MelFrontEnd(mel), mel.window_samples
    many = int(_CLIP_SECONDS * mel.sample_rate_hz) // length
    found = []
    for path in (clip for track in tracks for clip in track.clips):
        samples, rate_hz = soundfile.read(path, dtype="float32")
        begin = (len(samples) - many * length) // 2
        cuts = [samples[begin + place * length :][:length] for place in range(many)]
        levels = [front_end.window(Clip(cut, rate_hz)).level_db for cut in cuts]
        found.append(session.run(None, {"mel_db": np.stack(levels)[:, None]})[0])
    odds = np.exp(np.array(found, dtype=np.float64) / info.temperature)
    probabilities = odds / odds.sum(axis=-1, keepdims=True)
    return np.asarray(probabilities.reshape(len(tracks), 2, many, -1))


def track_probabilities(windows: Floats, count: int) -> Iterator[Floats]:
    """(tracks, outputs) for every choice of `count` windows, as evenly between the two clips as may be."""
    places = range(windows.shape[2])
    few, more = count // 2, count - count // 2
    for first, last in {(few, more), (more, few)}:
        for one in combinations(places, first):
            for other in combinations(places, last):
                yield np.concatenate([windows[:, 0, list(one)], windows[:, 1, list(other)]], axis=1).mean(axis=1)


def right(windows: Floats, count: int, labels: NDArray[np.int64], genres: int) -> Floats:
    """(tracks in scope,): how often each is called by its genre, over all choices of `count` windows."""
    answers = [shares[:, :genres].argmax(axis=1) for shares in track_probabilities(windows, count)]
    return np.asarray(np.mean([answer == labels for answer in answers], axis=0)[labels >= 0])


def main() -> None:
    """Print one line for each length and number."""
    options = _options()
    network, info = load_network(measured_model(options.model, Path("none")))
    tracks = read_tracks(options.corpus, info.genres, options.most_seconds)
    labels = np.array([track.label for track in tracks])
    artists = np.array([track.artist for track in tracks])[labels >= 0]
    rows = [np.flatnonzero(artists == artist) for artist in np.unique(artists)]
    random = np.random.default_rng(0)
    drawn = [np.concatenate([rows[row] for row in random.integers(0, len(rows), len(rows))]) for _ in range(_ROUNDS)]
    print(f"{info.model_id}: {len(artists)} tracks of {len(rows)} artists; against the first line, 95 % over artists")
    first: Floats | None = None
    for segments in options.segments:
        windows = predictions(tracks, network, info, segments)
        seconds = info.mel.window_seconds / segments
        for count in range(2 * windows.shape[2], 1, -1):
            shares = right(windows, count, labels, len(info.genres))
            first = shares if first is None else first
            low, high = np.percentile([(shares - first)[rows].mean() for rows in drawn], [2.5, 97.5])
            print(
                f"{count:2d} windows of {seconds:4.1f} s, {count * seconds:4.1f} s in all: {shares.mean():.4f}"
                f"   {(shares - first).mean():+.4f} [{low:+.4f}, {high:+.4f}]",
                flush=True,
            )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True, help="folder with clips.csv and clips/")
    parser.add_argument("--model", type=Path, help="a model folder; by default the bundled one")
    parser.add_argument("--most-seconds", type=float, default=60.0, help="leave out longer clips")
    parser.add_argument("--segments", type=int, nargs="+", default=[3, 5, 7], help="lengths, as parts of 29 s")
    return parser.parse_args()


if __name__ == "__main__":
    main()
