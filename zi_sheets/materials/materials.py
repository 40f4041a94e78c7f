"""Everything a run takes from `config/` and `templates/`, loaded once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from zi_sheets.domain.scoring.crosswalk import Crosswalk
from zi_sheets.domain.scoring.evaluation import EvaluationRules
from zi_sheets.domain.work_plan.work_plan import MATRIX, Rules
from zi_sheets.domain.workbook.headings import HeadingNames
from zi_sheets.materials.design import TabDesign
from zi_sheets.materials.finding_data import load_wordings
from zi_sheets.materials.instrument_crosswalk import load_crosswalk
from zi_sheets.materials.instrument_data import instrument_ids, load_instrument
from zi_sheets.materials.instrument_effort import load_efforts
from zi_sheets.materials.instrument_links import load_links, load_weak_links
from zi_sheets.materials.layout_data import load_areas, load_tabs
from zi_sheets.materials.lexicon_data import load_lexicon
from zi_sheets.materials.narrative_data import load_narrative
from zi_sheets.materials.plan_data import load_cadences, load_headings, load_known_ids
from zi_sheets.packaged import TEMPLATES


@dataclass(frozen=True, slots=True)
class Materials:
    """`headings`: people's columns by tab; `guide`: the lines of `Petunjuk`; `sheets`: evaluation sheets by id.

    `crosswalk`: what became of the questions of one sheet in another.
    """

    designs: tuple[TabDesign, ...]
    headings: dict[str, HeadingNames]
    rules: Rules
    guide: tuple[str, ...]
    sheets: Mapping[str, EvaluationRules]
    crosswalk: Crosswalk

    @property
    def shared(self) -> tuple[TabDesign, ...]:
        """Tabs in which people and the machine both have columns."""
        return tuple(design for design in self.designs if design.machine_headings)

    def people_of(self, design: TabDesign) -> HeadingNames:
        """The people's columns that a shared tab must have; the matrix is read by its own, freer rules."""
        if design.name == MATRIX:
            return HeadingNames(())
        return replace(self.headings[design.name], required=design.people_headings, optional=())


def load_materials() -> Materials:
    """Raises Refusal naming file and line where a file is malformed."""
    headings = load_headings()
    rules = Rules(
        headings=headings[MATRIX],
        known_ids=load_known_ids(),
        cadences=load_cadences(),
        lexicon=load_lexicon(),
        areas=load_areas(),
        wordings=load_wordings(),
        narrative=load_narrative(),
    )
    guide = (TEMPLATES / "petunjuk.txt").read_text(encoding="utf-8").splitlines()
    instruments, efforts = [load_instrument(name) for name in instrument_ids()], load_efforts()
    sheets = {each.id: EvaluationRules(each, load_links(each), efforts, load_weak_links(each)) for each in instruments}
    return Materials(load_tabs(), headings, rules, tuple(guide), sheets, load_crosswalk(instruments))
