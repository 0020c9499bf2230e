"""The catalogs of `translations/`: complete, with the same values, and compiled."""

import re
import sys
from collections.abc import Iterator
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

FOLDER = Path(__file__).resolve().parents[3] / "translations"
VALUE = re.compile(r"\{[^{}]*\}")


@pytest.fixture(scope="module")
def update() -> Iterator[object]:
    sys.path.insert(0, str(FOLDER))
    import update as module

    yield module
    sys.path.remove(str(FOLDER))


@pytest.fixture(scope="module")
def german(update: object) -> Catalog:
    return update.read("de")  # type: ignore[attr-defined,no-any-return]


def test_every_translation_has_the_values_of_its_message(german: Catalog) -> None:
    for message in german:
        if not message.id:
            continue
        if isinstance(message.id, str):
            pairs = [(message.id, message.string)]
        else:
            pairs = list(zip(message.id, message.string, strict=True))
        for said, translated in pairs:
            if translated:
                assert sorted(VALUE.findall(said)) == sorted(VALUE.findall(translated)), said


def test_what_is_compiled_is_what_was_translated(update, german) -> None:  # type: ignore[no-untyped-def]
    compiled = GNUTranslations(BytesIO(update.compiled_path("de").read_bytes()))
    fresh = GNUTranslations(BytesIO(update.compiled(german)))
    assert compiled._catalog == fresh._catalog, "run `make translations`"  # type: ignore[attr-defined]


def test_the_catalog_holds_exactly_the_messages_of_the_code(update, german) -> None:  # type: ignore[no-untyped-def]
    there = {m.id for m in german if m.id}
    wanted = {m.id for m in update.template() if m.id}
    assert there == wanted, "run `make translations`"


def test_no_message_lacks_a_translation(update, german) -> None:  # type: ignore[no-untyped-def]
    assert list(update.untranslated(german)) == [], "translate them in translations/de.po"
