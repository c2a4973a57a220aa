"""Models in the window: listed, compared, activated without a restart, rolled back, deleted."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot

from genre_tagger.classification.model_record import Figures, HeldOutScore
from genre_tagger.classification.registry import Registry
from genre_tagger.library.track_row import Status
from genre_tagger.settings import UserFolders
from genre_tagger.training.data.dataset import DataRequest
from genre_tagger.training.run.folder import RunFolder, RunPlan
from genre_tagger.training.run.settings import RunSettings
from genre_tagger.ui.engine import Engine
from genre_tagger.ui.main_window import MainWindow
from genre_tagger.ui.models.models_panel import ModelsDialog, ModelsPanel
from genre_tagger.ui.models.promotion_dialog import PromotionDialog
from tests.builders.models import BUNDLED_ID
from tests.builders.seen import press, words_in
from tests.builders.shown_text import english_numbers
from tests.ui.conftest import MakeWindow, row_of
from tests.ui.models.conftest import classified, install


@pytest.fixture
def window(models: UserFolders, engine: Engine, make_window: MakeWindow, qtbot: QtBot) -> MainWindow:
    """A window in which rock is active."""
    made = make_window(engine)
    made.models.load()
    qtbot.waitUntil(lambda: made.status_line.model_words() == "Model rock", timeout=20_000)
    return made


def opened(window: MainWindow, qtbot: QtBot) -> ModelsDialog:
    dialog = window.models.open_models()
    settled(dialog.panel, qtbot)
    return dialog


def settled(panel: ModelsPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not panel.is_busy and panel.list.count() > 0, timeout=60_000)


def pick(panel: ModelsPanel, name: str) -> None:
    names = [entry.model_id for entry in panel.list.records]
    panel.list.setCurrentRow(names.index(name))


def genres(window: MainWindow) -> set[str]:
    return {row.top_genre for row in window.library.tracks.rows}


def use(panel: ModelsPanel, name: str, qtbot: QtBot) -> None:
    """Through the dialog, as a person would."""
    pick(panel, name)
    entry = panel.list.chosen
    assert entry is not None
    dialog = panel.offer(entry)
    assert dialog is not None
    qtbot.waitUntil(lambda: not dialog.is_busy and dialog.use.isEnabled(), timeout=60_000)
    dialog.use.click()
    settled(panel, qtbot)


def wait_classified(window: MainWindow, qtbot: QtBot, model: str) -> None:
    qtbot.waitUntil(lambda: window.status_line.model_words() == f"Model {model}", timeout=20_000)
    qtbot.waitUntil(lambda: not window.library.classifying.is_busy, timeout=60_000)


def test_the_list_shows_which_model_is_active_and_what_it_is_worth(window: MainWindow, qtbot: QtBot) -> None:
    panel = opened(window, qtbot).panel
    assert [entry.model_id for entry in panel.list.records] == [BUNDLED_ID, "folk", "rock", "unsure"]
    entry = panel.list.chosen
    assert entry is not None
    assert (entry.model_id, entry.active) == ("rock", True)
    assert "in use" in panel.list.currentItem().toolTip()
    assert not panel.activate.isEnabled()
    assert not panel.delete.isEnabled()
    assert panel.roll_back.isEnabled()
    assert BUNDLED_ID in panel.roll_back.toolTip()
    pick(panel, "folk")
    assert panel.activate.isEnabled()
    assert panel.delete.isEnabled()


def test_a_model_is_swapped_without_a_restart(
    window: MainWindow, models: UserFolders, qtbot: QtBot, music: Path
) -> None:
    classified(window, qtbot, music)
    library = window.library
    assert genres(window) == {"Rock"}
    mine = next(row for row in library.tracks.rows if row.path.name == "one.flac")
    library.table.pick_row(row_of(library.model, mine.path))
    library.choose_number(1)
    panel = opened(window, qtbot).panel
    pick(panel, "folk")
    entry = panel.list.chosen
    assert entry is not None
    dialog = panel.offer(entry)
    assert dialog is not None
    qtbot.waitUntil(lambda: not dialog.is_busy, timeout=60_000)
    summary = dialog.diff.summary
    assert summary is not None
    assert (summary.flipped, summary.unchanged) == (3, 0)
    lines = {line.path.name: line for line in dialog.diff.tables[0].records.records}
    assert lines["two.wav"].old.startswith("Rock")
    assert lines["two.wav"].new.startswith("Folk")
    assert "Electronic" in lines["one.flac"].why
    dialog.use.click()
    settled(panel, qtbot)
    wait_classified(window, qtbot, "folk")
    assert genres(window) == {"Folk"}
    assert (mine.edit.chosen, mine.status) == ("Electronic", Status.CORRECTED)
    assert Registry(models.models).active().info.model_id == "folk"


def test_one_click_rolls_back(window: MainWindow, qtbot: QtBot, music: Path) -> None:
    classified(window, qtbot, music)
    panel = opened(window, qtbot).panel
    use(panel, "folk", qtbot)
    wait_classified(window, qtbot, "folk")
    panel.roll_back.click()
    settled(panel, qtbot)
    wait_classified(window, qtbot, "rock")
    assert genres(window) == {"Rock"}
    window.actions_.roll_back.trigger()
    wait_classified(window, qtbot, BUNDLED_ID)
    assert BUNDLED_ID in window.library.notice.text
    settled(panel, qtbot)
    entry = next(entry for entry in panel.list.records if entry.model_id == BUNDLED_ID)
    assert entry.active


def test_a_classification_under_way_is_stopped_and_begun_anew(
    window: MainWindow, qtbot: QtBot, music: Path, models: UserFolders
) -> None:
    window.opening.open_paths([music])
    Registry(models.models).activate("folk")
    window.models.swap()
    wait_classified(window, qtbot, "folk")
    qtbot.waitUntil(lambda: len(window.library.tracks) == 3, timeout=20_000)
    qtbot.waitUntil(lambda: not window.library.classifying.is_busy, timeout=60_000)
    assert genres(window) == {"Folk"}
    assert {row.prediction.model_id for row in window.library.tracks.rows if row.prediction} == {"folk"}


def test_other_genres_reach_menus_and_filters(
    window: MainWindow, qtbot: QtBot, music: Path, models: UserFolders
) -> None:
    install(models, "jazz", "Jazz", genres=("Jazz", "Polka"))
    classified(window, qtbot, music)
    use(opened(window, qtbot).panel, "jazz", qtbot)
    wait_classified(window, qtbot, "jazz")
    assert window.library.genres == ("Jazz", "Polka")
    assert [action.text().split("\t")[0] for action in window.actions_.genres.actions()] == ["Jazz", "Polka"]
    assert genres(window) == {"Jazz"}


def test_a_worse_model_is_held_back_until_overridden(window: MainWindow, qtbot: QtBot, models: UserFolders) -> None:
    good = Figures(f1=(("Rock", 0.8), ("Folk", 0.7)), count=40, test_key="same")
    bad = Figures(f1=(("Rock", 0.8), ("Folk", 0.6)), count=40, test_key="same")
    install(models, "good", "Rock", good)
    install(models, "bad", "Rock", bad)
    Registry(models.models).activate("good")
    panel = opened(window, qtbot).panel
    pick(panel, "bad")
    entry = panel.list.chosen
    assert entry is not None
    dialog = panel.offer(entry)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.quality.check is not None, timeout=20_000)
    assert not dialog.use.isEnabled()
    assert "Folk from 0.70 to 0.60" in words_in(dialog.quality)
    press(dialog, "Use it all the same")
    assert dialog.use.isEnabled()
    dialog.reject()


def test_figures_on_different_music_are_said_not_to_compare(window: MainWindow, qtbot: QtBot) -> None:
    panel = opened(window, qtbot).panel
    pick(panel, BUNDLED_ID)
    entry = panel.list.chosen
    assert entry is not None
    dialog = panel.offer(entry)
    assert dialog is not None
    qtbot.waitUntil(dialog.use.isEnabled, timeout=20_000)
    assert "different music" in words_in(dialog.quality)
    assert "No tracks are loaded" in words_in(dialog.diff)
    dialog.reject()


def test_closing_the_dialog_ends_the_comparison(window: MainWindow, qtbot: QtBot, music: Path) -> None:
    classified(window, qtbot, music)
    panel = opened(window, qtbot).panel
    pick(panel, "unsure")
    entry = panel.list.chosen
    assert entry is not None
    dialog = panel.offer(entry)
    assert dialog is not None
    dialog.reject()
    qtbot.waitUntil(lambda: not window.runner.busy(""), timeout=20_000)
    assert window.status_line.model_words() == "Model rock"


def test_a_damaged_active_model_gives_way_with_a_notice(
    models: UserFolders, engine: Engine, make_window: MakeWindow, qtbot: QtBot
) -> None:
    (models.models / "rock" / "network.onnx").write_bytes(b"damaged")
    window = make_window(engine)
    window.models.load()
    qtbot.waitUntil(lambda: window.status_line.model_words() == f"Model {BUNDLED_ID}", timeout=20_000)
    assert "rock" in window.library.notice.text
    assert "came with the program is used instead" in window.library.notice.text
    panel = opened(window, qtbot).panel
    assert "rock" in panel.told.text()
    pick(panel, "rock")
    assert "checksums" in words_in(panel.card)
    assert not panel.activate.isEnabled()


def test_deleting_asks_first(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    panel = opened(window, qtbot).panel
    pick(panel, "folk")
    answers = [QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes]
    monkeypatch.setattr(QMessageBox, "question", lambda *_: answers.pop(0))
    panel.delete.click()
    settled(panel, qtbot)
    assert panel.list.count() == 4
    panel.delete.click()
    settled(panel, qtbot)
    assert panel.list.count() == 3
    assert "folk was deleted" in panel.told.text()


def test_what_fails_is_told_in_the_panel(window: MainWindow, qtbot: QtBot, models: UserFolders) -> None:
    panel = opened(window, qtbot).panel
    pick(panel, "folk")
    entry = panel.list.chosen
    assert entry is not None
    dialog = panel.offer(entry)
    assert dialog is not None
    qtbot.waitUntil(dialog.use.isEnabled, timeout=60_000)
    (models.models / "folk" / "network.onnx").write_bytes(b"damaged meanwhile")
    dialog.use.click()
    settled(panel, qtbot)
    assert "checksums" in panel.told.text()
    assert window.status_line.model_words() == "Model rock"


def test_a_run_becomes_a_model_that_is_offered(
    window: MainWindow, qtbot: QtBot, models: UserFolders, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = models.data / "runs" / "folk"
    plan = RunPlan("folk", "2027-01-02T10:00:00+00:00", "1", DataRequest(()), RunSettings(), models.cache)
    plan.save(RunFolder(run).plan)
    panel = opened(window, qtbot).panel
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("from a run", True))
    panel.promote_run(run)
    qtbot.waitUntil(lambda: bool(window.findChildren(PromotionDialog)), timeout=20_000)
    dialog = window.findChildren(PromotionDialog)[0]
    assert "from a run" in words_in(dialog) + dialog.windowTitle()
    dialog.reject()
    settled(panel, qtbot)
    assert panel.list.count() == 5
    assert window.status_line.model_words() == "Model rock"


def test_a_run_without_a_network_is_told(
    window: MainWindow, qtbot: QtBot, models: UserFolders, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = opened(window, qtbot).panel
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("folk", True))
    panel.promote_run(models.data / "runs" / "nothing")
    settled(panel, qtbot)
    assert "no finished network yet" in panel.told.text()
    assert panel.told.property("role") == "bad"


def test_the_status_bar_opens_the_models(window: MainWindow, qtbot: QtBot) -> None:
    press(window.status_line, "The model in use")
    first = window.findChildren(ModelsDialog)
    press(window.status_line, "The model in use")
    assert window.findChildren(ModelsDialog) == first
    settled(first[0].panel, qtbot)
    first[0].close()


def test_figures_abroad(
    window: MainWindow, abroad: str, painted: list[str], qtbot: QtBot, music: Path, models: UserFolders
) -> None:
    figures = Figures(0.8423, (0.8, 0.88), 0.8134, (0.78, 0.84), (("Rock", 0.75), ("Folk", 0.5)), 1234)
    install(models, "measured", "Rock", figures)
    classified(window, qtbot, music)
    panel = opened(window, qtbot).panel
    pick(panel, "measured")
    assert english_numbers(panel, painted) == [], abroad
    entry = panel.list.chosen
    assert entry is not None
    dialog = panel.offer(entry)
    assert dialog is not None
    qtbot.waitUntil(lambda: not dialog.is_busy, timeout=60_000)
    assert english_numbers(dialog, painted) == []
    dialog.reject()


@pytest.mark.parametrize(
    ("score", "role", "begins"),
    [
        (HeldOutScore("personal", 20, 0.6, 0.8, (0.05, 0.4), 8), "good", f"Better than {BUNDLED_ID} on 20 held-out"),
        (HeldOutScore("personal", 20, 0.6, 0.7, (-0.1, 0.3), 8), "warning", f"Perhaps better than {BUNDLED_ID}: 60 %"),
        (HeldOutScore("personal", 20, 0.6, 0.6, (-0.1, 0.1), 8), "bad", f"Not better than {BUNDLED_ID}, so using it"),
        (HeldOutScore("personal", 0, None, None), "", ""),
    ],
)
def test_the_offer_says_first_whether_a_fine_tuned_model_is_better(
    window: MainWindow, models: UserFolders, qtbot: QtBot, score: HeldOutScore, role: str, begins: str
) -> None:
    install(models, "mine", "Folk", Figures(held_out=(score,)))
    panel = opened(window, qtbot).panel
    pick(panel, "mine")
    entry = panel.list.chosen
    assert entry is not None
    dialog = panel.offer(entry)
    assert dialog is not None
    assert dialog.advice.text().startswith(begins)
    assert (dialog.advice.property("role") or "") == role
    assert dialog.advice.isVisibleTo(dialog) is bool(begins)
    dialog.reject()
