"""Questions with several rows: each row is a column of its own."""

from outsidein.listen.containers import Member
from outsidein.listen.delimited import read_delimited
from outsidein.listen.recognize.guess import recognize
from outsidein.listen.recognize.matrix import rows_of
from outsidein.terms.quality import Voice
from outsidein.terms.signal import ColumnTerm as T


def text_of(headers: list[str], rows: list[list[int]]) -> bytes:
    lines = [",".join(f'"{h}"' for h in headers), *(",".join(map(str, r)) for r in rows)]
    return "\n".join(lines).encode()


def test_both_ways_of_writing_rows_and_single_questions() -> None:
    found = rows_of(["How was it? - Speed", "How was it? - Care", "Price [fair]", "Price [clear]",
                     "Q7 - alone", "Comment"])  # fmt: skip
    assert {i: (r.stem, r.row, r.rows) for i, r in found.items()} == {
        0: ("How was it?", "Speed", 2), 1: ("How was it?", "Care", 2),
        2: ("Price", "fair", 2), 3: ("Price", "clear", 2),
    }  # fmt: skip


def test_rows_are_ratings_and_their_question_names_no_single_term() -> None:
    headers = ["How satisfied are you overall with: - Speed",
               "How satisfied are you overall with: - Care", "Overall satisfaction"]  # fmt: skip
    raw = read_delimited(Member("x.csv", text_of(headers, [[1, 2, 5], [5, 4, 4], [3, 3, 1]])))
    guesses = recognize(raw).guesses
    assert [g.term for g in guesses] == [T.RATING, T.RATING, T.OVERALL]
    assert [g.item for g in guesses[:2]] == ["Speed", "Care"]


def test_expected_and_perceived_rows_pair_by_what_they_are_about() -> None:
    headers = [f"{stem} - {row}" for stem in ("What did you expect?", "What did you experience?")
               for row in ("Speed", "Care")]  # fmt: skip
    raw = read_delimited(Member("x.csv", text_of(headers, [[7, 6, 5, 5], [6, 6, 4, 3]])))
    found = {(g.voice, g.item) for g in recognize(raw).guesses}
    assert found == {(v, i) for v in Voice for i in ("Speed", "Care")
                     if v in (Voice.EXPECTATION, Voice.PERCEPTION)}  # fmt: skip


def test_places_in_an_order_are_no_ratings() -> None:
    headers = [f"Please rank these. - {x}" for x in "ABCDE"]
    raw = read_delimited(Member("x.csv", text_of(headers, [[1, 2, 3, 4, 5], [5, 4, 3, 2, 1]] * 9)))
    assert {g.term for g in recognize(raw).guesses} == {T.OTHER}


def test_monstrous_headers_are_split_at_once() -> None:
    """No pattern that looks back again and again: these would take it hours."""
    assert rows_of(["a" + " " * 300_000 + "b", "- " * 200_000, "[" * 300_000 + "]"] * 2) != {}
    many = rows_of([f"Question {n % 7} - row {n}" for n in range(50_000)])
    assert len(many) == 50_000
