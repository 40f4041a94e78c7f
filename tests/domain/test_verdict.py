"""A person's verdict wins for the evidence it was given for, and for no other."""

from dataclasses import replace

import pytest

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.fingerprint import fingerprint
from zi_sheets.domain.status import Bearing, Found, State, Status, Support
from zi_sheets.domain.verdict import Verdict, judged

SEEN_FILE = Evidence("1a", "SK.pdf", checksum="old")
LATER = Evidence("1b", "SK baru.pdf", checksum="new")
SIDIK = fingerprint([SEEN_FILE])


def found(*files: Evidence, bearing: Bearing = Bearing.PROOF) -> Found:
    return Found(tuple(Support(bearing, file, 0.9, "cocok.") for file in files))


def after(word: str, evidence: Found, *, note: str = "", sidik: str = SIDIK) -> State:
    status = Status.PRESENT if evidence.of(Bearing.PROOF) else Status.MISSING
    return judged(State(status, "cocok.", tuple(evidence.supports)), evidence, Verdict(word, note, sidik))


@pytest.mark.parametrize(
    ("word", "evidence", "expected"),
    [
        ("", found(SEEN_FILE), Status.PRESENT),
        ("sah", found(SEEN_FILE), Status.VERIFIED),
        ("sah", found(SEEN_FILE, bearing=Bearing.DOUBTFUL), Status.VERIFIED),
        ("sah", found(LATER, SEEN_FILE), Status.VERIFIED),
        ("sah", found(), Status.DOUBTFUL),
        ("sah", found(LATER), Status.DOUBTFUL),
        ("sah", found(replace(SEEN_FILE, checksum="x")), Status.DOUBTFUL),
        ("sah", found(SEEN_FILE, bearing=Bearing.EMPTY), Status.VERIFIED),
        ("tolak", found(SEEN_FILE, bearing=Bearing.OUTDATED), Status.REJECTED),
        ("tolak", found(SEEN_FILE), Status.REJECTED),
        ("tolak", found(LATER), Status.DOUBTFUL),
        ("tolak", found(), Status.DOUBTFUL),
        ("tidak berlaku", found(), Status.NOT_APPLICABLE),
        ("tidak berlaku", found(LATER), Status.NOT_APPLICABLE),
    ],
)
def test_judged(word: str, evidence: Found, expected: Status) -> None:
    assert after(word, evidence).status is expected


def test_a_verdict_without_a_fingerprint_was_given_for_nothing() -> None:
    assert after("sah", found(SEEN_FILE), sidik="").status is Status.DOUBTFUL


@pytest.mark.parametrize("word", ["sah", "tolak"])
def test_a_verdict_on_nothing_hides_nothing_that_is_missing(word: str) -> None:
    state = after(word, found(), sidik="")
    assert state.status is Status.MISSING
    assert "diisi tanpa bukti" in state.reason


@pytest.mark.parametrize("word", ["ok", "sah?", "v", "x", "true"])
def test_a_word_that_is_no_verdict_neither_confirms_nor_rejects(word: str) -> None:
    state = after(word, found(SEEN_FILE))
    assert state.status is Status.DOUBTFUL
    assert f"'{word}'" in state.reason
    assert "Sah, Tolak atau Tidak Berlaku" in state.action


@pytest.mark.parametrize(
    ("word", "note", "words"),
    [
        ("tolak", "belum ditandatangani", "Ditolak pemeriksa (belum ditandatangani)."),
        ("tolak", "", "Ditolak pemeriksa."),
        ("tidak berlaku", "tidak ada loket", "tidak berlaku: tidak ada loket."),
        ("tidak berlaku", "", "alasannya belum ditulis di Catatan"),
        ("sah", "", "Dinyatakan sah"),
    ],
)
def test_the_reason_names_the_verdict_and_the_note(word: str, note: str, words: str) -> None:
    assert words in after(word, found(SEEN_FILE), note=note).reason


def test_a_lapsed_verdict_says_how_to_judge_again() -> None:
    assert "Kosongkan Verifikasi" in after("sah", found(LATER)).action
