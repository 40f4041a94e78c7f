"""The period of a file: folder, name, Drive's times, in that order, with the reason kept."""

from datetime import UTC, datetime

import pytest

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.matching.evidence_period import evidence_periods
from zi_sheets.domain.requirement import Cadence

JUNE = datetime(2021, 6, 3, tzinfo=UTC)
MAY = datetime(2021, 5, 30, tzinfo=UTC)


def covered(path: str, cadence: Cadence, created: datetime | None = JUNE) -> tuple[list[str], str]:
    *folder, name = path.split("/")
    found = evidence_periods(Evidence("1", name, tuple(folder), created=created, modified=MAY), cadence, 2021)
    return [period.code for period in found.periods], found.reason


@pytest.mark.parametrize(
    ("path", "cadence", "codes", "source"),
    [
        pytest.param("Agustus/hasil sept.pdf", Cadence.MONTHLY, ["2021-08"], "folder", id="folder before name"),
        pytest.param("2021-08/20210902.jpg", Cadence.MONTHLY, ["2021-08"], "folder", id="ISO folder"),
        pytest.param("c. Monev/hasil agt.pdf", Cadence.MONTHLY, ["2021-08"], "nama", id="agt"),
        pytest.param("Laporan Pebruari.pdf", Cadence.MONTHLY, ["2021-02"], "nama", id="Pebruari"),
        pytest.param("rapat Apr 21.pdf", Cadence.MONTHLY, ["2021-04"], "nama", id="Apr 21"),
        pytest.param("simpeg bln 8.png", Cadence.MONTHLY, ["2021-08"], "nama", id="bln 8"),
        pytest.param("20210827_100000.jpg", Cadence.MONTHLY, ["2021-08"], "nama", id="camera"),
        pytest.param("notula 5 April 2021.pdf", Cadence.MONTHLY, ["2021-04"], "nama", id="Indonesian date"),
        pytest.param("notula 05-04-2021.pdf", Cadence.MONTHLY, ["2021-04"], "nama", id="day first"),
        pytest.param("rekap Jan s.d. Maret.pdf", Cadence.MONTHLY, ["2021-01", "2021-02", "2021-03"], "nama", id="span"),
        pytest.param("SKM smt 1.pdf", Cadence.SEMESTER, ["2021-S1"], "nama", id="smt 1"),
        pytest.param("SKM semester II.pdf", Cadence.SEMESTER, ["2021-S2"], "nama", id="semester II"),
        pytest.param("SKM semester genap.pdf", Cadence.SEMESTER, ["2021-S1"], "nama", id="school semester"),
        pytest.param("SKM April.pdf", Cadence.SEMESTER, ["2021-S1"], "nama", id="month in its semester"),
        pytest.param("laporan TW II.pdf", Cadence.QUARTERLY, ["2021-TW2"], "nama", id="TW II"),
        pytest.param("SKP 2021.pdf", Cadence.ANNUAL, ["2021"], "nama", id="year"),
        pytest.param("monev semester 1.pdf", Cadence.MONTHLY, ["2021-05"], "waktu", id="a longer span tells nothing"),
        pytest.param("monev.pdf", Cadence.MONTHLY, ["2021-05"], "waktu", id="the earlier of Drive's times"),
        pytest.param("SK Tim.pdf", Cadence.ONCE, [], "", id="once needs no period"),
    ],
)
def test_period(path: str, cadence: Cadence, codes: list[str], source: str) -> None:
    found, reason = covered(path, cadence)
    assert found == codes
    assert source in reason


def test_times_of_another_year_tell_nothing() -> None:
    old = datetime(2019, 6, 3, tzinfo=UTC)
    assert covered("monev.pdf", Cadence.MONTHLY, old) == ([], "")
