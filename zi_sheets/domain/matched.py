"""The evidence of a snapshot and what the matcher says about it, before anything is opened."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.links.typed import TypedLinks, typed_links
from zi_sheets.domain.local_time import in_zone
from zi_sheets.domain.matching.match import match
from zi_sheets.domain.matching.result import Judgement
from zi_sheets.domain.snapshot import Snapshot
from zi_sheets.domain.work_plan.work_plan import Rules, WorkPlan
from zi_sheets.domain.workbook.file_rows import KnownFiles, known_files

Judge = Callable[[Sequence[Evidence]], Sequence[Judgement]]


@dataclass(frozen=True, slots=True)
class Matched:
    """`judgements` belong to `evidence` one by one; `manual`: by obligation code, what people put beside it.

    `rows`: by indicator, the links in its rows of the matrix. `known`: the files of earlier nights. `outside`: Drive
    ids out of the tree to which typed links lead.
    """

    evidence: Sequence[Evidence]
    judgements: Sequence[Judgement]
    manual: Mapping[str, Sequence[Evidence]]
    rows: Mapping[str, Sequence[Evidence]]
    known: KnownFiles
    outside: Sequence[str] = ()


def matched(snapshot: Snapshot, work_plan: WorkPlan, rules: Rules) -> Matched:
    """Files of the tree, then links typed into cells, each judged by name and place."""
    files = [in_zone(file, ZoneInfo(work_plan.settings.zone)) for file in snapshot.evidence]
    known = known_files(snapshot)
    # Our own workbook changes with every sync, so its version would never be written for the last time.
    unasked = {snapshot.spreadsheet_id: Evidence("", "")}
    linked = None if snapshot.linked is None else {**snapshot.linked, **unasked}
    links = typed_links(files, snapshot.folders, work_plan, known, linked)
    judged = judge_by(work_plan, rules)((*links.evidence, *links.also))
    outside = [drive_id for drive_id in links.outside if drive_id not in unasked]
    evidence, judgements = _placed(links, judged)
    return Matched(evidence, judgements, links.manual, links.rows, known, outside)


def _placed(links: TypedLinks, judged: Sequence[Judgement]) -> tuple[list[Evidence], list[Judgement]]:
    """A link of several indicators counts where it first proves something, else in the first."""
    pairs = list(zip((*links.evidence, *links.also), judged, strict=True))
    first, later = pairs[: len(links.evidence)], pairs[len(links.evidence) :]
    proving = {each.id: (each, judgement) for each, judgement in reversed(later) if judgement.proofs}
    chosen = [pair if pair[1].proofs else proving.get(pair[0].id, pair) for pair in first]
    return [each for each, _ in chosen], [judgement for _, judgement in chosen]


def judge_by(work_plan: WorkPlan, rules: Rules) -> Judge:
    """The matcher with the unit's plan."""
    settings = work_plan.settings

    def judge(evidence: Sequence[Evidence]) -> Sequence[Judgement]:
        return match(evidence, work_plan.requirements, rules.lexicon, settings.year, settings.unit)

    return judge
