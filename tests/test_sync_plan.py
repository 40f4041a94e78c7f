"""The nightly job on the whole 2021 plan with the sample evidence."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

import pytest

from tests.rehearsal import MATERIALS, Unit
from zi_sheets.decide import decide
from zi_sheets.domain.assessment import Assessment
from zi_sheets.domain.requirement import Cadence
from zi_sheets.domain.snapshot import Snapshot
from zi_sheets.domain.status import Status
from zi_sheets.plan import CellWrite
from zi_sheets.practice.sample_evidence import FIRST_BATCH, load_sample_evidence
from zi_sheets.synced import Synced

FIRST_NIGHT = date(2021, 3, 30)


class Night(NamedTuple):
    """The same place before and after its first sync, with the dry run that came before it."""

    unit: Unit
    before: Snapshot
    dry: Synced
    done: Synced


@pytest.fixture(scope="module")
def first(practice_plan: Unit) -> Night:
    unit = practice_plan.copy()
    before, dry = unit.snapshot(), unit.sync(FIRST_NIGHT, dry_run=True)
    return Night(unit, before, dry, unit.sync(FIRST_NIGHT))


def on(night: Night, today: date) -> Assessment:
    return decide(night.before, MATERIALS, today).assessment


def test_198_obligations_by_cadence(first: Night) -> None:
    cadences = Counter(item.obligation.requirement.cadence for item in on(first, FIRST_NIGHT).items)
    assert cadences == {Cadence.ONCE: 93, Cadence.ANNUAL: 7, Cadence.SEMESTER: 2, Cadence.MONTHLY: 96}
    assert cadences.total() == 198


def test_every_obligation_has_one_row(first: Night) -> None:
    rows = first.unit.rows("Data Dukung")
    assert set(rows) == {item.obligation.code for item in first.done.assessment.items}
    assert len(rows) == 198
    assert len(first.unit.rows("Rencana Kerja")) == 25
    assert len(first.unit.rows("Berkas")) == len([each for each in load_sample_evidence() if each.batch == FIRST_BATCH])


def statuses(assessment: Assessment) -> dict[str, Status]:
    return {item.obligation.code: item.state.status for item in assessment.items}


@pytest.mark.parametrize(
    ("today", "not_yet"),
    [
        (date(2020, 12, 31), 198),
        (date(2021, 1, 1), 89),
        (date(2021, 3, 31), 73),
        (date(2021, 7, 1), 40),
        (date(2021, 12, 1), 0),
    ],
    ids=str,
)
def test_what_has_not_begun_is_not_asked(first: Night, today: date, not_yet: int) -> None:
    """At most so many: evidence that came early counts as there."""
    found = on(first, today)
    waiting = [item for item in found.items if item.obligation.period.start > today]
    early = [item for item in waiting if item.state.status is not Status.NOT_YET]
    assert len(waiting) == not_yet
    assert {item.state.status for item in early} <= {Status.PRESENT, Status.DOUBTFUL}
    assert not [item for item in found.items if item.state.status is Status.NOT_YET and item not in waiting]


def test_time_alone_changes_only_what_waited(first: Night) -> None:
    was, now = statuses(on(first, date(2021, 3, 31))), statuses(on(first, date(2021, 12, 31)))
    changed = {code for code in was if was[code] is not now[code]}
    assert {was[code] for code in changed} == {Status.NOT_YET}
    assert Status.NOT_YET not in now.values()


def test_most_of_the_sample_evidence_is_seen_as_a_careful_person_sees_it(first: Night) -> None:
    """What is called Ada is Ada by the table's truth; the matcher has tests of its own."""
    truth = {code for sample in load_sample_evidence() if sample.batch == FIRST_BATCH for code in sample.truth}
    found = {code for code, status in statuses(first.done.assessment).items() if status is Status.PRESENT}
    assert found
    assert len(found & truth) / len(found) > 0.9
    assert len(found & truth) / len(truth) > 0.7


def test_a_google_document_that_nobody_filled_in_is_kosong(first: Night) -> None:
    rows = first.unit.rows("Data Dukung")
    notes, attendance = rows["6.1/notula@2021-03"], rows["6.1/daftar-hadir@2021-03"]
    assert (notes["Status"], attendance["Status"]) == ("Kosong", "Ada")
    assert "formulirnya belum diisi" in str(notes["Alasan"])
    assert first.dry.opened > 0
    assert first.done.opened == 0


def test_the_dry_run_is_what_was_then_written(first: Night) -> None:
    assert first.done.receipt
    dry = _listed((*first.dry.plan.keys, *first.dry.plan.cells))
    assert dry == _listed(first.done.receipt.written)
    assert len(first.dry.plan.listed()) == len(dry)


def _listed(writes: Iterable[CellWrite]) -> set[tuple[object, ...]]:
    return {(write.tab, write.kode, write.column, write.was, write.now) for write in writes}


def test_a_second_night_changes_no_status_without_a_reason(first: Night) -> None:
    unit = first.unit.copy()
    again = unit.sync(FIRST_NIGHT)
    assert not again.plan
    assert statuses(again.assessment) == statuses(first.done.assessment)
    unit.forget()
    next_day = unit.sync(FIRST_NIGHT + timedelta(days=1))
    assert {write.tab for write in next_day.plan.cells} == {"Riwayat"}
    assert sum(unit.written.values()) == 1


def test_weights_stand_beside_completeness_and_are_never_multiplied(first: Night) -> None:
    rows = first.unit.person().worksheet("Skor").get_all_values()
    weights = {row[0]: row[2] for row in rows if row[0] in {"PRA", "MP", "TT", "SDM", "AK", "PW", "PP"}}
    assert weights == {"PRA": "", "MP": "5", "TT": "5", "SDM": "15", "AK": "10", "PW": "15", "PP": "10"}
    total = next(row for row in rows if row[0] == "Semua")
    asked = sum(item.asked for item in first.done.assessment.items)
    assert int(str(total[3])) == asked
