"""Colours: what each is for, those of our own themes, and those derived from any other."""
