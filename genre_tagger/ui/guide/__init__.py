"""The guide in the program: Markdown pages in three languages, shown offline."""
