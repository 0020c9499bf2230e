"""How a survey was sent."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Invitations:
    """How many were invited to a survey, and how many invitations did not arrive.

    Source: AAPOR (2023), Standard Definitions, 10th edition.
    """

    invited: int
    undelivered: int = 0
