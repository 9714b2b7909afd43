"""What a person has configured in ``config.toml``: which settings there are, and their values."""
