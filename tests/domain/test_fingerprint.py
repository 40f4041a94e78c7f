"""Sidik: what changes it, what does not, and when a verdict still holds."""

from dataclasses import replace

import pytest

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.fingerprint import SHOWN, fingerprint, print_of, prints

FILE = Evidence("1a", "SK Tim.pdf", ("1.1",), "application/pdf", 1200, "c0ffee", "7", url="https://drive/1a")
NATIVE = replace(FILE, id="1b", checksum="", size=None)
OTHERS = [replace(FILE, id=f"2{number}", checksum=f"{number}") for number in range(5)]


@pytest.mark.parametrize(
    "changed",
    [
        replace(FILE, checksum="beef"),
        replace(FILE, name="SK Tim 2021.pdf"),
        replace(FILE, size=1201),
        replace(FILE, id="1z"),
    ],
    ids=["content", "name", "size", "another file"],
)
def test_a_change_that_a_person_would_see(changed: Evidence) -> None:
    assert print_of(changed) != print_of(FILE)


@pytest.mark.parametrize(
    "changed",
    [replace(FILE, version="8"), replace(FILE, folder=("1.2",)), replace(FILE, url="https://drive/other")],
    ids=["opened or renumbered by Drive", "moved to another folder", "another address"],
)
def test_what_changes_nothing_in_the_evidence(changed: Evidence) -> None:
    assert print_of(changed) == print_of(FILE)


def test_a_google_document_without_checksum_changes_with_its_version() -> None:
    assert print_of(replace(NATIVE, version="8")) != print_of(NATIVE)


def test_parts_do_not_run_into_each_other() -> None:
    assert print_of(replace(FILE, id="1", checksum="ab")) != print_of(replace(FILE, id="1a", checksum="b"))


def test_only_what_is_named_in_the_cell_is_fingerprinted() -> None:
    assert fingerprint(OTHERS) == fingerprint(OTHERS[:SHOWN])
    assert fingerprint([]) == ""
    assert len(fingerprint(OTHERS).split()) == SHOWN


def test_evidence_is_found_by_its_print() -> None:
    assert prints([FILE]) == {print_of(FILE): FILE}
