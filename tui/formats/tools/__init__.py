"""What other tools, and people, keep links in."""
