"""Statistics become findings; one registry entry is one measure."""
