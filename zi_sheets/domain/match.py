"""Which required document does a file in Drive prove? Values in, values out; every answer with its reason."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from zi_sheets.domain.clues import Clues, clues, state
from zi_sheets.domain.clues_unit import other_unit
from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.evidence_period import evidence_periods
from zi_sheets.domain.lexicon import Lexicon
from zi_sheets.domain.lexicon_phrases import Reader, reader
from zi_sheets.domain.match_choice import choose
from zi_sheets.domain.match_copies import copies
from zi_sheets.domain.match_formula import asked, formula
from zi_sheets.domain.match_hits import Hit, hits, sight
from zi_sheets.domain.match_place import Place, coded_indicators, place_of
from zi_sheets.domain.match_plan import PlanIndex, plan_index
from zi_sheets.domain.match_reason import cause_reason, hit_reason
from zi_sheets.domain.match_result import Cause, Judgement, Proof
from zi_sheets.domain.names import stem, words
from zi_sheets.domain.names_codes import CodeStyle
from zi_sheets.domain.names_years import years
from zi_sheets.domain.requirement import Requirement


@dataclass(frozen=True)
class _Ground:
    """What stays the same for all files of one run."""

    plan: PlanIndex
    lexicon: Lexicon
    read: Reader
    year: int
    unit: tuple[str, ...]
    place: Callable[[tuple[str, ...]], Place]


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
    texts = (t for r in requirements for t in (r.text, r.indicator_name, r.program, r.kegiatan))
    read = reader(lexicon, {word for text in texts for word in words(text)})
    documents = tuple((document, formula(document.asked, read)) for document in lexicon.documents)
    plan = plan_index([asked(one, read, documents) for one in requirements], lexicon, read)
    places: dict[tuple[str, ...], Place] = {}

    def place(folder: tuple[str, ...]) -> Place:
        if folder not in places:
            places[folder] = place_of(folder, plan, lexicon, read)
        return places[folder]

    return _Ground(plan, lexicon, read, year, tuple(unit), place)


def _judge(one: Evidence, original: str, ground: _Ground) -> Judgement:
    told = clues(one, ground.read, ground.lexicon.events)
    place = ground.place(one.folder)
    indicator, coded = _indicator(told, place, ground.plan)
    choice = choose(hits(sight(told, place, indicator, coded), ground.plan, ground.lexicon), told.medium == "image")
    proofs = _proofs(choice.proven, one, place, coded, ground)
    doubtful = _proofs(choice.doubtful, one, place, coded, ground)
    cause, detail = _cause(one, told, original, ground)
    if cause is Cause.WRONG_YEAR:
        right = [hit.asked.requirement.id for hit in choice.proven if _names_year(hit, one)]
        if right:
            return Judgement(one.id, tuple(proof for proof in proofs if proof.requirement in right))
    if cause is None and proofs:
        return Judgement(one.id, proofs, doubtful)
    if cause is not None:
        return Judgement(one.id, cause=cause, reason=cause_reason(cause, detail, ground.year), near=proofs or doubtful)
    cause = _unproven(doubtful, told, ground.lexicon)
    return Judgement(one.id, (), doubtful, cause, cause_reason(cause, "", ground.year))


def _unproven(doubtful: tuple[Proof, ...], told: Clues, lexicon: Lexicon) -> Cause:
    if len(doubtful) > 1:
        return Cause.AMBIGUOUS
    return Cause.FOREIGN_SUBJECT if told.concepts & lexicon.foreign and not doubtful else Cause.NO_MATCH


def _indicator(told: Clues, place: Place, plan: PlanIndex) -> tuple[str, bool]:
    """An explicit code in the name wins over the folder; numbering inside an area does not (bench, rule 4)."""
    coded = coded_indicators(told.code, place, plan)
    if not coded or told.code is None or place.indicator in coded:
        return place.indicator, place.indicator in coded
    if told.code.style is CodeStyle.NUMBERING and place.indicator:
        return place.indicator, False
    return coded[0], True


def _proofs(chosen: Sequence[Hit], one: Evidence, place: Place, coded: bool, ground: _Ground) -> tuple[Proof, ...]:
    found = []
    for hit in chosen:
        covered = evidence_periods(one, hit.asked.requirement.cadence, ground.year)
        reason = hit_reason(hit, place, coded)
        found.append(Proof(hit.asked.requirement.id, round(hit.score, 2), reason, covered.periods, covered.reason))
    return tuple(found)


def _cause(one: Evidence, told: Clues, original: str, ground: _Ground) -> tuple[Cause | None, str]:
    """What spoils a file, the plainest first, with the word a person needs to check it."""
    folder = ground.place(one.folder)
    if cause := state(one, told.concepts | folder.marks, ground.lexicon.marks):
        return cause, ""
    for name in (one.name, *reversed(one.folder)):
        if unit := other_unit(name, ground.unit, ground.read):
            return Cause.OTHER_UNIT, unit
    spoken = _years(one)
    if spoken and ground.year not in spoken:
        return Cause.WRONG_YEAR, ", ".join(map(str, sorted(spoken)))
    return (Cause.COPY, original) if original else (None, "")


def _years(one: Evidence) -> frozenset[int]:
    """The years the name speaks of, else those of the innermost folder that speaks of any."""
    for name in (stem(one.name), *reversed(one.folder)):
        if found := years(name):
            return found
    return frozenset()


def _names_year(hit: Hit, one: Evidence) -> bool:
    """A regulation is asked for by its own year."""
    return bool(years(hit.asked.requirement.text) & _years(one))
