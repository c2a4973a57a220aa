"""Networks, checkpoints and the verdict on a track."""
