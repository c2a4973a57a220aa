"""What a fold of the cross-validation may not see: whole sources, or whole artists, and some kinds of foreign music.

A source is a place where music was published: one repository of origin. Music of one source shares its recording, its
mastering and its scene, so that a network that saw the source knows more about it than about music from elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from sklearn.model_selection import StratifiedGroupKFold

from genre_tagger.training.data.corpus import LabeledWindow

Mask = NDArray[np.bool_]

FOLDS = 3
_SEED = 7

OTHER_KIND = "anything else"
_FOREIGN_KINDS = {
    "choir": r"choir|a cappella|chor(?:ist|al|us)|worship|gospel|hymn|himno|hino|church|barbershop|doo-wop|religious",
    "jazz and blues": r"jazz|blues|swing|ragtime|bossa",
    "afrobeats, Latin, reggae": r"afro|latin|reggae|salsa|dembow|cumbia|hiplife|dancehall|samba|tango|malawi|amapiano",
    "classical and film": r"classical|chamber|orchestr|opera|symphon|piano|anthem|brass|wind band|composer|soundtrack"
    r"|cinematic|film|epic|score|meditation",
    "pop and soul": r"pop|r&b|rnb|soul|chanson|ballad|song|disco|funk|musical|children|kid|country",
}
"""What the words about a foreign clip say it is; the first that fits counts."""
NON_MUSIC_KIND = "speech and noise"

_KINDS_OF_FOLD = (
    ("choir", "jazz and blues"),
    ("pop and soul", NON_MUSIC_KIND),
    ("afrobeats, Latin, reggae", "classical and film"),
)


def foreign_kinds(windows: Sequence[LabeledWindow], foreign: Mask) -> NDArray[np.str_]:
    """(N,): which kind of foreign music each clip is, "" for what is not marked in `foreign` (N,)."""
    return np.array([_foreign_kind(w) if is_foreign else "" for w, is_foreign in zip(windows, foreign, strict=True)])


def _foreign_kind(window: LabeledWindow) -> str:
    if window.kind == "non-music":
        return NON_MUSIC_KIND
    words = f"{window.label_source} {window.title} {window.artist}".lower()
    return next((kind for kind, pattern in _FOREIGN_KINDS.items() if re.search(pattern, words)), OTHER_KIND)


def source_groups(windows: Sequence[LabeledWindow]) -> NDArray[np.int64]:
    """(N,): clips with one number share a source or an artist, or were made by one system that generates music."""
    keys = [
        {("source", window.source), ("group", window.artist_group)}
        | ({("system", window.artist)} if window.kind == "AI-generated" else set())
        for window in windows
    ]
    numbers = {key: number for number, key in enumerate(sorted(set().union(*keys)), start=len(windows))}
    links = [(clip, numbers[key]) for clip, mine in enumerate(keys) for key in mine]
    rows, columns = np.array(links).T
    nodes = len(windows) + len(numbers)
    graph = coo_array((np.ones(len(links)), (rows, columns)), shape=(nodes, nodes))
    return np.asarray(connected_components(graph, directed=False)[1][: len(windows)], dtype=np.int64)


def artist_groups(windows: Sequence[LabeledWindow]) -> NDArray[np.int64]:
    """(N,): clips with one number are of one artist group."""
    return np.asarray(np.unique([window.artist_group for window in windows], return_inverse=True)[1], dtype=np.int64)


def fold_of_clip(labels: NDArray[np.int64], groups: NDArray[np.int64], folds: int = FOLDS) -> NDArray[np.int64]:
    """(N,): the fold that holds each clip out, groups whole, every class (and the unlabelled) spread evenly."""
    fold = np.zeros(len(labels), dtype=np.int64)
    splitter = StratifiedGroupKFold(folds, shuffle=True, random_state=_SEED)
    for number, (_, held) in enumerate(splitter.split(labels, labels, groups)):
        fold[held] = number
    return fold


def held_kinds(kinds: NDArray[np.str_], fold: int) -> Mask:
    """(N,): clips of the kinds of foreign music that no network of this fold ever sees, whatever their source."""
    return np.isin(kinds, _KINDS_OF_FOLD[fold]) if fold < len(_KINDS_OF_FOLD) else np.zeros(len(kinds), dtype=bool)
