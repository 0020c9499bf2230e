"""Words that the report uses in a meaning of its own."""

_OWN = "Outside-in"

PRODUCT: tuple[tuple[str, str, str], ...] = (
    ("audit", "From the files at hand: where is promised value lost, for whom, what to do.", _OWN),
    ("service file", "What the organization says about its own service, in YAML.", _OWN),
    ("signal", "One observation by one voice at one time: an answer, a comment, a delivery.", _OWN),
    ("finding", "What was learnt.", _OWN),
    ("segment", "A group of customers that is looked at by itself.", _OWN),
    ("period", "The month, quarter, half-year or year whose numbers are compared.", _OWN),
    (
        "shortfall",
        "A negative gap. Where less is better, as with hours, the sign is turned, so that a "
        "shortfall is always negative.",
        _OWN,
    ),
    (
        "perception adds",
        "Perceived minus delivered: what perception adds to the delivery as measured, or takes "
        "from it.",
        _OWN,
    ),
    ("leak", "The gap that carries most of the difference of perceived and expected.", _OWN),
    (
        "leverage",
        "How far the overall judgement moves with one point of rating at this moment, within "
        "segments. It goes together; that it is the cause is not shown.",
        _OWN,
    ),
    (
        "judgement",
        "The customer's overall rating, drawn towards the segment where it is thin.",
        _OWN,
    ),
    ("green-but-red", "Service levels are met and the customer's own judgement is bad.", _OWN),
    ("red-but-happy", "Service levels are missed and the customer is content.", _OWN),
    ("silent customer", "Buys, and gave no answer in the period.", _OWN),
    ("service levels met", "The share of work that was done by its due time.", _OWN),
    ("money at risk", "The yearly contract money of the customers touched.", _OWN),
    ("evidence grade", "How far a statement may be leaned on: stated to compared.", _OWN),
    ("withheld", "Not shown: too few stand behind it, or its reading is undecided.", _OWN),
    ("used", "Rows that were read and stand behind the numbers.", _OWN),
    ("excluded", "A row that one number could not use, such as one with a blank answer.", _OWN),
    ("superseded", "An earlier event of the same thing; the later one counts.", _OWN),
    ("rejected", "A row that could not be read; the rejects say where, why and what to do.", _OWN),
    ("not applicable", "A code that is no answer, such as 0 or 99 on a scale from 1 to 7.", _OWN),
    (
        "response rate",
        "The share of those asked who answered.",
        "AAPOR (2023), Standard Definitions",
    ),
)
"""Term, meaning, source."""
