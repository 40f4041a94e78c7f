"""The two pure steps between reading and writing: what a snapshot means on a day, and what has to be written for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from zi_sheets.domain.assess import assess
from zi_sheets.domain.assessment import Assessment
from zi_sheets.domain.content.stakes import Stake, stakes
from zi_sheets.domain.links.answer import checkable
from zi_sheets.domain.matched import matched
from zi_sheets.domain.scoring.crosswalk import remarks
from zi_sheets.domain.scoring.evaluation import Evaluation, evaluate, of_unit
from zi_sheets.domain.scoring.instrument_choice import chosen_instrument
from zi_sheets.domain.scoring.lke_answers import read_answers, written_answers
from zi_sheets.domain.snapshot import Snapshot
from zi_sheets.domain.work_plan.work_plan import WorkPlan, read_work_plan
from zi_sheets.domain.workbook.file_rows import settled_files
from zi_sheets.domain.workbook.headings import HeadingNames, find_headings
from zi_sheets.domain.workbook.lke_rows import settled_questions
from zi_sheets.domain.workbook.records import Records, read_columns
from zi_sheets.materials.materials import Materials
from zi_sheets.plan import Plan, plan
from zi_sheets.protected import allowed
from zi_sheets.reports import berkas, data_dukung, lke, monev, petunjuk, rencana_kerja, riwayat, skor
from zi_sheets.reports.skor_history import totals


@dataclass(frozen=True, slots=True)
class Decision:
    """What the day means and what has to be written; `evaluation` is None as long as the unit answers no question."""

    assessment: Assessment
    evaluation: Evaluation | None
    plan: Plan


def decide(snapshot: Snapshot, materials: Materials, today: date) -> Decision:
    """Every tab of the designs must be there. Raises Refusal where the workbook cannot be read for sure."""
    _check_own_tabs(snapshot, materials)
    columns = _columns(snapshot, materials)
    work_plan = _work_plan(snapshot, columns, materials)
    assessment = assess(snapshot, work_plan, materials.rules, today)
    questions, day = _lke(columns[lke.TAB], assessment, materials)
    records = {
        rencana_kerja.TAB: work_plan.matrix_rows,
        data_dukung.TAB: work_plan.duty_rows,
        berkas.TAB: settled_files(columns[berkas.TAB], [result.evidence for result in assessment.files]),
        lke.TAB: questions,
    }
    tables = (
        rencana_kerja.table(assessment, records[rencana_kerja.TAB]),
        data_dukung.table(assessment, records[data_dukung.TAB]),
        berkas.table(assessment, records[berkas.TAB], snapshot.hiding),
        lke.table(day, assessment, questions),
    )
    evaluation, history = of_unit(day.evaluation), totals(snapshot.tabs[riwayat.TAB])
    pages = (petunjuk.page(materials.guide), skor.page(assessment, day.evaluation, history), monev.page(assessment))
    diaries = (riwayat.diary(assessment, evaluation, [total.day for total in history]),)
    wanted = plan(records, snapshot.tabs, tables, pages, diaries)
    return Decision(assessment, evaluation, allowed(wanted, records, snapshot.tabs))


def _lke(records: Records, assessment: Assessment, materials: Materials) -> tuple[Records, lke.LkeDay]:
    """The rows of `LKE`, settled, and what the answers in them mean on this day."""
    settings, sheets = assessment.settings, materials.sheets
    instruments = [rules.instrument for rules in sheets.values()]
    rules = sheets[chosen_instrument(instruments, settings).id]
    records = settled_questions(records, [question for each in instruments for question in each.questions])
    answers = read_answers(records, rules.instrument)
    claims, reviews, items = answers.claims, answers.reviews, assessment.items
    evaluation = evaluate(rules, claims, reviews, items, earlier=settings.earlier, stated=settings.stated)
    written = {each.id: written_answers(records, each) for each in instruments}
    return records, lke.LkeDay(rules, answers, evaluation, remarks(materials.crosswalk, rules.instrument, written))


@dataclass(frozen=True, slots=True)
class Hanging:
    """What names and places cannot tell: `staked` on the content of documents, `addresses` of links outside Drive.

    `outside`: Drive ids out of the evidence tree to which typed links lead.
    """

    staked: tuple[Stake, ...]
    addresses: tuple[str, ...]
    outside: tuple[str, ...]


def hanging(snapshot: Snapshot, materials: Materials) -> Hanging:
    """Every tab of the designs must be there. Raises Refusal as `decide`."""
    _check_own_tabs(snapshot, materials)
    work_plan = work_plan_of(snapshot, materials)
    seen = matched(snapshot, work_plan, materials.rules)
    return Hanging(stakes(seen, work_plan), tuple(checkable(seen.evidence)), tuple(seen.outside))


def work_plan_of(snapshot: Snapshot, materials: Materials) -> WorkPlan:
    """The unit's work plan alone. Raises Refusal as `decide`."""
    return _work_plan(snapshot, _columns(snapshot, materials), materials)


def _check_own_tabs(snapshot: Snapshot, materials: Materials) -> None:
    """The machine's own columns are found by their headings as well: a wrong one stops the run before any write."""
    for design in materials.designs:
        if design.machine and design.columns:
            tab, names = snapshot.tabs[design.name], HeadingNames(tuple(column.heading for column in design.columns))
            row = tab.rows[design.heading_row] if design.heading_row < len(tab.rows) else ()
            find_headings(row, names, row_index=design.heading_row, tab=tab.title)


def _columns(snapshot: Snapshot, materials: Materials) -> dict[str, Records]:
    return {
        design.name: read_columns(snapshot.tabs[design.name], design.machine_headings, materials.people_of(design))
        for design in materials.shared
    }


def _work_plan(snapshot: Snapshot, columns: Mapping[str, Records], materials: Materials) -> WorkPlan:
    return read_work_plan(snapshot, columns[rencana_kerja.TAB], columns[data_dukung.TAB], materials.rules)
