"""The engine's error sentences in the user's language; what is not known here stays in English.

The English sentence is the key, as with every other text of the window, so that an error keeps its meaning through
worker processes, signals and the journal as the plain text it is. A test holds these sentences to those of the engine.
"""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QCoreApplication

from genre_tagger.errors import GenreTaggerError
from genre_tagger.ui.figure_text import rewritten
from genre_tagger.ui.shortcuts import QT_TRANSLATE_NOOP

_CONTEXT = "Errors"

TITLES: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("Errors", "Something went wrong"),
    QT_TRANSLATE_NOOP("Errors", "This file could not be decoded"),
    QT_TRANSLATE_NOOP("Errors", "This track is too short"),
    QT_TRANSLATE_NOOP("Errors", "This track is silent"),
    QT_TRANSLATE_NOOP("Errors", "The decoder failed on this file"),
    QT_TRANSLATE_NOOP("Errors", "The tags could not be changed"),
    QT_TRANSLATE_NOOP("Errors", "The file has changed"),
    QT_TRANSLATE_NOOP("Errors", "The journal has a problem"),
    QT_TRANSLATE_NOOP("Errors", "This model could not be loaded"),
    QT_TRANSLATE_NOOP("Errors", "The data set has a problem"),
    QT_TRANSLATE_NOOP("Errors", "Training stopped"),
    QT_TRANSLATE_NOOP("Errors", "The sound device is not available"),
    QT_TRANSLATE_NOOP("Errors", "The settings could not be used"),
    QT_TRANSLATE_NOOP("Errors", "The report could not be saved"),
    QT_TRANSLATE_NOOP("Errors", "Your corrections could not be used"),
)

