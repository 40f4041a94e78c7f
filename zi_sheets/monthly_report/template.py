"""Filling the school's own report template, a .docx with tags: checked before, and the result checked after."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.shared import Cm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import TemplateError, TemplateSyntaxError

from zi_sheets.domain.refusal import Refusal
from zi_sheets.monthly_report.tags import (
    Tags,
    broken_tags,
    compared,
    has_brackets,
    loses_content,
    named,
    sandbox,
    syntax_sentence,
    unknown_sentence,
)
from zi_sheets.reports.laporan import TAGS, Laporan

CHART_WIDTH = Cm(16.0)
MONTH_TAG, UNIT_TAGS = "bulan", ("nama_unit", "nama_unit_besar")
_BREAKS_TAGS = re.compile(r"\{(?=[{%#])|[}%#](?=\})|[\x00-\x09\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_ACTION = "Buka templat itu di folder laporan, perbaiki penandanya, lalu jalankan lagi. Lihat docs/laporan.md."


def check_template(content: bytes, where: str) -> Tags:
    """What the template's tags name. Raises Refusal listing everything that would not be filled in, or would vanish."""
    template = _opened(content, where)
    elements = list(_elements(template))
    problems = [sentence for paragraph in elements if _is(paragraph, "p") for sentence in broken_tags(_text(paragraph))]
    problems += [_swallowed(text) for level in ("tr", "p") for text in _lossy(elements, level)]
    if problems:
        raise _faulty(problems, where)
    tags = compared(_names(template, where), TAGS)
    problems = [unknown_sentence(name, TAGS) for name in tags.unknown]
    if MONTH_TAG not in tags.found or not set(UNIT_TAGS) & set(tags.found):
        problems.append("Templat harus memuat {{ bulan }} dan {{ nama_unit }}, supaya laporan tidak tertukar.")
    if problems:
        raise _faulty(problems, where)
    return tags


def fill_template(content: bytes, laporan: Laporan, chart: bytes, where: str) -> bytes:
    """The report as .docx. `chart` is a PNG; its description is `laporan.grafik`. Raises Refusal for tags left over."""
    template = _opened(content, where)
    picture = InlineImage(template, io.BytesIO(chart), width=_chart_width(template))
    try:
        template.render({**_harmless(asdict(laporan)), "grafik": picture}, sandbox())
    except (TemplateError, TypeError, ValueError, ArithmeticError) as problem:
        raise _faulty([f"Penanda tidak dapat diisi ({problem})."], where) from problem
    _describe(template, chart, laporan.grafik)
    stream = io.BytesIO()
    template.save(stream)
    left = [text for text in _paragraphs(_opened(stream.getvalue(), where)) if has_brackets(text)]
    if left:
        raise _faulty([f"Penanda tidak terisi: '{text[:80]}'." for text in left], where)
    return stream.getvalue()


def body_text(content: bytes) -> str:
    """The text of a .docx without header and footer, one line per paragraph, in reading order."""
    template = DocxTemplate(io.BytesIO(content))
    template.init_docx()
    return "\n".join(_text(each) for each in template.docx.element.body.iter(qn("w:p")))


def _opened(content: bytes, where: str) -> Any:
    try:
        template = DocxTemplate(io.BytesIO(content))
        template.init_docx()
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as problem:
        raise _faulty(["Templat bukan dokumen Word yang dapat dibaca."], where) from problem
    return template


def _elements(template: Any) -> Iterator[Any]:
    """Every element of body, headers and footers."""
    yield from template.docx.element.body.iter()
    for kind in (template.HEADER_URI, template.FOOTER_URI):
        for _, part in template.get_headers_footers(kind):
            yield from part.element.iter()


def _paragraphs(template: Any) -> Iterator[str]:
    return (_text(each) for each in _elements(template) if _is(each, "p"))


def _is(element: Any, name: str) -> bool:
    return bool(element.tag == qn(f"w:{name}"))


def _text(element: Any) -> str:
    return "".join(each.text or "" for each in element.iter(qn("w:t")))


def _lossy(elements: list[Any], level: str) -> Iterator[str]:
    return (text for each in elements if _is(each, level) and loses_content(text := _text(each), level))


def _swallowed(text: str) -> str:
    shown = " ".join(text.split())[:80]
    return f"Penanda {{%tr ...%}} atau {{%p ...%}} harus sendirian; yang lain di '{shown}' akan hilang."


def _names(template: Any, where: str) -> set[str]:
    parts = [template.get_xml()]
    for kind in (template.HEADER_URI, template.FOOTER_URI):
        parts += [template.get_part_xml(part) for _, part in template.get_headers_footers(kind)]
    return {name for part in parts for name in _part_names(template.patch_xml(part), where)}


def _part_names(source: str, where: str) -> set[str]:
    by_paragraph = re.sub(r"<w:p([ >])", r"\n<w:p\1", source)
    try:
        return named(by_paragraph)
    except TemplateSyntaxError as problem:
        line = re.sub(r"<[^>]*>", "", by_paragraph.split("\n")[problem.lineno - 1])
        raise _faulty([syntax_sentence(problem, line)], where) from problem


def _chart_width(template: Any) -> Any:
    """As wide as planned, or as the page has room for."""
    section = template.docx.sections[0]
    return min(CHART_WIDTH, section.page_width - section.left_margin - section.right_margin)


def _harmless(value: Any) -> Any:
    """Texts that people typed must not look like tags, nor hold what XML cannot."""
    if isinstance(value, str):
        return _BREAKS_TAGS.sub(lambda match: f"{match[0]} " if match[0] in "{}%#" else " ", value)
    if isinstance(value, dict):
        return {name: _harmless(each) for name, each in value.items()}
    return [_harmless(each) for each in value] if isinstance(value, list | tuple) else value


def _describe(template: Any, chart: bytes, text: str) -> None:
    """Alternative text for the chart, wherever the template puts it; the school's own pictures stay as they are."""
    charts = {key for key, part in template.docx.part.related_parts.items() if part.blob == chart}
    for picture in template.docx.element.body.iter(qn("wp:inline")):
        if any(blip.get(qn("r:embed")) in charts for blip in picture.iter(qn("a:blip"))):
            picture.docPr.set("descr", text)


def _faulty(problems: list[str], where: str) -> Refusal:
    return Refusal("template", " ".join(problems), where=where, action=_ACTION)
