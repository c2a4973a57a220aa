"""What a finished training run is worth: scores, mistakes, labels, comparison."""
