"""Where a file lies: which indicator or area its folders speak of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from zi_sheets.domain.matching.clues_unit import School, other_unit
from zi_sheets.domain.matching.formula import Asked
from zi_sheets.domain.matching.plan import PlanIndex, program_of
from zi_sheets.domain.matching.topics import best, scores
from zi_sheets.domain.words.lexicon import KINDS, Lexicon
from zi_sheets.domain.words.lexicon_phrases import Reader
from zi_sheets.domain.words.names import words
from zi_sheets.domain.words.names_codes import Code, CodeStyle, area_of, code_of
from zi_sheets.domain.words.names_years import years
from zi_sheets.domain.work_plan.folder_names import (
    folder_mark,
    indicator_folder,
    is_given,
    program_folder,
    requirement_folder,
)

_SURE, _SURE_WITHIN = 0.35, 0.2
Step = tuple[str, str]
"""A folder's name, and the code of what `init` made it for, "" for people's own."""


@dataclass(frozen=True, slots=True)
class Place:
    """`indicator` and `program` as far as the folders tell, "" where they do not. `folder` is the telling one's name.

    `home` is the requirement that the folder was made for. `concepts` are what the folders below the area say, `said`
    the kinds the deepest of them names ("5.1/DH").
    `marks`, `years` (of the innermost folder that names any) and `other_unit` hold for every file inside.
    """

    indicator: str = ""
    program: str = ""
    folder: str = ""
    home: str = ""
    concepts: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    other_unit: str = ""


def place_of(steps: Sequence[Step], plan: PlanIndex, lexicon: Lexicon, read: Reader, own: Sequence[School]) -> Place:
    """From the outermost folder inwards; an inner folder that tells nothing changes nothing.

    Names that `init` gave repeat the plan's words; only people's own say that what lies there is of another year or
    unit, or no document at all.
    """
    place = Place()
    for name, code in steps:
        place = _made_for(place, name, code, plan) or _entered(place, name, plan, lexicon, read)
    spoken = [name for name, code in steps if not (code and is_given(name, _given_name(code, plan)))]
    marks = frozenset[str]().union(*lexicon.marks.values())
    return replace(
        place,
        marks=marks & {concept for name in spoken for concept in read(words(name))},
        years=next((found for name in reversed(spoken) if (found := years(name))), frozenset()),
        other_unit=next((unit for name in reversed(spoken) if (unit := other_unit(name, own, read))), ""),
    )


def _made_for(place: Place, name: str, code: str, plan: PlanIndex) -> Place | None:
    """The place inside a folder that was made for something of the plan, however people call it now."""
    mark = folder_mark(code)
    if mark.period and mark.indicator == place.indicator:
        return place
    if asked := plan.by_id.get(mark.requirement):
        said = frozenset({asked.kind_word}) & KINDS
        return Place(asked.indicator, program_of(asked.indicator), name, asked.id, said=said)
    if mark.indicator in plan.programs:
        return Place(program=mark.indicator, folder=name)
    if mark.indicator in plan.asked:
        return Place(mark.indicator, program_of(mark.indicator), name)
    return None


def _given_name(code: str, plan: PlanIndex) -> str:
    mark = folder_mark(code)
    if asked := plan.by_id.get(mark.requirement):
        return requirement_folder(asked.requirement.text)
    first = next(_asked_in(mark.indicator, plan), None)
    if first is None:
        return ""
    if mark.indicator in plan.programs:
        return program_folder(mark.indicator, first.requirement.program)
    return indicator_folder(mark.indicator, first.requirement.indicator_name)


def _asked_in(code: str, plan: PlanIndex) -> Iterator[Asked]:
    for indicator in (code, *plan.programs.get(code, ())):
        yield from plan.asked.get(indicator, ())


def _entered(place: Place, name: str, plan: PlanIndex, lexicon: Lexicon, read: Reader) -> Place:
    concepts = frozenset(read(words(name)))
    program = _program(name, concepts, place, plan, lexicon)
    if program and program != place.program:
        place = Place(program=program, folder=name)
    indicator = _indicator(name, concepts, place, plan, names_program=bool(program))
    if indicator and indicator != place.indicator:
        place = Place(indicator, program_of(indicator), name)
    own = plan.own.get(place.indicator, frozenset()) | frozenset(lexicon.areas)
    said = (concepts & KINDS) - own or place.said
    return replace(place, concepts=place.concepts | (concepts - own), said=said)


def _program(name: str, concepts: frozenset[str], place: Place, plan: PlanIndex, lexicon: Lexicon) -> str:
    for area, concept in enumerate(lexicon.areas, start=1):
        if concept in concepts and area in plan.areas:
            return plan.areas[area]
    if place.program:
        return ""
    if numbered := area_of(name):
        return plan.areas.get(numbered, "")
    if best(scores(concepts, plan.topics), _SURE):
        return ""
    return best(scores(concepts, plan.program_topics), _SURE)


def _indicator(name: str, concepts: frozenset[str], place: Place, plan: PlanIndex, *, names_program: bool) -> str:
    """The number before a program's name counts programs or areas, not indicators."""
    within = plan.programs.get(place.program, ())
    said = scores(concepts, plan.topics)
    if within:
        said = {indicator: score for indicator, score in said.items() if indicator in within}
    by_words = best(said, _SURE_WITHIN if within else _SURE)
    code = code_of(name)
    coded = [] if names_program and code and code.style is CodeStyle.ITEM else coded_indicators(code, place, plan)
    if by_words in coded or (coded and not by_words):
        return by_words if by_words in coded else coded[0]
    if by_words:
        return by_words
    return within[0] if len(within) == 1 else ""


def coded_indicators(code: Code | None, place: Place, plan: PlanIndex) -> list[str]:
    """The indicators a code may mean, the likeliest first, given the area it stands in."""
    if code is None:
        return []
    within = plan.programs.get(place.program, ())
    area = plan.areas.get(code.first, "")
    readings: list[str] = []
    if code.style is CodeStyle.MATRIX:
        readings = [f"{code.first}.{code.second}"]
        if area and area == place.program:
            readings.insert(0, f"{area}.{code.second}")
    if code.style is CodeStyle.AREA or (code.style is CodeStyle.NUMBERING and not within):
        readings = [f"{area}.{code.second}"]
    if code.style is CodeStyle.NUMBERING and within:
        readings = [f"{place.program}.{code.first}"]
    if code.style is CodeStyle.ITEM and within:
        readings = [f"{place.program}.{code.second}"]
    return [reading for reading in readings if reading in plan.asked]
