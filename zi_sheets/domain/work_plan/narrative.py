"""The plan's narrative part: documents it names beside the matrix, recommended where a unit switches them on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.requirement import Cadence, Kind, Requirement
from zi_sheets.domain.settings import Settings
from zi_sheets.domain.words.slug import text_key
from zi_sheets.domain.work_plan.cadence import CadenceRule, cadence_of
from zi_sheets.domain.work_plan.matrix import Indicator
from zi_sheets.domain.work_plan.requirements import activities

ALL = "semua"


@dataclass(frozen=True, slots=True)
class Document:
    """One document the narrative names. `same_as`: the id of what asks for this very document already, or "".

    `due_months`: as in Requirement.
    """

    id: str
    text: str
    kind: Kind
    cadence: Cadence
    any_of: tuple[str, ...] = ()
    due_months: int = 0
    same_as: str = ""


@dataclass(frozen=True, slots=True)
class SubCriterion:
    """`id` "3.3.b"; `question_52`: the question of PermenPANRB 52/2014 that it answers, "" for none."""

    id: str
    title: str
    question_52: str
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class NarratedIndicator:
    """What the narrative says on one indicator; `code` and `name` are those of the 2021 matrix."""

    code: str
    name: str
    sub_criteria: tuple[SubCriterion, ...]


def recommended(
    narrative: Sequence[NarratedIndicator],
    indicators: Sequence[Indicator],
    required: Sequence[Requirement],
    settings: Settings,
) -> tuple[Requirement, ...]:
    """The recommended documents of the indicators that the setting Dianjurkan names, in the narrative's order.

    What the matrix asks for is not repeated. Raises Refusal naming the cell where a code is none of these indicators'.
    """
    told = _told(narrative, indicators)
    wanted = _wanted(settings, [own.code for _, own in told])
    asked = {(each.indicator, text_key(each.text)) for each in required}
    return tuple(
        requirement
        for narrated, own in told
        if own.code in wanted
        for requirement in _documents(narrated, own, settings.cadences)
        if (requirement.indicator, text_key(requirement.text)) not in asked
    )


def _told(
    narrative: Sequence[NarratedIndicator], indicators: Sequence[Indicator]
) -> list[tuple[NarratedIndicator, Indicator]]:
    """Each with the unit's own indicator: the one that has the narrative's words, else the one that has its code."""
    worded = {text_key(each.indikator): each for each in reversed(indicators)}
    by_words = {each.code: worded[text_key(each.name)] for each in narrative if text_key(each.name) in worded}
    spoken_for = {each.code for each in by_words.values()}
    by_code = {each.code: each for each in indicators if each.code not in spoken_for}
    pairs = ((each, by_words.get(each.code) or by_code.get(each.code)) for each in narrative)
    return [(each, own) for each, own in pairs if own]


def _wanted(settings: Settings, known: Sequence[str]) -> Sequence[str]:
    if unknown := [code for code in settings.recommended if code not in (ALL, *known)]:
        raise Refusal(
            "setting",
            f"Tidak ada dokumen dianjurkan untuk '{unknown[0]}'.",
            where=settings.recommended_cell,
            action=f"Isi '{ALL}', atau kode dari daftar ini: {'; '.join(known) or 'tidak ada'}. Boleh dikosongkan.",
        )
    return known if ALL in settings.recommended else settings.recommended


def _documents(narrated: NarratedIndicator, own: Indicator, cadences: Sequence[CadenceRule]) -> Iterator[Requirement]:
    for sub in narrated.sub_criteria:
        for document in sub.documents:
            if not document.same_as:
                yield _requirement(document, sub, own, cadences)


def _requirement(document: Document, sub: SubCriterion, own: Indicator, cadences: Sequence[CadenceRule]) -> Requirement:
    """The unit's own cadence wins over the narrative's; what the narrative says on due dates is for its own alone."""
    cadence = cadence_of(document.id, document.text, cadences, otherwise=document.cadence)
    return Requirement(
        id=document.id,
        indicator=own.code,
        text=document.text,
        kind=document.kind,
        cadence=cadence,
        any_of=document.any_of,
        raw=sub.title,
        program=own.program,
        indicator_name=own.indikator,
        kegiatan=activities(own),
        recommended=True,
        due_months=document.due_months if cadence is document.cadence else 0,
    )
