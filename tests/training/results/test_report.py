"""The report is one complete page whatever the files are called; the comparison lays runs side by side."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
import torch

from genre_tagger.classification.checkpoint import CheckpointInfo, load_network, save_checkpoint
from genre_tagger.classification.crnn import ConvStage, Crnn, CrnnConfig
from genre_tagger.features.mel import MelSettings
from genre_tagger.foundation.errors import CheckpointError, ReportError, TrainingError
from genre_tagger.training.results.evaluation import (
    compare_runs,
    evaluate_run,
    read_evaluation,
    write_results,
)
from genre_tagger.training.results.models import export_model
from genre_tagger.training.results.report import run_report, save_run_report
from genre_tagger.training.run.folder import RunFolder
from genre_tagger.training.run.settings import RunSettings
from tests.builders.finished_runs import GENRES, made_up_tracks, make_run

_VOID = {"meta", "br"}


class _Page(HTMLParser):
    """Checks that every element is closed, and gathers texts and SVG drawings."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.heads: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self.open.append(tag)
        for name, value in attrs:
            assert name not in {"src", "href"}, f"{tag} loads {value}"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.open and self.open[-1] in {"h1", "h2"}:
            self.heads.append(data)


def _page(html: str) -> _Page:
    page = _Page()
    page.feed(html)
    assert page.open == []
    for drawing in html.split("<svg")[1:]:
        ElementTree.fromstring("<svg" + drawing.split("</svg>")[0] + "</svg>")
    return page


def _evaluated(folder: Path, seed: int = 1, skill: float = 2.0, settings: RunSettings | None = None) -> RunFolder:
    tracks = made_up_tracks(folder.parent, 40)
    files = make_run(folder, tracks, seed=seed, skill=skill, settings=settings)
    for _ in evaluate_run(files.root, with_baseline=False):
        pass
    return files


def _with_network(files: RunFolder) -> RunFolder:
    config = CrnnConfig((ConvStage(4, pool=(8, 8)),), (4,), outputs=4, dense_units=8)
    info = CheckpointInfo("run", GENRES, MelSettings(frames=128), config.to_json(), 1.3, 0.4, 1, False, {}, {})
    torch.manual_seed(0)
    save_checkpoint(files.checkpoint, Crnn(config), info)
    return files


def test_a_report_has_everything_and_loads_nothing(tmp_path: Path) -> None:
    files = _evaluated(tmp_path / "a <run>")
    evaluation = read_evaluation(files.root)
    assert evaluation is not None
    write_results(files.baseline, replace(evaluation, name="A <simple> thing"))
    save_run_report(files.root, tmp_path / "report.html")
    html = (tmp_path / "report.html").read_text(encoding="utf-8")
    page = _page(html)
    assert page.heads[0] == "Training run a <run>"
    for head in ("How it learnt", "Confusion matrix", "Genres", "Confidence", "Data", "Settings"):
        assert head in page.heads
    assert "Baseline: A <simple> thing" in page.heads
    assert html.count("<svg") == 5
    assert f"{evaluation.accuracy.value:.1%}" in page.text
    assert "<simple>" not in html
    mistake = evaluation.mistakes()[0]
    assert mistake.title in page.text
    assert mistake.artist in page.text
    assert "folders in /music <mine>" in page.text
    assert "http" not in html


def test_a_run_that_was_not_evaluated_has_a_report_too(tmp_path: Path) -> None:
    files = make_run(tmp_path / "run", made_up_tracks(tmp_path, 10))
    files.preflight.write_text("not what it should be")
    page = _page(run_report(files.root))
    assert "This run was not evaluated yet." in page.text
    assert "Its report is damaged." in page.text
    assert "How it learnt" in page.heads


def test_a_report_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    files = make_run(tmp_path / "run", made_up_tracks(tmp_path, 10))
    with pytest.raises(ReportError, match="could not be saved"):
        save_run_report(files.root, tmp_path / "nowhere" / "report.html")
    with pytest.raises(TrainingError, match="plan is missing or damaged"):
        save_run_report(tmp_path / "no run", tmp_path / "report.html")


def test_runs_are_compared_on_the_same_tracks(tmp_path: Path) -> None:
    good = _evaluated(tmp_path / "good", skill=4.0)
    poor = _evaluated(tmp_path / "poor", seed=2, skill=0.5, settings=RunSettings(preset="study-small", batch=16))
    other = make_run(tmp_path / "other", made_up_tracks(tmp_path / "elsewhere", 10))
    for _ in evaluate_run(other.root, with_baseline=False):
        pass
    comparison = compare_runs([poor.root, good.root, other.root, tmp_path / "none"])
    assert [run.run_id for run in comparison.runs] == ["poor", "good", "other", "none"]
    gain = comparison.accuracy_gains[1]
    assert gain is not None
    accuracies = [run.evaluation.accuracy.value for run in comparison.runs[:2] if run.evaluation]
    assert gain.value == pytest.approx(accuracies[1] - accuracies[0])
    assert 0 < gain.low < gain.value < gain.high < 1
    assert comparison.accuracy_gains[0] is None
    assert comparison.accuracy_gains[2] is None
    assert not comparison.same_tracks
    assert compare_runs([poor.root, good.root]).same_tracks
    assert len(comparison.runs[0].epochs) == 3
    assert comparison.runs[3].problem
    assert comparison.runs[3].evaluation is None
    differing = {row.name: row.values for row in comparison.settings if row.differs}
    assert differing == {"batch": ("16 clips", "128 clips", "128 clips", "")}
    assert compare_runs([]).runs == ()


def test_damaged_scores_cost_one_column_only(tmp_path: Path) -> None:
    good, bad = _evaluated(tmp_path / "good"), _evaluated(tmp_path / "bad")
    bad.evaluation.write_text("{}")
    first, second = compare_runs([good.root, bad.root]).runs
    assert first.evaluation is not None
    assert second.evaluation is None
    assert "damaged; evaluate the run again" in second.problem
    assert second.settings is not None


def test_an_exported_model_is_whole_and_says_how_to_use_it(tmp_path: Path) -> None:
    files = _with_network(make_run(tmp_path / "run", made_up_tracks(tmp_path, 10)))
    target = tmp_path / "out" / "mine"
    assert export_model(files.root, target) < 1e-4
    assert sorted(path.name for path in target.iterdir()) == ["README.md", "network.onnx", "weights.safetensors"]
    assert load_network(target)[1].genres == GENRES
    note = (target / "README.md").read_text(encoding="utf-8")
    assert "float32 (n, 1, 96, 128)" in note
    assert "Electronic, Rock, Hip-Hop, Folk. Divide by 1.3" in note
    with pytest.raises(TrainingError, match="is there already; choose another name"):
        export_model(files.root, target)


def test_a_model_that_is_missing_or_damaged_is_not_exported(tmp_path: Path) -> None:
    files = make_run(tmp_path / "run", made_up_tracks(tmp_path, 10))
    with pytest.raises(TrainingError, match="has no model yet"):
        export_model(files.root, tmp_path / "mine")
    graph = _with_network(files).checkpoint / "network.onnx"
    graph.write_bytes(graph.read_bytes()[:-1] + b"x")
    with pytest.raises(CheckpointError):
        export_model(files.root, tmp_path / "mine")
    assert not (tmp_path / "mine").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["run"]
