"""How the survey was sent."""

from outsidein.servicefile.blocks import Block, Field
from outsidein.servicefile.shapes import Number

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
