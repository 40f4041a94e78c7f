"""Whatever Drive leaves out of its answers: what is there is never called missing."""

import pytest

from tests.handiwork import file_of, move_file
from tests.rehearsal import Unit, refusing
from tests.workspace.drive_places import file, folder, shortcut, trash
from zi_sheets.domain.status import Status

TAB, NOTES = "Data Dukung", "1.1/notulen-rapat"


@pytest.mark.parametrize("answer", ["right", "partial", "empty"])
def test_a_present_file_is_never_missing(small_plan: Unit, answer: str) -> None:
    plain, unit = small_plan.copy(), small_plan.copy()
    unit.application.control.behaviour["grouped_listing"] = answer
    assert unit.sync().statuses == plain.sync().statuses
    assert {row["Kode"]: row["Status"] for row in unit.rows(TAB).values()} == {
        row["Kode"]: row["Status"] for row in plain.rows(TAB).values()
    }
    assert [row["Temuan"] for row in unit.rows("Berkas").values()] == [
        row["Temuan"] for row in plain.rows("Berkas").values()
    ]


@pytest.fixture
def lent(unit: Unit) -> tuple[Unit, str]:
    """The minutes of the meeting lie elsewhere; a shortcut in the folder of 1.1 leads to them. Their id."""
    drive = unit.connection().drive
    minutes = file(drive, "Notulen rapat tim ZI 2021.pdf", folder(drive, "arsip", None))
    shortcut(drive, "Notulen", unit.folders()["1.1"], minutes)
    return unit, minutes


def status_of_minutes(unit: Unit) -> str:
    return str(unit.rows(TAB)[NOTES]["Status"])


def test_a_shortcut_proves_what_its_file_proves(lent: tuple[Unit, str]) -> None:
    unit, minutes = lent
    unit.sync()
    assert status_of_minutes(unit) not in {Status.MISSING.value, Status.UNREADABLE.value}
    assert unit.rows("Berkas")[minutes]["Folder"]


def test_a_shortcut_that_broke_makes_unreadable_not_missing(lent: tuple[Unit, str]) -> None:
    unit, minutes = lent
    unit.sync()
    unit.connection().drive.delete(minutes, "x")
    unit.sync()
    assert status_of_minutes(unit) == Status.UNREADABLE.value
    assert str(unit.rows(TAB)[NOTES]["Alasan"]).startswith("Pintasan 'Notulen' di folder 1. ")
    assert "Tidak ada lagi" not in str(unit.rows("Berkas")[minutes]["Temuan"])


def test_what_was_proven_from_another_indicators_folder_is_unreadable_not_missing(synced: Unit) -> None:
    """PITFALLS 17: a night without that folder takes nothing away, nor does the night after it."""
    folders = synced.folders()
    move_file(synced, file_of(synced, "SK Tim ZI 2021.pdf"), folders["1.1"], folders["1.2"])
    seen = []
    for act in (None, refusing(folders["1.2"]), refusing(folders["1.2"]), None):
        synced.sync(act=act)
        seen.append(synced.rows(TAB)["1.1/sk-tim-zi"]["Status"])
    assert seen == [Status.PRESENT, Status.UNREADABLE, Status.UNREADABLE, Status.PRESENT]


def test_a_shortcut_into_the_bin_makes_missing(lent: tuple[Unit, str]) -> None:
    unit, minutes = lent
    unit.sync()
    trash(unit.connection().drive, minutes)
    unit.sync()
    assert status_of_minutes(unit) == Status.MISSING.value
    assert "Tidak ada lagi" in str(unit.rows("Berkas")[minutes]["Temuan"])
