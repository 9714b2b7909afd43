"""The command line: every use-case of the library as a command, and words in place of panes."""
