"""The errors a user may see: each has a title, one clear sentence, and the path it speaks of.

Adapters (decoding, tags, checkpoints, data sets, devices) raise a leaf `from` the library error that caused it.
Only the command line and the window show them; everything between lets them pass.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from numbers import Real
from os import PathLike, fsdecode
from pathlib import PurePath
from typing import Any


class Sentence(str):
    """A text for a person that remembers how it was made: an English template and the values of its fields.

    It is the English text, so that it can be printed, logged and stored; the window puts the same values into the
    template of its own language. Values are numbers, other `Sentence`s, or anything as its `str`. Survives pickling.
    """

    __slots__ = ("fields", "template")
    template: str
    fields: dict[str, Any]

    def __new__(cls, template: str, /, **fields: Any) -> Sentence:
        """`template` as for `str.format`; without fields it is taken as it is."""
        plain = {name: value if isinstance(value, str | Real) else str(value) for name, value in fields.items()}
        made = super().__new__(cls, template.format(**plain) if plain else template)
        made.template, made.fields = template, plain
        return made

    def __reduce__(self) -> tuple[Callable[..., Sentence], tuple[str, dict[str, Any]]]:
        return _sentence, (self.template, self.fields)


def _sentence(template: str, fields: dict[str, Any]) -> Sentence:
    return Sentence(template, **fields)


TRAINING_LIBRARIES = frozenset(
    {"torch", "librosa", "sklearn", "scipy", "threadpoolctl", "onnx", "lightning_fabric", "tensorboardX", "cleanlab"}
)
"""What defines, trains and explains networks; the light edition does without. Classifying needs none of them."""


class GenreTaggerError(Exception):
    """Base of every expected failure.

    `message` is one sentence for a person: what is wrong and, where one exists, the mend. It is made of a template,
    which stands in full where it is raised and is what translators see, and of the fields that it names. `path` is the
    file it is about, or None; its last part is the field `name` where no other is given. Instances survive pickling,
    because worker processes send them home.
    """

    title = "Something went wrong"

    def __init__(self, template: str, path: str | PathLike[str] | None = None, **fields: Any) -> None:
        keeps = isinstance(template, Sentence) and not fields
        if path is not None and not keeps and "{name}" in template:
            fields.setdefault("name", PurePath(fsdecode(path)).name)
        self.message: Sentence = template if keeps else Sentence(template, **fields)  # type: ignore[assignment]
        super().__init__(self.message)
        self.path = None if path is None else fsdecode(path)

    def __reduce__(self) -> tuple[type[GenreTaggerError], tuple[Sentence, str | None]]:
        return type(self), (self.message, self.path)

    def __str__(self) -> str:
        return self.message


class DecodeError(GenreTaggerError):
    """The audio could not be read: not audio, damaged, vanished, unsupported."""

    title = "This file could not be decoded"


class TooShortError(DecodeError):
    """The audio is shorter than the least that can be classified."""

    title = "This track is too short"


class SilentTrackError(DecodeError):
    """The audio decodes, but nothing in it sounds."""

    title = "This track is silent"


class WorkerCrashError(DecodeError):
    """A codec crashed or hung on the file and its worker process was replaced."""

    title = "The decoder failed on this file"


class TagError(GenreTaggerError):
    """Tags could not be read or written; the file is as it was before."""

    title = "The tags could not be changed"


class FileChangedError(TagError):
    """The file is not the one that was planned for or written to: somebody edited it since."""

    title = "The file has changed"


class JournalError(GenreTaggerError):
    """The journal of writes could not be opened or does not hold what was asked for."""

    title = "The journal has a problem"


class CheckpointError(GenreTaggerError):
    """A model file is foreign, truncated, tampered with, or made by a newer version."""

    title = "This model could not be loaded"


class UnknownModelError(CheckpointError):
    """There is no model of the name that was given."""


class DatasetError(GenreTaggerError):
    """A training data set is missing, incomplete or not of the stated layout."""

    title = "The data set has a problem"


class TrainingError(GenreTaggerError):
    """A training run could not go on."""

    title = "Training stopped"


class DeviceError(GenreTaggerError):
    """No sound device, or it went away."""

    title = "The sound device is not available"


class SettingsError(GenreTaggerError):
    """A settings file or a setting's value cannot be used."""

    title = "The settings could not be used"


class ReportError(GenreTaggerError):
    """A report, a plan or a playlist could not be saved; an older file of that name is as it was."""

    title = "The report could not be saved"


class CorrectionsError(GenreTaggerError):
    """The file of the user's corrections could not be opened or written."""

    title = "Your corrections could not be used"


class WatchError(GenreTaggerError):
    """What a watch has seen of its folders could not be kept."""

    title = "Watching stopped"


class ClusterError(GenreTaggerError):
    """A Dask cluster cannot do the work: it does not answer, has no workers, or they lack this program."""

    title = "The cluster could not be used"


class LightEditionError(GenreTaggerError):
    """This copy lacks the libraries that train and explain networks."""

    title = "This is the light edition"


def light_edition_error() -> LightEditionError:
    """The error whose sentence says how to get what is missing."""
    return LightEditionError(
        "Training and explaining networks need libraries that the light edition leaves out; install the full edition, "
        "or with pip: pip install 'genre-tagger[training]'."
    )


def can_train() -> bool:
    """Whether this copy holds the libraries that train and explain networks. Imports none of them."""
    return find_spec("torch") is not None


def require_training() -> None:
    """Raises LightEditionError where this copy cannot train or explain."""
    if not can_train():
        raise light_edition_error()


def as_expected(error: BaseException) -> BaseException:
    """`error`, or the LightEditionError that it means: a library for training was to be imported and is not here."""
    name = (error.name or "").partition(".")[0] if isinstance(error, ModuleNotFoundError) else ""
    return light_edition_error() if name in TRAINING_LIBRARIES and find_spec(name) is None else error
