"""Laws that every kind of export keeps, found by walking the registry."""

import pytest

from outsidein import listen
from outsidein.listen import readers
from outsidein.listen.formats import read_path
from outsidein.listen.readers import Export
from outsidein.listen.select import plain

EXPORTS = readers.registry()


def test_the_registry_finds_every_folder() -> None:
    assert {e.slug for e in EXPORTS} >= {"google_forms", "servicenow_audit_log"}
    assert len({e.slug for e in EXPORTS}) == len(EXPORTS)


@pytest.mark.parametrize("export", EXPORTS, ids=lambda e: e.slug)
class TestExport:
    """One export."""

    def test_has_a_title_and_a_source(self, export: Export) -> None:
        assert export.title
        assert len(export.source) > 40

    def test_recognizes_its_own_sample_and_no_other(self, export: Export) -> None:
        for other in EXPORTS:
            (raw,) = read_path(other.sample)
            found = readers.recognize(raw)
            assert (found is export) is (other is export)

    def test_reads_its_sample_without_a_reject(self, export: Export) -> None:
        (sheet,) = listen.hear([export.sample]).sheets
        assert sheet.rejects == ()
        assert sheet.kind is export.kind
        assert sheet.recognized_as == export.title
        assert sheet.account.used > 0

    def test_its_headers_are_plain(self, export: Export) -> None:
        assert [h for h in export.known if plain(h) != h] == []
        assert all(0 < g.confidence <= 1 and g.evidence for g in export.known.values())


def test_an_ordinary_table_is_no_export(tmp_path: object) -> None:
    from outsidein.listen.containers import Member
    from outsidein.listen.delimited import read_delimited

    raw = read_delimited(Member("x.csv", b"number,overall\n1,5\n1,6\n"))
    assert readers.recognize(raw) is None
