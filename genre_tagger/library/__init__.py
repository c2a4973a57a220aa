"""Tracks on disk: finding, remembering and classifying them."""
