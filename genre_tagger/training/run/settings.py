"""Everything a person may set about a training run. No torch in here: the window imports it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class RunSettings:
    """How a network is trained. The defaults of a preset come from `presets.settings_of(preset)`.

    `preset` names the network. `optimiser` is "adam" or "adamw", `schedule` "constant" or "cosine", `balance` "none",
    "loss" (class weights) or "sampling" (classes drawn alike). `patience` 0 trains all epochs. `start_from` is the id
    or folder of a model to fine-tune ("bundled": the one that came with the program), "" for random weights. `device`
    is "auto", "cpu", "cuda" or "mps"; `precision` "auto", "32", "bf16" or "16".

    `crop_frames` 0 trains on whole windows. `micro_batch` 0 lets the machine decide how many clips go through the
    network at once. `weight_average` is the decay of the moving average whose weights are kept, 0 for none. `warm_up`
    is a share of all steps. `distillation` and `freeze_convolutions` act only where `start_from` names a model. Bounds
    and help of each field: `presets.FIELDS`.
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

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self)

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> RunSettings:
        """Inverse of `to_json`; what an older version did not know gets its default, what is unknown is left out."""
        known = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in values.items() if name in known})
