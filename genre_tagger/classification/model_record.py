"""What a model says of itself: where it comes from, how good it was on which music. Read from its own metadata."""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from genre_tagger.classification.checkpoint import CheckpointInfo
from genre_tagger.foundation.errors import CheckpointError

HELD_OUT_NAME = "held_out.json"
"""Beside the weights: the held-out music the figures rest on, with what the model said."""


@dataclass(frozen=True, slots=True)
class Lineage:
    """Where a model comes from. `parent` is the model it was fine-tuned from, "" for one trained from nothing.

    `kind` is "training" or "corrections"; `made` an ISO date; `data` the data set in words.
    """

    parent: str = ""
    run_id: str = ""
    data: str = ""
    made: str = ""
    kind: str = "training"


FEWEST_ARTISTS = 5
"""Fewer held-out artists cannot show that a model is better, however they turn out."""


class Worth(StrEnum):
    """Whether a fine-tuned model is better than the one it was made from, on artists that were held out."""

    BETTER = "better"
    UNCERTAIN = "uncertain"
    NOT_BETTER = "not better"


@dataclass(frozen=True, slots=True)
class HeldOutScore:
    """Before and after a fine-tuning on one set of tracks it did not train on. Shares in [0, 1]; None: not measured.

    `gain` is the 95 % interval of after - before, by drawing the `artists` of the tracks; None where these are unknown.
    """

    name: str
    count: int
    before: float | None
    after: float | None
    gain: tuple[float, float] | None = None
    artists: int = 0

    @property
    def worth(self) -> Worth | None:
        """What the gain says, None where it was not measured."""
        if self.before is None or self.after is None or self.gain is None:
            return None
        if self.after <= self.before:
            return Worth.NOT_BETTER
        return Worth.BETTER if self.gain[0] > 0 and self.artists >= FEWEST_ARTISTS else Worth.UNCERTAIN

    def advice(self) -> str:
        """One sentence in English on whether to use the fine-tuned model; "" where it was not measured."""
        if self.worth is None or self.before is None or self.after is None or self.gain is None:
            return ""
        low, high = (f"{100 * bound:+.0f}" for bound in self.gain)
        measured = f"{self.before:.0%} -> {self.after:.0%} right, {low} to {high} points at 95 %"
        where = f"on {self.count} held-out tracks of {self.artists} artists ({measured})"
        if self.worth is Worth.BETTER:
            return f"The new model is better {where}."
        if self.worth is Worth.UNCERTAIN:
            return f"The new model may be better {where}, but so few cannot tell it from chance."
        return f"The new model is not better {where}; using it is not advised."

    def in_words(self) -> str:
        """Such as "58% -> 67% right" or "87% right before, not measured after", in English."""
        if self.before is not None and self.after is not None:
            return f"{self.before:.0%} -> {self.after:.0%} right"
        before, after = (
            "not measured" if share is None else f"{share:.0%} right" for share in (self.before, self.after)
        )
        return f"{before} before, {after} after"


@dataclass(frozen=True, slots=True)
class Figures:
    """How good a model was on music it had not seen. None and () where it does not say.

    `count` is how many `unit` ("clips") the figures rest on, `artists` from how many artists. `f1` is per
    genre. `test_key` names the very set of clips: figures of two models compare only where it is the same and not "".
    """

    accuracy: float | None = None
    accuracy_interval: tuple[float, float] | None = None
    macro_f1: float | None = None
    macro_f1_interval: tuple[float, float] | None = None
    f1: tuple[tuple[str, float], ...] = ()
    count: int = 0
    unit: str = "clips"
    artists: int = 0
    test_key: str = ""
    held_out: tuple[HeldOutScore, ...] = ()

    def to_metrics(self) -> dict[str, Any]:
        """As a checkpoint keeps it."""
        return {name: value for name, value in asdict(self).items() if value not in (None, "", (), 0)}


@dataclass(frozen=True, slots=True)
class HeldOutClip:
    """One held-out clip: the truth and what the model said when it was tested."""

    path: Path
    genre: str
    predicted: str


def lineage_of(info: CheckpointInfo) -> Lineage:
    """What the model remembers of its making; models of the program itself keep it in other words."""
    kept = info.provenance.get("lineage")
    kept = kept if isinstance(kept, Mapping) else {}
    known = {field.name: str(kept[field.name]) for field in fields(Lineage) if kept.get(field.name)}
    known.setdefault("data", str(info.provenance.get("data", "")))
    known.setdefault("made", str(info.provenance.get("made", "")))
    return Lineage(**known)


def figures_of(info: CheckpointInfo) -> Figures:
    """The figures in the model's metrics; whatever is missing or no number stays unknown."""
    metrics = info.metrics
    tracks, artists = metrics.get("tracks"), metrics.get("artists")
    return Figures(
        accuracy=_number(metrics.get("accuracy")),
        accuracy_interval=_interval(metrics.get("accuracy_interval")),
        macro_f1=_number(metrics.get("macro_f1")),
        macro_f1_interval=_interval(metrics.get("macro_f1_interval")),
        f1=_f1_of(info),
        count=int(tracks if isinstance(tracks, int) else metrics.get("count") or 0),
        unit=str(metrics.get("unit") or "clips"),
        artists=int(artists) if isinstance(artists, int) else 0,
        test_key=str(metrics.get("test_key") or ""),
        held_out=tuple(_held_out(metrics.get("held_out"))),
    )


