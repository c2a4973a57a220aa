"""What an explanation comes to, in words."""

from __future__ import annotations

from PySide6.QtCore import QObject

from genre_tagger.classification.explanation_result import Explanation
from genre_tagger.ui.figure_text import decimal, whole

_FELT = 0.01
"""A fall of the probability by less than a point proves nothing."""


class ExplanationSentences(QObject):
    """Holds the texts for translation. GUI thread only."""

    def evidence(self, explanation: Explanation) -> str:
        """What the picture shows."""
        if not explanation.has_evidence:
            return self.tr("Nothing in this part of the track speaks for {genre}.").format(genre=explanation.genre)
        return self.tr("Bright and outlined: what speaks most for {genre}, heard here with {share} %.").format(
            genre=explanation.genre, share=decimal(100 * explanation.in_scope * explanation.probability)
        )

    def occlusion(self, explanation: Explanation) -> str:
        """Whether the evidence survives being hidden."""
        check = explanation.occlusion
        if not explanation.has_evidence or check.patches_hidden == 0:
            return ""
        text = self.tr(
            "Check: hiding the {count} patches with the most evidence costs {genre} {top} points, hiding as many at "
            "random {random} on average, hiding those with the least {bottom}."
        ).format(
            count=whole(check.patches_hidden),
            genre=explanation.genre,
            top=_points(check.top_drop),
            random=_points(check.mean_random_drop),
            bottom=_points(check.bottom_drop),
        )
        if abs(check.top_drop) < _FELT:
            verdict = self.tr("Take the picture with care: hiding it hardly changes the answer.")
        elif check.agrees:
            verdict = self.tr("The evidence holds: it beats {share} % of random choices.")
        else:
            verdict = self.tr("Take the picture with care: it beats only {share} % of random choices.")
        return text + " " + verdict.format(share=decimal(100 * check.share_beaten))


def _points(part: float) -> str:
    """Percentage points, with a decimal where there are few; a rise is below 0."""
    if abs(part) < 0.0005:
        return decimal(0.0)
    return decimal(100 * part, 1 if abs(part) < 0.0095 else 0)
