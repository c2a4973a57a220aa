"""The settings' names and help in the window's language.

The engine states them in English, once; here they stand again for the translators. A test keeps the two alike.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_CONTEXT = "RunSettings"


def shown(text: str) -> str:
    """A text of presets, fields and choices as the window says it; one that is not listed stays English."""
    return QCoreApplication.translate(_CONTEXT, text) if text else ""


TEXTS: tuple[object, ...] = (
    QT_TRANSLATE_NOOP("RunSettings", "Balanced"),
    QT_TRANSLATE_NOOP(
        "RunSettings",
        "A network of the size of the one that came with the program, with everything that helps: genres drawn alike,"
        " SpecAugment, mixup, a falling learning rate, averaged weights, and a stop when nothing improves.",
    ),
    QT_TRANSLATE_NOOP("RunSettings", "Quick"),
    QT_TRANSLATE_NOOP(
        "RunSettings",
        "The same network on short excerpts for a few epochs: a first answer in minutes, to see what the data carry.",
    ),
    QT_TRANSLATE_NOOP("RunSettings", "Fine-tune"),
    QT_TRANSLATE_NOOP(
        "RunSettings",
        "Goes on from a model that stands, gently. Genres that are new get new outputs. For your own music.",
    ),
    QT_TRANSLATE_NOOP("RunSettings", "Study: small"),
    QT_TRANSLATE_NOOP(
        "RunSettings",
        "As in the study: 20 epochs, Adam at 1e-4, batch 128, cross-entropy, whole windows, nothing else. "
        "16/32/32 filters, one GRU of 8; 50 % on FMA small in the study.",
    ),
    QT_TRANSLATE_NOOP("RunSettings", "Study: medium A"),
    QT_TRANSLATE_NOOP(
        "RunSettings",
        "As in the study: 20 epochs, Adam at 1e-4, batch 128, cross-entropy, whole windows, nothing else. "
        "16/32/32 filters, one GRU of 16, ReLU; 60 % on FMA medium there.",
    ),
    QT_TRANSLATE_NOOP("RunSettings", "Study: medium B"),
    QT_TRANSLATE_NOOP(
        "RunSettings",
        "As in the study: 20 epochs, Adam at 1e-4, batch 128, cross-entropy, whole windows, nothing else. "
        "16/32/64 filters, two GRUs of 8, SELU; 70 % on FMA medium there.",
    ),
    QT_TRANSLATE_NOOP("RunSettings", "Study: medium C"),
    QT_TRANSLATE_NOOP(
        "RunSettings",
        "As in the study: 20 epochs, Adam at 1e-4, batch 128, cross-entropy, whole windows, nothing else. "
        "16/32/64 filters, two GRUs of 16, SELU; 72 % on FMA medium there.",
    ),
    QT_TRANSLATE_NOOP("RunSettings", "Study: the listed network"),
    QT_TRANSLATE_NOOP(
        "RunSettings",
        "As in the study: 20 epochs, Adam at 1e-4, batch 128, cross-entropy, whole windows, nothing else. "
        "16/32/32 filters, two GRUs of 16, as the listing has it.",
    ),
    QT_TRANSLATE_NOOP("RunSettings", "Learning"),
    QT_TRANSLATE_NOOP("RunSettings", "Epochs"),
    QT_TRANSLATE_NOOP("RunSettings", "How often the network sees the training music. More takes longer."),
    QT_TRANSLATE_NOOP("RunSettings", "Batch"),
    QT_TRANSLATE_NOOP(
        "RunSettings",
        "Clips whose errors are averaged before the weights move. The study used 128; 32 learns in fewer epochs.",
    ),
    QT_TRANSLATE_NOOP("RunSettings", "clips"),
    QT_TRANSLATE_NOOP("RunSettings", "Learning rate"),
    QT_TRANSLATE_NOOP(
        "RunSettings",
        "How far the weights move at each step. Too high and the loss stops being a number, too low and nothing moves.",
    ),
    QT_TRANSLATE_NOOP("RunSettings", "Optimiser"),
    QT_TRANSLATE_NOOP("RunSettings", "Adam is the study's. AdamW decays the weights apart from the gradient."),
    QT_TRANSLATE_NOOP("RunSettings", "adam"),
    QT_TRANSLATE_NOOP("RunSettings", "adamw"),
    QT_TRANSLATE_NOOP("RunSettings", "Weight decay"),
    QT_TRANSLATE_NOOP("RunSettings", "Pulls weights towards zero, against learning by heart."),
    QT_TRANSLATE_NOOP("RunSettings", "Schedule"),
    QT_TRANSLATE_NOOP(
        "RunSettings",
        "Constant, as in the study, or half a cosine down to a hundredth of the learning rate.",
    ),
    QT_TRANSLATE_NOOP("RunSettings", "constant"),
    QT_TRANSLATE_NOOP("RunSettings", "cosine"),
    QT_TRANSLATE_NOOP("RunSettings", "Warm-up"),
    QT_TRANSLATE_NOOP("RunSettings", "The first share of all steps, in which the learning rate rises from zero."),
    QT_TRANSLATE_NOOP("RunSettings", "Gradient clipping"),
    QT_TRANSLATE_NOOP("RunSettings", "The longest step allowed, against sudden leaps."),
    QT_TRANSLATE_NOOP("RunSettings", "none"),
    QT_TRANSLATE_NOOP("RunSettings", "Label smoothing"),
    QT_TRANSLATE_NOOP(
        "RunSettings",
        "How much of the certainty is taken from each label: useful where labels may be wrong.",
    ),
    QT_TRANSLATE_NOOP("RunSettings", "Dropout"),
    QT_TRANSLATE_NOOP("RunSettings", "Share of values left out at random while learning, against learning by heart."),
    QT_TRANSLATE_NOOP("RunSettings", "Weight averaging"),
    QT_TRANSLATE_NOOP(
        "RunSettings",
        "Decay of a moving average of the weights, which is what is kept: it judges more steadily than the last step.",
    ),
    QT_TRANSLATE_NOOP("RunSettings", "off"),
    QT_TRANSLATE_NOOP("RunSettings", "Early stopping"),
    QT_TRANSLATE_NOOP("RunSettings", "Ends the run after so many epochs without a better macro-F1."),
    QT_TRANSLATE_NOOP("RunSettings", "epochs"),
    QT_TRANSLATE_NOOP("RunSettings", "never"),
    QT_TRANSLATE_NOOP("RunSettings", "Start from"),
    QT_TRANSLATE_NOOP(
        "RunSettings",
        "A model to go on from, by its id or folder; “bundled” is the one that came with the program.",
    ),
    QT_TRANSLATE_NOOP("RunSettings", "random weights"),
    QT_TRANSLATE_NOOP("RunSettings", "Data"),
    QT_TRANSLATE_NOOP("RunSettings", "Balance"),
    QT_TRANSLATE_NOOP(
        "RunSettings",
        "What to do about rare genres: nothing, let their errors count more (loss), or draw all genres alike "
        "(sampling).",
    ),
    QT_TRANSLATE_NOOP("RunSettings", "loss"),
    QT_TRANSLATE_NOOP("RunSettings", "sampling"),
    QT_TRANSLATE_NOOP("RunSettings", "Excerpt"),
    QT_TRANSLATE_NOOP(
        "RunSettings",
        "Train on excerpts of so many frames (47 a second), drawn anew each time. They are quicker and vary "
        "more; judging always hears the whole window, in parts of that length.",
    ),
    QT_TRANSLATE_NOOP("RunSettings", "frames"),
    QT_TRANSLATE_NOOP("RunSettings", "whole windows"),
    QT_TRANSLATE_NOOP("RunSettings", "Windows a track"),
    QT_TRANSLATE_NOOP(
        "RunSettings",
        "How many windows of 29 seconds are taken from long tracks, spread over the track.",
    ),
    QT_TRANSLATE_NOOP("RunSettings", "Augmentation"),
    QT_TRANSLATE_NOOP("RunSettings", "SpecAugment"),
    QT_TRANSLATE_NOOP("RunSettings", "Blanks random stripes of bands and frames."),
    QT_TRANSLATE_NOOP("RunSettings", "Time shift"),
    QT_TRANSLATE_NOOP("RunSettings", "Moves each window by a random time, its end joined to its beginning."),
    QT_TRANSLATE_NOOP("RunSettings", "Level shift"),
    QT_TRANSLATE_NOOP(
        "RunSettings",
        "How far a smooth random equaliser may bend the spectrum, as other recordings would.",
    ),
    QT_TRANSLATE_NOOP("RunSettings", "dB"),
    QT_TRANSLATE_NOOP("RunSettings", "Mixup"),
    QT_TRANSLATE_NOOP("RunSettings", "Share of the clips that are mixed with another, their genres too."),
    QT_TRANSLATE_NOOP("RunSettings", "Machine"),
    QT_TRANSLATE_NOOP("RunSettings", "Device"),
    QT_TRANSLATE_NOOP("RunSettings", "Where to compute; auto takes a graphics processor where there is one."),
    QT_TRANSLATE_NOOP("RunSettings", "auto"),
    QT_TRANSLATE_NOOP("RunSettings", "cpu"),
    QT_TRANSLATE_NOOP("RunSettings", "cuda"),
    QT_TRANSLATE_NOOP("RunSettings", "mps"),
    QT_TRANSLATE_NOOP("RunSettings", "Devices"),
    QT_TRANSLATE_NOOP("RunSettings", "How many graphics processors (or processes on the CPU) share each batch."),
    QT_TRANSLATE_NOOP("RunSettings", "Precision"),
    QT_TRANSLATE_NOOP(
        "RunSettings",
        "32 bits as in the study. 16-bit arithmetic is quicker on hardware made for it; auto takes it there.",
    ),
    QT_TRANSLATE_NOOP("RunSettings", "bf16"),
    QT_TRANSLATE_NOOP("RunSettings", "Clips at once"),
    QT_TRANSLATE_NOOP(
        "RunSettings",
        "A batch goes through the network in parts of so many clips, to fit into memory. Each part is "
        "normalised by itself.",
    ),
    QT_TRANSLATE_NOOP("RunSettings", "what suits the device"),
    QT_TRANSLATE_NOOP("RunSettings", "Threads"),
    QT_TRANSLATE_NOOP("RunSettings", "Processor cores to compute with."),
    QT_TRANSLATE_NOOP("RunSettings", "all"),
    QT_TRANSLATE_NOOP("RunSettings", "Seed"),
    QT_TRANSLATE_NOOP("RunSettings", "The same seed on the same device gives the same run."),
)
