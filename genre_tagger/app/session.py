"""One user's folders, settings, models, store, corrections and journal, put together in one place.

Nothing is opened before it is needed. The modules beside this one are the verbs: `classifying.classify(session, ...)`,
`writing.write(session, ...)`. Long work is a generator of frozen steps; closing it cancels.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from genre_tagger.settings import Settings, UserFolders, load_settings, save_settings, user_folders

if TYPE_CHECKING:
    from genre_tagger.classification.classifier import WindowClassifier
    from genre_tagger.classification.registry import ActiveModel, Registry
    from genre_tagger.library.classify_tracks import TrackPool
    from genre_tagger.library.corrections import CorrectionStore
    from genre_tagger.library.store import PredictionStore
    from genre_tagger.tags.journal import Journal


class Session:
    """Everything of one user. Any thread may ask; use it as a context manager or `close()` it.

    `settings` are those in force: replace them to override some for this session, `save` keeps them. `notices` are
    sentences about a settings file that could not be used whole. `scheduler` is the address of a Dask cluster
    ("tcp://host:8786") that classifies in place of worker processes, where one is set before the first batch.
    """

    def __init__(self, folders: UserFolders | None = None, settings: Settings | None = None) -> None:
        """By default the user's own folders, and the settings saved there."""
        self.folders = folders or user_folders()
        self.scheduler: str | None = None
        self.notices: tuple[str, ...] = ()
        if settings is None:
            settings, self.notices = load_settings(self.folders.settings_file)
        self._settings = settings
        self._corrections: CorrectionStore | None = None
        self._store: PredictionStore | None = None
        self._pool: TrackPool | None = None
        self._model: ActiveModel | None = None
        self._lock = threading.Lock()

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def settings(self) -> Settings:
        """What is in force."""
        return self._settings

    @settings.setter
    def settings(self, settings: Settings) -> None:
        """Another number of worker processes is in force as soon as they have finished what they have in hand."""
        self._settings = settings
        if self._pool is not None:
            self._pool.resize(settings.jobs)

    def save(self, settings: Settings) -> None:
        """Put in force and keep. Raises SettingsError where they cannot be saved; they are in force all the same."""
        self.settings = settings
        save_settings(settings, self.folders.settings_file)

    @property
    def runs_folder(self) -> Path:
        """Where training runs lie, one folder each; it need not exist."""
        return self.folders.data / "runs"

    @property
    def features_folder(self) -> Path:
        """Where the mel-spectrograms of training data are kept between runs."""
        return self.folders.cache / "features"

    def registry(self) -> Registry:
        """The models there are; looks at the disk with every call."""
        from genre_tagger.classification.registry import Registry

        return Registry(self.folders.models)

    def model(self) -> ActiveModel:
        """The model that classifies, read once: the active one, or that of `use_model`. Raises CheckpointError."""
        with self._lock:
            if self._model is None:
                self._model = self.registry().active()
            return self._model

    def use_model(self, name: str) -> ActiveModel:
        """For this session another model, by its id or the path of its folder.

        Raises UnknownModelError where there is none of that name, CheckpointError where it cannot be used.
        """
        from genre_tagger.classification.checkpoint import read_checkpoint_info
        from genre_tagger.classification.registry import ActiveModel

        folder = Path(name) if os.sep in name and Path(name).is_dir() else self.registry().get(name).folder
        chosen = ActiveModel(folder, read_checkpoint_info(folder))
        with self._lock:
            self._model = chosen
        return chosen

    def forget_model(self) -> None:
        """Another model may have been made active: look again."""
        with self._lock:
            self._model = None

    def classifier(self) -> WindowClassifier:
        """A classifier of the model, for the thread that asks. Raises CheckpointError."""
        from genre_tagger.classification.classifier import WindowClassifier

        return WindowClassifier(self.model().folder)

    def store(self) -> PredictionStore:
        """The remembered predictions, opened at first use."""
        with self._lock:
            if self._store is None:
                from genre_tagger.library.store import PredictionStore

                self._store = PredictionStore(self.folders.predictions_file)
            return self._store

    @property
    def corrections(self) -> CorrectionStore:
        """What the person said of files. Opened at first use."""
        with self._lock:
            if self._corrections is None:
                from genre_tagger.library.corrections import CORRECTIONS_NAME, CorrectionStore

                self._corrections = CorrectionStore(self.folders.data / CORRECTIONS_NAME)
            return self._corrections

    def pool(self) -> TrackPool:
        """The worker processes, or the cluster at `scheduler`; kept from batch to batch, one batch at a time.

        Raises ClusterError where the cluster cannot be used.
        """
        if self._pool is None and self.scheduler:
            from genre_tagger.library.track_cluster import TrackCluster

            self._pool = TrackCluster(self.scheduler)
        elif self._pool is None:
            from genre_tagger.library.classify_tracks import classify_pool

            self._pool = classify_pool(self._settings.jobs)
        return self._pool

    def rest(self) -> None:
        """No worker process is needed for a while, and no cluster; the next batch starts or asks anew."""
        if self._pool is not None:
            self._pool.close()
            self._pool = None

    @property
    def has_written(self) -> bool:
        """Whether there is a journal: whether anything was ever written."""
        return self.folders.journal_file.exists()

    def journal(self) -> Journal:
        """The journal of writes, opened anew for the thread that asks, which closes it. Raises JournalError."""
        from genre_tagger.tags.journal import Journal

        return Journal(self.folders.journal_file)

    def close(self) -> None:
        """End workers and close files. Call when no generator runs any more."""
        self.rest()
        if self._store is not None:
            self._store.close()
        if self._corrections is not None:
            self._corrections.close()
