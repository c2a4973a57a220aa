"""How many 30 s clips a second become mel windows: a plain librosa loop and ours, interleaved, on the same MP3 files.

`python -m benchmarks.extraction` makes its clips once (kept in --folder) and prints rates, ratio and where time goes.
The goal is read strictly: one pass over the clips. What a training run gains, whose later epochs read the cache where a
loop without one decodes everything anew, is printed beside it.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import sys
import tempfile
import time
import warnings
from pathlib import Path
from typing import Any

from benchmarks.measured import Measurement, cpu_seconds, measure
from genre_tagger.features.mel import MelSettings

MEL = MelSettings()
DEFAULTS = "librosa loop, its defaults"
"""`load`, `melspectrogram`, `power_to_db` without an argument: 22,050 Hz, FFT 2048, 128 bands."""

STUDY = "librosa loop, our mel settings"
"""The same loop making the very windows that we make."""

OURS = "ours, 2 workers"
GOAL = 4.0
GOAL_ROWS = (DEFAULTS, OURS)
_WARM_UP_CLIPS = 8
_BIT_RATES = (128, 192, 256, 320)


def main() -> None:
    """Measure, print, and save the figures as JSON where asked."""
    options = _options()
    names = [str(path) for path in clips(options.folder / "clips-30s", options.clips, options.music)]
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}; "
        f"{len(names)} MP3 clips of 30 s, {options.rounds} interleaved rounds\n"
    )
    rows: dict[str, list[Measurement]] = {}
    for _ in range(options.rounds):
        for name, arguments in {
            DEFAULTS: ["naive", "defaults"],
            STUDY: ["naive", "study"],
            "ours, 1 worker": ["ours", "1"],
            OURS: ["ours", "2"],
        }.items():
            rows.setdefault(name, []).append(measure("benchmarks.extraction", "--run", *arguments, "--files", *names))
    steps = measure("benchmarks.extraction", "--run", "steps", "-", "--files", *names).steps_ms
    _print(rows, steps)
    if options.json:
        rates = {name: [one.files_per_second for one in results] for name, results in rows.items()}
        options.json.write_text(json.dumps({"clips_per_second": rates, "steps_ms": steps}, indent=2))


def clips(folder: Path, count: int, music: Path | None) -> list[Path]:
    """`count` MP3s of 30 s, 44.1 kHz, stereo, 128 to 320 kbit/s, all different; made of the recordings in `music`."""
    from genre_tagger.audio.decoding import open_audio
    from tests.builders.audio_files import Recipe, make_audio
    from tests.builders.sound import music_like

    sources = sorted(path for path in music.rglob("*.mp3")) if music else []
    folder = folder.with_name(f"{folder.name}-{'music' if sources else 'made'}")
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{number:03d}.mp3" for number in range(count)]
    for number, path in enumerate(paths):
        if path.exists():
            continue
        samples, rate_hz = music_like(30.0, 44_100, 2, number), 44_100
        if sources:
            with open_audio(sources[number % len(sources)]) as reader:
                samples, rate_hz = reader.read_channels(0.0, 30.0)
            samples = samples * (0.98 ** (number // len(sources)))  # other bytes, the same music
        recipe = Recipe("av", "mp3", "libmp3lame", codec_options={"b": f"{_BIT_RATES[number % len(_BIT_RATES)]}k"})
        unfinished = path.with_suffix(".part.mp3")
        make_audio(unfinished, sample_rate_hz=rate_hz, recipe=recipe, samples=samples.astype("float32"))
        unfinished.replace(path)
    return paths


def naive(settings: str, names: list[str]) -> dict[str, Any]:
    """What one would write first, one clip after the other. `settings` "study": the very windows we make."""
    import librosa

    warnings.simplefilter("ignore")
    mel = {"n_fft": MEL.fft_length, "hop_length": MEL.hop_length, "n_mels": MEL.mel_bands}
    steps = {"load": 0.0, "mel": 0.0}

    def one(name: str) -> None:
        begun = time.perf_counter()
        samples, rate = librosa.load(name, sr=MEL.sample_rate_hz) if settings == "study" else librosa.load(name)
        loaded = time.perf_counter()
        extra = mel if settings == "study" else {}
        librosa.power_to_db(librosa.feature.melspectrogram(y=samples, sr=rate, **extra))
        steps["load"] += loaded - begun
        steps["mel"] += time.perf_counter() - loaded

    one(names[0])
    steps.update(load=0.0, mel=0.0)
    begun, spent = time.perf_counter(), cpu_seconds()
    for name in names:
        one(name)
    return {
        "seconds": time.perf_counter() - begun,
        "files": len(names),
        "cpu": cpu_seconds() - spent,
        "steps": steps,
    }


def ours(jobs: int, names: list[str]) -> dict[str, Any]:
    """`extract` into an empty cache. Timed from the first few clips on, when all workers run."""
    from genre_tagger.training.windows import extraction
    from genre_tagger.training.windows.extraction import ExtractionProgress

    extraction.REPORT_SECONDS = 0.0
    folder = Path(tempfile.mkdtemp(prefix="genre-tagger-benchmark-"))
    done = warm_done = 0
    started, first, warm_seconds, warm_cpu = time.perf_counter(), 0.0, 0.0, 0.0
    try:
        for step in extraction.extract([Path(name) for name in names], folder, MEL, jobs=jobs):
            if not isinstance(step, ExtractionProgress) or step.done == done:
                continue
            now, done = time.perf_counter(), step.done
            first = first or now - started
            if done >= _WARM_UP_CLIPS and not warm_done:
                # Looking at the process tree takes longer than a clip, so it is done twice and no more.
                warm_done, warm_cpu, warm_seconds = done, cpu_seconds(), time.perf_counter()
            if done == len(names):
                seconds, cpu = now - warm_seconds, cpu_seconds() - warm_cpu
        again = _from_the_cache([Path(name) for name in names], folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return {
        "seconds": seconds,
        "files": done - warm_done,
        "cpu": cpu,
        "start": first,
        "steps": {"again": again * (done - warm_done)},
    }


def _from_the_cache(paths: list[Path], folder: Path) -> float:
    """Seconds a clip of the next epoch: opening the cache, reading every window and turning it into dB."""
    from genre_tagger.training.windows.extraction import extract
    from genre_tagger.training.windows.mel_windows import to_db

    begun = time.perf_counter()
    *_, windows = extract(paths, folder, MEL)
    for row in range(len(windows)):
        to_db(windows.level[row])
    return (time.perf_counter() - begun) / len(paths)


def steps_of_a_clip(names: list[str]) -> dict[str, Any]:
    """Where our milliseconds go, one clip after the other in one process."""
    import soxr

    from genre_tagger.audio.clip import Clip
    from genre_tagger.audio.content_key import content_key
    from genre_tagger.audio.decoding import open_audio
    from genre_tagger.features.mel import MelFrontEnd
    from genre_tagger.training.windows.mel_windows import ClipTask, WindowPlan, clip_windows, to_bytes
    from genre_tagger.training.windows.store import FeatureStore

    front_end, plan = MelFrontEnd(MEL), WindowPlan(MEL)
    steps = dict.fromkeys(("content key", "open", "decode", "resample", "mel", "bytes", "write"), 0.0)
    folder = Path(tempfile.mkdtemp(prefix="genre-tagger-benchmark-"))
    made = [clip_windows(ClipTask(Path(name), plan)) for name in names]  # and warm
    begun, spent = time.perf_counter(), cpu_seconds()
    with FeatureStore(folder, plan) as store:
        for name, windows in zip(names, made, strict=True):
            ticks = [time.perf_counter()]
            content_key(Path(name), thorough=True)
            ticks.append(time.perf_counter())
            with open_audio(name) as reader:
                ticks.append(time.perf_counter())
                clip = reader.read(0.0, MEL.window_seconds)
            ticks.append(time.perf_counter())
            samples = soxr.resample(clip.samples, clip.sample_rate_hz, MEL.sample_rate_hz, quality="HQ")
            ticks.append(time.perf_counter())
            level_db = front_end.window(Clip(samples, MEL.sample_rate_hz)).level_db
            ticks.append(time.perf_counter())
            to_bytes(level_db)
            ticks.append(time.perf_counter())
            store.add(windows)
            ticks.append(time.perf_counter())
            for step, since, until in zip(steps, ticks, ticks[1:], strict=False):
                steps[step] += until - since
    shutil.rmtree(folder, ignore_errors=True)
    return {
        "seconds": time.perf_counter() - begun,
        "files": len(names),
        "cpu": cpu_seconds() - spent,
        "steps": steps,
    }


def _print(rows: dict[str, list[Measurement]], steps: dict[str, float]) -> None:
    print(f"{'':<36}{'clips/s':>9}   {'lowest .. highest':^18}{'CPU ms':>8}{'peak MB':>9}{'start s':>9}")
    for name, results in rows.items():
        rates = [one.files_per_second for one in results]
        cpu, memory, start = (
            statistics.median(getattr(one, field) for one in results)
            for field in ("cpu_ms", "memory_mb", "start_seconds")
        )
        spread = f"{min(rates):7.1f} .. {max(rates):<7.1f}"
        print(f"{name:<36}{statistics.median(rates):9.1f}   {spread}{cpu:8.1f}{memory:9.0f}{start:9.2f}")
    print()
    for loop in (DEFAULTS, STUDY):
        for name in [name for name in rows if name.startswith("ours")]:
            pairs = list(zip(rows[name], rows[loop], strict=True))
            ratios = [mine.files_per_second / theirs.files_per_second for mine, theirs in pairs]
            work = statistics.median(theirs.cpu_ms / mine.cpu_ms for mine, theirs in pairs)
            ratio = statistics.median(ratios)
            goal = f"  goal >= {GOAL:g}: {'met' if ratio >= GOAL else 'MISSED'}" if (loop, name) == GOAL_ROWS else ""
            spread = f"{min(ratios):.2f} .. {max(ratios):.2f}"
            print(f"{name}: {ratio:.2f} x the {loop} ({spread}; by processor time {work:.2f}){goal}")
    for loop in (DEFAULTS, STUDY):
        runs = ", ".join(f"{epochs} epochs {_ratio_of_a_run(rows, loop, epochs):.1f} x" for epochs in (2, 10, 20))
        print(f"windows for a whole run, {OURS}, against the {loop} in each epoch: {runs}")
    for loop in (DEFAULTS, STUDY):
        told = ", ".join(f"{step} {ms:.1f}" for step, ms in rows[loop][-1].steps_ms.items())
        print(f"\nms a clip, {loop}: {told}", end="")
    print("\nms a clip, ours: " + ", ".join(f"{step} {ms:.1f}" for step, ms in steps.items()))
    most = max(steps, key=lambda step: steps[step])
    print(f"what dominates ours: {most}, {steps[most] / sum(steps.values()):.0%}")


def _ratio_of_a_run(rows: dict[str, list[Measurement]], loop: str, epochs: int) -> float:
    theirs = statistics.median(1000.0 / one.files_per_second for one in rows[loop])
    first = statistics.median(1000.0 / one.files_per_second for one in rows[OURS])
    again = statistics.median(one.steps_ms["again"] for one in rows[OURS])
    return epochs * theirs / (first + (epochs - 1) * again)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    default_folder = Path(tempfile.gettempdir()) / "genre-tagger-benchmark"
    parser.add_argument("--folder", type=Path, default=default_folder, help="where the measured clips are kept")
    parser.add_argument("--music", type=Path, help="folder of MP3s to make the clips of; else they are synthesised")
    parser.add_argument("--clips", type=int, default=48)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path, help="save the figures there")
    return parser.parse_args()


def _run(kind: str, setting: str, names: list[str]) -> None:
    if kind == "naive":
        result = naive(setting, names)
    elif kind == "ours":
        result = ours(int(setting), names)
    else:
        result = steps_of_a_clip(names)
    print(json.dumps(result))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:  # one row, in a process of its own
        _run(sys.argv[2], sys.argv[3], sys.argv[5:])
    else:
        main()
