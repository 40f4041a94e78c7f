"""`zi-sheets doctor`: is everything there that a sync needs, and if not, what to do. Changes nothing.

Only `probe` writes: it repeats the first contact in a scratch tab and a scratch document, and removes them.
"""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, TypeVar

from zi_sheets.config import Config
from zi_sheets.connect import Connection
from zi_sheets.decide import decide
from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.snapshot import Snapshot
from zi_sheets.init.adoption import placed
from zi_sheets.init.first_contact import WORDS, Answers, ask, known_answers, refuse_unproven
from zi_sheets.init.layout import lacks_tabs_or_columns
from zi_sheets.init.places import lacks_template
from zi_sheets.materials.materials import Materials
from zi_sheets.read import read_workbook, with_evidence
from zi_sheets.workspace.failure import GoogleFailure
from zi_sheets.workspace.tree import read_tree

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at; `action` says what to do where it is not well."""

    name: str
    well: bool
    words: str
    action: str = ""


def examine(connection: Connection, config: Config, materials: Materials, today: date, *, probe: bool) -> list[Check]:
    """All checks that can still be made; one that fails ends those that need it."""
    return list(_checks(connection, config, materials, today, probe))


def as_json(checks: list[Check]) -> dict[str, Any]:
    return {"well": all(check.well for check in checks), "checks": [asdict(check) for check in checks]}


def as_text(checks: list[Check]) -> str:
    lines = []
    for check in checks:
        lines.append(f"{'baik' if check.well else 'PERLU DIURUS'}: {check.name}: {check.words}")
        lines += [f"    {check.action}"] if check.action else []
    return "\n".join(lines)


def _checks(connection: Connection, config: Config, materials: Materials, today: date, probe: bool) -> Iterator[Check]:
    workbook, found = _tried("lembar kerja", lambda: read_workbook(connection.sheets, config.spreadsheet_id))
    yield found
    if workbook is None:
        return
    tree, found = _tried("folder bukti", lambda: read_tree(connection.drive, config.evidence_folder_id))
    yield found
    yield _template(connection, config)
    layout = _layout(workbook, materials)
    yield layout
    if tree is not None and layout.well:
        yield _rules(with_evidence(workbook, tree), materials, today)
    yield from _contact(connection, config, workbook, probe)


def _tried(name: str, look: Callable[[], Found]) -> tuple[Found | None, Check]:
    try:
        return look(), Check(name, True, "terbaca")
    except GoogleFailure as failure:
        return None, Check(name, False, failure.message, failure.action)


def _template(connection: Connection, config: Config) -> Check:
    name = "templat laporan"
    lacking, found = _tried(name, lambda: lacks_template(connection.drive, config))
    if lacking:
        return Check(name, False, "tidak ditemukan", "Jalankan `zi-sheets init` untuk membuatnya lagi.")
    return found


def _layout(workbook: Snapshot, materials: Materials) -> Check:
    try:
        designs = [placed(design, workbook, materials.headings) for design in materials.designs]
    except Refusal as refusal:
        return Check("tata letak", False, f"{refusal.message} ({refusal.where})", refusal.action)
    if lacks_tabs_or_columns(designs, workbook):
        return Check("tata letak", False, "ada tab atau kolom mesin yang hilang", "Sinkron berikutnya membuatnya lagi.")
    return Check("tata letak", True, "semua tab dan kolom mesin ada")


def _rules(snapshot: Snapshot, materials: Materials, today: date) -> Check:
    try:
        wanted = decide(snapshot, materials, today).plan
    except Refusal as refusal:
        return Check("isi tab", False, f"{refusal.message} ({refusal.where})", refusal.action)
    left = [*wanted.left, *(f"{' / '.join(each.folder.path)}: {each.reason}" for each in snapshot.unreadable)]
    if left:
        return Check("isi tab", False, "; ".join(left), "Urus satu per satu; sisanya tetap ditulis tiap malam.")
    return Check("isi tab", True, f"terbaca; {len(wanted.listed())} sel akan ditulis sinkron berikutnya")


def _contact(connection: Connection, config: Config, workbook: Snapshot, probe: bool) -> Iterator[Check]:
    name = "kontak pertama"
    try:
        answers = ask(connection, workbook, config.reports_folder_id) if probe else known_answers(workbook)
        refuse_unproven(answers)
    except (Refusal, GoogleFailure) as problem:
        yield Check(name, False, problem.message, problem.action)
        return
    action = "" if answers else "Jalankan `zi-sheets doctor --probe`."
    yield Check(name, bool(answers), _spoken(answers), action)


def _spoken(answers: Answers) -> str:
    said = "; ".join(f"{WORDS[question]}: {answer}" for question, answer in answers.items())
    return said or "belum pernah ditanyakan"
