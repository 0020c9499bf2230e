"""A file with nothing in it: alone an error, beside others a source without rows."""

from outsidein.terms.trouble import Trouble


class Empty(Trouble):
    """The file can be read, and there is nothing in it."""
