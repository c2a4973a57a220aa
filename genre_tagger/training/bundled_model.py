"""Rebuild the model that ships.

`python -m genre_tagger.training.bundled_model --corpus DIR --work DIR --out models/ID`

Two members stand side by side in the network that ships: one plain, one that is kept from leaning on single windows
and on how a recording is coloured. For each of them there is a stage for every fold of a grouped cross-validation
(artists the network never heard: what the card quotes and the calibration is fitted on) and one for the network trained
on everything; the last stage writes the checkpoint. Each leaves its result in the work folder and is skipped when it
stands; once the cache is built, they may run as processes of their own (`--only`).
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from genre_tagger.classification.checkpoint import CheckpointInfo, save_checkpoint
from genre_tagger.classification.crnn import PRESETS, Crnn, CrnnConfig
from genre_tagger.classification.merging import side_by_side
from genre_tagger.errors import DatasetError, GenreTaggerError
from genre_tagger.genres import STUDY_GENRES
from genre_tagger.training.calibration import Calibration, calibrate, fold_into
from genre_tagger.training.evaluation import accuracy
from genre_tagger.training.fold_results import out_of_fold
from genre_tagger.training.front_end import front_end_of
from genre_tagger.training.recipe import Material, fold_masks, open_material, score, train_student
from genre_tagger.training.report import balanced_weights, figures, recall_by_voice
from genre_tagger.training.trainer import EpochResult, Trained, TrainingPlan

_KEEP_EVERY = 1000
_LEVEL_DROPOUT = 0.3


@dataclass(frozen=True, slots=True)
class BuildPlan:
    """What the command line chose. `fold_steps` is shorter than `plan.steps`: folds are measured, not shipped.

    The members have the seeds from `plan.seed` on. Every second of them learns from targets in company and with
    dropped levels, so that they err less alike (`models/EXPERIMENTS.md`, section 16).
    """

    work: Path
    out: Path
    preset: str
    plan: TrainingPlan
    folds: int
    fold_steps: int
    only: str
    default_windows: int
    members: int

    @property
    def seeds(self) -> range:
        """One for each member."""
        return range(self.plan.seed, self.plan.seed + self.members)

    def recipe(self, seed: int, steps: int) -> tuple[CrnnConfig, TrainingPlan]:
        """Network and plan of the member with this seed."""
        is_guarded = (seed - self.plan.seed) % 2 == 1
        config = replace(PRESETS[self.preset], level_dropout=_LEVEL_DROPOUT if is_guarded else 0.0)
        return config, replace(self.plan, steps=steps, seed=seed, in_company=is_guarded)

    @property
    def stages(self) -> list[str]:
        """What `only` may name."""
        of_member = [*(f"fold-{number}" for number in range(self.folds)), "final"]
        members = [
            name for seed in self.seeds for name in (f"seed-{seed}", *(f"{part}-seed-{seed}" for part in of_member))
        ]
        return ["all", "cache", *members, "export"]

    def due(self, stage: str, seed: int) -> bool:
        """Whether the member's `stage` is to be run."""
        return self.only in ("all", f"seed-{seed}", stage)


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
        members=options.members,
    )
    if plan.only not in plan.stages:
        print(f"There is no stage {plan.only}; choose one of {', '.join(plan.stages)}.", file=sys.stderr)
        return 2
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
    parser.add_argument("--out", type=Path, required=True, help="the model's folder, such as models/crnn-4")
    parser.add_argument("--preset", choices=sorted(PRESETS), default="distilled")
    parser.add_argument("--seed", type=int, default=1, help="of the first member; the others follow")
    parser.add_argument("--members", type=int, default=2, help="networks that are trained and averaged")
    parser.add_argument("--steps", type=int, default=TrainingPlan().steps)
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument("--fold-steps", type=int, default=6000)
    parser.add_argument(
        "--windows", type=int, default=3, help="windows a track that the model's users judge by default"
    )
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument(
        "--only", default="all", help="cache, seed-1 (a member), fold-0-seed-1, final-seed-1, export, or all"
    )
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
    everything = np.ones(len(material.labels), dtype=bool)
    for seed in plan.seeds:
        for number, held in enumerate(fold_masks(material, plan.folds)):
            stage = f"fold-{number}-seed-{seed}"
            path = plan.work / f"{stage}.npz"
            if plan.due(stage, seed) and not path.exists():
                trained = _train(material, ~held, plan.recipe(seed, plan.fold_steps), plan.work / f"{stage}.last.pt")
                rows = np.flatnonzero(held & (material.labels >= 0))
                np.savez(path, rows=rows, logits=score(material, trained, rows).logits)
        stage = f"final-seed-{seed}"
        path = plan.work / f"{stage}.pt"
        if plan.due(stage, seed) and not path.exists():
            trained = _train(material, everything, plan.recipe(seed, plan.plan.steps), plan.work / f"{stage}.last.pt")
            torch.save({"weights": trained.network.state_dict(), "seconds": trained.elapsed_seconds}, path)
    if plan.only in ("all", "export"):
        _export(material, plan)


