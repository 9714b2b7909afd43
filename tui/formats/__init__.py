"""File kinds that can be read or written: one module each, listed in ``registry``."""
