"""The evidence tree in a shared drive, read flat where that is sure and cheap; and what looks empty but is not."""

from typing import Any

import pytest

from tests.rehearsal import Unit
from tests.workspace.drive_places import Paths, altered, file, folder, lend, paths, seen, shared_drive, trash
from zi_sheets.emulator.wire import Request
from zi_sheets.workspace import drive as drive_module
from zi_sheets.workspace.drive import FOLDER, Drive

PLANTED: Paths = [("a", "a1"), ("a", "dalam", "paling dalam", "isi"), ("b", "b1"), ("lepas",)]


@pytest.fixture
def unit_drive(place: Unit) -> str:
    return shared_drive(place)


def planted(drive: Drive, root: str) -> dict[str, str]:
    """Folder ids by name: four files, four folders of which one is empty."""
    made = {name: folder(drive, name, root) for name in ("a", "b", "kosong")}
    made["dalam"] = folder(drive, "dalam", made["a"])
    made["paling dalam"] = folder(drive, "paling dalam", made["dalam"])
    for name, parent in (("a1", made["a"]), ("b1", made["b"]), ("isi", made["paling dalam"]), ("lepas", root)):
        file(drive, name, parent)
    return made


def pages(place: Unit) -> int:
    return place.methods.count("drive.files.list")


@pytest.mark.parametrize("root", ["the drive", "a folder of it"])
def test_a_small_shared_drive_takes_one_listing(place: Unit, drive: Drive, unit_drive: str, root: str) -> None:
    top = unit_drive if root == "the drive" else folder(drive, "bukti", unit_drive)
    planted(drive, top)
    if top != unit_drive:
        file(drive, "bukan bukti", unit_drive)
    tree = seen(place, top)
    assert (paths(tree), tree.unreadable, pages(place)) == (PLANTED, {}, 1)


def test_the_drive_itself_is_read_flat_to_its_last_page(
    place: Unit, drive: Drive, unit_drive: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted(drive, unit_drive)
    monkeypatch.setattr(drive_module, "PAGE_SIZE", 4)
    tree = seen(place, unit_drive)
    assert (paths(tree), pages(place)) == (PLANTED, 3)


def test_a_folder_of_a_large_drive_is_walked(
    place: Unit, drive: Drive, unit_drive: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = folder(drive, "bukti", unit_drive)
    planted(drive, root)
    monkeypatch.setattr(drive_module, "PAGE_SIZE", 9)
    tree = seen(place, root)
    assert paths(tree) == PLANTED
    assert pages(place) == 1 + 4 + 1, "the first look, four levels, one empty folder"


def test_a_guest_of_one_folder_walks(place: Unit, drive: Drive, unit_drive: str) -> None:
    root = folder(drive, "bukti", unit_drive)
    planted(drive, root)
    lend(drive, root, "tamu")
    assert paths(seen(place, root, "tamu")) == PLANTED


def test_what_lies_in_the_bin_of_a_shared_drive_is_no_evidence(place: Unit, drive: Drive, unit_drive: str) -> None:
    made = planted(drive, unit_drive)
    trash(drive, made["dalam"])
    assert paths(seen(place, unit_drive)) == [("a", "a1"), ("b", "b1"), ("lepas",)]


def test_a_flat_listing_without_anything_of_ours_is_not_believed(place: Unit, drive: Drive, unit_drive: str) -> None:
    planted(drive, unit_drive)

    def forgetful(request: Request, answer: Any) -> None:
        if request.parameter("corpora") == "drive":
            answer["files"] = []

    assert paths(seen(place, unit_drive, act=altered(place, forgetful))) == PLANTED


@pytest.mark.parametrize("where", ["my drive", "shared drive"])
def test_a_folder_that_may_be_seen_but_not_opened_is_not_empty(
    place: Unit, drive: Drive, unit_drive: str, where: str
) -> None:
    root = unit_drive if where == "shared drive" else folder(drive, "bukti", None)
    made = planted(drive, root)

    def closed(request: Request, answer: Any) -> None:
        for each in answer["files"]:
            if each["id"] == made["a"]:
                each["capabilities"] = {"canListChildren": False}
        answer["files"] = [each for each in answer["files"] if made["a"] not in each["parents"]]

    tree = seen(place, root, act=altered(place, closed))
    assert paths(tree) == [("b", "b1"), ("lepas",)]
    assert [tree.folders[key].path for key in tree.unreadable] == [("a",)]
    assert not tree.unreadable.keys() & {made["kosong"]}


@pytest.mark.parametrize("where", ["my drive", "shared drive"])
@pytest.mark.parametrize("asked", ["one folder", "every listing"])
def test_an_incomplete_listing_is_unreadable_and_keeps_what_it_found(
    place: Unit, drive: Drive, unit_drive: str, where: str, asked: str
) -> None:
    root = unit_drive if where == "shared drive" else folder(drive, "bukti", None)
    made = planted(drive, root)

    def hurried(request: Request, answer: Any) -> None:
        question = request.parameter("q") + request.parameter("corpora")
        answer["incompleteSearch"] = asked == "every listing" or made["b"] in question or "drive" in question

    tree = seen(place, root, act=altered(place, hurried))
    assert paths(tree) == PLANTED
    every = {root, *made.values()}
    assert tree.unreadable.keys() == ({made["b"]} if asked == "one folder" else every)
    assert {failure.code for failure in tree.unreadable.values()} == {"incomplete"}


def test_2001_files_are_all_seen(place: Unit, drive: Drive) -> None:
    """Three pages: a listing that forgets `nextPageToken` would end at a thousand."""
    root = folder(drive, "bukti", None)
    first = place.application.store.get("file", file(drive, "f", root))
    with place.application.store.transaction():
        for number in range(2000):
            place.application.store.put("file", f"{number:044}", {**first, "id": f"{number:044}"})
    assert len(seen(place, root).files) == 2001
    assert pages(place) == 3


@pytest.mark.parametrize(
    "name", ["Jum'at", "a\\b", "../..", "=IMPORTXML(1)", "' or trashed = true or name = '", "🙏", " "]
)
def test_names_are_only_names(place: Unit, drive: Drive, name: str) -> None:
    root = folder(drive, "bukti", None)
    file(drive, name, folder(drive, name, root))
    assert paths(seen(place, root)) == [(name, name)]


def test_two_folders_of_one_name_are_two(place: Unit, drive: Drive) -> None:
    root = folder(drive, "bukti", None)
    for name in ("satu", "dua"):
        file(drive, name, folder(drive, "sama", root))
    tree = seen(place, root)
    assert paths(tree) == [("sama", "dua"), ("sama", "satu")]
    assert len([each for each in tree.folders.values() if each.file["mimeType"] == FOLDER]) == 3
