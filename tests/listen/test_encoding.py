"""Encodings are found by marks, validity and words, and said with their evidence."""

import pytest

from outsidein.listen.encoding import detect, to_utf8

GERMAN = "Müller, größer, Fußball, schön, Qualität, Österreich"
FRENCH = "l’été à Orléans, façade, déjà réglé"
ENGLISH = "don’t – it’s “ok”"
KOREAN = "직원이 친절했고 서비스가 만족스러웠다"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "cp1252"),
        (GERMAN, "mac_roman"),
        (GERMAN, "cp850"),
        (GERMAN, "utf-8"),
        (FRENCH, "cp1252"),
        (FRENCH, "mac_roman"),
        (ENGLISH, "mac_roman"),
        (ENGLISH, "cp1252"),
        ("Señor Núñez ¿qué?", "cp1252"),
        ("Señor Núñez ¿qué?", "mac_roman"),
        ("Привет, обслуживание хорошее", "cp1251"),
        ("Привет, обслуживание хорошее", "utf-8"),
        ("zażółć gęślą jaźń, świetnie", "cp1250"),
        ("サービスはとても良かったです。", "cp932"),
        ("服务态度很好，我们非常满意，谢谢你们的帮助。在中国是第一", "gb18030"),
        ("服務態度很好，我們非常滿意，謝謝", "big5"),
        (KOREAN, "cp949"),
        (KOREAN, "utf-8"),
    ],
)
def test_words_tell_the_encoding(text: str, encoding: str) -> None:
    data = f"answer_id,comment\nA1,{text}\n".encode(encoding)
    found = detect(data)
    assert found.name == encoding
    assert to_utf8(data, found)[0].decode() == f"answer_id,comment\nA1,{text}\n"


def test_mac_roman_says_what_cp1252_would_read() -> None:
    found = detect(f"a,b\n1,{GERMAN}\n".encode("mac_roman"))
    assert not found.certain
    assert "cp1252 would give" in found.evidence


def test_two_letters_that_tell_nothing_are_left_undecided() -> None:
    assert not detect(b"a,b\n1,Universe?\x8c\xe7\n").decided


def test_a_blank_that_was_saved_on_a_mac_twice_tells_the_encoding() -> None:
    """The chain that leads to the two bytes, done here with Python's own codecs."""
    once = "\u00a0".encode().decode("latin-1").encode("mac_roman")
    twice = once.decode("latin-1").encode("mac_roman")
    data = b"a,b\n1,Universe?" + twice + b"\n"
    found = detect(data)
    assert (found.name, found.decided) == ("mac_roman", True)
    assert to_utf8(data, found)[0].decode() == "a,b\n1,Universe?\u00a0\n"


def test_ascii_and_valid_utf8_are_certain() -> None:
    assert detect(b"a,b\n").certain
    assert detect(GERMAN.encode()).certain


def test_bytes_that_cannot_be_read_are_marked() -> None:
    lines = "".join(f"{i},größer\n" for i in range(20)).encode() + b"x,gr\xf6\n"
    found = detect(lines)
    assert (found.name, found.certain) == ("utf-8", False)
    text, damaged = to_utf8(lines, found)
    assert damaged
    assert text.decode().count("\ufffd") == 1


def test_a_stray_nul_is_not_utf16() -> None:
    assert detect(b"h1;h2;h3\n1;2;3\n\0a").name == "utf-8"
