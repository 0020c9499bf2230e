"""Saying messages: values, plurals and numbers in the language that is spoken."""

from datetime import date
from gettext import NullTranslations

import pytest

from outsidein.terms.counting import plural
from outsidein.terms.days import written
from outsidein.terms.language import language, localized, message, say, say_many, speaking


class _Shouting(NullTranslations):
    """A catalog that says the values in another order and another sentence."""

    def gettext(self, text: str) -> str:
        return {
            "{a:.1f} of {b:,}": "{b:,}: {a:.1f}!",
            "{day} {month} {year}": "{day}. {month} {year}",
        }.get(text, text.upper())

    def ngettext(self, one: str, many: str, n: int) -> str:
        return "{n:,} EINE" if n == 1 else "{n:,} VIELE"


@pytest.fixture
def shouting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("outsidein.terms.language.speech.catalog", lambda code: _Shouting())


def test_english_is_what_the_code_says() -> None:
    assert language() == "en"
    assert say("{a:.1f} of {b:,}", a=1.25, b=1234567) == "1.2 of 1,234,567"
    assert say("braces {stay} without values") == "braces {stay} without values"
    assert message("later") == "later"
    assert say("") == ""


def test_singular_and_plural() -> None:
    said = [say_many("{n} answer was heard", "{n} answers were heard", n) for n in (0, 1, 2)]
    assert said == ["0 answers were heard", "1 answer was heard", "2 answers were heard"]
    assert plural(1, "criterion", "criteria") == "1 criterion"
    assert plural(1186, "answer") == "1,186 answers"


@pytest.mark.usefixtures("shouting")
def test_a_catalog_may_turn_the_sentence_round_and_german_writes_its_numbers() -> None:
    with speaking("de"):
        assert say("{a:.1f} of {b:,}", a=1.25, b=1234567) == "1.234.567: 1,2!"
        assert plural(2500, "answer") == "2.500 VIELE"
        assert plural(1, "answer") == "1 EINE"
        assert written(date(2027, 2, 15)) == "15. FEB 2027"


def test_a_year_and_a_text_keep_their_signs() -> None:
    with speaking("de"):
        assert say("{year} {name:>3} {x:.0%}", year=2027, name="a.b", x=0.255) == "2027 a.b 26 %"


def test_the_language_ends_with_its_block_and_an_unknown_one_is_refused() -> None:
    with speaking("de"):
        assert language() == "de"
    assert language() == "en"
    with pytest.raises(KeyError), speaking("xx"):
        pass


def test_numbers_are_turned_only_where_the_language_does() -> None:
    assert localized("1,234.5", "de") == "1.234,5"
    assert localized("1,234.5", "en") == "1,234.5"
