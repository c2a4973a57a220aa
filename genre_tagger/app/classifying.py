"""Files of music -> predictions: what is remembered is recalled, the rest is classified by worker processes."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from genre_tagger.app.session import Session
from genre_tagger.library.track import TrackClassified, TrackFailed, TrackRemembered

if TYPE_CHECKING:
    from genre_tagger.classification.explanation_result import Explanation, ExplanationRequest
    from genre_tagger.classification.prediction import Prediction
    from genre_tagger.library.store import ModelWindows
    from genre_tagger.library.track import Step

FileStep = TrackClassified | TrackRemembered | TrackFailed


def classify(
    session: Session, paths: Iterable[Path | TrackFailed], cancelled: Event | None = None
) -> Generator[Step, None, None]:
    """Classify files (`scan(...)`, a `TrackQueue`) with the session's model, windows and number of workers.

    Yields `TrackClassified`, `TrackRemembered` or `TrackFailed` per path, as they finish, then one `BatchSummary`;
    `cancelled` ends it early, within a tenth of a second. One batch of a session at a time. Raises CheckpointError
    where the model cannot be used, WorkerCrashError where no worker process can be started, ClusterError where the
    session's cluster cannot do the work.
    """
    from genre_tagger.library.classify_tracks import classify_tracks

    yield from classify_tracks(
        paths,
        model_folder=session.model().folder,
        windows=session.settings.windows,
        store=session.store(),
        pool=session.pool(),
        cancelled=cancelled,
    )


def in_company(
    session: Session, steps: Iterable[FileStep], corrected: Mapping[Path, str] | None = None
) -> Generator[FileStep]:
    """The steps of a batch with each track's prediction in company, as the session's settings want it.

    By the setting "none" they pass as they come. Else failures do, and the tracks follow in their order when the last
    has come, each with what its album was found to say in `company`: some 3 KB of memory a track until then.
    `corrected` are the genres a person gave, by absolute path: they speak for their albums. Raises CheckpointError.
    """
    from genre_tagger.classification.company import CompanyWeights
    from genre_tagger.library.company_index import CompanyIndex
    from genre_tagger.library.track import CompanyMode

    mode = CompanyMode(session.settings.company)
    if mode is CompanyMode.NONE:
        yield from steps
        return
    index = CompanyIndex(CompanyWeights.from_json(session.model().info.company), mode)
    waiting: list[TrackClassified | TrackRemembered] = []
    for step in steps:
        if isinstance(step, TrackFailed):
            yield step
            continue
        path = step.track.path
        index.put(step.track, step.prediction, (corrected or {}).get(path.absolute(), ""))
        waiting.append(step)
    for step in waiting:
        found = index.track(step.track.path)
        yield step if found is None else replace(step, prediction=found.together, company=found)


def classify_file(session: Session, path: Path) -> Prediction:
    """One file, in this process and thread; remembered as any other.

    Raises DecodeError, with one sentence, where there is nothing to classify, CheckpointError for the model.
    """
    from genre_tagger.library.classify_tracks import ClassifyTask, run_classify_task

    store, settings_of_store = session.store(), model_windows(session)
    known = store.recall(path, settings_of_store)
    if known is not None:
        return known[1]
    memory = run_classify_task(ClassifyTask(path, session.model().folder, settings_of_store, store.path)).memory
    store.remember(memory, settings_of_store)
    return memory.prediction


def model_windows(session: Session) -> ModelWindows:
    """What a remembered prediction must agree in: the model and its number of windows. Raises CheckpointError."""
    from genre_tagger.library.classify_tracks import model_windows_of

    return model_windows_of(session.model().folder, session.settings.windows)


def find(session: Session, paths: Iterable[Path]) -> Generator[Path | TrackFailed | TrackRemembered]:
    """Audio files below `paths`: each its remembered prediction, or its path where it is still to be classified."""
    from genre_tagger.library.scan import scan

    return recall(session, scan(paths))


def recall(session: Session, files: Iterable[Path | TrackFailed]) -> Generator[Path | TrackFailed | TrackRemembered]:
    """Files: each its prediction by the session's model, or as it came where there is none yet."""
    store, now = session.store(), model_windows(session)
    for file in files:
        known = None if isinstance(file, TrackFailed) else store.recall(file, now)
        yield file if known is None else TrackRemembered(*known)


def forget(session: Session, paths: Iterable[Path]) -> None:
    """Files to be classified anew, although the model has classified them."""
    session.store().forget(paths, model_windows(session))


def explanation_steps(request: ExplanationRequest) -> Generator[str | Explanation]:
    """Why a model answered as it did: words about the work under way, then the explanation. Raises GenreTaggerError.

    Runs in a process of its own, which is why it imports what imports torch.
    """
    from genre_tagger.classification.explanation import explain

    yield from explain(request.checkpoint, request.audio, request.start_seconds, request.genre)
