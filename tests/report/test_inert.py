"""What acts unseen is written out."""

from outsidein.report.document import AuditDocument
from outsidein.report.inert import inert, visible
from outsidein.terms.money import Money


def test_a_turned_reading_direction_is_written_out() -> None:
    assert visible("evil\u202egpj.exe") == "evil⟨U+202E⟩gpj.exe"


def test_terminal_commands_are_written_out() -> None:
    assert visible("\x1b[31mred\x07") == "⟨U+001B⟩[31mred⟨U+0007⟩"


def test_half_characters_can_be_written_to_a_file() -> None:
    assert visible("a\ud800b").encode() == "a⟨U+D800⟩b".encode()


def test_languages_are_left_alone() -> None:
    for text in ("Müller & Söhne", "می‌خواهم", "株式会社", "👩‍🔧", "two\nlines\tand tab"):
        assert visible(text) == text


def test_a_document_is_made_inert_throughout(hostile: AuditDocument) -> None:
    clean = inert(hostile)
    assert "\u202e" not in repr(clean)
    assert "\x1b" not in clean.chain[0].voices[2].source
    assert clean.chain[0].money_at_risk == Money(410_000_000, "EUR")
    assert clean.chain[0].leak is hostile.chain[0].leak


def test_an_ordinary_document_is_left_as_it_is(rich_document: AuditDocument) -> None:
    assert inert(rich_document) == rich_document
