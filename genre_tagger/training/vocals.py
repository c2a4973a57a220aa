"""In which windows somebody sings or raps, by what the two public taggers heard.

In the corpus hardly anybody sings but over Rock, and on the few songs and raps of other genres a network is right far
less often than on their music without a voice (`models/EXPERIMENTS.md`, section 18). So they are counted on their own.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from genre_tagger.training.distillation import Floats, logit
from genre_tagger.training.sources.corpus import Teacher

_AUDIOSET = ("Singing", "Rapping")
_JAMENDO = "instrument---voice"
_VOCAL_ABOVE = -3.6
"""Mean logit of the two taggers. It finds 93 % of the windows of two collections of songs in the corpus (lyrics of
Jamendo, UltraStar) and 2 % of seven collections without any voice."""


def vocal_windows(teacher: Teacher) -> NDArray[np.bool_]:
    """(N,): whether a voice is heard. No window is vocal for taggers that do not know these tags."""
    sung = [column for column, name in enumerate(teacher.audioset_tags) if name in _AUDIOSET]
    voice = [column for column, name in enumerate(teacher.jamendo_tags) if name == _JAMENDO]
    if not sung or not voice:
        return np.zeros(len(teacher.audioset_probability), dtype=bool)
    presence: Floats = (
        logit(teacher.audioset_probability[:, sung]).max(axis=1) + logit(teacher.jamendo_probability[:, voice])[:, 0]
    ) / 2
    return np.asarray(presence > _VOCAL_ABOVE)
