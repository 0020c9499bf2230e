"""How the survey was sent, and what other tools made of it."""

from outsidein.servicefile.blocks import Block, Field, Table
from outsidein.servicefile.format.values import COLUMN
from outsidein.servicefile.shapes import Number, Text

INVITATIONS = Block(
    "the invitations",
    (
        Field(
            "invited",
            Number(1, whole=True),
            "how many were invited, for the response rate",
            required=True,
            also=("sent",),
        ),
        Field(
            "undelivered",
            Number(0, whole=True),
            "how many invitations did not arrive",
            also=("bounced",),
        ),
    ),
)

REPORTED = Block(
    "a reported figure",
    (
        Field(
            "metric",
            Text("the name of a metric"),
            "the metric, as `outsidein metrics` names it: nps, csat, sla ...",
            required=True,
        ),
        Field("value", Number(), "what the other tool gives", required=True),
        Field("variant", Text(), "the variant that it is said to be"),
        Field("period", Text(), 'the period that it stands on: "2025", "2025-Q1" or "2025-03"'),
        Field("source", Text(), "who gives it: a tool, a report, a department"),
        Field("decimals", Number(0, whole=True), "decimals that it was published with"),
    ),
)

WANTED = Block(
    "a metric",
    (
        Field("metric", Text("the name of a metric"), "as `outsidein metrics` names it", True),
        Field("variant", Text(), "its variant; the first one unless stated"),
        Field(
            "columns",
            Table("the columns", Text("a role of the metric"), COLUMN),
            "the column for each role of the metric, such as linked: knowledge",
        ),
        Field(
            "settings",
            Table("the settings", Text("a setting of the metric"), Text()),
            'its settings, such as from: "2024-01-01"',
        ),
    ),
)
