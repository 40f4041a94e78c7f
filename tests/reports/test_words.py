"""How counts, dates and lists are put into words."""

from datetime import date

import pytest

from tests.reports.small import item
from zi_sheets.domain.assessment import Completeness, Item
from zi_sheets.domain.period import spoken
from zi_sheets.domain.requirement import Cadence
from zi_sheets.reports.words import gone_since, listed_items, out_of, percent, serial

DAY = date(2021, 4, 5)


@pytest.mark.parametrize(
    ("day", "expected"), [(date(1899, 12, 30), 0), (date(1970, 1, 1), 25569), (date(2021, 12, 31), 44561)], ids=str
)
def test_serial(day: date, expected: int) -> None:
    assert serial(day) == expected


def test_spoken() -> None:
    assert spoken(DAY) == "5 April 2021"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", "Tidak ada lagi sejak 5 April 2021"),
        ("Salinan berkas lain.", "Tidak ada lagi sejak 5 April 2021"),
        ("Tidak ada lagi sejak 1 Maret 2021", "Tidak ada lagi sejak 1 Maret 2021"),
    ],
)
def test_gone_since(written: str, expected: str) -> None:
    assert gone_since(DAY, written) == expected


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (0, 0, "-"),
        (0, 5, "0 %"),
        (1, 3, "33 %"),
        (2, 3, "67 %"),
        (199, 200, "99 %"),
        (200, 200, "100 %"),
        (1, 1000, "0 %"),
    ],
)
def test_percent_never_rounds_up_to_all(part: int, whole: int, expected: str) -> None:
    assert percent(part, whole) == expected


def test_out_of() -> None:
    assert out_of(Completeness(asked=5, fulfilled=3)) == "3 dari 5"


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([], ""),
        ([item("1.1/sk")], "1.1/sk"),
        ([item("1.1/sk", cadence=Cadence.ANNUAL)], "1.1/sk"),
        ([item("1.1/sk"), item("1.1/foto")], "1.1/sk; 1.1/foto"),
        (
            [item("1.1/foto", cadence=Cadence.MONTHLY, number=number) for number in (0, 1)],
            "1.1/foto (Januari, Februari 2021)",
        ),
        ([item("1.1/lap", cadence=Cadence.SEMESTER, number=1)], "1.1/lap (Semester 2 2021)"),
    ],
    ids=["nothing", "once", "yearly", "two", "two months", "a semester"],
)
def test_listed_items(items: list[Item], expected: str) -> None:
    assert listed_items(items) == expected
