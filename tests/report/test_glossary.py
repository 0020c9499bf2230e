"""Each term opens its meaning."""

from outsidein.report.document import AuditDocument, DefinitionNote
from outsidein.report.glossary import Glossary


def _document(*notes: DefinitionNote) -> AuditDocument:
    return AuditDocument("0", "", "x", None, False, "", (), (), definitions=notes)


def test_a_word_is_linked_and_then_listed() -> None:
    glossary = Glossary(_document())
    assert glossary.words() == []
    link = glossary.term("gap 2")
    assert 'href="#word-gap-2"' in link
    assert "Specified minus believed" in link
    assert [w.word for w in glossary.words()] == ["gap 2"]


def test_one_spelling_one_entry() -> None:
    glossary = Glossary(_document())
    glossary.term("green but red")
    glossary.term("green but red", "red inside")
    assert len(glossary.words()) == 1


def test_a_word_without_a_meaning_stays_plain_text() -> None:
    assert Glossary(_document()).term("<b>blah</b>") == "&lt;b&gt;blah&lt;/b&gt;"


def test_every_definition_is_listed_and_escaped() -> None:
    note = DefinitionNote("nps", "NPS <b>", 'a "quoted" meaning', "p - d", "Reichheld (2003)")
    glossary = Glossary(_document(note))
    assert [w.id for w in glossary.words()] == ["number-nps"]
    link = glossary.definition("nps", "NPS <b>")
    assert "<b>" not in link
    assert "&#34;quoted&#34;" in link
    assert glossary.definition("other", "other") == "other"
