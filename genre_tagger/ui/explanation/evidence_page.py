"""The evidence over the mel view, its check by occlusion, what both come to in words, and the sound itself."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QComboBox, QSlider, QWidget

from genre_tagger.audio.playback import Player
from genre_tagger.classification.explanation_result import Explanation
from genre_tagger.classification.prediction import Prediction
from genre_tagger.ui.explanation.evidence_plot import EvidencePlot, Layer
from genre_tagger.ui.figure_text import decimal, whole
from genre_tagger.ui.theme import icon
from genre_tagger.ui.views.genre_bars import GenreBars
from genre_tagger.ui.views.player_bar import Transport
from genre_tagger.ui.widgets.building import RIGHT, ElidedLabel, configured, hbox, make_label, make_tool, vbox
from genre_tagger.ui.widgets.form import make_choice, show_value

_FELT = 0.01
"""A fall of the probability by less than a point proves nothing."""


class EvidencePage(QWidget):
    """GUI thread only. `transport.shut_down()` gives the sound card back."""

    def __init__(self, parent: QWidget | None = None, player: Player | None = None) -> None:
        super().__init__(parent)
        self._explanation: Explanation | None = None
        self.transport = Transport(player or Player(), self)
        self._path: str | None = None
        self.plot, self.bars = EvidencePlot(self), GenreBars(self)
        tip = self.tr("Play this part of the track (Space)")
        self._play = make_tool(self, self.tr("Play this part"), tip, self.toggle_play, icon="play", tone="accent")
        layers = (
            (self.tr("Evidence (Grad-CAM)"), Layer.EVIDENCE),
            (self.tr("Occlusion check"), Layer.OCCLUSION),
            (self.tr("Spectrogram only"), Layer.NOTHING),
        )
        self.layers = make_choice(layers, self, accessibleName=self.tr("Overlay"))
        self.layers.setToolTip(self.tr("What is laid over the spectrogram"))
        self.stages = configured(QComboBox(self), accessibleName=self.tr("Stage the evidence is taken from"))
        self.stages.setToolTip(self.tr("Later stages see more context, earlier ones finer detail"))
        self._strength = configured(QSlider(Qt.Orientation.Horizontal, self), range=(10, 100), value=80, fixedWidth=90)
        tip = self.tr("Strength of the overlay")
        configured(self._strength, accessibleName=tip, toolTip=tip, valueChanged=self._on_strength)
        self._readout = configured(ElidedLabel(parent=self), role="muted", alignment=RIGHT)
        self._sentence = make_label(parent=self, wrap=True, selectable=True)
        top = hbox(self._play, self.layers, self.stages, self._strength, (self._readout, 1), spacing=8)
        middle = hbox((self.plot, 1), self.bars, spacing=12)
        vbox(top, (middle, 1), self._sentence, parent=self, spacing=8)
        self.layers.currentIndexChanged.connect(self._on_layer)
        self.stages.currentIndexChanged.connect(self._on_stage)
        configured(self.plot, seek_wanted=self.transport.seek, play_wanted=self.toggle_play)
        self.plot.hovered.connect(self._readout.setText)
        configured(self.transport, position_changed=self.plot.set_cursor, playing_changed=self._on_playing)
        self.transport.trouble_changed.connect(self._readout.setText)

    def show_explanation(self, explanation: Explanation) -> None:
        """Another window or genre; the overlay chosen stays."""
        self._explanation = explanation
        self.plot.show_explanation(explanation)
        is_short = explanation.valid_frames < explanation.level_db.shape[1]
        shares = explanation.genres, explanation.probabilities, explanation.in_scope
        self.bars.set_prediction(Prediction(*shares, (), 0.0, explanation.model_id, is_short), "")
        with QSignalBlocker(self.stages):
            self.stages.clear()
            for stage in explanation.stages:
                self.stages.addItem(stage.name, stage.number)
            show_value(self.stages, explanation.grad_cam_stage)
        if str(explanation.path) != self._path:
            self._path = str(explanation.path)
            self.transport.load(self._path)
        self.transport.seek(explanation.start_seconds)
        self._on_layer()

    @Slot()
    def toggle_play(self) -> None:
        """Plays the window from the cursor to its end, or pauses."""
        explanation = self._explanation
        if explanation is None:
            return
        if self.transport.is_playing:
            self.transport.toggle()
            return
        start, at = explanation.start_seconds, self.transport.position_seconds
        end = start + explanation.valid_frames * explanation.mel.hop_seconds
        self.transport.play_stretch(at if start <= at < end - 0.1 else start, end)

    def pause(self) -> None:
        """Silence: the page is out of sight or waits for another explanation."""
        if self.transport.is_playing:
            self.transport.toggle()

    @Slot()
    def _on_playing(self) -> None:
        is_playing = self.transport.is_playing
        self._play.setAccessibleName(self.tr("Pause") if is_playing else self.tr("Play this part"))
        self._play.setIcon(icon("pause" if is_playing else "play", "accent"))

    @Slot()
    def _on_layer(self) -> None:
        layer = Layer(self.layers.currentData())
        self.stages.setEnabled(layer is Layer.EVIDENCE)
        self._strength.setEnabled(layer is not Layer.NOTHING)
        self.plot.set_layer(layer)
        if self._explanation is None:
            return
        if layer is Layer.OCCLUSION:
            first = self.tr(
                "Each number says by how many points {genre} changes when that patch alone is hidden: − speaks for "
                "{genre}, + against it."
            ).format(genre=self._explanation.genre)
        else:
            first = self._evidence_words(self._explanation)
        self._sentence.setText("\n".join(part for part in (first, self._occlusion_words(self._explanation)) if part))

    @Slot()
    def _on_stage(self) -> None:
        if (number := self.stages.currentData()) is not None:
            self.plot.set_stage(int(number))

    @Slot()
    def _on_strength(self) -> None:
        self.plot.set_strength(self._strength.value() / 100)

    def _evidence_words(self, explanation: Explanation) -> str:
        """What the picture shows."""
        if not explanation.has_evidence:
            return self.tr("Nothing in this part of the track speaks for {genre}.").format(genre=explanation.genre)
        return self.tr("Bright and outlined: what speaks most for {genre}, predicted here with {share} %.").format(
            genre=explanation.genre, share=decimal(100 * explanation.in_scope * explanation.probability)
        )

    def _occlusion_words(self, explanation: Explanation) -> str:
        """Whether the evidence survives being hidden."""
        check = explanation.occlusion
        if not explanation.has_evidence or check.patches_hidden == 0:
            return ""
        text = self.tr(
            "Check: hiding the {count} patches with the most evidence costs {genre} {top} points, hiding as many at "
            "random {random} on average, hiding those with the least {bottom}."
        )
        top, random, bottom = map(_points, (check.top_drop, check.mean_random_drop, check.bottom_drop))
        count, genre = whole(check.patches_hidden), explanation.genre
        text = text.format(count=count, genre=genre, top=top, random=random, bottom=bottom)
        if abs(check.top_drop) < _FELT:
            conclusion = self.tr("Take the picture with care: hiding it hardly changes the answer.")
        elif check.agrees:
            conclusion = self.tr("The evidence holds: it beats {share} % of random choices.")
        else:
            conclusion = self.tr("Take the picture with care: it beats only {share} % of random choices.")
        return text + " " + conclusion.format(share=decimal(100 * check.share_beaten))


def _points(part: float) -> str:
    """Percentage points, with a decimal where there are few; a rise is below 0."""
    if abs(part) < 0.0005:
        return decimal(0.0)
    return decimal(100 * part, 1 if abs(part) < 0.0095 else 0)
