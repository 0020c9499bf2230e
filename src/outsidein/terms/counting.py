"""Numbers with their noun, in the singular and the plural."""

from collections.abc import Sequence

from .language import say, say_many


def plural(count: int, one: str, many: str | None = None) -> str:
    """`1 customer`, `212 customers`, `1,186 answers`; the plural is told where it is not plain."""
    return say_many(f"{{n:,}} {one}", f"{{n:,}} {many or f'{one}s'}", count)


def listed(names: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(names) < 2:
        return "".join(names)
    return say("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])
