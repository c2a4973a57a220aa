"""Step 3: how to train. A preset to begin with, and every setting of it, explained and within bounds."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from genre_tagger.training.presets import FIELDS, PRESET_NAMES, preset, settings_of
from genre_tagger.training.run_settings import RunSettings
from genre_tagger.ui.icons import icon
from genre_tagger.ui.training.setting_editor import SettingEditor
from genre_tagger.ui.training.settings_words import shown
from genre_tagger.ui.views.tones import colors_of

_NAME = Qt.ItemDataRole.UserRole
_PRESETS_WIDTH = 190
_CONTROL_WIDTH = 196


class SettingsPage(QWidget):
    """`settings_changed` follows every change. GUI thread only."""

    settings_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings_of(PRESET_NAMES[0])
        self.editors: dict[str, SettingEditor] = {}
        self._back_buttons: dict[str, QToolButton] = {}
        self.presets = QListWidget(self)
        self.presets.setAccessibleName(self.tr("Presets"))
        self.presets.setFixedWidth(_PRESETS_WIDTH)
        for name in PRESET_NAMES:
            item = QListWidgetItem(shown(preset(name).title))
            item.setData(_NAME, name)
            item.setToolTip(shown(preset(name).purpose))
            item.setSizeHint(QSize(0, 34))
            self.presets.addItem(item)
        self.presets.currentRowChanged.connect(self._on_preset)
        self.purpose = QLabel(self)
        self.purpose.setWordWrap(True)
        self.changes = QLabel(self)
        self.changes.setProperty("role", "muted")
        self.reset_button = QPushButton(self.tr("Back to the preset"), self)
        self.reset_button.setToolTip(self.tr("Undo all changes to the settings of this preset"))
        self.reset_button.clicked.connect(self._on_reset)
        self._lay_out()
        self.set_settings(self._settings)
        self._dress()

    def _lay_out(self) -> None:
        heading = QLabel(self.tr("&Preset"), self)
        heading.setProperty("role", "heading")
        heading.setBuddy(self.presets)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(heading)
        left.addWidget(self.presets, 1)
        head = QHBoxLayout()
        head.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.purpose)
        words.addWidget(self.changes)
        head.addLayout(words, 1)
        head.addWidget(self.reset_button, 0, Qt.AlignmentFlag.AlignTop)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._form())
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addLayout(head)
        right.addWidget(self._scroll, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(left)
        row.addLayout(right, 1)

    def _form(self) -> QWidget:
        inside = QWidget(self)
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        row = 0
        for group, fields in groupby(FIELDS, key=lambda field: field.group):
            heading = QLabel(shown(group), inside)
            heading.setProperty("role", "heading")
            heading.setContentsMargins(0, 10 if row else 0, 0, 2)
            grid.addWidget(heading, row, 0, 1, 3)
            for field in fields:
                row += 1
                editor = SettingEditor(field, inside)
                editor.changed.connect(self._on_changed)
                editor.control.setFixedWidth(_CONTROL_WIDTH)
                editor.control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                editor.control.installEventFilter(self)
                label = QLabel(shown(field.label), inside)
                label.setBuddy(editor.control)
                help_words = QLabel(shown(field.help), inside)
                help_words.setProperty("role", "muted")
                help_words.setWordWrap(True)
                words = QVBoxLayout()
                words.setSpacing(0)
                words.addWidget(label)
                words.addWidget(help_words)
                grid.addLayout(words, row, 0)
                grid.addWidget(editor.control, row, 1)
                grid.addWidget(self._back_button(field.name, shown(field.label), inside), row, 2)
                self.editors[field.name] = editor
            row += 1
        grid.setRowStretch(row, 1)
        return inside

    def _back_button(self, name: str, label: str, parent: QWidget) -> QToolButton:
        button = QToolButton(parent)
        button.setProperty("field", name)
        button.setFixedSize(26, 26)
        policy = button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        button.setSizePolicy(policy)
        words = self.tr("{setting}: back to the preset's value").format(setting=label)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self._on_back)
        self._back_buttons[name] = button
        return button

    @property
    def settings(self) -> RunSettings:
        """As they stand."""
        return self._settings

    def set_settings(self, settings: RunSettings) -> None:
        """Show them, without a signal."""
        self._settings = settings
        self.presets.blockSignals(True)
        self.presets.setCurrentRow(PRESET_NAMES.index(settings.preset) if settings.preset in PRESET_NAMES else 0)
        self.presets.blockSignals(False)
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
        self._settings = replace(self._settings, **{name: value})  # type: ignore[arg-type]
        self._show_changes()
        self.settings_changed.emit(self._settings)

    @Slot()
    def _on_back(self) -> None:
        button = self.sender()
        if isinstance(button, QToolButton):
            name = str(button.property("field"))
            self.editors[name].control.setFocus()
            self._use(replace(self._settings, **{name: getattr(settings_of(self._settings.preset), name)}))

    @Slot()
    def _on_reset(self) -> None:
        self.presets.setFocus()
        self._use(settings_of(self._settings.preset))

    def _use(self, settings: RunSettings) -> None:
        self.set_settings(settings)
        self.settings_changed.emit(settings)

    def _show_changes(self) -> None:
        """Which settings are not the preset's."""
        base = settings_of(self._settings.preset)
        self.purpose.setText(shown(preset(self._settings.preset).purpose))
        changed = [name for name in self.editors if getattr(base, name) != getattr(self._settings, name)]
        for name, button in self._back_buttons.items():
            button.setVisible(name in changed)
        self.changes.setText(
            self.tr("%Ln setting(s) changed from the preset", "", len(changed))
            if changed
            else self.tr("Every setting is the preset's own; change what you like.")
        )
        self.reset_button.setEnabled(bool(changed))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(self, "reset_button"):
            self._dress()

    def _dress(self) -> None:
        colors = colors_of(self)
        self.reset_button.setIcon(icon("undo", colors.text, colors.disabled))
        for button in self._back_buttons.values():
            button.setIcon(icon("undo", colors.accent))
