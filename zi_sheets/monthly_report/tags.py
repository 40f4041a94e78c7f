"""The tags of a report template, read before anything is filled in: what is broken, what they name. Pure.

A tag is jinja2's: `{{ bulan }}`, `{%tr for a in area %}`. Editors break them in typical ways (PITFALLS 38, 39), and
each way has its own sentence here.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

COMMANDS = ("for", "endfor", "if", "elif", "else", "endif")
_CURLY_QUOTES = "“”„‟‘’‚‛«»"
_BRACKETS = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_PAIRS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_ONE_BRACE = re.compile(r"(?<!\{)\{\s*[a-z_]+(?:\.[a-z_]+)?\s*\}(?!\})")
_UNKNOWN_COMMAND = re.compile(r"unknown tag '(\w+)'")


def sandbox() -> SandboxedEnvironment:
    """Where templates that people edit are rendered: no code of theirs runs, nothing unknown turns into a blank."""
    return SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)


def has_brackets(text: str) -> bool:
    return bool(_BRACKETS.search(text))


def broken_tags(paragraph: str) -> Iterator[str]:
    """What is wrong with the tags of one paragraph, each in one Indonesian sentence that shows the place."""
    shown = f"'{' '.join(paragraph.split())[:80]}'"
    if not _is_balanced(paragraph):
        yield f"Kurung penanda tidak berpasangan di {shown}."
    for tag in _TAG.findall(paragraph):
        if any(quote in tag for quote in _CURLY_QUOTES):
            yield f"Tanda petik melengkung di dalam penanda {tag}; pakai tanda petik lurus."
    for found in _ONE_BRACE.findall(paragraph):
        yield f"Kurung kurawal {found} hanya satu; penanda ditulis dengan dua, misalnya {{{{ bulan }}}}."


def _is_balanced(text: str) -> bool:
    """Every bracket is closed by its own kind before the next one opens; a tag never runs over a paragraph's end."""
    closing = ""
    for bracket in _BRACKETS.findall(text):
        if closing:
            if bracket != closing:
                return False
            closing = ""
        elif bracket in _PAIRS:
            closing = _PAIRS[bracket]
        else:
            return False
    return not closing


def loses_content(text: str, level: str) -> bool:
    """Does an element (level "tr" or "p") hold more than its `{%tr ...%}`? All of it would vanish with the tag."""
    return bool(re.search(rf"\{{[%{{]{level}\s", text)) and not re.fullmatch(rf"\{{%{level}\s[^%]*%\}}", text.strip())


def named(source: str) -> set[str]:
    """The values that a template asks for, rows' fields with the rows' name: {"bulan", "area", "area.nama"}.

    Raises jinja2.TemplateSyntaxError.
    """
    return set(_named(sandbox().parse(source), {}))


def _named(node: nodes.Node, rows: Mapping[str, str]) -> Iterator[str]:
    """`rows` holds the loop variables in force, and what they run over."""
    match node:
        case nodes.For(target=nodes.Name(name=variable), iter=listed):
            over = list(_named(listed, rows))
            yield from over
            inner = {**rows, variable: over[0] if over else variable, "loop": ""}
            for child in (*node.body, *node.else_):
                yield from _named(child, inner)
        case nodes.Getattr(node=nodes.Name(name=owner), attr=field):
            if owner != "loop" or "loop" not in rows:
                yield f"{rows.get(owner, owner)}.{field}"
        case nodes.Name(name=name):
            yield name
        case _:
            for child in node.iter_child_nodes():
                yield from _named(child, rows)


def syntax_sentence(problem: TemplateSyntaxError, line: str) -> str:
    """jinja2's complaint for people; `line` is the text it is about, "" where that is unknown."""
    where = f" di '{line.strip()[:80]}'" if line.strip() else ""
    said = problem.message or ""
    if found := _UNKNOWN_COMMAND.search(said):
        if found[1] in {"tr", "tc", "p", "r"}:
            return f"Penanda {{%{found[1]} ...%}}{where} tidak berada di tempatnya; 'tr' hanya di dalam baris tabel."
        return f"Perintah '{found[1]}'{where} tidak dikenal atau tidak pada tempatnya; yang ada: {', '.join(COMMANDS)}."
    if "nexpected end of template" in said:
        return f"Ada 'for' atau 'if' yang tidak ditutup dengan 'endfor' atau 'endif'{where}."
    return f"Penanda tidak dimengerti{where} ({said})."


@dataclass(frozen=True, slots=True)
class Tags:
    """What a template's tags name: known values it uses, unknown ones, and known ones it leaves out."""

    found: tuple[str, ...]
    unknown: tuple[str, ...]
    missing: tuple[str, ...]


def compared(names: set[str], known: Mapping[str, tuple[str, ...]]) -> Tags:
    """`known`: every value with the fields of its rows, () for a plain one."""
    whole = {*known, *(f"{name}.{field}" for name, fields in known.items() for field in fields)}
    used = {name.partition(".")[0] for name in names}
    return Tags(
        found=tuple(sorted(names & whole)),
        unknown=tuple(sorted(names - whole)),
        missing=tuple(name for name in known if name not in used),
    )


def unknown_sentence(name: str, known: Mapping[str, tuple[str, ...]]) -> str:
    """An unknown name with the nearest known ones; all of them where none is near."""
    owner, _, field = name.partition(".")
    if fields := known.get(owner, ()):
        return f"Penanda '{field}' di baris '{owner}' tidak dikenal; mungkin maksudnya {_nearest(field, fields)}."
    return f"Penanda '{name}' tidak dikenal; mungkin maksudnya {_nearest(owner, tuple(known))}."


def _nearest(word: str, choices: tuple[str, ...]) -> str:
    return " atau ".join(get_close_matches(word, choices, n=2) or choices)
