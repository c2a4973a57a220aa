"""One training run: settings, folder, epochs, checkpoint; it can be paused, stopped and resumed."""
