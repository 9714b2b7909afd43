"""Data drawn as strips of styled text: pure functions, each strip as wide as it was asked for."""
