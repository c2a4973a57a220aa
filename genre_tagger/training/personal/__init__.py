"""A model fine-tuned to the corrections of one user, and whether it is better."""
