"""The screens of the reader; the main one is made of parts, one for each group of actions."""
