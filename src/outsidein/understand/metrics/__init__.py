"""Industry metrics: one small class each, computed from counts by customer block."""
