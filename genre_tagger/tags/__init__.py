"""Reading and writing genres in files, with a journal and an undo."""
