"""Ceilings that both the command and the library name."""

MAX_CHARS = 1_000_000  # of one article
