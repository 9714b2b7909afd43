"""What keys do: each module has functions on one subject, and the actions that call them.

No controller imports another; what two of them need is one of the operations.
"""
