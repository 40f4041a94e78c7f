"""Brackets in a text: what stands inside explains, so rules that cut a text look past it."""

import re


def brackets(text: str) -> list[tuple[int, int]]:
    """Where the outermost brackets begin and end; a bracket that never closes is none."""
    spans, opened = [], list[int]()
    for position, sign in enumerate(text):
        if sign == "(":
            opened.append(position)
        elif sign == ")" and opened:
            start = opened.pop()
            if not opened:
                spans.append((start, position + 1))
    return spans


def masked(text: str, names: re.Pattern[str]) -> str:
    """`text`, equally long, with brackets and every match of `names` filled with letters: no cut falls there."""
    for start, end in brackets(text):
        text = text[:start] + "x" * (end - start) + text[end:]
    return names.sub(lambda match: "x" * len(match[0]), text)
