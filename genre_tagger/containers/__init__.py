"""How files are laid out: one walker for each container. They say where things lie, for whoever reads or edits them."""
