"""Pacing: fewer calls a minute than Google allows one user, so that its quota is not what stops a run."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from zi_sheets.workspace.calls import Group

# Google allows 60 reads and 60 writes of Sheets a minute and user; others may work as the same user.
PER_MINUTE: dict[Group, int] = {"sheets_read": 50, "sheets_write": 50}
MINUTE_S = 60.0


@dataclass
class Pacing:
    """Knows when the last minute's calls were sent; `now` and `sleep` are injected so that no test waits."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _sent: dict[Group, deque[float]] = field(default_factory=dict)

    def admit(self, group: Group) -> None:
        """Wait until one more call of this group fits into the minute, and count it."""
        if group not in PER_MINUTE:
            return
        sent = self._sent.setdefault(group, deque())
        while sent and self.now() - sent[0] >= MINUTE_S:
            sent.popleft()
        if len(sent) >= PER_MINUTE[group]:
            self.sleep(MINUTE_S - (self.now() - sent[0]))
            sent.popleft()
        sent.append(self.now())
