"""Numbers with their noun, in the singular and the plural."""

from .language import say_many


def plural(count: int, one: str, many: str | None = None) -> str:
    """`1 customer`, `212 customers`, `1,186 answers`; the plural is told where it is not plain."""
    return say_many(f"{{n:,}} {one}", f"{{n:,}} {many or f'{one}s'}", count)
