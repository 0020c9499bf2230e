"""Who owns an option."""

from outsidein.terms.description import ServiceDescription
from outsidein.terms.finding import ChainRow
from outsidein.terms.language import message, say

NOBODY = message("nobody named yet")


def owner(row: ChainRow, description: ServiceDescription) -> str:
    """The owner of the specification of the criterion, else of the service."""
    for specification in description.specifications:
        here = row.service is None or specification.service in (None, row.service)
        if specification.criterion == row.criterion and specification.owner and here:
            return specification.owner
    owners = [s.owner for s in description.services if s.owner and row.service in (None, s.id)]
    return owners[0] if len(set(owners)) == 1 else ", ".join(dict.fromkeys(owners)) or say(NOBODY)
