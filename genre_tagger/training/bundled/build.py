"""Rebuild the model that ships: `python -m genre_tagger.training.bundled.build STAGE --corpus DIR --teacher DIR ...`

Stages: `samples` makes what the networks see, `final` trains the network that ships, on samples as they come,
`source-0` to `source-2` and `artist-0` to `artist-2` train shorter ones that miss a part of the music and classify
it, `export` calibrates and writes the checkpoint, `company` fits what a track's album counts and measures it on the
folds by source, and keeps both in the checkpoint that `--out` names, `card` lists in the card `--out`
(models/README.md) whose music the model was trained on, and under which licence. `final` makes the samples itself
with `--alone`. Each goes on from where it was stopped and is skipped when its result stands in the work folder.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from genre_tagger.classification.checkpoint import load_network
from genre_tagger.classification.crnn import PRESETS, Crnn
from genre_tagger.features.mel import WIDE_MEL
from genre_tagger.foundation.errors import DatasetError, GenreTaggerError
from genre_tagger.genres import STUDY_GENRES
from genre_tagger.training.bundled.calibration import export
from genre_tagger.training.bundled.company_figures import company_of_folds
from genre_tagger.training.bundled.material import FOLDS, Mask, Material, open_material
from genre_tagger.training.bundled.samples import Pool, SampleMaker, drawing_probability
from genre_tagger.training.bundled.student import Cycle, StudentPlan, StudentTraining, save_state
from genre_tagger.training.bundled.teacher import Teacher
from genre_tagger.training.bundled.track_predictions import PartPredictions, predict_parts
from genre_tagger.training.data.folders import LabeledWindow, read_windows
from genre_tagger.training.run.team import keep_freed_memory

FIRST_PLAN = StudentPlan((Cycle(20_000, 130),))
FURTHER_PLANS = {
    seed: StudentPlan((Cycle(steps, chunks, peak_rate=1e-3),), fresh_share=1 / 3)
    for seed, steps, chunks in ((2, 30_000, 130), (3, 28_000, 140))
}
"""By the seed of their samples: each begins at the network of the run before."""
FOLD_PLAN = StudentPlan((Cycle(2_500, 130),), fresh_share=1.0)  # short, and the samples are there

_SAVE_EVERY_SLOTS = 10
_KNOWN_CLIPS = 400
HEADING = "## Music it was trained on"
"""The last of the model card: everything below is rewritten."""
_COLUMNS = ("genre", "licence", "source")  # of its table
_FOLD_STAGES = tuple(f"{by}-{fold}" for by in ("source", "artist") for fold in range(FOLDS))
_STAGES = ("samples", "final", *_FOLD_STAGES, "export", "company", "card")


def main(arguments: list[str] | None = None) -> int:
    """Run the chosen stage; prints progress. Returns the exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    needed = ("out",) if options.stage == "card" else ("teacher", "work")
    if missing := [f"--{name}" for name in needed if getattr(options, name) is None]:
        parser.error(f"the stage {options.stage} needs {' and '.join(missing)}")
    torch.set_num_threads(1)
    keep_freed_memory()
    try:
        if options.stage == "card":
            rewrite_card(options.corpus, options.out)
            return 0
        material = open_material(options.corpus, options.teacher, options.work)
        if options.stage == "samples":
            make_samples(material, options)
        elif options.stage == "final":
            train(material, options, np.ones(len(material.windows), dtype=bool), _plan(options))
        elif options.stage == "export":
            export(material, options.work, options.out, _plan(options), options.fold_seed, options.calibrated_as)
        elif options.stage == "company":
            company_of_folds(material, options.work, options.fold_seed, options.out)
        else:
            run_fold(material, options)
    except GenreTaggerError as error:
        print(f"{error.title}: {error.message}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Rebuild the bundled model from the training corpus.")
    parser.add_argument("stage", choices=_STAGES)
    parser.add_argument("--corpus", type=Path, required=True, help="folder with clips.csv and clips/")
    parser.add_argument("--teacher", type=Path, help="folder with the teacher's weights")
    parser.add_argument("--work", type=Path, help="folder for samples (23 GB a million), and runs")
    parser.add_argument(
        "--out", type=Path, help="the model's folder, such as models/crnn-5 (export, company), or its card"
    )
    parser.add_argument("--calibrated-as", type=Path, metavar="DIR", help="take the calibration of that model (export)")
    parser.add_argument(
        "--start", type=Path, metavar="DIR", help="train on from that model's network (samples, final, export)"
    )
    parser.add_argument("--seed", type=int, default=1, help="of the samples and the run that trains on them")
    parser.add_argument("--fold-seed", type=int, default=2, help="of the folds to calibrate by (export, company)")
    parser.add_argument("--chunks", type=int, help="how many times 960, instead of what the plan sees (samples)")
    parser.add_argument("--alone", action="store_true", help="make samples that no other process makes")
    parser.add_argument(
        "--cycles",
        type=_cycle,
        nargs="+",
        metavar="STEPS:CHUNKS:RATE[:WARM-UP]",
        help="instead of the usual ones (training)",
    )
    return parser


def _cycle(text: str) -> Cycle:
    steps, chunks, rate, *warm_up = text.split(":")
    return Cycle(int(steps), int(chunks), float(rate), *map(int, warm_up))


