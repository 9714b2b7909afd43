"""The command line of the reader: its verbs, what they take, and on which notes they act."""
