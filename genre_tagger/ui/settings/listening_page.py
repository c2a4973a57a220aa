"""How tracks are judged, and where they are played."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QGroupBox, QWidget

from genre_tagger.settings import Settings
from genre_tagger.ui.settings.form import choice, choose, group, muted, spin_box, stack


class ListeningPage(QWidget):
    """Windows, worker processes, output device. `outputs` are those found so far, by name."""

    def __init__(self, outputs: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        stack(self, (self._judging(), self._sound(outputs)))

    def _judging(self) -> QGroupBox:
        self._windows = spin_box(0, 50)
        self._windows.setSpecialValueText(self.tr("As the model advises"))
        self._windows.setToolTip(self.tr("More windows are surer and slower; the model's card says how long they are."))
        self._jobs = spin_box(0, 64)
        self._jobs.setSpecialValueText(self.tr("One for each core"))
        self._jobs.setToolTip(self.tr("Each listens to one track at a time and needs some 200 MB of memory."))
        box, form = group(self.tr("Judging"))
        form.addRow(self.tr("&Windows of a track:"), self._windows)
        form.addRow(self.tr("Worker &processes:"), self._jobs)
        form.addRow("", muted(self.tr("Tracks in hand are finished first, then a change is in force.")))
        return box

    def _sound(self, outputs: tuple[str, ...]) -> QGroupBox:
        self._output = choice([("", self.tr("System default")), *((name, name) for name in outputs)])
        self._output.setToolTip(self.tr("Also to be chosen in the player bar"))
        box, form = group(self.tr("Sound"))
        form.addRow(self.tr("&Output:"), self._output)
        if not outputs:
            form.addRow("", muted(self.tr("No output is known yet: they are looked for when a track is shown.")))
        return box

    def show_settings(self, settings: Settings) -> None:
        """Fill the fields."""
        self._windows.setValue(settings.windows or 0)
        self._jobs.setValue(settings.jobs or 0)
        name = settings.output_device
        if self._output.findData(name) < 0:
            self._output.addItem(self.tr("{name} (not connected)").format(name=name), name)
        choose(self._output, name)

    def chosen(self, settings: Settings) -> Settings:
        """`settings` with what stands in the fields."""
        return replace(
            settings,
            windows=self._windows.value() or None,
            jobs=self._jobs.value() or None,
            output_device=self._output.currentData(),
        )
