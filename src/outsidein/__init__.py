"""Outside-in: where promised value is lost, for whom, what it is worth, and what to do next."""

__version__ = "0.1.0"
