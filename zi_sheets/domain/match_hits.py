"""Which requirements the words, kind and place of a file point to, and how strongly."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from zi_sheets.domain.clues import Clues, picture, regulation_number
from zi_sheets.domain.lexicon import Lexicon
from zi_sheets.domain.match_formula import Asked
from zi_sheets.domain.match_kinds import MEETING, PICTURES, SAID, may_prove
from zi_sheets.domain.match_place import Place, best, scores
from zi_sheets.domain.match_plan import PlanIndex
from zi_sheets.domain.requirement import Kind

SURE, PERHAPS = 0.6, 0.35
_TOPIC_SURE = 0.75


class Basis(StrEnum):
    """On what a hit rests."""

    NAME = "name"  # the name says this document
    TEXT = "text"  # the name says the requirement's own words
    TOPIC = "topic"  # kind from the name, meeting or subject from its words
    FOLDER = "folder"  # kind from the name, subject from the folder
    BARE = "bare"  # the folder alone


@dataclass(frozen=True, slots=True)
class Hit:
    """`used` are the concepts it rests on; `inside`: it is asked where the file lies."""

    asked: Asked
    score: float
    basis: Basis
    used: frozenset[str]
    inside: bool


@dataclass(frozen=True, slots=True)
class Sight:
    """A file as the rules see it: what name and folder say together."""

    clues: Clues
    place: Place
    indicator: str
    kinds: frozenset[str]
    words: frozenset[str]
    folder_words: frozenset[str]
    allowed: frozenset[Kind]
    coded: bool


def sight(clues: Clues, place: Place, indicator: str, coded: bool) -> Sight:
    said = clues.said or place.said
    if clues.said <= {"foto", "capture"} and clues.bare and place.said:
        said = place.said
    kinds = said | picture(clues.medium)
    return Sight(
        clues, place, indicator, kinds, clues.concepts | kinds, place.concepts, may_prove(said, clues.medium), coded
    )


def hits(file: Sight, plan: PlanIndex, lexicon: Lexicon) -> list[Hit]:
    """Every requirement the file may prove with its strength, strongest first; weak ones are left out."""
    topic = _topic(file, plan)
    candidates = {one.requirement.id: one for one in _candidates(file, topic, plan)}
    found = (_hit(one, file, topic, plan, lexicon) for one in candidates.values())
    strong = [hit for hit in found if hit is not None and hit.score >= PERHAPS]
    return sorted(strong, key=lambda h: (-h.score, h.asked.requirement.recommended, h.asked.requirement.id))


def _topic(file: Sight, plan: PlanIndex) -> str:
    """The one indicator that the name's words speak of, "" where they speak of none or of several."""
    total = scores(file.clues.concepts, plan.topics)
    within = plan.programs.get(file.place.program, ())
    if within and not file.indicator:
        return best({i: s for i, s in total.items() if i in within}, PERHAPS)
    return best(total, _TOPIC_SURE)


def _candidates(file: Sight, topic: str, plan: PlanIndex) -> Iterable[Asked]:
    yield from plan.asked.get(file.indicator, ())
    if topic != file.indicator:
        yield from plan.asked.get(topic, ())
    for concept in file.clues.concepts | (file.folder_words if file.clues.bare else frozenset()):
        yield from plan.by_concept.get(concept, ())


def _hit(one: Asked, file: Sight, topic: str, plan: PlanIndex, lexicon: Lexicon) -> Hit | None:
    kind = one.kind
    if kind not in file.allowed or one.never & file.clues.concepts or _other_regulation(one, file):
        return None
    if (kind in SAID and kind.value not in file.kinds) or (kind in PICTURES and not file.kinds & {"foto", "capture"}):
        return None
    inside = one.requirement.indicator == file.indicator
    hit = _named(one, file, inside, plan) or _worded(one, file, inside, plan) or _placed(one, file, inside, topic, plan)
    return hit and _without_foreign(hit, file, lexicon)


def _other_regulation(one: Asked, file: Sight) -> bool:
    number = regulation_number(one.requirement.text) if file.clues.number else ""
    return bool(number) and number != file.clues.number


