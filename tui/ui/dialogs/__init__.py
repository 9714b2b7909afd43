"""What covers the screen for a while: it is given data, and closes with an answer."""
