"""zi.toml: which place the unit works in, as whom, and the ids of its workbook and folders."""

import re
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path

import tomli_w

from zi_sheets.domain.refusal import Refusal
from zi_sheets.os_words import spoken

GOOGLE, PRACTICE = "google", "latihan"


@dataclass(frozen=True, slots=True)
class Config:
    """Field names are the file's own keys; `file` is where they were read from, and relative paths start beside it.

    `penanda` is a random mark that everything made for this unit carries; `latihan_id` the id that a practice place
    keeps in its folder. `tahun` and `nama_unit` ("NAMA; ALIAS") serve commands that open no workbook; `jam_sinkron`,
    `tanggal_laporan` and `jam_laporan` are `serve`'s, in the unit's time zone: this computer's affair.
    """

    tempat: str = PRACTICE
    identitas: str = "operator"
    kredensial: str = ""
    spreadsheet_id: str = ""
    evidence_folder_id: str = ""
    reports_folder_id: str = ""
    penanda: str = ""
    latihan_id: str = ""
    tahun: str = ""
    nama_unit: str = ""
    jam_sinkron: str = ""
    tanggal_laporan: str = ""
    jam_laporan: str = ""
    file: Path = field(default=Path("zi.toml"), compare=False)

    @property
    def key_file(self) -> Path:
        """The credentials that `kredensial` names."""
        return self.file.parent / Path(self.kredensial).expanduser()

    @property
    def token_file(self) -> Path:
        """Where a person's token is kept: beside the file, under its name."""
        return self.file.with_suffix(".token.json")


IDS = ("spreadsheet_id", "evidence_folder_id", "reports_folder_id")
ID_HINT = "id adalah bagian alamatnya sesudah /d/ atau /folders/, tanpa garis miring"
KEYS = tuple(each.name for each in fields(Config) if each.name != "file")


def read_config(path: Path) -> Config:
    """Raises Refusal where the file is missing, malformed, or holds a key or a place that we do not know."""
    if not path.exists():
        raise Refusal(
            "config_missing",
            f"Berkas konfigurasi {path} tidak ada.",
            where=str(path),
            action="Jalankan `zi-sheets init` di folder ini, atau sebutkan berkasnya dengan --config.",
        )
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as problem:
        raise _malformed(path, f"tidak dapat dibaca sebagai TOML: {problem}") from problem
    return _checked(path, found)


def read_unit(path: Path) -> Config:
    """The zi.toml of a unit that has its workbook and folders. Raises Refusal where it has none yet."""
    config = read_config(path)
    if not (config.spreadsheet_id and config.evidence_folder_id):
        raise Refusal(
            "config_unfinished",
            "Unit ini belum disiapkan: id lembar kerja atau folder buktinya belum ada.",
            where=str(path),
            action="Jalankan `zi-sheets init`; aman diulang.",
        )
    return config


def _checked(path: Path, found: dict[str, object]) -> Config:
    if unknown := sorted(found.keys() - set(KEYS)):
        raise _malformed(path, f"kunci {', '.join(unknown)} tidak dikenal; yang dikenal: {', '.join(KEYS)}")
    if wrong := [key for key, value in found.items() if not isinstance(value, str)]:
        raise _malformed(path, f"isi {', '.join(wrong)} harus teks di antara tanda petik")
    config = Config(**{key: str(value) for key, value in found.items()}, file=path)
    if config.tempat not in {GOOGLE, PRACTICE}:
        raise _malformed(path, f'tempat = "{config.tempat}" tidak dikenal; pilih "{GOOGLE}" atau "{PRACTICE}"')
    if wrong := [key for key in IDS if getattr(config, key) and not is_id(getattr(config, key))]:
        raise _malformed(path, f"isi {', '.join(wrong)} bukan id; {ID_HINT}")
    return config


def is_id(text: str) -> bool:
    """Can this be the id of a Drive file? An address pasted in its place cannot."""
    return re.fullmatch(r"[A-Za-z0-9_-]+", text) is not None


def write_config(path: Path, config: Config) -> None:
    """Replaces the file in one step, so that it is never half-written. Raises Refusal where that cannot be done."""
    filled = {key: getattr(config, key) for key in KEYS if getattr(config, key)}
    part = path.with_name(f"{path.name}.baru")
    try:
        part.write_text(tomli_w.dumps(filled), encoding="utf-8")
        part.replace(path)
    except OSError as problem:
        raise Refusal(
            "config_unwritable",
            f"Berkas konfigurasi tidak dapat ditulis: {spoken(problem)}.",
            where=str(path),
            action="Pilih tempat yang ada dan boleh ditulisi dengan --config, lalu jalankan lagi.",
        ) from problem


def _malformed(path: Path, problem: str) -> Refusal:
    message = f"Berkas konfigurasi salah: {problem}."
    return Refusal("config_malformed", message, where=str(path), action="Perbaiki baris itu, lalu jalankan lagi.")
