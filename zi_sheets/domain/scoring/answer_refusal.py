"""What a person is told about an answer that cannot be used: which one, where, and what may be written."""

from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.scoring.instrument import Question


def unusable(question: Question, written: str, where: str, allowed: str) -> Refusal:
    """`allowed`: sentences that name what may be written."""
    message = f'Jawaban "{written}" untuk {question.id} ({question.label}) tidak dapat dipakai. {allowed}'
    return Refusal("answer_wrong", message, where=where, action="Perbaiki jawaban itu, atau kosongkan, lalu ulangi.")
