"""The first block of `Skor`: areas, results and total, claimed, proven and reviewed side by side.

It has the same number of lines in both instruments, so that the charts below it, and their sources, stay in place.
"""

from zi_sheets.domain.assessment import Assessment
from zi_sheets.domain.scoring.arithmetic import comma
from zi_sheets.domain.scoring.evaluation import Evaluation
from zi_sheets.domain.scoring.gates import PERCENT, Condition
from zi_sheets.domain.scoring.gates_words import verdict
from zi_sheets.domain.scoring.score import AreaScore
from zi_sheets.domain.workbook.grid import Cell
from zi_sheets.reports.skor_figures import Figure, Sides, beside, figures, points
from zi_sheets.reports.skor_grid import SIDES, VERDICT, Line, told_apart
from zi_sheets.reports.words import two_places

HEADINGS = (
    "Kode", "Uraian", "Bobot", *SIDES, "Mandiri %", "Terbukti rendah %", "Ambang WBK %", VERDICT,
    "Perhitungan nilai mandiri",
)  # fmt: skip


def unscored_lines(assessment: Assessment) -> list[Line]:
    """The areas by name, where there is nothing to count yet."""
    return [(area.code, area.name) for area in assessment.areas if area.weight is not None]


def area_lines(evaluation: Evaluation) -> list[Line]:
    """Six areas, Pengungkit, the parts and items of the results, Hasil, Total."""
    first, *_ = evaluation.gates
    gates = {condition.of: condition for condition in first.conditions if condition.unit == PERCENT}
    areas = {area.area.code: area for area in evaluation.claimed.areas}
    return [
        _line(sides, areas.get(sides[0].code), gates.get(sides[0].code))
        for sides in beside(evaluation, figures)
        if not sides[0].sub
    ]


def _line(sides: Sides[Figure], area: AreaScore | None, gate: Condition | None) -> Line:
    claimed, low, *_ = sides
    halves = _halves(area) if area else ""
    return (
        claimed.code or None,
        claimed.name,
        two_places(claimed.weight),
        *points(sides),
        *(_share(figure, gate) if area else None for figure in (claimed, low)),
        two_places(gate.minimum) if gate else None,
        verdict(gate.passed) if gate else None,
        f"{claimed.arithmetic}\n{halves}" if halves else claimed.arithmetic,
    )


def _share(figure: Figure, gate: Condition | None) -> Cell:
    return told_apart(figure.percent, gate.minimum) if gate else two_places(figure.percent)


def _halves(scored: AreaScore) -> str:
    """ "Pemenuhan 3,5 dari 4, reform 3,8 dari 4"; nothing where the instrument has no halves."""
    each = (f"{name} {comma(scored.half(name))} dari {comma(weight)}" for name, weight in scored.area.halves.items())
    return ", ".join(each).capitalize()
