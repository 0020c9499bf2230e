"""What the clocks of service levels say, and how it stands to what the file says."""

from dataclasses import dataclass

from .estimate import Estimate


@dataclass(frozen=True, slots=True)
class Agreement:
    """How the file's own flag and the computed clock stand to each other, over some tickets.

    `share` is the share in % on which both say the same. `both_met` and `both_missed` count
    those; `flag_only` the tickets that the flag alone calls met (the clock ran over), `clock_only`
    those that the clock alone does. In a group, `by` says what tickets are grouped by and `group`
    which one it is.

    Source: Outside-in.
    """

    share: Estimate
    both_met: int
    both_missed: int
    flag_only: int
    clock_only: int
    by: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class OtherReading:
    """Another way to run the clock, and on which share of the tickets the flag agrees with it.

    An association: that a reading agrees does not prove that the file was made by it.

    Source: Outside-in.
    """

    reading: str
    share: Estimate


@dataclass(frozen=True, slots=True)
class TimeInState:
    """How long tickets were in one state while the calendar was open, as a mean over all tickets.

    `tickets` counts those that were ever in it; `pauses` is true where the clock stands still.

    Source: Outside-in.
    """

    state: str
    mean: Estimate
    tickets: int
    pauses: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Tickets that a clock could not decide, and why.

    Source: Outside-in.
    """

    reason: str
    tickets: int


@dataclass(frozen=True, slots=True)
class ServiceLevelFinding:
    """One service level computed from the tickets' own events, against the file's own flag.

    `attainment` is the share in % that kept it by the clock, `stated` the share by the flag on the
    tickets that both decide. `clock` and `calendar` say in words how it was computed. The
    examples are the first five tickets of each disagreement, `readings` other ways to run the
    clock, the one that agrees best first.

    Source: ITIL 4 Foundation (AXELOS 2019), service level management practice.
    """

    id: str
    name: str
    clock: str
    calendar: str
    attainment: Estimate
    stated: Estimate | None = None
    agreement: Agreement | None = None
    groups: tuple[Agreement, ...] = ()
    flag_only_examples: tuple[str, ...] = ()
    clock_only_examples: tuple[str, ...] = ()
    readings: tuple[OtherReading, ...] = ()
    states: tuple[TimeInState, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    sentence: str = ""
    notes: tuple[str, ...] = ()
