"""The same answer in at most 25 lines, for the terminal."""

from collections.abc import Iterator, Sequence

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from outsidein.report import numbers, views
from outsidein.report.document import AuditDocument
from outsidein.report.gap_model import NAMES, shared_missing
from outsidein.report.inert import inert
from outsidein.report.spoken import speaking_as
from outsidein.terms.counting import plural
from outsidein.terms.finding import CustomerState, GapOverall, Missing
from outsidein.terms.language import say, say_many
from outsidein.terms.option import Option
from outsidein.terms.quality import Gap

MOST_LINES = 25
BAR = 8


class TerminalSummary:
    """A Rich renderable: the answer, the gaps, whom it touches, what to do, what is missing."""

    def __init__(self, document: AuditDocument) -> None:
        self.document: AuditDocument = inert(document)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        with speaking_as(self.document):
            parts = list(self._parts())
        width = max(options.max_width, 40)
        lines: list[Text] = []
        for text, most in parts:
            text.overflow = "ellipsis"
            wrapped = list(text.wrap(console, width))
            if len(wrapped) > most:
                wrapped = wrapped[:most]
                wrapped[-1].truncate(width - 1, overflow="crop")
                wrapped[-1].append("…")
            lines += wrapped
        for line in lines[:MOST_LINES]:
            line.truncate(width, overflow="ellipsis")
            yield from console.render(line, options.update(no_wrap=True, overflow="ellipsis"))

    def _parts(self) -> Iterator[tuple[Text, int]]:
        """Pieces in their order, each with the most lines it may take."""
        document = self.document
        yield Text(document.title, style="bold"), 1
        about = [document.period_label, say("SIMULATED DATA") if document.simulated else ""]
        yield Text(" · ".join(part for part in about if part)), 1
        if not document.answer:
            yield Text(say("No answer can be given from these files; see what is missing.")), 1
        for sentence in document.answer[:3]:
            yield _sentence(sentence.text), 3
        told = shared_missing(document.gap_model)
        for gap in document.gap_model[:5]:
            yield _gap(gap, document, told), 1
        if told:
            to_measure = say("To measure the gaps that are not measured: {collect}.", collect=told)
            yield Text(to_measure, style="dim"), 2
        most = 3
        if document.gap_model_sentence:
            yield Text(document.gap_model_sentence, style="dim"), 2
            most = 2
        yield from self._customers(most)
        for option in document.options[:most]:
            yield _option(option), 1
        if document.missing:
            yield Text(_missing(document.missing)), 1
        yield self._rows(), 1

    def _customers(self, most: int) -> Iterator[tuple[Text, int]]:
        groups = [g for g in views.customer_groups(self.document.customers) if g.total]
        if groups:
            said = " · ".join(f"{g.total} {views.word_of(g.state.value)}" for g in groups)
            yield Text(say("Customers: {counts}", counts=said)), 1
        for group in groups:
            if group.state is CustomerState.GREEN_BUT_RED:
                for found in group.first[:most]:
                    facts = [numbers.money(found.contract_value)]
                    if found.renewal:
                        facts.append(say("renews {day}", day=numbers.day(found.renewal)))
                    who = f"{found.name} ({found.customer})" if found.name else found.customer
                    yield Text(f"  {who}  {' · '.join(facts)}"), 1

    def _rows(self) -> Text:
        accounts = [source.account for source in self.document.sources]
        parts = ("rows", "used", "superseded", "rejected")
        totals = {p: sum(getattr(a, p) for a in accounts) for p in parts}
        shown = {p: numbers.count(total) for p, total in totals.items()}
        told = say_many(
            "Read {files}: {rows} row, {used} used, {superseded} superseded, {rejected} rejected",
            "Read {files}: {rows} rows, {used} used, {superseded} superseded, {rejected} rejected",
            totals["rows"],
            files=plural(len(accounts), "file"),
            **shown,
        )
        return Text(told, style="dim")


def terminal(document: AuditDocument) -> TerminalSummary:
    """The summary; print it with a `rich.console.Console`."""
    return TerminalSummary(document)


def _sentence(text: str) -> Text:
    made = Text("• ", style="bold")
    made.append(text, style="not bold")
    return made


def _name(gap: Gap) -> str:
    return say("gap {number} {name}", number=gap.number, name=say(NAMES[gap]))


def _gap(gap: GapOverall, document: AuditDocument, told: str) -> Text:
    """One gap as a bar; the one that leaks most is marked in words too."""
    name = f"{_name(gap.gap):<{max(map(len, map(_name, Gap)))}}"
    style = "bold red" if gap.leaks_most else ""
    if gap.size is None or gap.size.value is None or not gap.size.shown:
        withheld = gap.size.withheld if gap.size else None
        why = (withheld or gap.missing or say("not stated")).rstrip(".")
        lacks = say("not measured") if why == told else say("not measured: {collect}", collect=why)
        return Text(f"{name} {'·' * BAR} {lacks}")
    sizes = [abs(g.size.value) for g in document.gap_model if g.size and g.size.value is not None]
    bar = "█" * max(1, round(BAR * abs(gap.size.value) / (max(sizes) or 1.0)))
    made = Text(f"{name} ")
    made.append(f"{bar:<{BAR}} ", style=style)
    made.append(str(numbers.shown(gap.size, signed=True)), style=style)
    if gap.leaks_most:
        made.append(f" ← {say('leak')}", style=style)
    return made


def _option(option: Option) -> Text:
    gain = str(numbers.shown(option.gain, signed=True)) if option.gain.shown else None
    return Text(f"→ {option.title}: {gain or say('gain not known')}")


def _missing(found: Sequence[Missing]) -> str:
    """What is missing first, and how much more is."""
    if len(found) == 1:
        return say("Missing: {what}: {collect}", what=found[0].what, collect=found[0].collect)
    return say(
        "Missing (+{more} more): {what}: {collect}",
        more=len(found) - 1,
        what=found[0].what,
        collect=found[0].collect,
    )