SENTENCES: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("Errors", "{sentence} The model that came with the program judges instead."),
    # decoding
    QT_TRANSLATE_NOOP("Errors", "{name} is a folder, not an audio file; name the files in it."),
    QT_TRANSLATE_NOOP("Errors", "{name} is a pipe or device, not a file; save it to a file first."),
    QT_TRANSLATE_NOOP("Errors", "{name} is empty (0 bytes); copy or download it again."),
    QT_TRANSLATE_NOOP("Errors", "{name} does not say how long it is; play it once in another program to check it."),
    QT_TRANSLATE_NOOP("Errors", "{name} holds no sound, only a header; copy or download it again."),
    QT_TRANSLATE_NOOP("Errors", "{name} is coded or protected in a way that cannot be decoded; convert it first."),
    QT_TRANSLATE_NOOP("Errors", "{name} states an impossible sample rate of {rate} Hz; the file is damaged."),
    QT_TRANSLATE_NOOP("Errors", "{name} states an impossible number of {count} channels; the file is damaged."),
    QT_TRANSLATE_NOOP("Errors", "{name} is no longer there; check the name and the drive."),
    QT_TRANSLATE_NOOP("Errors", "{name} may not be read; change its permissions."),
    QT_TRANSLATE_NOOP("Errors", "{name} could not be read ({reason}); check the drive."),
    QT_TRANSLATE_NOOP("Errors", "{name} holds only silence; there is nothing to judge in it."),
    QT_TRANSLATE_NOOP("Errors", "{name} is damaged: none of its sound decodes; copy or download it again."),
    QT_TRANSLATE_NOOP("Errors", "{name} lasts {seconds} s; at least {least} s of sound are needed to judge it."),
    QT_TRANSLATE_NOOP("Errors", "{name} holds no sound that can be decoded; it is damaged or not an audio file."),
    # listening
    QT_TRANSLATE_NOOP("Errors", "The folder {name} cannot be opened ({reason})."),
    QT_TRANSLATE_NOOP("Errors", "{name} is not a regular file."),
    QT_TRANSLATE_NOOP("Errors", "{name} is not an audio file."),
    QT_TRANSLATE_NOOP("Errors", "{name} does not exist."),
    QT_TRANSLATE_NOOP("Errors", "{name} cannot be read ({reason})."),
    QT_TRANSLATE_NOOP("Errors", "{name} asks for more memory than one file may use; it is probably damaged."),
    QT_TRANSLATE_NOOP("Errors", "{name} could not be judged because of an unexpected error ({reason})."),
    QT_TRANSLATE_NOOP("Errors", "{name} was given up: the decoder did not finish it within {seconds} seconds."),
    QT_TRANSLATE_NOOP("Errors", "{name} made the decoder crash ({reason}); the file is probably damaged."),
    QT_TRANSLATE_NOOP("Errors", "Worker processes cannot be started on this computer ({reason})."),
    QT_TRANSLATE_NOOP("Errors", "A worker process could not start ({reason})."),
    # tags
    QT_TRANSLATE_NOOP("Errors", "Nothing was written to {name}: its tags are damaged ({detail})."),
    QT_TRANSLATE_NOOP("Errors", "Nothing was written to {name}: {reason}."),
    QT_TRANSLATE_NOOP("Errors", "The tags of {name} cannot be read: its tags are damaged ({detail})."),
    QT_TRANSLATE_NOOP("Errors", "The tags of {name} cannot be read: {reason}."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "{name} is no longer there, nor in the folders around; if it was moved, undo it by its new name.",
    ),
    QT_TRANSLATE_NOOP("Errors", "{name} is no longer there."),
    QT_TRANSLATE_NOOP("Errors", "{name} could not be read: {reason}."),
    QT_TRANSLATE_NOOP("Errors", "{name} could not be changed: {reason}."),
    QT_TRANSLATE_NOOP("Errors", "{name} has changed since the plan was made; plan it again."),
    QT_TRANSLATE_NOOP("Errors", "{name} was changed by another program meanwhile; nothing was written."),
    QT_TRANSLATE_NOOP("Errors", "{name} could not be restored exactly; it is left as it is."),
    QT_TRANSLATE_NOOP("Errors", "{name} was edited after this change; force the undo to restore its genre alone."),
    QT_TRANSLATE_NOOP("Errors", "The journal knows of nothing to undo for {name}."),
    QT_TRANSLATE_NOOP("Errors", "{name} is a copy of {other}, which was written and is still there; undo that one."),
    QT_TRANSLATE_NOOP(
        "Errors", "Another Genre Tagger is writing tags right now; wait until it has finished, then try again."
    ),
    # model
    QT_TRANSLATE_NOOP("Errors", "The model {name} is damaged or was altered: its files do not match their checksums."),
    QT_TRANSLATE_NOOP("Errors", "The model {name} lacks its file {file} or it cannot be read."),
    QT_TRANSLATE_NOOP("Errors", "The file {file} of the model {name} is truncated or not a model."),
    QT_TRANSLATE_NOOP("Errors", "The model {name} was not made by Genre Tagger."),
    QT_TRANSLATE_NOOP(
        "Errors", "The model {name} was made by a newer version of Genre Tagger; update the program to use it."
    ),
    QT_TRANSLATE_NOOP("Errors", "The description of the model {name} is incomplete."),
    QT_TRANSLATE_NOOP("Errors", "The description of the model {name} was altered or is damaged."),
    QT_TRANSLATE_NOOP("Errors", "The network of model {name} could not be loaded."),
    QT_TRANSLATE_NOOP("Errors", "The program came without a model; install it again."),
    # sound
    QT_TRANSLATE_NOOP(
        "Errors", "The PortAudio library is missing, so nothing can be played or recorded; install libportaudio2."
    ),
    QT_TRANSLATE_NOOP("Errors", "The sound system did not answer; check that it is running."),
    QT_TRANSLATE_NOOP("Errors", "No sound output was found; connect or switch on a device."),
    QT_TRANSLATE_NOOP("Errors", "The output “{name}” is not there; choose another device."),
    QT_TRANSLATE_NOOP("Errors", "The output “{name}” could not be opened; another program may hold it."),
    QT_TRANSLATE_NOOP("Errors", "The output “{name}” could not be started; choose another device."),
    QT_TRANSLATE_NOOP("Errors", "The output “{name}” went away; choose another device and press play."),
    QT_TRANSLATE_NOOP("Errors", "No microphone or line-in was found; connect one, or feed from a file."),
    QT_TRANSLATE_NOOP("Errors", "The input {name} is not there; choose another source."),
    QT_TRANSLATE_NOOP("Errors", "The input {name} could not be opened; another program may hold it."),
    QT_TRANSLATE_NOOP("Errors", "The input “{name}” could not be started; choose another source."),
    QT_TRANSLATE_NOOP("Errors", "The input “{name}” went away; choose another source."),
    QT_TRANSLATE_NOOP("Errors", "Nothing can be recorded into {name}; choose another folder."),
    QT_TRANSLATE_NOOP("Errors", "{name} could not be written any further; is the disk full?"),
    QT_TRANSLATE_NOOP("Errors", "{name} could not be completed; is the disk full?"),
)
"""The more exact before the more general."""

