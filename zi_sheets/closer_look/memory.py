"""What earlier nights learnt by looking, kept beside zi.toml: losing it costs looking again, never a wrong status."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from zi_sheets.domain.content.content import Content
from zi_sheets.domain.content.lines import Counts
from zi_sheets.domain.links.answer import LinkAnswer, Standing

FORMAT = 1


@dataclass
class Memory:
    """`contents`: what was seen of each file, by its id, counts only and no word of it; `links`: answers by address.

    `keep` stores the memory.
    """

    contents: dict[str, Content] = field(default_factory=dict)
    links: dict[str, LinkAnswer] = field(default_factory=dict)
    keep: Callable[["Memory"], None] = lambda memory: None


def memory_of(config_file: Path) -> Memory:
    """The memory that is kept beside this zi.toml; an empty one where the file is gone or cannot be understood."""
    path = config_file.with_suffix(".ingatan.json")
    memory = Memory(keep=lambda memory: _write(path, memory))
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        if kept["format"] == FORMAT:
            contents = {key: _content(each) for key, each in kept["contents"].items()}
            memory = replace(memory, contents=contents, links={key: _link(each) for key, each in kept["links"].items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return memory
    return memory


def _content(kept: dict[str, Any]) -> Content:
    return Content(str(kept["version"]), Counts(**kept["counts"]), str(kept["shut"]))


def _link(kept: dict[str, Any]) -> LinkAnswer:
    since, asked = (date.fromisoformat(kept[day]) for day in ("since", "asked"))
    return LinkAnswer(Standing(kept["standing"]), str(kept["words"]), since, asked)


def _write(path: Path, memory: Memory) -> None:
    """Where nothing can be written the next night looks again."""
    tables: dict[str, dict[str, Any]] = {"contents": memory.contents, "links": memory.links}
    kept = {name: {key: asdict(each) for key, each in table.items()} for name, table in tables.items()}
    part = path.with_name(f"{path.name}.baru")
    try:
        part.write_text(json.dumps({"format": FORMAT, **kept}, default=str), encoding="utf-8")
        part.replace(path)
    except OSError:
        return
