"""A widget as a person meets it: what can be read in it, and its buttons and choices by the words on them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QWidget

Widget = TypeVar("Widget", bound=QWidget)


def words_in(widget: QWidget) -> str:
    """What is on show, each text between line feeds: labels, buttons, chosen items, and what a screen reader says."""
    texts = (text for part in (widget, *_shown_in(widget, QWidget)) for text in _words_of(part) if text)
    return "\n".join(("", *texts, ""))


def button(widget: QWidget, words: str) -> QAbstractButton:
    """The button on show whose words begin so; of several the first."""
    return _named(widget, QAbstractButton, words)


def press(widget: QWidget, words: str) -> None:
    """Press that button, which must not be grey."""
    found = button(widget, words)
    assert found.isEnabled(), f"{words} is grey"
    found.click()


def offers(widget: QWidget, words: str) -> bool:
    """Whether such a button is on show."""
    return any(_is_called(each, words) for each in _shown_in(widget, QAbstractButton))


def choice(widget: QWidget, name: str) -> QComboBox:
    """The drop-down list of that name."""
    return _named(widget, QComboBox, name)


def choose(widget: QWidget, name: str, place: int) -> None:
    """Choose one of its items, as by mouse or key."""
    box = choice(widget, name)
    box.setCurrentIndex(place)
    box.activated.emit(place)


def _named(widget: QWidget, kind: type[Widget], words: str) -> Widget:
    for each in _shown_in(widget, kind):
        if _is_called(each, words):
            return each
    raise AssertionError(f"{words} is not on show; there is:\n{words_in(widget)}")


def _is_called(widget: QWidget, words: str) -> bool:
    return any(text.startswith(words) for text in _words_of(widget))


def _shown_in(widget: QWidget, kind: type[Widget]) -> Iterator[Widget]:
    return (each for each in widget.findChildren(kind) if each.isVisibleTo(widget))


def _words_of(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text().replace("&", "")
    elif isinstance(widget, QComboBox):
        yield widget.currentText()
    yield from (widget.accessibleName(), widget.accessibleDescription())
