"""How long a library's tracks take to be grouped, and the longest that a window would wait for one of them.

`python -m benchmarks.album_groups [TRACKS]`: albums of twelve, four an artist, whose predictions come in a mixed order.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from time import perf_counter

from genre_tagger.classification.company import CompanyWeights
from genre_tagger.classification.prediction import Prediction
from genre_tagger.genres import STUDY_GENRES
from genre_tagger.library.company_index import CompanyIndex
from genre_tagger.library.track import Track


def main(tracks: int) -> None:
    """Prints the whole, and the longest step: one prediction, with every track that it touches said anew."""
    chance = random.Random(1)
    listed = [
        Track(Path(f"/music/{n // 12}/{n}.mp3"), 200.0, str(n), f"artist {n // 48}", album=f"album {n // 12}")
        for n in range(tracks)
    ]
    began, index, longest = perf_counter(), CompanyIndex(CompanyWeights()), 0.0
    for track in listed:
        index.put(track)
    grouped = perf_counter() - began
    index.take_touched()
    chance.shuffle(listed)
    for track in listed:
        started = perf_counter()
        shares = tuple(chance.uniform(0.1, 1.0) for _ in STUDY_GENRES)
        index.put(track, Prediction(STUDY_GENRES, tuple(s / sum(shares) for s in shares), 0.9, (), 0.4, "m"))
        for album in index.take_touched():
            index.album(album)
            for path in index.paths(album):
                index.track(path)
        longest = max(longest, perf_counter() - started)
    print(f"{tracks:,} tracks grouped in {grouped:.1f} s; all predictions, one by one, {perf_counter() - began:.1f} s;")
    print(f"the longest step {1000 * longest:.0f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
