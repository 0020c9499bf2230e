"""The term of every column: what the user states, then words, structure and values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from outsidein.terms.description import ServiceDescription
from outsidein.terms.language import say
from outsidein.terms.quality import Direction, Voice
from outsidein.terms.signal import ColumnTerm as T
from outsidein.terms.signal import FileKind

from ..raw import Raw
from ..select import plain
from . import items, kind, levels, matrix
from .described import by_description, event_columns
from .profile import Profile, profile
from .words import FLAG, KIND, NUMBER, TEXT, TIME, Guess, guesses, normal

REPEATABLE = {
    T.RATING,
    T.IMPORTANCE,
    T.ADEQUATE,
    T.DESIRED,
    T.WEIGHT,
    T.MEASURE,
    T.INDICATOR,
    T.COMMENT,
    T.OTHER,
}
"""Terms that several columns of one file may hold."""

IDS = {
    FileKind.TICKETS: T.TICKET,
    FileKind.EVENT_LOG: T.TICKET,
    FileKind.SURVEY: T.ANSWER,
    FileKind.CONTRACTS: T.CONTRACT,
    FileKind.CUSTOMERS: T.CUSTOMER,
    FileKind.EMPLOYEES: T.EMPLOYEE,
    FileKind.PROMISES: T.PROMISE,
}
"""What a column that is only called "ID" identifies, by kind of file."""

ID_HEADERS = {"id", "nr", "no", "uuid", "guid", "번호"}
END_HEADERS = {"end date", "end", "ends on", "enddatum", "ende"}
CALLERS = {"caller", "caller id", "requester", "requester id", "reporter", "requested for"}
SOME, MOST = 0.2, 0.5
"""Share of fitting cells from which a clear header is still, or fully, believed."""

SENTENCE = 15
"""Mean length of cells from which they may be sentences."""

SAME = 0.3
"""Confidence in a column that is blank or tells no customers apart."""

BLOCK = 3
"""So many columns with like values make a block of ratings."""

Known = Mapping[str, Guess]
"""Terms by plain header, as a known export or a mapping states them."""


@dataclass(frozen=True, slots=True)
class Recognized:
    """Kinds ranked with their confidence, a guess and a profile for each column, open pairs."""

    kinds: tuple[tuple[FileKind, float], ...]
    guesses: tuple[Guess, ...]
    profiles: tuple[Profile, ...]
    open_pairs: tuple[items.Pairing, ...]


def recognize(
    raw: Raw,
    description: ServiceDescription | None = None,
    *,
    known: Known | None = None,
    stated: Known | None = None,
    stated_kind: FileKind | None = None,
    missing: Sequence[str] = (),
) -> Recognized:
    """Guess the kind of the file and the term of every column.

    `stated` (the mapping) wins over the service file, that over `known` (a recognized export),
    that over words, structure and values.
    """
    profiles = [profile(raw, i, missing) for i in range(len(raw.headers))]
    fixed = _believed(_from_known(raw.headers, known), profiles)
    fixed.update(by_description(raw.headers, description))
    fixed.update(_from_known(raw.headers, stated))
    rows = matrix.rows_of(raw.asked)
    named = _wordings(raw, rows)
    candidates = [_candidates(*n, p) for n, p in zip(named, profiles, strict=True)]
    pairs = _add_items(raw, profiles, candidates, set(fixed))
    _add_rows(raw, rows, profiles, candidates)
    for index, guess in fixed.items():
        candidates[index] = [_in_family(guess, candidates[index], profiles[index])]
    for index in event_columns(raw.headers, description):
        if not candidates[index]:
            candidates[index] = [Guess(T.OTHER, 1.0, say("a measure of the service file uses it"))]
    chosen = _choose(candidates)
    chosen = _add_blocks(raw.headers, profiles, chosen)
    kinds = kind.rank(chosen, profiles)
    if stated_kind is not None:
        kinds = ((stated_kind, 1.0), *(k for k in kinds if k[0] is not stated_kind))
    _fit_kind(kinds[0][0], raw.headers, profiles, candidates)
    chosen = _add_blocks(raw.headers, profiles, _choose(candidates))
    if stated_kind is None:
        kinds = kind.rank(chosen, profiles)
    final = tuple(
        g or _no_term(p, kinds[0][0], h)
        for g, p, h in zip(chosen, profiles, raw.headers, strict=True)
    )
    return Recognized(kinds, final, tuple(profiles), tuple(pairs))


def _from_known(headers: Sequence[str], known: Known | None) -> dict[int, Guess]:
    if not known:
        return {}
    return {i: known[plain(h)] for i, h in enumerate(headers) if plain(h) in known}


def _believed(known: dict[int, Guess], profiles: Sequence[Profile]) -> dict[int, Guess]:
    """What an export's headers mean, as far as the cells bear it out.

    Quantities that are written in words are none. Nobody is named by blank cells. A customer that
    is the same in every row tells no customers apart, so that any other column is taken first.
    """
    found = {}
    for index, guess in known.items():
        values = profiles[index]
        if guess.term is T.MEASURE and values.filled and not values.is_number:
            guess = Guess(T.OTHER, 1.0, say("written in words, not as a number"))
        elif KIND.get(guess.term) == TIME and values.is_number and not values.is_day:
            guess = Guess(T.OTHER, 1.0, say("numbers, and nothing says what times they stand for"))
        elif guess.term in (T.CUSTOMER, T.USER) and not values.filled:
            guess = Guess(T.OTHER, 1.0, say("no cell is filled"))
        elif not values.filled or (guess.term is T.CUSTOMER and values.distinct < 2):
            guess = replace(guess, confidence=min(guess.confidence, SAME))
        found[index] = guess
    return found


def _in_family(guess: Guess, others: list[Guess], profile: Profile) -> Guess:
    """A stated rating without a stated scale shares that of the ratings it is like."""
    if guess.term not in (T.RATING, T.IMPORTANCE) or guess.family.startswith(("desc", "mapp")):
        return guess
    like = next((g.family for g in others if g.term is guess.term), "") or f"block {profile.top:g}"
    return replace(guess, family=f"{guess.family} {like}".strip())


def _wordings(raw: Raw, rows: Mapping[int, matrix.Row]) -> list[tuple[str, str]]:
    """The header and the question behind each column; blank where they are the same.

    Of a question with several rows only the row speaks: "overall" in it means all of them.
    """
    found = []
    for index, (header, asked) in enumerate(zip(raw.headers, raw.asked, strict=True)):
        own = rows[index].row if index in rows else asked
        found.append((own, "") if header == asked else (header, own))
    return found


def _add_rows(
    raw: Raw,
    rows: Mapping[int, matrix.Row],
    profiles: Sequence[Profile],
    candidates: list[list[Guess]],
) -> None:
    """Rows of one question are ratings; so are worded answers under a header that says nothing."""
    for index, values in enumerate(profiles):
        found, worded = candidates[index], index in raw.scales
        if index in rows and found and found[0].voice is not None:
            found[0] = replace(found[0], item=rows[index].row)
        elif index in rows and not found:
            guess = matrix.rating(rows[index], values, worded=worded)
            found += [guess] if guess is not None else []
        elif worded and not found:
            term = T.IMPORTANCE if index in raw.importance else T.RATING
            voice = Voice.PERCEPTION if term is T.RATING else None
            evidence = say("worded answers on a scale")
            item = raw.asked[index].strip()
            found.append(Guess(term, 0.65, evidence, voice, item=item, family=f"worded {index}"))


def _candidates(header: str, question: str, profile: Profile) -> list[Guess]:
    """Guesses by words, less sure where the values do not look like the term's."""
    words = [*guesses(header), *guesses(question)]
    found = [replace(g, confidence=g.confidence * fit(g.term, profile)) for g in words]
    return sorted((g for g in found if g.confidence > 0.35), key=lambda g: -g.confidence)


