"""Tickets of which it is known where they go wrong."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from outsidein.listen import hear
from outsidein.terms.description import ServiceDescription
from outsidein.understand.ground import Ground, lay

Make = Callable[..., Ground]


@pytest.fixture
def tickets(tmp_path: Path) -> Make:
    """Write tickets whose chance to meet their level depends on the team alone, and lay them out.

    `chances` by team; `customers` of each team, `each` tickets of every customer.
    """

    def make(
        chances: dict[str, float], *, customers: int = 80, each: int = 6, seed: int = 1
    ) -> Ground:
        draw = random.Random(seed)  # noqa: S311 - example tickets
        lines = ["ticket_id,customer_id,team,priority,opened_at,sla_met,reopened,reassignments"]
        for team, chance in chances.items():
            for c in range(customers):
                for _ in range(each):
                    met = "true" if draw.random() < chance else "false"
                    ticket = f"T{len(lines)},{team}-{c},{team},P{draw.randint(1, 3)}"
                    lines.append(
                        f"{ticket},2026-01-05T08:00:00Z,"
                        f"{met},{'true' if draw.random() < 0.05 else 'false'},{draw.randint(0, 2)}"
                    )
        (tmp_path / "tickets.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        description = ServiceDescription()
        return lay(hear([tmp_path / "tickets.csv"]), description)

    return make
