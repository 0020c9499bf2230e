"""What a file is and what its columns mean, with evidence."""
