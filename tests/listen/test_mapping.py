"""The mapping: followed to the letter, wrong ones told with line and remedy, and saved whole."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from outsidein import listen
from outsidein.engine.sheet import Sheet
from outsidein.listen import mapping, mapping_text
from outsidein.terms.language import speaking
from outsidein.terms.quality import Direction, Scale, Voice
from outsidein.terms.signal import ColumnTerm, FileKind
from outsidein.terms.trouble import Trouble, Troubles

FULL = """
files:
  answers*.csv:
    kind: survey
    encoding: cp1252
    delimiter: ";"
    day_first: false
    time_zone: Europe/Berlin
    decimal: comma
    missing: ["weiß nicht", "-"]
    columns:
      Wann: time
      Wer: {term: customer}
      "Frage: schnell?":
        term: rating
        voice: perception
        criterion: speed
        item: s1
        scale: [1, 6]
        better: low
        not_applicable: [0]
      Zeit:
        term: measure
        unit: h
        direction: less
"""

DATA = (
    "Wann;Wer;Frage: schnell?;Zeit\n"
    "03/05/2024 12:00;Jörg;1;1,5\n"
    "07/01/2024 12:00;Änne;0;2,25\n"
    "07/02/2024 12:00;Öz;weiß nicht;-\n"
).encode("cp1252")


def heard(folder: Path, data: bytes, stated: mapping.Mapping | None, name: str) -> Sheet:
    (folder / name).write_bytes(data)
    (sheet,) = listen.hear([folder / name], mapping=stated).sheets
    return sheet


def test_everything_stated_is_followed(tmp_path: Path) -> None:
    sheet = heard(tmp_path, DATA, mapping.loads(FULL), "answers-1.csv")
    assert (sheet.kind, sheet.confidence) == (FileKind.SURVEY, 1.0)
    time, who, rating, measure = sheet.columns
    assert (time.term, who.term) == (ColumnTerm.TIME, ColumnTerm.CUSTOMER)
    assert (rating.voice, rating.criterion, rating.item) == (Voice.PERCEPTION, "speed", "s1")
    assert rating.scale == Scale(1, 6, reverse=True, not_applicable=(0,))
    assert (measure.unit, measure.direction) == ("h", Direction.LESS)
    assert rating.evidence == "the mapping states it"
    table = sheet.table
    assert [t.strftime("%m-%d %H") for t in table.column("Wann").to_pylist()] == [
        "03-05 11", "07-01 10", "07-02 10",
    ]  # fmt: skip
    assert table.column("Wer").to_pylist() == ["Jörg", "Änne", "Öz"]
    assert table.column("Frage: schnell?").to_pylist() == [1, None, None]
    assert table.column("Zeit").to_pylist() == [1.5, 2.25, None]
    assert all(r.decided for r in sheet.readings)


def test_another_file_is_guessed_as_ever(tmp_path: Path) -> None:
    sheet = heard(tmp_path, b"answer_id,overall\nA1,5\n", mapping.loads(FULL), "other.csv")
    assert sheet.columns[1].term is ColumnTerm.OVERALL


@pytest.mark.parametrize(
    ("text", "line", "message", "remedy"),
    [
        ("files:\n  a.csv:\n    kind: surveys\n", 3, "`kind: surveys` is not known",
         "Did you mean survey?"),
        ("files:\n  a.csv:\n    kinds: survey\n", 3, "`kinds:` is not known here",
         "Did you mean `kind:`?"),
        ("files:\n  a.csv:\n    columns:\n      x:\n        term: ratng\n", 5,
         "`term: ratng` is not known", "Did you mean rating?"),
        ("files:\n  a.csv:\n    columns:\n      x: ratng\n", 4,
         "`term: ratng` is not known", "Did you mean rating?"),
        ("files:\n  a.csv:\n    columns:\n      x:\n        scale: [7, 1]\n", 5,
         "`scale: [7, 1]` is no scale", "Write its low and its high end, such as [1, 7]."),
        ("files:\n  a.csv:\n    columns:\n      x:\n        not_applicable: [a]\n", 5,
         "`not_applicable: ['a']` is not a list of numbers", "Write it as [0, 99]."),
        ("files:\n  a.csv:\n    columns:\n      x:\n        better: lower\n", 5,
         "`better: lower` is not known", "Use high or low."),
        ("files:\n  a.csv:\n    time_zone: Berlin\n", 3, "`time_zone: Berlin` is no time zone",
         "Use an IANA name such as Europe/Berlin."),
        ("files:\n  a.csv:\n    day_first: maybe\n", 3,
         "`day_first: maybe` is neither true nor false", "Write true or false."),
        ("files:\n  a.csv: survey\n", 2, 'nothing is stated about "a.csv"',
         "State `kind:` or `columns:`."),
        ("files:\n  a.csv:\n    columns: [x]\n", 2, "`columns:` holds one entry for each header",
         "Indent them."),
        ("files:\n  a.csv:\n   - [\n", 4, "this is not valid YAML",
         "Mind the indentation, and quote headers that hold a colon."),
        ("- a\n", None, "a mapping has a block `files:`", "Write one with `outsidein inspect"),
        ("", None, "a mapping has a block `files:`", "Write one with `outsidein inspect"),
    ],
)  # fmt: skip
def test_errors_carry_line_and_remedy(
    text: str, line: int | None, message: str, remedy: str
) -> None:
    with pytest.raises(Trouble) as caught:
        mapping.loads(text, "m.yaml")
    assert caught.value.source == "m.yaml"
    assert caught.value.line == line
    assert caught.value.message.startswith(message)
    assert caught.value.remedy.startswith(remedy)


def test_all_errors_are_told_at_once() -> None:
    text = "files:\n  a.csv:\n    kind: x\n    decimal: y\n    columns:\n      q: {term: z}\n"
    with pytest.raises(Troubles) as caught:
        mapping.loads(text)
    assert [t.line for t in caught.value.all] == [3, 4, 6]


def test_a_column_that_is_not_there_is_told(tmp_path: Path) -> None:
    stated = mapping.loads("files:\n  f.csv:\n    columns:\n      overal: overall\n", "m.yaml")
    with pytest.raises(Trouble) as caught:
        heard(tmp_path, b"answer_id,overall\nA1,5\n", stated, "f.csv")
    assert str(caught.value) == (
        'm.yaml, line 4: "f.csv" has no column "overal" Did you mean "overall"?'
    )


def test_an_unknown_encoding_is_told(tmp_path: Path) -> None:
    stated = mapping.loads("files:\n  f.csv:\n    encoding: utf-9\n")
    with pytest.raises(Trouble, match='there is no encoding "utf-9"'):
        heard(tmp_path, b"answer_id,overall\nA1,5\n", stated, "f.csv")


def test_a_mapping_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="there is no such mapping"):
        mapping.load(tmp_path / "no.yaml")


OPEN = {
    "zero": "answer_id,overall\n" + "".join(f"A{i},{i % 6}\n" for i in range(60)),
    "pairs": "sq1_1,sq1_2,sq2_1,sq2_2\n"
    + "".join(f"{1 + i % 7},{1 + i % 6},{1 + i % 7},{1 + i % 5}\n" for i in range(60)),
    "days": "ticket_id,opened_at,resolved_at\n1,5/3/2024,6/3/2024\n2,7/8/2024,8/8/2024\n",
    "comma": "customer_id;annual_value;renewal_date\nC1;1,234;2024-01-01\nC2;2,345;2024-01-01\n",
}
SETTLED = {
    "survey": "answer_id,answered_at,r_1_expected,r_1_perceived,overall,recommend,effort\n"
    + "".join(
        f"A{i},{1 + i % 28}/3/2024,{1 + i % 7},{1 + i % 5},{1 + i % 7},{i % 11},"
        f"{[1, 2, 3, 4, 5, 99][i % 6]}\n"
        for i in range(120)
    ),
    "money": "customer_id;annual_value;renewal_date\nC1;1.234,5;31.1.2024\nC2;2,3;1.2.2024\n",
    "odd headers": '"a: b","- c","#d","e\nf","null","1"\n1,2,3,4,5,x\n2,3,4,5,6,y\n',
}


@pytest.mark.parametrize("name", [*OPEN, *SETTLED])
def test_a_saved_mapping_gives_the_same_sheet(name: str, tmp_path: Path) -> None:
    data = (OPEN | SETTLED)[name].encode()
    first = heard(tmp_path, data, None, "f.csv")
    text = mapping_text.dumps(listen.hear([tmp_path / "f.csv"]))
    again = heard(tmp_path, data, mapping.loads(text), "f.csv")
    assert again.table.equals(first.table)
    assert again.account == first.account
    assert again.kind is first.kind

    def meaning(sheet: Sheet) -> list[tuple[object, ...]]:
        return [(c.name, c.term, c.voice, c.criterion, c.item, c.scale, c.unit, c.direction)
                for c in sheet.columns]  # fmt: skip

    assert meaning(again) == meaning(first)
    undecided = [r.question for r in first.readings if not r.decided]
    assert [r.question for r in again.readings if not r.decided] == undecided
    assert text.count("UNDECIDED") == 1 + sum(
        len(r.affects) for r in first.readings if not r.decided
    )
    assert bool(undecided) is (name in OPEN)


def test_saving_where_one_may_not_is_told(tmp_path: Path) -> None:
    (tmp_path / "f.csv").write_text("answer_id,overall\nA1,5\n")
    hearing = listen.hear([tmp_path / "f.csv"])
    mapping_text.save(tmp_path / "m.yaml", hearing)
    assert mapping.load(tmp_path / "m.yaml").files[0].pattern == "f.csv"
    with pytest.raises(Trouble, match="the folder is not there"):
        mapping_text.save(tmp_path / "no" / "m.yaml", hearing)


def test_rows_aside_are_stated_for_a_file() -> None:
    from outsidein.listen.aside import AsideKind

    stated = mapping.loads('files:\n  "a.csv":\n    unfinished: leave_out\n    spam: count\n')
    assert stated.of("a.csv").asides == {AsideKind.UNFINISHED: "leave_out", AsideKind.SPAM: "count"}
    with pytest.raises(Trouble, match="is not known"):
        mapping.loads('files:\n  "a.csv":\n    unfinished: perhaps\n')


@pytest.mark.parametrize("name", [*OPEN, *SETTLED])
def test_a_mapping_saved_in_german_states_the_same(name: str, tmp_path: Path) -> None:
    heard(tmp_path, (OPEN | SETTLED)[name].encode(), None, "f.csv")
    with speaking("de"):
        german = mapping_text.dumps(listen.hear([tmp_path / "f.csv"]))
    english = mapping_text.dumps(listen.hear([tmp_path / "f.csv"]))
    assert german != english
    assert YAML(typ="safe").load(german) == YAML(typ="safe").load(english)
