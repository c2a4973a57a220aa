"""Scores with intervals from the predictions on held-out tracks. No network is trained here."""
