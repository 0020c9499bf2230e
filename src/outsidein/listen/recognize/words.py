"""Header words and the terms they speak for, in English, German and Korean."""

import re
from dataclasses import dataclass

from outsidein.terms.language import say
from outsidein.terms.quality import Direction, Voice
from outsidein.terms.signal import ColumnTerm as T

ID, NUMBER, TIME, FLAG, TEXT, ANY = "id", "number", "time", "flag", "text", "any"

WHOLE: dict[T, str] = {
    T.ANSWER: "answer id|response id|respondent id|submission id|submit id|survey id|answer"
    "|responseid|respondentid|antwort id|antwortnummer|befragten id|응답자 id|응답 id",
    T.TICKET: "ticket id|ticket|ticket number|ticket no|number|issue key|issue id|key|incident"
    "|incident id|incident number|case id|case number|case|work order|work order id"
    "|work order number|workorder|order id|request id|request number|sr number|ticketnummer"
    "|ticket nummer|vorgangsnummer|auftragsnummer|störungsnummer|fallnummer|vorgang",
    T.CUSTOMER: "customer id|customer|customer no|customer number|client id|client|account id"
    "|client no|client number|account|account no|account number|company|company id|company number"
    "|organization|organization id|organisation|organisation id|kunde|kundennummer|kunden id"
    "|kunden nr|kundennr|firma|debitor|debitorennummer|고객|고객번호|고객 id|회사",
    T.CUSTOMER_NAME: "customer name|name of customer|customer full name|client name|account name"
    "|company name|organization name|organisation name|requester organization name"
    "|customer company name|kundenname|kunden name|name des kunden|kundenbezeichnung|firmenname"
    "|firmen name|debitorenname|고객명|고객 이름|고객이름|회사명|고객사명",
    T.USER: "user|user id|caller|caller id|requester|requester id|requester name|reporter"
    "|requested for|opened for|end user|contact name|melder|anforderer|benutzer|anwender|사용자",
    T.EMPLOYEE: "employee id|employee|assignee|assigned to|agent|agent id|agent name|technician"
    "|engineer|engineer id|case owner|owner|resolver|bearbeiter|mitarbeiter|mitarbeiter id"
    "|personalnummer|techniker|직원|담당자",
    T.TEAM: "team|team id|assignment group|group|support group|queue|resolver group|department"
    "|assigned group|gruppe|abteilung|zuweisungsgruppe|팀|부서",
    T.SITE: "site|site id|location|plant|branch|office|standort|werk|filiale|niederlassung|지점",
    T.SEGMENT: "segment|customer segment|customer type|customer group|tier|customer tier"
    "|industry|class|customer class|kundensegment|kundengruppe|branche|kundenart|고객유형|등급",
    T.SERVICE: "service|service id|service name|business service|dienst|dienstleistung|서비스",
    T.OFFERING: "offering|offering id|service offering|product|product name|plan|package|angebot"
    "|produkt|상품",
    T.MOMENT: "moment|moment of truth|touchpoint|touch point|journey stage|journey step"
    "|interaction type|kontaktpunkt|anlass|접점",
    T.CRITERION: "criterion|dimension|quality dimension|kriterium|merkmal",
    T.PRIORITY: "priority|severity|ticket priority|priorität|dringlichkeit|우선순위",
    T.CATEGORY: "category|ticket category|incident category|case category|issue type|ticket type"
    "|case type|request type|type of request|problem category|kategorie|ticketart|vorgangsart"
    "|fehlerkategorie|störungsart|카테고리|문의유형|장애유형",
    T.STATE: "state|status|incident state|ticket status|ticket state|issue status|zustand|상태",
    T.TIME: "timestamp|time|answered at|answered on|response date|responded on|submitted at"
    "|submission date|submitted on|submit date|completed at|completion time|recorded date"
    "|recordeddate|date|survey date|enddate|end date|updated at|updated|sys updated at"
    "|sys updated on|last updated|last modified|event time|observed at|zeitstempel|datum"
    "|beantwortet am|antwortdatum|aktualisiert am|타임스탬프|응답일|응답일시|날짜",
    T.OPENED: "opened at|opened|opened on|open date|opened date|created at|created|created on"
    "|created date|date created|creation date|created time|reported at|reported on|raised at"
    "|erstellt am|erstellt|eröffnet am|eröffnet|gemeldet am|eingang|angelegt am|접수일|생성일",
    T.RESPONDED: "first contact at|first response at|first responded at|first response|responded at"
    "|first reply at|first response time stamp|acknowledged at|first response date"
    "|erste antwort am|erste reaktion|reaktion am",
    T.RESOLVED: "resolved at|resolved|resolved on|resolution date|resolved date|solved at|solved"
    "|fixed at|date resolved|gelöst am|gelöst|behoben am|erledigt am|해결일",
    T.CLOSED: "closed at|closed|closed on|close date|closed date|date closed|geschlossen am"
    "|geschlossen|abgeschlossen am|종료일",
    T.DUE: "due at|due|due date|due on|sla due|sla due at|deadline|target date|fällig am|fällig"
    "|fälligkeitsdatum|frist|기한",
    T.PROMISED: "promised at|promised by|promised for|promised date|promised time|promise date"
    "|commit date|committed date|customer commit date|zugesagt bis|zugesagt am|zusagetermin",
    T.PERIOD: "month|period|quarter|year month|reporting period|monat|zeitraum|quartal|월|기간",
    T.OVERALL: "overall|overall satisfaction|satisfaction|satisfaction rating|satisfaction score"
    "|csat|csat score|overall quality|overall rating|overall experience|overall service quality"
    "|rating|gesamtzufriedenheit|zufriedenheit|gesamturteil|gesamtbewertung|bewertung"
    "|전반적 만족도|만족도|총만족도",
    T.CAPABILITY: "capability|capability met|fähigkeit|leistungsfähigkeit",
    T.EFFORT: "effort|customer effort|ces|effort score|customer effort score|aufwand"
    "|kundenaufwand|mühe|노력",
    T.RECOMMEND: "recommend|nps|nps score|recommendation|likelihood to recommend|net promoter score"
    "|would recommend|promoter score|weiterempfehlung|empfehlung|weiterempfehlungsbereitschaft"
    "|추천|추천의향",
    T.RENEW: "renew|renewal intention|likelihood to renew|intention to renew|repurchase"
    "|repurchase intention|reuse|verlängerung wahrscheinlich|verlängerungsabsicht|wiederkauf"
    "|재이용|재이용의도|재구매의도",
    T.COMMENT: "comment|comments|feedback|verbatim|open text|free text|customer comment|remarks"
    "|satisfaction comment|description|kommentar|kommentare|anmerkung|anmerkungen|bemerkung"
    "|freitext|의견|기타 의견|기타의견",
    T.EXPECTATION_SOURCE: "expectation source|source of expectation|source of expectations"
    "|source of your expectation|source of your expectations|expectation comes from"
    "|quelle der erwartung|herkunft der erwartung|woher die erwartung kommt",
    T.SLA_MET: "sla met|made sla|met sla|within sla|sla|sla status|sla ok|sla result|in sla"
    "|sla compliance|resolution sla|sla eingehalten|sla erfüllt",
    T.REOPENED: "reopened|reopen count|reopens|reopen|times reopened|was reopened|wiedereröffnet"
    "|wiedereröffnungen",
    T.REASSIGNED: "reassignments|reassignment count|reassigned|reassigns|group stations"
    "|assignee stations|number of reassignments|weiterleitungen|umverteilungen",
    T.CONTRACT: "contract id|contract|contract number|contract no|agreement id|agreement number"
    "|subscription id|vertrag|vertragsnummer|vertrags id|계약번호|계약 id",
    T.CONTRACT_VALUE: "annual value|contract value|annual contract value|acv|arr|tcv|yearly value"
    "|annual revenue|annual value eur|annual value usd|annual fee|amount|vertragswert|jahreswert"
    "|jahresumsatz|jahresvertragswert|계약금액|연간계약금액",
    T.CURRENCY: "currency|currency code|currency iso code|währung|통화",
    T.RENEWAL_DATE: "renewal date|renewal|renews on|renewal on|contract end|contract end date"
    "|expiry|expiry date|expires on|expiration date|next renewal|verlängerungsdatum|vertragsende"
    "|laufzeitende|ablaufdatum|갱신일|계약종료일|만료일",
    T.START_DATE: "start date|contract start|contract start date|starts on|start|valid from"
    "|hired on|hire date|vertragsbeginn|beginn|eintrittsdatum|시작일|계약시작일",
    T.GUARANTEE: "guarantee|guaranteed level|warranty|service guarantee|garantie|zusage|보증",
    T.PROMISE: "promise|claim|promised|versprechen|werbeaussage|약속",
    T.CHANNEL: "channel|contact type|medium|contact channel|via|ticket source|kanal"
    "|kontaktkanal|채널",
}
"""Whole headers, normalized, by term. Earlier terms win where a header stands at several."""