def _plan(options: argparse.Namespace) -> StudentPlan:
    """The usual one of the stage, as the options change it."""
    further = FURTHER_PLANS.get(options.seed, FURTHER_PLANS[max(FURTHER_PLANS)])
    usual = FOLD_PLAN if options.stage in _FOLD_STAGES else further if options.start else FIRST_PLAN
    return replace(usual, cycles=tuple(options.cycles or usual.cycles), seed=options.seed)


def _pool(material: Material, options: argparse.Namespace, *, makes: bool) -> Pool:
    if not makes:
        return Pool(options.work / f"samples-{options.seed}")
    maker = SampleMaker(material.sounds, drawing_probability(material.windows), Teacher(options.teacher), options.seed)
    return Pool(options.work / f"samples-{options.seed}", maker.chunk)


def make_samples(material: Material, options: argparse.Namespace) -> None:
    """The first `chunks` chunks, those that stand excepted."""
    pool = _pool(material, options, makes=True)
    for number in range(options.chunks or _plan(options).cycles[-1].chunks):
        if not pool.has(number):
            pool.make(number)
            print(f"chunk {number}", flush=True)


def train(material: Material, options: argparse.Namespace, allowed: Mask, plan: StudentPlan) -> Crnn:
    """Train on the clips marked in `allowed` (N,) until every cycle is over; leaves a network at the end of each."""
    folder = options.work / "runs" / f"{options.stage}-seed-{options.seed}"
    folder.mkdir(parents=True, exist_ok=True)
    config = PRESETS["distilled"].with_outputs(len(STUDY_GENRES) + 1)
    pool = _pool(material, options, makes=options.alone)
    run = StudentTraining(config, pool, material.targets(allowed), plan, allowed)
    last = folder / "last.pt"
    if last.exists():
        run.resume(torch.load(last, weights_only=True))
    elif options.start:
        run.start_from(load_network(options.start)[0])
    while (cycle := plan.place(run.step)[0]) < len(plan.cycles):
        for progress in run.run():
            print(json.dumps({"run": folder.name} | asdict(progress)), flush=True)
            if progress.slot % _SAVE_EVERY_SLOTS == 0:
                save_state(last, run.state())
        save_state(last, run.state())
        save_state(folder / f"cycle-{cycle}.pt", {"weights": run.network.state_dict(), "step": run.step})
    return run.network


def run_fold(material: Material, options: argparse.Namespace) -> None:
    """Train without the fold's music, classify that music, and leave what was said about it."""
    path = options.work / f"{options.stage}-seed-{options.seed}.npz"
    if path.exists():
        return
    by, number = options.stage.split("-")
    by_group, by_kind = material.held_out(by, int(number))
    network = train(material, options, ~(by_group | by_kind), _plan(options))
    held = by_group | by_kind
    predictions = _predictions(material, network, np.flatnonzero(held & (material.labels >= 0)))
    known = np.flatnonzero(~held & (material.labels >= 0) & (material.labels < len(STUDY_GENRES)))
    known = np.random.default_rng(options.seed).choice(known, min(_KNOWN_CLIPS, len(known)), replace=False)
    np.savez(
        path,
        logits=predictions.logits,
        embedding=predictions.embedding,
        clip=predictions.sound,
        by_kind=by_kind[predictions.sound],
        known_embedding=_predictions(material, network, known).embedding,
    )


def _predictions(material: Material, network: Crnn, clips: NDArray[np.int64]) -> PartPredictions:
    return predict_parts(network, WIDE_MEL, ((int(clip), material.sounds.whole(int(clip))) for clip in clips))


def rewrite_card(corpus: Path, card: Path) -> None:
    """Rewrite everything below the card's heading `HEADING`. Raises DatasetError where it has none."""
    text = card.read_text(encoding="utf-8")
    if HEADING not in text:
        raise DatasetError("The card {name} has no heading {heading!r}.", card, name=card.name, heading=HEADING)
    card.write_text(text[: text.index(HEADING)] + sources_section(read_windows(corpus)), encoding="utf-8")


def sources_section(windows: Sequence[LabeledWindow]) -> str:
    """The section: windows per licence, then a row per artist."""
    by_artist: dict[str, list[LabeledWindow]] = {}
    for window in sorted(windows, key=lambda window: window.artist.casefold()):
        by_artist.setdefault(window.artist, []).append(window)
    artists = []
    for artist, mine in by_artist.items():
        columns = (", ".join(sorted({_cell(getattr(one, name)) for one in mine})) for name in _COLUMNS)
        artists.append(f"| {_cell(artist) or '(not named)'} | {len(mine)} | {' | '.join(columns)} |")
    licences = Counter(window.licence for window in windows)
    lines = [
        HEADING,
        "",
        f"{len(windows)} windows of {len({window.track for window in windows})} tracks; none of the audio stands here.",
        '"Unstated" means that the page which published the music named no licence.',
        "",
        "| licence | windows |",
        "|---|---|",
        *(f"| {_cell(licence)} | {count} |" for licence, count in licences.most_common()),
        "",
        "| artist | windows | labels | licence | source |",
        "|---|---|---|---|---|",
        *artists,
        "",
    ]
    return "\n".join(lines)


def _cell(text: str) -> str:
    """Text that cannot break a Markdown table."""
    return " ".join(text.replace("|", "/").replace("<", "(").replace(">", ")").split())


if __name__ == "__main__":
    raise SystemExit(main())
