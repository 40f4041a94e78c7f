"""Who answers for a file or folder: the PIC of the indicator whose folder it lies in, else of what it proves."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from zi_sheets.domain.assessment import FileResult, IndicatorItems
from zi_sheets.domain.finding import About
from zi_sheets.domain.personal_data import masked
from zi_sheets.domain.snapshot import EvidenceFolder

LEADER = "Ketua tim"
"""Who answers for what belongs to no indicator, or to all of them."""
Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answerable:
    """Indicators by the path of their folder, and by the codes of their obligations."""

    homes: dict[Path, IndicatorItems] = field(default_factory=dict)
    duties: dict[str, IndicatorItems] = field(default_factory=dict)

    def for_file(self, result: FileResult) -> About:
        evidence = result.evidence
        proven = (self.duties[code] for code, _ in result.proves)
        indicator = self._home(evidence.folder) or next(proven, None)
        return _about(evidence.id, evidence.name, evidence.folder, evidence.url, indicator)

    def for_folder(self, folder: EvidenceFolder) -> About:
        *place, name = folder.path or ("folder bukti",)
        return _about(folder.id, name, tuple(place), folder.url, self._home(folder.path))

    def _home(self, path: Path) -> IndicatorItems | None:
        """The innermost folder of an indicator decides."""
        above = (path[:length] for length in range(len(path), 0, -1))
        return next((self.homes[each] for each in above if each in self.homes), None)


def answerable(indicators: Iterable[IndicatorItems]) -> Answerable:
    found = Answerable()
    for each in indicators:
        found.duties.update((item.obligation.code, each) for item in each.items)
        if each.folder:
            found.homes.setdefault(each.folder.path, each)
    return found


def for_all(name: str) -> About:
    """About what concerns the whole plan."""
    return About("", name, pic=LEADER)


def _about(subject: str, name: str, place: Path, link: str, indicator: IndicatorItems | None) -> About:
    """Numbers of people are repeated nowhere, so they are masked in every finding."""
    code, pic = (indicator.indicator.code, indicator.pic) if indicator else ("", LEADER)
    return About(subject, masked(name), masked(" / ".join(place)), link, code, pic)
