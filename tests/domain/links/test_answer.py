"""What is said of a link, and what follows for the judgement of it."""

from datetime import date

import pytest

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.links.answer import (
    LinkAnswer,
    SiteAnswer,
    Standing,
    checkable,
    known_since,
    link_remark,
    with_link_answers,
)
from zi_sheets.domain.matching.result import Cause, Judgement, Proof
from zi_sheets.domain.reach import Reach

PAGE = "https://sekolah.test/berita/17"
MARCH, APRIL = date(2021, 3, 31), date(2021, 4, 1)
GONE, ALIVE, UNKNOWN = Standing.GONE, Standing.ALIVE, Standing.UNKNOWN


def link(address: str = PAGE) -> Evidence:
    return Evidence("tautan-1", "Berita", url=address)


def answer(standing: Standing, words: str = "jawaban 404") -> dict[str, LinkAnswer]:
    return {PAGE: LinkAnswer(standing, words, MARCH, APRIL)}


FIX = "Perbaiki atau ganti tautannya di sel ini."
RESTORE = "Minta pemilik berkasnya memulihkannya dari tempat sampah Drive, atau ganti tautannya di sel ini."
BINNED = Evidence("tautan-1", "Berita", url=PAGE, reach=Reach.TRASHED, trouble="Di tempat sampah.")
FOLDER = Evidence("tautan-1", "Berita", url=PAGE, reach=Reach.FOLDER, trouble="Menuju folder.")
REMARKS = {
    "nothing known": (link(), {}, "", ""),
    "alive": (link(), answer(ALIVE), "", ""),
    "gone": (link(), answer(GONE), "Halaman ini tidak ditemukan (jawaban 404) sejak 31 Maret 2021.", FIX),
    "in the bin": (BINNED, {}, "Di tempat sampah.", RESTORE),
    "a folder": (FOLDER, {}, "Menuju folder.", ""),
    "unknown": (
        link(),
        answer(UNKNOWN, "jawaban 403"),
        "Tautan ini tidak dapat diperiksa (jawaban 403); buka sendiri.",
        "",
    ),
    "a wrong form": (link("https://instagram"), {}, "Tautan ini tidak dapat dibuka: nama situsnya salah.", FIX),
    "a file of Drive": (Evidence("f", "a.pdf", mime="application/pdf", url=PAGE), answer(GONE), "", ""),
}


@pytest.mark.parametrize(("evidence", "answers", "sentence", "mend"), REMARKS.values(), ids=REMARKS)
def test_remarks(evidence: Evidence, answers: dict[str, LinkAnswer], sentence: str, mend: str) -> None:
    remark = link_remark(evidence, answers)
    assert (remark.sentence if remark else "", remark.mend_in("di sel ini") if remark else "") == (sentence, mend)


PROVEN = Judgement("tautan-1", (Proof("3.2/web", 0.9, "Nama menyebut web."),))


def test_a_page_that_is_gone_makes_the_proof_doubtful_and_never_missing() -> None:
    (seen,) = with_link_answers([link()], [PROVEN], answer(GONE))
    assert (seen.proofs, seen.cause) == ((), Cause.UNSURE)
    (proof,) = seen.doubtful
    assert (proof.requirement, proof.confidence) == ("3.2/web", 0.9)
    assert proof.reason.startswith("Halaman ini tidak ditemukan")
    assert "tidak ditemukan" in seen.reason
    assert seen.mend == "Perbaiki atau ganti tautannya di tab Rencana Kerja."


def test_a_blocked_answer_changes_nothing_but_the_remark() -> None:
    (seen,) = with_link_answers([link()], [PROVEN], answer(UNKNOWN, "jawaban 403"))
    assert (seen.proofs, seen.doubtful, seen.cause) == (PROVEN.proofs, (), None)
    assert seen.mend == ""
    assert "tidak dapat diperiksa" in seen.reason


def test_only_links_outside_drive_whose_form_is_right_are_asked_for() -> None:
    evidence = [
        link(),
        link(),
        link("https://docs.google.com/document/d/1abcdefghij/edit"),
        link("http://192.168.1.7/a"),
        Evidence("f", "a.pdf", mime="application/pdf", url="https://drive.google.com/file/d/1abcdefghij"),
    ]
    assert list(checkable(evidence)) == [PAGE]


SERIES = {
    "the first answer": (None, ALIVE, (ALIVE, APRIL)),
    "the same again keeps its first day": (GONE, GONE, (GONE, MARCH)),
    "gone, then there again": (GONE, ALIVE, (ALIVE, APRIL)),
    "gone, then blocked: still gone": (GONE, UNKNOWN, (GONE, MARCH)),
    "there, then blocked": (ALIVE, UNKNOWN, (UNKNOWN, APRIL)),
    "blocked, then gone": (UNKNOWN, GONE, (GONE, APRIL)),
}


@pytest.mark.parametrize(("before", "now", "known"), SERIES.values(), ids=SERIES)
def test_series(before: Standing | None, now: Standing, known: tuple[Standing, date]) -> None:
    old = LinkAnswer(before, "x", MARCH, MARCH) if before else None
    new = known_since(old, SiteAnswer(now, "x"), APRIL)
    assert ((new.standing, new.since), new.asked) == (known, APRIL)
