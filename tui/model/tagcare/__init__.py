"""Finds in a vocabulary what could be better, and what each cure would come to; pure."""