ID_OR_NAME = frozenset(
    [
        "customer",
        "client",
        "company",
        "organization",
        "organisation",
        "kunde",
        "firma",
        "고객",
        "회사",
    ]
)
"""Headers of a customer's id that, beside a clearer one, hold the name."""

KIND: dict[T, str] = {
    **dict.fromkeys((T.ANSWER, T.TICKET, T.CUSTOMER, T.USER, T.EMPLOYEE, T.CONTRACT), ID),
    **dict.fromkeys((T.TIME, T.OPENED, T.RESPONDED, T.RESOLVED, T.CLOSED, T.DUE, T.PROMISED), TIME),
    **dict.fromkeys((T.RENEWAL_DATE, T.START_DATE), TIME),
    **dict.fromkeys(
        (T.OVERALL, T.CAPABILITY, T.EFFORT, T.RECOMMEND, T.RENEW, T.CONTRACT_VALUE, T.WEIGHT),
        NUMBER,
    ),
    **dict.fromkeys((T.SLA_MET,), FLAG),
    T.CUSTOMER_NAME: TEXT,
    T.EXPECTATION_SOURCE: TEXT,
}
"""What the values of a term must look like; terms not named may look like anything."""

PARTS: tuple[tuple[T, str, float], ...] = (
    (
        T.EXPECTATION_SOURCE,
        r"\bexpect\w*\b.*\bcomes? from\b|\bsource of \w* ?expectations?\b"
        r"|\bwoher\b.*\berwart\w*|\berwart\w*\b.*\bwoher\b",
        0.8,
    ),
    (T.RECOMMEND, r"\brecommend|\bnps\b(?! group)|weiterempfehl|추천하고|추천할|추천 의향", 0.8),
    (
        T.RENEW,
        r"\brenew your|likely to renew|continue (using|to use)|use again|repurchas"
        r"|wieder (kaufen|nutzen)|verlängern würd|계속 이용|다시 이용|재이용",
        0.75,
    ),
    (T.OVERALL, r"\boverall\b|\bin general\b.*satisf|insgesamt|gesamtzufried|전체적|전반적", 0.75),
    (T.EFFORT, r"\beffort\b|how easy|wie (einfach|leicht)|\baufwand\b|노력", 0.7),
    (T.CAPABILITY, r"\bcapabilit", 0.7),
    (T.COMMENT, r"\bcomments?\b|\bfeedback\b|\bwhy\b.*\?|kommentar|anmerkung|자유롭게|의견", 0.7),
)
"""Words inside longer headers, with how sure they make us."""

