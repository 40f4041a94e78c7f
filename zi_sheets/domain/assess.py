"""The decision: from a snapshot to an Assessment. Pure; `today` is an argument."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from zi_sheets.domain.assessment import Assessment, FileResult, IndicatorItems, Item
from zi_sheets.domain.content.content import with_contents
from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.findings.all_findings import all_findings
from zi_sheets.domain.findings.drop_place import DropPlace, drop_places
from zi_sheets.domain.fingerprint import prints
from zi_sheets.domain.hidden import Hidden
from zi_sheets.domain.links.answer import LinkAnswer, link_remark, with_link_answers
from zi_sheets.domain.links.given import with_manual
from zi_sheets.domain.links.unseen import hidden_links, hidden_rows
from zi_sheets.domain.matched import judge_by, matched
from zi_sheets.domain.matching.attribution import attribute
from zi_sheets.domain.matching.home import hidden_from, home_of
from zi_sheets.domain.matching.kit import kits
from zi_sheets.domain.matching.kit_gaps import kit_gaps
from zi_sheets.domain.matching.result import Judgement
from zi_sheets.domain.snapshot import Snapshot
from zi_sheets.domain.status import Bearing, Found, State, Status, Support, observe
from zi_sheets.domain.verdict import There, is_rejected, judged, read_verdict
from zi_sheets.domain.work_plan.area import Area, area_of
from zi_sheets.domain.work_plan.matrix import Indicator
from zi_sheets.domain.work_plan.obligation import Obligation
from zi_sheets.domain.work_plan.team import read_coordinators, responsible
from zi_sheets.domain.work_plan.work_plan import TEAM, Rules, WorkPlan
from zi_sheets.domain.workbook.file_rows import hidden_proofs
from zi_sheets.domain.workbook.records import Records


@dataclass(frozen=True, slots=True)
class _Ground:
    """What every indicator is judged on."""

    snapshot: Snapshot
    duties: Mapping[str, Sequence[Obligation]]
    supports: Mapping[str, Sequence[Support]]
    gaps: Mapping[str, str]
    hidden: Mapping[str, Hidden]
    hidden_rows: Mapping[str, Hidden]
    there: There
    places: Mapping[str, DropPlace]
    duty_rows: Records
    coordinators: Mapping[str, str]
    areas: Sequence[Area]
    today: date


def assess(snapshot: Snapshot, work_plan: WorkPlan, rules: Rules, today: date) -> Assessment:
    """Matches, statuses and findings of one day."""
    settings, duties = work_plan.settings, work_plan.duties
    seen = matched(snapshot, work_plan, rules)
    evidence = seen.evidence
    opened = with_contents(evidence, seen.judgements, snapshot.contents)
    judgements = with_link_answers(evidence, opened, snapshot.answers)
    supports = with_manual(attribute(evidence, judgements, duties), seen.manual, snapshot.answers, seen.known.left)
    coordinators = read_coordinators(snapshot.tabs.get(TEAM))
    gaps = kit_gaps(kits(evidence, judgements, work_plan.requirements, settings.year))
    ground = _Ground(
        snapshot,
        _by_indicator(duties),
        supports,
        gaps,
        hidden_proofs(snapshot),
        hidden_rows(seen.rows, judgements),
        There(prints(evidence), {**seen.known.hidden, **hidden_links(evidence)}),
        drop_places(_to_ask_for(work_plan, supports, today), snapshot.folders, judge_by(work_plan, rules)),
        work_plan.duty_rows,
        coordinators,
        rules.areas,
        today,
    )
    indicators = tuple(_judged(indicator, ground) for indicator in work_plan.matrix.indicators)
    items = [item for each in indicators for item in each.items]
    judged_day = Assessment(
        today=today,
        settings=settings,
        areas=tuple(dict.fromkeys(each.area for each in indicators)),
        indicators=indicators,
        files=tuple(_files(evidence, opened, supports, items, snapshot.answers)),
        findings=(),
    )
    return replace(judged_day, findings=all_findings(judged_day, snapshot, work_plan.duty_rows, rules.wordings))


def _to_ask_for(work_plan: WorkPlan, supports: Mapping[str, Sequence[Support]], today: date) -> Sequence[Obligation]:
    """What may have to be asked for: begun and not proven, or proven only by what a person rejected."""
    proven = {code for code, found in supports.items() if any(each.bearing is Bearing.PROOF for each in found)}
    return [
        duty
        for duty in work_plan.duties
        if (duty.period.start <= today and duty.code not in proven) or is_rejected(work_plan.duty_rows, duty.code)
    ]


def _by_indicator(duties: Sequence[Obligation]) -> Mapping[str, Sequence[Obligation]]:
    found: dict[str, list[Obligation]] = defaultdict(list)
    for duty in duties:
        found[duty.requirement.indicator].append(duty)
    return found


def _judged(indicator: Indicator, ground: _Ground) -> IndicatorItems:
    area = area_of(indicator.program, ground.areas)
    pic = responsible(indicator.pic, area.code, ground.coordinators)
    folders = ground.snapshot.folders
    folder = home_of(indicator.code, folders)
    unreadable = hidden_from(indicator.code, folders, ground.snapshot.unreadable)
    in_row = ground.hidden_rows.get(indicator.code)
    items = []
    for duty in ground.duties.get(indicator.code, ()):
        place = ground.places.get(duty.code)
        in_tree = unreadable or ground.hidden.get(duty.code)
        found = Found(ground.supports.get(duty.code, ()), in_tree, in_row, *(place.told if place else ()))
        overwritten = ground.snapshot.overwritten.get(duty.code, {})
        verdict = read_verdict(ground.duty_rows, duty.code, ground.today, overwritten)
        seen = _with_gap(observe(duty, found, ground.today), ground.gaps.get(duty.code, ""))
        state = judged(seen, found, verdict, ground.there)
        items.append(Item(duty, state, pic, area, verdict))
    return IndicatorItems(indicator, area, folder, tuple(items), pic)


def _with_gap(state: State, gap: str) -> State:
    return replace(state, reason=f"{state.reason} {gap}") if gap and state.status is Status.MISSING else state


def _files(
    evidence: Sequence[Evidence],
    judgements: Sequence[Judgement],
    supports: Mapping[str, Sequence[Support]],
    items: Iterable[Item],
    answers: Mapping[str, LinkAnswer],
) -> Iterator[FileResult]:
    proves: dict[str, list[tuple[str, float]]] = defaultdict(list)
    may_prove: dict[str, list[str]] = defaultdict(list)
    for item in items:
        code = item.obligation.code
        for support in _proofs(item, supports.get(code, ())):
            proves[support.evidence.id].append((code, support.confidence))
        for support in _candidates(item):
            may_prove[support.evidence.id].append(code)
    for file, judgement in zip(evidence, judgements, strict=True):
        proven = tuple(sorted(proves[file.id]))
        remark = link_remark(file, answers)
        yield FileResult(
            file,
            proven,
            judgement.reason,
            judgement.cause,
            judgement.elsewhere,
            opens=remark.sentence if remark else "",
            may_prove=tuple(sorted(may_prove[file.id])),
        )


def _proofs(item: Item, supports: Sequence[Support]) -> Sequence[Support]:
    """What proves an obligation: what a person confirmed does, what a person rejected does not."""
    shown = {support.evidence.id: support for support in item.state.shown}
    proofs = {support.evidence.id: support for support in supports if support.bearing is Bearing.PROOF}
    if item.state.status is Status.REJECTED:
        return [proof for file, proof in proofs.items() if file not in shown]
    return list(({**shown, **proofs} if item.state.status is Status.VERIFIED else proofs).values())


def _candidates(item: Item) -> Sequence[Support]:
    """What is shown as doubtful proof; nothing is once a better one is there, or a person has judged."""
    if item.state.status is not Status.DOUBTFUL:
        return []
    return [support for support in item.state.shown if support.bearing is Bearing.DOUBTFUL]
