"""No word without its meaning and source."""

import pkgutil

import pytest

import outsidein.terms
from outsidein.terms.glossary import MODULES, Entry, every_entry, explain, glossary, plain_key
from outsidein.terms.quality import Gap, Voice

WORDS = """
organization; customer; sponsor; user; stakeholder; product; service; offering;
service relationship; output; outcome; cost removed; cost imposed; risk removed; risk imposed;
moment; moment of truth; criterion; voice; expectation; perception; belief; specification;
delivery; promise; signal; gap; finding; option; action; case; mandate;
gap 1; gap 2; gap 3; gap 4; gap 5; NPS; CSAT; CES; LMG; alpha; omega; calibration curve; interval;
jackknife; green-but-red; red-but-happy; silent; importance-performance; leverage; segment;
withheld; excluded; superseded; rejected; used; intended value; unconfirmed; capability; effort;
fix; keep; possible overkill; low priority; undecided; related; unrelated; opposed; stated;
described; associated; compared; perception adds; shortfall; money at risk; judgement
"""
"""The words of the product and of its report."""

NO_WORDS = {
    "language",
    "counting",
    "days",
    "glossary",
    "trouble",
    "heading",
    "unit",
    "currency",
    "words",
    "spreadsheet",
    "placing",
}
"""Modules of terms that hold functions and tables, no words."""


@pytest.mark.parametrize("word", [w.strip() for w in WORDS.split(";")])
def test_every_word_is_explained(word: str) -> None:
    entry = explain(word)
    assert entry is not None
    assert plain_key(entry.term) == plain_key(word)


@pytest.mark.parametrize("entry", every_entry(), ids=lambda e: f"{e.within} {e.term}".strip())
def test_every_class_and_every_value_of_an_enum_is_documented(entry: Entry) -> None:
    assert len(entry.meaning) > 10
    assert entry.meaning.endswith((".", ":")), entry.meaning
    assert entry.source
    assert "`" not in entry.meaning, "a meaning speaks to readers of the report"


def test_every_module_of_terms_is_in_the_glossary() -> None:
    modules = {module.name for module in pkgutil.iter_modules(outsidein.terms.__path__)}
    assert modules == set(MODULES) | NO_WORDS


def test_spelling_does_not_matter() -> None:
    assert explain("green_but_red") == explain("Green-but-red") == explain(" green but red ")
    assert explain("gap_1") == explain("Gap 1")
    assert explain("no such word") is None


def test_voices_and_gaps_say_what_their_formulas_say() -> None:
    for voice in Voice:
        found = next(e for e in every_entry() if (e.within, e.term) == ("voice", voice.value))
        assert found.meaning.startswith(f"{voice.symbol}, ")
    for gap in Gap:
        entry = glossary()[f"gap {gap.number}"]
        minuend, subtrahend = (v.value[:5].lower() for v in gap.voices)
        words = (
            entry.meaning.lower().replace("believed", "belief").replace("expected", "expectation")
        )
        words = words.replace("specified", "specification").replace("perceived", "perception")
        words = words.replace("delivered", "delivery").replace("promised", "promise")
        assert words.index(minuend) < words.index("minus") < words.index(subtrahend)
