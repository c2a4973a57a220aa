"""`genre-tagger evaluate --root`: a model on a labelled corpus, every figure that the corpus allows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from genre_tagger.cli.batch import choose_model, open_session
from genre_tagger.cli.evaluate import show_matrix
from genre_tagger.cli.options import ClassifyOptions
from genre_tagger.cli.screen import Screen, padded

if TYPE_CHECKING:
    from genre_tagger.training.bundled.track_predictions import CorpusTracks

_MOST_PARTS = 5
_SEED = 0
_CURVE_STEP_PERCENT = 10


def evaluate_model(screen: Screen, root: Path, model: str | None, steady: int, as_json: bool) -> None:
    """Measure `model` (None: the active one) on the corpus `root`; `steady` windows are changed and classified again.

    Raises DatasetError and CheckpointError.
    """
    with open_session(screen) as session:
        chosen = choose_model(screen, session, ClassifyOptions(model))

    from genre_tagger.classification.checkpoint import load_network
    from genre_tagger.training.bundled.track_predictions import accuracy_by_parts, predict_corpus
    from genre_tagger.training.scores.evaluation import figures, recall_by, refused_by

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
        screen.json(values)
    else:
        _show(screen, values)


def _steadiness(screen: Screen, folder: Path, predictions: CorpusTracks, count: int) -> list[dict[str, Any]]:
    """How many of `count` in-scope clips, drawn by seed, keep their answer under each change."""
    import numpy as np

    from genre_tagger.training.scores.evaluation import measure_agreement

    known = predictions.in_scope_clips
    drawn = np.random.default_rng(_SEED).choice(len(known), min(count, len(known)), replace=False)
    screen.note(f"Changing {len(drawn)} windows in nine ways and classifying them again")
    return [
        {"change": found.change, "windows": found.windows, "same": found.same}
        for found in measure_agreement(folder, [known[row] for row in drawn])
    ]


def _show(screen: Screen, values: dict[str, Any]) -> None:
    genres = values["genres"]
    _print(screen, [("model", values["model"]), *_score_lines(values)])
    show_matrix(screen, genres, values["confusion"], values["recall"])
    _print(screen, [*_part_lines(values, genres), *_trust_lines(values), *_steadiness_lines(values)])
    made = values.get("when_made", {})
    if "tracks" in made:
        screen.line("")
        screen.line((f"When it was made, on {made.get('groups_are', 'artists')} its folds were not trained on", "bold"))
        recalls = (f"{genre} {recall:.2f}" for genre, recall in zip(genres, made["recall"], strict=True))
        lines = (*_score_lines(made), ("recall", ", ".join(recalls)), *_part_lines(made, genres), *_trust_lines(made))
        _print(screen, lines)


def _print(screen: Screen, lines: Iterable[tuple[str, str]]) -> None:
    for what, text in lines:
        screen.line((padded(what, 12), "bold"), text)


_VOICES = {"yes": "with a voice", "no": "without a voice", "unknown": "unknown whether with a voice"}


def _score_lines(values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield "predicted", f"{values['tracks']} tracks of {values['groups']} {values.get('groups_are', 'artists')}"
    for what, key in (("accuracy", "accuracy"), ("macro-F1", "macro_f1")):
        low, high = values[f"{key}_interval"]
        yield what, f"{values[key]:.3f} ({low:.3f} to {high:.3f})"


def _part_lines(values: dict[str, Any], genres: list[str]) -> Iterator[tuple[str, str]]:
    """Accuracy and recall by kind and by voice, and how much of each kind of foreign music is refused."""
    for key, what, words in (("by_kind", "kinds", {}), ("by_voice", "voices", _VOICES)):
        for name, found in values.get(key, {}).items():
            parts = zip(genres, found["recall"], found["tracks"], strict=True)
            known = [f"{genre} {recall:.2f} of {count}" for genre, recall, count in parts if recall is not None]
            yield what, f"{words.get(name, name)}: {found['accuracy']:.3f} ({', '.join(known)})"
    for key, remark in (("foreign_by_kind", ""), ("unheard_foreign_by_kind", ", a kind not in its training")):
        for name, found in values.get(key, {}).items():
            yield "foreign", f"{name}: {found['refused']:.0%} of {found['tracks']} refused{remark}"


def _trust_lines(values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """How far confidence can be believed, and what becomes Unknown at the model's threshold."""
    if "at_default_threshold" not in values:
        return
    yield "confidence", f"is off by {values['calibration_error']:.1%} on average"
    threshold, kept, refused, right = values["at_default_threshold"]
    foreign = values["foreign_tracks"]
    told = f", {refused:.0%} of {foreign} foreign ones refused" if foreign else ""
    yield "Unknown", f"below {threshold:.0%}: {kept:.0%} in scope kept ({right:.0%} right){told}"
    for threshold, kept, refused, right in values["refusal_curve"] if foreign else ():
        if round(100 * threshold) % _CURVE_STEP_PERCENT == 0:
            yield "", f"at {threshold:.0%}: {kept:.0%} kept ({right:.0%} right), {refused:.0%} refused"


def _steadiness_lines(values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What more parts of a track bring, and how many answers stay when files change."""
    for tracks, accuracies in values["accuracy_by_parts"]:
        told = ", ".join(f"{number + 1}: {value:.1%}" for number, value in enumerate(accuracies))
        yield "parts", f"right by parts of a track, on {tracks} tracks of as many: {told}"
    for found in values.get("steadiness", ()):
        yield "steady", f"{found['same']} of {found['windows']} after {found['change']}"
