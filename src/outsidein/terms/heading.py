"""How a reference in a service file or mapping finds its column among the headers of a file."""

import re
from collections.abc import Sequence

_BLANKS = re.compile(r"\s+")


def _plain(text: str) -> str:
    """Case and the kind and number of blanks do not matter (real headers hold tabs)."""
    return _BLANKS.sub(" ", text).strip().casefold()


def is_pattern(reference: str) -> bool:
    """Whether a reference that is not itself a header stands for a pattern: it holds a `*`."""
    return "*" in reference


def find_columns(reference: str, headers: Sequence[str]) -> tuple[int, ...]:
    """Positions (from 0) of the headers that a reference means, in the order of the file.

    A header that equals the reference wins; then one that equals it but for case and blanks; then,
    where the reference holds `*`, every header that fits, `*` standing for any text. All other
    signs, `?` and `[` too, stand for themselves, because real questions contain them. Headers
    that repeat are all found. Nothing found is an empty tuple; more than one is for the caller to
    refuse or to ask about.
    """
    exact = tuple(i for i, header in enumerate(headers) if header == reference)
    if exact:
        return exact
    plain = _plain(reference)
    alike = tuple(i for i, header in enumerate(headers) if _plain(header) == plain)
    if alike or not is_pattern(reference):
        return alike
    pattern = re.compile(".*".join(re.escape(part) for part in plain.split("*")), re.DOTALL)
    return tuple(i for i, header in enumerate(headers) if pattern.fullmatch(_plain(header)))
