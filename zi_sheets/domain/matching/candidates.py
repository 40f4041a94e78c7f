"""From a file to the requirements it may prove: candidates by place and word, the rules, what speaks against."""

from collections.abc import Iterable
from dataclasses import replace

from zi_sheets.domain.matching.formula import Asked
from zi_sheets.domain.matching.hit import DOUBT, FULL, PERHAPS, SURE, Hit, telling
from zi_sheets.domain.matching.kinds import PICTURES, SAID, WRITTEN
from zi_sheets.domain.matching.plan import PlanIndex, program_of
from zi_sheets.domain.matching.rules import by_home, by_name, by_number, by_place, by_text
from zi_sheets.domain.matching.sight import Sight
from zi_sheets.domain.requirement import Kind
from zi_sheets.domain.words.lexicon import SCREEN, Lexicon


def hits(file: Sight, plan: PlanIndex, lexicon: Lexicon) -> list[Hit]:
    """Every requirement the file may prove with its strength, strongest first; weak ones are left out."""
    found: list[Hit] = []
    for one in _candidates(file, plan):
        hit = _hit(one, file, plan)
        if hit is not None and (weighed := _weighed(hit, file, lexicon)).score >= PERHAPS:
            found.append(weighed)
    found = _at_home(found, file)
    return sorted(found, key=lambda h: (-h.score, -telling(h), h.asked.requirement.recommended, h.asked.id))


def _at_home(found: list[Hit], file: Sight) -> list[Hit]:
    """In a folder made for one requirement only a name in full speaks for another; then which is meant is a doubt."""
    own = next((hit for hit in found if hit.asked.id == file.home and hit.score >= SURE), None)
    if own is None:
        return found
    others = [hit for hit in found if hit is not own and hit.told and hit.score >= FULL]
    if others and not own.told:
        own = replace(own, score=DOUBT)
    return [own, *others]


def _candidates(file: Sight, plan: PlanIndex) -> Iterable[Asked]:
    candidates = {one.id: one for one in plan.asked.get(file.indicator, ())}
    candidates |= {one.id: one for one in plan.asked.get(file.topic, ())}
    for concept in file.all_words:
        for one in plan.by_concept.get(concept, ()):
            candidates[one.id] = one
    return candidates.values()


def _hit(one: Asked, file: Sight, plan: PlanIndex) -> Hit | None:
    if one.kind not in file.allowed or (one.number and file.clues.number not in ("", one.number)):
        return None
    if (one.kind in SAID and one.kind_word not in file.kinds) or (
        one.kind in PICTURES and file.kinds.isdisjoint(SCREEN)
    ):
        return None
    for rule in (by_number, by_name, by_text, by_home, by_place):
        if hit := rule(one, file, plan):
            return hit
    return None


def _weighed(hit: Hit, file: Sight, lexicon: Lexicon) -> Hit:
    """What speaks against a hit: pupils, a subject of school life outside the plan, another sort of document."""
    score = min(hit.score, _ceiling(hit, file, lexicon))
    if file.clues.medium == "image" and hit.asked.kind in WRITTEN:
        score -= 0.1
    elsewhere = file.place.program and program_of(hit.asked.indicator) != file.place.program
    if not hit.inside and elsewhere:
        score -= 0.08
    return hit if score == hit.score else replace(hit, score=score)


def _ceiling(hit: Hit, file: Sight, lexicon: Lexicon) -> float:
    said = file.clues.concepts - hit.used - hit.asked.said
    written = hit.asked.kind in WRITTEN
    if said & lexicon.outsiders and (written or not hit.told):
        return 0.3
    if not hit.told and said & (lexicon.foreign | lexicon.other_kinds):
        return 0.3
    if (written or hit.asked.kind is Kind.OTHER) and said & lexicon.other_kinds:
        return 0.45
    if written and file.clues.medium == "image" and file.clues.event and not file.clues.said:
        return 0.5
    return 1.0
