"""Words of services, value and quality, as their authors use them."""

_ITIL = "ITIL 4 (AXELOS 2019, ITIL Foundation)"
_PZB = "Parasuraman, Zeithaml and Berry (1985), Journal of Marketing 49(4)"
_ZBP = "Zeithaml, Berry and Parasuraman (1993), Journal of the Academy of Marketing Science 21(1)"
_SIX = "Grönroos (1988), Review of Business 9(3)"
_RATER = "Parasuraman, Zeithaml and Berry (1988), Journal of Retailing 64(1)"
_STACK = "Consortium for Service Innovation, Value Stack"

QUALITY: tuple[tuple[str, str, str], ...] = (
    (
        "output",
        "What an activity delivers. Outputs are counted; they make outcomes possible.",
        _ITIL,
    ),
    ("outcome", "What a stakeholder achieves with one or more outputs.", _ITIL),
    ("cost removed", "A cost that the service takes off the consumer.", _ITIL),
    ("cost imposed", "A cost that the service puts on the consumer: price, training, time.", _ITIL),
    ("risk removed", "A risk that the service takes off the consumer.", _ITIL),
    ("risk imposed", "A risk that the service puts on the consumer.", _ITIL),
    (
        "value",
        "What the consumer perceives as useful and important: outcomes against costs and risks, "
        "made by provider and consumer together.",
        _ITIL,
    ),
    (
        "moment of truth",
        "One meeting of customer and provider, in which value is made or lost.",
        "Normann (1984), Service Management",
    ),
    (
        "journey",
        "The moments of one customer in the order in which they follow one another.",
        "Shostack (1984), Harvard Business Review 62(1), for the service blueprint",
    ),
    (
        "perceived quality",
        "How good the customer finds the service, against what they expected of it.",
        "Grönroos (1984), European Journal of Marketing 18(4)",
    ),
    (
        "zone of tolerance",
        "The range between the service that customers find adequate and the one they desire.",
        _ZBP,
    ),
    (
        "gap chain",
        "Expected, believed, specified, delivered, promised and perceived level of one criterion, "
        "with the gaps between them: gap 5 = gap 1 + gap 2 + gap 3 + (perceived - delivered).",
        _PZB,
    ),
    ("gap 1", "Believed minus expected: whether management knows what customers expect.", _PZB),
    (
        "gap 2",
        "Specified minus believed: whether the standard asks for what management believes is "
        "needed.",
        _PZB,
    ),
    ("gap 3", "Delivered minus specified: whether the work keeps the standard.", _PZB),
    (
        "gap 4",
        "Delivered minus promised: whether the work keeps what communication promised.",
        _PZB,
    ),
    ("gap 5", "Perceived minus expected: the customer's own balance.", _PZB),
    (
        "professionalism",
        "Professionalism and skills: people and systems have what it takes to solve the matter.",
        _SIX,
    ),
    ("attitudes", "Attitudes and behaviour: contact people care and act friendly, unasked.", _SIX),
    (
        "accessibility",
        "Accessibility and flexibility: easy to reach and use, and adjusting to the customer.",
        _SIX,
    ),
    (
        "reliability",
        "Reliability and trustworthiness: what was agreed is kept. Of a set of items: how far "
        "they measure one thing (alpha, omega).",
        _SIX,
    ),
    ("recovery", "Recovery: when something goes wrong, a way out is found at once.", _SIX),
    (
        "reputation",
        "Reputation and credibility: worth its price, to be believed, values that are shared.",
        _SIX,
    ),
    (
        "RATER",
        "Reliability, assurance, tangibles, empathy and responsiveness: five criteria.",
        _RATER,
    ),
    (
        "SERVQUAL",
        "Quality as perception minus expectation, over items or weighted by 100 points.",
        _RATER,
    ),
    (
        "SERVPERF",
        "Quality as perception alone.",
        "Cronin and Taylor (1992), Journal of Marketing 56(3)",
    ),
    ("value met", "Whether capability and effort came out as expected, better or worse.", _STACK),
    ("capability", "Whether the service did what was needed, against what was expected.", _STACK),
    ("effort", "How hard it was for the customer, against what was expected.", _STACK),
    (
        "intended value",
        "The outcomes, costs and risks that the provider means to enable, remove or impose.",
        _ITIL,
    ),
)
"""Term, meaning, source."""
