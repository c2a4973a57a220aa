"""Everything a person may set about a training run (name, bounds and help of each setting, for forms and the command
line), and named sets of settings: the study's five networks with the study's own, and ours. No torch in here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from genre_tagger.foundation.errors import TrainingError

KINDS = ("integer", "number", "choice", "switch", "text")


@dataclass(frozen=True, slots=True)
class SettingField:
    """One field of `RunSettings`.

    `kind` is one of `KINDS`; `low` and `high` bound numbers, both included; `choices` are the values of a choice.
    `logarithmic` says that steps should multiply. `zero_means` is what 0 (or an empty text) stands for, "" where it is
    a value like any other. `group` is the heading it stands under.
    """

    name: str
    label: str
    kind: str
    group: str
    low: float = 0.0
    high: float = 0.0
    choices: tuple[str, ...] = ()
    unit: str = ""
    logarithmic: bool = False
    zero_means: str = ""

    @property
    def help(self) -> str:
        """What it does, in a sentence or two."""
        return _HELP[self.name]

    def problem(self, value: object) -> str:
        """What the value would have to be, "" where it is fit."""
        if self.kind == "switch":
            return "" if isinstance(value, bool) else "on or off"
        if self.kind == "choice":
            return "" if value in self.choices else f"one of {', '.join(self.choices)}"
        if self.kind == "text":
            return "" if isinstance(value, str) else "a text"
        whole = self.kind == "integer"
        right_type = isinstance(value, int if whole else (int, float)) and not isinstance(value, bool)
        if right_type and (self.low <= value <= self.high or (self.zero_means and value == 0)):  # type: ignore[operator]
            return ""
        kind = "a whole number" if whole else "a number"
        zero = f", or 0 ({self.zero_means})" if self.zero_means and self.low > 0 else ""
        return f"{kind} from {self.low:g} to {self.high:g}{zero}"


_HELP = {
    "epochs": "How often the network sees the training music. More takes longer.",
    "batch": "Clips whose errors are averaged before the weights move. The study used 128; 32 learns in fewer epochs.",
    "learning_rate": "How far the weights move at each step. Too high and the loss stops being a number, too low and "
    "nothing moves.",
    "optimiser": "Adam is the study's. AdamW decays the weights apart from the gradient.",
    "weight_decay": "Pulls weights towards zero, against learning by heart.",
    "schedule": "Constant, as in the study, or half a cosine down to a hundredth of the learning rate.",
    "warm_up": "The first share of all steps, in which the learning rate rises from zero.",
    "gradient_clip": "The longest step allowed, against sudden leaps.",
    "label_smoothing": "How much of the certainty is taken from each label: useful where labels may be wrong.",
    "dropout": "Share of values left out at random while learning, against learning by heart.",
    "weight_average": "Decay of a moving average of the weights, which is what is kept: it is steadier than the last "
    "step.",
    "patience": "Ends the run after so many epochs without a better macro-F1.",
    "start_from": "A model to go on from, by its id or folder; “bundled” is the one that came with the program.",
    "distillation": "How strongly the network is held to what the model it starts from says of music without a label "
    "and of mixtures, so that it forgets nothing. 1 weighs it like the labels.",
    "freeze_convolutions": "Leaves the convolutions of the model it starts from as they are and trains the layers "
    "above: quicker, and safer with little music.",
    "balance": "What to do about rare genres: nothing, let their errors count more (loss), or draw all genres alike "
    "(sampling).",
    "crop_frames": "Train on excerpts of so many frames (47 a second), drawn anew each time. They are quicker and vary "
    "more; classification always takes the whole window, in parts of that length.",
    "windows_per_track": "How many windows of 29 seconds are taken from long tracks, spread over the track.",
    "spec_augment": "Blanks random stripes of bands and frames.",
    "time_shift": "Moves each window by a random time, its end joined to its beginning.",
    "level_shift_db": "How far a smooth random equaliser may bend the spectrum, as other recordings would.",
    "mixup": "Share of the clips that are mixed with another, their genres too.",
    "device": "Where to compute; auto takes a graphics processor where there is one.",
    "devices": "How many graphics processors (or processes on the CPU) share each batch.",
    "precision": "32 bits as in the study. 16-bit arithmetic is quicker on hardware made for it; auto takes it there.",
    "micro_batch": "A batch goes through the network in parts of so many clips, to fit into memory. Each part is "
    "normalised by itself.",
    "threads": "Processor cores to compute with.",
    "seed": "The same seed on the same device gives the same run.",
}

FIELDS: tuple[SettingField, ...] = (
    SettingField("epochs", "Epochs", "integer", "Learning", 1, 1000),
    SettingField("batch", "Batch", "integer", "Learning", 1, 4096, unit="clips", logarithmic=True),
    SettingField("learning_rate", "Learning rate", "number", "Learning", 1e-06, 0.1, logarithmic=True),
    SettingField("optimiser", "Optimiser", "choice", "Learning", choices=("adam", "adamw")),
    SettingField("weight_decay", "Weight decay", "number", "Learning", 0.0, 1.0),
    SettingField("schedule", "Schedule", "choice", "Learning", choices=("constant", "cosine")),
    SettingField("warm_up", "Warm-up", "number", "Learning", 0.0, 0.5),
    SettingField("gradient_clip", "Gradient clipping", "number", "Learning", 0.01, 100.0, zero_means="none"),
    SettingField("label_smoothing", "Label smoothing", "number", "Learning", 0.0, 0.5),
    SettingField("dropout", "Dropout", "number", "Learning", 0.0, 0.8),
    SettingField("weight_average", "Weight averaging", "number", "Learning", 0.5, 0.9999, zero_means="off"),
    SettingField("patience", "Early stopping", "integer", "Learning", 1, 1000, unit="epochs", zero_means="never"),
    SettingField("start_from", "Start from", "text", "Learning", zero_means="random weights"),
    SettingField("distillation", "Distillation", "number", "Learning", 0.01, 100.0, zero_means="off"),
    SettingField("freeze_convolutions", "Freeze convolutions", "switch", "Learning"),
    SettingField("balance", "Balance", "choice", "Data", choices=("none", "loss", "sampling")),
    SettingField("crop_frames", "Excerpt", "integer", "Data", 64, 1366, unit="frames", zero_means="whole windows"),
    SettingField("windows_per_track", "Windows a track", "integer", "Data", 1, 12),
    SettingField("spec_augment", "SpecAugment", "switch", "Augmentation"),
    SettingField("time_shift", "Time shift", "switch", "Augmentation"),
    SettingField("level_shift_db", "Level shift", "number", "Augmentation", 0.0, 20.0, unit="dB"),
    SettingField("mixup", "Mixup", "number", "Augmentation", 0.0, 1.0),
    SettingField("device", "Device", "choice", "Machine", choices=("auto", "cpu", "cuda", "mps")),
    SettingField("devices", "Devices", "integer", "Machine", 1, 64),
    SettingField("precision", "Precision", "choice", "Machine", choices=("auto", "32", "bf16", "16")),
    SettingField(
        "micro_batch",
        "Clips at once",
        "integer",
        "Machine",
        1,
        4096,
        unit="clips",
        logarithmic=True,
        zero_means="what suits the device",
    ),
    SettingField("threads", "Threads", "integer", "Machine", 1, 256, zero_means="all"),
    SettingField("seed", "Seed", "integer", "Machine", 0, 2**31 - 1),
)
"""Every field of `RunSettings` but `preset`, in the order to show them."""


@dataclass(frozen=True, slots=True)
class RunSettings:
    """How a network is trained: what each field means, its bounds and its choices stand in `FIELDS`.

    `preset` names the network; its own settings come from `settings_of(preset)`. `weight_average` is the decay of the
    moving average whose weights are kept, `warm_up` a share of all steps. `distillation` and `freeze_convolutions` act
    only where `start_from` (the id or folder of a model, "bundled" for the program's own) names a model.
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
