"""Small random sheets, answers and evidence: small enough to try every set of improvements."""

from dataclasses import dataclass, replace
from fractions import Fraction

from hypothesis import strategies as st

from tests.domain.score_sheets import SHEET_2021
from zi_sheets.domain.requirement import Kind
from zi_sheets.domain.scoring.instrument import (
    AreaSheet,
    Component,
    GateRule,
    Instrument,
    Item,
    Question,
    Sub,
    Threshold,
)
from zi_sheets.domain.scoring.instrument_sources import Source, Standing
from zi_sheets.domain.scoring.next_steps_effort import Efforts
from zi_sheets.domain.scoring.proven import Duty
from zi_sheets.domain.scoring.scale import AnswerType
from zi_sheets.domain.scoring.score import Values
from zi_sheets.domain.status import Status

PRINTED = Source(Standing.VERIFIED, "1")
_SCALES = {question.scale.type: question.scale for question in SHEET_2021.questions.values()}
_ENABLERS = [kind for kind in AnswerType if kind is not AnswerType.SURVEY]


@dataclass(frozen=True, slots=True)
class Case:
    sheet: Instrument
    claims: Values
    evidence: dict[str, tuple[Duty, ...]]
    efforts: Efforts


def _question(name: str, kind: AnswerType) -> Question:
    return Question(name, name, _SCALES[kind], PRINTED)


@st.composite
def _areas(draw: st.DrawFn) -> tuple[AreaSheet, ...]:
    """Two areas of 30 points with one or two questions each, in one sub or two."""
    found = []
    for code in ("MP", "TT"):
        kinds = draw(st.lists(st.sampled_from(_ENABLERS), min_size=1, max_size=2))
        questions = tuple(_question(f"{code}.{number}", kind) for number, kind in enumerate(kinds))
        groups = draw(st.sampled_from([(questions,), tuple((each,) for each in questions)]))
        subs = tuple(
            Sub(f"{code}.{number}", code, Fraction(30, len(groups)), "", PRINTED, group)
            for number, group in enumerate(groups)
        )
        found.append(AreaSheet(code, code, code, Fraction(30), {}, PRINTED, subs))
    return tuple(found)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    survey = Item("Survei", Fraction(40), _question("B.I.a", AnswerType.SURVEY), Standing.VERIFIED)
    sheet = replace(
        SHEET_2021,
        areas=draw(_areas()),
        components=(Component("B.I", "Hasil", Fraction(40), (survey,)),),
        gates=draw(_gates()),
        unverified_gates=(),
        entry_conditions=(),
    )
    claims = {"B.I.a": draw(st.sampled_from([Fraction(1, 2), Fraction(9, 10), Fraction(1)]))}
    for question in sheet.enabler_questions:
        worths = list(question.scale.letters.values()) or [Fraction(0), Fraction(1, 3), Fraction(17, 20)]
        if draw(st.booleans()):
            claims[question.id] = draw(st.sampled_from(worths))
    return Case(sheet, claims, draw(_evidence(sheet)), draw(_efforts()))


@st.composite
def _gates(draw: st.DrawFn) -> tuple[GateRule, ...]:
    total, area, survey = draw(st.integers(40, 90)), draw(st.integers(20, 90)), draw(st.sampled_from([0, 36]))
    wanted = (("total", "total", total), ("area", "areas", area), ("survei_korupsi", "B.I.a", survey))
    thresholds = tuple(Threshold(name, of, Fraction(minimum), PRINTED) for name, of, minimum in wanted)
    return (GateRule("WBK", thresholds, "", PRINTED),)


@st.composite
def _evidence(draw: st.DrawFn, sheet: Instrument) -> dict[str, tuple[Duty, ...]]:
    """At most three documents, each of which may serve several questions."""
    statuses = [Status.MISSING, Status.MISSING, Status.PRESENT, Status.DOUBTFUL, Status.NOT_YET]
    kinds = [Kind.FOTO, Kind.SK]
    duties = [
        Duty(f"d{number}", f"d{number}", draw(st.sampled_from(kinds)), draw(st.sampled_from(statuses)))
        for number in range(3)
    ]
    questions = [question.id for question in sheet.enabler_questions]
    return {question: tuple(duty for duty in duties if draw(st.booleans())) for question in questions}


@st.composite
def _efforts(draw: st.DrawFn) -> Efforts:
    effort = st.integers(1, 6)
    return Efforts(
        raises={kind: draw(effort) for kind in _ENABLERS},
        documents=dict.fromkeys(Kind, draw(effort)) | {Kind.SK: draw(effort)},
        check=1,
        percent_step=Fraction(1, 2),
        questions={},
    )
