"""Filled files changed at random: none may break a reader, hang it, or lose an answer that nobody is told of."""
