"""A training tab over the real engine in empty folders, and tiny music sorted by genre."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from pytestqt.qtbot import QtBot

from genre_tagger.settings import UserFolders
from genre_tagger.training.check.report import ClipProblem, Estimates, PreflightReport, ProblemKind
from genre_tagger.ui.engine import Engine
from genre_tagger.ui.tasks import TaskRunner
from genre_tagger.ui.training.training_tab import TrainingTab
from genre_tagger.ui.window_state import WindowState
from tests.builders.clips import write_clip

MakeTab = Callable[[], TrainingTab]


@pytest.fixture
def make_tab(qtbot: QtBot, engine: Engine, folders: UserFolders) -> Iterator[MakeTab]:
    """Makes tabs that are shown; each remembers what the one before was told."""
    made: list[tuple[TrainingTab, TaskRunner]] = []

    def make() -> TrainingTab:
        runner = TaskRunner()
        tab = TrainingTab(engine, runner, WindowState(folders.config))
        qtbot.addWidget(tab)
        tab.resize(1000, 560)
        tab.show()
        made.append((tab, runner))
        return tab

    yield make
    for tab, runner in made:
        tab.close_down(pauses=False)
        runner.shut_down(20)


@pytest.fixture
def tab(make_tab: MakeTab) -> TrainingTab:
    """One such tab."""
    return make_tab()


@pytest.fixture(scope="session")
def music(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two genres with six artists each, two clips an artist."""
    folder = tmp_path_factory.mktemp("music")
    for place, genre in enumerate(("Folk", "Rock")):
        for artist in range(6):
            home = folder / genre / f"{genre} artist {artist}"
            home.mkdir(parents=True)
            for number in range(2):
                write_clip(home / f"clip {artist}-{number}.flac", 100 * place + 10 * artist + number)
    return folder


@pytest.fixture(scope="session")
def faulty_music(music: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with a silent, a short, a broken and a double clip."""
    folder = tmp_path_factory.mktemp("faulty") / "music"
    shutil.copytree(music, folder)
    soundfile.write(folder / "Folk" / "silent.flac", np.zeros(28_000, np.float32), 8_000)
    write_clip(folder / "Folk" / "short.flac", 7, seconds=0.3)
    (folder / "Rock" / "broken.flac").write_bytes(b"fLaC and nothing more")
    twin = music / "Rock" / "Rock artist 0" / "clip 0-0.flac"
    (folder / "Rock" / "double.flac").write_bytes(twin.read_bytes())
    return folder


@pytest.fixture
def report() -> PreflightReport:
    """A check that found two clips unfit."""
    return PreflightReport(
        "folders (music)",
        ("Rock", "Folk"),
        ((800, 200), (100, 30), (100, 0)),
        1_234,
        (
            ClipProblem(ProblemKind.SILENT, Path("/music/Folk/b.mp3"), "b.mp3 is silent from start to end.", True),
            ClipProblem(ProblemKind.CORRUPT, Path("/music/Rock/a.mp3"), "a.mp3 holds no sound.", True),
            ClipProblem(ProblemKind.LEAK_ARTIST, Path("/music/Rock/c.mp3"), "X is in two parts.", False),
        ),
        Estimates(200_000_000, 10**12, 2 * 10**9, 8 * 10**9, (60.0, 90.0, 200.0), (600.0, 900.0, 1800.0)),
        (),
        ("The test part has no clip of Folk.",),
        36_000.0,
        12.0,
        "2026-01-02T03:04:05+00:00",
    )
