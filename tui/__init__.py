"""url-notes: a keyboard-driven terminal reader for a personal library of annotated links."""

__version__ = "0.1.0"
