"""`genre-tagger train` and `evaluate`: a model from a training corpus, and what a model is worth on one."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from genre_tagger.cli.interruption import INTERRUPTED
from genre_tagger.cli.listening import choose_listening, current_settings
from genre_tagger.cli.presentation import refuse
from genre_tagger.cli.screen import Screen, padded
from genre_tagger.settings import user_folders

if TYPE_CHECKING:
    from genre_tagger.training.recipe import Material

DataOption = Annotated[Literal["corpus"], typer.Option("--data", help="The layout of the data.")]
RootOption = Annotated[
    Path, typer.Option("--root", metavar="DIR", help="The corpus: a folder with clips.csv, clips/ and teacher.npz.")
]


def train(
    root: RootOption,
    name: Annotated[str, typer.Option("--name", metavar="ID", help="What to call the new model.")],
    data: DataOption = "corpus",
    steps: Annotated[int | None, typer.Option("--steps", metavar="N", min=1, help="Training steps.")] = None,
    folds: Annotated[
        int, typer.Option("--folds", metavar="N", min=2, help="Models trained only to measure, on other artists each.")
    ] = 4,
    fold_steps: Annotated[int | None, typer.Option("--fold-steps", metavar="N", min=1, help="Their steps.")] = None,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="The same seed gives the same model.")] = 1,
    threads: Annotated[int, typer.Option("--threads", metavar="N", min=1, help="Cores to use.")] = 1,
) -> None:
    """Train a new model. This takes hours; what is done stays done, so that the same command goes on after Ctrl-C.

    The new model judges nothing until it is activated.

    \b
    Examples:
      genre-tagger train --root corpus --name mine
      genre-tagger train --root corpus --name quick --steps 500 --fold-steps 300
    """
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", name):
        refuse("A model's name is made of letters, digits, dots, dashes and underscores.")
    _need_corpus(root)
    folders = user_folders()
    if (folders.models / name).exists():
        refuse(f"There is a model “{name}” already; choose another name.")

    from genre_tagger.training import bundled_model

    chosen = {"--steps": steps, "--folds": folds, "--fold-steps": fold_steps, "--seed": seed, "--threads": threads}
    places = ["--corpus", str(root), "--work", str(_work(name)), "--out", str(folders.models / name)]
    options = [text for key, value in chosen.items() if value is not None for text in (key, str(value))]
    _work(name).mkdir(parents=True, exist_ok=True)
    code = bundled_model.main([*places, *options])
    if code == 0:
        Screen().note(f"{name} is trained. To let it judge: genre-tagger models activate {name}")
    raise typer.Exit(code)


def evaluate(
    root: RootOption,
    data: DataOption = "corpus",
    model: Annotated[str | None, typer.Option("--model", metavar="ID", help="Else the model that judges.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Measure a model on labelled music: accuracy, macro-F1 and the confusion matrix, with intervals over artists.

    The figures mean something only on artists that the model was not trained on. For a model trained on this very
    corpus, `genre-tagger models show` has them.

    \b
    Examples:
      genre-tagger evaluate --root corpus
      genre-tagger evaluate --root corpus --model mine --json
    """
    _need_corpus(root)
    screen = Screen()
    chosen = choose_listening(screen, current_settings(screen), model=model, windows=None, jobs=None)

    import numpy as np

    from genre_tagger.classification.checkpoint import load_network
    from genre_tagger.training.evaluation import Scored
    from genre_tagger.training.inference import window_logits
    from genre_tagger.training.report import figures

    network, info = load_network(chosen.model_folder)
    material = _material(screen, root, info.genres)
    rows = np.flatnonzero(material.labels >= 0)
    logits = window_logits(network, material.cache, rows)
    scored = Scored(logits, material.labels[rows], material.artists[rows], len(info.genres))
    values = {"model": info.model_id, "genres": list(info.genres), **figures(scored)}
    if "corpus" in str(info.provenance.get("data", "")):
        screen.note(f"{info.model_id} was trained on such a corpus: on tracks it has heard these figures flatter it.")
    if as_json:
        screen.data(json.dumps(values, ensure_ascii=False))
    else:
        _show(screen, values)


def _need_corpus(root: Path) -> None:
    if not (root / "clips.csv").is_file():
        refuse(f"{root} is no training corpus: it has no clips.csv.")


def _work(name: str) -> Path:
    return user_folders().cache / "training" / name


def _material(screen: Screen, root: Path, genres: tuple[str, ...]) -> Material:
    """The corpus with its mel windows, which are computed the first time. Raises DatasetError."""
    from genre_tagger.training.recipe import Material, open_material

    for step in open_material(root, _work("evaluation") / "cache", genres):
        if isinstance(step, Material):
            return step
        if step % 500 == 0:
            screen.note(f"mel windows: {step}")
    raise typer.Exit(INTERRUPTED)


def _show(screen: Screen, values: dict[str, Any]) -> None:
    low, high = values["accuracy_interval"]
    f1_low, f1_high = values["macro_f1_interval"]
    screen.line(("model     ", "bold"), values["model"])
    screen.line(("heard     ", "bold"), f"{values['windows']} windows of {values['artists']} artists")
    screen.line(("accuracy  ", "bold"), f"{values['accuracy']:.3f} ({low:.3f} to {high:.3f})")
    screen.line(("macro-F1  ", "bold"), f"{values['macro_f1']:.3f} ({f1_low:.3f} to {f1_high:.3f})")
    genres = values["genres"]
    screen.line((padded("TRUE", 12) + "".join(f"{genre:>12}" for genre in genres) + "      RECALL", "dim"))
    for genre, answers, recall in zip(genres, values["confusion"], values["recall"], strict=True):
        screen.line(padded(genre, 12), "".join(f"{number:>12}" for number in answers), f"{recall:>12.0%}")
