"""What the user may choose once: pages that are forms whose fields are those of `Settings`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QGroupBox,
    QLabel,
    QLineEdit,
    QSpinBox,
    QTabWidget,
    QWidget,
)

from genre_tagger.settings import Settings
from genre_tagger.ui.figure_text import decimal
from genre_tagger.ui.guide.guide import belongs_to
from genre_tagger.ui.settings.shortcuts_page import ShortcutsPage
from genre_tagger.ui.translation import LANGUAGES
from genre_tagger.ui.widgets.building import configured, hbox, make_button, make_label, vbox


class Page(IntEnum):
    """In the order of their tabs."""

    WRITING = 0
    CLASSIFYING = 1
    APPEARANCE = 2
    SHORTCUTS = 3


class FormPage(QWidget):
    """Groups of labelled fields, one column for all labels; edits some of the settings and leaves the others alone.

    What a field holds is the setting of its name: a choice its data, a number None for 0, a line its parts.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, QWidget] = {}
        self._column = vbox(1, parent=self, spacing=6, margins=(0, 4, 0, 0))

    def add_group(self, title: str) -> QFormLayout:
        """A titled box, and the form inside it."""
        box = QGroupBox(title)
        form = configured(QFormLayout(box), contentsMargins=(14, 12, 14, 12), horizontalSpacing=16, verticalSpacing=8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._column.insertWidget(self._column.count() - 1, box)
        return form

    def align(self) -> None:
        """All labels as wide as the widest, so that the fields stand in line."""
        labels = [label for label in self.findChildren(QLabel) if label.buddy() is not None]
        width = max((label.sizeHint().width() for label in labels), default=0)
        for label in labels:
            label.setMinimumWidth(width)

    def show_settings(self, settings: Settings) -> None:
        """Fill the fields."""
        for name, field in self.fields.items():
            value = getattr(settings, name)
            if isinstance(field, QComboBox):
                field.setCurrentIndex(max(0, field.findData(value)))
            elif isinstance(field, QSpinBox):
                field.setValue(value or 0)
            elif isinstance(field, QCheckBox):
                field.setChecked(value)
            elif isinstance(field, QLineEdit):
                field.setText(", ".join(value))

    def chosen(self, settings: Settings) -> Settings:
        """`settings` with what stands in the fields."""
        values: dict[str, Any] = {name: _value_of(field) for name, field in self.fields.items()}
        return replace(settings, **values)


def _value_of(field: QWidget) -> Any:
    if isinstance(field, QComboBox):
        return field.currentData()
    if isinstance(field, QSpinBox):
        return field.value() or None
    if isinstance(field, QCheckBox):
        return field.isChecked()
    assert isinstance(field, QLineEdit)
    return tuple(dict.fromkeys(part.strip() for part in field.text().split(",") if part.strip()))


def _choice(pairs: Iterable[tuple[object, str]], tip: str = "") -> QComboBox:
    """A list of (value, text)."""
    box = configured(QComboBox(), toolTip=tip)
    for value, text in pairs:
        box.addItem(text, value)
    return box


def _number(lowest: int, highest: int, nought: str = "", tip: str = "") -> QSpinBox:
    """`nought` stands for 0."""
    box = configured(QSpinBox(), range=(lowest, highest), specialValueText=nought, toolTip=tip)
    box.lineEdit().setTextMargins(6, 0, 0, 0)
    return box


def _muted(text: str) -> QLabel:
    return make_label(text, wrap=True, role="muted")


class WritingPage(FormPage):
    """What is written into files, and how long the history of it is kept."""

    def __init__(self, model_threshold: float | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form = self.add_group(self.tr("Genres"))
        policies = (
            ("fill", self.tr("Fill in only where there is none")),
            ("append", self.tr("Add to the genres that are there")),
            ("replace", self.tr("Replace the genres that are there")),
        )
        self.fields["policy"] = _choice(policies)
        form.addRow(self.tr("&Genres in a file:"), self.fields["policy"])
        self._threshold = configured(_number(0, 100), fixedWidth=92, suffix=" %", enabled=False)
        self._threshold.setAccessibleName(self.tr("Least confidence"))
        self._threshold.setValue(round(100 * (model_threshold or 0.5)))
        self._own_threshold = QCheckBox(self.tr("Write only when at least this sure:"))
        self._own_threshold.toggled.connect(self._threshold.setEnabled)
        form.addRow("", hbox(self._own_threshold, self._threshold, 1))
        if model_threshold is not None:
            hint = self.tr("Otherwise the model's own threshold counts, {share} %.")
            form.addRow("", _muted(hint.format(share=decimal(100 * model_threshold))))
        tip = self.tr("Genres that always stay in a file, separated by commas.")
        self.fields["keep"] = configured(QLineEdit(), placeholderText=self.tr("Jazz, Christmas"), toolTip=tip)
        form.addRow(self.tr("Always &keep:"), self.fields["keep"])
        self.fields["provenance"] = QCheckBox(self.tr("Also note the model and its confidence in the tags"))
        form.addRow("", self.fields["provenance"])
        self._add_id3()
        self._add_history()
        self.align()

    def _add_id3(self) -> None:
        form = self.add_group(self.tr("ID3 tags (MP3, AAC, WAV, AIFF)"))
        versions = (("2.3", self.tr("ID3v2.3, which every player reads")), ("2.4", self.tr("ID3v2.4, in UTF-8")))
        self.fields["id3_version"] = _choice(versions, self.tr("A tag that is there keeps its version."))
        form.addRow(self.tr("A &new tag is:"), self.fields["id3_version"])
        self._v1 = QCheckBox(self.tr("Keep the genre in an old ID3v1 tag in step"))
        self._v1.setToolTip(self.tr("ID3v1 knows a fixed list of genres. A file without such a tag never gets one."))
        form.addRow("", self._v1)

    def _add_history(self) -> None:
        lengths = (
            (None, self.tr("For ever")),
            (365, self.tr("For a year")),
            (90, self.tr("For three months")),
            (30, self.tr("For a month")),
        )
        tip = self.tr("What is forgotten can no longer be undone. Counts from the next start.")
        self._days = self.fields["history_days"] = _choice(lengths, tip)
        self.add_group(self.tr("History")).addRow(self.tr("&Remember writes:"), self._days)

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
        return replace(super().chosen(settings), min_confidence=share, id3v1=id3v1)


class ClassificationPage(FormPage):
    """How tracks are classified, and where they are played. `outputs` are those found so far, by name."""

    def __init__(self, outputs: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form = self.add_group(self.tr("Classification"))
        tip = self.tr("More windows are surer and slower; the model's card says how long they are.")
        self.fields["windows"] = _number(0, 50, self.tr("As the model advises"), tip)
        form.addRow(self.tr("&Windows of a track:"), self.fields["windows"])
        tip = self.tr("Each classifies one track at a time and needs some 200 MB of memory.")
        self.fields["jobs"] = _number(0, 64, self.tr("One for each core"), tip)
        form.addRow(self.tr("Worker &processes:"), self.fields["jobs"])
        form.addRow("", _muted(self.tr("Tracks in hand are finished first, then a change is in force.")))
        form = self.add_group(self.tr("Sound"))
        pairs = [("", self.tr("System default")), *((name, name) for name in outputs)]
        self._output = self.fields["output_device"] = _choice(pairs, self.tr("Also to be chosen in the player bar"))
        form.addRow(self.tr("&Output:"), self._output)
        if not outputs:
            form.addRow("", _muted(self.tr("No output is known yet: they are looked for when a track is shown.")))
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
        form = self.add_group(self.tr("Appearance"))
        system = ("system", self.tr("As the system"))
        self.fields["theme"] = _choice((system, ("light", self.tr("Light")), ("dark", self.tr("Dark"))))
        form.addRow(self.tr("&Theme:"), self.fields["theme"])
        self.fields["language"] = _choice((system, *LANGUAGES.items()))
        form.addRow(self.tr("&Language:"), self.fields["language"])
        form.addRow("", _muted(self.tr("A new language counts from the next start.")))
        self.align()


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
