"""The pages on their own: what they show, and what they tell when something is chosen."""

from __future__ import annotations

import multiprocessing
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from genre_tagger.app.datasets import DatasetSummary
from genre_tagger.foundation.installation import bundled_folder
from genre_tagger.training.check.report import PreflightReport
from genre_tagger.training.data.dataset import DataRequest, SourceKind, SourceRequest, SplitChoice
from genre_tagger.training.results.evaluation import CHOICES, OFF, ON, OWN_GENRES
from genre_tagger.training.run.folder import BROKEN, FINISHED, PAUSED, RunSummary
from genre_tagger.training.run.settings import FIELDS, PRESET_NAMES, preset, settings_of
from genre_tagger.training.run.steps import BatchTrained
from genre_tagger.training.scores.values import Scores
from genre_tagger.ui.figure_text import FigureText, size
from genre_tagger.ui.training.check_page import CheckPage
from genre_tagger.ui.training.data_page import DataPage
from genre_tagger.ui.training.data_sources import SourceCard
from genre_tagger.ui.training.runs_panel import RunsPanel
from genre_tagger.ui.training.settings_page import SettingsPage, settings_from_text, settings_to_text
from genre_tagger.ui.training.steps import CHECK, DATA, RUN, SETTINGS
from genre_tagger.ui.training.training_session import RunRecord
from genre_tagger.ui.training.training_tab import TrainingTab
from genre_tagger.ui.widgets.form import value_of
from tests.builders.seen import press
from tests.builders.shown_text import english_numbers
from tests.ui.training.run_targets import epoch, started

LOOK = DatasetSummary(
    "folders (music)", ("Rock", "Folk"), (("training", "Rock", 30), ("test", "Folk", 12)), 2, ("a.mp3 is gone.",), (), 3
)


def test_report_says_counts_problems_and_estimates(qtbot: QtBot, report: PreflightReport) -> None:
    page = CheckPage()
    qtbot.addWidget(page)
    page.show_report(report)
    assert "The test part has no clip of Folk." in page.sentences.text()
    words = page.chart.accessibleDescription()
    assert "Training 1000" in words
    assert "Rock: Training 800 (80 %)" in words
    assert "1230 of 1234 clips" in page.figures.text()
    assert "about 16 min (11 min to 33 min)" in page.figures.text()
    model = page.table.model()
    assert model.rowCount() == 3
    page.table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert model.index(0, 2).data() == "a.mp3 holds no sound."
    page.kinds.setCurrentIndex(page.kinds.findData("silent"))
    assert model.rowCount() == 1
    assert page.leave_out.isChecked()


def test_blocking_report_forbids_the_start(tab: TrainingTab, report: PreflightReport) -> None:
    tab.check.show_report(replace(report, blocking=("There is no clip to validate on.",)))
    tab.show_step(2)
    assert tab.next_button.text() == "See the check"
    tab.start_training()
    assert not tab.is_training


def test_a_double_click_asks_to_hear_the_clip(qtbot: QtBot, report: PreflightReport, tmp_path: Path) -> None:
    clip = tmp_path / "b.mp3"
    clip.touch()
    page = CheckPage()
    qtbot.addWidget(page)
    page.show_report(replace(report, problems=(replace(report.problems[0], path=clip),)))
    page.table.setCurrentIndex(page.table.model().index(0, 0))
    with qtbot.waitSignal(page.play_wanted) as heard:
        page.table.activated.emit(page.table.currentIndex())
    assert heard.args == [clip]


def test_other_data_make_the_check_void(tab: TrainingTab, report: PreflightReport) -> None:
    tab.check.show_report(report)
    tab.data.add_source(SourceRequest(SourceKind.FOLDERS, Path("/music")))
    assert tab.check.report is None
    assert tab.step == DATA


def test_genres_weights_and_split_are_chosen(qtbot: QtBot) -> None:
    page = DataPage()
    qtbot.addWidget(page)
    told: list[DataRequest] = []
    page.request_changed.connect(told.append)
    page.add_source(SourceRequest(SourceKind.FOLDERS, Path("/music")))
    page.show_look(LOOK)
    assert page.summary.text().startswith("42 clip")
    page.genres.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert told[-1].genres == ("Rock",)
    [card] = page.findChildren(SourceCard)
    card.weight.setValue(2.5)
    assert told[-1].sources[0].weight == 2.5
    assert told[-1].genres == ("Rock",)
    page.split.setCurrentIndex(1)
    page.split.activated.emit(1)
    assert told[-1].split is SplitChoice.ARTIST_DISJOINT
    card.remove_button.click()
    assert told[-1].sources == ()
    assert page.pages.currentIndex() == 0


def test_fma_offers_all_its_genres(qtbot: QtBot) -> None:
    page = DataPage()
    qtbot.addWidget(page)
    page.show()
    page.add_source(SourceRequest(SourceKind.FMA_SMALL, Path("/fma/fma_small")))
    assert page.all_fma.isVisible()
    assert page.base_genres == ()
    page.all_fma.setChecked(True)
    assert len(page.request.genres) == 16
    assert page.base_genres == page.request.genres


def test_every_setting_can_be_edited_and_taken_back(qtbot: QtBot) -> None:
    page = SettingsPage()
    qtbot.addWidget(page)
    for name in PRESET_NAMES:
        page.set_settings(settings_of(name))
        for field in FIELDS:
            expected = getattr(settings_of(name), field.name)
            value = value_of(page.fields[field.name])
            assert value == (pytest.approx(expected) if field.kind == "number" else expected)
        assert not page.reset_button.isEnabled()
    page.fields["learning_rate"].setValue(3e-4)  # type: ignore[attr-defined]
    assert page.settings.learning_rate == pytest.approx(3e-4)
    assert page.reset_button.isEnabled()
    page.reset_button.click()
    assert page.settings == settings_of(PRESET_NAMES[-1])


