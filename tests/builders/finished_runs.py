"""Folders of training runs that never ran: plan, tracks, log, answers and, where asked for, a tiny network."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from genre_tagger.training.data.dataset import DataRequest, LabeledTrack, SourceKind, SourceRequest, Split
from genre_tagger.training.run.folder import RunFolder, RunPlan, save_tracks, write_json
from genre_tagger.training.run.settings import RunSettings
from genre_tagger.training.run.steps import EpochTrained, append_step
from genre_tagger.training.scores.values import Scores

GENRES = ("Electronic", "Rock", "Hip-Hop", "Folk")


def made_up_tracks(folder: Path, per_genre: int, genres: tuple[str, ...] = GENRES) -> tuple[LabeledTrack, ...]:
    """`per_genre` tracks a genre, two of each artist; of ten, six are for training, two each for the rest."""
    splits = (*(Split.TRAINING,) * 6, Split.VALIDATION, Split.VALIDATION, Split.TEST, Split.TEST)
    return tuple(
        LabeledTrack(
            folder / f"{genre}-{number}.wav",
            genre,
            splits[number % 10],
            f"{genre}-{number // 2}",
            f"Artist {number // 2} <of {genre}>",
            f"Track & {number}",
        )
        for genre in genres
        for number in range(per_genre)
    )


def make_run(
    folder: Path,
    tracks: tuple[LabeledTrack, ...],
    *,
    genres: tuple[str, ...] = GENRES,
    skill: float = 2.0,
    seed: int = 1,
    temperature: float = 1.0,
    settings: RunSettings | None = None,
    epochs: int = 3,
    fix: dict[int, int] | None = None,
) -> RunFolder:
    """A finished run in `folder`. `skill` is how far the right genre's logit stands out; `fix` sets the predicted genre
    of rows (of `tracks`) with great confidence, whatever the label says."""
    files = RunFolder(folder)
    folder.mkdir(parents=True)
    request = DataRequest((SourceRequest(SourceKind.FOLDERS, Path("/music <mine>")),))
    chosen = replace(settings or RunSettings(preset="study-small"), epochs=epochs)
    RunPlan(folder.name, "2026-01-02T03:04:05+00:00", "0.1.0", request, chosen, folder.parent / "cache").save(
        files.plan
    )
    save_tracks(files.tracks, tracks)
    for epoch in range(1, epochs + 1):
        append_step(files.log, _epoch(epoch, epochs))
    held = [row for row, track in enumerate(tracks) if track.split is not Split.TRAINING]
    rows = np.array(held, dtype=np.int64)
    labels = np.array([genres.index(tracks[row].genre) for row in rows], dtype=np.int64)
    write_answers(
        files, tracks, rows, labels, _logits(rows, labels, genres, skill, seed, fix or {}), genres, temperature
    )
    scores = {"loss": 0.5, "accuracy": 0.8, "macro_f1": 0.79}
    status = {"state": "finished", "reason": "done", "data_name": "made up", "genres": list(genres), "epoch": epochs}
    write_json(files.status, status | {"best_epoch": epochs, "validation": scores, "test": scores})
    return files


def write_answers(
    files: RunFolder,
    tracks: tuple[LabeledTrack, ...],
    rows: NDArray[np.int64],
    labels: NDArray[np.int64],
    logits: NDArray[np.float32],
    genres: tuple[str, ...] = GENRES,
    temperature: float = 1.0,
) -> None:
    """`predictions.npz` as the trainer leaves it."""
    np.savez(
        files.predictions,
        rows=rows,
        labels=labels,
        logits=logits,
        split=np.array([(tracks[row % len(tracks)].split or Split.TEST).value for row in rows]),
        genres=np.array(genres),
        temperature=np.float64(temperature),
    )


def _logits(
    rows: NDArray[np.int64],
    labels: NDArray[np.int64],
    genres: tuple[str, ...],
    skill: float,
    seed: int,
    fix: dict[int, int],
) -> NDArray[np.float32]:
    logits = np.random.default_rng(seed).normal(size=(len(rows), len(genres)))
    logits[np.arange(len(rows)), labels] += skill
    for row, predicted in fix.items():
        place = int(np.flatnonzero(rows == row)[0])
        logits[place] = -4.0
        logits[place, predicted] = 4.0
    return logits.astype(np.float32)


def _epoch(epoch: int, epochs: int) -> EpochTrained:
    share = epoch / (epochs + 1)
    return EpochTrained(
        epoch,
        epochs,
        Scores(1.4 - share, share, share),
        Scores(1.5 - share, 0.9 * share, 0.85 * share),
        1e-4,
        2.0,
        50.0,
        (1.0, 2.0, 3.0),
        is_best=epoch == epochs,
    )
