"""Whatever goes wrong, a person reads one sentence and a script one exit code."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from genre_tagger import cli
from genre_tagger.cli.presentation import ReadableErrors, described
from genre_tagger.foundation.errors import DecodeError, GenreTaggerError, TagError
from genre_tagger.settings import user_folders


def app_that_raises(error: BaseException) -> typer.Typer:
    app = typer.Typer(cls=ReadableErrors, rich_markup_mode=None)

    @app.command()
    def fail() -> None:
        raise error

    @app.callback()
    def group() -> None:
        pass

    return app


def outcome(error: BaseException) -> tuple[int, str]:
    result = CliRunner().invoke(app_that_raises(error), ["fail"])
    assert result.stdout == ""
    return result.exit_code, result.stderr


def test_an_expected_error_is_title_and_message() -> None:
    assert outcome(TagError("song.mp3 is read-only.")) == (1, "The tags could not be changed: song.mp3 is read-only.\n")


def test_a_message_stays_one_line_and_commands_no_terminal() -> None:
    nasty = DecodeError("two\nlines, \x1b[31mred\udcff.mp3 is damaged.")
    assert described(nasty).isprintable()
    assert outcome(nasty)[1].count("\n") == 1


def test_an_unexpected_error_is_one_sentence_and_a_log() -> None:
    code, told = outcome(ZeroDivisionError("division by zero"))
    assert code == 1
    assert told.count("\n") == 1
    assert "ZeroDivisionError: division by zero" in told
    (log,) = user_folders().logs.iterdir()
    assert str(log) in told
    assert "Traceback" in log.read_text(encoding="utf-8")


def test_an_unexpected_error_survives_a_log_that_cannot_be_saved(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("GENRE_TAGGER_HOME", str(tmp_path / "file"))
    code, told = outcome(RuntimeError("boom"))
    assert code == 1
    assert "the details could not be saved" in told


def test_ctrl_c_anywhere_is_130() -> None:
    assert outcome(KeyboardInterrupt()) == (130, "")


def test_every_error_class_has_a_title_of_its_own() -> None:
    classes = [GenreTaggerError, *GenreTaggerError.__subclasses__()]
    titles = [kind.title for kind in classes]
    assert len(set(titles)) == len(titles)
    assert not any(title.endswith(".") for title in titles)


def test_run_returns_the_exit_code_and_raises_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--version"]) == 0
    assert cli.run(["sing"]) == 2
    assert cli.run(["history"]) == 0
    assert "genre-tagger " in capsys.readouterr().out
