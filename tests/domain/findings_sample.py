"""Obligations, files and indicators for the tests of findings: as small as a finding needs them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime

from zi_sheets.domain.assessment import FileResult, IndicatorItems, Item
from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.finding import About, Finding, FindingCode
from zi_sheets.domain.matching.result import Cause
from zi_sheets.domain.period import periods
from zi_sheets.domain.requirement import Cadence, Kind, Requirement
from zi_sheets.domain.sharing import Sharing
from zi_sheets.domain.snapshot import EvidenceFolder
from zi_sheets.domain.status import State, Status, Support
from zi_sheets.domain.verdict import Verdict
from zi_sheets.domain.work_plan.area import PREPARATION
from zi_sheets.domain.work_plan.matrix import Indicator
from zi_sheets.domain.work_plan.obligation import Obligation
from zi_sheets.materials.finding_data import load_wordings

WORDINGS = load_wordings()
DUE = date(2021, 4, 30)
BEFORE, AFTER = date(2021, 4, 30), date(2021, 5, 1)
HOME = EvidenceFolder("f33", ("3. MP", "3.3 Monev"), "3.3", "https://drive/3.3")


def item(
    status: Status,
    *,
    text: str = "Foto monev",
    recommended: bool = False,
    verdict: Verdict | None = None,
    shown: tuple[Support, ...] = (),
    near: tuple[Support, ...] = (),
    cadence: Cadence = Cadence.MONTHLY,
    pic: str = "Guru",
    address: str = "",
) -> Item:
    """An obligation of 3.3, due on 30 April 2021; its reason is "Sebabnya.", its action "Kerjakan." """
    requirement = Requirement(f"3.3/{text.lower()}", "3.3", text, Kind.FOTO, cadence, recommended=recommended)
    obligation = Obligation(requirement, periods(cadence, 2021)[3 if cadence is Cadence.MONTHLY else 0], DUE)
    state = State(status, "Sebabnya.", shown, "Kerjakan.", near, address)
    return Item(obligation, state, pic, PREPARATION, verdict or Verdict())


def indicator(
    *items: Item, pic: str = "Guru", statuses: tuple[str, ...] = (), deadline: str = "", home: bool = True
) -> IndicatorItems:
    row = Indicator(4, "3.3", 3, "Program", "", "Monev", "", (), "", ())
    row = replace(row, status_kegiatan=statuses, batas_waktu_text=deadline)
    return IndicatorItems(row, PREPARATION, HOME if home else None, items, pic)


def file(
    name: str = "SK.pdf",
    *,
    folder: tuple[str, ...] = HOME.path,
    id_: str = "",
    checksum: str = "",
    created: datetime | None = None,
    sharing: Sharing = Sharing.LIMITED,
    owner: str = "",
) -> Evidence:
    return Evidence(
        id=id_ or name,
        name=name,
        folder=folder,
        mime="application/pdf",
        checksum=checksum,
        created=created or datetime(2021, 3, 1, tzinfo=UTC),
        url=f"https://drive/{id_ or name}",
        sharing=sharing,
        owner_domain=owner,
    )


def result(
    evidence: Evidence,
    *proves: str,
    cause: Cause | None = None,
    remark: str = "",
    elsewhere: str = "",
    may_prove: tuple[str, ...] = (),
) -> FileResult:
    return FileResult(evidence, tuple((code, 0.9) for code in proves), remark, cause, elsewhere, may_prove=may_prove)


def about(each: FileResult) -> About:
    return About(each.evidence.id, each.evidence.name)


def codes(findings: Iterable[Finding]) -> list[FindingCode]:
    return [each.code for each in findings]


def told(findings: Iterable[Finding]) -> dict[FindingCode, str]:
    return {each.code: each.told for each in findings}
