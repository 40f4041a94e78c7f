"""How long the cheapest way to WBK and WBBM takes on the whole 2021 sheet. Prints; asserts no time."""

import random
from fractions import Fraction
from time import perf_counter

from tests.domain.score_sheets import SHEET_2021, best
from zi_sheets.domain.requirement import Kind
from zi_sheets.domain.scoring.next_steps import next_steps
from zi_sheets.domain.scoring.proven import Duty, Evidence, evidence_by_question
from zi_sheets.domain.status import Status
from zi_sheets.materials.instrument_effort import load_efforts
from zi_sheets.materials.instrument_links import load_links

SCHOOLS = 20
MONTHLY = 12


def _claims(chance: random.Random) -> dict[str, Fraction]:
    """Random answers; the results good enough for WBBM, so that the whole way is searched."""
    claims = best(SHEET_2021)
    for question in SHEET_2021.enabler_questions:
        letters = list(question.scale.letters.values()) or [Fraction(chance.randint(0, 37), 37)]
        claims[question.id] = chance.choice(letters)
    return claims


def _evidence(chance: random.Random) -> Evidence:
    links = load_links(SHEET_2021)
    statuses = [Status.PRESENT, Status.MISSING, Status.DOUBTFUL]
    duties = [
        Duty(f"{requirement}@{month}", requirement, chance.choice(list(Kind)), chance.choice(statuses))
        for requirement in sorted({each for requirements in links.values() for each in requirements})
        for month in range(chance.choice([1, 1, 1, MONTHLY]))
    ]
    return evidence_by_question(links, duties)


def test_the_way_for_110_questions() -> None:
    efforts = load_efforts()
    for title, with_evidence in (("answers only", False), ("with evidence", True)):
        times = []
        for seed in range(SCHOOLS):
            chance = random.Random(seed)
            claims, evidence = _claims(chance), _evidence(chance) if with_evidence else {}
            start = perf_counter()
            routes = next_steps(SHEET_2021, claims, evidence, efforts, earlier=True)
            times.append(perf_counter() - start)
            assert not any(route.outside for route in routes)
        times.sort()
        print(f"\n{title}: WBK and WBBM, median {times[SCHOOLS // 2]:.2f} s, slowest {times[-1]:.2f} s")
