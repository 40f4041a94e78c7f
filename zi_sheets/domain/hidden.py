"""What may be there though it cannot be seen tonight."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hidden:
    """Why it cannot be seen and what helps, Indonesian sentences; `action` is "" where `reason` says that too.

    `address` opens what cannot be seen for those who may see it.
    """

    reason: str
    action: str = ""
    address: str = ""
