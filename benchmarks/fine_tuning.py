"""What learning from a person's own tracks is worth: `python -m benchmarks.fine_tuning --corpus DIR --work DIR`

The bundled recipe's network of a fold by source (`training.bundled.build source-0`) stands for the bundled model, and
the music of the sources that it never saw for a person's library. Of these artists two fifths are the person's: some
of their tracks are labelled, the rest is the library; the others are the test. Each row is one model on the same test:
accuracy and macro-F1 of music of its genres, calibration error, the share of it that is kept at the model's own
threshold, and the share of foreign music that is refused there.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from genre_tagger.classification.checkpoint import CheckpointInfo, read_checkpoint_info, save_checkpoint
from genre_tagger.classification.classifier import Analyser, TrackSpectrograms, WindowClassifier
from genre_tagger.classification.crnn import PRESETS, Crnn
from genre_tagger.foundation.installation import bundled_folder
from genre_tagger.genres import STUDY_GENRES
from genre_tagger.training.bundled.calibration import Calibration, fold_into
from genre_tagger.training.bundled.material import class_index, fold_of_clip, foreign_kinds, held_kinds, source_groups
from genre_tagger.training.data.dataset import DataRequest, LabeledTrack, SourceKind, SourceRequest, Split
from genre_tagger.training.data.folders import read_windows
from genre_tagger.training.personal.learning import LearningRequest, Learnt, learn_from_corrections
from genre_tagger.training.results.linear_features import LinearFeatures, linear_features
from genre_tagger.training.run.folder import RunFolder
from genre_tagger.training.run.settings import settings_of
from genre_tagger.training.run.train import train_run
from genre_tagger.training.scores.evaluation import Scored, accuracy, calibration_error, macro_f1

OWN_SHARE = 0.4
NEW_GENRE = "jazz and blues"
_LEAST = 1e-9


@dataclass(frozen=True, slots=True)
class Music:
    """One track: its file, the artist, the genre ("" unlabelled), and for foreign music its kind."""

    path: Path
    artist: str
    genre: str
    kind: str


@dataclass(frozen=True, slots=True)
class Figures:
    """One model on one test. Of a new genre: how many of its tracks are found, and how many others are called so."""

    accuracy: float
    macro_f1: float
    calibration_error: float
    kept: float
    refused: float
    found: float | None = None
    mistaken: float | None = None


def main() -> None:
    """Measure and print one JSON object a model."""
    options = _options()
    torch.set_num_threads(options.threads)
    music = _unseen(options.corpus, options.fold)
    with tempfile.TemporaryDirectory(dir=options.scratch) as scratch:
        folder = Path(scratch)
        checkpoint = options.work / "runs" / f"source-{options.fold}-seed-{options.seed}" / "cycle-0.pt"
        _make_parent(folder / "models" / "parent", checkpoint)
        evaluator = _Evaluator(folder / "models" / "parent")
        for draw in range(options.draws):
            own, test = _people(music, draw)
            for count in options.sizes:
                for row in _measured(folder, evaluator, own, test, count, draw, options):
                    print(json.dumps({"draw": draw, "own": count} | row), flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure fine-tuning on music that the parent never saw.")
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument(
        "--work", type=Path, required=True, help="the work folder of the bundled recipe, with its folds"
    )
    parser.add_argument("--fold", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1, help="of the fold's run")
    parser.add_argument("--sizes", type=int, nargs="+", default=[12, 50, 150], help="labelled tracks of one's own")
    parser.add_argument("--draws", type=int, default=3)
    parser.add_argument(
        "--new-genre", type=int, default=0, metavar="N", help="N of the labelled tracks are Jazz, beside"
    )
    parser.add_argument("--alone", action="store_true", help="no library beside the labelled tracks")
    parser.add_argument("--scratch", type=Path, help="where temporary files go")
    parser.add_argument("--from-nothing", action="store_true", help="train a network from random weights, too")
    parser.add_argument("--linear", action="store_true", help="logistic regression on librosa features, too")
    parser.add_argument("--test-tracks", type=int, default=400)
    parser.add_argument("--epochs", type=int, default=0, help="0: as many as the app takes")
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


def _unseen(corpus: Path, fold: int) -> list[Music]:
    """The tracks that the fold's network never saw, one window each; all of a kind it never saw are foreign."""
    windows = read_windows(corpus)
    labels = class_index(windows, STUDY_GENRES)
    kinds = foreign_kinds(windows, labels == len(STUDY_GENRES))
    unseen = (fold_of_clip(labels, source_groups(windows)) == fold) | held_kinds(kinds, fold)
    first = {window.track: place for place, window in reversed(list(enumerate(windows))) if unseen[place]}
    genres = (*STUDY_GENRES, "other")
    return [
        Music(
            windows[place].path, windows[place].artist_group, genres[labels[place]] if labels[place] >= 0 else "", kind
        )
        for place, kind in ((place, str(kinds[place])) for place in sorted(first.values()))
    ]


