"""Numbers with their noun, in the singular and the plural."""


def plural(count: int, one: str, many: str | None = None) -> str:
    """`1 customer`, `212 customers`, `1,186 answers`; the plural is told where it is not plain."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"
