"""The to-do of each PIC: a line a thing, that can be read aloud."""

from dataclasses import replace

import pytest

from zi_sheets.domain.finding import About, Finding, FindingCode, Severity
from zi_sheets.domain.period import periods
from zi_sheets.domain.requirement import Cadence
from zi_sheets.reports.to_do import to_do

MONTHS = periods(Cadence.MONTHLY, 2021)


def missing(month: int = 1, *, text: str = "Notula", pic: str = "Guru") -> Finding:
    about = About(f"3.3/{text}@2021-{month:02}", text, "", "https://drive/3.3", "3.3", pic, MONTHS[month - 1])
    return Finding(FindingCode.MISSING, Severity.MEDIUM, about, f"Belum ada ({month}).", "Taruh di folder X.")


def public(name: str, *, place: str = "3. MP / 3.3 Monev", pic: str = "Guru") -> Finding:
    about = About(name, name, place, f"https://drive/{name}", "3.3", pic)
    return Finding(FindingCode.PUBLIC, Severity.HIGH, about, "Terbuka.", "Batasi.")


def test_a_line_says_what_where_and_what_to_do() -> None:
    assert to_do([public("a.jpg"), missing(4)]) == [
        ("Guru", "a.jpg di folder 3. MP / 3.3 Monev: Terbuka. Batasi.", 1, "https://drive/a.jpg"),
        ("Guru", "3.3 Notula (April 2021): Belum ada (4). Taruh di folder X.", 1, "https://drive/3.3"),
    ]


def test_months_of_one_document_are_one_line() -> None:
    (line,) = to_do([missing(1), missing(2)])
    assert line[1:3] == ("3.3 Notula (Januari, Februari 2021): Belum ada (1). Taruh di folder X.", 2)


FOLDED = [FindingCode.MISSING, FindingCode.OVERDUE]
APART = [FindingCode.NEARLY_THERE, FindingCode.OUTDATED, FindingCode.BLANK, FindingCode.DOUBTFUL, FindingCode.REJECTED]


@pytest.mark.parametrize("code", [*FOLDED, *APART])
def test_of_months_only_what_is_missing_is_told_by_the_first(code: FindingCode) -> None:
    """The rest is said of one file each: what was noted of February's is not told by January's line."""
    said = [str(line[1]) for line in to_do([replace(missing(month), code=code) for month in (1, 2)])]
    assert [("(1)" in line, "(2)" in line) for line in said] == (
        [(True, False)] if code in FOLDED else [(True, False), (False, True)]
    )


@pytest.mark.parametrize("code", [*FOLDED, *APART])
def test_months_of_which_the_same_is_said_are_one_line(code: FindingCode) -> None:
    same = [replace(missing(month), code=code, sentence="Folder ini tidak dapat dibaca.") for month in (1, 2)]
    assert [line[2] for line in to_do(same)] == [2]


@pytest.mark.parametrize("code", FOLDED)
def test_a_month_that_is_nearly_there_has_its_own_line_and_link(code: FindingCode) -> None:
    months = [replace(missing(month), code=code) for month in (1, 2, 3)]
    near = replace(months[1], about=replace(months[1].about, link="https://drive/draf"))
    lines = to_do([months[0], near, months[2]])
    assert [line[2:] for line in lines] == [(2, "https://drive/3.3"), (1, "https://drive/draf")]


def test_files_of_a_folder_are_one_line_and_only_the_first_are_named() -> None:
    lines = to_do([public(f"{number}.jpg") for number in range(7)] + [public("x.jpg", place="lain")])
    assert [line[2] for line in lines] == [7, 1]
    assert str(lines[0][1]).startswith("0.jpg; 1.jpg; 2.jpg; 3.jpg; 4.jpg dan 2 lainnya di folder 3. MP / 3.3 Monev: ")


def test_nobodys_things_come_first_then_people_by_name() -> None:
    lines = to_do([missing(pic="Wali"), missing(pic="Belum ditunjuk"), missing(pic="Guru"), public("a", pic="Wali")])
    assert [line[0] for line in lines] == ["Belum ditunjuk", "Guru", "Wali", "Wali"]


def test_what_needs_nobody_is_left_out() -> None:
    assert to_do([replace(public("a.jpg"), severity=Severity.LOW)]) == []
