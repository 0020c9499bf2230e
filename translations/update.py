"""Bring the catalogs up to date with the code: `make translations`.

For every language `translations/<code>.po` is what translators edit. Messages that the code no
longer says are dropped, new ones are added without a translation, and the compiled catalog is
written beside the code that reads it.
"""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

sys.path.insert(0, str(Path(__file__).parent))

from messages import SOURCE, template

HERE = Path(__file__).resolve().parent
CODES = ("de",)
START = datetime(2026, 1, 1, tzinfo=UTC)


def path(code: str) -> Path:
    """What translators edit."""
    return HERE / f"{code}.po"


def compiled_path(code: str) -> Path:
    """What the product reads."""
    return SOURCE / "terms" / "language" / f"{code}.mo"


def empty(code: str) -> Catalog:
    """A catalog without messages, whose header does not change with the day."""
    return Catalog(
        locale=code,
        header_comment=f"# Outside-in: messages ({code}).",
        project="outsidein",
        version="1",
        creation_date=START,
        revision_date=START,
        charset="utf-8",
        fuzzy=False,
    )


def read(code: str) -> Catalog:
    """The catalog as it stands; an empty one for a language that is new."""
    if not path(code).exists():
        return empty(code)
    with path(code).open("rb") as file:
        return read_po(file, locale=code)


def updated(code: str) -> Catalog:
    """The catalog with exactly the messages of the code, translations kept."""
    old, new = read(code), empty(code)
    for message in template():
        if message.id:
            known = old.get(message.id)
            # A message that became a plural, or ceased to be one, is translated anew.
            same = known is not None and isinstance(known.id, str) is isinstance(message.id, str)
            new.add(message.id, known.string if known and same else None)
    return new


def untranslated(catalog: Catalog) -> Iterator[str]:
    """The messages that lack a translation."""
    for message in catalog:
        parts = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if message.id and not all(parts):
            yield message.id if isinstance(message.id, str) else message.id[0]


def compiled(catalog: Catalog) -> bytes:
    """The catalog as the standard library reads it."""
    buffer = BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def written(catalog: Catalog) -> bytes:
    """The catalog as translators edit it."""
    buffer = BytesIO()
    write_po(buffer, catalog, width=100, no_location=True)
    return buffer.getvalue()


def main() -> None:
    """Update every language and say what is left to translate."""
    for code in CODES:
        catalog = updated(code)
        path(code).write_bytes(written(catalog))
        compiled_path(code).write_bytes(compiled(catalog))
        missing = list(untranslated(catalog))
        print(f"{code}: {len(catalog)} messages, {len(missing)} not translated")


if __name__ == "__main__":
    main()