EXPECTED = re.compile(
    r"\bexpect(ed|ation|ations|s)?\b|\bshould\b|\bideal(ly)?\b|\bdesired\b|\berwart(et|ung|ete)?\b"
    r"|\bsoll(te)?\b|기대|해야 한다"
)
PERCEIVED = re.compile(
    r"\bperce(ived|ption|ptions)\b|\bactual(ly)?\b|\bexperienced?\b|\bwahrgenommen\b|\bwahrnehmung\b"
    r"|\berlebt\b|\bist wert\b|인지|지각|인식"
)
ADEQUATE = re.compile(
    r"\badequate(ly)?\b|\bminimum( acceptable| level)?\b|\bjust acceptable\b|\bleast acceptable\b"
    r"|\bmindestens\b|\bmindestniveau\b|\bgerade noch (akzeptabel|annehmbar)\b|최소"
)
DESIRED = re.compile(r"\bdesired\b|\bwished for\b|\bgewünscht(es|e)?\b|\bwunsch\b|희망")
"""Words of the other levels at which an item is asked (Zeithaml, Berry and Parasuraman 1993)."""

IMPORTANT = re.compile(r"\bimportan(t|ce)\b|\bwichtig(keit)?\b|\brelevanz\b|중요")
SATISFIED_WITH = re.compile(
    r"\bsatisfied with\b|\bperformance\b|\bzufrieden mit\b|만족하십니까|만족도"
)
POINTS = re.compile(r"^(points|punkte|weight|gewicht|pts)\b\s*(.+)$")

