"""Which models there are, which one is active, and the way back."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from genre_tagger.classification.checkpoint import CheckpointInfo, copy_checkpoint, graph_path, read_checkpoint_info
from genre_tagger.classification.model_record import (
    HELD_OUT_NAME,
    Figures,
    HeldOutClip,
    Lineage,
    check_name,
    free_name,
    held_out_text,
)
from genre_tagger.foundation.errors import CheckpointError, Sentence, UnknownModelError
from genre_tagger.foundation.installation import bundled_folder
from genre_tagger.foundation.whole_file import whole_file

_CHOICE_FILE = "active.json"
_DEFAULT_FILE = "default.txt"
_HISTORY_LENGTH = 20


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """One model folder. `info` is None where it cannot be read; `problem` then says why in one sentence."""

    model_id: str
    folder: Path
    bundled: bool
    active: bool
    info: CheckpointInfo | None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ActiveModel:
    """The active model. `warning` is "" or one sentence: why it is not the one the user had activated."""

    folder: Path
    info: CheckpointInfo
    warning: str = ""


class Registry:
    """Bundled models and the user's own.

    `user_folder` holds one folder per retrained model and `active.json` (which is active, and what was before); it need
    not exist. Nothing is kept in memory: every call looks at the disk, so that several windows and commands agree.
    """

    def __init__(self, user_folder: Path, bundled: Path | None = None) -> None:
        """`bundled` is the folder of the models that came with the program, by default `models/`."""
        self.user_folder = user_folder
        self.bundled_folder = bundled or bundled_folder("models")

    def default_id(self) -> str:
        """The bundled model that classifies until another is activated. CheckpointError when the program came
        without."""
        try:
            return (self.bundled_folder / _DEFAULT_FILE).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise CheckpointError("The program came without a model; install it again.", self.bundled_folder) from error

    def active(self) -> ActiveModel:
        """The active model, or the bundled one with a warning when that is damaged. CheckpointError when none works."""
        chosen, _, warning = self._choice()
        if chosen:
            try:
                folder, _ = self._locate(chosen)
                return ActiveModel(folder, read_checkpoint_info(folder))
            except CheckpointError as error:
                warning = Sentence(
                    "{sentence} The model that came with the program is used instead.", sentence=error.message
                )
        folder, _ = self._locate(self.default_id())
        return ActiveModel(folder, read_checkpoint_info(folder), warning)

    def list(self) -> tuple[ModelEntry, ...]:
        """Every model, bundled first, then by name; damaged ones too."""
        active = self._active_id()
        folders = [(folder, True) for folder in _model_folders(self.bundled_folder)]
        known = {folder.name for folder, _ in folders}
        folders += [(folder, False) for folder in _model_folders(self.user_folder) if folder.name not in known]
        return tuple(_entry(folder, bundled, folder.name == active) for folder, bundled in folders)

    def get(self, model_id: str) -> ModelEntry:
        """The model of that name, damaged or not. CheckpointError when there is none."""
        folder, bundled = self._locate(model_id)
        return _entry(folder, bundled, model_id == self._active_id())

    def activate(self, model_id: str) -> ActiveModel:
        """Make it the active model, after checking that it loads and classifies. CheckpointError leaves all as it
        was."""
        folder, _ = self._locate(model_id)
        info = check_model(folder)
        history = [past for past in self._choice()[1] if past != model_id]
        before = self._active_id()
        if before != model_id:
            history = [*(past for past in history if past != before), *([before] if before else [])]
        self._choose(model_id, history)
        return ActiveModel(folder, info)

    def rollback(self) -> ActiveModel:
        """Back to the model that was active before the present one.

        Models that vanished or are damaged are passed over. CheckpointError when no former model is left.
        """
        _, past, _ = self._choice()
        while past:
            past, model_id = past[:-1], past[-1]
            try:
                folder, _ = self._locate(model_id)
                info = check_model(folder)
            except CheckpointError:
                continue
            self._choose(model_id, past)
            return ActiveModel(folder, info)
        raise CheckpointError("There is no former model to go back to.")

    def former(self) -> str:
        """The model that `rollback` would go back to, as far as its folder tells; "" where there is none."""
        there = {folder.name for parent in (self.bundled_folder, self.user_folder) for folder in _model_folders(parent)}
        return next((model_id for model_id in reversed(self._choice()[1]) if model_id in there), "")

    def install(
        self,
        checkpoint: Path,
        model_id: str,
        lineage: Lineage,
        figures: Figures | None = None,
        held_out: Sequence[HeldOutClip] = (),
    ) -> ModelEntry:
        """Copy a trained checkpoint among the user's models under the name `model_id`, after checking that it
        classifies.

        Without `figures` the model keeps the metrics it came with. All or nothing; it does not become the active
        model. Raises CheckpointError for a name that is taken or no name, a damaged checkpoint, a disk that refuses.
        """
        check_name(model_id, self._names())
        info = check_model(checkpoint)
        described = replace(
            info,
            model_id=model_id,
            provenance={**info.provenance, "lineage": asdict(lineage)},
            metrics=info.metrics if figures is None else figures.to_metrics(),
        )
        folder = self.user_folder / model_id
        extra = {HELD_OUT_NAME: held_out_text(held_out)} if held_out else None
        copy_checkpoint(checkpoint, folder, described, extra)
        try:
            check_model(folder)
        except CheckpointError:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return self.get(model_id)

    def refuse_taken(self, model_id: str) -> None:
        """Raises CheckpointError, with the mend, for a name that `install` would not take."""
        check_name(model_id, self._names())

    def free_id(self, wanted: str) -> str:
        """A name that `install` takes, like `wanted`: with a number behind it where that is taken."""
        return free_name(wanted, self._names())

    def delete(self, model_id: str) -> None:
        """Remove one of the user's models for good, damaged ones too.

        Raises CheckpointError for the active model, one that came with the program, and where the disk refuses.
        """
        folder, bundled = self._locate(model_id)
        if bundled:
            raise CheckpointError("The model {name} came with the program and stays.", folder, name=model_id)
        if model_id == self._active_id():
            raise CheckpointError(
                "The model {name} is the active one; activate another one before deleting it.", folder, name=model_id
            )
        try:
            grave = Path(tempfile.mkdtemp(prefix=f".{model_id}.deleted.", dir=self.user_folder))
            folder.replace(grave / model_id)
        except OSError as error:
            raise CheckpointError(
                "The model {name} could not be deleted ({reason}).", folder, name=model_id, reason=error.strerror
            ) from error
        shutil.rmtree(grave, ignore_errors=True)

    def _names(self) -> set[str]:
        """Everything in either folder, since some disks do not tell upper from lower case."""
        names = set()
        for parent in (self.bundled_folder, self.user_folder):
            if parent.is_dir():
                names |= {path.name.casefold() for path in parent.iterdir()}
        return names

    def verify(self, model_id: str) -> float:
        """Check hashes, load the model and compare its graph with the torch network; the largest difference of a logit.

        Imports torch. Raises CheckpointError where anything is wrong.
        """
        from genre_tagger.classification.checkpoint import verify_checkpoint

        folder, _ = self._locate(model_id)
        check_model(folder)
        return float(verify_checkpoint(folder))

    def _locate(self, model_id: str) -> tuple[Path, bool]:
        """Folder of the model and whether it is bundled. Names are names, never paths."""
        for parent, bundled in ((self.bundled_folder, True), (self.user_folder, False)):
            if any(folder.name == model_id for folder in _model_folders(parent)):
                return parent / model_id, bundled
        known = ", ".join(
            folder.name for parent in (self.bundled_folder, self.user_folder) for folder in _model_folders(parent)
        )
        raise UnknownModelError(
            'There is no model called "{name}"; there are: {known}.', name=model_id, known=known or "none"
        )

    def _active_id(self) -> str:
        """The chosen model, else the default; "" where there is neither."""
        try:
            return self._choice()[0] or self.default_id()
        except CheckpointError:
            return ""

    def _choice(self) -> tuple[str, tuple[str, ...], str]:
        """(the chosen model or "", those before it, "" or a sentence: why the choice could not be read)."""
        path = self.user_folder / _CHOICE_FILE
        try:
            choice = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return "", (), ""
        except (OSError, ValueError):
            choice = None
        if not isinstance(choice, dict):
            problem = Sentence("{name} was damaged, so the model that came with the program is used.", name=path.name)
            return "", (), problem
        chosen, past = choice.get("active"), choice.get("history", ())
        history = tuple(map(str, past)) if isinstance(past, Sequence) else ()
        return (chosen if isinstance(chosen, str) else ""), history, ""

    def _choose(self, model_id: str, history: Sequence[str]) -> None:
        path = self.user_folder / _CHOICE_FILE
        choice = {"active": model_id, "history": history[-_HISTORY_LENGTH:]}
        try:
            self.user_folder.mkdir(parents=True, exist_ok=True)
            with whole_file(path) as file:
                file.write(json.dumps(choice, indent=2).encode("ascii"))
        except OSError as error:
            raise CheckpointError(
                "The choice of model could not be saved ({reason}).", path, reason=error.strerror
            ) from error


def check_model(folder: Path) -> CheckpointInfo:
    """Load the model and let it classify a window of silence. CheckpointError where that fails. Needs no torch."""
    import numpy as np

    from genre_tagger.classification.classifier import WindowClassifier
    from genre_tagger.features.mel import MelSpectrogram

    classifier = WindowClassifier(folder)
    mel = classifier.info.window
    silence = np.full((mel.mel_bands, mel.frames), 10.0 * np.log10(mel.min_power), dtype=np.float32)
    classifier.classify([MelSpectrogram(silence, mel)])
    return classifier.info


def _model_folders(parent: Path) -> Sequence[Path]:
    try:
        folders = [folder for folder in parent.iterdir() if not folder.name.startswith(".")]  # those are half written
        return sorted(folder for folder in folders if graph_path(folder).is_file())
    except OSError:
        return ()


def _entry(folder: Path, bundled: bool, active: bool) -> ModelEntry:
    try:
        return ModelEntry(folder.name, folder, bundled, active, read_checkpoint_info(folder))
    except CheckpointError as error:
        return ModelEntry(folder.name, folder, bundled, active, None, error.message)
