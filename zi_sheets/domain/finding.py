"""Findings (temuan): what a person should act on, each with a code, a severity, a sentence, a place and what to do."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from zi_sheets.domain.period import Period


class Severity(StrEnum):
    """HIGH can cost the unit its predicate or lays somebody bare; LOW is worth knowing, but nobody has to act."""

    HIGH = "tinggi"
    MEDIUM = "sedang"
    LOW = "rendah"


class FindingCode(StrEnum):
    """Stable words for other tools; `templates/temuan.yaml` says each in Indonesian."""

    OVERDUE = "overdue"
    MISSING = "missing"
    NEARLY_THERE = "nearly_there"
    OUTDATED = "outdated"
    EMPTY = "empty"
    BLANK = "blank"
    DOUBTFUL = "doubtful"
    REJECTED = "rejected"
    UNREADABLE = "unreadable"
    VERDICT_LAPSED = "verdict_lapsed"
    VERDICT_UNCLEAR = "verdict_unclear"
    NOT_APPLICABLE_WITHOUT_NOTE = "not_applicable_without_note"
    NOT_A_LINK = "not_a_link"
    LINK_TO_MEND = "link_to_mend"

    PUBLIC = "public"
    SHARING_UNKNOWN = "sharing_unknown"
    PERSONAL_DATA = "personal_data"
    OUTSIDE_OWNER = "outside_owner"
    OTHER_UNIT = "other_unit"
    WRONG_YEAR = "wrong_year"
    EMPTY_FILE = "empty_file"
    EMPTY_DOCUMENT = "empty_document"
    BLANK_TEMPLATE = "blank_template"
    LINK = "link"
    MISPLACED = "misplaced"
    SAME_CONTENT = "same_content"
    DRAFT = "draft"
    UNSURE = "unsure"
    UNNEEDED = "unneeded"
    SYSTEM_FILE = "system_file"

    UNREADABLE_FOLDER = "unreadable_folder"
    UNREADABLE_SHORTCUT = "unreadable_shortcut"
    DEAD_SHORTCUT = "dead_shortcut"
    CIRCULAR_SHORTCUT = "circular_shortcut"

    CLAIMED = "claimed"
    UNUSABLE_DEADLINE = "unusable_deadline"
    NO_PIC = "no_pic"
    LATE_UPLOADS = "late_uploads"


@dataclass(frozen=True, slots=True)
class About:
    """What a finding is about. `subject`: obligation code, file or folder id, indicator code; "" for the whole plan.

    `name` and `place` are for people, `period` of an obligation; `link` opens it. `pic` answers for it.
    """

    subject: str
    name: str
    place: str = ""
    link: str = ""
    indicator: str = ""
    pic: str = ""
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """`sentence` says what is wrong, `action` what to do; both are plain Indonesian and stand beside what it is about.

    A finding has no date of its own: it is there as long as its cause is, and said in the same words every day.
    """

    code: FindingCode
    severity: Severity
    about: About
    sentence: str
    action: str

    @property
    def needs_person(self) -> bool:
        return self.severity is not Severity.LOW

    @property
    def told(self) -> str:
        return f"{self.sentence} {self.action}".strip()


@dataclass(frozen=True, slots=True)
class Wording:
    """How a code is said: `sentence` and `action` with PLACEHOLDERS in braces."""

    severity: Severity
    sentence: str
    action: str


Wordings = Mapping[FindingCode, Wording]
PLACEHOLDERS = frozenset(
    {"alasan", "tindakan", "tenggat", "periode", "folder", "daftar", "jumlah", "isi", "kode", "lain", "hari"}
)


def finding(wordings: Wordings, code: FindingCode, about: About, **details: str) -> Finding:
    """`details` fill the placeholders; one that is not given is blank."""
    wording, known = wordings[code], dict.fromkeys(PLACEHOLDERS, "") | details
    sentence, action = (text.format_map(known).strip() for text in (wording.sentence, wording.action))
    return Finding(code, wording.severity, about, sentence, action)


def by_severity(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The gravest first, else in the order given."""
    order = list(Severity)
    return tuple(sorted(findings, key=lambda each: order.index(each.severity)))


def by_subject(findings: Iterable[Finding]) -> Mapping[str, Sequence[Finding]]:
    found: dict[str, list[Finding]] = defaultdict(list)
    for each in findings:
        found[each.about.subject].append(each)
    return found
