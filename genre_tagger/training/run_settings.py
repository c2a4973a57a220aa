"""Everything a person may set about a training run, with its bounds. No torch in here: the window imports it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RunSettings:
    """How a network is trained. The defaults of a preset come from `presets.settings_of(preset)`.

    `preset` names the network. `optimiser` is "adam" or "adamw", `schedule` "constant" or "cosine", `balance` "none",
    "loss" (class weights) or "sampling" (classes drawn alike). `patience` 0 trains all epochs. `start_from` is the id
    or folder of a model to fine-tune, "" for random weights. `device` is "auto", "cpu", "cuda" or "mps"; `precision`
    "32" or "bf16" or "16".
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
