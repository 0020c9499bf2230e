"""Numbers and dates inside sentences, as each language writes them."""

from datetime import date, datetime
from string import Formatter
from typing import Any

_SWAP = str.maketrans(".,", ",.")


def localized(number: str, language: str) -> str:
    """A number written the English way, as the language writes it: `1,234.5` is `1.234,5`."""
    return number.translate(_SWAP) if language == "de" else number


class Localizing(Formatter):
    """`str.format` whose numbers are written as the language writes them.

    A number without a format, such as a year, stays as it is.
    """

    def __init__(self, language: str) -> None:
        self._language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        """One value by its format."""
        text = str(format(value, format_spec))
        if isinstance(value, date | datetime | str) or not format_spec:
            return text
        if format_spec.endswith("%") and self._language == "de":
            text = text.replace("%", " %")
        return localized(text, self._language)
