"""What is done to the program that nobody should do, and what must hold all the same.

One module a kind of torture, each with a function of a seed and a count that returns what came of
it. `test_torture.py` runs all of them for a few seconds, `make torture` for a quarter of an hour.
"""
