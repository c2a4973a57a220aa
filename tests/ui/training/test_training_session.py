"""What a run tells, gathered."""

from __future__ import annotations

from pathlib import Path

from genre_tagger.training.run.folder import summary
from genre_tagger.training.run.steps import BatchTrained, RunPaused
from genre_tagger.training.windows.extraction import ClipFailed, ExtractionProgress, ExtractionStage
from genre_tagger.ui.training.training_session import MOST_BATCHES, RunPhase, RunRecord, read_record
from tests.builders.finished_runs import made_up_tracks, make_run
from tests.ui.training.run_targets import EPOCHS, epoch, started

FOLDER = Path("/runs/made-up")


def batch(number: int, step: int) -> BatchTrained:
    return BatchTrained(number, step, 10, 0.5, 1e-4, 20.0, 10**9)


def record_with(*steps: object) -> RunRecord:
    record = RunRecord()
    for step in steps:
        record.absorb(step)
    return record


def test_phases_follow_the_steps() -> None:
    record = RunRecord()
    assert record.phase is RunPhase.STARTING
    record.absorb(ExtractionProgress(ExtractionStage.EXTRACTING, 3, 8, 0, 0))
    record.absorb(ClipFailed(Path("/a.mp3"), "a.mp3 is silent."))
    assert record.phase is RunPhase.PREPARING
    record.absorb(started(FOLDER))
    assert record.folder == FOLDER
    assert record.total_epochs == EPOCHS
    record.absorb(batch(1, 5))
    assert record.phase is RunPhase.TRAINING
    record.absorb(RunPaused("made-up", 0))
    assert record.phase is RunPhase.PAUSED
    assert len(record.failed_clips) == 1


def test_progress_counts_the_epoch_under_way() -> None:
    record = record_with(started(FOLDER), epoch(1), batch(2, 5))
    assert record.part_done == 1.5 / EPOCHS
    assert record.remaining_seconds == (59.0, 89.0, 119.0)
    assert record.best is not None
    assert record.best.epoch == 1


def test_resuming_forgets_what_was_not_saved() -> None:
    record = record_with(started(FOLDER), epoch(1), batch(2, 5), epoch(2), batch(3, 5), started(FOLDER, 1))
    assert [one.epoch for one in record.epochs] == [1]
    assert record.batches == []
    record.absorb(epoch(2))
    assert [one.epoch for one in record.epochs] == [1, 2]


def test_a_long_run_is_thinned() -> None:
    record = record_with(started(FOLDER), *(batch(1 + step // 10, step % 10) for step in range(3 * MOST_BATCHES)))
    assert MOST_BATCHES / 2 <= len(record.batches) <= MOST_BATCHES
    places = [place for place, _ in record.batches]
    assert places == sorted(places)


def test_an_earlier_run_is_read_from_its_folder(tmp_path: Path) -> None:
    files = make_run(tmp_path / "run", made_up_tracks(tmp_path, 10))
    record = read_record(summary(files.root))
    assert [one.epoch for one in record.epochs] == [1, 2, 3]
    assert record.total_epochs == 3
    assert record.folder == files.root


def test_a_damaged_run_is_told(tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    record = read_record(summary(tmp_path / "run"))
    assert record.phase is RunPhase.FAILED
    assert "run" in record.problem
