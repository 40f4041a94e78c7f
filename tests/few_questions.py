"""Evaluation sheets of a few questions, for tests of everything that happens around the questions."""

from dataclasses import replace

from zi_sheets.domain.scoring.evaluation import EvaluationRules
from zi_sheets.domain.scoring.instrument import AreaSheet, Instrument
from zi_sheets.materials.materials import Materials

AREAS = 2
FIRST = ("1.1/sk-tim-zi", "1.1/notulen-rapat")
SECOND = ("1.2/laporan-monev-bulanan",)
"""Documents of the small plan that help to prove the first and the second question of each sheet."""


def with_few_questions(materials: Materials) -> Materials:
    """Of every sheet two areas with the first sub of each, whose weight is then the area's; the results stay whole.

    The 2014 sheet: A.I.1.a (Ya/Tidak) and A.I.1.b (A-C), 2.5 points each, A.II.1.a to c, and the three results.
    """
    return replace(materials, sheets={name: _few(rules) for name, rules in materials.sheets.items()})


def _few(rules: EvaluationRules) -> EvaluationRules:
    instrument = _shortened(rules.instrument)
    first, second = list(instrument.questions)[:2]
    return replace(rules, instrument=instrument, links={first: FIRST, second: SECOND})


def _shortened(instrument: Instrument) -> Instrument:
    areas = tuple(_one_sub(area) for area in instrument.areas[:AREAS])
    return replace(instrument, areas=areas)


def _one_sub(area: AreaSheet) -> AreaSheet:
    return replace(area, subs=(replace(area.subs[0], weight=area.weight),))
