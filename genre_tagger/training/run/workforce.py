"""The processes of one run: this one, and as many more as the settings ask devices for (or `torchrun` has started)."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Generator
from dataclasses import dataclass
from types import TracebackType

from genre_tagger.foundation.errors import GenreTaggerError, TrainingError
from genre_tagger.training.data.dataset import Split
from genre_tagger.training.run.batches import weights_seed
from genre_tagger.training.run.finish import Keeper
from genre_tagger.training.run.folder import RunFolder, RunPlan
from genre_tagger.training.run.loop import RunLoop
from genre_tagger.training.run.material import Material, Origin
from genre_tagger.training.run.network import StartingModel, build_network
from genre_tagger.training.run.settings import RunSettings
from genre_tagger.training.run.steps import RunStarted
from genre_tagger.training.run.team import Team, world_size
from genre_tagger.training.scores.values import Scores
from genre_tagger.workers.process import ProcessStream


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """What every process of a run needs to know; pickled to the others."""

    plan: RunPlan
    files: RunFolder
    material: Material
    origin: Origin | None


class Workforce:
    """The first process's side. Entering starts the others and sets up the loop, leaving ends them."""

    def __init__(self, plan: RunPlan, files: RunFolder, material: Material, origin: Origin | None) -> None:
        self._job = Job(plan, files, material, origin)
        self._others: list[_Other] = []

    def __enter__(self) -> Workforce:
        settings = self._job.plan.settings
        try:
            if settings.devices > 1 and world_size() == 1:
                self._start_others(settings)
            self.team = Team(settings)
            self.team.agree(self._job)
            self.loop, self._keeper = _loop(self._job, self.team)
        except BaseException as error:
            self.__exit__(type(error), error, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for other in self._others:
            other.end()
        failed = next((other.error for other in self._others if other.error is not None), None)
        if failed is not None and isinstance(error, RuntimeError):  # a broken connection: tell what broke it
            raise failed from error

    def started(self) -> RunStarted:
        """What to tell before the first step."""
        job, loop = self._job, self.loop
        training, validation, test = (job.material.count(split) for split in Split)
        return RunStarted(
            run_id=job.plan.run_id,
            folder=job.files.root,
            genres=job.material.genres,
            device=self.team.name,
            parameters=loop.parameters,
            training_clips=training,
            validation_clips=validation,
            test_clips=test,
            epochs=job.plan.settings.epochs,
            resumed_epoch=loop.progress.epoch,
        )

    def finish(self) -> Scores:
        """Classify the test tracks with the best network and describe it. Raises CheckpointError and TrainingError."""
        return self._keeper.finish(self.loop.progress, self.team.device)

    def _start_others(self, settings: RunSettings) -> None:
        """This process becomes the first of several, in the terms of `torchrun`."""
        world = {
            "MASTER_ADDR": "127.0.0.1",
            "MASTER_PORT": str(_free_port()),
            "WORLD_SIZE": str(settings.devices),
            "LOCAL_WORLD_SIZE": str(settings.devices),
            "TORCHELASTIC_RUN_ID": self._job.plan.run_id,
        }
        os.environ.update(world | {"RANK": "0", "LOCAL_RANK": "0"})
        for rank in range(1, settings.devices):
            environment = world | {"RANK": str(rank), "LOCAL_RANK": str(rank)}
            self._others.append(_Other(ProcessStream(follow, settings, environment)))


class _Other:
    """One more process, read in a thread until it ends."""

    def __init__(self, stream: ProcessStream) -> None:
        self._stream = stream
        self.error: GenreTaggerError | None = None
        self._thread = threading.Thread(target=self._read, name="other process", daemon=True)
        self._thread.start()

    def end(self) -> None:
        """End the process at once; waits for the thread."""
        self._thread.join(2.0)
        self._stream.close()
        self._thread.join(10.0)

    def _read(self) -> None:
        try:
            for _ in self._stream:
                pass
        except GenreTaggerError as error:
            self.error = TrainingError(
                "One of the processes that train together failed: {reason}", reason=error.message
            )


def follow(settings: RunSettings, environment: dict[str, str] | None = None) -> Generator[None]:
    """What the other processes run: wait for the first one's job, then train along. Yields nothing, now and then."""
    from genre_tagger.training.run.team import keep_freed_memory

    os.environ.update(environment or {})
    keep_freed_memory()
    team = Team(settings)
    job: Job = team.agree(None)
    loop, _ = _loop(job, team)
    for _ in loop.train():
        yield None


def _loop(job: Job, team: Team) -> tuple[RunLoop, Keeper]:
    settings = job.plan.settings
    keeper = Keeper(job.plan, job.files, job.material, job.origin, team.name)
    genres, origin = job.material.genres, job.origin
    network = build_network(settings, genres, origin, weights_seed(settings))
    start = StartingModel(origin, genres, team.device) if origin is not None and settings.distillation > 0 else None
    validation = job.material.held_out(Split.VALIDATION)
    loop = RunLoop(team, settings, network, job.material.training(), validation, job.files, keeper.keep, start)
    if job.files.state.exists():
        loop.go_on()
    return loop, keeper


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
