"""What a reader is: how an export is recognized, prepared and understood."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from outsidein.terms.signal import FileKind

from ..aside import Aside
from ..raw import Raw
from ..recognize.words import Guess

OURS = "outsidein"


def as_it_is(raw: Raw) -> Raw:
    """The table as it was read."""
    return raw


def none_aside(raw: Raw) -> Sequence[Aside]:
    """Every row counts."""
    return ()


@dataclass(frozen=True, slots=True)
class Export:
    """One kind of export: how it is recognized, prepared, and what its columns mean.

    `recognize` gives the confidence from 0 to 1, by headers in any order. `prepare` takes further
    header rows off (`headings.without_first`: they are neither rows nor rejects), keeps question
    texts as `Raw.titles`, and states what the file says of itself, such as its time zone; it
    drops no row of data. `aside` names rows that are no plain answers: unfinished ones, previews,
    spam. `known` maps plain headers (blanks collapsed, lower case), as `prepare` leaves them, to
    certain terms; `kind` is None where the values decide; `source` cites where the vendor documents
    the headers; `samples` are examples made by us, one for each format. `package` is the
    distribution that brings the reader.
    """

    slug: str
    title: str
    recognize: Callable[[Raw], float]
    known: Mapping[str, Guess]
    kind: FileKind | None
    source: str
    samples: tuple[Path, ...]
    prepare: Callable[[Raw], Raw] = as_it_is
    aside: Callable[[Raw], Sequence[Aside]] = none_aside
    package: str = OURS
