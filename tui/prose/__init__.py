"""Markdown and HTML as trees, lines, plain text and links; pure functions over values."""
