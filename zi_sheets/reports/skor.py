"""`Skor`: where the school stands, what each figure is made of, and what to do next; for reading and for printing.

The first lines and the totals beside the page stay in their places, because the charts draw from them.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from zi_sheets.domain.assessment import Assessment
from zi_sheets.domain.scoring.arithmetic import two_decimals
from zi_sheets.domain.scoring.evaluation import Evaluation, of_unit
from zi_sheets.domain.scoring.gates_words import gate_sentence
from zi_sheets.reports import skor_areas, skor_history
from zi_sheets.reports.skor_areas import area_lines, unscored_lines
from zi_sheets.reports.skor_completeness import completeness_lines
from zi_sheets.reports.skor_detail import detail_lines
from zi_sheets.reports.skor_gates import entry_lines, gate_lines, unverified_lines
from zi_sheets.reports.skor_grid import CHART_ROW, CHART_ROWS, HEADING_ROW, HISTORY_DAYS, WIDTH, Line
from zi_sheets.reports.skor_history import Total, history_lines
from zi_sheets.reports.skor_lists import list_lines
from zi_sheets.reports.skor_next_steps import next_step_lines
from zi_sheets.reports.table import Page

TAB = "Skor"
_UNANSWERED = "LKE belum diisi: belum ada nilai mandiri, nilai terbukti, atau nilai TPI. "
_REVIEWED_ONLY = "Jawaban Unit di tab LKE belum diisi: belum ada nilai mandiri atau nilai terbukti; baru {}. "
_FILL_IN = (
    "Isi Jawaban Unit di tab LKE; tabel dan grafik di bawah terisi sesudah itu. Kelengkapan bukti ada di bawah grafik."
)
_NOTE = (
    "Nilai mandiri: jawaban sekolah. Nilai terbukti: bagian yang didukung bukti, rendah untuk yang pasti, tinggi bila "
    "yang belum pasti ternyata sah. TPI: jawaban evaluator. Adanya berkas bukan mutu, jadi ketiganya selalu bersama. "
    "Angka dihitung persis dari jawaban dan dibulatkan sekali, untuk ditampilkan."
)


def page(assessment: Assessment, evaluation: Evaluation | None, history: Sequence[Total]) -> Page:
    """`evaluation` is None while the LKE is not filled; `history`: the totals of earlier days."""
    scored = of_unit(evaluation)
    lines = [*_top(assessment, scored, standing(evaluation)), *_body(assessment, scored)]
    past = history_lines(history, assessment.today, scored, HISTORY_DAYS)
    beside: list[Line] = [(), *[()] * (HEADING_ROW - 1), skor_history.HEADINGS, *past]
    return Page(TAB, tuple(_joined(left, right) for left, right in zip_longest(lines, beside, fillvalue=())))


def _top(assessment: Assessment, evaluation: Evaluation | None, sentence: str) -> list[Line]:
    """As many lines as end above the first row below the charts."""
    lines: list[Line] = [
        (f"Skor Zona Integritas {assessment.settings.name}, rencana {assessment.settings.year}",),
        (sentence,),
        (_NOTE,),
        (),
        skor_areas.HEADINGS,
        *(area_lines(evaluation) if evaluation else unscored_lines(assessment)),
    ]
    return lines + [()] * (CHART_ROW + CHART_ROWS - len(lines))


def _body(assessment: Assessment, evaluation: Evaluation | None) -> Iterator[Line]:
    if evaluation:
        yield from gate_lines(evaluation)
        yield from next_step_lines(evaluation)
        yield from entry_lines(evaluation)
        yield from unverified_lines(evaluation)
        yield from list_lines(evaluation)
        yield from detail_lines(evaluation)
    yield from completeness_lines(assessment, evaluation.instrument if evaluation else None)


def standing(evaluation: Evaluation | None) -> str:
    """Where the unit stands, in one sentence."""
    if evaluation is None:
        return _UNANSWERED + _FILL_IN
    if not evaluation.claims:
        return _REVIEWED_ONLY.format(_reviewed(evaluation)) + _FILL_IN
    low, high = (two_decimals(score.total) for score in (evaluation.proven_low, evaluation.proven_high))
    gates = " dan ".join(gate_sentence(gate) for gate in evaluation.gates)
    claimed = f"Nilai mandiri {two_decimals(evaluation.claimed.total)} dari 100"
    return f"{claimed}, terbukti {low} sampai {high}, {_reviewed(evaluation)}. Menurut nilai mandiri {gates}."


def _reviewed(evaluation: Evaluation) -> str:
    if not evaluation.reviews:
        return "TPI belum menilai"
    answered = f"{len(evaluation.reviews)} dari {len(evaluation.instrument.questions)} pertanyaan dijawab"
    return f"TPI {two_decimals(evaluation.reviewed.total)} ({answered})"


def _joined(left: Line, right: Line) -> Line:
    return (*left, *(None,) * (WIDTH - len(left)), *right) if right else left
