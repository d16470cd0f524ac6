"""What is asked: YAML files read into a typed, immutable model; every message has file, line and column."""
