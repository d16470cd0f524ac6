"""Speed and memory, against plain pages and against sphinx-needs. Run by `make bench`; no part of the tests."""
