"""One recipe, many runs: the student trained on part of the corpus (to be measured) or on all of it (to be shipped)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import StratifiedGroupKFold

from genre_tagger.classification.crnn import Crnn, CrnnConfig
from genre_tagger.features.mel import MelSettings
from genre_tagger.training.distillation import artist_weights, class_index, make_targets
from genre_tagger.training.evaluation import Scored
from genre_tagger.training.inference import window_logits
from genre_tagger.training.mel_cache import SPEEDS, MelCache, open_mel_cache
from genre_tagger.training.sources.corpus import Corpus, read_corpus
from genre_tagger.training.trainer import EpochResult, Trained, TrainingPlan, train
from genre_tagger.training.vocals import vocal_windows
from genre_tagger.training.windows import BatchSource, drawing_probability

_FOLD_SEED = 7


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """The corpus, its mel cache, and for each window its class (-1 unlabelled), its artist and whether it is vocal."""

    corpus: Corpus
    cache: MelCache
    genres: tuple[str, ...]
    labels: NDArray[np.int64]
    artists: NDArray[np.str_]
    vocal: NDArray[np.bool_]


def open_material(
    corpus_folder: Path,
    cache_folder: Path,
    genres: tuple[str, ...],
    mel: MelSettings,
    speeds: tuple[float, ...] = SPEEDS,
) -> Iterator[int | Material]:
    """Read the corpus and open its cache of windows heard through `mel` at `speeds`.

    Yields windows done while the cache is built, last the Material.
    Raises DatasetError.
    """
    corpus = read_corpus(corpus_folder)
    for step in open_mel_cache(cache_folder, [window.path for window in corpus.windows], mel, speeds):
        if isinstance(step, int):
            yield step
        else:
            artists = np.array([window.artist_group for window in corpus.windows])
            vocal = vocal_windows(corpus.teacher)
            yield Material(corpus, step, genres, class_index(corpus, genres), artists, vocal)


def fold_masks(material: Material, folds: int) -> list[NDArray[np.bool_]]:
    """For each fold the windows held out, (N,) each: whole artists, every class (and the unlabelled) spread evenly."""
    splitter = StratifiedGroupKFold(folds, shuffle=True, random_state=_FOLD_SEED)
    masks = []
    for _, held in splitter.split(material.labels, material.labels, material.artists):
        mask = np.zeros(len(material.labels), dtype=bool)
        mask[held] = True
        masks.append(mask)
    return masks


def train_student(
    material: Material,
    train_mask: NDArray[np.bool_],
    config: CrnnConfig,
    plan: TrainingPlan,
    observe: Callable[[int, Crnn], None] | None = None,
) -> Iterator[EpochResult | Trained]:
    """Train `config` on the marked windows; nothing of the others is used. Yields and observes as `train` does."""
    targets = make_targets(material.corpus, material.genres, train_mask, plan.seed, in_company=plan.in_company)
    probability = drawing_probability(targets.genre, artist_weights(material.corpus), train_mask, plan.class_share)
    source = BatchSource(material.cache, targets, probability, plan.augmentation, plan.seed)
    yield from train(config.with_outputs(len(material.genres) + 1), source, targets, plan, observe)


def score(material: Material, trained: Trained, rows: NDArray[np.int64]) -> Scored:
    """The network's logits on the whole windows at `rows`, with their labels and artists."""
    logits = window_logits(trained.network, material.cache, rows)
    return Scored(logits, material.labels[rows], material.artists[rows], len(material.genres))
