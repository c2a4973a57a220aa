"""Which models there are, what another one would change, and the way back."""
