"""Money, kept exact."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in integer minor units (cents) of one currency.

    Integer minor units so that sums are exact and merge in any order. Amounts of different
    currencies never add: the error names both.

    Source: Outside-in.
    """

    minor: int
    currency: str
    digits: int = 2

    def __add__(self, other: "Money") -> "Money":
        if (self.currency, self.digits) != (other.currency, other.digits):
            raise ValueError(
                f"cannot add {self.currency} and {other.currency}: state one currency per file, "
                "or convert before reading"
            )
        return Money(self.minor + other.minor, self.currency, self.digits)

    @property
    def amount(self) -> float:
        """The amount in major units, for showing and ratios only."""
        return float(self.minor) / 10.0**self.digits
