"""Assessments of a few obligations, made by hand."""

from datetime import date

from zi_sheets.domain.assessment import Assessment, FileResult, IndicatorItems, Item
from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.period import periods
from zi_sheets.domain.requirement import Cadence, Kind, Requirement
from zi_sheets.domain.settings import Settings
from zi_sheets.domain.snapshot import EvidenceFolder
from zi_sheets.domain.status import Bearing, State, Status, Support
from zi_sheets.domain.verdict import Verdict
from zi_sheets.domain.work_plan.area import PREPARATION, Area
from zi_sheets.domain.work_plan.matrix import Indicator
from zi_sheets.domain.work_plan.obligation import Obligation

TODAY = date(2021, 4, 5)


def evidence(name: str) -> Evidence:
    url = f"https://drive/{name}"
    return Evidence(name, name, ("1. MP", "1.1 Tim"), checksum=name, url=url, parent_url="https://drive/1.1")


def item(
    code: str,
    status: Status = Status.MISSING,
    *,
    cadence: Cadence = Cadence.ONCE,
    number: int = 0,
    pic: str = "Guru",
    files: tuple[str, ...] = (),
    verdict: Verdict | None = None,
    recommended: bool = False,
    area: Area = PREPARATION,
) -> Item:
    """One obligation in the given period of its cadence; its text is its own code."""
    requirement = Requirement(code, code.partition("/")[0], code, Kind.DAFTAR_HADIR, cadence, recommended=recommended)
    period = periods(cadence, 2021)[number]
    shown = tuple(Support(Bearing.PROOF, evidence(name), 0.9, "Cocok.") for name in files)
    state = State(status, "Cocok." if shown else "Belum ada.", shown)
    return Item(Obligation(requirement, period, period.end), state, pic, area, verdict or Verdict())


def indicator(code: str, *items: Item, area: Area = PREPARATION) -> IndicatorItems:
    row = Indicator(4, code, int(code.partition(".")[0]), "Program", "", f"Indikator {code}", "", (), "", ())
    return IndicatorItems(row, area, EvidenceFolder("f", ("1. MP", "1.1 Tim"), code, "https://drive/1.1"), items)


def assessment(*indicators: IndicatorItems, files: tuple[FileResult, ...] = (), today: date = TODAY) -> Assessment:
    areas = tuple(dict.fromkeys(each.area for each in indicators))
    return Assessment(today, Settings(("SMPN Contoh",), 2021), areas, indicators, files, ())
