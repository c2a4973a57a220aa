"""A folder scanned and classified as the command line does it. `python -m benchmarks.scanned MODEL_FOLDER STORE FOLDER`
prints one JSON object.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from genre_tagger.library.classify_tracks import classify_tracks
from genre_tagger.library.scan import scan
from genre_tagger.library.store import PredictionStore
from genre_tagger.library.track import BatchSummary


def main(model_folder: Path, store_path: Path, folder: Path) -> None:
    """One run, start of the workers included."""
    started = time.perf_counter()
    with PredictionStore(store_path) as store:
        for step in classify_tracks(scan([folder]), model_folder=model_folder, windows=1, store=store):
            summary = step
    assert isinstance(summary, BatchSummary)
    assert summary.failed == 0, summary
    print(json.dumps({"seconds": time.perf_counter() - started, "files": summary.total, "cpu": 0.0, "steps": {}}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