def fit(term: T, profile: Profile) -> float:
    """How well values suit a term, 0 to 1."""
    if not profile.filled:
        return 0.9
    wanted = KIND.get(term)
    if wanted == TIME:
        return 1.0 if profile.is_time else (0.7 if profile.times >= SOME else 0.2)
    if wanted == NUMBER:
        two_texts = term is T.OVERALL and profile.distinct == 2
        if profile.numbers > MOST or two_texts:
            return 1.0
        return 0.7 if profile.numbers >= SOME else 0.2
    if wanted == TEXT:
        return 0.2 if profile.is_number or profile.is_time else 1.0
    if wanted == FLAG:
        return 1.0 if profile.is_flag or set(profile.values) <= {0.0, 1.0} else 0.4
    if term is T.MEASURE and profile.is_rating and len(profile.values) >= 4:
        # "Baggage handling" from 1 to 5 is a rating and no duration.
        return 0.5
    if term is T.MEASURE:
        return 1.0 if profile.is_number or profile.is_flag else 0.2
    if term in (T.REOPENED, T.REASSIGNED):
        return 1.0 if profile.is_number or profile.is_flag else 0.3
    if term in (T.SERVICE, T.OFFERING, T.SEGMENT, T.STATE) and profile.is_time:
        return 0.1
    return 1.0


