"""Which required document does a file in Drive prove? Values in, values out; every answer with its reason."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.matching.candidates import hits
from zi_sheets.domain.matching.choice import choose
from zi_sheets.domain.matching.clues import Clues, clues
from zi_sheets.domain.matching.clues_unit import School, schools
from zi_sheets.domain.matching.copies import copies
from zi_sheets.domain.matching.evidence_period import evidence_periods
from zi_sheets.domain.matching.formula import asked, formula
from zi_sheets.domain.matching.hit import Hit
from zi_sheets.domain.matching.place import Place, place_of
from zi_sheets.domain.matching.plan import PlanIndex, plan_index
from zi_sheets.domain.matching.reason import cause_reason, hit_reason
from zi_sheets.domain.matching.result import Cause, Judgement, Proof
from zi_sheets.domain.matching.sight import Sight, named_elsewhere, sight
from zi_sheets.domain.matching.spoilt import spoilt
from zi_sheets.domain.requirement import Cadence, Requirement
from zi_sheets.domain.words.lexicon import Lexicon
from zi_sheets.domain.words.lexicon_phrases import Reader, reader
from zi_sheets.domain.words.names import words
from zi_sheets.domain.words.names_years import years


@dataclass(frozen=True)
class _Decision:
    """What name and folder prove, before years, copies and periods: alike for all files that tell the same."""

    file: Sight
    proven: tuple[tuple[Hit, Proof], ...]
    doubtful: tuple[tuple[Hit, Proof], ...]
    elsewhere: str


@dataclass(frozen=True)
class _Ground:
    """What stays the same for all files of one run; `decide` remembers what it was asked."""

    lexicon: Lexicon
    read: Reader
    known: frozenset[str]
    year: int
    own: tuple[School, ...]
    decide: Callable[[Clues, tuple[str, ...], tuple[str, ...]], _Decision]


def match(
    evidence: Sequence[Evidence],
    requirements: Sequence[Requirement],
    lexicon: Lexicon,
    year: int,
    unit: Sequence[str],
) -> tuple[Judgement, ...]:
    """What each file proves, in the order given. `year` is the plan's; `unit` is the unit's name and its aliases.

    Files are judged one by one, except that a copy is told by its original in the same folder: so no file changes
    what a file of another indicator proves, and neither order counts.
    """
    ground = _ground(requirements, lexicon, year, unit)
    copied = copies(evidence)
    return tuple(_judge(one, copied.get(one.id, ""), ground) for one in evidence)


def _ground(requirements: Sequence[Requirement], lexicon: Lexicon, year: int, unit: Sequence[str]) -> _Ground:
    texts = (text for r in requirements for text in (r.text, r.indicator_name, r.program, r.kegiatan))
    read = reader(lexicon, {word for text in texts for word in words(text)})
    documents = tuple((document, formula(document.asked, read)) for document in lexicon.documents)
    plans = [
        plan_index(
            [asked(one, read, documents) for one in requirements if one.recommended is recommended], lexicon, read
        )
        for recommended in (False, True)
    ]
    own = tuple(school for alias in unit for school in schools(alias))
    known = lexicon.concepts.union(*(plan.concepts for plan in plans))

    @cache
    def place(folder: tuple[str, ...], marks: tuple[str, ...]) -> Place:
        steps = tuple(zip_longest(folder, marks, fillvalue=""))
        return place_of(steps, plans[0] if plans[0].asked else plans[1], lexicon, read, own)

    @cache
    def decide(told: Clues, folder: tuple[str, ...], marks: tuple[str, ...]) -> _Decision:
        return _decision(told, place(folder, marks), plans, lexicon)

    return _Ground(lexicon, read, known, year, own, decide)


def _decision(told: Clues, place: Place, plans: Sequence[PlanIndex], lexicon: Lexicon) -> _Decision:
    """The matrix first: a recommended document takes only what proves nothing that the matrix asks for."""
    doubtful: tuple[tuple[Hit, Proof], ...] = ()
    elsewhere = ""
    for plan in plans:
        file = sight(told, place, plan)
        elsewhere = elsewhere or named_elsewhere(file)
        choice = choose(hits(file, plan, lexicon), told)
        doubtful += _worded(choice.doubtful, file)
        if choice.proven:
            break
    return _Decision(file, _worded(choice.proven, file), doubtful, elsewhere)


def _worded(chosen: Sequence[Hit], file: Sight) -> tuple[tuple[Hit, Proof], ...]:
    return tuple((hit, Proof(hit.asked.id, round(hit.score, 2), hit_reason(hit, file))) for hit in chosen)


def _judge(one: Evidence, original: str, ground: _Ground) -> Judgement:
    told = clues(one, ground.read, ground.known, ground.lexicon)
    decision = ground.decide(told, one.folder, one.marks)
    flaw = spoilt(
        one, decision.file, original, marks=ground.lexicon.marks, year=ground.year, own=ground.own, read=ground.read
    )
    proven = decision.proven
    if flaw and flaw.cause is Cause.WRONG_YEAR:
        proven = tuple(pair for pair in proven if flaw.years & years(pair[0].asked.requirement.text))
        flaw = None if proven else flaw
    if flaw:
        near = _dated(decision.proven or decision.doubtful, one, ground.year)
        return Judgement(one.id, cause=flaw.cause, reason=cause_reason(flaw.cause, flaw.detail, ground.year), near=near)
    doubtful = _dated(decision.doubtful, one, ground.year)
    if proven:
        return Judgement(one.id, _dated(proven, one, ground.year), doubtful, elsewhere=decision.elsewhere)
    cause = _unproven(doubtful, told, ground.lexicon)
    reason = cause_reason(cause, "", ground.year)
    return Judgement(one.id, (), doubtful, cause, reason, elsewhere=decision.elsewhere)


def _unproven(doubtful: Sequence[Proof], told: Clues, lexicon: Lexicon) -> Cause:
    if doubtful:
        return Cause.AMBIGUOUS if len(doubtful) > 1 else Cause.UNSURE
    if told.concepts & (lexicon.foreign | lexicon.outsiders):
        return Cause.FOREIGN_SUBJECT
    return Cause.NO_MATCH


def _dated(chosen: Sequence[tuple[Hit, Proof]], one: Evidence, year: int) -> tuple[Proof, ...]:
    return tuple(_in_period(proof, hit.asked.requirement.cadence, one, year) for hit, proof in chosen)


def _in_period(proof: Proof, cadence: Cadence, one: Evidence, year: int) -> Proof:
    if cadence is Cadence.ONCE:
        return proof
    covered = evidence_periods(one, cadence, year)
    return replace(proof, periods=covered.periods, period_reason=covered.reason)
