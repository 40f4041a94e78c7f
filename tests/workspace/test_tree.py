"""The evidence tree: 50 folders a question, and no empty answer is trusted."""

from collections.abc import Sequence

import pytest

from tests.rehearsal import Unit, refusing
from zi_sheets.workspace.drive import FOLDER, Drive
from zi_sheets.workspace.failure import AccessRefused
from zi_sheets.workspace.tree import read_tree

Paths = list[tuple[str, ...]]


def planted(drive: Drive, parent: str, folders: Sequence[str], files: int = 1) -> None:
    """Folders below `parent`, `files` files in each."""
    for name in folders:
        folder = drive.create(name, FOLDER, parent)["id"]
        for number in range(files):
            drive.create(f"{name}-{number}", "text/plain", folder, content=b"x")


def root_of(place: Unit) -> str:
    return str(place.connection().drive.create("bukti", FOLDER, None)["id"])


def paths(place: Unit, root: str) -> Paths:
    place.forget()
    tree = read_tree(place.connection().drive, root)
    return sorted((*folder.path, file["name"]) for folder, file in tree.files)


@pytest.mark.parametrize(("folders", "listings"), [(0, 1), (1, 2), (50, 2), (51, 3)], ids=["none", "one", "50", "51"])
def test_fifty_folders_a_question(place: Unit, folders: int, listings: int) -> None:
    root, names = root_of(place), [f"f{number:03}" for number in range(folders)]
    planted(place.connection().drive, root, names)
    assert paths(place, root) == [(name, f"{name}-0") for name in names]
    assert place.methods == ["drive.files.get", *["drive.files.list"] * listings]


def test_an_empty_folder_among_others_is_asked_again_alone(place: Unit) -> None:
    root, drive = root_of(place), place.connection().drive
    planted(drive, root, ["a", "b"])
    planted(drive, root, ["kosong"], files=0)
    assert paths(place, root) == [("a", "a-0"), ("b", "b-0")]
    assert place.methods.count("drive.files.list") == 1 + 1 + 1


@pytest.mark.parametrize("answer", ["empty", "partial"])
def test_folders_that_a_grouped_answer_missed_are_asked_alone(place: Unit, answer: str) -> None:
    """Google says nothing when it misses a folder of a grouped question."""
    root = root_of(place)
    planted(place.connection().drive, root, ["a", "b", "c"])
    place.application.control.behaviour["grouped_listing"] = answer
    assert paths(place, root) == [("a", "a-0"), ("b", "b-0"), ("c", "c-0")]


def test_levels_are_read_one_after_another(place: Unit) -> None:
    root, drive = root_of(place), place.connection().drive
    planted(drive, root, ["a"])
    first = drive.search("name = 'a'", "Drive")[0]["id"]
    planted(drive, first, ["dalam"])
    assert paths(place, root) == [("a", "a-0"), ("a", "dalam", "dalam-0")]


def test_a_folder_that_cannot_be_read_is_named_and_hides_no_other(
    place: Unit, caplog: pytest.LogCaptureFixture
) -> None:
    root, drive = root_of(place), place.connection().drive
    planted(drive, root, ["a", "b", "c"])
    hidden = drive.search("name = 'b'", "Drive")[0]["id"]
    tree = read_tree(place.connection(act=refusing(hidden)).drive, root)
    assert sorted(file["name"] for _, file in tree.files) == ["a-0", "c-0"]
    assert list(tree.unreadable) == [hidden]
    assert tree.unreadable[hidden].where == "folder bukti b"
    assert caplog.records == []


@pytest.mark.parametrize("root", ["tidak-ada", ""], ids=["unknown", "none"])
def test_a_root_that_cannot_be_read_stops(place: Unit, root: str) -> None:
    with pytest.raises(AccessRefused):
        read_tree(place.connection().drive, root or "x")


def test_a_root_in_the_bin_stops(place: Unit) -> None:
    """Everything in it would look deleted."""
    root, drive = root_of(place), place.connection().drive
    planted(drive, root, ["a"])
    drive._service.files().update(fileId=root, body={"trashed": True}).execute()
    with pytest.raises(AccessRefused):
        read_tree(drive, root)
