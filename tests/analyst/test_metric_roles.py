"""Metrics of several columns: roles, settings, and what is said where one is missing."""

from pathlib import Path

import pyarrow as pa
import pytest

import outsidein as oi
from outsidein.terms.trouble import Trouble

DISPOSITIONS = "final,cases\nI,4\nP,2\nR,1\nNC,1\nO,1\nUH,1\nUO,1\nNE,1\n"
TWELVE = pa.table(
    {
        "final": ["I", "P", "R", "NC", "O", "UH", "UO", "NE"],
        "cases": [4, 2, 1, 1, 1, 1, 1, 1],
    }
)


def test_columns_by_role_and_a_stated_setting() -> None:
    """With e = 0.5: 4 / (9 + 0.5 · 2) = 40 %."""
    roles = ["disposition=final", "count=cases"]
    found = oi.metric("response_rate", TWELVE, roles, variant="rr3", given={"e": "0.5"}).as_dict()
    assert found["value"] == pytest.approx(40)
    assert found["n"] == 12
    assert "e = 0.5000, as stated." in found["warnings"]


def test_columns_in_the_order_of_the_roles_and_by_their_headings() -> None:
    ordered = oi.metric("response_rate", TWELVE, ["final", "cases"])
    headed = oi.metric("response_rate", TWELVE.rename_columns(["Disposition", "Count"]))
    assert ordered.as_dict()["value"] == headed.as_dict()["value"] == pytest.approx(100 * 4 / 11)


def test_several_roles_in_one_text(tmp_path: Path) -> None:
    file = tmp_path / "d.csv"
    file.write_text(DISPOSITIONS)
    found = oi.metric("response_rate", file, "disposition=final,count=cases").as_dict()
    assert found["value"] == pytest.approx(100 * 4 / 11)


def test_retention_from_contracts_with_days(tmp_path: Path) -> None:
    """a goes from 100 to 80, b leaves, c joins later: 80 of 150 is left."""
    file = tmp_path / "contracts.csv"
    file.write_text(
        "client,yearly,begins,ends\n"
        "a,100,2022-02-01,2024-02-01\na,80,2024-02-01,\n"
        "b,50,2022-02-01,2024-06-30\nc,70,2024-03-01,\n"
    )
    found = oi.metric(
        "grr",
        file,
        ["value=yearly", "start=begins", "end=ends"],
        customer="client",
        given={"from": "2024-01-01", "to": "2024-12-31"},
    ).as_dict()
    assert found["value"] == pytest.approx(100 * 80 / 150)
    assert (found["n"], found["excluded"]) == (2, 1)


def test_promises_kept_from_times() -> None:
    table = pa.table(
        {
            "promised": ["2024-03-01 12:00", "2024-03-02 12:00", "2024-03-03 12:00", None],
            "done": ["2024-03-01 11:00", "2024-03-02 12:01", None, "2024-03-04 12:00"],
            "who": ["a", "b", "a", "c"],
        }
    )
    times = oi.metric("promise_kept", table, customer="who").as_dict()
    assert (times["value"], times["n"], times["excluded"]) == (50.0, 2, 2)
    due = oi.metric("promise_kept", table, variant="due", given={"day": "2024-03-31"}).as_dict()
    assert due["value"] == pytest.approx(100 / 3)


def test_yes_and_no_where_a_number_may_stand() -> None:
    table = pa.table({"linked": ["yes", "no", "Yes", None]})
    assert oi.metric("kcs_link_rate", table).as_dict()["value"] == pytest.approx(200 / 3)


@pytest.mark.parametrize(
    ("metric", "columns", "options", "words"),
    [
        ("grr", (), {}, "needs more columns (before: what the customer pays a year"),
        ("grr", "sold=final", {}, 'takes no column for "sold"'),
        ("grr", ["value=cases", "start=final"], {}, "needs more columns (end: day on which"),
        ("response_rate", "final", {"given": {"f": 1}}, 'has no setting "f"'),
        ("response_rate", "final", {"given": {"e": "x"}}, '"x" is not a number'),
        ("response_rate", "final", {"variant": "rr9"}, 'has no variant "rr9"'),
        ("attach_rate", "final", {}, "holds text"),
        ("promise_kept", ["promised=final", "done=final"], {}, "which is no day or time"),
        ("promise_kept", ["promised=final", "done=final"], {"variant": "due"}, 'needs "day"'),
        ("attach_rate", ["cases", "final", "cases"], {}, "takes 1 column, not 3"),
        ("nps", "cases", {"given": {"e": 1}}, "has no settings"),
    ],
)
def test_what_is_missing_or_does_not_fit_is_said(
    metric: str, columns: str | list[str], options: dict[str, object], words: str
) -> None:
    with pytest.raises(Trouble) as trouble:
        oi.metric(metric, TWELVE, columns, **options)  # type: ignore[arg-type]
    assert words in str(trouble.value)
