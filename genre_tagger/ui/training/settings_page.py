"""Step 3: how to train. A preset to begin with, and every setting of it, explained and within bounds."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import Any

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QWidget,
)

from genre_tagger.foundation.errors import TrainingError
from genre_tagger.foundation.plain_values import from_plain, to_plain
from genre_tagger.training.run.settings import (
    FIELDS,
    PRESET_NAMES,
    RunSettings,
    SettingField,
    checked,
    preset,
    settings_of,
)
from genre_tagger.ui.translation import run_text
from genre_tagger.ui.widgets.building import configured, hbox, make_button, make_label, make_tool, scrolled, vbox
from genre_tagger.ui.widgets.form import NumberBox, make_choice, show_value, value_of

_PRESETS_WIDTH = 190
_CONTROL_WIDTH = 196


class SettingsPage(QWidget):
    """`settings_changed` (RunSettings) follows every change. GUI thread only."""

    settings_changed = Signal(RunSettings)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.settings = settings_of(PRESET_NAMES[0])
        """As they stand."""
        self.fields: dict[str, QWidget] = {}
        self._back_buttons = configured(QButtonGroup(self), exclusive=False, idClicked=self._take_back)
        self.presets = configured(QListWidget(self), accessibleName=self.tr("Presets"), fixedWidth=_PRESETS_WIDTH)
        for name in PRESET_NAMES:
            item = configured(QListWidgetItem(run_text(preset(name).title)), sizeHint=QSize(0, 34))
            item.setToolTip(run_text(preset(name).purpose))
            self.presets.addItem(item)
        self.presets.currentRowChanged.connect(self._on_preset)
        self.purpose = make_label(parent=self, wrap=True)
        self.changes = make_label(parent=self, role="muted", wrap=True)
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
            margins = (0, 10 if self.fields else 0, 0, 2)
            grid.addWidget(make_label(run_text(group), inside, role="heading", contentsMargins=margins), top, 0, 1, 3)
            for row, field in enumerate(fields, top + 1):
                self._add_row(grid, row, field, inside)
        grid.setRowStretch(grid.rowCount(), 1)
        return inside

    def _add_row(self, grid: QGridLayout, row: int, field: SettingField, inside: QWidget) -> None:
        name, tip = run_text(field.label), run_text(field.help)
        control = self.fields[field.name] = _control(field, inside, partial(self._on_changed, field))
        configured(control, accessibleName=name, accessibleDescription=tip, toolTip=tip)
        configured(control, fixedWidth=_CONTROL_WIDTH, focusPolicy=Qt.FocusPolicy.StrongFocus)
        control.installEventFilter(self)
        label = make_label(name, inside, buddy=control)
        grid.addLayout(vbox(label, make_label(tip, inside, role="muted", wrap=True), spacing=0), row, 0)
        grid.addWidget(control, row, 1)
        words = self.tr("{setting}: back to the preset's value").format(setting=name)
        back = make_tool(inside, words, icon="undo", tone="accent")
        policy = back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        configured(back, fixedSize=(26, 26), sizePolicy=policy)
        self._back_buttons.addButton(back, len(self.fields) - 1)
        grid.addWidget(back, row, 2)

    def set_settings(self, settings: RunSettings) -> None:
        """Show them, without a signal."""
        self.settings = settings
        with QSignalBlocker(self.presets):
            self.presets.setCurrentRow(PRESET_NAMES.index(settings.preset) if settings.preset in PRESET_NAMES else 0)
        for name, control in self.fields.items():
            if value_of(control) != getattr(settings, name):
                show_value(control, getattr(settings, name))
        self._show_changes()

    def offer_models(self, names: tuple[str, ...]) -> None:
        """Models that a run may go on from."""
        box = self.fields["start_from"]
        assert isinstance(box, QComboBox)
        now = box.currentText()
        with QSignalBlocker(box):
            box.clear()
            box.addItems(["", *names])
            box.setEditText(now)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """The wheel scrolls the page; it does not turn the numbers under the pointer."""
        if isinstance(event, QWheelEvent) and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False

    @Slot(int)
    def _on_preset(self, row: int) -> None:
        self._use(settings_of(PRESET_NAMES[row]))

    def _on_changed(self, field: SettingField, *_told: object) -> None:
        """Where 0 stands for something and the lower bound is above it, what lies between goes to the bound."""
        value: Any = value_of(self.fields[field.name])
        if field.zero_means and not isinstance(value, str) and 0 < value < field.low:
            value = type(value)(field.low)
        self.settings = replace(self.settings, **{field.name: value})
        self._show_changes()
        self.settings_changed.emit(self.settings)

    @Slot(int)
    def _take_back(self, place: int) -> None:
        name = tuple(self.fields)[place]
        self.fields[name].setFocus()
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
        self.purpose.setText(run_text(preset(self.settings.preset).purpose))
        changed = [name for name in self.fields if getattr(base, name) != getattr(self.settings, name)]
        for place, name in enumerate(self.fields):
            self._back_buttons.button(place).setVisible(name in changed)
        self.changes.setText(
            self.tr("%Ln setting(s) changed from the preset", "", len(changed))
            if changed
            else self.tr("Every setting is the preset's own; change what you like.")
        )
        self.reset_button.setEnabled(bool(changed))


def _control(field: SettingField, parent: QWidget, changed: Callable[..., None]) -> QWidget:
    """What fits the field's kind; a text is a model to start from: one of those offered, or a folder typed in."""
    if field.kind == "switch":
        return configured(QCheckBox(parent), toggled=changed)
    if field.kind == "choice":
        return make_choice(((run_text(choice), choice) for choice in field.choices), parent, activated=changed)
    if field.kind == "text":
        text = configured(QComboBox(parent), editable=True, insertPolicy=QComboBox.InsertPolicy.NoInsert)
        configured(text.lineEdit(), placeholderText=run_text(field.zero_means))
        return configured(text, editTextChanged=changed)
    low, high = 0 if field.zero_means else field.low, field.high
    box: QSpinBox | NumberBox
    if field.kind == "integer":
        box = configured(QSpinBox(parent), range=(round(low), round(high)))
        if field.logarithmic:
            box.setStepType(QSpinBox.StepType.AdaptiveDecimalStepType)
    else:
        box = configured(NumberBox(field.logarithmic, parent), range=(low, high))
        box.setSingleStep(max(0.01, round((high - field.low) / 100, 2)) if high <= 1 else 0.5)
    box.lineEdit().setTextMargins(6, 0, 0, 0)
    suffix = f" {run_text(field.unit)}" if field.unit else ""
    configured(box, specialValueText=run_text(field.zero_means), suffix=suffix)
    return configured(box, keyboardTracking=False, valueChanged=changed)


def settings_to_text(settings: RunSettings) -> str:
    """The settings of the next run as JSON, to be remembered."""
    return json.dumps(to_plain(settings))


def settings_from_text(text: str) -> RunSettings:
    """Inverse of `settings_to_text`; foreign values read as the first preset's."""
    try:
        return checked(from_plain(RunSettings, json.loads(text)))
    except (ValueError, KeyError, TypeError, AttributeError, TrainingError):
        return settings_of(PRESET_NAMES[0])
