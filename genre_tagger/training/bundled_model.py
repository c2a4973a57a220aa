"""Rebuild the model that ships.

`python -m genre_tagger.training.bundled_model --corpus DIR --work DIR --out models/ID`

Three stages, each of which leaves its result in the work folder and is skipped when it stands: every fold of a grouped
cross-validation (artists the network never heard: what the card quotes and the calibration is fitted on), the network
trained on everything, and the checkpoint. Folds and the final network may run as processes of their own (`--only`).
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from genre_tagger.classification.checkpoint import CheckpointInfo, save_checkpoint
from genre_tagger.classification.crnn import PRESETS, Crnn
from genre_tagger.errors import GenreTaggerError
from genre_tagger.genres import STUDY_GENRES
from genre_tagger.training.calibration import Calibration, calibrate, cross_fitted, fold_into
from genre_tagger.training.evaluation import Scored
from genre_tagger.training.front_end import front_end_of
from genre_tagger.training.recipe import Material, fold_masks, open_material, score, train_student
from genre_tagger.training.report import balanced_weights, figures
from genre_tagger.training.trainer import EpochResult, Trained, TrainingPlan

_KEEP_EVERY = 1000


@dataclass(frozen=True, slots=True)
class BuildPlan:
    """What the command line chose. `fold_steps` is shorter than `plan.steps`: folds are measured, not shipped."""

    work: Path
    out: Path
    preset: str
    plan: TrainingPlan
    folds: int
    fold_steps: int
    only: str
    default_windows: int


def main(arguments: list[str] | None = None) -> int:
    """Run the chosen stages; prints progress. Returns the exit code."""
    options = _parser().parse_args(arguments)
    torch.set_num_threads(options.threads)
    plan = BuildPlan(
        work=options.work,
        out=options.out,
        preset=options.preset,
        plan=TrainingPlan(steps=options.steps, seed=options.seed),
        folds=options.folds,
        fold_steps=options.fold_steps,
        only=options.only,
        default_windows=options.windows,
    )
    try:
        material = _material(options.corpus, plan)
        build(material, plan)
    except GenreTaggerError as error:
        print(f"{error.title}: {error.message}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Rebuild the bundled model from the training corpus.")
    parser.add_argument("--corpus", type=Path, required=True, help="folder with clips.csv, clips/ and teacher.npz")
    parser.add_argument("--work", type=Path, required=True, help="folder for the mel cache and the finished stages")
    parser.add_argument("--out", type=Path, required=True, help="the model's folder, such as models/crnn-3")
    parser.add_argument("--preset", choices=sorted(PRESETS), default="distilled")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=TrainingPlan().steps)
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument("--fold-steps", type=int, default=6000)
    parser.add_argument(
        "--windows", type=int, default=3, help="windows a track that the model's users judge by default"
    )
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--only", default="all", help="fold-0, fold-1, ..., final, export, or all")
    return parser


def _material(corpus: Path, plan: BuildPlan) -> Material:
    for step in open_material(corpus, plan.work / "cache", STUDY_GENRES, front_end_of(plan.preset)):
        if isinstance(step, Material):
            return step
        if step % 100 == 0:
            print(f"mel windows: {step}", flush=True)
    raise AssertionError("open_material ends with its Material")


def build(material: Material, plan: BuildPlan) -> None:
    """The stages of `plan`, each skipped when its result stands in the work folder."""
    for number, held in enumerate(fold_masks(material, plan.folds)):
        path = plan.work / f"fold-{number}.npz"
        if plan.only in ("all", f"fold-{number}") and not path.exists():
            trained = _train(material, ~held, plan, plan.fold_steps, f"fold {number}")
            rows = np.flatnonzero(held & (material.labels >= 0))
            np.savez(path, rows=rows, logits=score(material, trained, rows).logits)
    final = plan.work / "final.pt"
    if plan.only in ("all", "final") and not final.exists():
        everything = np.ones(len(material.labels), dtype=bool)
        trained = _train(material, everything, plan, plan.plan.steps, "all windows")
        torch.save({"weights": trained.network.state_dict(), "seconds": trained.elapsed_seconds}, final)
    if plan.only in ("all", "export"):
        _export(material, plan, final)


def _train(material: Material, mask: NDArray[np.bool_], plan: BuildPlan, steps: int, name: str) -> Trained:
    training = TrainingPlan(steps=steps, seed=plan.plan.seed)
    last_network = plan.work / f"{name.replace(' ', '-')}.last.pt"

    def keep(step: int, network: Crnn) -> None:
        if step % _KEEP_EVERY == 0:
            torch.save({"weights": network.state_dict(), "step": step}, last_network)

    for result in train_student(material, mask, PRESETS[plan.preset], training, keep):
        if isinstance(result, EpochResult):
            print(json.dumps({"run": name} | asdict(result)), flush=True)
        else:
            return result
    raise AssertionError("training ends with its network")


def out_of_fold(material: Material, work: Path) -> tuple[Scored, NDArray[np.int64]]:
    """Every labelled window scored by the fold that never heard its artist, for the folds done; and its fold, (n,)."""
    folds = [np.load(path) for path in sorted(work.glob("fold-*.npz"))]
    rows = np.concatenate([fold["rows"] for fold in folds])
    logits = np.concatenate([fold["logits"] for fold in folds])
    parts = np.repeat(np.arange(len(folds)), [len(fold["rows"]) for fold in folds])
    return Scored(logits, material.labels[rows], material.artists[rows], len(material.genres)), parts


def _export(material: Material, plan: BuildPlan, final: Path) -> None:
    stored = torch.load(final, weights_only=True)
    config = PRESETS[plan.preset].with_outputs(len(material.genres) + 1)
    network = Crnn(config)
    network.load_state_dict(stored["weights"])
    held_out, parts = out_of_fold(material, plan.work)
    calibration = calibrate(held_out, balanced_weights(held_out))
    fold_into(network, calibration)
    judged = cross_fitted(held_out, balanced_weights(held_out), parts)
    metrics = figures(judged.scored, calibration.unknown_below) | {
        "uncalibrated": figures(held_out),
        "cross_fitted_refusal": [round(share, 4) for share in judged.refusal],
        "held_out_steps": plan.fold_steps,
        "folds_measured": len(list(plan.work.glob("fold-*.npz"))),
    }
    info = CheckpointInfo(
        model_id=plan.out.name,
        genres=material.genres,
        mel=material.cache.settings,
        config=config.to_json(),
        temperature=calibration.temperature,
        unknown_below=calibration.unknown_below,
        default_windows=plan.default_windows,
        has_other=True,
        provenance=_provenance(material, plan, calibration, stored["seconds"]),
        metrics=metrics,
    )
    error = save_checkpoint(plan.out, network, info)
    print(json.dumps(metrics, indent=1))
    print(f"saved {plan.out} (graph differs from torch by {error:.1e})")


def _provenance(material: Material, plan: BuildPlan, calibration: Calibration, seconds: float) -> dict[str, object]:
    return {
        "program": "genre-tagger",
        "made": time.strftime("%Y-%m-%d", time.gmtime()),
        "data": f"training corpus: {len(material.labels)} windows, {len(set(material.artists))} artist groups",
        "plan": asdict(plan.plan),
        "calibration": asdict(calibration),
        "training_seconds": round(seconds),
        "machine": f"{platform.machine()}, torch {torch.__version__}, {torch.get_num_threads()} thread(s)",
    }


if __name__ == "__main__":
    raise SystemExit(main())
