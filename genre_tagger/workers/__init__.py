"""Worker processes that a crashing or hanging codec cannot take the program down with."""
