"""Sidik: what changes it, what does not, and when a verdict still holds."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.fingerprint import SHOWN, fingerprint, print_of, prints

FILE = Evidence("1a", "SK Tim.pdf", ("1.1",), "application/pdf", 1200, "c0ffee", "7", url="https://drive/1a")
WHEN = datetime(2021, 4, 12, 3, tzinfo=UTC)
NATIVE = replace(FILE, id="1b", checksum="", size=None, modified=WHEN)
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


def test_a_google_document_without_checksum_changes_when_it_is_edited() -> None:
    assert print_of(replace(NATIVE, modified=WHEN + timedelta(milliseconds=1))) != print_of(NATIVE)
    assert print_of(replace(NATIVE, version="8")) == print_of(NATIVE)


def test_a_moment_is_the_same_in_every_zone() -> None:
    assert print_of(replace(NATIVE, modified=WHEN.astimezone(ZoneInfo("Asia/Jakarta")))) == print_of(NATIVE)


LINKED = Evidence("tautan-1", "Notulen", url="https://drive/1a?usp=sharing", behind=FILE)
PAGE = Evidence("tautan-2", "Berita", url="https://sekolah.test/17")


def test_a_link_to_a_file_is_that_file() -> None:
    assert print_of(LINKED) == print_of(FILE)


def test_the_words_of_a_link_to_a_page_are_not_the_page() -> None:
    assert print_of(replace(PAGE, name="Berita kami")) == print_of(PAGE)
    assert print_of(replace(PAGE, id="tautan-3")) != print_of(PAGE)


def test_parts_do_not_run_into_each_other() -> None:
    assert print_of(replace(FILE, id="1", checksum="ab")) != print_of(replace(FILE, id="1a", checksum="b"))


def test_only_what_is_named_in_the_cell_is_fingerprinted() -> None:
    assert fingerprint(OTHERS) == fingerprint(OTHERS[:SHOWN])
    assert fingerprint([]) == ""
    assert len(fingerprint(OTHERS).split()) == SHOWN


def test_evidence_is_found_by_its_print() -> None:
    assert prints([FILE]) == {print_of(FILE): FILE}
