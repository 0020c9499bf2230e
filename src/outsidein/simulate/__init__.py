"""Organizations with known truth."""
