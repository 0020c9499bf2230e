"""What an export's headers mean holds as far as the cells bear it out."""

from outsidein.listen.containers import Member
from outsidein.listen.delimited import read_delimited
from outsidein.listen.recognize.guess import recognize
from outsidein.listen.recognize.words import Guess
from outsidein.terms.signal import ColumnTerm as T

KNOWN = {
    "organization": Guess(T.CUSTOMER, 0.95, "known"),
    "requester id": Guess(T.CUSTOMER, 0.6, "known"),
    "resolve time": Guess(T.MEASURE, 1.0, "known", unit="s"),
}


def terms(text: bytes) -> list[T]:
    raw = read_delimited(Member("x.csv", text))
    return [guess.term for guess in recognize(raw, known=KNOWN).guesses]


def test_a_customer_that_is_blank_or_always_the_same_gives_way() -> None:
    assert terms(b"Organization,Requester id\nA,7\nB,8\n") == [T.CUSTOMER, T.OTHER]
    assert terms(b"Organization,Requester id\n,7\n,8\n") == [T.OTHER, T.CUSTOMER]
    assert terms(b"Organization,Requester id\nA,7\nA,8\n")[1] is T.CUSTOMER
    assert terms(b"Organization\nA\nA\n") == [T.CUSTOMER]


def test_a_duration_in_words_is_no_measure_and_rejects_no_row() -> None:
    assert terms(b"Organization,Resolve time\nA,1 Day\nB,2 Hours\n")[1] is T.OTHER
    assert terms(b"Organization,Resolve time\nA,60\nB,\n")[1] is T.MEASURE
