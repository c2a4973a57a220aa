"""What the user chose once: `Settings` <-> settings.json, and the folders that belong to the user.

The command line takes its defaults from here and the window edits it. A settings file is never a reason not to start: a
damaged one is set aside, a value of the wrong kind falls back to its default, and either is told in one sentence.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from genre_tagger.foundation.errors import Sentence, SettingsError
from genre_tagger.foundation.plain_values import to_plain
from genre_tagger.foundation.whole_file import whole_file

if TYPE_CHECKING:
    from genre_tagger.tags.fields import Id3Options

HOME_VARIABLE = "GENRE_TAGGER_HOME"
POLICIES = ("fill", "append", "replace")
COMPANY_CHOICES = ("none", "album", "one-per-album")
THEMES = ("system", "light", "dark")
ID3_VERSIONS = ("2.3", "2.4")
ID3V1_CHOICES = ("update", "keep")
MOST_RECENT_FOLDERS = 10


@dataclass(frozen=True, slots=True)
class UserFolders:
    """Where this user's files stand. Nothing is created until something is saved.

    `config` holds what was chosen, `data` what must survive (journal, trained models, corrections), `cache` what can be
    made again (remembered predictions).
    """

    config: Path
    data: Path
    cache: Path

    @property
    def settings_file(self) -> Path:
        return self.config / "settings.json"

    @property
    def journal_file(self) -> Path:
        return self.data / "journal.sqlite3"

    @property
    def models(self) -> Path:
        return self.data / "models"

    @property
    def logs(self) -> Path:
        return self.data / "logs"

    @property
    def predictions_file(self) -> Path:
        return self.cache / "predictions.sqlite3"


def user_folders(environ: Mapping[str, str] = os.environ) -> UserFolders:
    """The platform's own folders, or those below `GENRE_TAGGER_HOME` (a portable copy, a test)."""
    home = environ.get(HOME_VARIABLE, "")
    if home:
        root = Path(home).expanduser().absolute()
        return UserFolders(root / "config", root / "data", root / "cache")
    from platformdirs import PlatformDirs

    platform = PlatformDirs("genre-tagger", appauthor=False)
    return UserFolders(platform.user_config_path, platform.user_data_path, platform.user_cache_path)


@dataclass(frozen=True, slots=True)
class Settings:
    """Every choice that outlives a session. None means "the default of the model or the machine".

    `min_confidence` in [0, 1]: below it nothing is written (None: the model's own threshold). `windows`: how many
    windows of a track are classified. `jobs`: worker processes (None: one per core). `keep`: genres in a file that are
    never replaced or added to. `company`: whether a track is classified alone ("none"), with what its album says
    ("album"), or as its album is ("one-per-album"). `language` is an IETF tag or "system". `recent_folders`: newest
    first.

    `id3_version`: of the ID3v2 tag that a file without one gets; one that is there keeps its version. `id3v1`: whether
    the genre in an old ID3v1 tag that is there is kept in step ("update") or left alone ("keep"). `output_device`: by
    name, "" for the system's default. `shortcuts`: (what, keys) where they are not the default; no keys is "".
    `history_days`: how long the journal keeps writes (None: for ever).
    """

    policy: str = "fill"
    min_confidence: float | None = None
    keep: tuple[str, ...] = ()
    provenance: bool = False
    windows: int | None = None
    jobs: int | None = None
    theme: str = "system"
    language: str = "system"
    recent_folders: tuple[str, ...] = ()
    id3_version: str = "2.3"
    id3v1: str = "update"
    output_device: str = ""
    shortcuts: tuple[tuple[str, str], ...] = ()
    history_days: int | None = None
    company: str = "album"

    def to_json(self) -> dict[str, Any]:
        """Plain values: tuples as lists, the shortcuts as an object."""
        return {**to_plain(self), "shortcuts": dict(self.shortcuts)}

    def with_value(self, key: str, value: object) -> Settings:
        """A copy with one value changed. Raises SettingsError for an unknown key or an unfit value."""
        if key not in _CHECKS:
            raise SettingsError(
                "There is no setting “{key}”; the settings are {known}.", key=key, known=", ".join(SETTING_NAMES)
            )
        try:
            return replace(self, **{key: _CHECKS[key](value)})
        except ValueError as error:
            raise SettingsError("“{key}” must be {reason}.", key=key, reason=error) from error

    def with_text(self, key: str, text: str) -> Settings:
        """As `with_value`, from what a person types: "0.6", "yes", "Jazz, Blues", "default"."""
        word = text.strip().casefold()
        if word in ("default", "none", "") and key in SETTING_NAMES and (key, word) != ("company", "none"):
            return self.with_value(key, Settings().to_json()[key])
        return self.with_value(key, _from_text(key, text))

    @property
    def id3(self) -> Id3Options:
        """As the writer wants it."""
        from genre_tagger.tags.fields import Id3Options

        return Id3Options(4 if self.id3_version == "2.4" else 3, self.id3v1 == "update")

    def with_recent_folder(self, folder: str) -> Settings:
        """A copy whose newest folder is `folder`; at most ten are kept, each once."""
        others = [recent for recent in self.recent_folders if recent != folder]
        return replace(self, recent_folders=tuple([folder, *others][:MOST_RECENT_FOLDERS]))


def _one_of(*choices: str) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        if value not in choices:
            raise ValueError(f"one of {', '.join(choices)}")
        return str(value)

    return check


