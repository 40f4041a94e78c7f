"""The lease: a second run notices, waits, stops with a message or takes over; it never locks anybody out for good."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from tests.rehearsal import DAY, MATERIALS, Unit, before
from zi_sheets.domain.snapshot import Mark, Snapshot
from zi_sheets.emulator.wire import Reply, Request
from zi_sheets.errors import Interrupted
from zi_sheets.lease import KEY, LASTS, METADATA_ID, other_run, release, take
from zi_sheets.run import Outset, sync
from zi_sheets.synced import Synced

NOON = datetime(2021, 3, 30, 5, tzinfo=UTC)
WRITE, CHANGE = "values:batchUpdateByDataFilter", ":batchUpdate"


def held(owner: str, until: datetime) -> Snapshot:
    value = json.dumps({"pemilik": owner, "sampai": until.isoformat()})
    return Snapshot("book", "", {}, marks={KEY: Mark(METADATA_ID, value)})


@pytest.mark.parametrize(
    ("snapshot", "busy"),
    [
        pytest.param(Snapshot("book", "", {}), False, id="nobody"),
        pytest.param(held("b", NOON + LASTS), True, id="another run"),
        pytest.param(held("a", NOON + LASTS), False, id="this run itself"),
        pytest.param(held("b", NOON), False, id="run out"),
        pytest.param(held("b", NOON - timedelta(days=1)), False, id="run out long ago"),
    ],
)
def test_other_run(snapshot: Snapshot, busy: bool) -> None:
    assert bool(other_run(snapshot, "a", NOON)) is busy


def test_the_message_says_until_when_in_the_units_own_time() -> None:
    found = other_run(held("b", datetime(2021, 3, 30, 12, 10, tzinfo=UTC)), "a", NOON)
    assert found
    assert "12:10" in found.message
    assert found.action


def claims(unit: Unit) -> list[str]:
    return [mark.value for key, mark in unit.snapshot().marks.items() if key == KEY]


def test_two_cannot_hold_it(synced: Unit) -> None:
    """The id is fixed, and Google refuses one in use: whoever comes second is told, whatever it saw before."""
    sheets, snapshot = synced.connection().sheets, synced.snapshot()
    first = take(sheets, snapshot, "a", NOON)
    with pytest.raises(Interrupted, match="baru saja mulai"):
        take(sheets, snapshot, "b", NOON)
    assert claims(synced) == [first.value]


def test_one_that_has_run_out_is_taken_over_and_not_given_back_by_its_owner(synced: Unit) -> None:
    sheets, spreadsheet_id = synced.connection().sheets, synced.config.spreadsheet_id
    stale = take(sheets, synced.snapshot(), "a", NOON)
    fresh = take(sheets, synced.snapshot(), "b", NOON + LASTS)
    release(sheets, spreadsheet_id, stale)
    assert claims(synced) == [fresh.value]
    release(sheets, spreadsheet_id, fresh)
    assert claims(synced) == []


def test_only_one_of_two_takes_over(synced: Unit) -> None:
    sheets = synced.connection().sheets
    take(sheets, synced.snapshot(), "a", NOON)
    snapshot = synced.snapshot()
    take(sheets, snapshot, "b", NOON + LASTS)
    with pytest.raises(Interrupted):
        take(sheets, snapshot, "c", NOON + LASTS)


def synced_at(unit: Unit, now: datetime, act: Callable[[Request], Reply | None] | None = None) -> Synced:
    return sync(unit.connection(act=act), unit.config, MATERIALS, Outset(now, DAY))


def news(unit: Unit) -> None:
    unit.upload([("1.1", "Notulen rapat 12 Januari 2021.pdf")])


def test_a_run_waits_for_another_to_end(synced: Unit) -> None:
    """It looks again after each wait; when the other is done it goes on."""
    news(synced)
    sheets = synced.connection().sheets
    lease = take(sheets, synced.snapshot(), "lain", NOON)
    ends = before(synced.config.spreadsheet_id, lambda: release(sheets, synced.config.spreadsheet_id, lease), nth=2)
    assert synced_at(synced, NOON, ends).receipt
    assert claims(synced) == []


def test_a_run_that_waits_in_vain_stops_before_its_first_write(synced: Unit) -> None:
    news(synced)
    take(synced.connection().sheets, synced.snapshot(), "lain", NOON)
    synced.forget()
    with pytest.raises(Interrupted, match="Sinkron lain"):
        synced_at(synced, NOON)
    assert not synced.written


def test_a_lease_that_a_kill_left_behind_runs_out(synced: Unit) -> None:
    news(synced)
    take(synced.connection().sheets, synced.snapshot(), "mati", NOON)
    assert synced_at(synced, NOON + LASTS).receipt
    assert claims(synced) == []


def test_a_run_that_has_nothing_to_write_takes_none(synced: Unit) -> None:
    synced.forget()
    synced.sync()
    assert "sheets.spreadsheets.batchUpdate" not in synced.written


def test_a_run_that_fails_gives_its_lease_back(synced: Unit) -> None:
    news(synced)

    def act(request: Request) -> Reply | None:
        return Reply(403, b"{}", {"Content-Type": "application/json"}) if request.path.endswith(WRITE) else None

    with pytest.raises(Exception, match="tidak diizinkan"):
        synced_at(synced, NOON, act)
    assert claims(synced) == []


def test_a_lease_that_cannot_be_given_back_fails_no_run(synced: Unit) -> None:
    news(synced)

    def act(request: Request) -> Reply | None:
        gone = b"deleteDeveloperMetadata" in request.body
        return Reply(403, b"{}", {"Content-Type": "application/json"}) if gone else None

    assert synced_at(synced, NOON, act).receipt
    assert len(claims(synced)) == 1
