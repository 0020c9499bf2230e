"""Files as they come: encodings, sizes, places that hold no file, and noise."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outsidein import servicefile
from outsidein.servicefile.nodes import MAX_BYTES
from outsidein.terms.trouble import Trouble

TEXT = "organization:\n  name: Größe\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_with_and_without_its_mark(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "s.yaml"
    path.write_bytes(TEXT.encode(encoding))
    description = servicefile.load(path)
    assert description.organization is not None
    assert description.organization.name == "Größe"
    assert description.source == str(path)


def test_another_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "s.yaml"
    path.write_bytes(TEXT.encode("cp1252"))
    with pytest.raises(Trouble, match="not UTF-8") as caught:
        servicefile.load(path)
    assert caught.value.line == 2


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_end_as_they_like(newline: str) -> None:
    text = "period: month\nscale:\n  low: 7\n  high: 1\n".replace("\n", newline)
    with pytest.raises(Trouble) as caught:
        servicefile.loads(text)
    assert caught.value.line == 2


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n", "beliefs:\npromises: ~\n"])
def test_every_block_is_optional(text: str) -> None:
    description = servicefile.loads(text)
    assert description.criteria == servicefile.criteria_sets["gronroos"]
    assert description.beliefs == description.promises == ()


def test_no_file_a_folder_and_a_giant(tmp_path: Path) -> None:
    giant = tmp_path / "giant.yaml"
    giant.write_bytes(b"#" * (MAX_BYTES + 1))
    for path in (tmp_path / "absent.yaml", tmp_path, giant):
        with pytest.raises(Trouble) as caught:
            servicefile.load(path)
        assert caught.value.source == str(path)
        assert caught.value.remedy


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_noise_ends_in_trouble_or_a_description(data: st.DataObject) -> None:
    """Lines of a whole file, some deleted, doubled, cut or spoilt: never another kind of error."""
    lines = [row[2:] for row in servicefile.template().splitlines() if row.startswith("# ")]
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(lines) - 1))
        row = lines[at]
        spoilt = data.draw(
            st.sampled_from(
                [row + row, row[: len(row) // 2], " " + row, row.replace(":", ""), "", "\t" + row]
            )
            | st.text(max_size=8).map(lambda noise, row=row: row.partition(":")[0] + ": " + noise)
        )
        lines[at] = spoilt
    try:
        description = servicefile.loads("\n".join(lines), "noise.yaml")
    except Trouble as caught:
        told = caught
    else:
        assert description.source == "noise.yaml"
        return
    assert told.source == "noise.yaml"
    assert told.message
    assert told.remedy
