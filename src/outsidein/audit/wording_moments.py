"""The texts of the definitions of the journey, of moments and of coverage."""

_KOTT = "interval: delete-a-group jackknife over 64 blocks of customers (Kott 2001)"
_FOLLOWS = "van der Aalst (2016), Process Mining, on directly-follows graphs"
_WOODRUFF = "interval: Woodruff (1952) over 64 blocks of customers"
_SOON = (
    "Share of contacts after which the same customer opens another about the same service within "
    "7 days, where no service is named about anything. Contacts in the last 7 days of the data are "
    "left out, because nobody knows yet what follows them."
)

MOMENTS: dict[str, tuple[str, str, str, str]] = {
    "journey.begins": (
        "Begins here",
        "Share of the journeys whose first step this is. A journey is a ticket from its first to "
        "its last event, or the contacts of one customer with no pause of more than 30 days.",
        "journeys beginning with the step / journeys",
        f"{_FOLLOWS}; {_KOTT}",
    ),
    "journey.ends": (
        "Nothing follows",
        "Share of the events of a step after which nothing came: of a ticket ever, of a customer's "
        "contacts within 30 days. Contacts in the last 30 days of the data are left out.",
        "events that nothing follows / events watched for long enough",
        f"{_FOLLOWS}; {_KOTT}",
    ),
    "journey.follows": (
        "Directly follows",
        "Share of the events of one step that the other directly follows. Contacts in the last 30 "
        "days of the data are left out.",
        "events of the first step directly followed by the second / events of the first step",
        f"{_FOLLOWS}; {_KOTT}",
    ),
    "journey.wait": (
        "Median time between two steps",
        "The time from one event to the next that half of them do not exceed, by a histogram whose "
        "bins are 0.5 % wide.",
        "F⁻¹(1/2) of the times",
        f"Hyndman and Fan (1996); {_WOODRUFF}",
    ),
    "journey.long_wait": (
        "Long time between two steps",
        "The time from one event to the next that nine of ten do not exceed.",
        "F⁻¹(9/10) of the times",
        f"Hyndman and Fan (1996); {_WOODRUFF}",
    ),
    "journey.path": (
        "Journeys on one path",
        "Share of the journeys that went through exactly these steps, in this order.",
        "journeys with these steps / journeys",
        f"{_FOLLOWS}; {_KOTT}",
    ),
    "journey.single": (
        "Single contacts",
        "Share of the journeys that are one contact alone, with no other of that customer in the "
        "30 days before or after it.",
        "journeys of one contact / journeys",
        _KOTT,
    ),
    "journey.again": (
        "Repeat contact",
        _SOON,
        "contacts followed by another within 7 days / contacts watched for 7 days",
        _KOTT,
    ),
    "journey.returns": (
        "Tickets that return to a state",
        "Share of the tickets that come back to a state that they had left.",
        "tickets with a state twice / tickets",
        f"{_FOLLOWS}; {_KOTT}",
    ),
    "journey.waiting_on_customer": (
        "Time in which the customer has to act",
        "Share of all time between events that tickets spend in states in which the customer has "
        "to act, by their names or the pause states of the service file.",
        "hours in such states / hours in all states",
        _KOTT,
    ),
    "moment.wait": (
        "Wait at a moment",
        "The time from the opening of a ticket until a person deals with it, or until it is solved "
        "where that is not noted, that half of the tickets do not exceed.",
        "F⁻¹(1/2) of the times",
        f"Hyndman and Fan (1996); {_WOODRUFF}",
    ),
    "moment.long_wait": (
        "Long wait at a moment",
        "The same time, that nine of ten tickets do not exceed.",
        "F⁻¹(9/10) of the times",
        f"Hyndman and Fan (1996); {_WOODRUFF}",
    ),
    "moment.waited_on_customer": (
        "Time waited for the customer",
        "The time in which a ticket stood still because the customer had to act, that half of the "
        "tickets do not exceed; by the column that says so.",
        "F⁻¹(1/2) of the times",
        f"Hyndman and Fan (1996); {_WOODRUFF}",
    ),
    "moment.again": (
        "Repeat contact after a moment",
        _SOON,
        "contacts followed by another within 7 days / contacts watched for 7 days",
        _KOTT,
    ),
    "moment.measure": (
        "Delivered at a moment",
        "A measure of the service file over the tickets of one moment: the median of a duration, "
        "else the mean.",
        "F⁻¹(1/2), or Σ x / n",
        f"{_WOODRUFF}; {_KOTT}",
    ),
    "coverage.response": (
        "Response at a moment",
        "Share of the meetings that have an answer, among those that took place while answers were "
        "collected.",
        "tickets with an answer / tickets that could have one",
        f"AAPOR (2023), response rate 1 with every ticket as a request; {_KOTT}",
    ),
    "coverage.delay": (
        "Delay of answers",
        "The time from the end of the work to the answer that half of the answers do not exceed.",
        "F⁻¹(1/2) of the times",
        f"Hyndman and Fan (1996); {_WOODRUFF}",
    ),
    "coverage.by_volume": (
        "Coverage by volume",
        "Share of all meetings that take place at moments where listening works. Every meeting of "
        "the files is counted, so that it has no interval.",
        "meetings at moments where listening works / meetings",
        "Outside-in",
    ),
    "coverage.by_money": (
        "Coverage by money",
        "Share of the contract money at moments where listening works, each customer's money "
        "spread over that customer's meetings. It is counted, so that it has no interval.",
        "Σ money × share of the customer's meetings that are heard / Σ money",
        "Outside-in",
    ),
}
