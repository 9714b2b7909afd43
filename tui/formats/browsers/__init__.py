"""The files of browsers themselves."""
