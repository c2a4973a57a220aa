"""The same with real worker processes: equal bytes, crashes that cost one clip, kill -9 that costs nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from genre_tagger.training.windows import extraction
from genre_tagger.training.windows.extraction import extract
from tests.builders.clips import SMALL_MEL, Bench, make_clips, outcome, same_windows, write_clip

ROOT = Path(__file__).resolve().parents[3]
DRIVER = """
import sys
from pathlib import Path
from genre_tagger.training.windows import extraction
from tests.builders.clips import SMALL_MEL

if __name__ == "__main__":
    extraction.REPORT_SECONDS = 0.0
    for step in extraction.extract(sorted(Path(sys.argv[1]).glob("*.flac")), Path(sys.argv[2]), SMALL_MEL, jobs=1):
        print(getattr(step, "done", "end"), flush=True)
        sys.stdin.readline()
"""


def test_processes_make_the_same_bytes_and_a_crash_costs_one_clip(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extraction, "CLIP_HANDLER", "tests.builders.clips:hostile_clip_windows")
    paths = make_clips(tmp_path / "music", 5)
    crash = tmp_path / "music" / "crash.flac"
    write_clip(crash, 77)
    asked = [*paths[:2], crash, *paths[2:]]
    windows, progress, failed = outcome(extract(asked, tmp_path / "processes", SMALL_MEL, jobs=2))
    assert [(clip.path, clip.row) for clip in failed] == [(crash, 2)]
    assert "crash.flac made the decoder crash" in failed[0].reason
    assert windows.track_row.tolist() == [0, 1, 3, 4, 5]
    assert progress.failed == 1
    monkeypatch.setattr(extraction, "open_executor", Bench().open)
    here, _, _ = outcome(extract(paths, tmp_path / "here", SMALL_MEL))
    there, progress, _ = outcome(extract(paths, tmp_path / "processes", SMALL_MEL))
    assert same_windows(here, there)
    assert progress.reused == 5


def test_kill_9_loses_nothing_that_was_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = make_clips(tmp_path / "music", 20)
    cache = tmp_path / "cache"
    command = [sys.executable, "-c", DRIVER, str(tmp_path / "music"), str(cache)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as driver:
        assert driver.stdin is not None
        assert driver.stdout is not None
        while (done := int(driver.stdout.readline())) < 5:
            driver.stdin.write("on\n")
            driver.stdin.flush()
        driver.kill()
    bench = Bench()
    monkeypatch.setattr(extraction, "open_executor", bench.open)
    windows, progress, _ = outcome(extract(paths, cache, SMALL_MEL))
    assert progress.reused == done
    assert len(bench.decoded) == 20 - done
    here, _, _ = outcome(extract(paths, tmp_path / "here", SMALL_MEL))
    assert same_windows(windows, here)
