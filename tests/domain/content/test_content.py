"""What is seen inside a document, and what follows for the judgement of its file."""

import pytest

from zi_sheets.domain.content.content import Content, Inside, known_content, with_contents
from zi_sheets.domain.content.lines import Counts
from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.matching.result import Cause, Judgement, Proof

INSIDE = {
    "nothing at all": (Counts(), Inside.NOTHING),
    "a title alone": (Counts(headings=4), Inside.UNFILLED),
    "titles of chapters alone": (Counts(headings=40), Inside.UNFILLED),
    "a whole text of titles": (Counts(headings=81), Inside.FILLED),
    "one blank and nothing else": (Counts(blanks=1), Inside.UNFILLED),
    "a form under a letterhead": (Counts(prose=40, headings=4, blanks=6), Inside.UNFILLED),
    "a form with one thing printed in": (Counts(prose=10, entries=1, blanks=4), Inside.UNFILLED),
    "a form that is half filled in": (Counts(prose=10, entries=2, blanks=4), Inside.FILLED),
    "two blanks": (Counts(prose=10, blanks=2), Inside.FILLED),
    "a list in which somebody stands": (Counts(prose=10, items=1, blanks=40), Inside.FILLED),
    "a form with photos": (Counts(prose=10, blanks=6, pictures=1), Inside.FILLED),
    "minutes with places to sign": (Counts(prose=81, blanks=6), Inside.FILLED),
    "a short sentence": (Counts(prose=6), Inside.FILLED),
    "photos without a word": (Counts(pictures=2), Inside.FILLED),
}


@pytest.mark.parametrize(("counts", "inside"), INSIDE.values(), ids=INSIDE)
def test_inside(counts: Counts, inside: Inside) -> None:
    assert Content("1", counts).inside is inside


FILE = Evidence("f", "Notulen rapat.docx", checksum="abc")
PROVEN = Judgement("f", (Proof("1.1/notulen", 0.9, "Nama menyebut notulen."),))
DOUBTED = Judgement("f", (), (Proof("1.1/notulen", 0.5, "Mungkin."),), Cause.UNSURE, "Hanya sebagian cocok.")
BLANK, SHUT = Counts(blanks=5), "berkasnya rusak"


@pytest.mark.parametrize("judgement", [PROVEN, DOUBTED], ids=["proof", "doubt"])
@pytest.mark.parametrize(
    ("content", "cause", "reason"),
    [
        (Content("abc"), Cause.NO_CONTENT, "Dibuka: tidak berisi apa-apa."),
        (
            Content("abc", BLANK),
            Cause.BLANK_TEMPLATE,
            "Dibuka: formulirnya belum diisi, masih ada 5 isian kosong.",
        ),
        (Content("abc", Counts(headings=3)), Cause.BLANK_TEMPLATE, "Dibuka: baru judulnya, isinya belum ada."),
    ],
    ids=["nothing", "form", "title"],
)
def test_a_blank_document_proves_nothing(judgement: Judgement, content: Content, cause: Cause, reason: str) -> None:
    (seen,) = with_contents([FILE], [judgement], {"f": content})
    assert (seen.cause, seen.reason, seen.proofs, seen.doubtful) == (cause, reason, (), ())
    assert [proof.requirement for proof in seen.near] == ["1.1/notulen"]


@pytest.mark.parametrize("judgement", [PROVEN, DOUBTED], ids=["proof", "doubt"])
def test_what_stays_shut_is_judged_as_before_and_says_so(judgement: Judgement) -> None:
    (seen,) = with_contents([FILE], [judgement], {"f": Content("abc", shut=SHUT)})
    assert "tidak dapat dibuka (berkasnya rusak)" in seen.reason
    was, now = (*judgement.proofs, *judgement.doubtful), (*seen.proofs, *seen.doubtful)
    assert [(one.requirement, one.confidence) for one in now] == [(one.requirement, one.confidence) for one in was]
    assert all("tidak dapat dibuka" in one.reason for one in now)
    assert (bool(seen.proofs), bool(seen.doubtful)) == (bool(judgement.proofs), bool(judgement.doubtful))


@pytest.mark.parametrize(
    "contents",
    [{}, {"f": Content("another")}, {"f": Content("abc", Counts(prose=200))}],
    ids=["never opened", "another version", "filled in"],
)
def test_everything_else_changes_nothing(contents: dict[str, Content]) -> None:
    assert with_contents([FILE], [PROVEN], contents) == (PROVEN,)


def test_what_is_left_blank_in_a_document_that_is_filled_in_is_told_beside_the_file() -> None:
    half, lists = Counts(prose=200, blanks=4), Counts(prose=200, blanks=4, items=9)
    (seen,) = with_contents([FILE], [PROVEN], {"f": Content("abc", half)})
    assert (seen.proofs, seen.reason) == (PROVEN.proofs, "Dibuka: terisi, tetapi masih ada 4 isian kosong.")
    assert with_contents([FILE], [PROVEN], {"f": Content("abc", lists)}) == (PROVEN,)


def test_a_version_is_the_checksum_or_drives_own_number() -> None:
    assert known_content(FILE, {"f": Content("abc")})
    assert known_content(Evidence("f", "a", version="7"), {"f": Content("7")})
    assert not known_content(Evidence("f", "a", version="8"), {"f": Content("7")})


def test_a_file_that_proves_nothing_anyway_keeps_its_reason() -> None:
    old = Judgement("f", cause=Cause.WRONG_YEAR, reason="Tahun 2019.", near=PROVEN.proofs)
    assert with_contents([FILE], [old], {"f": Content("abc")}) == (old,)
