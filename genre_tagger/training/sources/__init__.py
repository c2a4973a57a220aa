"""Data sets as labelled tracks."""
