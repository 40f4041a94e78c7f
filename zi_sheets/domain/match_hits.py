"""Which requirements the words, kind and place of a file point to, and how strongly."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from zi_sheets.domain.clues import Clues, picture
from zi_sheets.domain.lexicon import KINDS, Lexicon
from zi_sheets.domain.match_formula import Asked, Named
from zi_sheets.domain.match_kinds import MEETING, PICTURES, SAID, may_prove
from zi_sheets.domain.match_place import Place, best, scores
from zi_sheets.domain.match_plan import PlanIndex, program_of
from zi_sheets.domain.requirement import Kind

_WRITTEN = frozenset({Kind.SK, Kind.SOP, Kind.SURAT, Kind.LAPORAN, Kind.DOKUMEN, *MEETING}) - {Kind.FOTO}
SURE, PERHAPS = 0.6, 0.35
_TOPIC_SURE, _TOPIC_AGAINST_FOLDER = 0.75, 1.0
_UNKNOWN = 0.3
_SCREEN = frozenset({Kind.FOTO.value, Kind.CAPTURE.value})


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
    return sorted(strong, key=lambda h: (-h.score, -telling(h), h.asked.requirement.recommended, h.asked.requirement.id))


def telling(hit: Hit) -> int:
    """How many words a hit rests on, besides being a picture."""
    return len(hit.used - _SCREEN)


def _topic(file: Sight, plan: PlanIndex) -> str:
    """The one indicator that the name's words speak of, "" where they speak of none or of several."""
    total = scores(file.clues.concepts, plan.topics)
    within = plan.programs.get(file.place.program, ())
    if within and not file.indicator:
        return best({i: s for i, s in total.items() if i in within}, PERHAPS)
    return best(total, _TOPIC_AGAINST_FOLDER if file.indicator else _TOPIC_SURE)


def _candidates(file: Sight, topic: str, plan: PlanIndex) -> Iterable[Asked]:
    yield from plan.asked.get(file.indicator, ())
    if topic != file.indicator:
        yield from plan.asked.get(topic, ())
    for concept in file.clues.concepts | (file.folder_words if file.clues.bare else frozenset()):
        yield from plan.by_concept.get(concept, ())


def _hit(one: Asked, file: Sight, topic: str, plan: PlanIndex, lexicon: Lexicon) -> Hit | None:
    kind = one.kind
    if kind not in file.allowed or _other_regulation(one, file):
        return None
    if (kind in SAID and kind.value not in file.kinds) or (kind in PICTURES and not file.kinds & {"foto", "capture"}):
        return None
    inside = one.requirement.indicator == file.indicator
    hit = _named(one, file, inside, plan) or _worded(one, file, inside, plan) or _placed(one, file, inside, topic, plan)
    return hit and _weakened(hit, file, lexicon)


def _other_regulation(one: Asked, file: Sight) -> bool:
    return bool(one.number and file.clues.number) and one.number != file.clues.number


def _named(one: Asked, file: Sight, inside: bool, plan: PlanIndex) -> Hit | None:
    """One of the lexicon's names is there in full; in its own folder the folder says what the indicator's name says."""
    implied = plan.own[one.requirement.indicator] if inside else frozenset()
    shared = one.requirement.id in plan.shared
    found = [
        hit
        for named in one.names
        if (inside or not (named.local or shared)) and not named.never & file.clues.concepts
        and (hit := _called(one, named, file, implied, plan))
    ]
    return max(found, key=lambda hit: (hit.score, len(hit.used)), default=None)


def _called(one: Asked, named: Named, file: Sight, implied: frozenset[str], plan: PlanIndex) -> Hit | None:
    inside = bool(implied)
    words = file.words | file.folder_words if file.clues.bare else file.words
    missing = [group for group in named.groups if not group & words]
    if any(not group & implied for group in missing):
        return None
    said = frozenset(c for group in named.groups for c in group & words)
    own = said - file.kinds or (said if all(group & KINDS for group in named.groups) else frozenset())
    if not own or (missing and _rarest(own, plan) < max(_rarest(group, plan) for group in missing)):
        return None
    if file.clues.bare and own & file.folder_words:
        return Hit(one, 0.8 if inside else 0.72, Basis.FOLDER, own, inside)
    return Hit(one, 0.95 if inside else 0.88, Basis.NAME, said, inside)


def _rarest(concepts: frozenset[str], plan: PlanIndex) -> float:
    return max((plan.rarity.get(concept, _UNKNOWN) for concept in concepts), default=0.0)


