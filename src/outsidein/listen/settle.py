"""Everything ambiguous about one table, settled before its cells are converted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pyarrow as pa

from outsidein.terms.description import ServiceDescription
from outsidein.terms.language import say
from outsidein.terms.quality import Scale
from outsidein.terms.signal import Column
from outsidein.terms.signal import ColumnTerm as T

from .convert import DATES, INSTANTS, NUMBERS, Plan, answered, good_word
from .currencies import settle_currency
from .mapping import ColumnMapping, FileMapping
from .missing import trimmed
from .numerals import Notation
from .question import (
    BEFORE_DECIMALS,
    COMMA,
    DAY_FIRST,
    DAY_ORDER,
    HALVES,
    ZONE,
    Choice,
    Decider,
    Question,
)
from .raw import Raw
from .recognize.described import NAMED, event_columns
from .recognize.guess import DIRECTIONS, Recognized
from .recognize.items import Pairing
from .scales import NONE, Family, families, labelled_scale, settle_scale
from .times import UTC, DayOrder, day_order

DAY, MONTH = "day", "month"


@dataclass(slots=True)
class Settling:
    """One table with what was recognized and stated about it."""

    raw: Raw
    found: Recognized
    stated: FileMapping
    description: ServiceDescription | None
    decider: Decider

    def plans(self) -> list[Plan]:
        """How each column is to be read, once every question is settled."""
        self._markers()
        for pairing in self.found.open_pairs:
            self._pair(pairing)
        self._good_answers()
        scales = self._scales()
        notations = self._notations()
        day_first = self._day_first()
        zone = self._zone()
        events = event_columns(self.raw.headers, self.description)
        plans = []
        for index, guess in enumerate(self.found.guesses):
            stated = self._column(index)
            event = index in events
            own_day = stated.day_first if stated is not None else None
            plans.append(
                Plan(
                    self._describe(index, scales.get(index)),
                    self.found.profiles[index],
                    strict=guess.term is not T.OTHER or event,
                    notation=notations[index],
                    day_first=day_first.get(index, True) if own_day is None else own_day,
                    zone=zone,
                    missing=self.stated.missing,
                    event=event,
                    yes=self._yes(index),
                )
            )
        return plans

    def _column(self, index: int) -> ColumnMapping | None:
        return self.stated.column(self.raw.names[index], self.raw.headers[index])

    def _describe(self, index: int, scale: Scale | None) -> Column:
        guess, stated = self.found.guesses[index], self._column(index)
        unit = guess.unit
        if guess.term is T.CONTRACT_VALUE and unit is None:
            unit = settle_currency(
                self.raw.columns[index], self.raw.names[index], self.raw.source, self.decider
            )
        if guess.term is T.CONTRACT_VALUE and unit is None and self.description is not None:
            organization = self.description.organization
            unit = (organization.currency or None) if organization else None
        if scale is not None and stated is not None and stated.better is not None:
            scale = replace(scale, reverse=stated.better == "low")
        return Column(
            self.raw.names[index],
            self.raw.headers[index],
            index + 1,
            guess.term,
            round(guess.confidence, 2),
            say(guess.evidence),
            guess.voice,
            guess.criterion,
            guess.item,
            scale,
            unit,
            guess.direction or DIRECTIONS.get(guess.term),
            self.raw.titles[index] if self.raw.titles else "",
        )

    def _yes(self, index: int) -> str | None:
        """The answer that the service file counts as 1 in a column that it names."""
        guess = self.found.guesses[index]
        if self.description is None or guess.evidence != NAMED:
            return None
        return self.description.answer_values.get(guess.term.value)

    def _markers(self) -> None:
        """State which texts were taken for missing values."""
        used: dict[str, list[str]] = {}
        for index, guess in enumerate(self.found.guesses):
            if guess.term is T.OTHER:
                continue
            for marker in self.found.profiles[index].markers:
                used.setdefault(marker, []).append(self.raw.names[index])
        for marker, names in used.items():
            where = ", ".join(names[:4])
            if len(names) > 4:
                where = say("{names} and others", names=where)
            self.decider.settle(
                Question(
                    self.raw.source,
                    names[0] if len(names) == 1 else None,
                    say('Does "{marker}" stand for a missing value?', marker=marker),
                    (Choice("yes", say("yes")),),
                    say('"{marker}" is no value of {where}', marker=marker, where=where),
                    "yes",
                    tuple(names),
                ),
                evident="yes",
            )

    def _pair(self, pairing: Pairing) -> None:
        names = [self.raw.names[i] for i in (*pairing.first, *pairing.second)]
        self.decider.settle(
            Question(
                self.raw.source,
                None,
                say(HALVES, first=names[0], second=self.raw.names[pairing.second[0]]),
                (Choice("first", say("the first half")),),
                say(
                    "the names do not say; the first half is higher in {higher} of {n} "
                    "pairs, as expectations mostly are",
                    higher=pairing.first_higher,
                    n=len(pairing.first),
                ),
                "first",
                tuple(names),
                say("Name the items in the service file, or state `voice:` in the mapping."),
            )
        )

    def _scales(self) -> dict[int, Scale]:
        scales: dict[int, Scale] = {}
        for family in families(self.found.guesses, self.found.profiles, self.raw.scales):
            if self._yes(family.columns[0]) is not None:
                continue
            if self._worded(family.columns[0]) and self._stated_scale(family) is None:
                # Settled together with the numbers that its wordings stand for.
                scales.update({i: self.raw.scales[i] for i in family.columns})
                continue
            about = (family, self.raw.names, self.raw.source, self.decider)
            stated, own = self._stated_scale(family), self.raw.scales.get(family.columns[0])
            if stated is None and own is not None:
                scale: Scale | None = labelled_scale(*about, own)
            else:
                scale = settle_scale(*about, stated)
            for index in family.columns:
                if scale is not None:
                    scales[index] = scale
        for index in range(len(self.raw.names)):
            column = self._column(index)
            if column is not None and column.whole_scale is not None:
                scales.setdefault(index, column.whole_scale)
        return scales

    def _worded(self, index: int) -> bool:
        """Whether the scale of a column came with the numbers of its worded answers."""
        return index in self.raw.written and index in self.raw.scales

    def _stated_scale(self, family: Family) -> Scale | None:
        """The scale that the mapping or the service file states for a family."""
        column = self._column(family.columns[0])
        if column is not None and column.whole_scale is not None:
            return column.whole_scale
        guess = self.found.guesses[family.columns[0]]
        if column is not None and column.not_applicable is not None:
            rest = [v for v in family.values if v not in column.not_applicable]
            if len(rest) > 1:
                inner = replace_values(family, rest)
                scale = settle_scale(inner, self.raw.names, self.raw.source, self.decider, None)
                codes = (*column.not_applicable, *(scale.not_applicable if scale else ()))
                return replace(scale, not_applicable=codes) if scale else None
        if self.description is None:
            return None
        own = self.description.answer_scales.get(guess.term.value)
        if own is not None and guess.evidence == NAMED:
            return own
        described = self.description.scale
        level = guess.term in (T.ADEQUATE, T.DESIRED)
        if described is None or not (level or (guess.term is T.RATING and guess.voice)):
            return None
        return described if guess.family == "described" or not self._names_items() else None

    def _names_items(self) -> bool:
        """Whether the service file names columns of items: then its scale is theirs alone."""
        criteria = self.description.criteria if self.description is not None else ()
        return any(i.expectation or i.perception for c in criteria for i in c.items)

    def _good_answers(self) -> None:
        """Say which of two worded answers to the overall question counts as the good one."""
        for index, guess in enumerate(self.found.guesses):
            texts, name = self.found.profiles[index].texts, self.raw.names[index]
            yes = self._yes(index)
            if yes is not None:
                self._counted(index, yes)
                continue
            worded = len(texts) == 2 and not self.found.profiles[index].is_number
            if guess.term is not T.OVERALL or not worded:
                continue
            good = good_word(texts)
            self.decider.settle(
                Question(
                    self.raw.source,
                    name,
                    say("Which of the two answers is the good one?"),
                    tuple(Choice(t, say('"{answer}" is the good one', answer=t)) for t in texts),
                    say(
                        'the answers are "{first}" and "{second}"',
                        first=texts[0],
                        second=texts[1],
                    ),
                    good or say("left as text"),
                    (name,),
                    say("Turn the column into true and false, or into a rating."),
                ),
                evident=good,
            )

    def _counted(self, index: int, yes: str) -> None:
        """The answer that counts as 1, as stated; open where nobody gave it."""
        profile, name = self.found.profiles[index], self.raw.names[index]
        given = answered(self.raw.columns[index], yes)
        some = ", ".join(f'"{text}"' for text in profile.texts[:5])
        evidence = say('no answer is "{yes}"', yes=yes)
        if some:
            evidence = say('no answer is "{yes}": the answers are {some}', yes=yes, some=some)
        question = Question(
            self.raw.source,
            name,
            say("Which answer counts as 1, every other as 0?"),
            (Choice(yes, f'"{yes}"'),),
            evidence,
            yes,
            (name,),
            say("Correct `value:` of the answer in the service file."),
        )
        self.decider.settle(question, stated=yes if given or not profile.filled else None)

    def _notations(self) -> list[Notation]:
        found = []
        for index, guess in enumerate(self.found.guesses):
            style, column = self.found.profiles[index].style, self._column(index)
            stated = (column.decimal if column is not None else None) or self.stated.decimal
            notation = Notation(stated) if stated else (style.notation if style else Notation.POINT)
            number = guess.term in NUMBERS or self.found.profiles[index].numbers == 1.0
            if style is not None and style.worth_saying and number:
                notation = self._comma(index, notation, stated is not None)
            found.append(notation)
        return found

    def _comma(self, index: int, notation: Notation, stated: bool) -> Notation:
        style = self.found.profiles[index].style
        name = self.raw.names[index]
        question = Question(
            self.raw.source,
            name,
            say(COMMA),
            (
                Choice(Notation.COMMA.value, say(BEFORE_DECIMALS)),
                Choice(Notation.POINT.value, say("between thousands")),
            ),
            style.evidence if style else "",
            notation.value,
            (name,),
            say("State `decimal: comma` or `decimal: point` in the mapping."),
        )
        evident = notation.value if style and style.decided else None
        return Notation(
            self.decider.settle(
                question, stated=notation.value if stated else None, evident=evident
            )
        )

    def _day_first(self) -> dict[int, bool]:
        """Whether the day stands first, by column; a column without evidence follows the others."""
        orders = {
            index: day_order(trimmed(self.raw.columns[index].dictionary))
            for index, profile in enumerate(self.found.profiles)
            if profile.is_time and pa.types.is_dictionary(self.raw.columns[index].type)
        }
        orders = {i: o for i, o in orders.items() if o != DayOrder()}
        own = {i: bool(o.decided) for i, o in orders.items() if o.decided is not None}
        settled: dict[int, bool] = {}
        for index, order in orders.items():
            settled[index] = self._order(index, order, own)
        return settled

    def _order(self, index: int, order: DayOrder, own: dict[int, bool]) -> bool:
        name, column = self.raw.names[index], self._column(index)
        stated = self.stated.day_first
        if column is not None and column.day_first is not None:
            stated = column.day_first
        evident, evidence = (
            order.decided,
            say('"{date}" can only be so', date=order.day_first or order.month_first),
        )
        others = set(own.values())
        if evident is None and order.day_first and order.month_first:
            evidence = say(
                '"{day_first}" and "{month_first}" contradict each other',
                day_first=order.day_first,
                month_first=order.month_first,
            )
        elif evident is None and len(others) == 1:
            evident = others.pop()
            evidence = say(
                'column "{column}" of the same file shows it',
                column=self.raw.names[next(iter(own))],
            )
        elif evident is None:
            evidence = say('"{date}" may be either: no day is above 12', date=order.either)
        question = Question(
            self.raw.source,
            name,
            say(DAY_ORDER),
            (Choice(DAY, say(DAY_FIRST)), Choice(MONTH, say("the month stands first"))),
            evidence,
            DAY,
            (name,),
            say("State `day_first: true` or `day_first: false` in the mapping."),
        )
        answer = self.decider.settle(question, stated=_side(stated), evident=_side(evident))
        return answer == DAY

    def _zone(self) -> str:
        """The zone for times that state none: mapping, service file, else UTC, said openly."""
        terms = {g.term for g in self.found.guesses}
        stated = self.stated.time_zone
        organization = self.description.organization if self.description else None
        if stated is None and organization is not None:
            stated = organization.time_zone or None
        if not terms & (INSTANTS | DATES):
            return stated or self.raw.time_zone or UTC
        if self.stated.time_zone is None and self.raw.time_zone:
            return self._own_zone()
        question = Question(
            self.raw.source,
            None,
            say(ZONE),
            (),
            say(
                "neither the file nor the service file names a zone; the time between two of "
                "its times is the same in every zone without a change of clocks"
            ),
            UTC,
        )
        return self.decider.settle(question, stated=stated, evident=UTC)

    def _own_zone(self) -> str:
        """The zone that the file itself states for its times."""
        zone = self.raw.time_zone
        evidence = say("the file names it beside its times")
        question = Question(self.raw.source, None, say(ZONE), (), evidence, zone)
        return self.decider.settle(question, evident=zone)


def _side(day_first: bool | None) -> str | None:
    if day_first is None:
        return None
    return DAY if day_first else MONTH


def replace_values(family: Family, values: Sequence[float]) -> Family:
    """The same family with only some of its numbers."""
    return Family(family.columns, {v: family.values[v] for v in values}, family.term)


__all__ = ["NONE", "Settling"]
