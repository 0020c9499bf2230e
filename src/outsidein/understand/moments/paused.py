"""The column that says how long a ticket stood still because the customer had to act."""

import re

import pyarrow as pa

from outsidein.terms.unit import canonical, is_duration
from outsidein.understand.ground import Ground, Tickets

_WAITING = re.compile(
    r"(?:waiting|pending|wait time|paused?|on hold)\W+(?:\w+\W+){0,2}"
    r"(?:customer|requester|user|caller|client|kunde\w*)"
    r"|(?:customer|client|user|caller)\W+(?:wait|pending|response|hold)\w*\W+time"
    r"|agent wait time"
    r"|wartezeit\W+(?:auf\W+)?(?:den\W+)?kunde\w*",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"\b(s|sec|secs|seconds?|min|mins|minutes?|h|hrs?|hours?|days?)\b", re.IGNORECASE
)


def paused(ground: Ground, tickets: Tickets) -> tuple[str, str] | None:
    """The column and its unit: as a service level states it, else by a header that says both.

    Zendesk's "Agent wait time in minutes" is the time in which the agent waits for the customer;
    its "Requester wait time" is not. None where no column does.
    """
    headers = {c.header.strip().casefold(): c.name for c in tickets.sheet.columns}
    for level in ground.description.service_levels:
        name = headers.get((level.pause_column or "").strip().casefold())
        if name is not None and _numbers(tickets, name):
            return name, canonical(level.pause_unit)
    for column in tickets.sheet.columns:
        header = column.header.replace("_", " ")
        unit = _UNIT.search(header)
        if unit is None or not _WAITING.search(header) or not _numbers(tickets, column.name):
            continue
        if is_duration(unit[1]):
            return column.name, canonical(unit[1])
    return None


def _numbers(tickets: Tickets, name: str) -> bool:
    kind = tickets.table.schema.field(name).type
    number = pa.types.is_integer(kind) or pa.types.is_floating(kind)
    return bool(number) and tickets.knows(name)