REASONS: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("Errors", "it is read-only"),
    QT_TRANSLATE_NOOP("Errors", "it, or its folder, is no longer there"),
    QT_TRANSLATE_NOOP("Errors", "it is no longer there"),
    QT_TRANSLATE_NOOP("Errors", "the disk is full"),
    QT_TRANSLATE_NOOP("Errors", "your share of the disk is full"),
    QT_TRANSLATE_NOOP("Errors", "the system does not allow files of this size"),
    QT_TRANSLATE_NOOP("Errors", "the disk is read-only"),
    QT_TRANSLATE_NOOP("Errors", "the disk reports an error"),
    QT_TRANSLATE_NOOP("Errors", "there is no permission to write into its folder"),
    QT_TRANSLATE_NOOP("Errors", "there is no permission to write there"),
    QT_TRANSLATE_NOOP("Errors", "it belongs to somebody else, and its owner and rights could not be kept"),
    QT_TRANSLATE_NOOP("Errors", "an interrupted write of it could not be settled"),
    QT_TRANSLATE_NOOP("Errors", "it is not an audio file of a kind that is known here"),
    QT_TRANSLATE_NOOP("Errors", "it is not an ordinary file"),
    QT_TRANSLATE_NOOP("Errors", "{kind} files cannot hold a genre tag that players agree on"),
    QT_TRANSLATE_NOOP("Errors", "writing tags into {kind} files is not supported"),
    QT_TRANSLATE_NOOP("Errors", "its {kind} header and its length disagree (cut short, or never finished)"),
    QT_TRANSLATE_NOOP(
        "Errors",
        "its only tag is ID3v1 in an unknown encoding, which has no room for {genre}; convert it to ID3v2 first",
    ),
    QT_TRANSLATE_NOOP("Errors", "its DIIN chunk holds text in an unknown encoding, which a new tag would hide"),
    QT_TRANSLATE_NOOP("Errors", "its ID3 chunk holds something that is no ID3 tag"),
    QT_TRANSLATE_NOOP(
        "Errors",
        "with a tag in it no player could read its sound; it is not the kind of file it looks like",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "with a tag in it its sound would begin differently; it is damaged or of an unusual kind",
    ),
    QT_TRANSLATE_NOOP("Errors", "its tags are damaged ({detail})"),
    QT_TRANSLATE_NOOP("Errors", "its tags are laid out in a way that is not known here"),
    QT_TRANSLATE_NOOP("Errors", "its {kind} header and its length disagree (cut short, or never finished)"),
    QT_TRANSLATE_NOOP("Errors", "no sound was found in this {kind} file"),
    QT_TRANSLATE_NOOP(
        "Errors", "the pad byte behind its {chunk} chunk is missing, so that players disagree about what follows"
    ),
    QT_TRANSLATE_NOOP("Errors", "its ID3 chunk holds something that is no ID3 tag"),
    QT_TRANSLATE_NOOP("Errors", "its metadata are QuickTime's, not MP4's"),
    QT_TRANSLATE_NOOP("Errors", "its metadata are not of the kind that iTunes and other players write"),
    QT_TRANSLATE_NOOP("Errors", "its Matroska header is damaged"),
    QT_TRANSLATE_NOOP("Errors", "its LIST INFO is damaged"),
    QT_TRANSLATE_NOOP("Errors", 'its ID3 chunk is named "id3 ", which many readers of AIFF files do not find'),
    QT_TRANSLATE_NOOP("Errors", "other programs would read more than the genre differently ({detail})"),
    QT_TRANSLATE_NOOP("Errors", "other programs find a genre in {place} that cannot be changed here"),
    QT_TRANSLATE_NOOP("Errors", "other programs would not read the genre as it is meant"),
    QT_TRANSLATE_NOOP("Errors", "other programs would not find the genre in it"),
)
"""What stands behind a colon in the sentences above."""

