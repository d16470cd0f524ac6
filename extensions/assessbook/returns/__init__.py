"""Returns: the answers of one State and year, in one canonical file, with a receipt for every file read."""
