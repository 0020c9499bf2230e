"""Saying one message in the language that is spoken now."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from .catalog import LANGUAGES, catalog
from .numerals import Localizing

_SPOKEN: ContextVar[str] = ContextVar("spoken language", default="en")


def language() -> str:
    """The code of the language that is spoken now."""
    return _SPOKEN.get()


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak a language within a block of code; `KeyError` where there is no such language."""
    if code not in LANGUAGES:
        raise KeyError(code)
    before = _SPOKEN.set(code)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def message(text: str) -> str:
    """Mark a text that is said later, with `say`, so that it gets into the catalogs."""
    return text


def say(text: str, /, **values: object) -> str:
    """A message with its values, in the language that is spoken now.

    `text` is the whole English sentence, a literal, its values named between braces with their
    format as in `str.format`: `say("{n:,} of {all:,} answers", n=n, all=all)`. Numbers with a
    format are written as the language writes them. Without values, braces mean nothing.
    """
    return _formatted(catalog(language()).gettext(text) if text else text, values)


def say_many(one: str, many: str, n: int, /, **values: object) -> str:
    """A message in the singular or the plural by the number `n`, which is also a value.

    `say_many("{n:,} answer was heard", "{n:,} answers were heard", n)`.
    """
    return _formatted(catalog(language()).ngettext(one, many, n), {"n": n, **values})


def inside(name: str) -> str:
    """A name inside a sentence: in small letters, except where nouns keep their capitals."""
    return name if language() == "de" else name.lower()


def _formatted(text: str, values: dict[str, object]) -> str:
    return _formatter(language()).vformat(text, (), values) if values else text


@cache
def _formatter(code: str) -> Localizing:
    return Localizing(code)