def _train(
    material: Material, mask: NDArray[np.bool_], recipe: tuple[CrnnConfig, TrainingPlan], last_network: Path
) -> Trained:
    stage = last_network.name.removesuffix(".last.pt")

    def keep(step: int, network: Crnn) -> None:
        if step % _KEEP_EVERY == 0:
            torch.save({"weights": network.state_dict(), "step": step}, last_network)

    for result in train_student(material, mask, *recipe, keep):
        if isinstance(result, EpochResult):
            print(json.dumps({"run": stage} | asdict(result)), flush=True)
        else:
            return result
    raise AssertionError("training ends with its network")


def _export(material: Material, plan: BuildPlan) -> None:
    config = PRESETS[plan.preset].with_outputs(len(material.genres) + 1)
    members, seconds = [], 0.0
    for seed in plan.seeds:
        path = plan.work / f"final-seed-{seed}.pt"
        if not path.exists():
            raise DatasetError(f"{path.name} is missing in {plan.work}; run the stage final-seed-{seed} first.", path)
        stored = torch.load(path, weights_only=True)
        members.append(Crnn(config))
        members[-1].load_state_dict(stored["weights"])
        seconds += stored["seconds"]
    network = side_by_side(members)
    held_out = out_of_fold(material, plan.work, plan.seeds).scored
    calibration = calibrate(held_out, balanced_weights(held_out))
    fold_into(network, calibration)
    metrics = _metrics(material, plan, calibration.unknown_below)
    info = CheckpointInfo(
        model_id=plan.out.name,
        genres=material.genres,
        mel=material.cache.settings,
        config=network.config.to_json(),
        temperature=calibration.temperature,
        unknown_below=calibration.unknown_below,
        default_windows=plan.default_windows,
        has_other=True,
        provenance=_provenance(material, plan, calibration, seconds),
        metrics=metrics,
    )
    error = save_checkpoint(plan.out, network, info, halves=True)
    print(json.dumps(metrics, indent=1))
    print(f"saved {plan.out} (graph differs from torch by {error:.1e})")


def _metrics(material: Material, plan: BuildPlan, unknown_below: float) -> dict[str, Any]:
    """Figures on the held-out folds, each window judged by a calibration fitted without its fold.

    Beside those of all members together: their own without any calibration, and each member's alone with its own.
    """
    held_out = out_of_fold(material, plan.work, plan.seeds)
    judged, parts = held_out.judged(), held_out.parts
    alone = [figures(out_of_fold(material, plan.work, [seed]).judged().scored) for seed in plan.seeds]
    return figures(judged.scored, unknown_below) | {
        "cross_fitted_refusal": [round(share, 4) for share in judged.refusal],
        "by_fold": [round(accuracy(judged.scored.take(np.flatnonzero(parts == part))), 4) for part in np.unique(parts)],
        "by_voice": recall_by_voice(judged.scored, material.vocal[held_out.rows]),
        "uncalibrated": figures(held_out.scored),
        "each_member": alone,
        "held_out_steps": plan.fold_steps,
        "folds_measured": len(np.unique(parts)),
    }


def _provenance(material: Material, plan: BuildPlan, calibration: Calibration, seconds: float) -> dict[str, object]:
    return {
        "program": "genre-tagger",
        "made": time.strftime("%Y-%m-%d", time.gmtime()),
        "data": f"training corpus: {len(material.labels)} windows, {len(set(material.artists))} artist groups",
        "plan": asdict(plan.plan),
        "seeds": list(plan.seeds),
        "level_dropout": [plan.recipe(seed, 1)[0].level_dropout for seed in plan.seeds],
        "in_company": [plan.recipe(seed, 1)[1].in_company for seed in plan.seeds],
        "calibration": asdict(calibration),
        "training_seconds": round(seconds),
        "machine": f"{platform.machine()}, torch {torch.__version__}, {torch.get_num_threads()} thread(s)",
    }


if __name__ == "__main__":
    raise SystemExit(main())
