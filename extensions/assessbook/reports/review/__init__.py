"""What a reviewer reads of one return: a sheet of one page, and a letter with questions."""
