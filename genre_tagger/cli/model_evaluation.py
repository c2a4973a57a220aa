"""`genre-tagger evaluate --root`: a model on a labelled corpus, every figure that the corpus allows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from genre_tagger.cli.evaluation import show_matrix
from genre_tagger.cli.interruption import INTERRUPTED
from genre_tagger.cli.listening import choose_listening, current_settings
from genre_tagger.cli.screen import Screen
from genre_tagger.settings import user_folders

if TYPE_CHECKING:
    from genre_tagger.classification.checkpoint import CheckpointInfo
    from genre_tagger.training.evaluation import Scored
    from genre_tagger.training.recipe import Material

_MOST_WINDOWS = 3
_SEED = 0
_CURVE_STEP_PERCENT = 10


def evaluate_model(screen: Screen, root: Path, model: str | None, steady: int, as_json: bool) -> None:
    """Measure `model` (None: the one that judges) on the corpus `root`; `steady` windows are changed and heard again.

    Raises DatasetError and CheckpointError.
    """
    chosen = choose_listening(screen, current_settings(screen), model=model, windows=None, jobs=None)

    import numpy as np

    from genre_tagger.classification.checkpoint import load_network
    from genre_tagger.training.evaluation import Scored, accuracy_by_windows
    from genre_tagger.training.inference import window_logits
    from genre_tagger.training.report import figures, recall_by_voice

    network, info = load_network(chosen.model_folder)
    material = _material(screen, root, info)
    rows = np.flatnonzero(material.labels >= 0)
    logits = window_logits(network, material.cache, rows)
    scored = Scored(logits, material.labels[rows], material.artists[rows], len(info.genres))
    tracks = np.array([material.corpus.windows[row].track for row in rows])
    values = {
        "model": info.model_id,
        "genres": list(info.genres),
        **figures(scored, info.unknown_below, info.temperature),
        "by_voice": recall_by_voice(scored, material.vocal[rows]),
        "accuracy_by_windows": accuracy_by_windows(scored, tracks, info.temperature, _MOST_WINDOWS),
    }
    if steady:
        values["steadiness"] = _steadiness(screen, chosen.model_folder, material, scored, steady)
    if "corpus" in str(info.provenance.get("data", "")):
        values["when_made"] = {key: value for key, value in info.metrics.items() if key != "confusion"}
        screen.note(f"{info.model_id} was trained on such a corpus: on tracks it has heard these figures flatter it.")
    if as_json:
        screen.data(json.dumps(values, ensure_ascii=False))
    else:
        _show(screen, values)


def _steadiness(screen: Screen, folder: Path, material: Material, scored: Scored, count: int) -> list[dict[str, Any]]:
    """How many of `count` in-scope windows, drawn by seed, keep their answer under each change."""
    import numpy as np

    from genre_tagger.training.robustness import measure_agreement

    known = np.flatnonzero((material.labels >= 0) & (material.labels < scored.genres))
    drawn = np.random.default_rng(_SEED).choice(known, min(count, len(known)), replace=False)
    screen.note(f"Changing {len(drawn)} windows in nine ways and hearing them again")
    return [
        {"change": found.change, "windows": found.windows, "same": found.same}
        for found in measure_agreement(folder, [material.corpus.windows[row].path for row in drawn])
    ]


def _material(screen: Screen, root: Path, info: CheckpointInfo) -> Material:
    """The corpus with its mel windows, which are computed the first time. Raises DatasetError."""
    from genre_tagger.training.recipe import Material, open_material

    cache = user_folders().cache / "training" / "evaluation" / "cache"
    for step in open_material(root, cache, info.genres, info.mel, speeds=(1.0,)):
        if isinstance(step, Material):
            return step
        if step % 500 == 0:
            screen.note(f"mel windows: {step}")
    raise typer.Exit(INTERRUPTED)


def _show(screen: Screen, values: dict[str, Any]) -> None:
    screen.line(("model       ", "bold"), values["model"])
    _show_scores(screen, values)
    show_matrix(screen, values["genres"], values["confusion"], values["recall"])
    _show_voices(screen, values)
    _show_trust(screen, values)
    for tracks, accuracies in values["accuracy_by_windows"]:
        told = ", ".join(f"{number + 1}: {value:.1%}" for number, value in enumerate(accuracies))
        screen.line(("windows     ", "bold"), f"right by windows a track, on {tracks} tracks of as many: {told}")
    for found in values.get("steadiness", ()):
        screen.line(("steady      ", "bold"), f"{found['same']} of {found['windows']} after {found['change']}")
    made = values.get("when_made", {})
    if "accuracy_interval" in made:
        screen.line("")
        screen.line(("When it was made, on artists its folds had not heard", "bold"))
        _show_scores(screen, made)
        recalls = zip(values["genres"], made["recall"], strict=True)
        screen.line(("recall      ", "bold"), ", ".join(f"{genre} {recall:.2f}" for genre, recall in recalls))
        _show_voices(screen, made | {"genres": values["genres"]})
        _show_trust(screen, made)


def _show_voices(screen: Screen, values: dict[str, Any]) -> None:
    """Recall with and without a voice: in most training music only Rock is sung."""
    told = {"vocal": "where somebody sings or raps", "without_voice": "where nobody does"}
    for name, found in values.get("by_voice", {}).items():
        parts = zip(values["genres"], found["recall"], found["windows"], strict=True)
        known = [f"{genre} {recall:.2f} of {count}" for genre, recall, count in parts if recall is not None]
        if known:
            screen.line(("voices      ", "bold"), f"{told[name]}: {', '.join(known)}")


def _show_trust(screen: Screen, values: dict[str, Any]) -> None:
    """How far confidence can be believed, and what becomes Unknown at the model's threshold."""
    if "at_default_threshold" not in values:
        return
    screen.line(("confidence  ", "bold"), f"is off by {values['calibration_error']:.1%} on average")
    threshold, kept, refused, right = values["at_default_threshold"]
    foreign = values["foreign_windows"]
    told = f", {refused:.0%} of {foreign} foreign ones refused" if foreign else ""
    screen.line(("Unknown     ", "bold"), f"below {threshold:.0%}: {kept:.0%} in scope kept ({right:.0%} right){told}")
    curve = [point for point in values["refusal_curve"] if round(100 * point[0]) % _CURVE_STEP_PERCENT == 0]
    for threshold, kept, refused, right in curve if foreign else ():
        screen.line(
            ("            ", ""), f"at {threshold:.0%}: {kept:.0%} kept ({right:.0%} right), {refused:.0%} refused"
        )


def _show_scores(screen: Screen, values: dict[str, Any]) -> None:
    low, high = values["accuracy_interval"]
    f1_low, f1_high = values["macro_f1_interval"]
    screen.line(("heard       ", "bold"), f"{values['windows']} windows of {values['artists']} artists")
    screen.line(("accuracy    ", "bold"), f"{values['accuracy']:.3f} ({low:.3f} to {high:.3f})")
    screen.line(("macro-F1    ", "bold"), f"{values['macro_f1']:.3f} ({f1_low:.3f} to {f1_high:.3f})")
