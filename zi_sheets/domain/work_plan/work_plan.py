"""The unit's work plan as read: settings, matrix with settled codes, requirements, obligations."""

from collections.abc import Sequence
from dataclasses import dataclass

from zi_sheets.domain.finding import Wordings
from zi_sheets.domain.requirement import Requirement
from zi_sheets.domain.settings import Settings, read_settings
from zi_sheets.domain.snapshot import Snapshot
from zi_sheets.domain.words.lexicon import Lexicon
from zi_sheets.domain.words.slug import text_key
from zi_sheets.domain.work_plan.area import Area
from zi_sheets.domain.work_plan.cadence import CadenceRule
from zi_sheets.domain.work_plan.codes import given_codes, settled_matrix
from zi_sheets.domain.work_plan.matrix import Matrix, read_matrix
from zi_sheets.domain.work_plan.narrative import NarratedIndicator, recommended
from zi_sheets.domain.work_plan.obligation import Obligation, obligations
from zi_sheets.domain.work_plan.requirements import KnownIds, read_requirements
from zi_sheets.domain.workbook.headings import HeadingNames
from zi_sheets.domain.workbook.records import KEY, Records, filled
from zi_sheets.domain.workbook.settle import KeyedRow, settle
from zi_sheets.domain.workbook.slid import with_own_words

MATRIX, OBLIGATIONS, SETTINGS, TEAM = "Rencana Kerja", "Data Dukung", "Pengaturan", "Tim"
VERDICT_HEADINGS = ("Tautan Manual", "Verifikasi", "Catatan")


@dataclass(frozen=True, slots=True)
class Rules:
    """What the plan is read and judged with; all of it comes from `config/` and `templates/`."""

    headings: HeadingNames
    known_ids: KnownIds
    cadences: Sequence[CadenceRule]
    lexicon: Lexicon
    areas: Sequence[Area]
    wordings: Wordings
    narrative: Sequence[NarratedIndicator] = ()


@dataclass(frozen=True, slots=True)
class WorkPlan:
    """`matrix_rows` and `duty_rows`: the tabs' records, every code with its row."""

    settings: Settings
    matrix: Matrix
    requirements: tuple[Requirement, ...]
    duties: tuple[Obligation, ...]
    matrix_rows: Records
    duty_rows: Records


def read_work_plan(snapshot: Snapshot, matrix_rows: Records, duty_rows: Records, rules: Rules) -> WorkPlan:
    """Raises Refusal where settings, headings or rows cannot be read for sure."""
    settings = read_settings(snapshot.tabs.get(SETTINGS))
    tab = snapshot.tabs[MATRIX]
    read = read_matrix(tab.rows, tab.merges, rules.headings, tab=tab.title)
    matrix, matrix_rows = settled_matrix(read, matrix_rows, given_codes(duty_rows))
    required = read_requirements(matrix, rules.known_ids, (*rules.cadences, *settings.cadences))
    requirements = (*required, *recommended(rules.narrative, matrix.indicators, required, settings))
    deadlines = {each.code: each.batas_waktu for each in matrix.indicators if each.batas_waktu}
    duties = obligations(requirements, settings.year, deadlines, settings.plan_end, settings.holidays)
    return WorkPlan(settings, matrix, requirements, duties, matrix_rows, _settled_duties(duty_rows, duties))


def _settled_duties(records: Records, duties: Sequence[Obligation]) -> Records:
    """A row of `Data Dukung` is told by its indicator's code, Butir and Periode."""
    rows = [
        KeyedRow(line, records.line_text(line, KEY), _words(records, line), filled(records, line, VERDICT_HEADINGS))
        for line in records.body()
        if filled(records, line, (KEY, "Butir"))
    ]
    given = [(duty.code, _duty_words(duty)) for duty in duties]
    return records.settled(settle(with_own_words(rows, given), given))


def _duty_words(duty: Obligation) -> str:
    return _spoken(duty.requirement.indicator, duty.requirement.text, duty.period.label)


def _words(records: Records, line: int) -> str:
    indicator, requirement, period = (records.line_text(line, name) for name in ("Indikator", "Butir", "Periode"))
    return _spoken(indicator.partition(" ")[0], requirement, period)


def _spoken(indicator: str, requirement: str, period: str) -> str:
    return f"{indicator} {text_key(requirement)} {text_key(period)}".strip()
