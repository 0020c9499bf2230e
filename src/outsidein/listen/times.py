"""Dates and times as people write them, read strictly and by the column."""

import re
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.terms.language import say

_CLOCK = (
    r"(?:[T ,]\s*(?P<before>오전|오후|AM|PM|am|pm)?\s*(?P<h>[0-9]{1,2}):(?P<mi>[0-9]{2})"
    r"(?::(?P<s>[0-9]{2})(?:[.,](?P<f>[0-9]{1,9}))?)?"
    r"\s*(?P<after>AM|PM|am|pm|a\.m\.|p\.m\.)?"
    r"\s*(?P<z>Z|UTC|(?:GMT|UTC)?[+-][0-9]{1,2}(?::?[0-9]{2})?|GMT)?)?$"
)
YEAR_FIRST = (
    r"^(?P<y>[0-9]{4})(?:-|/|\.)\s?(?P<m>[0-9]{1,2})(?:-|/|\.)\s?(?P<d>[0-9]{1,2})\.?" + _CLOCK
)
COMPACT = r"^(?P<y>[12][0-9]{3})(?P<m>[0-9]{2})(?P<d>[0-9]{2})" + _CLOCK
NUMBERS = r"^(?P<a>[0-9]{1,2})(?:-|/|\.)\s?(?P<b>[0-9]{1,2})(?:-|/|\.)\s?(?P<y>[0-9]{4}|[0-9]{2})"
DAY_NAMED = (
    r"^(?:[A-Za-z]{2,9}\.?,?\s+)?(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?\.?[ /-]"
    r"(?P<n>[A-Za-zäÄéû]{3,9})\.?,?[ /-](?P<y>[0-9]{4}|[0-9]{2})" + _CLOCK
)
NAME_FIRST = (
    r"^(?:[A-Za-z]{2,9}\.?,?\s+)?(?P<n>[A-Za-zäÄéû]{3,9})\.? (?P<d>[0-9]{1,2})(?:st|nd|rd|th)?,?"
    r" (?P<y>[0-9]{4})" + _CLOCK
)
MONTH = r"^(?P<y>[0-9]{4})-(?P<m>[0-9]{2})$"
DAY_OR_MONTH = r"^[0-9]{1,2}[-/.]"
ISO = r"^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}Z?$"
"""What machines write, which Arrow reads ten times as fast as the patterns are taken apart."""

PATTERNS = (YEAR_FIRST, NUMBERS + _CLOCK, DAY_NAMED, NAME_FIRST)
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar jänner",
            "feb february februar",
            "mar march märz mrz mär maerz",
            "apr april",
            "may mai",
            "jun june juni",
            "jul july juli",
            "aug august",
            "sep sept september",
            "oct october okt oktober",
            "nov november",
            "dec december dez dezember",
        ),
        start=1,
    )
    for name in names.split()
}
DAY = 86_400_000_000
EARLIEST, LATEST = -25_567 * DAY, 84_006 * DAY
"""Nothing was observed before 1900 or will have been from 2200 on; such times are placeholders."""

MOST_OFFSET = 14 * 3_600_000_000
"""No clock on earth is further from UTC (Kiribati)."""

UTC = "UTC"


@dataclass(frozen=True, slots=True)
class Times:
    """Parsed times in microseconds since 1970 in UTC, which were read, and what they state."""

    micros: npt.NDArray[np.int64]
    ok: npt.NDArray[np.bool_]
    clock: npt.NDArray[np.bool_]
    zoned: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class DayOrder:
    """Evidence on whether the day stands before the month in `12/03/2024`."""

    day_first: str = ""
    month_first: str = ""
    either: str = ""

    @property
    def decided(self) -> bool | None:
        """True or False where the evidence is of one kind; None where there is none."""
        if bool(self.day_first) == bool(self.month_first):
            return None
        return bool(self.day_first)


def looks_like_time(texts: pa.Array) -> npt.NDArray[np.bool_]:
    """Which (trimmed) texts are written like a date or time."""
    found = np.zeros(len(texts), bool)
    for pattern in PATTERNS:
        left = np.flatnonzero(~found)
        if not len(left):
            break
        found[left] = _matching(_some(texts, left), _unnamed(pattern))
    return found


def _some(texts: pa.Array, rows: npt.NDArray[np.int64]) -> pa.Array:
    return texts if len(rows) == len(texts) else texts.take(pa.array(rows))


def _matching(texts: pa.Array, pattern: str) -> npt.NDArray[np.bool_]:
    matched = pc.fill_null(pc.match_substring_regex(texts, pattern), False)
    return np.asarray(matched.to_numpy(zero_copy_only=False))


