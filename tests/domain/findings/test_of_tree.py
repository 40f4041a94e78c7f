"""Folders and shortcuts that cannot be read, lead nowhere or back."""

import pytest

from tests.domain.findings_sample import HOME, WORDINGS
from zi_sheets.domain.finding import FindingCode as Code
from zi_sheets.domain.findings.answerable import Answerable
from zi_sheets.domain.findings.of_tree import tree_findings
from zi_sheets.domain.snapshot import EvidenceFolder, Snapshot, Unreadable

NOTULEN = EvidenceFolder("s", (*HOME.path, "Notulen"), "", "https://drive/s")


def snapshot(*unreadable: Unreadable, circular: EvidenceFolder | None = None, folder: str = "") -> Snapshot:
    named = (EvidenceFolder("k", (*HOME.path, folder), "", ""),) if folder else ()
    shown = (circular,) if circular else ()
    return Snapshot("s", "", {}, folders=(HOME, *named), unreadable=unreadable, circular=shown)


@pytest.mark.parametrize(
    ("code", "situation", "sentence"),
    [
        (Code.UNREADABLE_FOLDER, snapshot(Unreadable(HOME, "ditolak.")), "Folder ini tidak dapat dibaca: ditolak."),
        (
            Code.DEAD_SHORTCUT,
            snapshot(Unreadable(NOTULEN, "Tujuannya ada di tempat sampah.", is_shortcut=True, hides=False)),
            "Pintasan ini tidak dapat diikuti: Tujuannya ada di tempat sampah.",
        ),
        (
            Code.UNREADABLE_SHORTCUT,
            snapshot(Unreadable(NOTULEN, "Tidak ditemukan.", is_shortcut=True)),
            "Pintasan ini tidak dapat diikuti: Tidak ditemukan.",
        ),
        (
            Code.CIRCULAR_SHORTCUT,
            snapshot(circular=NOTULEN),
            "Pintasan ini mengarah ke folder yang memuatnya sendiri; isinya sudah dibaca di sana.",
        ),
        (Code.PERSONAL_DATA, snapshot(folder="Berkas 196504121990031005"), "Namanya memuat NIP."),
    ],
)
def test_finding(code: Code, situation: Snapshot, sentence: str) -> None:
    (found,) = tree_findings(situation, Answerable().for_folder, WORDINGS)
    assert (found.code, found.sentence) == (code, sentence)
    assert found.action
    assert found.needs_person


@pytest.mark.parametrize("is_shortcut", [True, False])
def test_where_google_gave_no_answer_nobody_has_to_do_anything(is_shortcut: bool) -> None:
    silent = Unreadable(NOTULEN, "Google tidak menjawab.", is_shortcut=is_shortcut, answered=False)
    (found,) = tree_findings(snapshot(silent), Answerable().for_folder, WORDINGS)
    assert found.action == "Dicoba lagi malam berikutnya."


@pytest.mark.parametrize(("hides", "first"), [(True, "Minta pemilik tujuan pintasan"), (False, "Hapus pintasan itu")])
def test_only_a_shortcut_that_is_known_to_show_nothing_is_to_be_deleted(hides: bool, first: str) -> None:
    broken = Unreadable(NOTULEN, "Sebabnya.", is_shortcut=True, hides=hides)
    (found,) = tree_findings(snapshot(broken), Answerable().for_folder, WORDINGS)
    assert found.action.startswith(first)


def test_a_shortcut_is_named_with_its_folder() -> None:
    (found,) = tree_findings(snapshot(circular=NOTULEN), Answerable().for_folder, WORDINGS)
    assert (found.about.name, found.about.place) == ("Notulen", "3. MP / 3.3 Monev")


def test_a_tree_that_was_read_whole_has_none() -> None:
    assert list(tree_findings(snapshot(folder="Foto"), Answerable().for_folder, WORDINGS)) == []
