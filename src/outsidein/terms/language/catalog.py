"""Catalogs of translated messages, made from `translations/` by `make translations`."""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib import resources

LANGUAGES = {"en": "English", "de": "Deutsch"}
"""The languages there are, by their ISO 639-1 code, each with its own name."""


@cache
def catalog(language: str) -> NullTranslations:
    """The messages of one language; English is what the code says.

    Raises `KeyError` for a language that there is not.
    """
    if language not in LANGUAGES:
        raise KeyError(language)
    if language == "en":
        return NullTranslations()
    with resources.files(__package__).joinpath(f"{language}.mo").open("rb") as file:
        return GNUTranslations(file)
