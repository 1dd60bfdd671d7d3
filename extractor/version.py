"""The version of this package, apart from its face, so that no room need import that."""

__version__ = "0.1.0"
