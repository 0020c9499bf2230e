"""Numbers from small arrays: NumPy and SciPy only, no rows and no files."""
