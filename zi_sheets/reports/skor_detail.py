"""Every figure of `Skor` opened into its arithmetic: each area with its subs, the results, the sums."""

from zi_sheets.domain.scoring.evaluation import Evaluation
from zi_sheets.reports.skor_figures import arithmetics, beside, figures, points
from zi_sheets.reports.skor_grid import SIDES, Line, block
from zi_sheets.reports.words import two_places

HEADINGS = ("Kode", "Uraian", "Bobot", *SIDES, None, None, None, None, "Perhitungan")


def detail_lines(evaluation: Evaluation) -> list[Line]:
    lines: list[Line] = [
        (
            sides[0].code or None,
            sides[0].name,
            two_places(sides[0].weight),
            *points(sides),
            *(None,) * 4,
            arithmetics(sides),
        )
        for sides in beside(evaluation, figures)
    ]
    return block("Rincian perhitungan", [HEADINGS, *lines])
