"""The examples for the kiosk study find exactly the columns that its authors describe."""

import csv
from io import StringIO
from pathlib import Path

import pytest

from outsidein import servicefile
from outsidein.terms.heading import find_columns
from outsidein.terms.quality import Scale, Voice

EXAMPLES = Path(__file__).parent / "examples"
FACTORS = {
    "tangible": [4, 5, 6, 22],
    "security": [19, 20, 21],
    "economy": [10, 11, 18],
    "convenience": [13, 14, 15, 16, 17],
    "usefulness": [1, 2, 3],
    "control": [7, 8],
}


def headers(path: Path, encoding: str) -> list[str]:
    return next(csv.reader(StringIO(path.read_text(encoding))))


@pytest.mark.parametrize("name", ["kiosk.yaml", "kiosk_raw.yaml"])
def test_states_the_six_published_factors(name: str) -> None:
    description = servicefile.load(EXAMPLES / name)
    found = {c.id: [int(item.id[2:]) for item in c.items] for c in description.criteria}
    assert found == FACTORS
    assert description.scale == Scale(1, 7)
    assert description.answer_scales["overall"] == Scale(1, 5)


def test_short_names_are_columns_of_the_clean_file(outside: Path) -> None:
    known = headers(outside / "data/kiosk/kiosk_clean.csv", "utf-8-sig")
    description = servicefile.load(EXAMPLES / "kiosk.yaml")
    for criterion in description.criteria:
        for item in criterion.items:
            for voice, number in ((Voice.EXPECTATION, 1), (Voice.PERCEPTION, 2)):
                at = find_columns(item.column_for(voice), known)
                assert [known[i] for i in at] == [f"{item.id}_{number}"]
    for column in description.answers.values():
        assert len(find_columns(column, known)) == 1


def test_patterns_find_one_column_each_of_the_raw_file(outside: Path) -> None:
    known = headers(outside / "data/kiosk/kiosk.csv", "cp949")
    description = servicefile.load(EXAMPLES / "kiosk_raw.yaml")
    used = []
    for criterion in description.criteria:
        for item in criterion.items:
            for voice, number, word in (
                (Voice.EXPECTATION, 1, "기대"),
                (Voice.PERCEPTION, 2, "인지"),
            ):
                (at,) = find_columns(item.column_for(voice), known)
                assert known[at].startswith(f"{item.id[2:]}-{number}.")
                assert word in known[at]
                used.append(at)
    for column in description.answers.values():
        (at,) = find_columns(column, known)
        used.append(at)
    assert len(set(used)) == len(used) == 2 * 20 + 3