SYSTEM_REASONS: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("Errors", "Permission denied"),
    QT_TRANSLATE_NOOP("Errors", "Input/output error"),
    QT_TRANSLATE_NOOP("Errors", "No space left on device"),
    QT_TRANSLATE_NOOP("Errors", "No such file or directory"),
    QT_TRANSLATE_NOOP("Errors", "Read-only file system"),
    QT_TRANSLATE_NOOP("Errors", "Stale file handle"),
    QT_TRANSLATE_NOOP("Errors", "Too many open files"),
    QT_TRANSLATE_NOOP("Errors", "the default input"),
)
"""What the system says in English."""

_FIELD = re.compile(r"\{(\w+)\}")
_NUMBERS = frozenset({"count", "least", "rate", "seconds"})


def error_text(error: BaseException | str) -> str:
    """The sentence of an error, or a sentence that came from one, as the window shows it."""
    message = error if isinstance(error, str) else error.message if isinstance(error, GenreTaggerError) else str(error)
    return _translated(message, _patterns(SENTENCES)) or message


def obstacle_text(reason: str) -> str:
    """Why a file cannot be written, a phrase or a sentence of the engine's, as the window shows it."""
    return _translated(reason, _patterns(REASONS)) or error_text(reason)


def error_title(error: GenreTaggerError) -> str:
    """The heading over its sentence."""
    return QCoreApplication.translate(_CONTEXT, error.title)


def _translated(text: str, patterns: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, source in patterns:
        match = pattern.fullmatch(text)
        if match is not None:
            values = {name: _value(name, value) for name, value in match.groupdict().items()}
            return QCoreApplication.translate(_CONTEXT, source).format(**values)
    return ""


def _value(field: str, value: str) -> str:
    if field == "sentence":
        return error_text(value)
    if field in _NUMBERS:
        return rewritten(value)
    known = _patterns((*REASONS, *SYSTEM_REASONS)) if field in ("name", "reason") else ()
    return _translated(value, known) or value


@cache
def _patterns(sources: tuple[str, ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """What recognises each text, with whatever stands in its fields."""
    return tuple((re.compile(_pattern(source), re.DOTALL), source) for source in sources)


def _pattern(source: str) -> str:
    parts = _FIELD.split(source)  # text and field names in turn
    return "".join(f"(?P<{part}>.+)" if place % 2 else re.escape(part) for place, part in enumerate(parts))


def sentence_of(error: BaseException) -> str:
    """Any exception as one sentence: the engine's own in the user's language, another with its type."""
    if isinstance(error, GenreTaggerError):
        return error_text(error)
    return f"{type(error).__name__}: {error}".strip(": \n").splitlines()[0]
