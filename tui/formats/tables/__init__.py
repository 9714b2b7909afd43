"""Tables, and records of which only the names of the values are known."""
