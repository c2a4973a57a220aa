"""`genre-tagger evaluate --root`: a model on a labelled corpus, every figure that the corpus allows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from genre_tagger.cli.batch import choose_model, open_session
from genre_tagger.cli.evaluation import show_matrix
from genre_tagger.cli.screen import Screen

if TYPE_CHECKING:
    from genre_tagger.training.bundled.corpus_predictions import CorpusTracks

_MOST_PARTS = 5
_SEED = 0
_CURVE_STEP_PERCENT = 10


def evaluate_model(screen: Screen, root: Path, model: str | None, steady: int, as_json: bool) -> None:
    """Measure `model` (None: the active one) on the corpus `root`; `steady` windows are changed and classified again.

    Raises DatasetError and CheckpointError.
    """
    with open_session(screen) as session:
        chosen = choose_model(screen, session, model)

    from genre_tagger.classification.checkpoint import load_network
    from genre_tagger.training.bundled.corpus_predictions import predict_corpus
    from genre_tagger.training.scores.evaluation import figures, recall_by, refused_by
    from genre_tagger.training.scores.track_predictions import accuracy_by_parts

    network, info = load_network(chosen.folder)
    predictions = predict_corpus(root, network, info, lambda done: screen.note(f"clips classified: {done}"))
    scored, temperature = predictions.tracks.scored(info.temperature), info.temperature
    values = {
        "model": info.model_id,
        "genres": list(info.genres),
        **figures(scored, info.unknown_below),
        "groups_are": "artists",
        "by_kind": recall_by(scored, predictions.kinds),
        "by_voice": recall_by(scored, predictions.voices),
        "foreign_by_kind": refused_by(scored, predictions.foreign_kinds, info.unknown_below),
        "accuracy_by_parts": accuracy_by_parts(predictions.tracks, temperature, _MOST_PARTS),
    }
    if steady:
        values["steadiness"] = _steadiness(screen, chosen.folder, predictions, steady)
    if "corpus" in str(info.provenance.get("data", "")):
        values["when_made"] = {key: value for key, value in info.metrics.items() if key != "confusion"}
        screen.note(
            f"{info.model_id} was trained on such a corpus: on tracks of its training these figures flatter it."
        )
    if as_json:
        screen.data(json.dumps(values, ensure_ascii=False))
    else:
        _show(screen, values)


def _steadiness(screen: Screen, folder: Path, predictions: CorpusTracks, count: int) -> list[dict[str, Any]]:
    """How many of `count` in-scope clips, drawn by seed, keep their answer under each change."""
    import numpy as np

    from genre_tagger.training.scores.robustness import measure_agreement

    known = predictions.in_scope_clips
    drawn = np.random.default_rng(_SEED).choice(len(known), min(count, len(known)), replace=False)
    screen.note(f"Changing {len(drawn)} windows in nine ways and classifying them again")
    return [
        {"change": found.change, "windows": found.windows, "same": found.same}
        for found in measure_agreement(folder, [known[row] for row in drawn])
    ]


def _show(screen: Screen, values: dict[str, Any]) -> None:
    screen.line(("model       ", "bold"), values["model"])
    _show_scores(screen, values)
    show_matrix(screen, values["genres"], values["confusion"], values["recall"])
    _show_parts(screen, values)
    _show_trust(screen, values)
    for tracks, accuracies in values["accuracy_by_parts"]:
        told = ", ".join(f"{number + 1}: {value:.1%}" for number, value in enumerate(accuracies))
        screen.line(("parts       ", "bold"), f"right by parts of a track, on {tracks} tracks of as many: {told}")
    for found in values.get("steadiness", ()):
        screen.line(("steady      ", "bold"), f"{found['same']} of {found['windows']} after {found['change']}")
    made = values.get("when_made", {})
    if "tracks" in made:
        screen.line("")
        screen.line((f"When it was made, on {made.get('groups_are', 'artists')} its folds were not trained on", "bold"))
        _show_scores(screen, made)
        recalls = zip(values["genres"], made["recall"], strict=True)
        screen.line(("recall      ", "bold"), ", ".join(f"{genre} {recall:.2f}" for genre, recall in recalls))
        _show_parts(screen, made | {"genres": values["genres"]})
        _show_trust(screen, made)


_VOICES = {"yes": "with a voice", "no": "without a voice", "unknown": "unknown whether with a voice"}


def _show_parts(screen: Screen, values: dict[str, Any]) -> None:
    """Accuracy and recall by kind and by voice, and how much of each kind of foreign music is refused."""
    for key, title, words in (("by_kind", "kinds       ", {}), ("by_voice", "voices      ", _VOICES)):
        for name, found in values.get(key, {}).items():
            parts = zip(values["genres"], found["recall"], found["tracks"], strict=True)
            known = [f"{genre} {recall:.2f} of {count}" for genre, recall, count in parts if recall is not None]
            share = f"{words.get(name, name)}: {found['accuracy']:.3f} ({', '.join(known)})"
            screen.line((title, "bold"), share)
    for key, remark in (("foreign_by_kind", ""), ("unheard_foreign_by_kind", ", a kind not in its training")):
        for name, found in values.get(key, {}).items():
            told = f"{name}: {found['refused']:.0%} of {found['tracks']} refused{remark}"
            screen.line(("foreign     ", "bold"), told)


def _show_trust(screen: Screen, values: dict[str, Any]) -> None:
    """How far confidence can be believed, and what becomes Unknown at the model's threshold."""
    if "at_default_threshold" not in values:
        return
    screen.line(("confidence  ", "bold"), f"is off by {values['calibration_error']:.1%} on average")
    threshold, kept, refused, right = values["at_default_threshold"]
    foreign = values["foreign_tracks"]
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
    screen.line(
        ("predicted   ", "bold"),
        f"{values['tracks']} tracks of {values['groups']} {values.get('groups_are', 'artists')}",
    )
    screen.line(("accuracy    ", "bold"), f"{values['accuracy']:.3f} ({low:.3f} to {high:.3f})")
    screen.line(("macro-F1    ", "bold"), f"{values['macro_f1']:.3f} ({f1_low:.3f} to {f1_high:.3f})")