def f1_of_answers(genres: Iterable[str], answers: Sequence[tuple[str, str]]) -> tuple[tuple[str, float], ...]:
    """F1 of each genre over (truth, answer) pairs; genres that no truth names are left out."""
    scores = []
    for genre in genres:
        hits = sum(truth == said == genre for truth, said in answers)
        truths, saids = sum(truth == genre for truth, _ in answers), sum(said == genre for _, said in answers)
        if truths:
            scores.append((genre, 2 * hits / (truths + saids)))
    return tuple(scores)


def clip_set_key(clips: Iterable[tuple[Path, str]]) -> str:
    """A name for a set of held-out clips: the same clips with the same genres have the same."""
    lines = sorted(f"{path.as_posix()}\t{genre}" for path, genre in clips)
    text = "\n".join(lines).encode("utf-8", "surrogatepass")
    return hashlib.sha256(text).hexdigest()[:16] if lines else ""


def held_out_text(clips: Iterable[HeldOutClip]) -> bytes:
    """The file `HELD_OUT_NAME`."""
    rows = [[str(clip.path), clip.genre, clip.predicted] for clip in clips]
    return json.dumps(rows, ensure_ascii=True, indent=0).encode("ascii")


def read_held_out(folder: Path) -> tuple[HeldOutClip, ...]:
    """The held-out clips of the model in `folder`; () where it keeps none or they cannot be read."""
    try:
        rows = json.loads((folder / HELD_OUT_NAME).read_text(encoding="ascii"))
        return tuple(HeldOutClip(Path(path), str(genre), str(predicted)) for path, genre, predicted in rows)
    except (OSError, ValueError, TypeError):
        return ()


def _f1_of(info: CheckpointInfo) -> tuple[tuple[str, float], ...]:
    """Stored, or from the confusion matrix (rows: truth)."""
    stored = info.metrics.get("f1")
    if isinstance(stored, Sequence) and not isinstance(stored, str):
        return tuple((str(pair[0]), float(pair[1])) for pair in stored if isinstance(pair, Sequence) and len(pair) == 2)
    confusion = info.metrics.get("confusion")
    size = len(info.genres)
    if not (isinstance(confusion, list) and len(confusion) == size and all(len(row) == size for row in confusion)):
        return ()
    scores = []
    for place, genre in enumerate(info.genres):
        truths, saids = sum(confusion[place]), sum(row[place] for row in confusion)
        scores.append((genre, 2 * confusion[place][place] / max(1, truths + saids)))
    return tuple(scores)


def _held_out(kept: object) -> Iterable[HeldOutScore]:
    for one in kept if isinstance(kept, Sequence) and not isinstance(kept, str) else ():
        if isinstance(one, Mapping) and "name" in one:
            yield HeldOutScore(
                str(one["name"]),
                int(one.get("count") or 0),
                _number(one.get("before")),
                _number(one.get("after")),
                _interval(one.get("gain")),
                int(one.get("artists") or 0),
            )


def _number(value: object) -> float | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and math.isfinite(value) else None  # type: ignore[arg-type]


def _interval(value: object) -> tuple[float, float] | None:
    if not isinstance(value, Sequence) or isinstance(value, str) or len(value) != 2:
        return None
    low, high = _number(value[0]), _number(value[1])
    return None if low is None or high is None else (low, high)


LONGEST_NAME = 64

_NAME = re.compile(r"[^\W_][\w .()+-]*", re.ASCII)
_FOREIGN = re.compile(r"[^\w .()+-]|^[\W_]+", re.ASCII)
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""No names of files on Windows."""


def check_name(name: str, taken: Set[str]) -> None:
    """Raises CheckpointError, with the mend, for what no folder can be called, or one of `taken` (casefolded)."""
    is_name = _NAME.fullmatch(name) and len(name) <= LONGEST_NAME and name[-1] not in " ."
    if not is_name or _RESERVED.fullmatch(name):
        raise CheckpointError(
            '"{name}" cannot be the name of a model: use up to {longest} letters, digits, spaces and - _ . ( ) +.',
            name=name,
            longest=LONGEST_NAME,
        )
    if name.casefold() in taken:
        raise CheckpointError('There is a model called "{name}" already; choose another name.', name=name)


def free_name(wanted: str, taken: Set[str]) -> str:
    """A name that passes `check_name`, like `wanted`: with a number behind it where that one is taken."""
    plain = _FOREIGN.sub("-", wanted).strip("-_ .")[: LONGEST_NAME - 4].strip("-_ .") or "model"
    names = [plain, *(f"{plain}-{number}" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name.casefold() not in taken and not _RESERVED.fullmatch(name))
