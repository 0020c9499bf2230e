"""First-time fix, and its relatives of contacts."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from outsidein.terms.quality import Scale

from .metric import Floats, Variant
from .summed import CUSTOMER, Columns, Given, Input, Kind, Setting, Summed, ratio, stacked

_VISIT, _CONTACT, _ALONE = "first_visit", "first_contact", "no_repeat"
DAY = 86_400


class FirstTimeFix(Summed):
    """Share of the matters that were settled at the first go."""

    slug = "first_time_fix"
    title = "First-time fix"
    unit = "%"
    minimum = 40
    meaning = (
        "Share of the jobs that the first visit settled, or of the matters that the first contact "
        "did. What an organization calls fixed and what comes back are two things: the variant "
        "without a repeat counts on contacts alone."
    )
    variants = (
        Variant(
            _VISIT,
            "jobs done at the first visit",
            "100 × jobs fixed at the first visit / jobs",
            "Aberdeen Group (2013), Fixing First-Time Fix",
        ),
        Variant(
            _CONTACT,
            "matters settled with the first contact",
            "100 × matters resolved at the first contact / matters resolved",
            "HDI, First Contact Resolution; Freshservice, How do you calculate FCR%",
        ),
        Variant(
            _ALONE,
            "contacts without another one of the same customer about the same matter within so "
            "many days before or after",
            "100 × contacts alone within the days / contacts",
            "calls received only once in an interval: Call Center Decoded, First Call Resolution; "
            "1 to 30 days are usual: SQM Group",
        ),
    )
    inputs = (
        Input("fixed", Kind.FLAG, "whether the first go settled it", True, (_VISIT, _CONTACT),
              way="flag"),
        Input("times", Kind.NUMBER, "visits or contacts that it took", True, (_VISIT, _CONTACT),
              way="times"),
        Input("opened", Kind.TIME, "when the customer came", True, (_ALONE,)),
        Input(CUSTOMER, Kind.TEXT, "who came", True, (_ALONE,)),
        Input("about", Kind.TEXT, "asset or matter it was about; anything unless given", False,
              (_ALONE,)),
    )  # fmt: skip
    settings = (Setting("within", float, "days within which another contact is a repeat", 30.0),)
    parts = ("fixed", "all")

    def rows(self, columns: Columns, variant: str, given: Given) -> Floats:
        if variant == _ALONE:
            alone = _alone(columns, float(given["within"]) * DAY)
            return stacked(alone, np.where(np.isnan(alone), np.nan, 1.0))
        if "times" in columns:
            times = columns["times"]
            with np.errstate(invalid="ignore"):
                fixed = np.where(np.isfinite(times) & (times >= 1), times < 2, np.nan)
        else:
            fixed = columns["fixed"]
        return stacked(fixed, np.where(np.isnan(fixed), np.nan, 1.0))

    def of_sums(self, sums: Floats, variant: str, given: Given) -> Floats:
        return 100.0 * ratio(sums[..., 0], sums[..., 1])

    def bounds(self, variant: str, scale: Scale | None) -> tuple[float, float]:
        return (0.0, 100.0)


def _alone(columns: Columns, window: float) -> Floats:
    """1 where no other contact lies within the window, 0 where one does, NaN where unknown.

    A contact whose time or customer is not known cannot be said to stand alone.
    """
    opened = columns["opened"]
    n = len(opened)
    if CUSTOMER not in columns:
        return np.full(n, np.nan)
    who = _codes(columns[CUSTOMER])
    about = columns.get("about")
    what = np.zeros(n, np.int64) if about is None else _codes(about)
    usable = np.isfinite(opened) & (np.asarray(columns[CUSTOMER], dtype=object) != "")
    order = np.lexsort((opened, what, who, ~usable))[: int(usable.sum())]
    same = (who[order][1:] == who[order][:-1]) & (what[order][1:] == what[order][:-1])
    close = same & (np.diff(opened[order]) <= window)
    repeated = np.zeros(len(order), dtype=bool)
    repeated[1:] |= close
    repeated[:-1] |= close
    alone = np.full(n, np.nan)
    alone[order] = ~repeated
    return alone


def _codes(texts: npt.NDArray[np.object_]) -> npt.NDArray[np.int64]:
    coded = pa.array(texts, pa.string()).dictionary_encode()
    return np.asarray(coded.indices.to_numpy(zero_copy_only=False), dtype=np.int64)
