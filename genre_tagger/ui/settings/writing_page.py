"""What is written into files, and how long the history of it is kept."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QGroupBox, QHBoxLayout, QLineEdit, QWidget

from genre_tagger.settings import Settings
from genre_tagger.ui.figure_text import decimal
from genre_tagger.ui.settings.form import choice, choose, group, muted, spin_box, stack


class WritingPage(QWidget):
    """Policy, threshold, kept genres, ID3 and history."""

    def __init__(self, model_threshold: float | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        stack(self, (self._genres(model_threshold), self._id3(), self._history()))

    def _genres(self, model_threshold: float | None) -> QGroupBox:
        self._policy = choice(
            (
                ("fill", self.tr("Fill in only where there is none")),
                ("append", self.tr("Add to the genres that are there")),
                ("replace", self.tr("Replace the genres that are there")),
            )
        )
        self._own_threshold = QCheckBox(self.tr("Write only when at least this sure:"))
        self._threshold = spin_box(0, 100)
        self._threshold.setFixedWidth(92)
        self._threshold.setSuffix(" %")
        self._threshold.setAccessibleName(self.tr("Least confidence"))
        self._threshold.setValue(round(100 * (model_threshold or 0.5)))
        self._own_threshold.toggled.connect(self._threshold.setEnabled)
        self._threshold.setEnabled(False)
        sure = QHBoxLayout()
        sure.addWidget(self._own_threshold)
        sure.addWidget(self._threshold)
        sure.addStretch(1)
        self._keep = QLineEdit()
        self._keep.setPlaceholderText(self.tr("Jazz, Christmas"))
        self._keep.setToolTip(self.tr("Genres that always stay in a file, separated by commas."))
        self._provenance = QCheckBox(self.tr("Also note the model and its confidence in the tags"))
        box, form = group(self.tr("Genres"))
        form.addRow(self.tr("&Genres in a file:"), self._policy)
        form.addRow("", sure)
        if model_threshold is not None:
            hint = self.tr("Otherwise the model's own threshold counts, {share} %.")
            form.addRow("", muted(hint.format(share=decimal(100 * model_threshold))))
        form.addRow(self.tr("Always &keep:"), self._keep)
        form.addRow("", self._provenance)
        return box

    def _id3(self) -> QGroupBox:
        self._version = choice(
            (("2.3", self.tr("ID3v2.3, which every player reads")), ("2.4", self.tr("ID3v2.4, in UTF-8")))
        )
        self._version.setToolTip(self.tr("A tag that is there keeps its version."))
        self._v1 = QCheckBox(self.tr("Keep the genre in an old ID3v1 tag in step"))
        self._v1.setToolTip(self.tr("ID3v1 knows a fixed list of genres. A file without such a tag never gets one."))
        box, form = group(self.tr("ID3 tags (MP3, AAC, WAV, AIFF)"))
        form.addRow(self.tr("A &new tag is:"), self._version)
        form.addRow("", self._v1)
        return box

    def _history(self) -> QGroupBox:
        self._history_days = choice(
            (
                (None, self.tr("For ever")),
                (365, self.tr("For a year")),
                (90, self.tr("For three months")),
                (30, self.tr("For a month")),
            )
        )
        self._history_days.setToolTip(self.tr("What is forgotten can no longer be undone. Counts from the next start."))
        box, form = group(self.tr("History"))
        form.addRow(self.tr("&Remember writes:"), self._history_days)
        return box

    def show_settings(self, settings: Settings) -> None:
        """Fill the fields."""
        choose(self._policy, settings.policy)
        self._own_threshold.setChecked(settings.min_confidence is not None)
        if settings.min_confidence is not None:
            self._threshold.setValue(round(100 * settings.min_confidence))
        self._keep.setText(", ".join(settings.keep))
        self._provenance.setChecked(settings.provenance)
        choose(self._version, settings.id3_version)
        self._v1.setChecked(settings.id3v1 == "update")
        days = settings.history_days
        if self._history_days.findData(days) < 0:  # chosen on the command line
            self._history_days.addItem(self.tr("For %Ln day(s)", "", days or 0), days)
        choose(self._history_days, days)

    def chosen(self, settings: Settings) -> Settings:
        """`settings` with what stands in the fields."""
        return replace(
            settings,
            policy=self._policy.currentData(),
            min_confidence=self._threshold.value() / 100 if self._own_threshold.isChecked() else None,
            keep=tuple(dict.fromkeys(part.strip() for part in self._keep.text().split(",") if part.strip())),
            provenance=self._provenance.isChecked(),
            id3_version=self._version.currentData(),
            id3v1="update" if self._v1.isChecked() else "keep",
            history_days=self._history_days.currentData(),
        )
