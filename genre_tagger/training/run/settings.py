"""Everything a person may set about a training run, and named sets of settings: the study's five networks with the
study's own, and ours. No torch in here: the window imports it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from genre_tagger.foundation.errors import TrainingError
from genre_tagger.training.run.fields import FIELDS, SettingField


@dataclass(frozen=True, slots=True)
class RunSettings:
    """How a network is trained. The defaults of a preset come from `settings_of(preset)`.

    `preset` names the network. `optimiser` is "adam" or "adamw", `schedule` "constant" or "cosine", `balance` "none",
    "loss" (class weights) or "sampling" (classes drawn alike). `patience` 0 trains all epochs. `start_from` is the id
    or folder of a model to fine-tune ("bundled": the one that came with the program), "" for random weights. `device`
    is "auto", "cpu", "cuda" or "mps"; `precision` "auto", "32", "bf16" or "16".

    `crop_frames` 0 trains on whole windows. `micro_batch` 0 lets the machine decide how many clips go through the
    network at once. `weight_average` is the decay of the moving average whose weights are kept, 0 for none. `warm_up`
    is a share of all steps. `distillation` and `freeze_convolutions` act only where `start_from` names a model. Bounds
    and help of each field: `fields.FIELDS`.
    """

    preset: str = "study-medium-c"
    epochs: int = 20
    batch: int = 128
    learning_rate: float = 1e-4
    optimiser: str = "adam"
    weight_decay: float = 0.0
    schedule: str = "constant"
    warm_up: float = 0.0
    balance: str = "none"
    label_smoothing: float = 0.0
    mixup: float = 0.0
    spec_augment: bool = False
    time_shift: bool = False
    level_shift_db: float = 0.0
    gradient_clip: float = 0.0
    patience: int = 0
    start_from: str = ""
    device: str = "auto"
    devices: int = 1
    precision: str = "32"
    threads: int = 0
    seed: int = 1
    dropout: float = 0.1
    crop_frames: int = 0
    windows_per_track: int = 1
    weight_average: float = 0.0
    micro_batch: int = 0
    distillation: float = 0.0
    freeze_convolutions: bool = False


@dataclass(frozen=True, slots=True)
class Preset:
    """A name, the network it trains (a key of `classification.crnn.PRESETS`), what it is for, its settings."""

    name: str
    network: str
    title: str
    purpose: str
    settings: RunSettings


_STUDY = "As in the study: 20 epochs, Adam at 1e-4, batch 128, cross-entropy, whole windows, nothing else."
_OURS = RunSettings(
    batch=32,
    learning_rate=2e-3,
    optimiser="adamw",
    weight_decay=0.02,
    schedule="cosine",
    warm_up=0.05,
    balance="sampling",
    label_smoothing=0.05,
    spec_augment=True,
    time_shift=True,
    level_shift_db=3.0,
    gradient_clip=2.0,
    precision="auto",
)


def _study(name: str, title: str, result: str) -> Preset:
    return Preset(name, name, title, f"{_STUDY} {result}".strip(), RunSettings(preset=name))


_PRESETS: tuple[Preset, ...] = (
    Preset(
        "balanced",
        "compact",
        "Balanced",
        "A network of the size of the one that came with the program, with everything that helps: genres drawn alike, "
        "SpecAugment, mixup, a falling learning rate, averaged weights, and a stop when nothing improves.",
        replace(_OURS, preset="balanced", epochs=40, mixup=0.3, crop_frames=512, patience=10, weight_average=0.99),
    ),
    Preset(
        "quick",
        "compact",
        "Quick",
        "The same network on short excerpts for a few epochs: a first answer in minutes, to see what the data carry.",
        replace(_OURS, preset="quick", epochs=10, crop_frames=256, weight_average=0.98),
    ),
    Preset(
        "fine-tune",
        "compact",
        "Fine-tune",
        "Goes on from a model that stands and is held to what it knows. Genres that are new get new outputs. For your "
        "own music.",
        replace(
            _OURS,
            preset="fine-tune",
            epochs=12,
            batch=24,
            learning_rate=1e-3,
            crop_frames=273,
            mixup=0.5,
            patience=4,
            weight_average=0.98,
            start_from="bundled",
            distillation=1.0,
            freeze_convolutions=True,
        ),
    ),
    _study("study-small", "Study: small", "16/32/32 filters, one GRU of 8; 50 % on FMA small in the study."),
    _study("study-medium-a", "Study: medium A", "16/32/32 filters, one GRU of 16, ReLU; 60 % on FMA medium there."),
    _study("study-medium-b", "Study: medium B", "16/32/64 filters, two GRUs of 8, SELU; 70 % on FMA medium there."),
    _study("study-medium-c", "Study: medium C", "16/32/64 filters, two GRUs of 16, SELU; 72 % on FMA medium there."),
    _study("study-listing", "Study: the listed network", "16/32/32 filters, two GRUs of 16, as the listing has it."),
)
PRESET_NAMES: tuple[str, ...] = tuple(preset.name for preset in _PRESETS)
"""In the order to show them."""
STUDY_PRESETS: tuple[str, ...] = tuple(name for name in PRESET_NAMES if name.startswith("study-"))


def preset(name: str) -> Preset:
    """The preset of that name. Raises TrainingError where there is none."""
    for one in _PRESETS:
        if one.name == name:
            return one
    raise TrainingError(
        "There is no preset “{name}”; the presets are {known}.", name=name, known=", ".join(PRESET_NAMES)
    )


def settings_of(name: str) -> RunSettings:
    """A preset's settings, to be used as they are or changed field by field. Raises TrainingError."""
    return preset(name).settings


def checked(settings: RunSettings) -> RunSettings:
    """`settings` as they are, when every value is within its bounds. Raises TrainingError, naming the first that
    is not."""
    preset(settings.preset)
    for field in FIELDS:
        problem = field.problem(getattr(settings, field.name))
        if problem:
            raise TrainingError("{label} must be {problem}.", label=field.label, problem=problem)
    return settings


__all__ = ["FIELDS", "PRESET_NAMES", "STUDY_PRESETS", "Preset", "SettingField", "checked", "preset", "settings_of"]
