"""The published url-notes site."""
