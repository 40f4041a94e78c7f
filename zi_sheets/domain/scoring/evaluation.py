"""The evaluation (penilaian LKE) of one day: claimed, proven and reviewed side by side, gates, and the way to them.

The three scores come from one function and differ only in the worths that go in; none of them is ever shown alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from zi_sheets.domain.assessment import Item
from zi_sheets.domain.scoring.answer import Answer
from zi_sheets.domain.scoring.gates import Gate, judge
from zi_sheets.domain.scoring.instrument import Instrument
from zi_sheets.domain.scoring.next_steps import Route, next_steps
from zi_sheets.domain.scoring.next_steps_effort import Efforts
from zi_sheets.domain.scoring.proven import Evidence, Links, Proof, duties_of, evidence_by_question, prove
from zi_sheets.domain.scoring.score import Score, Values, score

Answers = Mapping[str, Answer]
"""By question id; a question that is missing is unanswered."""


@dataclass(frozen=True, slots=True)
class EvaluationRules:
    """The unit's instrument, which required document proves which of its questions, and what an improvement costs.

    `weak_links`: documents that have to do with a question and prove nothing of it.
    """

    instrument: Instrument
    links: Links
    efforts: Efforts
    weak_links: Links = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """`claims`: the unit's answers (Jawaban Unit), `reviews`: the evaluator's (Jawaban TPI).

    `gates` are judged on the claims, WBK, then WBBM; `routes`: the cheapest way to each from what can be shown today.
    `earlier`: has the unit been WBK before, None where nobody said. `stated`: what people say of the conditions of
    being proposed, by their id.
    """

    instrument: Instrument
    claims: Answers
    reviews: Answers
    evidence: Evidence
    proof: Proof
    claimed: Score
    proven_low: Score
    proven_high: Score
    reviewed: Score
    gates: tuple[Gate, ...]
    routes: tuple[Route, ...]
    earlier: bool | None = None
    stated: Mapping[str, bool] = field(default_factory=dict)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the unit should know of its answers, in words."""
        return tuple(warning for answer in self.claims.values() for warning in answer.warnings)

    @property
    def disagreements(self) -> tuple[str, ...]:
        """Questions that both answered and the evaluator values otherwise, in the order of the sheet."""
        both = (
            question for question in self.instrument.questions if question in self.claims and question in self.reviews
        )
        return tuple(question for question in both if self.claims[question].worth != self.reviews[question].worth)


def evaluate(
    rules: EvaluationRules,
    claims: Answers,
    reviews: Answers,
    items: Iterable[Item],
    *,
    earlier: bool | None = None,
    stated: Mapping[str, bool] | None = None,
) -> Evaluation | None:
    """None where neither the unit nor the evaluator has answered a single question: there is nothing to judge yet."""
    if not claims and not reviews:
        return None
    instrument, worths = rules.instrument, _worths(claims)
    evidence = evidence_by_question(rules.links, duties_of(items))
    proof = prove(instrument, worths, evidence)
    return Evaluation(
        instrument=instrument,
        claims=claims,
        reviews=reviews,
        evidence=evidence,
        proof=proof,
        claimed=score(instrument, worths),
        proven_low=score(instrument, proof.low),
        proven_high=score(instrument, proof.high),
        reviewed=score(instrument, _worths(reviews)),
        gates=judge(instrument, worths, earlier),
        routes=next_steps(instrument, worths, evidence, rules.efforts, earlier),
        earlier=earlier,
        stated=stated or {},
    )


def of_unit(evaluation: Evaluation | None) -> Evaluation | None:
    """None as long as the unit answers no question: zeros nobody claimed are no score, whatever the evaluator says."""
    return evaluation if evaluation and evaluation.claims else None


def _worths(answers: Answers) -> Values:
    return {question: answer.worth for question, answer in answers.items()}
