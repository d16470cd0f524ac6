"""Checklists in YAML become a handbook, forms that work offline, and answers read back without losing a word."""
