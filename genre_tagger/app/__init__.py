"""One headless core: what the command line, the window and the Python interface stand on. No Qt, no typer."""
