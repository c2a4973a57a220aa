"""Mel-spectrograms."""
