"""The formats of url-notes itself."""
