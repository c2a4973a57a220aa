"""The Library tab: drop a folder, review what would be written, write it, take it back."""
