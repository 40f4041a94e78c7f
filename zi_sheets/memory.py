"""What earlier nights learnt by looking, kept beside zi.toml: losing it costs looking again, never a wrong status."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from zi_sheets.domain.content import Content
from zi_sheets.domain.content_lines import Counts

FORMAT = 1


@dataclass
class Memory:
    """`contents`: what was seen of each file, by its id, counts only and no word of it. `keep` stores the memory."""

    contents: dict[str, Content] = field(default_factory=dict)
    keep: Callable[["Memory"], None] = lambda memory: None


def memory_of(config_file: Path) -> Memory:
    """The memory that is kept beside this zi.toml; an empty one where the file is gone or cannot be understood."""
    path = config_file.with_suffix(".ingatan.json")
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        contents = {key: _content(each) for key, each in kept["contents"].items()} if kept["format"] == FORMAT else {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        contents = {}
    return Memory(contents, lambda memory: _write(path, memory))


def _content(kept: dict[str, Any]) -> Content:
    return Content(str(kept["version"]), Counts(**kept["counts"]), str(kept["shut"]))


def _write(path: Path, memory: Memory) -> None:
    """Where nothing can be written the next night looks again."""
    kept = {"format": FORMAT, "contents": {key: asdict(each) for key, each in memory.contents.items()}}
    part = path.with_name(f"{path.name}.baru")
    try:
        part.write_text(json.dumps(kept), encoding="utf-8")
        part.replace(path)
    except OSError:
        return
