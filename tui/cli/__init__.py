"""The command line: every use-case of the library as a command that prints text."""
