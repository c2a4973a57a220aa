"""Step 3: how to train. A preset to begin with, and every setting of it, explained and within bounds."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from itertools import groupby

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QWidget,
)

from genre_tagger.foundation.errors import TrainingError
from genre_tagger.foundation.plain_values import from_plain, to_plain
from genre_tagger.training.run.fields import SettingField
from genre_tagger.training.run.settings import FIELDS, PRESET_NAMES, RunSettings, checked, preset, settings_of
from genre_tagger.ui.figure_text import significant
from genre_tagger.ui.widgets.building import configured, hbox, make_button, make_label, make_tool, scrolled, vbox

_PRESETS_WIDTH = 190
_CONTROL_WIDTH = 196
Value = int | float | str | bool


class SettingsPage(QWidget):
    """`settings_changed` (RunSettings) follows every change. GUI thread only."""

    settings_changed = Signal(RunSettings)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.settings = settings_of(PRESET_NAMES[0])
        """As they stand."""
        self.editors: dict[str, SettingEditor] = {}
        self._back_buttons = configured(QButtonGroup(self), exclusive=False, idClicked=self._take_back)
        self.presets = configured(QListWidget(self), accessibleName=self.tr("Presets"), fixedWidth=_PRESETS_WIDTH)
        for name in PRESET_NAMES:
            item = configured(QListWidgetItem(shown(preset(name).title)), sizeHint=QSize(0, 34))
            item.setToolTip(shown(preset(name).purpose))
            self.presets.addItem(item)
        self.presets.currentRowChanged.connect(self._on_preset)
        self.purpose = make_label(parent=self, wrap=True)
        self.changes = make_label(parent=self, role="muted")
        tip = self.tr("Undo all changes to the settings of this preset")
        self.reset_button = make_button(self.tr("Back to the preset"), self, self._on_reset, icon="undo", tip=tip)
        heading = make_label(self.tr("&Preset"), self, role="heading", buddy=self.presets)
        words = vbox(self.purpose, self.changes, spacing=2)
        head = hbox((words, 1), (self.reset_button, 0, Qt.AlignmentFlag.AlignTop), spacing=12)
        left = vbox(heading, (self.presets, 1), spacing=6)
        right = vbox(head, (scrolled(self._form(), self), 1), spacing=8)
        hbox(left, (right, 1), parent=self, spacing=16)
        self.set_settings(self.settings)

    def _form(self) -> QWidget:
        inside = QWidget(self)
        grid = QGridLayout(inside)
        configured(grid, contentsMargins=(0, 0, 8, 0), horizontalSpacing=12, verticalSpacing=8, columnStretch=(0, 1))
        for group, fields in groupby(FIELDS, key=lambda field: field.group):
            top = grid.rowCount()
            margins = (0, 10 if self.editors else 0, 0, 2)
            grid.addWidget(make_label(shown(group), inside, role="heading", contentsMargins=margins), top, 0, 1, 3)
            for row, field in enumerate(fields, top + 1):
                self._add_row(grid, row, field, inside)
        grid.setRowStretch(grid.rowCount(), 1)
        return inside

    def _add_row(self, grid: QGridLayout, row: int, field: SettingField, inside: QWidget) -> None:
        editor = self.editors[field.name] = SettingEditor(field, inside)
        editor.changed.connect(self._on_changed)
        configured(editor.control, fixedWidth=_CONTROL_WIDTH, focusPolicy=Qt.FocusPolicy.StrongFocus)
        editor.control.installEventFilter(self)
        label = make_label(shown(field.label), inside, buddy=editor.control)
        grid.addLayout(vbox(label, make_label(shown(field.help), inside, role="muted", wrap=True), spacing=0), row, 0)
        grid.addWidget(editor.control, row, 1)
        words = self.tr("{setting}: back to the preset's value").format(setting=shown(field.label))
        back = make_tool(inside, words, icon="undo", tone="accent")
        policy = back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        configured(back, fixedSize=(26, 26), sizePolicy=policy)
        self._back_buttons.addButton(back, len(self.editors) - 1)
        grid.addWidget(back, row, 2)

    def set_settings(self, settings: RunSettings) -> None:
        """Show them, without a signal."""
        self.settings = settings
        with QSignalBlocker(self.presets):
            self.presets.setCurrentRow(PRESET_NAMES.index(settings.preset) if settings.preset in PRESET_NAMES else 0)
        for name, editor in self.editors.items():
            if editor.value != getattr(settings, name):
                editor.set_value(getattr(settings, name))
        self._show_changes()

    def offer_models(self, names: tuple[str, ...]) -> None:
        """Models that a run may go on from."""
        self.editors["start_from"].offer(names)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """The wheel scrolls the page; it does not turn the numbers under the pointer."""
        if isinstance(event, QWheelEvent) and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False

    @Slot(int)
    def _on_preset(self, row: int) -> None:
        self._use(settings_of(PRESET_NAMES[row]))

    @Slot(str, object)
    def _on_changed(self, name: str, value: object) -> None:
        self.settings = replace(self.settings, **{name: value})  # type: ignore[arg-type]
        self._show_changes()
        self.settings_changed.emit(self.settings)

    @Slot(int)
    def _take_back(self, place: int) -> None:
        name = tuple(self.editors)[place]
        self.editors[name].control.setFocus()
        self._use(replace(self.settings, **{name: getattr(settings_of(self.settings.preset), name)}))

    @Slot()
    def _on_reset(self) -> None:
        self.presets.setFocus()
        self._use(settings_of(self.settings.preset))

    def _use(self, settings: RunSettings) -> None:
        self.set_settings(settings)
        self.settings_changed.emit(settings)

    def _show_changes(self) -> None:
        """Which settings are not the preset's."""
        base = settings_of(self.settings.preset)
        self.purpose.setText(shown(preset(self.settings.preset).purpose))
        changed = [name for name in self.editors if getattr(base, name) != getattr(self.settings, name)]
        for place, name in enumerate(self.editors):
            self._back_buttons.button(place).setVisible(name in changed)
        self.changes.setText(
            self.tr("%Ln setting(s) changed from the preset", "", len(changed))
            if changed
            else self.tr("Every setting is the preset's own; change what you like.")
        )
        self.reset_button.setEnabled(bool(changed))


