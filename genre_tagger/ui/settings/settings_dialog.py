"""What the user may choose once: pages whose fields are those of `Settings`, and one of all keys."""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum
from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTabWidget,
    QWidget,
)

from genre_tagger.settings import Settings
from genre_tagger.ui.figure_text import decimal
from genre_tagger.ui.guide.guide import belongs_to
from genre_tagger.ui.shortcuts import DEFAULT_KEYS, GROUPS, holder_of, key_text, keys_in_force, meaning_of, shown
from genre_tagger.ui.translation import LANGUAGES
from genre_tagger.ui.widgets.building import configured, hbox, make_button, make_label, scrolled, set_role, vbox
from genre_tagger.ui.widgets.form import FormPage, make_choice


class Page(IntEnum):
    """In the order of their tabs."""

    WRITING = 0
    CLASSIFYING = 1
    APPEARANCE = 2
    SHORTCUTS = 3


def _number(lowest: int, highest: int, **values: Any) -> QSpinBox:
    box = configured(QSpinBox(), range=(lowest, highest), **values)
    box.lineEdit().setTextMargins(6, 0, 0, 0)
    return box


def _muted(text: str) -> QLabel:
    return make_label(text, wrap=True, role="muted")


class WritingPage(FormPage):
    """What is written into files, and how long the history of it is kept."""

    def __init__(self, model_threshold: float | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policies = (
            (self.tr("Fill in only where there is none"), "fill"),
            (self.tr("Add to the genres that are there"), "append"),
            (self.tr("Replace the genres that are there"), "replace"),
        )
        self._threshold = _number(0, 100, fixedWidth=92, suffix=" %", enabled=False)
        self._threshold.setAccessibleName(self.tr("Least confidence"))
        self._threshold.setValue(round(100 * (model_threshold or 0.5)))
        self._own_threshold = QCheckBox(self.tr("Write only when at least this sure:"))
        self._own_threshold.toggled.connect(self._threshold.setEnabled)
        hint = self.tr("Otherwise the model's own threshold counts, {share} %.")
        hints = [] if model_threshold is None else [("", _muted(hint.format(share=decimal(100 * model_threshold))), "")]
        tip = self.tr("Genres that always stay in a file, separated by commas.")
        keep = configured(QLineEdit(), placeholderText=self.tr("Jazz, Christmas"), toolTip=tip)
        self.add_group(
            self.tr("Genres"),
            (self.tr("&Genres in a file:"), make_choice(policies), "policy"),
            ("", hbox(self._own_threshold, self._threshold, 1), ""),
            *hints,
            (self.tr("Always &keep:"), keep, "keep"),
            ("", QCheckBox(self.tr("Also note the model and its confidence in the tags")), "provenance"),
        )
        self._add_id3()
        self._add_history()
        self.align()

    def _add_id3(self) -> None:
        versions = ((self.tr("ID3v2.3, which every player reads"), "2.3"), (self.tr("ID3v2.4, in UTF-8"), "2.4"))
        version = make_choice(versions, toolTip=self.tr("A tag that is there keeps its version."))
        self._v1 = QCheckBox(self.tr("Keep the genre in an old ID3v1 tag in step"))
        self._v1.setToolTip(self.tr("ID3v1 knows a fixed list of genres. A file without such a tag never gets one."))
        rows = (self.tr("A &new tag is:"), version, "id3_version"), ("", self._v1, "")
        self.add_group(self.tr("ID3 tags (MP3, AAC, WAV, AIFF)"), *rows)

    def _add_history(self) -> None:
        lengths = (
            (self.tr("For ever"), None),
            (self.tr("For a year"), 365),
            (self.tr("For three months"), 90),
            (self.tr("For a month"), 30),
        )
        tip = self.tr("What is forgotten can no longer be undone. Counts from the next start.")
        self._days = make_choice(lengths, toolTip=tip)
        self.add_group(self.tr("History"), (self.tr("&Remember writes:"), self._days, "history_days"))

    def show_settings(self, settings: Settings) -> None:
        """Also a number of days that was chosen on the command line."""
        days = settings.history_days
        if self._days.findData(days) < 0:
            self._days.addItem(self.tr("For %Ln day(s)", "", days or 0), days)
        super().show_settings(settings)
        self._own_threshold.setChecked(settings.min_confidence is not None)
        if settings.min_confidence is not None:
            self._threshold.setValue(round(100 * settings.min_confidence))
        self._v1.setChecked(settings.id3v1 == "update")

    def chosen(self, settings: Settings) -> Settings:
        """Without a threshold of one's own the model's counts."""
        share = self._threshold.value() / 100 if self._own_threshold.isChecked() else None
        id3v1 = "update" if self._v1.isChecked() else "keep"
        found: Settings = super().chosen(settings)
        return replace(found, min_confidence=share, id3v1=id3v1)


class ClassificationPage(FormPage):
    """How tracks are classified, and where they are played. `outputs` are those found so far, by name."""

    def __init__(self, outputs: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tip = self.tr("More windows are surer and slower; the model's card says how long they are.")
        windows = _number(0, 50, specialValueText=self.tr("As the model advises"), toolTip=tip)
        tip = self.tr("Each classifies one track at a time and needs some 200 MB of memory.")
        jobs = _number(0, 64, specialValueText=self.tr("One for each core"), toolTip=tip)
        self.add_group(
            self.tr("Classification"),
            (self.tr("&Windows of a track:"), windows, "windows"),
            (self.tr("Worker &processes:"), jobs, "jobs"),
            ("", _muted(self.tr("Tracks in hand are finished first, then a change is in force.")), ""),
        )
        pairs = [(self.tr("System default"), ""), *((name, name) for name in outputs)]
        self._output = make_choice(pairs, toolTip=self.tr("Also to be chosen in the player bar"))
        none_known = self.tr("No output is known yet: they are looked for when a track is shown.")
        hints = [] if outputs else [("", _muted(none_known), "")]
        self.add_group(self.tr("Sound"), (self.tr("&Output:"), self._output, "output_device"), *hints)
        self.align()

    def show_settings(self, settings: Settings) -> None:
        """Also an output that is not there now."""
        name = settings.output_device
        if self._output.findData(name) < 0:
            self._output.addItem(self.tr("{name} (not connected)").format(name=name), name)
        super().show_settings(settings)


class AppearancePage(FormPage):
    """How the window looks and speaks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        system = (self.tr("As the system"), "system")
        themes = (system, (self.tr("Light"), "light"), (self.tr("Dark"), "dark"))
        languages = (system, *((name, code) for code, name in LANGUAGES.items()))
        self.add_group(
            self.tr("Appearance"),
            (self.tr("&Theme:"), make_choice(themes), "theme"),
            (self.tr("&Language:"), make_choice(languages), "language"),
            ("", _muted(self.tr("A new language counts from the next start.")), ""),
        )
        self.align()


class ShortcutsPage(QWidget):
    """One row for each shortcut. A key that is taken is refused, and the line below says who has it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = dict(DEFAULT_KEYS)
        self._fields: dict[str, QKeySequenceEdit] = {}
        self._resets: dict[str, QPushButton] = {}
        self._told = make_label(wrap=True)
        vbox((scrolled(self._rows()), 1), self._told, parent=self, spacing=8, margins=(0, 10, 0, 0))
        self._say("")

    def _rows(self) -> QWidget:
        rows = QWidget()
        grid = QGridLayout(rows)
        configured(grid, contentsMargins=(4, 0, 12, 8), horizontalSpacing=14, verticalSpacing=6, columnStretch=(0, 1))
        for heading, shortcuts in GROUPS:
            grid.addWidget(make_label(shown(heading), role="heading"), grid.rowCount(), 0, 1, 3)
            for shortcut in shortcuts:
                if shortcut.name:
                    self._add_row(grid, shortcut.name)
        return rows

    def _add_row(self, grid: QGridLayout, name: str) -> None:
        row, meaning = grid.rowCount(), meaning_of(name)
        tip = self.tr("Press the new key. Empty: no key.")
        field = configured(QKeySequenceEdit(), maximumSequenceLength=1, clearButtonEnabled=True, fixedWidth=180)
        configured(field, accessibleName=meaning, toolTip=tip, keySequenceChanged=partial(self._on_keys, name))
        reset = make_button(self.tr("Default"), tip=key_text(DEFAULT_KEYS[name]), autoDefault=False)
        reset.setAccessibleName(self.tr("{what}: back to the default").format(what=meaning))
        reset.clicked.connect(partial(self._give, name, DEFAULT_KEYS[name]))
        grid.addWidget(make_label(meaning, wrap=True, buddy=field), row, 0)
        grid.addWidget(field, row, 1)
        grid.addWidget(reset, row, 2)
        self._fields[name], self._resets[name] = field, reset

    def show_settings(self, settings: Settings) -> None:
        """Fill the fields."""
        self._keys = keys_in_force(dict(settings.shortcuts))
        for name in self._fields:
            self._show(name)
        self._say("")

    def chosen(self, settings: Settings) -> Settings:
        """`settings` with what stands in the fields; names that only a newer version knows are kept."""
        foreign = tuple((name, keys) for name, keys in settings.shortcuts if name not in DEFAULT_KEYS)
        own = ((name, keys) for name, keys in self._keys.items() if keys != DEFAULT_KEYS[name])
        return replace(settings, shortcuts=tuple(sorted((*foreign, *own))))

    def _on_keys(self, name: str, sequence: QKeySequence) -> None:
        self._give(name, sequence.toString(QKeySequence.SequenceFormat.PortableText))

    def _give(self, name: str, keys: str, _checked: bool = False) -> None:
        holder = holder_of(keys, self._keys, but=name) if keys else None
        if holder is None:
            self._keys[name] = keys
            self._say("")
        else:
            owner = meaning_of(holder) if holder else self.tr("Fixed keys of the window")
            self._say(self.tr("{keys} is taken: {owner}.").format(keys=key_text(keys), owner=owner))
        self._show(name)

    def _show(self, name: str) -> None:
        with QSignalBlocker(self._fields[name]):
            self._fields[name].setKeySequence(QKeySequence(self._keys[name]))
        self._resets[name].setEnabled(self._keys[name] != DEFAULT_KEYS[name])

    def _say(self, problem: str) -> None:
        self._told.setText(problem or self.tr("Click into a field and press the new key."))
        set_role(self._told, "warning" if problem else "muted")


class SettingsDialog(QDialog):
    """Edits a copy of `settings`; `settings_chosen` carries it once accepted.

    `model_threshold` is the model's own least confidence, `outputs` the names of the outputs found so far.
    """

    settings_chosen = Signal(Settings)

    def __init__(
        self,
        settings: Settings,
        model_threshold: float | None,
        outputs: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(self.tr("Settings"))
        belongs_to(self, "files")
        self.setMinimumWidth(640)
        self._tabs = configured(QTabWidget(), documentMode=True)
        self._pages: list[FormPage | ShortcutsPage] = []
        for title, page in (
            (self.tr("Writing"), WritingPage(model_threshold)),
            (self.tr("Classification"), ClassificationPage(outputs)),
            (self.tr("Appearance"), AppearancePage()),
            (self.tr("Shortcuts"), ShortcutsPage()),
        ):
            self._tabs.addTab(page, title)
            self._pages.append(page)
            page.show_settings(settings)
        tip = self.tr("Put this page back to its defaults")
        defaults = make_button(self.tr("Defaults"), clicked=self._on_defaults, tip=tip, autoDefault=False)
        cancel = make_button(self.tr("Cancel"), clicked=self.reject, autoDefault=False)
        save = make_button(self.tr("Save"), clicked=self.accept, primary=True, default=True)
        buttons = hbox(defaults, 1, cancel, save)
        vbox((self._tabs, 1), buttons, parent=self, spacing=12, margins=(20, 8, 20, 16))

    def show_page(self, page: Page) -> None:
        """Turn to a page."""
        self._tabs.setCurrentIndex(page)

    def chosen(self) -> Settings:
        """The settings as the dialog shows them now."""
        settings = self._settings
        for page in self._pages:
            settings = page.chosen(settings)
        return settings

    def accept(self) -> None:
        """Save."""
        super().accept()
        self.settings_chosen.emit(self.chosen())

    @Slot()
    def _on_defaults(self) -> None:
        self._pages[self._tabs.currentIndex()].show_settings(Settings())
