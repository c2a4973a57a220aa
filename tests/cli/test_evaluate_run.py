"""`evaluate --run`: the scores on the run's test tracks, its report and its model."""

from __future__ import annotations

import json
from pathlib import Path

from genre_tagger.settings import user_folders
from tests.builders.cli_runs import run_cli
from tests.builders.finished_runs import made_up_tracks, make_run


def test_a_run_is_scored_and_reported(tmp_path: Path) -> None:
    make_run(user_folders().data / "runs" / "mine", made_up_tracks(tmp_path, 20))
    report = tmp_path / "report.html"
    result = run_cli("evaluate", "--run", "mine", "--no-baseline", "--report", report, "--json")
    assert result.exit_code == 0, result.stderr
    values = json.loads(result.stdout)
    assert values["network"]["tracks"] == 16
    low, high = values["network"]["accuracy"][1:]
    assert 0 < low < values["network"]["accuracy"][0] < high <= 1
    assert "Saved the report to" in result.stderr
    assert f"{values['network']['accuracy'][0]:.1%}" in report.read_text(encoding="utf-8")

    plain = run_cli("evaluate", "--run", "mine", "--no-baseline", "--export", tmp_path / "model")
    assert plain.exit_code == 1
    assert "macro-F1" in plain.stdout
    assert "has no model yet" in plain.stderr


def test_a_report_needs_a_run(tmp_path: Path) -> None:
    result = run_cli("evaluate", "--root", tmp_path, "--report", tmp_path / "report.html")
    assert result.exit_code == 2
    assert "--run" in result.stderr
