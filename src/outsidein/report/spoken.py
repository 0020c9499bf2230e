"""The language of a document, in which everything that is made of it speaks."""

from contextlib import AbstractContextManager
from typing import Protocol

from outsidein.terms.language import LANGUAGES, speaking


class Spoken(Protocol):
    """What has a language: an audit, or two side by side."""

    @property
    def language(self) -> str:
        """The ISO 639-1 code."""
        ...


def spoken(code: str) -> str:
    """The language itself, English where a file that was read back names one there is not."""
    return code if code in LANGUAGES else "en"


def speaking_as(document: Spoken) -> AbstractContextManager[None]:
    """Speak the language of a document within a block of code."""
    return speaking(spoken(document.language))
