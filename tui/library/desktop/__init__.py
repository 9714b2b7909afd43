"""The desktop around the terminal: the browser for links, the clipboard, the wish for colours."""
