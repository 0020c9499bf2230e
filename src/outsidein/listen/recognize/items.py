"""Items asked twice: as expectation and perception, or as importance and performance."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from outsidein.terms.language import say
from outsidein.terms.quality import Voice
from outsidein.terms.signal import ColumnTerm

from .profile import Profile
from .words import EXPECTED, IMPORTANT, PERCEIVED, SATISFIED_WITH, Guess, normal

NUMBERED = re.compile(
    r"^\s*(?:q|f|frage|question)?\s*([0-9]+)\s*[-.]\s*[0-9]+\s*[.):]", re.IGNORECASE
)
STEM = re.compile(r"^(.*?[a-z가-힣].*?)\s+([0-9]+)$")
LONGEST = 200
"""Letters in the header of a numbered item, at most."""

PAIRED = re.compile(r"^(?P<stem>.*?[A-Za-z가-힣]+[_\-. ]?)(?P<item>[0-9]+)[_\-. ](?P<half>[12ab])$")
LETTERED = re.compile(r"^(?P<item>.+)[_\-. ](?P<half>[ep])$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pairing:
    """Pairs found by the structure of the names alone, whose halves nothing tells apart."""

    stem: str
    first: tuple[int, ...]
    second: tuple[int, ...]
    first_higher: int


def by_words(headers: Sequence[str], profiles: Sequence[Profile]) -> dict[int, Guess]:
    """Items whose headers say which voice they are."""
    found: dict[int, Guess] = {}
    for index, (header, profile) in enumerate(zip(headers, profiles, strict=True)):
        if profile.filled and not profile.is_number:
            continue
        guess = _voiced(header)
        if guess is not None:
            found[index] = guess
    return found


def _voiced(header: str) -> Guess | None:
    text = normal(header)
    expected, perceived = _last(EXPECTED, text), _last(PERCEIVED, text)
    if expected and (not perceived or expected.start() > perceived.start()):
        return named_item(header, text, expected, Voice.EXPECTATION)
    if perceived:
        return named_item(header, text, perceived, Voice.PERCEPTION)
    important, satisfied = IMPORTANT.search(text), SATISFIED_WITH.search(text)
    if important:
        guess = named_item(header, text, important, None)
        return replace(guess, term=ColumnTerm.IMPORTANCE, confidence=0.8, family="importance")
    if satisfied and NUMBERED.match(header):
        return named_item(header, text, satisfied, None)
    return None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(reversed(list(pattern.finditer(text))), None)


def named_item(header: str, text: str, word: re.Match[str], voice: Voice | None) -> Guess:
    """The item that a header names beside the word that says how it was asked."""
    numbered = NUMBERED.match(header)
    rest = " ".join((text[: word.start()] + " " + text[word.end() :]).split())
    stem = STEM.match(rest)
    if numbered:
        item, criterion = numbered.group(1), None
    elif stem:
        item, criterion = rest.replace(" ", "_"), stem.group(1).replace(" ", "_")
    else:
        item, criterion = rest.replace(" ", "_") or header.strip(), None
        if len(rest.split()) <= 3:
            criterion = item
    return Guess(
        ColumnTerm.RATING,
        0.9 if voice else 0.6,
        say('"{word}" in the header', word=word.group()),
        voice,
        criterion,
        item,
        family="voiced" if voice else "performance",
    )


def pairings(headers: Sequence[str], profiles: Sequence[Profile], taken: set[int]) -> list[Pairing]:
    """Numbered items that stand twice, such as `sq4_1` and `sq4_2`, with two items or more."""
    halves: dict[str, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for index, header in enumerate(headers):
        # Matching takes the square of a header's length, and no item's name is so long.
        match = PAIRED.match(header.strip()) if len(header) <= LONGEST else None
        if match and index not in taken and profiles[index].is_rating:
            halves[match["stem"]][match["item"]][match["half"]] = index
    found = []
    for stem, items in halves.items():
        pairs = [tuple(h.values()) for h in items.values() if set(h) in ({"1", "2"}, {"a", "b"})]
        if len(pairs) < 2:
            continue
        ordered = [
            (min(p, key=lambda i: headers[i]), max(p, key=lambda i: headers[i])) for p in pairs
        ]
        higher = sum(1 for a, b in ordered if _mean(profiles[a]) > _mean(profiles[b]))
        first, second = tuple(a for a, _ in ordered), tuple(b for _, b in ordered)
        found.append(Pairing(stem, first, second, higher))
    return found


def _mean(profile: Profile) -> float:
    weight = sum(profile.counts)
    total = sum(v * c for v, c in zip(profile.values, profile.counts, strict=True))
    return total / weight if weight else 0.0


def of_pairing(pairing: Pairing, headers: Sequence[str]) -> dict[int, Guess]:
    """Guesses for a pairing: importance and performance, or expectation and perception."""
    ipa = pairing.stem.lower().startswith(("ipa", "imp"))
    evidence = say(
        "the names come in pairs; the first half is higher in {higher} of {n} pairs",
        higher=pairing.first_higher,
        n=len(pairing.first),
    )
    family = f"pairs {pairing.stem}"
    found: dict[int, Guess] = {}
    for first, second in zip(pairing.first, pairing.second, strict=True):
        match = PAIRED.match(headers[first].strip())
        item = f"{pairing.stem}{match['item']}" if match else headers[first]
        if ipa:
            found[first] = Guess(ColumnTerm.IMPORTANCE, 0.7, evidence, item=item, family=family)
            found[second] = Guess(ColumnTerm.RATING, 0.6, evidence, item=item, family=family)
        else:
            expectation, perception = Voice.EXPECTATION, Voice.PERCEPTION
            found[first] = Guess(
                ColumnTerm.RATING, 0.6, evidence, expectation, item=item, family=family
            )
            found[second] = Guess(
                ColumnTerm.RATING, 0.6, evidence, perception, item=item, family=family
            )
    return found


def lettered(headers: Sequence[str], profiles: Sequence[Profile]) -> dict[int, Guess]:
    """Items named with `_e` and `_p`, where both halves are there for two items or more."""
    halves: dict[str, dict[str, int]] = defaultdict(dict)
    for index, header in enumerate(headers):
        match = LETTERED.match(header.strip())
        if match and profiles[index].is_rating:
            halves[match["item"].lower()][match["half"].lower()] = index
    pairs = {item: half for item, half in halves.items() if set(half) == {"e", "p"}}
    if len(pairs) < 2:
        return {}
    evidence = say("the names come in pairs that end in e and p")
    return {
        index: Guess(
            ColumnTerm.RATING,
            0.75,
            evidence,
            Voice.EXPECTATION if letter == "e" else Voice.PERCEPTION,
            item=item,
            family="voiced",
        )
        for item, half in pairs.items()
        for letter, index in half.items()
    }
