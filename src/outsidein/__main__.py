"""`python -m outsidein`."""

from outsidein.cli import main

main()