def _make_parent(folder: Path, checkpoint: Path) -> None:
    """The fold's network with the calibration of the model that ships."""
    standing = read_checkpoint_info(bundled_folder("models") / _default_model())
    values = standing.provenance["calibration"]
    network = Crnn(PRESETS["distilled"].with_outputs(len(STUDY_GENRES) + 1))
    network.load_state_dict(torch.load(checkpoint, weights_only=True)["weights"])
    fold_into(network, Calibration(values["temperature"], values["other_offset"], values["unknown_below"]))
    info: CheckpointInfo = replace(standing, model_id="parent", config=network.config.to_json(), metrics={})
    save_checkpoint(folder, network.eval(), info)


def _default_model() -> str:
    return (bundled_folder("models") / "default.txt").read_text(encoding="utf-8").strip()


def _people(music: list[Music], draw: int) -> tuple[list[Music], list[Music]]:
    """(the person's, the test's): no artist in both, each in a drawn order."""
    random = np.random.default_rng(draw)
    artists = random.permutation(sorted({one.artist for one in music}))
    mine = set(artists[: round(OWN_SHARE * len(artists))].tolist())
    drawn = [music[place] for place in random.permutation(len(music))]
    return [one for one in drawn if one.artist in mine], [one for one in drawn if one.artist not in mine and one.genre]


def _measured(
    folder: Path,
    evaluator: _Evaluator,
    own: list[Music],
    test: list[Music],
    count: int,
    draw: int,
    options: argparse.Namespace,
) -> Iterator[dict[str, object]]:
    test = test[: options.test_tracks]
    labeled = [one for one in own if one.genre in STUDY_GENRES][:count]
    jazz = [one for one in own if one.kind == NEW_GENRE][: options.new_genre]
    chosen = [_track(one, one.genre) for one in labeled] + [_track(one, "Jazz") for one in jazz]
    rest = [] if options.alone else [_track(one, "") for one in own if one not in labeled and one not in jazz]
    parent = folder / "models" / "parent"
    yield {"model": "parent"} | asdict(evaluator.figures(parent, test))
    request = LearningRequest(
        parent="parent",
        corrections=tuple(chosen),
        library=tuple(rest),
        runs_folder=folder / "runs",
        models_folder=folder / "models",
        cache_folder=folder / "cache",
        epochs=options.epochs,
        jobs=1,
        seed=draw + 1,
    )
    began, used = time.perf_counter(), time.process_time()
    learnt = next(step for step in learn_from_corrections(request) if isinstance(step, Learnt))
    taken = {"seconds": round(time.perf_counter() - began), "processor_seconds": round(time.process_time() - used)}
    told = {"held_out": asdict(learnt.scores[0])}
    yield {"model": "fine-tuned"} | asdict(evaluator.figures(learnt.folder, test)) | taken | told
    if options.linear:
        yield {"model": "linear"} | asdict(_linear(folder, chosen, test))
    if options.from_nothing:
        yield {"model": "from nothing"} | asdict(evaluator.figures(_from_nothing(folder, chosen, draw), test))