def _add_items(
    raw: Raw, profiles: Sequence[Profile], candidates: list[list[Guess]], fixed: set[int]
) -> list[items.Pairing]:
    headers = raw.headers
    found = {**items.lettered(headers, profiles), **items.by_words(raw.asked, profiles)}
    found.update(levels.by_level(raw.asked, profiles, found))
    pairs = items.pairings(headers, profiles, set(found) | fixed)
    for pairing in pairs:
        found.update(items.of_pairing(pairing, headers))
    for index, guess in found.items():
        # A whole header such as "effort" says more than a word in it.
        if not candidates[index] or candidates[index][0].confidence < 0.9:
            candidates[index].insert(0, guess)
    return [p for p in pairs if not p.stem.lower().startswith(("ipa", "imp"))]


def _choose(candidates: Sequence[Sequence[Guess]]) -> list[Guess | None]:
    """One guess a column; a term that one column only may hold goes to the surest."""
    chosen: list[Guess | None] = [None] * len(candidates)
    taken: set[T] = set()
    _names_as_customers(candidates)
    _callers_as_customers(candidates)
    order = sorted(
        (
            (g.confidence, -i, rank, i, g)
            for i, c in enumerate(candidates)
            for rank, g in enumerate(c)
        ),
        key=lambda entry: (-entry[0], -entry[1], entry[2]),
    )
    for _, _, _, index, guess in order:
        if chosen[index] is not None or guess.term in taken:
            continue
        chosen[index] = guess
        if guess.term not in REPEATABLE:
            taken.add(guess.term)
    return chosen


def _names_as_customers(candidates: Sequence[Sequence[Guess]]) -> None:
    """Where no column gives the customer's id, the first name stands for it."""
    if any(g.term is T.CUSTOMER for c in candidates for g in c):
        return
    named = next((c for c in candidates if any(g.term is T.CUSTOMER_NAME for g in c)), None)
    if isinstance(named, list):
        name = next(g for g in named if g.term is T.CUSTOMER_NAME)
        evidence = say(
            "{evidence} stands for the customer: no column gives its id",
            evidence=say(name.evidence),
        )
        # Below a column that is only called "ID", above a caller who stands for the customer.
        named[:] = [
            Guess(T.CUSTOMER, 0.7, evidence),
            replace(name, confidence=min(name.confidence, 0.65)),
        ]


def _callers_as_customers(candidates: Sequence[Sequence[Guess]]) -> None:
    """Where no column names a customer, the one who calls stands for it."""
    customers = [c for c in candidates if any(g.term is T.CUSTOMER for g in c)]
    if len(customers) != 1 or all(g.term is not T.USER for g in customers[0]):
        return
    if isinstance(customers[0], list):
        customers[0][:] = [g for g in customers[0] if g.term is T.CUSTOMER]


