"""The machine columns of `LKE`: one row per question, with what its answer is worth and what evidence shows for it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zi_sheets.domain.assessment import Assessment
from zi_sheets.domain.scoring.answer import Answer
from zi_sheets.domain.scoring.arithmetic import comma
from zi_sheets.domain.scoring.evaluation import Evaluation, EvaluationRules
from zi_sheets.domain.scoring.instrument import Instrument, Question
from zi_sheets.domain.scoring.lke_answers import SheetAnswers
from zi_sheets.domain.scoring.scale import AnswerType
from zi_sheets.domain.workbook.grid import Cell
from zi_sheets.domain.workbook.lke_rows import CLAIM, REVIEW
from zi_sheets.domain.workbook.records import Records
from zi_sheets.reports.lke_evidence import evidence_texts
from zi_sheets.reports.table import Table
from zi_sheets.reports.words import gone_since

TAB = "LKE"
UNANSWERED = "Belum dijawab."
PERCENT = "Persen (85%) atau pecahan (0,85)"
SURVEY = "Skor 0 sampai 4 (misalnya 3,60), atau nilai SKM 25 sampai 100. Yang resmi hanya survei pihak luar."


@dataclass(frozen=True, slots=True)
class LkeDay:
    """What `LKE` shows of one day. `remarks`: what is to be known of a question not answered yet, by its id."""

    rules: EvaluationRules
    answers: SheetAnswers
    evaluation: Evaluation | None
    remarks: Mapping[str, str]


def table(day: LkeDay, assessment: Assessment, records: Records) -> Table:
    """One row per question of the sheet that applies, in its order; a question of another sheet says since when."""
    instrument = day.rules.instrument
    contexts, evidence = dict(_contexts(instrument)), evidence_texts(day.rules, assessment)
    rows = {
        question.id: {
            "Pertanyaan": f"{question.id} {question.label}\n({contexts[question.id]})",
            "Pilihan": choices_text(question),
            **_values(question.id, day),
            "Bukti": f"{_on_answer(question.id, day)} {evidence[question.id]}".strip(),
        }
        for question in instrument.questions.values()
    }
    for code in records.lines.keys() - rows.keys():
        rows[code] = {**_NO_VALUES, "Bukti": gone_since(assessment.today, records.text(code, "Bukti"))}
    return Table(TAB, rows, {question.id: _dropdowns(question) for question in instrument.questions.values()})


_NO_VALUES: dict[str, Cell] = dict.fromkeys(("Nilai", "Nilai Terbukti", "Nilai TPI"))


def choices_text(question: Question) -> str:
    """What may be written and what it means, one line each."""
    lines = [f"{letter}: {meaning}" for letter, meaning in question.options.items()]
    if question.scale.type is AnswerType.SURVEY:
        lines = [SURVEY]
    elif question.scale.type is AnswerType.PERCENT:
        counts = [f"{count.code}: {count.name}" for count in question.counts]
        lines = [f"{PERCENT}, atau hitungannya:", *counts] if counts else [f"{PERCENT}."]
    return "\n".join([*lines, question.note] if question.note else lines)


def _values(question: str, day: LkeDay) -> dict[str, Cell]:
    claim, review = day.answers.claims.get(question), day.answers.reviews.get(question)
    return {
        "Nilai": float(claim.worth) if claim else None,
        "Nilai Terbukti": _proven(question, day.evaluation),
        "Nilai TPI": _reviewed(claim, review),
    }


def _proven(question: str, evaluation: Evaluation | None) -> Cell:
    proof = evaluation.proof.questions.get(question) if evaluation else None
    if proof is None:
        return None
    return float(proof.low) if proof.low == proof.high else f"{comma(proof.low)} sampai {comma(proof.high)}"


def _reviewed(claim: Answer | None, review: Answer | None) -> Cell:
    """A disagreement is said in the cell itself: "0,67; unit: 1"."""
    if review is None:
        return None
    if claim is None or claim.worth == review.worth:
        return float(review.worth)
    return f"{comma(review.worth)}; unit: {comma(claim.worth)}"


def _on_answer(question: str, day: LkeDay) -> str:
    """How a counted answer came about and what the unit should know of it, or that there is none."""
    claim = day.answers.claims.get(question)
    if claim is None:
        return f"{UNANSWERED} {day.remarks.get(question, '')}".strip()
    return " ".join([f"{claim.working}." if claim.working else "", *claim.warnings]).strip()


def _contexts(instrument: Instrument) -> Iterator[tuple[str, str]]:
    """Where on the sheet each question stands, in words."""
    for area in instrument.areas:
        for sub in area.subs:
            half = f", {sub.half}" if sub.half else ""
            yield from ((question.id, f"{area.name}{half}: {sub.name}") for question in sub.questions)
    for component in instrument.components:
        yield from ((item.question.id, f"Hasil: {component.name}") for item in component.items)


def _dropdowns(question: Question) -> dict[str, tuple[str, ...]]:
    """None for percentages and surveys: there people type a number."""
    letters = tuple(question.scale.letters)
    return {CLAIM: letters, REVIEW: letters} if letters else {}
