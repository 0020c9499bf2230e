"""What the user states on the command line about minimums."""

import difflib
from collections.abc import Mapping
from dataclasses import replace

from outsidein.terms.description import ServiceDescription
from outsidein.terms.minimum import MINIMUMS
from outsidein.terms.trouble import Trouble


def with_minimums(
    description: ServiceDescription, minimums: Mapping[str, int]
) -> ServiceDescription:
    """The description with minimums overridden; `Trouble` for a name that does not exist."""
    for name, least in minimums.items():
        if name not in MINIMUMS:
            near = difflib.get_close_matches(name, MINIMUMS, 1)
            raise Trouble(
                f'there is no minimum "{name}"',
                remedy=f"Did you mean {near[0]}?" if near else f"Use {', '.join(MINIMUMS)}.",
            )
        if least < 1:
            raise Trouble(f"a minimum of {least} is not possible", remedy="Give 1 or more.")
    return replace(description, minimums={**description.minimums, **minimums})
