"""Kits (paket rapat): invitation, minutes, attendance list and photo that prove one meeting together."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.matching.result import Judgement
from zi_sheets.domain.requirement import Kind, Requirement
from zi_sheets.domain.words.names import stem, words
from zi_sheets.domain.words.names_days import days

_PAPERS = {
    Kind.UNDANGAN: "undangan",
    Kind.NOTULA: "notula",
    Kind.DAFTAR_HADIR: "daftar hadir",
    Kind.FOTO: "foto",
}

# Invitations go out days, at most weeks before.
_AHEAD = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Kit:
    """One meeting of an indicator: requirement ids `present` and `missing` among the papers the indicator asks for.

    `day` and `period` (code, "" for once) as far as its files tell; `files` are evidence ids.
    """

    indicator: str
    period: str
    day: date | None
    present: tuple[str, ...]
    missing: tuple[str, ...]
    files: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class _Paper:
    """A file as part of a meeting."""

    evidence: Evidence
    requirement: Requirement
    period: str
    day: date | None
    subject: frozenset[str]


def kits(
    evidence: Sequence[Evidence],
    judgements: Sequence[Judgement],
    requirements: Sequence[Requirement],
    year: int,
) -> tuple[Kit, ...]:
    """The meetings behind the proofs of `match`, with what each still lacks: "3 dari 4: notula belum ada".

    A kit is what one bullet of the plan asks for together: "Undangan, DH, notulen". Files are of one meeting by their
    day, else by the words of their names, else as the only meeting of their bullet and period.
    """
    asked = _asked(requirements)
    wanted = {one.id: one for bullet in asked.values() for one in bullet}
    groups: defaultdict[tuple[str, str, str], list[_Paper]] = defaultdict(list)
    for paper in _papers(evidence, judgements, wanted, year):
        groups[paper.requirement.indicator, paper.requirement.raw, paper.period].append(paper)
    return tuple(
        _kit(meeting, asked[indicator, bullet])
        for (indicator, bullet, _), papers in sorted(groups.items())
        for meeting in _meetings(papers)
    )


def _asked(requirements: Sequence[Requirement]) -> dict[tuple[str, str], list[Requirement]]:
    """Indicator and bullet -> its papers, where these are of a meeting: with an invitation or minutes among them."""
    bullets: defaultdict[tuple[str, str], list[Requirement]] = defaultdict(list)
    for one in sorted(requirements, key=lambda one: one.id):
        if one.kind in _PAPERS and not one.recommended:
            bullets[one.indicator, one.raw].append(one)
    kinds = {bullet: {one.kind for one in group} for bullet, group in bullets.items()}
    return {b: group for b, group in bullets.items() if len(kinds[b]) > 1 and kinds[b] & {Kind.UNDANGAN, Kind.NOTULA}}


def _papers(
    evidence: Sequence[Evidence],
    judgements: Sequence[Judgement],
    wanted: dict[str, Requirement],
    year: int,
) -> Iterable[_Paper]:
    files = {one.id: one for one in evidence}
    for judgement in sorted(judgements, key=lambda one: one.evidence):
        for proof in judgement.proofs:
            if requirement := wanted.get(proof.requirement):
                one = files[judgement.evidence]
                subject = frozenset(word for word in words(stem(one.name)) if word.isalpha())
                for period in proof.periods or (None,):
                    yield _Paper(one, requirement, period.code if period else "", _day(one, year), subject)


def _day(one: Evidence, year: int) -> date | None:
    for name in (one.name, *reversed(one.folder)):
        if found := days(name, year):
            return min(found)
    return None


def _meetings(papers: Sequence[_Paper]) -> list[list[_Paper]]:
    by_day: defaultdict[date, list[_Paper]] = defaultdict(list)
    for paper in papers:
        if paper.day:
            by_day[paper.day].append(paper)
    meetings = _invited([by_day[day] for day in sorted(by_day)]) or [[]]
    for paper in papers:
        if not paper.day:
            max(meetings, key=lambda meeting: _common(paper, meeting)).append(paper)
    return meetings


def _invited(meetings: Sequence[list[_Paper]]) -> list[list[_Paper]]:
    """An invitation is dated before its meeting: alone on its day it belongs to the next one, if that has none."""
    joined: list[list[_Paper]] = []
    for meeting in meetings:
        if joined and _kinds(joined[-1]) == {Kind.UNDANGAN} and _invites(joined[-1], meeting):
            joined[-1].extend(meeting)
        else:
            joined.append(list(meeting))
    return joined


def _kinds(meeting: Sequence[_Paper]) -> set[Kind]:
    return {paper.requirement.kind for paper in meeting}


def _invites(invitations: Sequence[_Paper], meeting: Sequence[_Paper]) -> bool:
    return Kind.UNDANGAN not in _kinds(meeting) and _first_day(meeting) - _first_day(invitations) <= _AHEAD


def _first_day(meeting: Sequence[_Paper]) -> date:
    return min(paper.day for paper in meeting if paper.day)


def _common(paper: _Paper, meeting: Sequence[_Paper]) -> tuple[int, int]:
    """How many words a paper shares with a meeting, then how many files of it lie in the same folder."""
    dated = [other for other in meeting if other.day]
    shared = max((len(paper.subject & other.subject) for other in dated), default=0)
    return shared, sum(other.evidence.folder == paper.evidence.folder for other in dated)


def _kit(meeting: Sequence[_Paper], asked: Sequence[Requirement]) -> Kit:
    there = _kinds(meeting)
    kinds = [kind for kind in _PAPERS if any(one.kind is kind for one in asked)]
    lacking = [_PAPERS[kind] for kind in kinds if kind not in there]
    count = f"{len(kinds) - len(lacking)} dari {len(kinds)}"
    return Kit(
        indicator=asked[0].indicator,
        period=meeting[0].period,
        day=max((paper.day for paper in meeting if paper.day), default=None),
        present=tuple(sorted({paper.requirement.id for paper in meeting})),
        missing=tuple(one.id for one in asked if one.kind not in there),
        files=tuple(sorted({paper.evidence.id for paper in meeting})),
        text=f"{count}: {_listed(lacking)} belum ada" if lacking else f"{count}: lengkap",
    )


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} dan {names[-1]}"
