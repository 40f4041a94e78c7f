"""Who may open a piece of evidence, and whose account owns it, as far as Drive tells."""

from enum import StrEnum

# Where anybody in the country can have an account, a domain says nothing about the school: gmail.com is normal, and
# every Indonesian teacher has an account under belajar.id.
_OPEN_TO_ALL = (
    "gmail.com", "googlemail.com", "belajar.id", "madrasah.id", "yahoo.com", "yahoo.co.id", "ymail.com",
    "rocketmail.com", "outlook.com", "outlook.co.id", "hotmail.com", "live.com", "icloud.com",
    "gserviceaccount.com",
)  # fmt: skip


class Sharing(StrEnum):
    """UNKNOWN where Google tells nothing, as in shared drives and to those who may not share: that is never "safe"."""

    PUBLIC = "public"
    LIMITED = "limited"
    UNKNOWN = "unknown"


def own_domain(domain: str) -> str:
    """The mail domain of a unit's accounts where it is theirs alone; "" where everybody can have one."""
    return "" if any(_within(domain, each) for each in _OPEN_TO_ALL) else domain


def is_outside(domain: str, unit: str) -> bool:
    """Whether an owner's account is none of the unit's, whose own domain is `unit`; False where either is unknown."""
    known = bool(unit and domain) and not _within(domain, "gserviceaccount.com")
    return known and not (_within(domain, unit) or _within(unit, domain))


def _within(domain: str, other: str) -> bool:
    return domain == other or domain.endswith(f".{other}")