def _worded(one: Asked, file: Sight, inside: bool, plan: PlanIndex) -> Hit | None:
    """Enough of the requirement's own words are there, rare words weighing more."""
    if not inside and (one.requirement.id in plan.shared or one.names):
        return None
    if any(named.never & file.clues.concepts for named in one.names):
        return None
    words = file.words | file.folder_words if file.clues.bare else file.words
    implied = plan.own[one.requirement.indicator] if inside else frozenset()
    said = [group & words for group in one.subject if group & words]
    missing = [group for group in one.subject if not group & words and not group & implied]
    have = sum(_rarest(group, plan) for group in said)
    if have == 0:
        return None
    cover = have / (have + sum(_rarest(group, plan) for group in missing))
    if cover < (0.6 if inside else 0.75) or (not inside and have < 0.8):
        return None
    return Hit(one, 0.5 + 0.4 * cover + (0.05 if inside else 0), Basis.TEXT, frozenset().union(*said), inside)


def _placed(one: Asked, file: Sight, inside: bool, topic: str, plan: PlanIndex) -> Hit | None:
    """The kind is right and the folder, or the meeting the name speaks of, is the requirement's."""
    indicator = one.requirement.indicator
    generic = all(group <= plan.own[indicator] for group in one.subject)
    alone = _alone(one, plan)
    elsewhere = bool(topic) and topic != indicator
    if (inside and not elsewhere or topic == indicator) and one.kind in PICTURES:
        spoken = scores(file.clues.concepts, plan.topics).get(indicator, 0) >= PERHAPS
        return _picture(one, file, inside, alone, generic and spoken)
    if inside and not elsewhere and (generic or alone) and one.kind in (SAID - {Kind.SK, Kind.SOP, Kind.LAPORAN}):
        return Hit(one, 0.8, Basis.FOLDER, frozenset(), inside)
    if inside and alone and one.kind in (Kind.SK, Kind.SOP, Kind.LAPORAN):
        return Hit(one, 0.62 if file.clues.concepts <= file.kinds else 0.4, Basis.FOLDER, frozenset(), inside)
    if topic == indicator and not inside and one.kind in (MEETING | {Kind.BANNER}) - PICTURES and (generic or alone):
        return Hit(one, 0.75, Basis.TOPIC, frozenset(), inside)
    return None


def _picture(one: Asked, file: Sight, inside: bool, alone: bool, spoken: bool) -> Hit | None:
    """A bare picture counts where its indicator asks for exactly one (bench, rule 5).

    A named one counts for the "foto kegiatan" of the indicator that its words speak of.
    """
    if file.clues.bare:
        return Hit(one, 0.72 if alone else 0.4, Basis.BARE, frozenset(), inside)
    if spoken or (alone and inside and one.kind is Kind.FOTO):
        return Hit(one, 0.65, Basis.TOPIC if spoken else Basis.FOLDER, frozenset(), inside)
    return Hit(one, 0.45 if alone else 0.4, Basis.FOLDER, frozenset(), inside)


def _alone(one: Asked, plan: PlanIndex) -> bool:
    """No other requirement of the indicator is of the same kind; photos and captures are one kind."""
    kinds = PICTURES if one.kind in PICTURES else {one.kind}
    recommended = one.requirement.recommended
    return not any(
        other is not one and other.kind in kinds and other.requirement.recommended <= recommended
        for other in plan.asked[one.requirement.indicator]
    )


def _weakened(hit: Hit, file: Sight, lexicon: Lexicon) -> Hit:
    """What speaks against a hit: pupils, a subject of school life outside the plan, another sort of document."""
    said = file.clues.concepts - hit.used - hit.asked.said
    written = hit.asked.kind in _WRITTEN
    told = hit.basis in (Basis.NAME, Basis.TEXT)
    if said & lexicon.outsiders and (written or not told):
        return replace(hit, score=0.3)
    if said & (lexicon.foreign | lexicon.other_kinds) and not told:
        return replace(hit, score=0.3)
    if (written or hit.asked.kind is Kind.OTHER) and said & lexicon.other_kinds:
        return replace(hit, score=0.45)
    if file.clues.medium == "image" and written:
        return replace(hit, score=0.4 if file.clues.event and not file.clues.said else hit.score - 0.1)
    if not hit.inside and file.place.program and program_of(hit.asked.requirement.indicator) != file.place.program:
        return replace(hit, score=hit.score - 0.08)
    return hit