def _unnamed(pattern: str) -> str:
    return re.sub(r"\(\?P<[a-z]+>", "(?:", pattern)


def day_order(texts: pa.Array) -> DayOrder:
    """What the (trimmed) texts of a column tell about the order of day and month."""
    # To look is cheap, to take apart is not, and most columns start with the year.
    texts = texts.filter(pa.array(_matching(texts, DAY_OR_MONTH)))
    parts = pc.extract_regex(texts, NUMBERS + _CLOCK)
    here = parts.is_valid()
    texts, parts = texts.filter(here), parts.filter(here)
    if not len(texts):
        return DayOrder()
    first, second = _numbers(parts, "a"), _numbers(parts, "b")
    dots = pc.match_substring_regex(texts, r"^[0-9]{1,2}\.").to_numpy(zero_copy_only=False)
    day_first = (first > 12) & (second <= 12)
    month_first = (second > 12) & (first <= 12)
    # A dot between day and month is written only where the day stands first.
    dotted = dots & ~month_first
    shown = [
        texts[int(np.flatnonzero(m)[0])].as_py() if m.any() else ""
        for m in (day_first | dotted, month_first, ~day_first & ~month_first & ~dotted)
    ]
    return DayOrder(*shown)


def parse(texts: pa.Array, *, day_first: bool, zone: str = UTC, compact: bool = False) -> Times:
    """Read (trimmed) texts as times; those without a zone are read in `zone` (an IANA name).

    A time that a change of clocks repeats is taken as the earlier one, one that it skips as the
    moment of the change. `compact` reads
    `20240305` too, which elsewhere is an ordinary number.
    """
    size = len(texts)
    out = Times(
        np.zeros(size, np.int64), np.zeros(size, bool), np.zeros(size, bool), np.zeros(size, bool)
    )
    _read_iso(out, texts, zone)
    for pattern in (*PATTERNS, MONTH, COMPACT) if compact else (*PATTERNS, MONTH):
        left = np.flatnonzero(~out.ok)
        if not len(left):
            break
        parts = pc.extract_regex(_some(texts, left), pattern)
        here = parts.is_valid().to_numpy(zero_copy_only=False)
        if here.any():
            matched = parts if here.all() else parts.filter(pa.array(here))
            _fill(out, left[here], matched, day_first=day_first, zone=zone)
    return out


def _read_iso(out: Times, texts: pa.Array, zone: str) -> None:
    """Read what machines write; where a day or hour does not exist, all is left to the patterns."""
    written = _matching(texts, ISO)
    zulu = pc.fill_null(pc.ends_with(texts, "Z"), False).to_numpy(zero_copy_only=False)
    for zoned in (True, False):
        rows = np.flatnonzero(written & (zulu == zoned))
        try:
            stamps = _some(texts, rows).cast(pa.timestamp("us", "UTC" if zoned else None))
        except pa.ArrowInvalid:
            continue
        local = np.asarray(stamps.cast(pa.int64()).to_numpy())
        out.micros[rows] = local if zoned else _from_local(local, zone)
        out.ok[rows] = out.clock[rows] = True
        out.zoned[rows] = zoned


