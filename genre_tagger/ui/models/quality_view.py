"""How the new model does beside the present one, genre by genre, and whether it may judge."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLabel, QProgressBar, QVBoxLayout, QWidget

from genre_tagger.library.model_diff import DiffProgress, QualityCheck
from genre_tagger.ui.figure_text import whole
from genre_tagger.ui.models.f1_rows import rows_of_both
from genre_tagger.ui.models.model_words import ModelWords
from genre_tagger.ui.widgets.bar_list import BarList


class QualityView(QWidget):
    """Fed with the steps of a check. `allowed_changed` follows once it is known, and with each press of the override.

    GUI thread only.
    """

    allowed_changed = Signal(bool)

    def __init__(self, words: ModelWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._check: QualityCheck | None = None
        self._title = QLabel(self.tr("On test music"))
        self._title.setProperty("role", "heading")
        self._title.setWordWrap(True)
        self._told = QLabel(self.tr("Comparing both models…"))
        self._told.setWordWrap(True)
        self._told.setProperty("role", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bars = BarList(self.tr("F1 of each genre"))
        self._bars.hide()
        self._override = QCheckBox(self.tr("Use it all the same"))
        self._override.setToolTip(self.tr("The new model is worse at some genres; use it nevertheless"))
        self._override.hide()
        self._override.toggled.connect(self._on_override)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self._title, self._told, self._bar, self._bars, self._override):
            column.addWidget(widget)

    @property
    def is_allowed(self) -> bool:
        """Whether nothing stands against the new model, or the person overrides it."""
        return self._check is not None and (not self._check.falls or self._override.isChecked())

    @property
    def check(self) -> QualityCheck | None:
        """The result, once it is there."""
        return self._check

    @Slot(list)
    def take_steps(self, steps: list[DiffProgress | QualityCheck]) -> None:
        """What the check told."""
        for step in steps:
            if isinstance(step, QualityCheck):
                self._show(step)
            else:
                self._bar.setRange(0, step.total)
                self._bar.setValue(step.done)
                self._told.setText(
                    self.tr("Both models are hearing the test clips: {done} of {total}").format(
                        done=whole(step.done), total=whole(step.total)
                    )
                )

    def fail(self, sentence: str) -> None:
        """The comparison could not be made; that is told and does not stand in the way."""
        self._show(QualityCheck((), 0, problem=sentence))

    def _show(self, check: QualityCheck) -> None:
        self._check = check
        self._bar.hide()
        self._bars.show_rows(rows_of_both(check.genres, check.falls))
        self._bars.setVisible(bool(check.genres))
        self._title.setVisible(bool(check.genres))
        self._override.setVisible(bool(check.falls))
        role = "bad" if check.falls else "muted"
        self._told.setProperty("role", role)
        self._told.style().polish(self._told)
        self._told.setText(self._sentence(check))
        self.allowed_changed.emit(self.is_allowed)

    def _sentence(self, check: QualityCheck) -> str:
        if not check.genres:
            return self._reason(check.problem)
        number = self._words.number
        if check.falls:
            told = ", ".join(
                self.tr("{genre} from {before} to {after}").format(
                    genre=fall.genre, before=number(fall.before or 0.0), after=number(fall.after or 0.0)
                )
                for fall in check.falls
            )
            return self.tr("Held back, because F1 falls by more than {margin}: {falls}.").format(
                margin=number(check.margin), falls=told
            )
        return self.tr(
            "F1 on %Ln clip(s), present → new. No genre falls by more than {margin}.", "", check.clips
        ).format(margin=number(check.margin))

    def _reason(self, problem: str) -> str:
        known = {
            "The new model brings no F1 figures.": self.tr(
                "The new model brings no figures, so it cannot be compared on test music."
            ),
            "The two models were measured on different music, so their figures cannot be compared.": self.tr(
                "The two models were measured on different music, so their figures cannot be compared."
            ),
            "The clips the new model was tested on are no longer there.": self.tr(
                "The clips the new model was tested on are no longer there, so it cannot be compared on test music."
            ),
        }
        return known.get(problem, problem)

    @Slot(bool)
    def _on_override(self, _checked: bool) -> None:
        self.allowed_changed.emit(self.is_allowed)
