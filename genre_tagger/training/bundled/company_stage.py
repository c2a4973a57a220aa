"""The stage `company`: fits what an album counts for a track on the folds by source, and says what that is worth."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from genre_tagger.classification.checkpoint import copy_checkpoint, read_checkpoint_info
from genre_tagger.genres import STUDY_GENRES
from genre_tagger.training.bundled.company_cases import spoken_tracks
from genre_tagger.training.bundled.company_figures import company_figures
from genre_tagger.training.bundled.company_fit import fit_weights
from genre_tagger.training.bundled.held_tracks import read_held_tracks
from genre_tagger.training.bundled.material import Material


def company_of_folds(material: Material, work: Path, seed: int, out: Path | None) -> None:
    """Print the fitted weights and the figures of company; where `out` names a model's folder, keep both in it.

    Takes some minutes and needs the results of the folds by source in `work`. Raises DatasetError, CheckpointError.
    """
    tracks = spoken_tracks(material, read_held_tracks(material, work, "source", seed))
    weights = fit_weights(tracks, np.arange(len(tracks.labels)))
    found = company_figures(tracks)
    found["turned"] = [_named(material, turn) for turn in found["turned"]]
    print(json.dumps({"weights": weights.to_json(), "figures": found}, indent=1, ensure_ascii=False))
    if out is not None:
        info = read_checkpoint_info(out)
        metrics = info.metrics | {"company": found}
        copy_checkpoint(out, out, replace(info, company=weights.to_json(), metrics=metrics))
        print(f"kept in {out}")


def _named(material: Material, turn: dict[str, Any]) -> dict[str, Any]:
    """With words instead of numbers."""
    window, names = material.windows[turn["clip"]], (*STUDY_GENRES, "none of these")
    words = {"label": names[turn["label"]], "answer": names[turn["answer"]]}
    return turn | {"clip": window.clip, "artist": window.artist, "title": window.title} | words
