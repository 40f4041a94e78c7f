"""Effort (upaya): what one step of improvement costs, from the table that a school may edit."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from zi_sheets.domain.requirement import Kind
from zi_sheets.domain.scoring.instrument import Question
from zi_sheets.domain.scoring.proven import UNCERTAIN, Duty
from zi_sheets.domain.scoring.scale import AnswerType


@dataclass(frozen=True, slots=True)
class Efforts:
    """Whole numbers; only their proportions matter. `questions`: a question's own effort for each letter.

    `check`: to look at a document that is there but doubtful or unreadable. `percent_step`: one step of a percentage.
    """

    raises: Mapping[AnswerType, int]
    documents: Mapping[Kind, int]
    check: int
    percent_step: Fraction
    questions: Mapping[str, int]

    def of_raise(self, question: Question) -> int:
        return self.questions.get(question.id, self.raises[question.scale.type])

    def of_document(self, duty: Duty) -> int:
        return self.check if duty.status in UNCERTAIN else self.documents[duty.kind]
