"""Our own engine. Run in a process of its own:
`python -m benchmarks.ours JOBS WINDOWS MODEL_FOLDER STORE FILES...` prints one JSON object. STORE may be "-" for none;
with one, the files are classified into it first and the run over the remembered files is what is timed.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from benchmarks.measured import cpu_seconds
from genre_tagger.library.classify_tracks import classify_pool, classify_tracks
from genre_tagger.library.store import PredictionStore
from genre_tagger.library.track import BatchSummary


def main(jobs: int, windows: int, model_folder: Path, store_path: str, names: list[str]) -> None:
    """Warm the workers up on a few files, then time the batch."""
    paths = [Path(name) for name in names]
    store = None if store_path == "-" else PredictionStore(Path(store_path))
    with classify_pool(jobs) as pool:

        def run(some: list[Path]) -> BatchSummary:
            steps = classify_tracks(some, model_folder=model_folder, windows=windows or None, pool=pool, store=store)
            *_, summary = steps
            assert isinstance(summary, BatchSummary)
            assert summary.failed == 0, summary
            return summary

        begun = time.perf_counter()
        run(paths[:1])
        start_seconds = time.perf_counter() - begun
        run(paths[: 2 * jobs])
        if store is not None:
            run(paths)
        started, spent = time.perf_counter(), cpu_seconds()
        summary = run(paths)
        seconds, spent = time.perf_counter() - started, cpu_seconds() - spent
    if store is not None:
        assert summary.remembered == len(paths), summary
        store.close()
    print(json.dumps({"seconds": seconds, "files": len(paths), "cpu": spent, "steps": {}, "start": start_seconds}))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]), sys.argv[4], sys.argv[5:])
