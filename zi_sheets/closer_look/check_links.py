"""Which links are asked for tonight, and what becomes of the answers."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from zi_sheets.closer_look.memory import Memory
from zi_sheets.domain.links.answer import LinkAnswer, SiteAnswer, known_since

NIGHTLY_LIMIT = 50
LONGEST_S = 300.0
Ask = Callable[[str], SiteAnswer]


@dataclass(frozen=True, slots=True)
class Checked:
    """`answers`: what is known of the links, by address. `asked`: how many were asked for; `left`: how many not yet."""

    answers: dict[str, LinkAnswer]
    asked: int = 0
    left: int = 0


def check_links(addresses: Sequence[str], memory: Memory, today: date, ask: Ask | None) -> Checked:
    """Each link at most once a day, those never asked for first. Without `ask`, what earlier nights learnt."""
    due = [address for address in _longest_ago(addresses, memory) if ask and _asked_on(address, memory) != today]
    began, asked = time.monotonic(), 0
    try:
        for address in due[:NIGHTLY_LIMIT]:
            if ask is None or time.monotonic() - began > LONGEST_S:
                break
            memory.links[address] = known_since(memory.links.get(address), ask(address), today)
            asked += 1
    finally:
        if asked:
            memory.keep(memory)
    known = {address: memory.links[address] for address in addresses if address in memory.links}
    return Checked(known, asked, len(due) - asked)


def _longest_ago(addresses: Sequence[str], memory: Memory) -> list[str]:
    return sorted(addresses, key=lambda address: _asked_on(address, memory) or date.min)


def _asked_on(address: str, memory: Memory) -> date | None:
    known = memory.links.get(address)
    return known.asked if known else None
