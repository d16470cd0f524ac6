"""Filled, broken and hostile files, made by scripts: none of them is stored.

Each module makes one family. Its `FILES` holds, by the name of the file, how it is made of a good file of each kind,
and how the refusal begins; no refusal means that the file is read.
"""