def _track(one: Music, genre: str) -> LabeledTrack:
    return LabeledTrack(one.path, genre, artist=one.artist)


def _from_nothing(folder: Path, tracks: list[LabeledTrack], draw: int) -> Path:
    split = [replace(one, split=Split.TRAINING) for one in tracks]
    request = DataRequest((SourceRequest(SourceKind.CORRECTIONS, tracks=tuple(split)),))
    settings = replace(settings_of("balanced"), epochs=60, patience=0, threads=torch.get_num_threads())
    run = f"from-nothing-{draw}-{len(tracks)}"
    for _ in train_run(request, settings, folder / "runs", cache_folder=folder / "cache", run_id=run, jobs=1):
        pass
    return RunFolder(folder / "runs" / run).checkpoint


def _linear(folder: Path, tracks: list[LabeledTrack], test: list[Music]) -> Figures:
    """The app's linear baseline, which keeps every track."""
    paths = [one.path for one in tracks] + [one.path for one in test]
    features = next(
        step for step in linear_features(paths, folder / "cache", 1) if isinstance(step, LinearFeatures)
    ).values
    genres = (*STUDY_GENRES, "Jazz")
    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.03, max_iter=500, class_weight="balanced"))
    model.fit(features[: len(tracks)], [genres.index(one.genre) for one in tracks])
    shares = np.zeros((len(test), len(genres)))
    shares[:, model.classes_] = model.predict_proba(features[len(tracks) :])
    has_new = any(one.genre == "Jazz" for one in tracks)
    return _figures(test, shares, np.ones(len(test), dtype=bool), has_new=has_new)


class _Evaluator:
    """Decodes each test track once, for all models with the same front-end."""

    def __init__(self, parent: Path) -> None:
        self._windows: dict[tuple[Path, str], TrackSpectrograms] = {}
        self._parent = parent

    def figures(self, model: Path, test: list[Music]) -> Figures:
        """`model` on the test."""
        classifier, analyser = WindowClassifier(model), Analyser(model)
        info = classifier.info
        front_end = f"{info.window} {info.default_windows}"
        shares, sure = [], []
        for one in test:
            key = one.path, front_end
            if key not in self._windows:
                self._windows[key] = analyser.windows_of(one.path)
            said = classifier.classify(self._windows[key].spectrograms, self._windows[key].padded)
            by_genre = dict(zip(said.genres, said.probabilities, strict=True))
            shares.append([by_genre.get(genre, 0.0) for genre in (*STUDY_GENRES, "Jazz")])
            sure.append(said.confidence >= info.unknown_below)
        return _figures(test, np.array(shares), np.array(sure), has_new="Jazz" in info.genres)


def _figures(test: list[Music], shares: NDArray[np.float64], sure: NDArray[np.bool_], *, has_new: bool) -> Figures:
    """`shares` (n, 5) of the four genres and Jazz; a new genre that is said of anything else is an error."""
    names = (*STUDY_GENRES, "Jazz")
    labels = np.array([names.index(one.genre) if one.genre in STUDY_GENRES else len(names) for one in test])
    own = labels < len(STUDY_GENRES)
    scored = Scored(np.log(shares + _LEAST), labels, np.array([one.artist for one in test]), len(names))
    new = np.array([one.kind == NEW_GENRE for one in test])
    called = sure & (shares.argmax(axis=1) == len(names) - 1)
    foreign = ~own & ~new if has_new else ~own
    return Figures(
        accuracy=round(accuracy(scored), 4),
        macro_f1=round(macro_f1(scored), 4),
        calibration_error=round(calibration_error(scored, 1.0), 4),
        kept=round(float(sure[own].mean()), 4),
        refused=round(float((~sure[foreign]).mean()), 4),
        found=round(float(called[new].mean()), 4) if has_new else None,
        mistaken=round(float(called[~new].mean()), 4) if has_new else None,
    )


if __name__ == "__main__":
    main()
