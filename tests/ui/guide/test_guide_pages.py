"""The guide is whole in every language, its links lead somewhere, and what it names is in the program."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from xml.etree import ElementTree

import click
import pytest
import typer.main

from genre_tagger.cli import app
from genre_tagger.foundation.installation import bundled_folder
from genre_tagger.ui.guide.guide import PAGE_NAMES, guide_pages

RESOURCES = bundled_folder("resources")
GUIDE = RESOURCES / "guide"
LANGUAGES = ("en", "de", "fr")
EVERY_PAGE = [pytest.param(language, name, id=f"{language}-{name}") for language in LANGUAGES for name in PAGE_NAMES]


def text_of(language: str, name: str) -> str:
    return (GUIDE / language / f"{name}.md").read_text(encoding="utf-8")


def without_code(text: str) -> str:
    return re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)


def headings(text: str) -> list[int]:
    return [
        len(marks) for marks in re.findall(r"^(#+) ", re.sub(r"```.*?```", "", text, flags=re.DOTALL), re.MULTILINE)
    ]


def command_lines(text: str) -> list[str]:
    blocks = re.findall(r"```\n(.*?)```", text, re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.startswith("genre-tagger")]


def label(text: str) -> str:
    """A text of the window without what stands only on its button."""
    return re.sub(r"[&:…]|\(\{\w+\}\)", "", text.replace("\N{NO-BREAK SPACE}", " ")).strip()


def labels(language: str) -> set[str]:
    """Every text that the window shows in that language."""
    file = RESOURCES / "translations" / f"genre_tagger_{'de' if language == 'en' else language}.ts"
    wanted = "source" if language == "en" else "translation"
    messages = ElementTree.parse(file).getroot().iter("message")
    return {label(message.findtext(wanted) or "") for message in messages}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_but_the_pages_is_there(language: str) -> None:
    assert {path.stem for path in (GUIDE / language).iterdir()} == set(PAGE_NAMES)
    titles = [page.title for page in guide_pages(language)]
    assert all(titles)
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("name", PAGE_NAMES)
@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_languages_say_the_same(language: str, name: str) -> None:
    english, other = text_of("en", name), text_of(language, name)
    assert headings(other) == headings(english)
    assert re.findall(r"\]\(([^)]*)\)", other) == re.findall(r"\]\(([^)]*)\)", english)
    assert len(command_lines(other)) == len(command_lines(english))
    assert other.count("\n|") == english.count("\n|")


@pytest.mark.parametrize(("language", "name"), EVERY_PAGE)
def test_page_begins_with_its_only_title(language: str, name: str) -> None:
    text = text_of(language, name)
    assert text.startswith("# ")
    assert headings(text).count(1) == 1
    assert max(map(len, text.splitlines())) < 400


@pytest.mark.parametrize(("language", "name"), EVERY_PAGE)
def test_links_and_pictures_are_there(language: str, name: str) -> None:
    for is_picture, target in re.findall(r"(!?)\[[^\]]+\]\(([^)]*)\)", text_of(language, name)):
        path = GUIDE / language / target
        if is_picture:
            assert all(path.with_name(f"{path.stem}-{tone}.png").is_file() for tone in ("light", "dark")), target
        else:
            assert path.is_file(), target


def test_every_picture_is_shown_and_small() -> None:
    shown = {found for page in guide_pages("en") for found in re.findall(r"pictures/(\w+)\.png", page.markdown)}
    assert {path.stem.rpartition("-")[0] for path in (GUIDE / "pictures").iterdir()} == shown
    assert all(path.stat().st_size < 150_000 for path in (GUIDE / "pictures").iterdir())


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_bold_stands_in_the_window(language: str) -> None:
    known = labels(language)
    for page in guide_pages(language):
        for bold in re.findall(r"\*\*([^*]+)\*\*", without_code(page.markdown)):
            for part in bold.replace("\n", " ").split(" › "):
                assert label(part) in known, f"{language}/{page.name}: {part}"


@pytest.mark.parametrize("line", sorted({line for page in guide_pages("en") for line in command_lines(page.markdown)}))
def test_command_lines_are_understood(line: str) -> None:
    understand(line)


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_translated_command_lines_are_understood(language: str) -> None:
    for page in guide_pages(language):
        for line in command_lines(page.markdown):
            understand(line)


def understand(line: str) -> None:
    """Parses the line as the program would, and runs nothing. Raises click's UsageError."""
    words = shlex.split(line)[1:]
    command: click.Command = typer.main.get_command(app)
    while isinstance(command, click.Group) and words and words[0] in command.commands:
        command = command.commands[words.pop(0)]
    context = command.make_context(line, words)
    assert not context.args or not isinstance(command, click.Group), f"no such command: {line}"
    context.close()


def test_guide_comes_with_the_wheel() -> None:
    project = (Path(__file__).parents[3] / "pyproject.toml").read_text("utf-8")
    assert '"resources" = "genre_tagger/_bundled/resources"' in project
