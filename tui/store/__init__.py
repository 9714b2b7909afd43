"""The library file: the only package that knows SQLite."""
