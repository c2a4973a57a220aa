"""Waveform, spectrogram, genre timeline: the views of one track."""