def _whole_number(lowest: int, highest: int) -> Callable[[Any], int | None]:
    def check(value: Any) -> int | None:
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not lowest <= value <= highest:
            raise ValueError(f"a whole number from {lowest} to {highest}, or “default”")
        return value

    return check


def _share(value: Any) -> float | None:
    if value is None:
        return None
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
        raise ValueError("a number from 0 to 1, or “default”")
    return float(value)


def _yes_or_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("yes or no")
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(text, str) for text in value):
        raise ValueError("a list of texts")
    return tuple(dict.fromkeys(value))


def _any_text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("a text")
    return value


def _shortcuts(value: Any) -> tuple[tuple[str, str], ...]:
    """From an object, or from pairs."""
    pairs = list(value.items()) if isinstance(value, dict) else value
    fits = isinstance(pairs, list | tuple) and all(
        isinstance(pair, list | tuple) and len(pair) == 2 and all(isinstance(text, str) for text in pair)
        for pair in pairs
    )
    if not fits:
        raise ValueError("pairs like “search = Ctrl+F”, separated by commas")
    return tuple(sorted((name, keys) for name, keys in pairs))


_CHECKS: dict[str, Callable[[Any], Any]] = {
    "policy": _one_of(*POLICIES),
    "min_confidence": _share,
    "keep": _texts,
    "provenance": _yes_or_no,
    "windows": _whole_number(1, 1000),
    "jobs": _whole_number(1, 256),
    "theme": _one_of(*THEMES),
    "language": lambda value: _any_text(value or None),
    "recent_folders": lambda value: _texts(value)[:MOST_RECENT_FOLDERS],
    "id3_version": _one_of(*ID3_VERSIONS),
    "id3v1": _one_of(*ID3V1_CHOICES),
    "output_device": _any_text,
    "shortcuts": _shortcuts,
    "history_days": _whole_number(1, 36_500),
    "company": _one_of(*COMPANY_CHOICES),
}
SETTING_NAMES: tuple[str, ...] = tuple(_CHECKS)

_SHORTCUT_BORDER = re.compile(r",(?=\s*\w+\s*=)")
"""A comma before the next name; one behind "Ctrl+" is a key."""

_WORDS = {"yes": True, "true": True, "on": True, "1": True, "no": False, "false": False, "off": False, "0": False}


def _from_text(key: str, text: str) -> object:
    """The JSON value that `text` means for `key`; text that means none comes back as it is, for the check to refuse."""
    check = _CHECKS.get(key)
    if check is _yes_or_no:
        return _WORDS.get(text.strip().casefold(), text)
    if key in ("keep", "recent_folders"):
        return [part.strip() for part in text.split("," if key == "keep" else os.pathsep) if part.strip()]
    if key == "shortcuts":
        pairs = [part.split("=", 1) for part in _SHORTCUT_BORDER.split(text) if part.strip()]
        return [[side.strip() for side in pair] for pair in pairs]
    if key in ("min_confidence", "windows", "jobs", "history_days"):
        try:
            return float(text.replace(",", ".")) if check is _share else int(text)
        except ValueError:
            return text
    return text.strip()


def settings_from_json(values: Mapping[str, Any]) -> tuple[Settings, tuple[str, ...]]:
    """The settings in `values` and one sentence for each value that had to give way to its default.

    Keys this version does not know are passed over without a word: a newer version may have written them.
    """
    settings, notices = Settings(), []
    for key in SETTING_NAMES:
        if key in values:
            try:
                settings = settings.with_value(key, values[key])
            except SettingsError as error:
                notices.append(Sentence("{sentence} Its default is used.", sentence=error.message))
    return settings, tuple(notices)


def load_settings(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """The settings in `path` and what the user should be told about them. A missing file means the defaults.

    A file that is no JSON object is renamed to `settings.damaged.json` beside it, so that nothing in it is lost.
    """
    try:
        values = _read_object(path)
    except FileNotFoundError:
        return Settings(), ()
    except OSError as error:
        notice = Sentence(
            "The settings in {file} cannot be read ({reason}); the defaults are used.", file=path, reason=error.strerror
        )
        return Settings(), (notice,)
    except ValueError:
        return Settings(), (Sentence("{sentence} The defaults are used.", sentence=_set_aside(path)),)
    return settings_from_json(values)


def save_settings(settings: Settings, path: Path) -> None:
    """Write `settings` to `path`, whole or not at all; keys that only a newer version knows are kept.

    A link to a file elsewhere stays a link. Raises SettingsError when the folder or file cannot be written; the old
    file is then as it was.
    """
    path = path.resolve()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            kept = _read_object(path)
        except (FileNotFoundError, ValueError):
            kept = {}
        text = json.dumps({**kept, **settings.to_json()}, indent=2, ensure_ascii=True) + "\n"
        with whole_file(path) as file:
            file.write(text.encode("ascii"))
    except OSError as error:
        raise SettingsError(
            "{file} could not be saved: {reason}.", path, file=path, reason=error.strerror or error
        ) from error


def _read_object(path: Path) -> dict[str, Any]:
    """The JSON object in `path`. Raises ValueError for anything else, deep nesting included."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not isinstance(values, dict):
        raise ValueError("not an object")
    return values


def _set_aside(path: Path) -> str:
    """Rename a damaged settings file and say so in one sentence."""
    aside = path.with_name(f"{path.stem}.damaged{path.suffix}")
    try:
        path.replace(aside)
    except OSError:
        return Sentence("The settings file {file} is damaged and could not be moved away.", file=path)
    return Sentence("The settings file was damaged and now lies beside itself as {name}.", name=aside.name)
