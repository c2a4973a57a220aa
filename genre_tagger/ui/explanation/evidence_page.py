"""The evidence over the mel view, its check by occlusion, and the sound itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSlider, QToolButton, QVBoxLayout, QWidget

from genre_tagger.audio.playback import Player
from genre_tagger.classification.explanation_result import Explanation
from genre_tagger.classification.prediction import Prediction
from genre_tagger.ui.explanation.evidence_plot import EvidencePlot, Layer
from genre_tagger.ui.explanation.sentences import ExplanationSentences
from genre_tagger.ui.icons import icon
from genre_tagger.ui.player.elided_label import ElidedLabel
from genre_tagger.ui.player.transport import Transport
from genre_tagger.ui.views.genre_bars import GenreBars
from genre_tagger.ui.views.tones import colors_of


class EvidencePage(QWidget):
    """GUI thread only. `close_down()` gives the sound card back."""

    def __init__(self, parent: QWidget | None = None, player: Player | None = None) -> None:
        super().__init__(parent)
        self._explanation: Explanation | None = None
        self._words = ExplanationSentences(self)
        self._transport = Transport(player or Player(), self)
        self._path: str | None = None
        self._make_widgets()
        self._lay_out()
        self._connect()
        self._dress()

    def _make_widgets(self) -> None:
        self.plot = EvidencePlot(self)
        self.bars = GenreBars(self)
        self._play = QToolButton(self)
        self._play.setAccessibleName(self.tr("Play this part"))
        self._play.setToolTip(self.tr("Play this part of the track (Space)"))
        self.layers = QComboBox(self)
        self.layers.setAccessibleName(self.tr("Overlay"))
        self.layers.setToolTip(self.tr("What is laid over the spectrogram"))
        for text, layer in (
            (self.tr("Evidence (Grad-CAM)"), Layer.EVIDENCE),
            (self.tr("Occlusion check"), Layer.OCCLUSION),
            (self.tr("Spectrogram only"), Layer.NOTHING),
        ):
            self.layers.addItem(text, layer)
        self.stages = QComboBox(self)
        self.stages.setAccessibleName(self.tr("Stage the evidence is taken from"))
        self.stages.setToolTip(self.tr("Later stages see more context, earlier ones finer detail"))
        self._strength = QSlider(Qt.Orientation.Horizontal, self)
        self._strength.setRange(10, 100)
        self._strength.setValue(80)
        self._strength.setFixedWidth(90)
        self._strength.setAccessibleName(self.tr("Strength of the overlay"))
        self._strength.setToolTip(self.tr("Strength of the overlay"))
        self._readout = ElidedLabel(parent=self)
        self._readout.setProperty("role", "muted")
        self._readout.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._sentence = QLabel(self)
        self._sentence.setWordWrap(True)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        for part in (self._play, self.layers, self.stages, self._strength):
            top.addWidget(part)
        top.addWidget(self._readout, 1)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.plot, 1)
        middle.addWidget(self.bars)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(middle, 1)
        column.addWidget(self._sentence)

    def _connect(self) -> None:
        self.layers.currentIndexChanged.connect(self._on_layer)
        self.stages.currentIndexChanged.connect(self._on_stage)
        self._strength.valueChanged.connect(self._on_strength)
        self._play.clicked.connect(self.toggle_play)
        self.plot.seek_wanted.connect(self._transport.seek)
        self.plot.play_wanted.connect(self.toggle_play)
        self.plot.hovered.connect(self._readout.setText)
        self._transport.position_changed.connect(self.plot.set_cursor)
        self._transport.playing_changed.connect(self._on_playing)
        self._transport.trouble_changed.connect(self._readout.setText)

    def show_explanation(self, explanation: Explanation) -> None:
        """Another window or genre; the overlay chosen stays."""
        self._explanation = explanation
        self.plot.show_explanation(explanation)
        share = Prediction(
            explanation.genres,
            explanation.probabilities,
            explanation.in_scope,
            (),
            0.0,
            explanation.model_id,
            explanation.valid_frames < explanation.level_db.shape[1],
        )
        self.bars.set_prediction(share, "")
        self.stages.blockSignals(True)
        self.stages.clear()
        for stage in explanation.stages:
            self.stages.addItem(stage.name, stage.number)
        self.stages.setCurrentIndex(max(0, self.stages.findData(explanation.grad_cam_stage)))
        self.stages.blockSignals(False)
        if str(explanation.path) != self._path:
            self._path = str(explanation.path)
            self._transport.load(self._path)
        self._transport.seek(explanation.start_seconds)
        self._on_layer()

    @Slot()
    def toggle_play(self) -> None:
        """Plays the window from the cursor to its end, or pauses."""
        explanation = self._explanation
        if explanation is None:
            return
        if self._transport.is_playing:
            self._transport.toggle()
            return
        start, at = explanation.start_seconds, self._transport.position_seconds
        end = start + explanation.valid_frames * explanation.mel.hop_seconds
        self._transport.play_stretch(at if start <= at < end - 0.1 else start, end)

    def pause(self) -> None:
        """Silence: the page is out of sight or waits for another explanation."""
        if self._transport.is_playing:
            self._transport.toggle()

    def release_file(self) -> None:
        """No handle open and no sound when this returns: a writer is about to replace the file."""
        self._transport.release()

    def resume(self) -> None:
        """Takes the file up again."""
        self._transport.resume()

    def close_down(self) -> None:
        """Gives the sound card back. Idempotent."""
        self._transport.shut_down()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(self, "_sentence"):
            self._dress()

    def _dress(self) -> None:
        colors = colors_of(self)
        name = "pause" if self._transport.is_playing else "play"
        self._play.setIcon(icon(name, colors.accent, colors.disabled))

    @Slot()
    def _on_playing(self) -> None:
        name = self.tr("Pause") if self._transport.is_playing else self.tr("Play this part")
        self._play.setAccessibleName(name)
        self._dress()

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
            first = self._words.evidence(self._explanation)
        self._sentence.setText("\n".join(part for part in (first, self._words.occlusion(self._explanation)) if part))

    @Slot()
    def _on_stage(self) -> None:
        number = self.stages.currentData()
        if number is not None:
            self.plot.set_stage(int(number))

    @Slot()
    def _on_strength(self) -> None:
        self.plot.set_strength(self._strength.value() / 100)
