"""The lexicon file: the shipped one is sound, a broken one is refused with its line."""

from pathlib import Path

import pytest

from zi_sheets.domain.refusal import Refusal
from zi_sheets.materials.lexicon_data import load_lexicon
from zi_sheets.packaged import CONFIG

SHIPPED = (CONFIG / "lexicon.yaml").read_text(encoding="utf-8")


def load(tmp_path: Path, text: str) -> None:
    path = tmp_path / "lexicon.yaml"
    path.write_text(text, encoding="utf-8")
    load_lexicon(path)


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_the_shipped_lexicon_is_read() -> None:
    lexicon = load_lexicon()
    assert lexicon.phrases["daftar", "hadir"] == ("daftar_hadir",)
    assert len(lexicon.areas) == 6


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        pytest.param("jenis:\n", "jenis: [\n", "YAML", id="no YAML"),
        pytest.param("bukan_pegawai:", "bukan_guru:", '"bukan_pegawai" tidak ada', id="section missing"),
        pytest.param("  undangan:", "  undngan:", 'Jenis "undngan" tidak dikenal', id="unknown kind"),
        pytest.param("  draft: [", "  setengah: [", 'Tanda "setengah" tidak dikenal', id="unknown mark"),
        pytest.param("{butir: cctv, sebutan", "{butir: cctv, sebut", '"sebut" tidak dikenal', id="unknown key"),
        pytest.param("{butir: cctv, sebutan: [cctv]}", "cctv", 'baris-baris "kata: isi"', id="no mapping"),
        pytest.param("  cctv: [", "  cctv: cctv\n  cctv2: [", 'baris-baris "kata: isi"', id="no list"),
        pytest.param("setempat: ya}", "setempat: mungkin}", "ya atau tidak", id="neither yes nor no"),
    ],
)
def test_a_broken_lexicon_is_refused_with_its_line(tmp_path: Path, was: str, now: str, told: str) -> None:
    assert was in SHIPPED
    with pytest.raises(Refusal) as refusal:
        load(tmp_path, SHIPPED.replace(was, now, 1))
    assert told in refusal.value.message
    assert refusal.value.where.startswith("lexicon.yaml, baris ")


def test_the_line_is_the_right_one(tmp_path: Path) -> None:
    text = SHIPPED.replace("{butir: cctv, sebutan", "{butir: cctv, sebut", 1)
    with pytest.raises(Refusal) as refusal:
        load(tmp_path, text)
    assert refusal.value.where == f"lexicon.yaml, baris {line_of(text, '{butir: cctv, sebut:')}"


@pytest.mark.parametrize("content", [b"", b"\xff\xfe"])
def test_no_text_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "lexicon.yaml").write_bytes(content)
    with pytest.raises(Refusal):
        load_lexicon(tmp_path / "lexicon.yaml")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="tidak dapat dibaca"):
        load_lexicon(tmp_path / "no.yaml")
