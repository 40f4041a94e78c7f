"""Drive through the real client: queries, pages, names that break a query."""

import pytest

from tests.rehearsal import new_unit
from tests.workspace.drive_places import folder, lend
from zi_sheets.workspace import drive
from zi_sheets.workspace.drive import DOCUMENT, FOLDER, Drive, quoted
from zi_sheets.workspace.failure import AccessRefused


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", "'a'"),
        ("", "''"),
        ("Jum'at", r"'Jum\'at'"),
        ("a\\b", r"'a\\b'"),
        ("\\'", r"'\\\''"),
        ("x' or trashed = true or name = 'y", r"'x\' or trashed = true or name = \'y'"),
    ],
)
def test_quoted(text: str, expected: str) -> None:
    assert quoted(text) == expected


@pytest.fixture
def place() -> Drive:
    return new_unit().connection().drive


@pytest.mark.parametrize("name", ["Jum'at", "a\\b", "\\'", '"dua"', "=1", "' or name contains 'b"])
def test_a_name_with_signs_is_found_as_it_is(place: Drive, name: str) -> None:
    made = place.create(name, "text/plain", None, content=b"x")
    place.create("b", "text/plain", None, content=b"x")
    assert [file["id"] for file in place.search(f"name = {quoted(name)}", "Drive")] == [made["id"]]


@pytest.mark.parametrize(("size", "files"), [(2, 5), (5, 5), (3, 0)], ids=["3 pages", "one full page", "nothing"])
def test_a_listing_goes_to_its_last_page(place: Drive, monkeypatch: pytest.MonkeyPatch, size: int, files: int) -> None:
    monkeypatch.setattr(drive, "PAGE_SIZE", size)
    folder = place.create("penuh", FOLDER, None)["id"]
    made = {place.create(f"{number}", "text/plain", folder, content=b"x")["id"] for number in range(files)}
    assert {file["id"] for file in place.children([folder], "x")} == made


def test_what_lies_in_the_bin_is_not_listed(place: Drive) -> None:
    folder = place.create("a", FOLDER, None)["id"]
    file = place.create("b", "text/plain", folder, content=b"x")["id"]
    request = place._service.files().update(fileId=file, body={"trashed": True})
    request.execute()
    assert place.children([folder], "x") == []


def test_properties_are_seen_by_every_client(place: Drive) -> None:
    made = place.create("a", FOLDER, None, properties={"zi_kode": "3.1"})
    assert place.get(made["id"], "x")["properties"] == {"zi_kode": "3.1"}


def test_a_file_that_is_not_there_names_its_place(place: Drive) -> None:
    with pytest.raises(AccessRefused) as failure:
        place.get("tidak-ada", "folder bukti")
    assert (failure.value.code, failure.value.where) == ("not_found", "folder bukti")


def test_a_google_document_has_no_checksum_but_a_version_that_grows(place: Drive) -> None:
    made = place.create("a", DOCUMENT, None)
    changed = place.update(made["id"], "x", properties={"zi": "1"})
    assert "md5Checksum" not in made
    assert int(changed["version"]) > int(made["version"])


def test_an_account_without_storage_updates_but_makes_nothing() -> None:
    """A service account: it may fill what a person made, never own a file."""
    unit = new_unit()
    person, robot = unit.connection().drive, unit.connection("robot").drive
    with unit.application.store.transaction():
        unit.application.store.put("identity", "robot", {"storage_quota": 0})
    home = folder(person, "bersama", None)
    lend(person, home, "robot")
    made = person.create("laporan", DOCUMENT, home)
    assert robot.update(made["id"], "x", properties={"zi": "1"})["properties"] == {"zi": "1"}
    with pytest.raises(AccessRefused) as failure:
        robot.create("baru", DOCUMENT, home)
    assert failure.value.code == "storage_quota"
