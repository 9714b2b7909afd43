"""The widgets of the reader, which are given data, paint lines and post messages."""