def test_numbers_are_typed_as_people_write_them(qtbot: QtBot) -> None:
    page = SettingsPage()
    qtbot.addWidget(page)
    page.show()
    control = page.fields["learning_rate"]
    control.setFocus()
    control.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(control, "5e-5")
    qtbot.keyClick(control, Qt.Key.Key_Return)
    assert page.settings.learning_rate == pytest.approx(5e-5)
    qtbot.keyClick(control, Qt.Key.Key_Up)
    assert page.settings.learning_rate == pytest.approx(1e-4)


def test_settings_are_remembered() -> None:
    changed = replace(settings_of("quick"), epochs=7)
    assert settings_from_text(settings_to_text(changed)) == changed
    assert settings_from_text("{}").preset in PRESET_NAMES
    assert settings_from_text(settings_to_text(replace(changed, epochs=0))) == settings_of(PRESET_NAMES[0])


def test_every_word_of_the_settings_can_be_translated() -> None:
    said = {text for name in PRESET_NAMES for text in (preset(name).title, preset(name).purpose)}
    for field in FIELDS:
        said |= {field.group, field.label, field.help, field.unit, field.zero_means, *field.choices}
    said |= {*CHOICES.values(), *SplitChoice, OWN_GENRES, ON, OFF}
    said = {text for text in said if text and not text.isdigit()}
    for file in (bundled_folder("resources") / "translations").glob("genre_tagger_[!e]*.ts"):
        contexts = {context.findtext("name"): context for context in ElementTree.parse(file).iter("context")}
        assert said <= {message.findtext("source") for message in contexts["RunSettings"].iter("message")}


def runs_in(folder: Path) -> tuple[RunSummary, ...]:
    scores = Scores(0.5, 0.8, 0.79)
    done = RunSummary("a", folder / "a", "2026-01-02T03:04:05+00:00", "quick", "FMA", (), FINISHED, test=scores)
    paused = RunSummary("b", folder / "b", "2026-01-01T03:04:05+00:00", "quick", "FMA", (), PAUSED, epoch=3, epochs=9)
    return done, paused, RunSummary("c", folder / "c", state=BROKEN, problem="The files of the run c are damaged.")


def test_runs_offer_what_can_be_done(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    panel = RunsPanel()
    qtbot.addWidget(panel)
    panel.show_runs(runs_in(tmp_path), None)
    panel.list.setCurrentRow(0)
    assert not panel.resume_action.isEnabled()
    assert panel.delete_action.isEnabled()
    panel.list.setCurrentRow(1)
    assert panel.resume_action.isEnabled()
    assert "paused after epoch 3 of 9" in panel.list.item(1).toolTip()
    panel.show_runs(runs_in(tmp_path), tmp_path / "b")
    panel.tell_epoch(tmp_path / "b", 4)
    assert "training, epoch 4 of 9" in panel.list.item(1).toolTip()
    assert not panel.resume_action.isEnabled()
    assert not panel.delete_action.isEnabled()
    panel.list.setCurrentRow(2)
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    with qtbot.waitSignal(panel.delete_wanted) as told:
        panel.delete_action.trigger()
    assert told.args == [tmp_path / "c"]


def test_a_run_is_deleted(tab: TrainingTab, qtbot: QtBot) -> None:
    folder = tab.session.runs_folder / "old"
    folder.mkdir(parents=True)
    (folder / "plan.json").write_text("{}")
    tab.session.list_runs()
    qtbot.waitUntil(lambda: tab.runs.list.count() == 1)
    tab.session.delete_run(folder)
    qtbot.waitUntil(lambda: tab.runs.list.count() == 0)
    assert not folder.exists()
    outside = tab.session.runs_folder.parent
    with qtbot.waitSignal(tab.session.failed):
        tab.session.delete_run(outside)
    assert outside.exists()


def test_figures_in_words(qtbot: QtBot) -> None:
    text = FigureText()
    assert size(7_200_000_000) == "7.2 GB"
    assert text.time(75) == "75 s"
    assert text.time(12_000) == "3 h 20 min"
    assert text.remaining(600, 900, 1500) == "about 15 min left (10 min to 25 min)"
    assert text.remaining(899, 900, 901) == "about 15 min left"


def test_a_source_removed_while_it_is_read_is_not_told_of(tab: TrainingTab, music: Path, qtbot: QtBot) -> None:
    told: list[DatasetSummary] = []
    tab.session.looked.connect(told.append)
    tab.data.add_folder(music)
    qtbot.waitUntil(lambda: bool(multiprocessing.active_children()), timeout=20_000)  # it is being read
    press(tab.data, "Take A folder for each genre out")
    qtbot.waitUntil(lambda: not multiprocessing.active_children(), timeout=20_000)
    QApplication.processEvents()  # what was on its way
    assert told == []
    assert not tab.rail.buttons[CHECK].isEnabled()


def test_figures_abroad(
    abroad: str, painted: list[str], tab: TrainingTab, report: PreflightReport, tmp_path: Path, qtbot: QtBot
) -> None:
    tab.check.show_report(report)
    record = RunRecord()
    for step in (started(tmp_path), epoch(1), epoch(2), BatchTrained(3, 5, 1234, 0.5, 7.5e-5, 3.8, 1_234_567_890)):
        record.absorb(step)
    tab.shown.record = record
    tab.shown.show()
    tab.runs.show_runs(runs_in(tmp_path), None)
    for step in (DATA, CHECK, SETTINGS, RUN):
        tab.show_step(step)
        assert english_numbers(tab, painted) == [], abroad
    tab.open_download()
    assert tab.download is not None
    assert english_numbers(tab.download, painted) == []
    tab.download.close()
