"""Feeds: what a site publishes, entry by entry."""
