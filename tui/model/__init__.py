"""The values of the domain: notes, tags, links and instants, as frozen dataclasses."""
