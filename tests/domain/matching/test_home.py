"""Where evidence belongs, and what an unreadable folder may hide."""

from collections.abc import Sequence

import pytest

from zi_sheets.domain.matching.home import hidden_from, home_of
from zi_sheets.domain.snapshot import EvidenceFolder, Unreadable


def told(code: str, unreadable: Sequence[Unreadable]) -> str:
    hidden = hidden_from(code, FOLDERS, unreadable)
    return hidden.reason if hidden else ""


def folder(*path: str, code: str = "") -> EvidenceFolder:
    return EvidenceFolder("/".join(path), path, code, f"https://drive/{'/'.join(path)}")


ROOT = folder()
PROGRAM, THIRD = folder("3. Tata", code="3"), folder("3. Tata", "3.1 SOP", code="3.1")
FOURTH = folder("3. Tata", "3.10 Lain", code="3.10")
RENAMED = folder("Arsip SOP", code="3.1")
INSIDE = folder("3. Tata", "3.1 SOP", "Scan")
OWN, OWN_DOTTED = folder("Bukti bu guru", "3.1 SOP sekolah"), folder("3.1. SOP")
FOLDERS = [ROOT, PROGRAM, THIRD, FOURTH, INSIDE, OWN]


@pytest.mark.parametrize(
    ("folders", "expected"),
    [
        (FOLDERS, THIRD),
        ([OWN, RENAMED], RENAMED),
        ([OWN], OWN),
        ([OWN_DOTTED], OWN_DOTTED),
        ([FOURTH, PROGRAM, ROOT], None),
        ([], None),
    ],
    ids=["marked", "marked and renamed", "named by people", "named with a dot", "others' only", "none"],
)
def test_home_of(folders: list[EvidenceFolder], expected: EvidenceFolder | None) -> None:
    assert home_of("3.1", folders) == expected


@pytest.mark.parametrize(
    ("unreadable", "code", "expected"),
    [
        (THIRD, "3.1", True),
        (INSIDE, "3.1", True),
        (PROGRAM, "3.1", True),
        (PROGRAM, "3.10", True),
        (ROOT, "3.1", True),
        (OWN, "3.1", True),
        (OWN, "8.2", True),
        (THIRD, "3.10", False),
        (FOURTH, "3.1", False),
        (INSIDE, "3.2", False),
        (PROGRAM, "30.1", False),
    ],
    ids=[
        "its own folder",
        "inside its own",
        "its program",
        "its program, two digits",
        "the root",
        "people's own folder",
        "people's own folder may hold anything",
        "another indicator's",
        "a longer code's",
        "inside another's",
        "another program's",
    ],
)
def test_hidden_from(unreadable: EvidenceFolder, code: str, expected: bool) -> None:
    assert bool(told(code, [Unreadable(unreadable, "tidak diizinkan")])) is expected


def test_the_reason_names_the_folder() -> None:
    assert told("3.1", [Unreadable(THIRD, "ditolak")]) == (
        "Folder buktinya tidak dapat dibaca: 3. Tata / 3.1 SOP: ditolak"
    )
    assert told("3.1", [Unreadable(ROOT, "ditolak")]) == ("Folder buktinya tidak dapat dibaca: folder bukti: ditolak")
    assert told("3.1", []) == ""


@pytest.mark.parametrize(
    ("path", "place"), [(("3. Tata", "3.1 SOP"), "3. Tata / 3.1 SOP"), ((), "bukti")], ids=["its folder", "the root"]
)
def test_a_shortcut_is_not_called_a_folder(path: tuple[str, ...], place: str) -> None:
    lost = Unreadable(folder(*path, "Notulen"), "Tidak ditemukan.", is_shortcut=True)
    said = f"Pintasan 'Notulen' di folder {place} tidak dapat diikuti: Tidak ditemukan."
    assert told("3.1", [lost]) == said


def test_what_is_known_to_show_nothing_hides_nothing() -> None:
    dead = Unreadable(folder(*THIRD.path, "Notulen"), "Di tempat sampah.", is_shortcut=True, hides=False)
    assert told("3.1", [dead]) == ""
    assert told("3.1", [dead, Unreadable(THIRD, "ditolak")])


def test_the_reason_repeats_no_numbers_of_people() -> None:
    numbered = folder("3. Tata", "3.1 SOP", "SK 198001012005011003")
    for is_shortcut in (True, False):
        said = told("3.1", [Unreadable(numbered, "ditolak", is_shortcut=is_shortcut)])
        assert "SK (nomor)" in said
