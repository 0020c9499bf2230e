"""Laws that every kind of export keeps, found by walking the registry."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from outsidein import listen
from outsidein.listen import mapping, mapping_text, readers
from outsidein.listen.formats import read_path
from outsidein.listen.raw import Raw
from outsidein.listen.readers import SURE, Export
from outsidein.listen.select import plain

EXPORTS = readers.registry()
SAMPLES = [pytest.param(e, s, id=f"{e.slug}-{s.name}") for e in EXPORTS for s in e.samples]


def shuffled(raw: Raw, seed: int) -> Raw:
    """The same table with its columns in another order."""
    order = np.random.default_rng(seed).permutation(len(raw.headers)).tolist()
    return replace(
        raw,
        headers=tuple(raw.headers[i] for i in order),
        columns=tuple(raw.columns[i] for i in order),
    )


def sure_ones(raw: Raw) -> list[str]:
    """Every reader that would take the table."""
    return [e.slug for e in EXPORTS if readers.confidence(e, raw) >= SURE]


def test_the_registry_finds_every_folder() -> None:
    assert {e.slug for e in EXPORTS} >= {"google_forms", "servicenow_audit_log"}
    assert len({e.slug for e in EXPORTS}) == len(EXPORTS)


@pytest.mark.parametrize("export", EXPORTS, ids=lambda e: e.slug)
class TestExport:
    """One export."""

    def test_has_a_title_a_source_and_samples(self, export: Export) -> None:
        assert export.title
        assert len(export.source) > 40
        assert export.samples

    def test_its_headers_are_plain(self, export: Export) -> None:
        assert [h for h in export.known if plain(h) != h] == []
        assert all(0 < g.confidence <= 1 and g.evidence for g in export.known.values())


@pytest.mark.parametrize(("export", "sample"), SAMPLES)
class TestSample:
    """One sample of one export."""

    def test_is_recognized_by_its_own_reader_alone(self, export: Export, sample: Path) -> None:
        for raw in read_path(sample):
            assert sure_ones(raw) == [export.slug]

    def test_is_recognized_with_its_columns_in_any_order(
        self, export: Export, sample: Path
    ) -> None:
        for raw in read_path(sample):
            for seed in range(5):
                assert sure_ones(shuffled(raw, seed)) == [export.slug]

    def test_is_read_without_a_reject(self, export: Export, sample: Path) -> None:
        for sheet in listen.hear([sample]).sheets:
            assert sheet.rejects == ()
            assert export.kind in (None, sheet.kind)
            assert sheet.recognized_as == export.title
            assert sheet.account.used > 0

    def test_prepares_the_same_table_twice(self, export: Export, sample: Path) -> None:
        """A corrected file of rejects holds the prepared headers: it must be read as well."""
        for raw in read_path(sample):
            once = export.prepare(raw)
            assert sure_ones(once) == [export.slug]
            again = export.prepare(once)
            assert again.headers == once.headers
            assert again.lines.tolist() == once.lines.tolist()

    def test_its_saved_mapping_reads_it_the_same(self, export: Export, sample: Path) -> None:
        hearing = listen.hear([sample])
        told = mapping.loads(mapping_text.dumps(hearing))
        for first, second in zip(
            hearing.sheets, listen.hear([sample], mapping=told).sheets, strict=True
        ):
            assert first.account == second.account
            assert first.table == second.table
            for one, other in zip(first.columns, second.columns, strict=True):
                assert (one.term, one.voice, one.scale) == (other.term, other.voice, other.scale)


def test_an_ordinary_table_is_no_export(tmp_path: object) -> None:
    from outsidein.listen.containers import Member
    from outsidein.listen.delimited import read_delimited

    raw = read_delimited(Member("x.csv", b"number,overall\n1,5\n1,6\n"))
    assert readers.recognize(raw) is None