UNITS: tuple[tuple[str, str], ...] = (
    (r"\b(hours|hrs|stunden|std)\b", "h"),
    (r"\b(minutes|mins?|minuten)\b", "min"),
    (r"\b(seconds|secs?|sekunden)\b", "s"),
    (r"\b(days|tage)\b", "days"),
    (r"\b(eur|euro)\b|€", "EUR"),
    (r"\b(usd|dollars?)\b|\$", "USD"),
    (r"\bgbp\b|£", "GBP"),
    (r"\bchf\b", "CHF"),
    (r"\b(percent|pct|prozent)\b|%", "%"),
)
MEASURES = re.compile(
    r"\b(duration|delay|handling|waiting|wait|response time|resolution time|time to|cost|costs"
    r"|first time fix|first contact resolution|fcr|backlog|utili[sz]ation|kosten|dauer|wartezeit"
    r"|reaktionszeit|lösungszeit|auslastung|downtime|availability|verfügbarkeit|uptime)\b"
)
LESS_IS_BETTER = re.compile(
    r"\b(duration|delay|handling|wait|waiting|time to|response time|resolution time|cost|costs"
    r"|backlog|downtime|dauer|wartezeit|kosten|reaktionszeit|lösungszeit)\b"
)
MORE_IS_BETTER = re.compile(r"\b(first time fix|fcr|availability|uptime|verfügbarkeit)\b")

CLOCK = re.compile(r"( (unix|epoch|timestamp|ts|ms|millis|milliseconds|utc|gmt|excel|serial))+$")
"""What stands behind the name of a time: `created_at_ms`, `Created (UTC)`."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A term for a column. Items of one `family` share a scale."""

    term: T
    confidence: float
    evidence: str
    voice: Voice | None = None
    criterion: str | None = None
    item: str | None = None
    unit: str | None = None
    direction: Direction | None = None
    family: str = ""


def normal(header: str) -> str:
    """A header as lower-case words: `Opened_At`, `openedAt` and `opened at` are the same."""
    spaced = re.sub(r"(?<=[a-zäöüß0-9])(?=[A-ZÄÖÜ])", " ", header.strip())
    return " ".join(re.sub(r"[\s_\-./:()\[\]#]+", " ", spaced).lower().split())


_WHOLE = {
    phrase: (term, order)
    for order, (term, phrases) in reversed(list(enumerate(WHOLE.items())))
    for phrase in phrases.split("|")
}


def guesses(header: str) -> list[Guess]:
    """Terms that the header's words speak for, surest first."""
    text = normal(header)
    found: list[Guess] = []
    whole = _WHOLE.get(text) or _WHOLE.get(re.sub(r"^(u|sys|x) ", "", text)) or _clocked(text)
    if whole:
        exact = 0.95 if text in _WHOLE else 0.85
        exact = 0.9 if text in ID_OR_NAME else exact
        found.append(
            _with_unit(
                Guess(whole[0], exact, say('the header "{header}"', header=header.strip())), text
            )
        )
    if text in ID_OR_NAME:
        found.append(
            Guess(
                T.CUSTOMER_NAME,
                0.5,
                say('"{header}" beside the customer\'s id', header=header.strip()),
            )
        )
    found.extend(_points(header, text))
    for term, pattern, confidence in PARTS:
        part = re.search(pattern, text)
        if part and not whole:
            found.append(Guess(term, confidence, say('"{word}" in the header', word=part.group())))
    unit = unit_of(text)
    measure = MEASURES.search(text)
    if measure or (unit and len(text.split()) > 1):
        word = measure.group() if measure else unit
        sure = 0.8 if unit else 0.6
        found.append(
            Guess(
                T.MEASURE,
                sure,
                say('"{word}" in the header', word=word),
                unit=unit,
                direction=direction_of(text),
            )
        )
    return sorted(found, key=lambda g: -g.confidence)


def _clocked(text: str) -> tuple[T, int] | None:
    """The term of a time whose header names its clock too."""
    found = _WHOLE.get(CLOCK.sub("", text)) if CLOCK.search(text) else None
    return found if found and KIND.get(found[0]) == TIME else None


def _points(header: str, text: str) -> list[Guess]:
    points = POINTS.match(text)
    if not points:
        return []
    criterion = points.group(2).replace(" ", "_")
    return [
        Guess(
            T.WEIGHT,
            0.85,
            say('"{word}" in "{header}"', word=points.group(1), header=header.strip()),
            criterion=criterion,
        )
    ]


def _with_unit(guess: Guess, text: str) -> Guess:
    unit = unit_of(text)
    if guess.term is not T.CONTRACT_VALUE or unit is None:
        return guess
    return Guess(guess.term, guess.confidence, guess.evidence, unit=unit)


def unit_of(text: str) -> str | None:
    """The unit that a header names."""
    return next((unit for pattern, unit in UNITS if re.search(pattern, text)), None)


def direction_of(text: str) -> Direction | None:
    """Which direction is better for the customer, where the words say so."""
    if MORE_IS_BETTER.search(text):
        return Direction.MORE
    return Direction.LESS if LESS_IS_BETTER.search(text) else None
