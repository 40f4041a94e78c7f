"""What people answered in `LKE`: the unit's own answers and the evaluator's, each by question.

A percentage may be typed, or counted in m1 to m5. Both in one row must say the same, unless there is nothing to count
(base zero): there the regulation is silent, and the person's own figure stands where Catatan gives its reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from zi_sheets.domain.scoring.answer import Answer, counted_answer, read_answer
from zi_sheets.domain.scoring.answer_refusal import unusable
from zi_sheets.domain.scoring.instrument import Instrument, Question
from zi_sheets.domain.workbook.grid import Cell, cell_text, place
from zi_sheets.domain.workbook.lke_rows import CLAIM, CLAIM_NOTE, COUNTS, REVIEW
from zi_sheets.domain.workbook.numbers import decimal_of
from zi_sheets.domain.workbook.records import Records


@dataclass(frozen=True, slots=True)
class SheetAnswers:
    """Both by question id, unanswered questions left out."""

    claims: Mapping[str, Answer]
    reviews: Mapping[str, Answer]


def read_answers(records: Records, instrument: Instrument) -> SheetAnswers:
    """The answers to the questions of `instrument`. Raises Refusal naming cell, question and what may be written."""
    asked = [question for question in instrument.questions.values() if question.id in records.lines]
    claims = {question.id: _claim(records, question) for question in asked}
    reviews = {question.id: _typed(records, question, REVIEW) for question in asked}
    return SheetAnswers(_given(claims), _given(reviews))


def written_answers(records: Records, instrument: Instrument) -> dict[str, str]:
    """As people wrote them, unchecked: what stands in the rows of a sheet that no longer applies."""
    found = {question: _written(records, question) for question in instrument.questions if question in records.lines}
    return {question: written for question, written in found.items() if written}


def _given(answers: Mapping[str, Answer | None]) -> dict[str, Answer]:
    return {question: answer for question, answer in answers.items() if answer}


def _written(records: Records, question: str) -> str:
    counts = (f"{code}={text}" for code in COUNTS if (text := records.text(question, code)))
    return records.text(question, CLAIM) or ";".join(counts)


def _claim(records: Records, question: Question) -> Answer | None:
    typed = _typed(records, question, CLAIM)
    counts = {code: cell for code in COUNTS if cell_text(cell := records.value(question.id, code))}
    if not counts:
        return typed
    where = _where(records, question, *counts)
    if not question.counts:
        raise unusable(
            question, _shown(counts), where, "Pertanyaan ini tidak memakai hitungan; kosongkan m1 sampai m5."
        )
    counted = counted_answer(question, counts, where)
    return _agreed(records, question, typed, counted) if typed and counted else counted


def _agreed(records: Records, question: Question, typed: Answer, counted: Answer) -> Answer:
    """One answer from two that were given. Raises Refusal where they differ."""
    if question.ratio and decimal_of(records.value(question.id, question.ratio.base)) == 0:
        return typed if records.text(question.id, CLAIM_NOTE) else _without_reason(typed, counted)
    if typed.worth == counted.worth:
        return counted
    both = _where(records, question, CLAIM, *(code for code in COUNTS if records.text(question.id, code)))
    allowed = f"Hitungannya memberi {counted.working}. Isi salah satu saja, atau samakan."
    raise unusable(question, typed.written, both, allowed)


def _without_reason(typed: Answer, counted: Answer) -> Answer:
    why = f"agar {typed.written} yang diketik dipakai, tulis alasannya di Catatan"
    return replace(counted, warnings=(f"{counted.question}: tidak ada yang dihitung, jadi dihitung 0; {why}.",))


def _typed(records: Records, question: Question, heading: str) -> Answer | None:
    return read_answer(question, records.value(question.id, heading), _where(records, question, heading))


def _where(records: Records, question: Question, *headings: str) -> str:
    return place(records.tab.title, *((records.lines[question.id], records.columns[heading]) for heading in headings))


def _shown(counts: Mapping[str, Cell]) -> str:
    return ";".join(f"{code}={cell_text(cell)}" for code, cell in counts.items())
