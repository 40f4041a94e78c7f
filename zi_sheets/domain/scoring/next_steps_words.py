"""A step, and what must come from outside, in one sentence each."""

from collections.abc import Sequence
from fractions import Fraction

from zi_sheets.domain.period import repeated
from zi_sheets.domain.scoring.arithmetic import against, comma, two_decimals
from zi_sheets.domain.scoring.gates import YES, Condition
from zi_sheets.domain.scoring.gates_words import measured
from zi_sheets.domain.scoring.instrument import Instrument, Item, Question
from zi_sheets.domain.scoring.next_steps import Route
from zi_sheets.domain.scoring.next_steps_order import Step
from zi_sheets.domain.scoring.proven import UNCERTAIN, Duty
from zi_sheets.domain.scoring.scale import AnswerType
from zi_sheets.domain.scoring.score import score


def step_sentence(step: Step, question: Question) -> str:
    """ "Naikkan A.I.1.i.b (...) dari B ke A: Prosedur jelas ... (+0,25 poin, upaya 5)"."""
    return f"{step_action(step, question)} (+{comma(step.points)} poin, upaya {step.effort})"


def step_action(step: Step, question: Question) -> str:
    """What to do, without what it brings and costs."""
    if step.documents:
        return _evidence_action(step.documents, question)
    before, after = answer_words(question, step.before), answer_words(question, step.after)
    meaning = question.options.get(after, "")
    target = f"{after}: {meaning}" if meaning else after
    return f"Naikkan {question.id} ({question.label}) dari {before} ke {target}"


def _evidence_action(documents: Sequence[Duty], question: Question) -> str:
    """What is there but uncertain only has to be looked at."""
    uncertain = [duty for duty in documents if duty.status in UNCERTAIN]
    lacking = [duty for duty in documents if duty.status not in UNCERTAIN]
    asked = f"bukti {question.id} ({question.label})"
    if not lacking:
        return f"Periksa {asked}: {_listed(uncertain)}"
    look = f". Periksa: {_listed(uncertain)}" if uncertain else ""
    return f"Lengkapi {asked}: {_listed(lacking)}{look}"


def _listed(documents: Sequence[Duty]) -> str:
    """ "SK Tim ZI (3.1); Notula rapat (6.1: Februari, Maret 2021)": each requirement once."""
    by_requirement: dict[str, list[Duty]] = {}
    for duty in documents:
        by_requirement.setdefault(duty.requirement, []).append(duty)
    return "; ".join(_named(same) for same in by_requirement.values())


def _named(same: Sequence[Duty]) -> str:
    periods = repeated([duty.period for duty in same if duty.period])
    return f"{same[0].text} ({same[0].indicator}{f': {periods}' if periods else ''})"


def answer_words(question: Question, worth: Fraction | None) -> str:
    """The answer that has this worth: its letter, "45%", a survey's "3,6", or "kosong"."""
    if worth is None:
        return "kosong"
    if question.scale.type is AnswerType.SURVEY:
        return comma(worth * 4)
    return question.scale.letter(worth) or f"{comma(worth * 100, 2)}%"


def route_sentence(route: Route, instrument: Instrument) -> str:
    """ "12 langkah, upaya 30, dari 70,79 menjadi 75,04 (+4,25 poin)"."""
    before, after = (two_decimals(score(instrument, values).total) for values in (route.start, route.values))
    way = f"{len(route.steps)} langkah, upaya {route.effort}"
    return f"{way}, dari {before} menjadi {after} (+{comma(route.points, 2)} poin)"


def outside_remark(condition: Condition, instrument: Instrument) -> str:
    """What has to come, and where from: an earlier predicate is no result."""
    origin = "Syarat di luar nilai" if condition.unit == YES else "Harus datang dari luar"
    return f"{origin}: {outside_sentence(condition, instrument)}"


def outside_sentence(condition: Condition, instrument: Instrument) -> str:
    """What no improvement of the school's own answers can bring, and how much of it is lacking."""
    if condition.unit == YES:
        return f"{condition.label}: {measured(condition)}"
    item = _survey(condition, instrument)
    if item is not None:
        reached, needed = condition.value / item.weight * 4, condition.minimum / item.weight * 4
        return f"{item.name}: skor {against(reached, needed)}, perlu {two_decimals(needed)}"
    value = f"{against(condition.value, condition.minimum)} poin, perlu {two_decimals(condition.minimum)}"
    best = " paling tinggi" if condition.of == "total" else ""
    return f"{condition.label}:{best} {value}; hasil kurang {comma(-condition.distance)} poin"


def _survey(condition: Condition, instrument: Instrument) -> Item | None:
    """The survey that alone decides the condition."""
    found: list[Item] = []
    for component in instrument.components:
        named = component.items if component.id == condition.of else ()
        found += named or (item for item in component.items if item.question.id == condition.of)
    alone = found[0] if len(found) == 1 else None
    return alone if alone and alone.question.scale.type is AnswerType.SURVEY else None
