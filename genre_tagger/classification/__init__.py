"""Networks, checkpoints and the prediction for a track."""
