"""The desktop around the terminal: the browser that opens links, and the clipboard."""
