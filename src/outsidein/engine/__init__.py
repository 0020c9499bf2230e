"""Where the rows are: one scan reduces them to moments."""
