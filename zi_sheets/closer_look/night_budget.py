"""What Google is asked for one purpose in one night: so many questions, and none once the network keeps failing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from zi_sheets.workspace.failure import GoogleFailure, QuotaExhausted, Unreachable

MOST_FAILURES = 3
"""A network that fails so often is not asked further tonight; each failure has been tried again and again before."""
Answer = TypeVar("Answer")


@dataclass
class NightBudget:
    """`limit`: most questions of a night. `asked`: how many were put, `failures`: how many of them got no answer."""

    limit: int
    asked: int = 0
    failures: int = 0

    @property
    def failing(self) -> bool:
        return self.failures >= MOST_FAILURES

    @property
    def spent(self) -> bool:
        return self.failing or self.asked >= self.limit

    def ask(self, question: Callable[[], Answer]) -> Answer | GoogleFailure | None:
        """None where no answer came, the failure where Google refuses what is asked.

        Raises AccessRefused where Google no longer knows who asks: nothing else would be answered either.
        """
        self.asked += 1
        try:
            return question()
        except (Unreachable, QuotaExhausted):
            self.failures += 1
            return None
        except GoogleFailure as failure:
            if failure.code == "sign_in":
                raise
            return failure
