"""A bank of short comments, English and German, each about one criterion."""

import numpy as np

from .blueprint import Blueprint
from .plan import Flags, Floats, Ints

BANK: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "professionalism": (
        (
            "The engineer knew the machine inside out.",
            "Found the cause in ten minutes, not just the symptom.",
            "Had the right part in the van. Respect.",
        ),
        (
            "Second visit for the same seal, they did not find the cause.",
            "Nice person, but had never seen this type of pump.",
            "Came without the documentation, so we had to explain our own machine.",
        ),
        (
            "Der Monteur kannte die Anlage in- und auswendig.",
            "Fehler gefunden, erklärt, behoben. So soll es sein.",
        ),
        (
            "Zweiter Besuch wegen derselben Dichtung.",
            "Der Kollege war freundlich, kannte aber die Baureihe nicht.",
        ),
    ),
    "attitudes": (
        (
            "Always friendly, always listens first.",
            "I felt taken seriously.",
            "They called before I had to ask.",
        ),
        (
            "Nobody felt responsible for us.",
            "The tone on the phone was short, to put it mildly.",
            "I had to ask three times how things stand.",
        ),
        ("Sehr freundlich, hört zu.", "Man kümmert sich um uns."),
        ("Keiner fühlte sich zuständig.", "Am Telefon recht kurz angebunden."),
    ),
    "accessibility": (
        (
            "Got a real person on the line at once.",
            "Short wait, good answer.",
            "Reached somebody even on a Sunday.",
        ),
        (
            "Half an hour in the queue while the line stands still!",
            "Why does it take so long to reach a human being?",
            "Passed on three times before anybody could help.",
            "Waited, waited, gave up, called again.",
        ),
        ("Sofort jemanden erreicht.", "Kurze Wartezeit, gute Auskunft."),
        (
            "Eine halbe Stunde in der Warteschleife, und die Anlage steht.",
            "Dreimal verbunden worden, bis jemand helfen konnte.",
        ),
    ),
    "reliability": (
        (
            "Repaired when they said they would.",
            "Up and running the next morning, as agreed.",
            "We can plan around their dates.",
        ),
        (
            "The repair took four days, the line stood still all that time.",
            "Waiting for parts again.",
            "The date was moved twice; we lost a shift each time.",
            "They are short of people at our site, everybody can see it.",
        ),
        ("Termin gehalten, Pumpe läuft.", "Am nächsten Morgen lief alles wieder."),
        (
            "Vier Tage Stillstand, wieder kein Ersatzteil da.",
            "Termin zweimal verschoben.",
            "In unserer Niederlassung fehlen offenbar Leute.",
        ),
    ),
    "recovery": (
        (
            "They called the same day to check. Kind, but not needed every time.",
            "When something went wrong they put it right without a fuss.",
        ),
        (
            "After the repair we never heard from them again.",
            "The complaint was answered with a form letter.",
        ),
        ("Rückruf nach der Reparatur, nett, aber nicht jedes Mal nötig.",),
        ("Auf die Beschwerde kam nur ein Standardbrief.",),
    ),
    "reputation": (
        (
            "They keep what they promise.",
            "A name we recommend to others.",
        ),
        (
            'The brochure says "on site the same day". It was the next evening.',
            "Promised the same day, came the next. Then do not promise it.",
            "Marketing writes cheques that the service cannot cash.",
        ),
        ("Sie halten, was sie versprechen.",),
        (
            "Im Prospekt steht noch am selben Tag, gekommen ist man am nächsten.",
            "Weniger versprechen, mehr halten.",
        ),
    ),
}
"""By criterion: praise and blame in English, then praise and blame in German."""

_PARTS = [part for parts in BANK.values() for part in parts]
TEXTS = tuple(text for part in _PARTS for text in part)
"""Every comment by its number."""

_COUNT = np.array([len(part) for part in _PARTS])
_FIRST = np.cumsum(_COUNT) - _COUNT
NONE = -1


def comment_on(
    blueprint: Blueprint,
    perceived: Floats,
    overall: Floats,
    german: Flags,
    random: np.random.Generator,
) -> Ints:
    """The number of a comment for each answer, NONE where none is written.

    People write about what stands out most for them, and write more when delighted or annoyed.
    """
    n = len(overall)
    order = [list(BANK).index(causes.id) for causes in blueprint.criteria]
    usual = np.array([5.2, 5.6, 4.9, 5.4, 5.8, 5.3])[order]
    stands_out = perceived - usual + random.normal(0, 0.5, perceived.shape)
    topic = np.argmax(np.abs(stands_out), axis=1)
    blame = stands_out[np.arange(n), topic] < 0
    part = np.array(order)[topic] * 4 + 2 * german + blame
    number = _FIRST[part] + (random.random(n) * _COUNT[part]).astype(np.int64)
    writes = random.random(n) < np.minimum(0.6, 0.12 + 0.1 * np.abs(overall - 4.9))
    return np.where(writes, number, NONE).astype(np.int64)
