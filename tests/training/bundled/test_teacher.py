"""The teacher's code says what the teacher's authors' code says, where their weights are at hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from genre_tagger.foundation.errors import DatasetError
from genre_tagger.training.bundled.teacher import SOUND_HZ, Teacher
from tests.builders.corpus import kind_of_sound

SHARED = Path(__file__).resolve().parents[4] / "shared"


@pytest.mark.skipif(not (SHARED / "teacher" / "parity.npz").exists(), reason="the teacher's weights are not at hand")
def test_it_answers_as_the_original() -> None:
    teacher, expected = Teacher(SHARED / "teacher"), np.load(SHARED / "teacher" / "parity.npz")
    for clip, probability, embedding in zip(
        expected["clip"], expected["probability"], expected["embedding"], strict=True
    ):
        samples, rate_hz = soundfile.read(SHARED / "corpus" / "clips" / str(clip), dtype="float32")
        assert rate_hz == SOUND_HZ
        output = teacher.predict(samples[:83_200])
        np.testing.assert_allclose(output.embedding, embedding, atol=1e-4)
        np.testing.assert_allclose(1 / (1 + np.exp(-output.tag_logits)), probability, atol=1e-4)


def test_crops_of_any_length_are_classified_alike_each_time(teacher_folder: Path) -> None:
    teacher = Teacher(teacher_folder)
    short, long = (kind_of_sound(2, seconds, seed=1) for seconds in (1.0, 5.2))
    assert teacher.mel(np.zeros(166_400, dtype=np.float32)).shape == (128, 520)
    output = teacher.predict(long)
    assert (output.embedding.shape, output.tag_logits.shape) == ((384,), (527,))
    np.testing.assert_array_equal(teacher.predict(long).embedding, output.embedding)
    assert not np.allclose(teacher.predict(short).embedding, output.embedding)


def test_silence_has_the_floor_of_the_mel_scale(teacher_folder: Path) -> None:
    mel = Teacher(teacher_folder).mel(np.zeros(32_000, dtype=np.float32))
    np.testing.assert_allclose(mel, (np.log(1e-5) + 4.5) / 5, rtol=1e-5)


def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="mn04_as"):
        Teacher(tmp_path)
    (tmp_path / "mn04_as.safetensors").write_bytes(b"not weights")
    with pytest.raises(DatasetError, match="mn04_as"):
        Teacher(tmp_path)
