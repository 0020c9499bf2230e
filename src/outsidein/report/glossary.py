"""Words that open their meaning: links to a list at the end, which holds the words used."""

from dataclasses import dataclass

from markupsafe import Markup, escape

from outsidein.report.document import AuditDocument, DefinitionNote
from outsidein.report.sections import slug
from outsidein.terms.glossary import explain
from outsidein.terms.language import say


@dataclass(frozen=True, slots=True)
class Word:
    """One entry: the word, what it means here, how it is computed and who says so."""

    id: str
    word: str
    meaning: str
    formula: str = ""
    source: str = ""


class Glossary:
    """Links words to their meaning and remembers which were linked.

    The list at the end is asked for last, so that it holds what the page uses, and besides every
    definition of a number in the document.
    """

    def __init__(self, document: AuditDocument) -> None:
        self._definitions = {note.key: _defined(note) for note in document.definitions}
        self._used: dict[str, Word] = {}

    def term(self, word: str, text: str | None = None) -> Markup:
        """A link to the meaning of a word, which is also its title; a word unknown stays plain.

        `word` is the word of the glossary, which is said as the page's language says it; `text` is
        said already and stands in its place.
        """
        entry = explain(word)
        if entry is None:
            return escape(text or say(word))
        found = Word(f"word-{slug(word)}", say(entry.term), say(entry.meaning), "", entry.source)
        self._used.setdefault(found.id, found)
        return _link(found, text or say(word))

    def definition(self, key: str, text: str) -> Markup:
        """A link to the definition of a number; plain where the document has none."""
        found = self._definitions.get(key)
        return _link(found, text) if found else escape(text)

    def words(self) -> list[Word]:
        """The words linked so far and all definitions, by the alphabet."""
        together = [*self._used.values(), *self._definitions.values()]
        return sorted(together, key=lambda word: (word.word.casefold(), word.id))

    def bare(self, key: str) -> Markup:
        """A link to a definition without its meaning as a title, for lists of many."""
        found = self._definitions.get(key)
        link = Markup('<a href="#{}">{}</a>')
        return link.format(found.id, key) if found else escape(key or "–")


def _defined(note: DefinitionNote) -> Word:
    return Word(f"number-{slug(note.key)}", note.title, note.meaning, note.formula, note.source)


def _link(word: Word, text: str) -> Markup:
    link = Markup('<a class="term" href="#{}" title="{}">{}</a>')
    return link.format(word.id, word.meaning, text)
