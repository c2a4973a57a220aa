"""Name, bounds and help of every setting of a run, for forms and the command line. No torch in here."""

from __future__ import annotations

from dataclasses import dataclass

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
    help: str
    group: str
    low: float = 0.0
    high: float = 0.0
    choices: tuple[str, ...] = ()
    unit: str = ""
    logarithmic: bool = False
    zero_means: str = ""

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


_LEARNING, _DATA, _AUGMENTATION, _MACHINE = "Learning", "Data", "Augmentation", "Machine"

FIELDS: tuple[SettingField, ...] = (
    SettingField(
        "epochs",
        "Epochs",
        "integer",
        "How often the network sees the training music. More takes longer.",
        _LEARNING,
        1,
        1000,
    ),
    SettingField(
        "batch",
        "Batch",
        "integer",
        "Clips whose errors are averaged before the weights move. The study used 128; 32 learns in fewer epochs.",
        _LEARNING,
        1,
        4096,
        unit="clips",
        logarithmic=True,
    ),
    SettingField(
        "learning_rate",
        "Learning rate",
        "number",
        "How far the weights move at each step. Too high and the loss stops being a number, too low and nothing moves.",
        _LEARNING,
        1e-6,
        0.1,
        logarithmic=True,
    ),
    SettingField(
        "optimiser",
        "Optimiser",
        "choice",
        "Adam is the study's. AdamW decays the weights apart from the gradient.",
        _LEARNING,
        choices=("adam", "adamw"),
    ),
    SettingField(
        "weight_decay",
        "Weight decay",
        "number",
        "Pulls weights towards zero, against learning by heart.",
        _LEARNING,
        0.0,
        1.0,
    ),
    SettingField(
        "schedule",
        "Schedule",
        "choice",
        "Constant, as in the study, or half a cosine down to a hundredth of the learning rate.",
        _LEARNING,
        choices=("constant", "cosine"),
    ),
    SettingField(
        "warm_up",
        "Warm-up",
        "number",
        "The first share of all steps, in which the learning rate rises from zero.",
        _LEARNING,
        0.0,
        0.5,
    ),
    SettingField(
        "gradient_clip",
        "Gradient clipping",
        "number",
        "The longest step allowed, against sudden leaps.",
        _LEARNING,
        0.01,
        100.0,
        zero_means="none",
    ),
    SettingField(
        "label_smoothing",
        "Label smoothing",
        "number",
        "How much of the certainty is taken from each label: useful where labels may be wrong.",
        _LEARNING,
        0.0,
        0.5,
    ),
    SettingField(
        "dropout",
        "Dropout",
        "number",
        "Share of values left out at random while learning, against learning by heart.",
        _LEARNING,
        0.0,
        0.8,
    ),
    SettingField(
        "weight_average",
        "Weight averaging",
        "number",
        "Decay of a moving average of the weights, which is what is kept: it is steadier than the last step.",
        _LEARNING,
        0.5,
        0.9999,
        zero_means="off",
    ),
    SettingField(
        "patience",
        "Early stopping",
        "integer",
        "Ends the run after so many epochs without a better macro-F1.",
        _LEARNING,
        1,
        1000,
        unit="epochs",
        zero_means="never",
    ),
    SettingField(
        "start_from",
        "Start from",
        "text",
        "A model to go on from, by its id or folder; “bundled” is the one that came with the program.",
        _LEARNING,
        zero_means="random weights",
    ),
    SettingField(
        "distillation",
        "Distillation",
        "number",
        "How strongly the network is held to what the model it starts from says of music without a label and of "
        "mixtures, so that it forgets nothing. 1 weighs it like the labels.",
        _LEARNING,
        0.01,
        100.0,
        zero_means="off",
    ),
    SettingField(
        "freeze_convolutions",
        "Freeze convolutions",
        "switch",
        "Leaves the convolutions of the model it starts from as they are and trains the layers above: quicker, and "
        "safer with little music.",
        _LEARNING,
    ),
    SettingField(
        "balance",
        "Balance",
        "choice",
        "What to do about rare genres: nothing, let their errors count more (loss), or draw all genres alike "
        "(sampling).",
        _DATA,
        choices=("none", "loss", "sampling"),
    ),
    SettingField(
        "crop_frames",
        "Excerpt",
        "integer",
        "Train on excerpts of so many frames (47 a second), drawn anew each time. They are quicker and vary more; "
        "classification always takes the whole window, in parts of that length.",
        _DATA,
        64,
        1366,
        unit="frames",
        zero_means="whole windows",
    ),
    SettingField(
        "windows_per_track",
        "Windows a track",
        "integer",
        "How many windows of 29 seconds are taken from long tracks, spread over the track.",
        _DATA,
        1,
        12,
    ),
    SettingField("spec_augment", "SpecAugment", "switch", "Blanks random stripes of bands and frames.", _AUGMENTATION),
    SettingField(
        "time_shift",
        "Time shift",
        "switch",
        "Moves each window by a random time, its end joined to its beginning.",
        _AUGMENTATION,
    ),
    SettingField(
        "level_shift_db",
        "Level shift",
        "number",
        "How far a smooth random equaliser may bend the spectrum, as other recordings would.",
        _AUGMENTATION,
        0.0,
        20.0,
        unit="dB",
    ),
    SettingField(
        "mixup",
        "Mixup",
        "number",
        "Share of the clips that are mixed with another, their genres too.",
        _AUGMENTATION,
        0.0,
        1.0,
    ),
    SettingField(
        "device",
        "Device",
        "choice",
        "Where to compute; auto takes a graphics processor where there is one.",
        _MACHINE,
        choices=("auto", "cpu", "cuda", "mps"),
    ),
    SettingField(
        "devices",
        "Devices",
        "integer",
        "How many graphics processors (or processes on the CPU) share each batch.",
        _MACHINE,
        1,
        64,
    ),
    SettingField(
        "precision",
        "Precision",
        "choice",
        "32 bits as in the study. 16-bit arithmetic is quicker on hardware made for it; auto takes it there.",
        _MACHINE,
        choices=("auto", "32", "bf16", "16"),
    ),
    SettingField(
        "micro_batch",
        "Clips at once",
        "integer",
        "A batch goes through the network in parts of so many clips, to fit into memory. Each part is normalised by "
        "itself.",
        _MACHINE,
        1,
        4096,
        unit="clips",
        logarithmic=True,
        zero_means="what suits the device",
    ),
    SettingField(
        "threads", "Threads", "integer", "Processor cores to compute with.", _MACHINE, 1, 256, zero_means="all"
    ),
    SettingField(
        "seed", "Seed", "integer", "The same seed on the same device gives the same run.", _MACHINE, 0, 2**31 - 1
    ),
)
"""Every field of `RunSettings` but `preset`, in the order to show them."""
