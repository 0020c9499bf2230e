"""Statistics become findings: what is known about gaps, drivers, change, and what is missing."""
