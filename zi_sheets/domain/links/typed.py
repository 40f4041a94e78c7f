"""Links that people typed into cells, as evidence: of the matrix's rows, and beside obligations (Tautan Manual)."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.matching.home import home_of
from zi_sheets.domain.snapshot import EvidenceFolder
from zi_sheets.domain.words.addresses import CellLink, drive_id, link_code
from zi_sheets.domain.work_plan.matrix import Indicator
from zi_sheets.domain.work_plan.work_plan import WorkPlan
from zi_sheets.domain.workbook.records import Records

MANUAL = "Tautan Manual"
_OF_THE_PROGRAM = ("NO", "PROGRAM", "TUJUAN")
"""These cells stand for all rows of a program, so a link in them is no single indicator's."""


@dataclass(frozen=True, slots=True)
class TypedLinks:
    """`evidence`: files of the tree, then each link that is none of them, once.

    `manual`: by obligation code, what people put beside it themselves. `outside`: Drive ids of files, and perhaps of
    folders, that are not and never were in the tree, each once, in the order of the plan.
    """

    evidence: tuple[Evidence, ...]
    manual: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    outside: tuple[str, ...] = ()


def typed_links(
    files: Sequence[Evidence],
    folders: Sequence[EvidenceFolder],
    work_plan: WorkPlan,
    gone: Container[str],
    linked: Mapping[str, Evidence],
) -> TypedLinks:
    """A link to a file of the tree is that file. The same address in several places belongs to its first indicator.

    A link to a file of the tree that is gone keeps the file's id, so that it goes on being told as gone.
    In the matrix, a link to a folder of the tree is no evidence: the files in it are read anyway. `linked`: what
    was looked up of the other links, by Drive id.
    """
    read_anyway = {folder.id for folder in folders}
    indicators = {each.code: each for each in work_plan.matrix.indicators}
    typed = [
        (link, indicator)
        for indicator in indicators.values()
        for link in _of_row(work_plan, indicator)
        if drive_id(link.address) not in read_anyway
    ]
    beside = {duty.code: _beside(work_plan.duty_rows, duty.code) for duty in work_plan.duties}
    for duty in work_plan.duties:
        typed += [(link, indicators[duty.requirement.indicator]) for link in beside[duty.code]]
    known = {key: file for file in files for key in (file.id, file.url) if key}
    found: dict[str, Evidence] = {}
    for link, indicator in typed:
        if _file(link, known) is None:
            target = drive_id(link.address)
            evidence = _evidence(link, indicator, folders, linked.get(target))
            found.setdefault(evidence.id, replace(evidence, id=target) if target in gone else evidence)
    manual = {
        code: tuple(_file(link, known) or found[link_code(link.address)] for link in links)
        for code, links in beside.items()
        if links
    }
    outside = _outside([link for link, _ in typed], known.keys() | read_anyway, gone)
    return TypedLinks((*files, *found.values()), manual, outside)


def _outside(links: Sequence[CellLink], in_tree: Container[str], gone: Container[str]) -> tuple[str, ...]:
    targets = dict.fromkeys(drive_id(link.address) for link in links)
    return tuple(target for target in targets if target and target not in in_tree and target not in gone)


def _file(link: CellLink, known: Mapping[str, Evidence]) -> Evidence | None:
    return known.get(drive_id(link.address)) or known.get(link.address)


def _of_row(work_plan: WorkPlan, indicator: Indicator) -> Iterator[CellLink]:
    """Links in people's columns of an indicator's rows."""
    tab, columns = work_plan.matrix_rows.tab, work_plan.matrix.columns
    aside = {anchor.column for anchor in tab.anchors.values()}
    aside |= {columns[name] for name in _OF_THE_PROGRAM if name in columns}
    for (row, column), links in sorted(tab.links.items()):
        if row in (indicator.row, *indicator.more_rows) and column not in aside:
            yield from links


def _beside(rows: Records, code: str) -> tuple[CellLink, ...]:
    if code not in rows.lines or MANUAL not in rows.columns:
        return ()
    return tuple(rows.tab.links.get((rows.lines[code], rows.columns[MANUAL]), ()))


def unlinked(rows: Records, code: str) -> str:
    """What is wrong with the text beside an obligation that holds no link; "" where nothing is."""
    text = rows.text(code, MANUAL)
    if not any(sign.isalpha() for sign in text) or _beside(rows, code):
        return ""
    return "Isi Tautan Manual bukan alamat web."


def _evidence(
    link: CellLink, indicator: Indicator, folders: Sequence[EvidenceFolder], seen: Evidence | None
) -> Evidence:
    """It lies where the indicator's files lie; without a folder, in the one its own words would name."""
    home = home_of(indicator.code, folders)
    path, marks = (home.path, home.marks) if home else ((f"{indicator.code} {indicator.indikator}",), ())
    code, known = link_code(link.address), seen or Evidence("", "")
    name = link.words or known.name or link.address
    return replace(known, id=code, name=name, folder=path, url=link.address, marks=marks)
