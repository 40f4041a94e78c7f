"""The receipt's count of calls: every attempt that leaves this process, under its method id."""

from collections import Counter
from dataclasses import dataclass, field

from zi_sheets.workspace.calls import GROUPS, Call


@dataclass
class Journal:
    """Grows while a run talks to Google; `attempts` holds the calls in the order they were sent."""

    attempts: list[Call] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        """Attempts per group, all groups named: the `requests` of the JSON receipt."""
        counted = Counter(call.group for call in self.attempts)
        return {group: counted[group] for group in GROUPS}
