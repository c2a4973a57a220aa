"""The settings dialog, a page for each subject."""
