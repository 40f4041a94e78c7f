"""Which findings follow from an obligation's state."""

from datetime import date

import pytest

from zi_sheets.domain.area import PREPARATION
from zi_sheets.domain.assessment import Item
from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.finding_rules import item_findings
from zi_sheets.domain.findings import FindingCode
from zi_sheets.domain.obligation import Obligation
from zi_sheets.domain.period import periods
from zi_sheets.domain.requirement import Cadence, Kind, Requirement
from zi_sheets.domain.status import Bearing, State, Status, Support
from zi_sheets.domain.verdict import Verdict

DUE = date(2021, 4, 30)


def item(status: Status, *, recommended: bool = False, note: str = "", shown: tuple[Support, ...] = ()) -> Item:
    requirement = Requirement("3.3/foto", "3.3", "Foto", Kind.FOTO, Cadence.MONTHLY, recommended=recommended)
    obligation = Obligation(requirement, periods(Cadence.MONTHLY, 2021)[3], DUE)
    return Item(obligation, State(status, "Sebabnya.", shown), "Guru", PREPARATION, Verdict(note=note))


@pytest.mark.parametrize(
    ("status", "today", "expected"),
    [
        (Status.PRESENT, DUE, []),
        (Status.VERIFIED, DUE, []),
        (Status.NOT_YET, date(2021, 3, 1), []),
        (Status.MISSING, DUE, [FindingCode.MISSING]),
        (Status.MISSING, date(2021, 5, 1), [FindingCode.OVERDUE]),
        (Status.DOUBTFUL, date(2021, 5, 1), [FindingCode.DOUBTFUL]),
        (Status.OUTDATED, date(2021, 5, 1), [FindingCode.OUTDATED]),
        (Status.EMPTY, date(2021, 5, 1), [FindingCode.EMPTY]),
        (Status.UNREADABLE, date(2021, 5, 1), [FindingCode.UNREADABLE]),
        (Status.REJECTED, date(2021, 5, 1), [FindingCode.REJECTED]),
        (Status.NOT_APPLICABLE, DUE, [FindingCode.NOT_APPLICABLE_WITHOUT_NOTE]),
    ],
)
def test_item_findings(status: Status, today: date, expected: list[FindingCode]) -> None:
    assert [finding.code for finding in item_findings(item(status), today)] == expected


SIZES = [(0, FindingCode.EMPTY), (9_000, FindingCode.BLANK), (None, FindingCode.BLANK)]


@pytest.mark.parametrize(("size", "code"), SIZES)
def test_a_blank_form_is_another_finding_than_a_file_without_a_byte(size: int | None, code: FindingCode) -> None:
    shown = (Support(Bearing.EMPTY, Evidence("1", "notulen.docx", size=size), 0.9, ""),)
    (finding,) = item_findings(item(Status.EMPTY, shown=shown), DUE)
    assert finding.code is code


@pytest.mark.parametrize("status", Status)
def test_what_is_only_recommended_is_never_a_finding(status: Status) -> None:
    assert list(item_findings(item(status, recommended=True), date(2022, 1, 1))) == []


def test_not_applicable_with_a_reason_is_none() -> None:
    assert list(item_findings(item(Status.NOT_APPLICABLE, note="tidak ada loket"), DUE)) == []


def test_a_finding_says_what_where_and_what_to_do() -> None:
    shown = (Support(Bearing.DOUBTFUL, Evidence("1", "a.jpg", url="https://drive/1"), 0.4, ""),)
    (finding,) = item_findings(item(Status.DOUBTFUL, shown=shown), DUE)
    assert finding.subject == "3.3/foto@2021-04"
    assert finding.sentence == "Foto (April 2021): Sebabnya."
    assert finding.link == "https://drive/1"
    assert "Verifikasi" in finding.action
