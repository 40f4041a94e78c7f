"""The required documents of a plan: every DATA DUKUNG bullet cut into documents, each with its id, kind and cadence."""

from collections.abc import Iterator, Mapping, Sequence

from zi_sheets.domain.requirement import Requirement
from zi_sheets.domain.words.alternatives import alternatives
from zi_sheets.domain.words.document_words import kind_of
from zi_sheets.domain.words.slug import free_name, slug, text_key
from zi_sheets.domain.work_plan.cadence import CadenceRule, cadence_of
from zi_sheets.domain.work_plan.cutting import cut
from zi_sheets.domain.work_plan.matrix import Indicator, Matrix

KnownIds = Mapping[tuple[str, str], str]
"""(indicator, `text_key` of the text) to id: the ids that lie beside their texts in `templates/`."""


def read_requirements(matrix: Matrix, known: KnownIds, cadences: Sequence[CadenceRule]) -> tuple[Requirement, ...]:
    """The requirements in the order of the plan.

    A text that is not known gets `<indicator>/<slug>`, with -2, -3 where that id is another text's.
    """
    return tuple(
        requirement for indicator in matrix.indicators for requirement in _of_indicator(indicator, known, cadences)
    )


def _of_indicator(indicator: Indicator, known: KnownIds, cadences: Sequence[CadenceRule]) -> Iterator[Requirement]:
    reserved = {known_id for (code, _), known_id in known.items() if code == indicator.code}
    used: set[str] = set()
    for raw, text in ((bullet, document) for bullet in indicator.bullets for document in cut(bullet)):
        requirement_id = _id(indicator.code, text, known, used, reserved)
        used.add(requirement_id)
        yield Requirement(
            id=requirement_id,
            indicator=indicator.code,
            text=text,
            kind=kind_of(text),
            cadence=cadence_of(requirement_id, text, cadences),
            any_of=alternatives(text),
            raw=raw,
            program=indicator.program,
            indicator_name=indicator.indikator,
            kegiatan=activities(indicator),
        )


def activities(indicator: Indicator) -> str:
    """The activities with their numbers, in one line."""
    return " ".join(f"{number}. {activity}" for number, activity in enumerate(indicator.kegiatan, start=1))


def _id(code: str, text: str, known: KnownIds, used: set[str], reserved: set[str]) -> str:
    """A known id stays with its own text even where that text is not in this plan: ids never change their meaning."""
    own = known.get((code, text_key(text)))
    if own and own not in used:
        return own
    return free_name(own or f"{code}/{slug(text)}", used | reserved)
