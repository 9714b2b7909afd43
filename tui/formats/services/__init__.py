"""Services that keep bookmarks for people."""
