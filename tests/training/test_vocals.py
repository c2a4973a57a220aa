"""Which windows have a voice, and how a network does on them."""

from __future__ import annotations

import numpy as np
import pytest

from genre_tagger.training.evaluation import Scored
from genre_tagger.training.report import recall_by_voice
from genre_tagger.training.sources.corpus import Teacher
from genre_tagger.training.vocals import vocal_windows


def _teacher(singing: float, voice: float, tag: str = "Singing") -> Teacher:
    return Teacher(
        np.array([[0.9, singing]], dtype=np.float32),
        np.zeros((1, 2), dtype=np.float32),
        np.array([[0.9, voice]], dtype=np.float32),
        np.zeros((1, 2), dtype=np.float32),
        ("Music", tag),
        ("genre---rock", "instrument---voice"),
    )


@pytest.mark.parametrize(
    ("teacher", "expected"),
    [
        (_teacher(0.1, 0.1), True),
        (_teacher(0.1, 0.1, "Rapping"), True),
        (_teacher(0.001, 0.02), False),
        (_teacher(0.9, 0.9, "Guitar"), False),
    ],
)
def test_a_voice_is_what_both_taggers_hear(teacher: Teacher, expected: bool) -> None:
    np.testing.assert_array_equal(vocal_windows(teacher), [expected])


def test_recall_is_told_apart_by_voice() -> None:
    labels = np.array([0, 0, 0, 1, 1, 2])
    answers = np.array([0, 1, 0, 1, 1, 0])
    scored = Scored(np.eye(3)[answers], labels, np.array(list("aabbcc")), genres=2)
    vocal = np.array([True, True, False, False, False, True])
    assert recall_by_voice(scored, vocal) == {
        "vocal": {"windows": [2, 0], "recall": [0.5, None]},
        "without_voice": {"windows": [1, 2], "recall": [1.0, 1.0]},
    }
