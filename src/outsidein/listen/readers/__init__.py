"""One complete folder for each kind of export."""
