"""The widgets of the reader: they are given data, paint lines and post messages."""