def _add_blocks(
    headers: Sequence[str], profiles: Sequence[Profile], chosen: list[Guess | None]
) -> list[Guess | None]:
    """Columns without a term whose values are like those of two others: a block of ratings."""
    terms = {g.term for g in chosen if g is not None}
    if {T.TICKET, T.OPENED} <= terms or T.PERIOD in terms:
        return chosen
    like = [
        i
        for i, (g, p) in enumerate(zip(chosen, profiles, strict=True))
        if g is None and p.is_rating and len(p.scale_values) >= 4 and p.top >= 3
    ]
    for top in sorted({profiles[i].top for i in like}):
        block = [i for i in like if profiles[i].top == top]
        if len(block) < BLOCK:
            continue
        evidence = say("one of {n} columns with whole numbers up to {top:g}", n=len(block), top=top)
        for i in block:
            chosen[i] = Guess(
                T.RATING,
                0.6,
                evidence,
                Voice.PERCEPTION,
                item=headers[i].strip(),
                family=f"block {top:g}",
            )
    return chosen


def _fit_kind(
    file_kind: FileKind,
    headers: Sequence[str],
    profiles: Sequence[Profile],
    candidates: list[list[Guess]],
) -> None:
    """What a header means depends on the file: "ID", "created at", "end date"."""
    for index, header in enumerate(headers):
        text, values = normal(header), profiles[index]
        if text in ID_HEADERS and file_kind in IDS and not candidates[index]:
            evidence = say(
                '"{header}" in a file of {kind}',
                header=header.strip(),
                kind=say(file_kind.value.replace("_", " ")),
            )
            candidates[index].append(Guess(IDS[file_kind], 0.8, evidence))
        if file_kind is FileKind.CONTRACTS and text in END_HEADERS and values.is_time:
            candidates[index].insert(0, Guess(T.RENEWAL_DATE, 0.85, say("the end of a contract")))
        if file_kind in (FileKind.TICKETS, FileKind.EVENT_LOG) and text in CALLERS:
            evidence = say(
                '"{header}" stands for the customer: no column names one', header=header.strip()
            )
            candidates[index].append(Guess(T.CUSTOMER, 0.6, evidence))
        if file_kind is FileKind.SURVEY and not candidates[index] and _is_free_text(values):
            candidates[index].append(Guess(T.COMMENT, 0.5, say("answers in free text")))
        if file_kind is FileKind.SURVEY:
            for guess in list(candidates[index]):
                if guess.term in (T.OPENED, T.CLOSED, T.RESPONDED):
                    evidence = say(
                        "{evidence}, in a survey the time of the answer",
                        evidence=say(guess.evidence),
                    )
                    candidates[index].append(Guess(T.TIME, 0.6, evidence))
                    candidates[index].remove(guess)


def _is_free_text(values: Profile) -> bool:
    """Whether cells are sentences: long, nearly all different, of several words."""
    several = sum(1 for text in values.texts if len(text.split()) > 2)
    return (
        values.filled > 2
        and values.length >= SENTENCE
        and values.distinct > 0.6 * values.filled
        and several > 0.6 * len(values.texts)
    )


def _no_term(profile: Profile, file_kind: FileKind, header: str) -> Guess:
    text = normal(header)
    if file_kind is FileKind.INDICATORS and profile.is_number:
        from .words import direction_of, unit_of

        return Guess(
            T.INDICATOR,
            0.7,
            say("a number by period"),
            unit=unit_of(text),
            direction=direction_of(text),
        )
    if not profile.filled:
        return Guess(T.OTHER, 0.5, say("no cell is filled"))
    what = next(
        (
            words
            for fits, words in (
                (profile.is_time, say("dates or times")),
                (profile.is_number, say("numbers")),
                (profile.is_flag, say("yes and no")),
            )
            if fits
        ),
        say("text"),
    )
    return Guess(T.OTHER, 0.5, say("{what} under a header that says nothing known", what=what))


DIRECTIONS = {T.EFFORT: Direction.LESS, T.REOPENED: Direction.LESS, T.REASSIGNED: Direction.LESS}
"""Directions that follow from the term itself."""
