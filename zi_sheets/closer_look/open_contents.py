"""Opening documents: each version once, only those on which a status hangs, and no more in a night than agreed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from zi_sheets.closer_look.memory import Memory
from zi_sheets.closer_look.night_budget import NightBudget
from zi_sheets.closer_look.office_blocks import Unopenable, office_counts
from zi_sheets.domain.content.content import Content, known_content, version_of
from zi_sheets.domain.content.stakes import LARGEST, Stake, to_open
from zi_sheets.domain.evidence import Evidence
from zi_sheets.workspace.drive import DOCUMENT, DOCX, SPREADSHEET, XLSX, Drive
from zi_sheets.workspace.failure import CallRefused, GoogleFailure

Progress = Callable[[str], None]
NIGHTLY_LIMIT = 200
_EXPORTED = {DOCUMENT: DOCX, SPREADSHEET: XLSX}
_FOR_GOOD = {"too_large", "no_download"}


@dataclass(frozen=True, slots=True)
class Opened:
    """`contents`: what is known of all that had to be looked at, by file id. `calls`: how many had to be asked for.

    `left`: how many stay unopened today.
    """

    contents: dict[str, Content]
    calls: int = 0
    left: int = 0


def open_contents(drive: Drive, staked: Sequence[Stake], memory: Memory, *, progress: Progress) -> Opened:
    """Look at what the stakes hang on, from memory where this version was seen before.

    A file that cannot be opened stops nothing. Raises AccessRefused where Google no longer knows who asks.
    """
    opening = _Opening(drive, memory, progress, NightBudget(NIGHTLY_LIMIT))
    seen: dict[str, Content | None] = {}
    try:
        while wanted := to_open(staked, seen):
            seen |= {file.id: opening.look(file) for file in wanted}
    finally:
        if opening.budget.asked:
            memory.keep(memory)
    contents = {file_id: content for file_id, content in seen.items() if content}
    return Opened(contents, opening.budget.asked, len(seen) - len(contents))


@dataclass
class _Opening:
    drive: Drive
    memory: Memory
    progress: Progress
    budget: NightBudget

    def look(self, file: Evidence) -> Content | None:
        """None where it cannot be said today."""
        if known := known_content(file, self.memory.contents):
            return known
        if self.budget.spent:
            return None
        if self.budget.asked == 0:
            self.progress("Membuka dokumen yang statusnya bergantung pada isinya ...")
        answer = self.budget.ask(lambda: self._open(file))
        if answer is None:
            return None
        return self._refused(file, answer) if isinstance(answer, GoogleFailure) else self._remembered(file, answer)

    def _open(self, file: Evidence) -> Content:
        mime = _EXPORTED.get(file.mime, file.mime)
        where = f"berkas {file.name}"
        if file.mime in _EXPORTED:
            content = self.drive.export(file.id, mime, where)
        else:
            content = self.drive.download(file.id, where, at_most=LARGEST)
        try:
            return Content(version_of(file), office_counts(content, mime))
        except Unopenable as problem:
            return Content(version_of(file), shut=str(problem))

    def _refused(self, file: Evidence, failure: GoogleFailure) -> Content:
        """What lies in the file itself stays as it is; what lies in its sharing may change without a new version."""
        content = Content(version_of(file), shut=failure.message.rstrip("."))
        for_good = isinstance(failure, CallRefused) or failure.code in _FOR_GOOD
        return self._remembered(file, content) if for_good else content

    def _remembered(self, file: Evidence, content: Content) -> Content:
        self.memory.contents[file.id] = content
        return content
