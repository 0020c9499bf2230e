"""States in which the customer has to act, by what the service file says and by their names."""

import re
from collections.abc import Sequence

from outsidein.terms.service import DoneBy
from outsidein.understand.ground import Ground

_WORDS = re.compile(
    r"\b(?:await\w*|wait\w*|pending|on hold)\b.*\b(?:user|customer|caller|client|requester|"
    r"reporter)\b"
    r"|\b(?:user|customer|caller|client|requester|reporter)\b.*\b(?:action|reply|input|response)\b"
    r"|\bwarte\w*\b.*\b(?:kunde\w*|anwender\w*|nutzer\w*|melder\w*)\b"
    r"|\bkundenaktion\b",
    re.IGNORECASE,
)

_OTHERS = re.compile(
    r"\b(?:vendor|supplier|partner|third|problem|change|evidence|parts?|lieferant\w*)\b",
    re.IGNORECASE,
)


def names_customer(state: str) -> bool:
    """Whether a state's name says that the customer has to act.

    Words are those of ServiceNow ("Awaiting User Info"), Jira ("Waiting for customer"), and the
    like; a bare "Pending" or "On hold" does not say who has to act.

    >>> names_customer("Awaiting User Info"), names_customer("Pending")
    (True, False)
    """
    return bool(_WORDS.search(state))


def customer_acts(ground: Ground, steps: Sequence[str | None]) -> tuple[bool, ...]:
    """Which of the steps wait for the customer.

    By their names, by the pause states of the service levels that do not name somebody else, and
    moments that the customer does, as the service file states.
    """
    described = ground.description
    stated = {m.id.casefold() for m in described.moments if m.done_by is DoneBy.CUSTOMER}
    for level in described.service_levels:
        stated |= {s.strip().casefold() for s in level.pause_states if not _OTHERS.search(s)}
    return tuple(
        s is not None and (s.strip().casefold() in stated or names_customer(s)) for s in steps
    )
