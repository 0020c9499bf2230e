"""Names of files that are safe on every system, different for every id, and the same every time."""

import hashlib
import re
from collections import Counter
from collections.abc import Sequence

from outsidein.report.sections import slug

LONGEST = 48
_RESERVED = re.compile(r"index|con|prn|aux|nul|(com|lpt)[0-9]")  # pages of ours, and Windows'
_MARKED = re.compile(r".*-[0-9a-f]{10}")


def file_names(ids: Sequence[str]) -> list[str]:
    """A name without ending for each id, in their order; ids are all different.

    Letters, digits and hyphens of the id are kept in lower case. Where that says too little to tell
    the id from another one, or could be taken for something else, a digest of the id is added.
    """
    plain = [slug(one) for one in ids]
    often = Counter(plain)
    return [
        name if _stands_alone(name, often) else f"{name[:LONGEST].rstrip('-')}-{_digest(one)}"
        for name, one in zip(plain, ids, strict=True)
    ]


def _stands_alone(name: str, often: Counter[str]) -> bool:
    if often[name] > 1 or len(name) > LONGEST:
        return False
    return _RESERVED.fullmatch(name) is None and _MARKED.fullmatch(name) is None


def _digest(text: str) -> str:
    """Ten hexadecimal digits; halves of characters count like any other sign."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]
