"""What a worker process does with one file: name its sound, recall or classify it, read its tags."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from genre_tagger.audio.content_key import content_key
from genre_tagger.foundation.errors import DecodeError, WorkerCrashError
from genre_tagger.foundation.readable import readable_path
from genre_tagger.library.reading import read_track
from genre_tagger.library.store import ModelWindows, StoredPrediction, file_status, recall_content
from genre_tagger.workers.worker import told_in_a_sentence

if TYPE_CHECKING:  # numpy, the decoders and ONNX Runtime belong in the workers, not in whoever hands out tasks
    from genre_tagger.classification.analysis import Analyser


@dataclass(frozen=True, slots=True)
class ClassifyTask:
    """One file and how to classify it. `store_path` is the store to look the sound up in, None for none."""

    path: Path
    model_folder: Path
    model_windows: ModelWindows
    store_path: Path | None = None


@dataclass(frozen=True, slots=True)
class ClassifyResult:
    """The finding, ready to be kept; `recalled` when the sound was known and not classified again."""

    memory: StoredPrediction
    recalled: bool


def run_classify_task(task: ClassifyTask) -> ClassifyResult:
    """Raises a GenreTaggerError with one sentence for whatever is wrong with the file or the model."""
    path, name = task.path, readable_path(task.path.name)
    try:
        status = file_status(path)
    except FileNotFoundError as error:
        raise DecodeError("{name} does not exist.", path, name=name) from error
    except (OSError, ValueError) as error:
        raise DecodeError(
            "{name} cannot be read ({reason}).", path, name=name, reason=getattr(error, "strerror", None) or error
        ) from error

    def unexpected(reason: str) -> WorkerCrashError:
        return WorkerCrashError(
            "{name} could not be classified because of an unexpected error ({reason}).", path, name=name, reason=reason
        )

    with told_in_a_sentence(path, unexpected):
        key = content_key(path)
        known = recall_content(task.store_path, key, task.model_windows) if task.store_path is not None else None
        if known is not None:
            return ClassifyResult(StoredPrediction(read_track(path, known[1]), known[0], key, status), recalled=True)
        analysis = _analyser(task.model_folder, task.model_windows).analyse(path)
        track = read_track(path, analysis.duration_seconds)
        return ClassifyResult(StoredPrediction(track, analysis.prediction, key, status), recalled=False)


@lru_cache(maxsize=2)
def _analyser(model_folder: Path, model_windows: ModelWindows) -> Analyser:
    from genre_tagger.classification.analysis import Analyser

    return Analyser(model_folder, model_windows.windows)
