"""What the teacher says about the clips themselves: a few unmixed crops of each, from which the heads learn genres."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from genre_tagger.foundation.whole_file import whole_file
from genre_tagger.training.bundled.samples import CROP_SAMPLES, ClipSounds, levelled
from genre_tagger.training.bundled.teacher import Teacher

Floats = NDArray[np.float32]

CROPS_A_CLIP = 3


@dataclass(frozen=True, slots=True, eq=False)
class TeacherWords:
    """`embedding` (n, 384), `tag_logits` (n, 527), and of which clip each crop is, `clip` (n,)."""

    embedding: Floats
    tag_logits: Floats
    clip: NDArray[np.int64]


def open_teacher_words(path: Path, sounds: ClipSounds, teacher: Path, tell: Callable[[int], None]) -> TeacherWords:
    """Read them from `path`, asking the teacher in the folder `teacher` first where they do not stand there.

    `tell` gets the number of clips classified so far. Raises DatasetError.
    """
    if not path.exists():
        predict = Teacher(teacher).predict
        outputs = []
        for clip in range(len(sounds)):
            spare = max(sounds.length(clip) - CROP_SAMPLES, 0)
            for start in np.linspace(0, spare, CROPS_A_CLIP + 2)[1:-1]:
                outputs.append(predict(levelled(sounds.excerpt(clip, int(start), CROP_SAMPLES))))
            tell(clip + 1)
        with whole_file(path) as stream:
            np.savez(
                stream,
                embedding=np.stack([one.embedding for one in outputs]),
                tag_logits=np.stack([one.tag_logits for one in outputs]),
                clip=np.repeat(np.arange(len(sounds)), CROPS_A_CLIP),
            )
    with np.load(path, allow_pickle=False) as archive:
        return TeacherWords(archive["embedding"], archive["tag_logits"], archive["clip"])
