"""Settings survive: saved whole, read back equal, and a damaged file costs one sentence, never the start."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from genre_tagger.foundation.errors import SettingsError
from genre_tagger.library.track import CompanyMode
from genre_tagger.settings import (
    COMPANY_CHOICES,
    HOME_VARIABLE,
    MOST_RECENT_FOLDERS,
    SETTING_NAMES,
    Settings,
    load_settings,
    save_settings,
    settings_from_json,
    user_folders,
)

CHOSEN = Settings(
    policy="append",
    min_confidence=0.75,
    keep=("Jazz", "Klassik, alt"),
    provenance=True,
    windows=3,
    jobs=2,
    theme="dark",
    language="de",
    recent_folders=("/music/Björk", "/music/bad\udcffname"),
    id3_version="2.4",
    id3v1="keep",
    output_device="Kopfhörer",
    shortcuts=(("quit", ""), ("search", "Ctrl+K")),
    history_days=90,
    company="one-per-album",
)


def test_saved_settings_come_back_equal(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "settings.json"
    save_settings(CHOSEN, path)
    assert load_settings(path) == (CHOSEN, ())
    assert [left.name for left in path.parent.iterdir()] == ["settings.json"]


def test_company_none_is_a_choice_not_the_default() -> None:
    assert Settings().with_text("company", "none").company == "none"
    assert Settings(company="none").with_text("company", "default").company == "album"
    assert tuple(CompanyMode) == COMPANY_CHOICES


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.json") == (Settings(), ())


def test_every_field_is_a_setting_and_its_default_is_fit() -> None:
    assert tuple(Settings().to_json()) == SETTING_NAMES
    assert settings_from_json(Settings().to_json()) == (Settings(), ())


@pytest.mark.parametrize("damage", ["", "{", "[1, 2]", "null", '{"policy": "fill"} trailing', "[" * 100_000, "\x00"])
def test_a_damaged_file_is_set_aside_and_the_defaults_are_used(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(damage, encoding="utf-8")
    settings, notices = load_settings(path)
    assert settings == Settings()
    assert len(notices) == 1
    assert "settings.damaged.json" in notices[0]
    assert (tmp_path / "settings.damaged.json").read_text(encoding="utf-8") == damage
    assert not path.exists()


def test_bytes_that_are_not_utf8_count_as_damage(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(b'{"policy": "\xff"}')
    assert load_settings(path)[0] == Settings()
    assert (tmp_path / "settings.damaged.json").exists()


@pytest.mark.parametrize(
    ("key", "bad"),
    [
        ("policy", "wipe"),
        ("id3_version", "2.2"),
        ("id3v1", True),
        ("output_device", 3),
        ("shortcuts", ["search"]),
        ("shortcuts", {"search": 1}),
        ("history_days", 0),
        ("policy", ["fill"]),
        ("min_confidence", 1.5),
        ("min_confidence", "high"),
        ("min_confidence", True),
        ("min_confidence", float("nan")),
        ("windows", 0),
        ("windows", 2.5),
        ("jobs", True),
        ("jobs", 10_000),
        ("keep", "Jazz"),
        ("keep", [1]),
        ("provenance", 1),
        ("theme", "blue"),
        ("language", ""),
        ("recent_folders", None),
    ],
)
def test_one_bad_value_gives_way_and_the_others_stay(key: str, bad: object) -> None:
    settings, notices = settings_from_json({**CHOSEN.to_json(), key: bad})
    assert getattr(settings, key) == getattr(Settings(), key)
    assert settings.with_value(key, CHOSEN.to_json()[key]) == CHOSEN
    assert len(notices) == 1
    assert key in notices[0]


def test_keys_of_a_newer_version_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"from_the_future": {"a": 1}, "policy": "replace"}), encoding="utf-8")
    settings, notices = load_settings(path)
    assert (settings.policy, notices) == ("replace", ())
    save_settings(CHOSEN, path)
    assert json.loads(path.read_text(encoding="utf-8"))["from_the_future"] == {"a": 1}
    assert load_settings(path) == (CHOSEN, ())


def test_a_save_that_fails_says_so_and_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.json"
    save_settings(CHOSEN, path)

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(SettingsError, match="No space left"):
        save_settings(Settings(), path)
    monkeypatch.undo()
    assert load_settings(path) == (CHOSEN, ())
    assert list(tmp_path.iterdir()) == [path]


def test_a_linked_settings_file_stays_a_link(tmp_path: Path) -> None:
    link = tmp_path / "settings.json"
    (tmp_path / "dotfiles").mkdir()
    link.symlink_to(tmp_path / "dotfiles" / "genre-tagger.json")
    save_settings(CHOSEN, link)
    assert link.is_symlink()
    assert load_settings(link) == (CHOSEN, ())


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(SettingsError, match="could not be saved"):
        save_settings(Settings(), tmp_path / "file" / "settings.json")


def test_an_unreadable_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "settings.json").mkdir()
    settings, notices = load_settings(tmp_path / "settings.json")
    assert settings == Settings()
    assert len(notices) == 1
    assert (tmp_path / "settings.json").is_dir()


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("policy", "append", "append"),
        ("min_confidence", "0.6", 0.6),
        ("min_confidence", "0,6", 0.6),
        ("min_confidence", "1", 1.0),
        ("min_confidence", "default", None),
        ("windows", "5", 5),
        ("jobs", "none", None),
        ("keep", "Jazz, Blues ,,Jazz", ("Jazz", "Blues")),
        ("keep", "", ()),
        ("provenance", "Yes", True),
        ("provenance", "off", False),
        ("policy", "default", "fill"),
        ("theme", "light", "light"),
    ],
)
def test_values_can_be_typed(key: str, text: str, value: object) -> None:
    assert getattr(CHOSEN.with_text(key, text), key) == value


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("colour", "red"),
        ("colour", "default"),
        ("windows", "many"),
        ("min_confidence", "60 %"),
        ("provenance", "perhaps"),
        ("policy", "Fill!"),
    ],
)
def test_typed_nonsense_is_refused_in_one_sentence(key: str, text: str) -> None:
    with pytest.raises(SettingsError) as caught:
        Settings().with_text(key, text)
    assert key in caught.value.message
    assert caught.value.message.endswith(".")


def test_recent_folders_are_newest_first_each_once_and_few() -> None:
    settings = Settings()
    for number in [*range(MOST_RECENT_FOLDERS + 3), 5]:
        settings = settings.with_recent_folder(f"/music/{number}")
    assert settings.recent_folders[:2] == ("/music/5", "/music/12")
    assert len(settings.recent_folders) == len(set(settings.recent_folders)) == MOST_RECENT_FOLDERS


def test_one_variable_moves_every_folder(tmp_path: Path) -> None:
    folders = user_folders({HOME_VARIABLE: str(tmp_path)})
    for path in (
        folders.settings_file,
        folders.journal_file,
        folders.models,
        folders.logs,
        folders.predictions_file,
    ):
        assert path.is_relative_to(tmp_path)
    assert not list(tmp_path.iterdir())


def test_without_the_variable_the_platform_decides() -> None:
    folders = user_folders({})
    assert folders.config.is_absolute()
    assert "genre-tagger" in str(folders.settings_file)
    assert user_folders({HOME_VARIABLE: ""}) == folders


def test_a_relative_home_is_made_absolute() -> None:
    assert user_folders({HOME_VARIABLE: "portable"}).config == Path.cwd() / "portable" / "config"