def check_zone(zone: str) -> bool:
    """Whether an IANA time zone of that name exists."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _fill(
    out: Times, rows: npt.NDArray[np.int64], parts: pa.StructArray, *, day_first: bool, zone: str
) -> None:
    names = {field.name for field in parts.type}
    year = _numbers(parts, "y")
    short = pc.equal(pc.utf8_length(pc.struct_field(parts, "y")), 2).to_numpy(zero_copy_only=False)
    year = np.where(short, year + np.where(year < 70, 2000, 1900), year)
    if "a" in names:
        first, second = _numbers(parts, "a"), _numbers(parts, "b")
        day, month = (first, second) if day_first else (second, first)
    else:
        day = _numbers(parts, "d") if "d" in names else np.ones(len(rows), np.int64)
        month = _numbers(parts, "m") if "m" in names else _month_numbers(parts)
    days, good = _days(year, month, day)
    micros = offset = np.zeros(len(rows), np.int64)
    has_clock = zoned = np.zeros(len(rows), bool)
    if "h" in names:
        micros, has_clock, clock_good = _clock(parts)
        offset, zoned = _offset(parts)
        good &= clock_good & (np.abs(offset) <= MOST_OFFSET)
    local = np.where(good, days * DAY + micros, 0)
    out.micros[rows] = np.where(zoned, local - offset, _from_local(local, zone))
    out.ok[rows], out.clock[rows], out.zoned[rows] = good, has_clock, zoned


def _from_local(local: npt.NDArray[np.int64], zone: str) -> npt.NDArray[np.int64]:
    if zone == UTC:
        return local
    stamped = pc.assume_timezone(
        pa.array(local, pa.timestamp("us")), zone, ambiguous="earliest", nonexistent="latest"
    )
    return np.asarray(stamped.cast(pa.int64()).to_numpy())


def _numbers(parts: pa.StructArray, name: str) -> npt.NDArray[np.int64]:
    texts = pc.struct_field(parts, name)
    filled = pc.if_else(pc.equal(texts, ""), "0", texts)
    return np.asarray(filled.cast(pa.int64()).to_numpy(zero_copy_only=False))


def _month_numbers(parts: pa.StructArray) -> npt.NDArray[np.int64]:
    names = pc.utf8_lower(pc.struct_field(parts, "n")).to_pylist()
    return np.array([MONTHS.get(name, 0) for name in names], np.int64)


def _days(
    year: npt.NDArray[np.int64], month: npt.NDArray[np.int64], day: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
    """Days since 1970 and whether there is such a day."""
    good = (month >= 1) & (month <= 12) & (day >= 1) & (day <= 31) & (year >= 1)
    months = np.where(good, (year - 1970) * 12 + month - 1, 0).astype("datetime64[M]")
    days = months.astype("datetime64[D]").astype(np.int64) + np.where(good, day - 1, 0)
    good &= days.astype("datetime64[D]").astype("datetime64[M]") == months
    return days, good


def _clock(
    parts: pa.StructArray,
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Microseconds of the day, whether a time of day is given, whether it exists."""
    given = pc.not_equal(pc.struct_field(parts, "h"), "").to_numpy(zero_copy_only=False)
    hour, minute, second = (_numbers(parts, name) for name in ("h", "mi", "s"))
    half = pc.utf8_lower(
        pc.binary_join_element_wise(
            pc.struct_field(parts, "before"), pc.struct_field(parts, "after"), ""
        )
    )
    morning = pc.is_in(half, pa.array(["am", "a.m.", "오전"])).to_numpy(zero_copy_only=False)
    evening = pc.is_in(half, pa.array(["pm", "p.m.", "오후"])).to_numpy(zero_copy_only=False)
    twelve = morning | evening
    good = (minute < 60) & (second < 60) & (hour < 24) & (~twelve | ((hour >= 1) & (hour <= 12)))
    hour = np.where(twelve, hour % 12 + np.where(evening, 12, 0), hour)
    fraction = pc.utf8_rpad(pc.struct_field(parts, "f"), 6, "0")
    micros = pc.utf8_slice_codeunits(fraction, 0, 6).cast(pa.int64()).to_numpy(zero_copy_only=False)
    return ((hour * 60 + minute) * 60 + second) * 1_000_000 + micros, given, good


def _offset(parts: pa.StructArray) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
    zones = pc.struct_field(parts, "z").dictionary_encode()
    micros = [_offset_of(text) for text in zones.dictionary.to_pylist()]
    codes = zones.indices.to_numpy()
    zoned = np.array([m is not None for m in micros])[codes]
    return np.array([m or 0 for m in micros], np.int64)[codes], zoned


def _offset_of(text: str) -> int | None:
    if not text:
        return None
    found = re.search(r"([+-])([0-9]{1,2}):?([0-9]{2})?$", text)
    if found is None:
        return 0
    sign = -1 if found.group(1) == "-" else 1
    return sign * (int(found.group(2)) * 60 + int(found.group(3) or 0)) * 60_000_000


def why_not(text: str) -> tuple[str, str]:
    """Reason and remedy for a text that is no time."""
    if re.search(r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}", text):
        return say("no such date or time"), say("Write it as 2024-03-05 or 2024-03-05 14:30.")
    if re.fullmatch(r"[0-9]+([.,][0-9]+)?", text):
        return say("a number, not a date or time"), say(
            "State in the mapping what it counts, such as `time: excel_1900` or "
            "`time: epoch_seconds`, or write it as 2024-03-05 14:30."
        )
    return say("not a date or time"), say(
        "Write it as 2024-03-05 or 2024-03-05 14:30, or leave it blank."
    )


def why_not_lived(text: str) -> tuple[str, str]:
    """Reason and remedy for a time at which nothing was observed."""
    return say("no time between 1900 and 2200"), say("Correct the year, or leave the cell blank.")
