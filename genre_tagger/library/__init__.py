"""The music library, without Qt: find files, classify them in worker processes, remember the predictions."""
