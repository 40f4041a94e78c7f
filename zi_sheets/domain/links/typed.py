"""Links that people typed into cells, as evidence: of the matrix's rows, and beside obligations (Tautan Manual)."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.matching.home import home_of
from zi_sheets.domain.reach import UNSEEN, Reach
from zi_sheets.domain.snapshot import EvidenceFolder
from zi_sheets.domain.words.addresses import CellLink, drive_id, link_code
from zi_sheets.domain.work_plan.matrix import Indicator
from zi_sheets.domain.work_plan.work_plan import WorkPlan
from zi_sheets.domain.workbook.file_rows import KnownFiles
from zi_sheets.domain.workbook.records import Records

MANUAL = "Tautan Manual"
_OF_THE_PROGRAM = ("NO", "PROGRAM", "TUJUAN")
"""These cells stand for all rows of a program, so a link in them is no single indicator's."""
_NOTHING_SEEN = Evidence("", "")
_TO_A_FOLDER = Evidence(
    "", "", reach=Reach.FOLDER, trouble="Tautan ini menuju folder; berkas di dalamnya dinilai sendiri-sendiri."
)
_JUST_TYPED = Evidence(
    "", "", reach=Reach.HIDDEN, trouble="Tautan ini baru diketik; berkas yang ditujunya diperiksa malam berikutnya."
)
_GONE = "Berkas yang dituju tautan ini tidak ada lagi di folder bukti."


@dataclass(frozen=True, slots=True)
class TypedLinks:
    """`evidence`: files of the tree, then each link that is none of them, once.

    `rows`: by indicator, the links of its rows in the matrix; `manual`: by obligation code, what people put beside it
    themselves. `also`: links of several indicators as they would lie in the later ones' folders. `outside`: Drive ids
    of what is not in the tree, each once, in the order of the plan.
    """

    evidence: tuple[Evidence, ...]
    rows: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    manual: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    also: tuple[Evidence, ...] = ()
    outside: tuple[str, ...] = ()


def typed_links(
    files: Sequence[Evidence],
    folders: Sequence[EvidenceFolder],
    work_plan: WorkPlan,
    known: KnownFiles,
    linked: Mapping[str, Evidence] | None,
) -> TypedLinks:
    """A link to a file of the tree is that file. The same target in several places is one piece of evidence.

    A link to a file with a row of its own from an earlier night keeps that row, wherever the file lies by now.
    In the matrix, a link to a folder of the tree is no evidence: the files in it are read anyway. `linked`: what
    was looked up of the other links, by Drive id, None before that.
    """
    tree = {folder.id for folder in folders}
    in_rows = {each.code: tuple(_of_row(work_plan, each, tree)) for each in work_plan.matrix.indicators}
    beside = {duty.code: _beside(work_plan.duty_rows, duty.code) for duty in work_plan.duties}
    listed = {key: file for file in files for key in (file.id, file.url) if key}
    seen = {**(linked or {}), **dict.fromkeys(tree, _TO_A_FOLDER), "": _NOTHING_SEEN}
    unseen = _NOTHING_SEEN if linked is None else _JUST_TYPED
    others: dict[str, Evidence] = {}
    also: list[Evidence] = []
    for link, indicator in _with_indicators(work_plan, in_rows, beside):
        if _file(link, listed) is None:
            shown = _lying_at(indicator, folders, seen.get(drive_id(link.address), unseen))
            placed = _evidence(link, shown, known)
            if others.setdefault(link_code(link.address), placed).folder != placed.folder:
                also.append(placed)
    rows, manual = (_led_to(each, listed, others) for each in (in_rows, beside))
    targets = dict.fromkeys(drive_id(each.url) for each in others.values())
    outside = tuple(target for target in targets if target and target not in tree)
    return TypedLinks((*files, *others.values()), rows, manual, tuple(also), outside)


Links = Mapping[str, Sequence[CellLink]]


def _with_indicators(work_plan: WorkPlan, in_rows: Links, beside: Links) -> Iterator[tuple[CellLink, Indicator]]:
    indicators = {each.code: each for each in work_plan.matrix.indicators}
    yield from ((link, indicators[code]) for code, links in in_rows.items() for link in links)
    for duty in work_plan.duties:
        yield from ((link, indicators[duty.requirement.indicator]) for link in beside[duty.code])


def _led_to(
    typed: Links, listed: Mapping[str, Evidence], others: Mapping[str, Evidence]
) -> dict[str, tuple[Evidence, ...]]:
    """What the links lead to, each once, by the keys of those that there are."""
    found = {
        key: [_file(link, listed) or others[link_code(link.address)] for link in links] for key, links in typed.items()
    }
    return {key: tuple(dict.fromkeys(evidence)) for key, evidence in found.items() if evidence}


def _file(link: CellLink, listed: Mapping[str, Evidence]) -> Evidence | None:
    return listed.get(drive_id(link.address)) or listed.get(link.address)


def _of_row(work_plan: WorkPlan, indicator: Indicator, tree: Container[str]) -> Iterator[CellLink]:
    """Links in people's columns of an indicator's rows, but for those to folders of the tree."""
    tab, columns = work_plan.matrix_rows.tab, work_plan.matrix.columns
    aside = {anchor.column for anchor in tab.anchors.values()}
    aside |= {columns[name] for name in _OF_THE_PROGRAM if name in columns}
    for (row, column), links in sorted(tab.links.items()):
        if row in (indicator.row, *indicator.more_rows) and column not in aside:
            yield from (link for link in links if drive_id(link.address) not in tree)


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


def _lying_at(indicator: Indicator, folders: Sequence[EvidenceFolder], shown: Evidence) -> Evidence:
    """It lies where the indicator's files lie; without a folder, in the one its own words would name."""
    home = home_of(indicator.code, folders)
    path, marks = (home.path, home.marks) if home else ((f"{indicator.code} {indicator.indikator}",), ())
    return replace(shown, folder=path, marks=marks)


def _evidence(link: CellLink, shown: Evidence, known: KnownFiles) -> Evidence:
    target = drive_id(link.address)
    if shown.reach is Reach.REFUSED and target in known.gone:
        shown = replace(shown, reach=Reach.GONE, trouble=_GONE)
    code = target if target in known.names else link_code(link.address)
    before = known.names.get(code, "") if shown.reach in {*UNSEEN, Reach.GONE} else ""
    name = before or _named(link.words, shown.name) or link.address
    return replace(shown, id=code, name=name, url=link.address)


def _named(words: str, own: str) -> str:
    """The file's own name stays to be read, whatever people call it: it may tell of another year, or of a draft."""
    if not words or not own:
        return words or own
    return own if words.casefold() in own.casefold() else f"{words.rstrip(': ')} - {own}"
