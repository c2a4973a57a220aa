"""Tracks in the company of their albums: what is said of each once all of a batch are classified."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from genre_tagger.app.session import Session
from genre_tagger.library.track import TrackClassified, TrackFailed, TrackRemembered

FileStep = TrackClassified | TrackRemembered | TrackFailed


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