def _named(one: Asked, file: Sight, inside: bool, plan: PlanIndex) -> Hit | None:
    """One of the lexicon's names is there in full; inside its own folder the folder says what the indicator's name says."""
    if (one.local or one.requirement.id in plan.shared) and not inside:
        return None
    implied = plan.own[one.requirement.indicator] if inside else frozenset()
    found: Hit | None = None
    for formula in one.formulas:
        used = frozenset(c for group in formula for c in group & file.words)
        by_folder = frozenset(c for group in formula for c in group & file.folder_words)
        own = used - file.kinds - implied or (used & file.kinds if len(formula) == 1 or inside else frozenset())
        if not all(group & file.words or group & implied for group in formula) or not own:
            if not (
                file.clues.bare and by_folder and all(group & (file.words | by_folder | implied) for group in formula)
            ):
                continue
            hit = Hit(one, 0.72, Basis.FOLDER, by_folder, inside)
        else:
            hit = Hit(one, 0.95 if inside else 0.88, Basis.NAME, used, inside)
        if found is None or (hit.score, len(hit.used)) > (found.score, len(found.used)):
            found = hit
    return found


def _worded(one: Asked, file: Sight, inside: bool, plan: PlanIndex) -> Hit | None:
    """Enough of the requirement's own words are there, rare words weighing more."""
    if (one.local or one.requirement.id in plan.shared) and not inside:
        return None
    implied = plan.own[one.requirement.indicator] if inside else frozenset()
    telling = [group for group in one.subject if not group <= implied]
    if not telling:
        return None
    words = file.words | file.folder_words if file.clues.bare else file.words
    weights = [_weight(group, plan) for group in telling]
    said = [weight for group, weight in zip(telling, weights, strict=True) if group & words]
    cover = sum(said) / sum(weights)
    if cover < (0.6 if inside else 0.75) or (not inside and sum(said) < 0.5):
        return None
    used = frozenset(c for group in telling for c in group & words)
    return Hit(one, 0.5 + 0.4 * cover + (0.05 if inside else 0), Basis.TEXT, used, inside)


def _weight(group: frozenset[str], plan: PlanIndex) -> float:
    return max((max(plan.topics[c].values()) for c in group if c in plan.topics), default=0.3) + 0.05


def _placed(one: Asked, file: Sight, inside: bool, topic: str, plan: PlanIndex) -> Hit | None:
    """The kind is right and the folder, or the meeting the name speaks of, is the requirement's."""
    indicator = one.requirement.indicator
    generic = all(group <= plan.own[indicator] for group in one.subject)
    alone = _alone(one, plan)
    elsewhere = bool(topic) and topic != indicator
    if inside and not elsewhere and one.kind in PICTURES:
        return _picture(one, file, alone, generic)
    if inside and not elsewhere and (generic or alone) and one.kind in (SAID - {Kind.SK, Kind.SOP, Kind.LAPORAN}):
        return Hit(one, 0.8, Basis.FOLDER, frozenset(), inside)
    if inside and alone and one.kind in (Kind.SK, Kind.SOP, Kind.LAPORAN):
        return Hit(one, 0.62 if file.clues.concepts <= file.kinds else 0.4, Basis.FOLDER, frozenset(), inside)
    if topic == indicator and not inside and one.kind in MEETING | {Kind.BANNER} and (generic or alone):
        return Hit(one, 0.75, Basis.TOPIC, frozenset(), inside)
    return None


def _picture(one: Asked, file: Sight, alone: bool, generic: bool) -> Hit | None:
    """A bare picture counts where its indicator asks for exactly one (bench, rule 5)."""
    if not alone:
        return Hit(one, 0.4, Basis.BARE, frozenset(), True)
    if file.clues.bare:
        return Hit(one, 0.72, Basis.BARE, frozenset(), True)
    return Hit(one, 0.65 if generic else 0.45, Basis.FOLDER, frozenset(), True)


def _alone(one: Asked, plan: PlanIndex) -> bool:
    """No other requirement of the indicator is of the same kind; photos and captures are one kind."""
    kinds = PICTURES if one.kind in PICTURES else {one.kind}
    recommended = one.requirement.recommended
    return not any(
        other is not one and other.kind in kinds and other.requirement.recommended <= recommended
        for other in plan.asked[one.requirement.indicator]
    )


def _without_foreign(hit: Hit, file: Sight, lexicon: Lexicon) -> Hit:
    """A subject of school life outside the plan makes it another document, unless the document is called so."""
    foreign = (file.clues.concepts & lexicon.foreign) - hit.used
    told = hit.asked.kind in PICTURES | {Kind.LINK, Kind.OTHER, Kind.BANNER} and hit.basis in (Basis.NAME, Basis.TEXT)
    if not foreign or told:
        return hit
    return Hit(hit.asked, 0.3, hit.basis, hit.used, hit.inside)
