"""The same content under several requirements, and many uploads in the last days."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.domain.findings_sample import WORDINGS, about, file, result
from zi_sheets.domain.assessment import FileResult
from zi_sheets.domain.finding import About
from zi_sheets.domain.findings.across_files import LAST_DAYS, late_uploads, same_content

FOTO, RAPAT = "3.3/foto@2021-04", "5.1/foto"
ASSESSED = date(2021, 9, 30)


def photo(
    name: str, *proves: str, day: int = 1, checksum: str = "same", id_: str = "", may: tuple[str, ...] = ()
) -> FileResult:
    came = datetime(2021, 4, day, tzinfo=UTC)
    return result(file(name, checksum=checksum, created=came, id_=id_), *proves, may_prove=may)


@pytest.mark.parametrize(
    ("files", "borrowed"),
    [
        pytest.param([photo("a", FOTO), photo("b", RAPAT, day=2)], ["b"], id="pitfall 24: one photo, two requirements"),
        pytest.param([photo("b", RAPAT, day=2), photo("a", FOTO)], ["b"], id="in any order"),
        pytest.param([photo("a", FOTO, day=3), photo("b", RAPAT, day=2)], ["a"], id="the older one is the original"),
        pytest.param(
            [photo("a", FOTO), photo("b", RAPAT, day=2), photo("c", "8.1/foto", day=3)], ["b", "c"], id="three"
        ),
        pytest.param([photo("a", FOTO), photo("b", FOTO, day=2)], [], id="copies for one requirement"),
        pytest.param(
            [photo("a", FOTO), photo("b", "3.3/foto@2021-05", day=2)], [], id="one requirement in two periods"
        ),
        pytest.param([photo("a", FOTO, RAPAT), photo("b", RAPAT, day=2)], [], id="one document for two requirements"),
        pytest.param([photo("a", FOTO), photo("b", day=2)], [], id="the copy proves nothing"),
        pytest.param([photo("a", FOTO), photo("b", may=(RAPAT,), day=2)], ["b"], id="the copy is doubtful elsewhere"),
        pytest.param([photo("a", may=(FOTO,)), photo("b", RAPAT, day=2)], ["b"], id="the original is doubtful"),
        pytest.param([photo("a", may=(FOTO,)), photo("b", may=(RAPAT,), day=2)], ["b"], id="both are doubtful"),
        pytest.param([photo("a", FOTO), photo("b", may=(FOTO, RAPAT), day=2)], [], id="perhaps for the same one"),
        pytest.param([photo("a", may=(FOTO, RAPAT)), photo("b", RAPAT, day=2)], [], id="the original perhaps too"),
        pytest.param([photo("a", FOTO, id_="x"), photo("a", RAPAT, id_="x", day=2)], [], id="one file, shown twice"),
        pytest.param([photo("a", FOTO, checksum=""), photo("b", RAPAT, checksum="")], [], id="no checksums"),
        pytest.param([photo("a", FOTO), photo("b", RAPAT, checksum="other")], [], id="different photos"),
    ],
)
def test_same_content(files: list[FileResult], borrowed: list[str]) -> None:
    """PITFALLS 20: what has no checksum (Google's own formats) is never compared."""
    found = list(same_content(files, about, WORDINGS))
    assert [each.about.subject for each in found] == borrowed


def test_the_sentence_names_the_other_file_and_its_folder() -> None:
    (found,) = same_content([photo("a.jpg", FOTO), photo("b.jpg", RAPAT, day=2)], about, WORDINGS)
    expected = "Isinya sama persis dengan 'a.jpg' di folder 3. MP / 3.3 Monev, yang sudah menjadi bukti butir lain."
    assert found.sentence == expected


def test_a_doubtful_original_is_not_called_evidence() -> None:
    (found,) = same_content([photo("a.jpg", may=(FOTO,)), photo("b.jpg", RAPAT, day=2)], about, WORDINGS)
    expected = "Isinya sama persis dengan 'a.jpg' di folder 3. MP / 3.3 Monev, yang mungkin bukti butir lain."
    assert found.sentence == expected


def uploads(late: int, early: int) -> list[FileResult]:
    """Proving files: some on the last day before the window closes or opens, the others long before."""
    last = datetime(2021, 9, 30, 23, tzinfo=UTC)
    first = last - timedelta(days=LAST_DAYS - 1)
    came = [first if number % 2 else last for number in range(late)] + [datetime(2021, 5, 1, tzinfo=UTC)] * early
    return [result(file(str(number), created=time), FOTO) for number, time in enumerate(came)]


@pytest.mark.parametrize(
    ("files", "assessed", "said"),
    [
        (uploads(10, 30), ASSESSED, ["10 dari 40 bukti baru diunggah dalam 7 hari terakhir"]),
        (uploads(12, 0), ASSESSED, ["12 dari 12 bukti baru diunggah"]),
        (uploads(9, 0), ASSESSED, []),
        (uploads(10, 31), ASSESSED, []),
        (uploads(40, 0), None, []),
        (uploads(40, 0), date(2021, 10, 1), ["20 dari 40"]),
        (uploads(40, 0), date(2021, 9, 29), ["20 dari 40"]),
        ([result(each.evidence) for each in uploads(40, 0)], ASSESSED, []),
    ],
    ids=[
        "a quarter",
        "all",
        "few",
        "less than a quarter",
        "no day set",
        "the first day out",
        "after the day",
        "prove nothing",
    ],
)
def test_late_uploads(files: list[FileResult], assessed: date | None, said: list[str]) -> None:
    found = list(late_uploads(files, assessed, About("", "Bukti"), WORDINGS))
    assert len(found) == len(said)
    assert all(words in each.sentence for words, each in zip(said, found, strict=True))
