"""The Training tab: choose data, check them, choose how, train, and see what came of it."""
