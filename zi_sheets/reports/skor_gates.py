"""Gates in `Skor`: every condition with its threshold, the figures beside each other, distance, verdict and page."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from zi_sheets.domain.scoring.evaluation import Evaluation
from zi_sheets.domain.scoring.gates import PERCENT, YES, Condition, Gate, judge, unverified
from zi_sheets.domain.scoring.gates_entry import ROWS, Checked, entry_checklist
from zi_sheets.domain.scoring.gates_words import ANSWERS, gate_verdict, source_words, verdict
from zi_sheets.domain.scoring.instrument import UnverifiedGates
from zi_sheets.domain.scoring.instrument_sources import IN_WORDS, Standing
from zi_sheets.domain.scoring.score import Score
from zi_sheets.domain.workbook.grid import Cell
from zi_sheets.reports.skor_figures import Sides, beside
from zi_sheets.reports.skor_grid import SIDES, VERDICT, Line, block, told_apart
from zi_sheets.reports.words import two_places

HEADINGS = (
    "Kode", "Syarat", "Ambang", *SIDES, "Selisih mandiri", "Selisih terbukti rendah", "Satuan", VERDICT, "Sumber",
)  # fmt: skip


def gate_lines(evaluation: Evaluation) -> Iterator[Line]:
    """A block per gate, judged on the claims; distance and verdict are the claim's."""
    for number, gate in enumerate(evaluation.gates):
        lines = [_line(sides, verdict(sides[0].passed)) for sides in _judged(evaluation, number)]
        yield from block(f"Syarat {gate.name}", [HEADINGS, *lines], f"Menurut nilai mandiri: {gate_verdict(gate)}.")


def _judged(evaluation: Evaluation, number: int) -> Iterator[Sides[Condition]]:
    def conditions(score: Score) -> Iterable[Condition]:
        return judge(evaluation.instrument, score.values, evaluation.earlier)[number].conditions

    return beside(evaluation, conditions)


def unverified_lines(evaluation: Evaluation) -> Iterator[Line]:
    """Distances to gates that nobody could read in print: shown, without a verdict."""
    for rules in evaluation.instrument.unverified_gates:
        remark = f"Menurut PermenPANRB {rules.regulation}. {rules.warning}"
        yield from block("Ambang belum terverifikasi", [HEADINGS, *_unverified(evaluation, rules)], remark)


def _unverified(evaluation: Evaluation, rules: UnverifiedGates) -> Iterator[Line]:
    def conditions(score: Score) -> Iterable[tuple[Gate, Condition]]:
        gates = unverified(evaluation.instrument, score.values, rules)
        return [(gate, condition) for gate in gates for condition in gate.conditions]

    for (gate, claimed), (_, low), (_, high), reviewed in beside(evaluation, conditions):
        line = _line((claimed, low, high, reviewed[1] if reviewed else None), IN_WORDS[Standing.RECALLED])
        yield (line[0], f"{gate.name}: {line[1]}", *line[2:])


def entry_lines(evaluation: Evaluation) -> list[Line]:
    """The checklist of being proposed: beside the gates, no part of the score."""
    checked = entry_checklist(evaluation.instrument, evaluation.claimed.values, evaluation.stated)
    lines = [(ANSWERS[each.met], _entry(each)) for each in checked]
    return block("Syarat pengusulan", lines, "Di luar nilai; cocokkan dengan Inspektorat.")


def _entry(checked: Checked) -> str:
    condition = checked.condition
    where = f". Isi ya atau tidak di Pengaturan, baris {ROWS[condition.id]}." if checked.met is None else ""
    return f"{condition.label} ({source_words(condition.source)}){where}"


def _line(sides: Sides[Condition], judged: str) -> Line:
    claimed, low, *_ = sides
    source = source_words(claimed.source)
    if claimed.unit == YES:
        return (None, claimed.label, *(None,) * 8, judged, source)
    return (
        claimed.of if claimed.unit == PERCENT or "." in claimed.of else None,
        claimed.label,
        two_places(claimed.minimum),
        *(_value(each) for each in sides),
        *(told_apart(each.distance, Fraction(0)) for each in (claimed, low)),
        "%" if claimed.unit == PERCENT else claimed.unit,
        judged,
        source,
    )


def _value(condition: Condition | None) -> Cell:
    return told_apart(condition.value, condition.minimum) if condition else None
