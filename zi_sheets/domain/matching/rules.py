"""The rules by which a file points to a requirement, the most telling first."""

from zi_sheets.domain.matching.formula import Asked, Formula, Named
from zi_sheets.domain.matching.hit import PERHAPS, Basis, Hit
from zi_sheets.domain.matching.kinds import PAPERS, PICTURES
from zi_sheets.domain.matching.plan import PlanIndex, program_of
from zi_sheets.domain.matching.sight import Sight
from zi_sheets.domain.requirement import Kind
from zi_sheets.domain.words.lexicon import KINDS

_NOTHING: frozenset[str] = frozenset()
# Weight of a word that the plan does not use.
_UNKNOWN = 0.3


def by_number(one: Asked, file: Sight, plan: PlanIndex) -> Hit | None:
    """A regulation is told by its number."""
    if not one.number or one.number != file.clues.number:
        return None
    return Hit(one, 0.9, Basis.NAME, frozenset({one.number}), one.indicator == file.indicator)


def by_name(one: Asked, file: Sight, plan: PlanIndex) -> Hit | None:
    """One of the lexicon's names is there in full; in its own folder the folder says what the indicator's name says."""
    inside = one.indicator == file.indicator
    found: Hit | None = None
    for named in one.names:
        if inside or not (named.local or one.id in plan.shared) or _in_its_area(one, file, plan):
            hit = _called(one, named, file, plan.own[one.indicator] if inside else _NOTHING, plan)
            if hit and (found is None or (hit.score, len(hit.used)) > (found.score, len(found.used))):
                found = hit
    return found


def _in_its_area(one: Asked, file: Sight, plan: PlanIndex) -> bool:
    """The folder tells the area only, and nothing else in it is asked in the same words."""
    return (
        not file.indicator and file.place.program == program_of(one.indicator) and one.id not in plan.shared_in_program
    )


def _called(one: Asked, named: Named, file: Sight, implied: frozenset[str], plan: PlanIndex) -> Hit | None:
    missing = [group for group in named.groups if group.isdisjoint(file.all_words)]
    if any(group.isdisjoint(implied) for group in missing) or not named.never.isdisjoint(file.clues.concepts):
        return None
    said = _said(named.groups, file.all_words)
    own = said - file.kinds or (said if all(group & KINDS for group in named.groups) else _NOTHING)
    if not own or (missing and _weight(own, plan) < max(_weight(group, plan) for group in missing)):
        return None
    inside = one.indicator == file.indicator
    if own.isdisjoint(file.words):
        return Hit(one, 0.8 if inside else 0.72, Basis.FOLDER, own, inside)
    if missing:
        return Hit(one, 0.8, Basis.NAME, said, inside)
    return Hit(one, 0.95 if inside else 0.88, Basis.NAME, said, inside)


def by_text(one: Asked, file: Sight, plan: PlanIndex) -> Hit | None:
    """Enough of the requirement's own words are there, rare words weighing more.

    Where the lexicon knows the document, its own words count only in its indicator: the lexicon says what else it is
    called, and which of its words say nothing elsewhere. Where only the area is known they are worth a look.
    """
    inside, near = one.indicator == file.indicator, _in_its_area(one, file, plan)
    known = bool(one.names) or one.id in plan.shared or one.requirement.recommended
    if known and not (inside or near):
        return None
    if any(not named.never.isdisjoint(file.clues.concepts) for named in one.names):
        return None
    said = _said(one.subject, file.all_words)
    have, lack = _weighed(one, file, plan.own[one.indicator] if inside else _NOTHING, plan)
    cover = have / (have + lack) if have else 0.0
    if inside:
        score = _inside_score(one, cover, said, plan)
    elif cover < 0.75:
        score = 0.0
    else:
        score = 0.5 + 0.4 * cover if have >= 0.8 and not known else 0.5 * near
    return Hit(one, score, Basis.TEXT, said, inside) if score else None


def _weighed(one: Asked, file: Sight, implied: frozenset[str], plan: PlanIndex) -> tuple[float, float]:
    """The weight of the words that are there, and of those that neither name nor folder says."""
    there = [group & file.all_words for group in one.subject]
    missing = [group for group, said in zip(one.subject, there, strict=True) if not said and group.isdisjoint(implied)]
    return sum(_weight(said, plan) for said in there), sum(_weight(group, plan) for group in missing)


def _inside_score(one: Asked, cover: float, said: frozenset[str], plan: PlanIndex) -> float:
    """Of a picture in its indicator one word is enough that no other picture asked there is told by."""
    if cover >= 0.6:
        return 0.55 + 0.4 * cover
    return 0.7 if one.kind in PICTURES and said & plan.distinct[one.id] else 0.0


def by_home(one: Asked, file: Sight, plan: PlanIndex) -> Hit | None:
    """The folder was made for this very requirement: a person put the file there, whatever its name leaves open."""
    return Hit(one, 0.9, Basis.HOME, _NOTHING, inside=True) if one.id == file.home else None


def by_place(one: Asked, file: Sight, plan: PlanIndex) -> Hit | None:
    """The kind is right, and the folder or the meeting that the name speaks of is the requirement's."""
    inside = one.indicator == file.indicator and file.topic in ("", one.indicator)
    generic, alone = one.id in plan.generic, one.id in plan.alone
    if one.kind in PICTURES:
        return _picture(one, file, inside, plan) if inside or file.topic == one.indicator else None
    if inside and one.kind in PAPERS and (generic or alone):
        return Hit(one, 0.8, Basis.FOLDER, _NOTHING, inside)
    if inside and alone and one.kind in (Kind.SK, Kind.SOP, Kind.LAPORAN):
        return Hit(
            one,
            0.4 if file.clues.strange or file.clues.concepts - file.kinds - plan.own[one.indicator] else 0.62,
            Basis.FOLDER,
            _NOTHING,
            inside,
        )
    if not inside and file.topic == one.indicator and one.kind in PAPERS and (generic or alone):
        return Hit(one, 0.75, Basis.TOPIC, _NOTHING, inside)
    return None


def _picture(one: Asked, file: Sight, inside: bool, plan: PlanIndex) -> Hit:
    """A bare picture counts where its indicator asks for exactly one (bench, rule 5).

    A named one counts for the "foto kegiatan" of the indicator that its words speak of.
    """
    alone = one.id in plan.alone
    if file.clues.bare:
        return Hit(one, 0.72 if alone and not one.requirement.recommended else 0.4, Basis.BARE, _NOTHING, inside)
    said = one.id in plan.generic or (one.kind_word in file.clues.said and one.id in plan.alone_in_kind)
    spoken = said and file.topics.get(one.indicator, 0.0) >= PERHAPS
    if spoken or (alone and inside and one.kind is Kind.FOTO):
        return Hit(one, 0.65, Basis.TOPIC if spoken else Basis.FOLDER, _NOTHING, inside)
    return Hit(one, 0.45 if alone else 0.4, Basis.FOLDER, _NOTHING, inside)


def _said(groups: Formula, words: frozenset[str]) -> frozenset[str]:
    return _NOTHING.union(*(group & words for group in groups))


def _weight(concepts: frozenset[str], plan: PlanIndex) -> float:
    return max((plan.rarity.get(concept, _UNKNOWN) for concept in concepts), default=0.0)
