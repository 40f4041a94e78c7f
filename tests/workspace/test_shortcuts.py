"""Shortcuts in the evidence tree: followed, cut where they go round, and named where they lead nowhere."""

import pytest

from tests.rehearsal import Act, Unit, refusing
from tests.workspace.drive_places import file, folder, lend, paths, redirect, seen, shortcut, trash, withdraw
from zi_sheets.domain.snapshot import Snapshot
from zi_sheets.emulator.wire import Reply, Request
from zi_sheets.read import with_evidence
from zi_sheets.workspace.drive import Drive


@pytest.fixture
def root(drive: Drive) -> str:
    return folder(drive, "bukti", None)


def test_a_shortcut_to_a_file_is_that_file_in_the_shortcuts_folder(place: Unit, drive: Drive, root: str) -> None:
    target = file(drive, "SK Tim.pdf", folder(drive, "di luar", None))
    shortcut(drive, "pintasan", folder(drive, "3.1", root), target)
    tree = seen(place, root)
    assert paths(tree) == [("3.1", "SK Tim.pdf")]
    assert tree.files[0][1]["id"] == target
    assert tree.files[0][1]["md5Checksum"]
    assert place.methods == ["drive.files.get", *["drive.files.list"] * 2, "drive.files.get"]


def test_a_target_in_the_tree_costs_no_call_and_has_both_places(place: Unit, drive: Drive, root: str) -> None:
    target = file(drive, "SK", folder(drive, "a", root))
    shortcut(drive, "SK", folder(drive, "b", root), target)
    tree = seen(place, root)
    assert paths(tree) == [("a", "SK"), ("b", "SK")]
    assert place.methods.count("drive.files.get") == 1


def test_a_file_is_shown_once_in_a_folder(place: Unit, drive: Drive, root: str) -> None:
    target = file(drive, "SK", root)
    shortcut(drive, "SK (pintasan)", root, target)
    shortcut(drive, "SK (pintasan lagi)", root, target)
    assert paths(seen(place, root)) == [("SK",)]


def test_a_shortcut_to_a_folder_shows_its_contents(place: Unit, drive: Drive, root: str) -> None:
    outside = folder(drive, "arsip", None)
    file(drive, "foto", folder(drive, "2021", outside))
    shortcut(drive, "Foto", folder(drive, "a", root), outside)
    shortcut(drive, "Foto juga", folder(drive, "b", root), outside)
    assert paths(seen(place, root)) == [("a", "Foto", "2021", "foto"), ("b", "Foto juga", "2021", "foto")]


def test_marks_count_only_where_the_product_put_them(place: Unit, drive: Drive, root: str) -> None:
    """Last year's tree, linked into this year's, must not pass for this year's folders."""
    last_year = drive.create("Bukti 2020", "application/vnd.google-apps.folder", None)["id"]
    drive.create("3.1 SK", "application/vnd.google-apps.folder", last_year, properties={"zi_kode": "3.1"})
    shortcut(drive, "tahun lalu", root, last_year)
    tree = seen(place, root)
    assert [each.path for each in tree.folders.values()] == [(), ("tahun lalu",), ("tahun lalu", "3.1 SK")]
    assert not any(each.file.get("properties") for each in tree.folders.values())


@pytest.mark.parametrize("way", ["up", "to itself", "across"])
def test_cycles_are_cut(place: Unit, drive: Drive, root: str, way: str) -> None:
    inside, other = folder(drive, "dalam", root), folder(drive, "lain", root)
    file(drive, "isi", inside)
    shortcut(drive, "lingkar", inside, {"up": root, "to itself": inside, "across": other}[way])
    shortcut(drive, "kembali", other, inside)
    tree = seen(place, root)
    assert {("dalam", "isi"), ("lain", "kembali", "isi")} <= set(paths(tree))
    assert len(tree.files) <= 3
    assert not tree.broken


def test_many_folders_that_show_each_other_stay_few(place: Unit, drive: Drive, root: str) -> None:
    folders = [folder(drive, f"f{number}", root) for number in range(8)]
    for each in folders:
        file(drive, "isi", each)
        for other in folders:
            shortcut(drive, "ke sana", each, other)
    tree = seen(place, root)
    assert len(tree.files) == 8 + 8 * 7


@pytest.mark.parametrize("loss", ["deleted", "in the bin", "not shared", "refused", "gone again", "a shortcut"])
@pytest.mark.parametrize("kind", ["file", "folder"])
def test_a_shortcut_that_leads_nowhere_is_named(place: Unit, drive: Drive, root: str, kind: str, loss: str) -> None:
    """Never a crash, never missing: whoever is asked for what it showed learns why nobody can tell."""
    lend(drive, root, "robot")
    outside = folder(drive, "arsip", None)
    target = file(drive, "SK", outside) if kind == "file" else folder(drive, "SK", outside)
    if loss != "not shared":
        lend(drive, outside, "robot")
    pointer = shortcut(drive, "pintasan", folder(drive, "3.1", root), target)
    match loss:
        case "a shortcut":
            target = redirect(place, pointer, shortcut(drive, "dua kali", outside, target))
        case "deleted":
            drive.delete(target, "x")
        case "in the bin":
            trash(drive, target)
        case "gone again":
            withdraw(place, outside, "robot")
    act = _refusing_to_get(target) if loss == "refused" else None
    tree = seen(place, root, "robot", act)
    ((found, failure),) = tree.broken
    known = loss in ("in the bin", "a shortcut")
    assert (found.id, found.path) == (target, ("3.1", "pintasan"))
    assert failure.code == ("dead_shortcut" if known else "lost_shortcut")
    assert "Pintasan ini tidak dapat diikuti" not in failure.message
    assert failure.where == "tujuan pintasan pintasan"
    assert not tree.files
    assert not tree.unreadable


@pytest.mark.parametrize("answer", ["none", "refused"])
def test_a_shortcut_whose_target_google_says_nothing_of_is_known(
    place: Unit, drive: Drive, root: str, answer: str
) -> None:
    """No owner is asked to share what may be shared already."""
    target = file(drive, "SK", folder(drive, "arsip", None))
    shortcut(drive, "pintasan", root, target)
    refused = _refusing_to_get(target)

    def silent(request: Request) -> Reply | None:
        return Reply(503, b"", {}) if refused(request) else None

    tree = seen(place, root, act=silent if answer == "none" else refused)
    (unreadable,) = with_evidence(Snapshot("s", "", {}), tree).unreadable
    assert (unreadable.hides, unreadable.answered) == (True, answer == "refused")


def _refusing_to_get(file_id: str) -> Act:
    def act(request: Request) -> Reply | None:
        body = b'{"error": {"code": 403, "errors": [{"reason": "insufficientFilePermissions"}], "message": "m"}}'
        return Reply(403, body, {"Content-Type": "application/json"}) if request.path.endswith(file_id) else None

    return act


def test_a_folder_behind_a_shortcut_that_cannot_be_listed_is_unreadable(place: Unit, drive: Drive, root: str) -> None:
    outside = folder(drive, "arsip", None)
    made = shortcut(drive, "Foto", root, outside)
    tree = seen(place, root, act=refusing(outside))
    assert list(tree.unreadable) == [f"{made}/{outside}"]
    assert tree.folders[f"{made}/{outside}"].path == ("Foto",)
