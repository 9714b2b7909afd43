"""Pure functions that draw data as strips of styled text of a given width."""
