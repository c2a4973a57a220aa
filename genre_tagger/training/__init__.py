"""Training and evaluating networks."""