def settings_to_text(settings: RunSettings) -> str:
    """The settings of the next run as JSON, to be remembered."""
    return json.dumps(to_plain(settings))


def settings_from_text(text: str) -> RunSettings:
    """Inverse of `settings_to_text`; foreign values read as the first preset's."""
    try:
        return checked(from_plain(RunSettings, json.loads(text)))
    except (ValueError, KeyError, TypeError, AttributeError, TrainingError):
        return settings_of(PRESET_NAMES[0])


def shown(text: str) -> str:
    """A text of presets, fields and choices, which the engine states in English, in the user's language."""
    return QCoreApplication.translate("RunSettings", text) if text else ""


class NumberBox(QDoubleSpinBox):
    """A number of any size: 1e-4 and 0.35 alike. Steps multiply where that is the field's way."""

    def __init__(self, logarithmic: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._logarithmic = logarithmic
        self.setDecimals(9)

    def textFromValue(self, value: float) -> str:
        if value and abs(value) < 1e-3:
            return significant(value, 3).replace("e-0", "e-")
        return QLocale().toString(value, "g", 5)

    def valueFromText(self, text: str) -> float:
        return self._number(text) or 0.0

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        number = self._number(text)
        is_in = number is not None and self.minimum() <= number <= self.maximum()
        return (QValidator.State.Acceptable if is_in else QValidator.State.Intermediate), text, position

    def stepBy(self, steps: int) -> None:
        if not self._logarithmic or self.value() <= 0:
            super().stepBy(steps)
            return
        ladder = (1.0, 2.0, 5.0)
        power = math.floor(math.log10(self.value()) + 1e-9)
        place = 3 * power + max(i for i, part in enumerate(ladder) if self.value() / 10.0**power >= part * 0.999)
        place += steps
        self.setValue(ladder[place % 3] * 10.0 ** (place // 3))

    def _number(self, text: str) -> float | None:
        plain = text.removesuffix(self.suffix()).strip()
        if plain == self.specialValueText():
            return self.minimum()
        number, is_number = QLocale().toDouble(plain)
        if is_number:
            return number
        try:
            return float(plain.replace(",", "."))
        except ValueError:
            return None


class SettingEditor(QWidget):
    """Makes the fitting control for a field; `changed` (name, value) follows the person. GUI thread only.

    Not itself shown: `control` is laid out by the form.
    """

    changed = Signal(str, object)

    def __init__(self, field: SettingField, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.field = field
        self.control = self._make(parent)
        self.control.setAccessibleName(shown(field.label))
        self.control.setAccessibleDescription(shown(field.help))
        self.control.setToolTip(shown(field.help))

    def _make(self, parent: QWidget) -> QWidget:
        makers = {"integer": self._integer, "number": self._number, "choice": self._choice, "switch": self._switch}
        return makers.get(self.field.kind, self._text)(parent)

    def _integer(self, parent: QWidget) -> QWidget:
        box = QSpinBox(parent)
        box.setRange(0 if self.field.zero_means else round(self.field.low), round(self.field.high))
        if self.field.logarithmic:
            box.setStepType(QSpinBox.StepType.AdaptiveDecimalStepType)
        return self._numeric(box)

    def _number(self, parent: QWidget) -> QWidget:
        low, high = self.field.low, self.field.high
        box = NumberBox(self.field.logarithmic, parent)
        box.setRange(0.0 if self.field.zero_means else low, high)
        box.setSingleStep(max(0.01, round((high - low) / 100, 2)) if high <= 1 else 0.5)
        return self._numeric(box)

    def _numeric(self, box: QSpinBox | QDoubleSpinBox) -> QWidget:
        box.setSpecialValueText(shown(self.field.zero_means))
        box.setSuffix(f" {shown(self.field.unit)}" if self.field.unit else "")
        box.lineEdit().setTextMargins(6, 0, 0, 0)
        return configured(box, keyboardTracking=False, valueChanged=self._on_changed)

    def _choice(self, parent: QWidget) -> QWidget:
        box = configured(QComboBox(parent), activated=self._on_changed)
        for choice in self.field.choices:
            box.addItem(shown(choice), choice)
        return box

    def _switch(self, parent: QWidget) -> QWidget:
        return configured(QCheckBox(parent), toggled=self._on_changed)

    def _text(self, parent: QWidget) -> QWidget:
        """A model to start from: those that are there, or a folder typed in."""
        box = configured(QComboBox(parent), editable=True, insertPolicy=QComboBox.InsertPolicy.NoInsert)
        if (line := box.lineEdit()) is not None:
            line.setPlaceholderText(shown(self.field.zero_means))
        return configured(box, editTextChanged=self._on_changed)

    def offer(self, texts: tuple[str, ...]) -> None:
        """What a text may well be."""
        if isinstance(self.control, QComboBox) and self.control.isEditable():
            now = self.control.currentText()
            with QSignalBlocker(self.control):
                self.control.clear()
                self.control.addItems(["", *texts])
                self.control.setEditText(now)

    @property
    def value(self) -> Value:
        """As it stands in the field, of the kind that `RunSettings` wants."""
        control = self.control
        if isinstance(control, QCheckBox):
            return control.isChecked()
        if isinstance(control, QComboBox):
            return control.currentText().strip() if control.isEditable() else str(control.currentData())
        if isinstance(control, QSpinBox):
            return self._bounded(control.value())
        assert isinstance(control, QDoubleSpinBox)
        return self._bounded(control.value())

    def _bounded(self, value: float) -> int | float:
        """Zero may stand for something where lower bounds are above it; what lies between goes to the bound."""
        if self.field.zero_means and 0 < value < self.field.low:
            return type(value)(self.field.low)
        return value

    def set_value(self, value: Value) -> None:
        """Without a signal."""
        control = self.control
        with QSignalBlocker(control):
            if isinstance(control, QCheckBox):
                control.setChecked(bool(value))
            elif isinstance(control, QComboBox) and control.isEditable():
                control.setEditText(str(value))
            elif isinstance(control, QComboBox):
                control.setCurrentIndex(max(0, control.findData(value)))
            elif isinstance(control, QSpinBox):
                control.setValue(int(value))
            elif isinstance(control, QDoubleSpinBox):
                control.setValue(float(value))

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit(self.field.name, self.value)
