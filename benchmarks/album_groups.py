"""How long a library's tracks take to be grouped, and the longest that a window would wait for one of them.

`python -m benchmarks.album_groups [TRACKS]`: albums of twelve, four an artist, whose predictions come in a mixed order.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from genre_tagger.classification.company import CompanyWeights
from genre_tagger.classification.prediction import Prediction
from genre_tagger.genres import STUDY_GENRES
from genre_tagger.library.company_index import CompanyIndex
from genre_tagger.library.track import Track

_CHANGES = 1_000


def main(tracks: int) -> None:
    """Prints how long grouping takes, and how long one more prediction, with every track that it touches said anew."""
    listed = [
        Track(Path(f"/music/{n // 12}/{n}.mp3"), 200.0, str(n), f"artist {n // 48}", album=f"album {n // 12}")
        for n in range(tracks)
    ]
    chance, index = random.Random(1), CompanyIndex(CompanyWeights())
    began = perf_counter()
    for track in listed:
        index.put(track, _prediction(chance))
    print(f"{tracks:,} tracks grouped in {perf_counter() - began:.1f} s")
    index.take_touched()
    steps = []
    for track in chance.sample(listed, min(tracks, _CHANGES)):
        started = perf_counter()
        index.put(track, _prediction(chance))
        for album in index.take_touched():
            index.album(album)
            for path in index.paths(album):
                index.track(path)
        steps.append(1000 * (perf_counter() - started))
    print(f"a new prediction, and all that it touches: median {median(steps):.1f} ms, longest {max(steps):.1f} ms")


def _prediction(chance: random.Random) -> Prediction:
    shares = tuple(chance.uniform(0.1, 1.0) for _ in STUDY_GENRES)
    return Prediction(STUDY_GENRES, tuple(share / sum(shares) for share in shares), 0.9, (), 0.4, "m")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
