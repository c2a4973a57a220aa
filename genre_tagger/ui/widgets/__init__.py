"""Widgets that several parts of the window share: first of all the plot kit, see `plot`."""
