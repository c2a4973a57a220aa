"""Where the milliseconds of one file go. `python -m benchmarks.steps MODEL_FOLDER FILES...` prints one JSON object."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[_name] = "1"

from genre_tagger.audio.content_key import content_key  # noqa: E402
from genre_tagger.audio.decoding import open_audio  # noqa: E402 - after the thread limits
from genre_tagger.audio.placement import read_windows  # noqa: E402
from genre_tagger.classification.classifier import WindowClassifier  # noqa: E402
from genre_tagger.features.mel import MelFrontEnd  # noqa: E402
from genre_tagger.library.track import read_track  # noqa: E402


def main(model_folder: Path, names: list[str]) -> None:
    """One warm-up pass, one timed pass."""
    classifier = WindowClassifier(model_folder)
    front_end = MelFrontEnd(classifier.info.window)
    steps: dict[str, float] = {}
    for path in map(Path, names):
        classify(path, classifier, front_end, {})
    started, spent = time.perf_counter(), time.process_time()
    for path in map(Path, names):
        classify(path, classifier, front_end, steps)
    print(
        json.dumps(
            {
                "seconds": time.perf_counter() - started,
                "files": len(names),
                "cpu": time.process_time() - spent,
                "steps": steps,
            }
        )
    )


def classify(path: Path, classifier: WindowClassifier, front_end: MelFrontEnd, steps: dict[str, float]) -> None:
    """What a worker does with a file, step by step."""
    mel, count = front_end.settings, classifier.info.default_windows
    ticks = [time.perf_counter()]
    content_key(path)
    ticks.append(time.perf_counter())
    with open_audio(path) as reader:
        ticks.append(time.perf_counter())
        windows = read_windows(reader, count, mel.window_seconds, mel.sample_rate_hz)
    ticks.append(time.perf_counter())
    spectrograms = [front_end.window(clip) for clip in windows.clips]
    ticks.append(time.perf_counter())
    classifier.classify(spectrograms)
    ticks.append(time.perf_counter())
    read_track(path, 0.0)
    ticks.append(time.perf_counter())
    for step, begun, ended in zip(
        ("content key", "open", "decode", "mel", "network", "tags"), ticks, ticks[1:], strict=False
    ):
        steps[step] = steps.get(step, 0.0) + ended - begun


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
