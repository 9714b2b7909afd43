"""Bookmark HTML, as browsers and services write it."""
