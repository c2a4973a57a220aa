"""From opened paths to predictions: streaming, what is looked at first, stopping, failures."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from genre_tagger.foundation.errors import CheckpointError
from genre_tagger.library.track_row import Status
from genre_tagger.ui.library.classifying import Progress
from genre_tagger.ui.main_window import MainWindow
from tests.builders.generated_engine import GeneratedEngine, generated_path
from tests.ui.conftest import MakeWindow, row_of


def wait_idle(window: MainWindow, qtbot: QtBot) -> None:
    """Until nothing is found or classified any more."""
    qtbot.waitUntil(lambda: not window.library.classifying.is_busy, timeout=30_000)


def test_everything_found_is_classified(loaded: MainWindow) -> None:
    assert all(row.prediction is not None for row in loaded.library.tracks.rows)
    assert loaded.library.pages.currentIndex() == 1
    assert loaded.library.filter_bar.write_button.isEnabled()


def test_rows_on_screen_come_first(make_window: MakeWindow, generated: GeneratedEngine, qtbot: QtBot) -> None:
    generated.count, generated.seconds_per_track = 60, 0.02
    window = make_window(generated)
    window.opening.open_paths([Path("/music")])
    qtbot.waitUntil(lambda: len(window.library.tracks) == 60 and len(generated.classified) > 3)
    wanted = [generated_path(number) for number in (58, 57)]
    window.library.classifying.prefer(wanted)
    already = len(generated.classified)
    qtbot.waitUntil(lambda: set(wanted) <= set(generated.classified), timeout=20_000)
    assert max(generated.classified.index(path) for path in wanted) <= already + 3


def test_stop_leaves_the_rest_unclassified(make_window: MakeWindow, generated: GeneratedEngine, qtbot: QtBot) -> None:
    generated.seconds_per_track = 0.02
    window = make_window(generated)
    window.opening.open_paths([Path("/music")])
    qtbot.waitUntil(lambda: len(generated.classified) > 2, timeout=20_000)
    window.actions_.stop.trigger()
    wait_idle(window, qtbot)
    counts = window.library.tracks.counts
    assert counts[Status.STOPPED] > 10
    assert counts[Status.WAITING] == counts[Status.CLASSIFYING] == 0


def test_stopped_rows_can_be_classified_later(
    make_window: MakeWindow, generated: GeneratedEngine, qtbot: QtBot
) -> None:
    generated.seconds_per_track = 0.01
    window = make_window(generated)
    window.opening.open_paths([Path("/music")])
    qtbot.waitUntil(lambda: len(generated.classified) > 2, timeout=20_000)
    window.library.stop()
    wait_idle(window, qtbot)
    window.library.table.selectAll()
    window.actions_.classify_again.trigger()
    wait_idle(window, qtbot)
    assert all(row.prediction is not None for row in window.library.tracks.rows)


def test_failure_says_why_in_its_row(make_window: MakeWindow, generated: GeneratedEngine, qtbot: QtBot) -> None:
    generated.fail_every = 4
    window = make_window(generated)
    window.opening.open_paths([Path("/music")])
    qtbot.waitUntil(lambda: len(window.library.tracks) == 40 and not window.library.classifying.is_busy)
    failed = [row for row in window.library.tracks.rows if row.status is Status.FAILED]
    assert len(failed) == 10
    assert all(row.problem == f"{row.path.name} holds no audio." for row in failed)
    assert not window.library.table.grab().isNull()


def test_remembered_predictions_show_without_classifying(
    make_window: MakeWindow, generated: GeneratedEngine, qtbot: QtBot
) -> None:
    generated.remembered = True
    window = make_window(generated)
    window.opening.open_paths([Path("/music")])
    qtbot.waitUntil(lambda: len(window.library.tracks) == 40 and not window.library.classifying.is_busy)
    assert all(row.prediction is not None for row in window.library.tracks.rows)
    assert generated.classified == []


def test_progress_counts_and_estimates(make_window: MakeWindow, generated: GeneratedEngine, qtbot: QtBot) -> None:
    generated.seconds_per_track = 0.03
    window = make_window(generated)
    seen: list[Progress] = []
    window.library.classifying.progressed.connect(seen.append)
    window.opening.open_paths([Path("/music")])
    qtbot.waitUntil(lambda: any(one.eta_seconds for one in seen), timeout=20_000)
    last = seen[-1]
    assert 0 < last.done <= last.total == 40
    assert last.rate > 0
    window.library.progress.show_classifying(last)


def test_unusable_model_is_told_once(
    make_window: MakeWindow, generated: GeneratedEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise CheckpointError("The model is damaged.")

    monkeypatch.setattr(generated, "classify", refuse)
    window = make_window(generated)
    told: list[object] = []
    window.library.failed.disconnect(window.show_error)
    window.library.failed.connect(told.append)
    window.opening.open_paths([Path("/music")])
    qtbot.waitUntil(lambda: bool(told))
    wait_idle(window, qtbot)
    assert [str(error) for error in told] == ["The model is damaged."]
    assert window.library.tracks.counts[Status.WAITING] == 0


def test_removed_rows_are_not_classified(make_window: MakeWindow, generated: GeneratedEngine, qtbot: QtBot) -> None:
    generated.seconds_per_track = 0.02
    window = make_window(generated)
    window.opening.open_paths([Path("/music")])
    qtbot.waitUntil(lambda: len(window.library.tracks) == 40)
    last = generated_path(39)
    window.library.table.pick_row(row_of(window.library.model, last))
    window.actions_.remove.trigger()
    wait_idle(window, qtbot)
    assert last not in generated.classified
    assert window.library.tracks.row(last) is None


def test_opening_again_counts_nothing_twice(make_window: MakeWindow, generated: GeneratedEngine, qtbot: QtBot) -> None:
    generated.remembered = True
    window = make_window(generated)
    ends: list[Progress] = []
    window.library.classifying.ended.connect(ends.append)
    for times in (1, 2):
        window.opening.open_paths([Path("/music")])
        qtbot.waitUntil(lambda times=times: len(ends) == times)
    assert [(one.done, one.total, one.already_listed) for one in ends] == [(40, 40, 0), (0, 0, 40)]
    assert len(window.library.tracks) == 40


def test_file_that_changed_is_classified_again(loaded: MainWindow, generated: GeneratedEngine, qtbot: QtBot) -> None:
    assert len(generated.classified) == 40
    loaded.opening.open_paths([Path("/music")])
    qtbot.waitUntil(lambda: len(generated.classified) == 80 and not loaded.library.classifying.is_busy)
    assert len(loaded.library.tracks) == 40
