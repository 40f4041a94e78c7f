"""`zi-sheets`: the commands that PRODUCT.md section 7 promises. Heavy imports stand where they are used."""

import json
import signal
import sys
import traceback
from datetime import UTC, date, datetime
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click

from zi_sheets import __version__
from zi_sheets.errors import PROBLEMS, Interrupted, Problem, as_json, as_text
from zi_sheets.place import practice_url
from zi_sheets.shared_options import Shared, shared
from zi_sheets.usage import IndonesianCommand, IndonesianGroup, usage_problem

if TYPE_CHECKING:
    from requests.adapters import BaseAdapter

    from zi_sheets.monthly_report.report import Reported
    from zi_sheets.score_csv import Scored
    from zi_sheets.synced import Synced

BANNER = "RUANG LATIHAN, bukan Google"


@click.group(cls=IndonesianGroup)
@click.version_option(__version__, prog_name="zi-sheets", help="Tampilkan versi.")
def commands() -> None:
    """Otomasi rencana kerja Zona Integritas di Google Sheets, Drive, dan Docs."""


@commands.command(cls=IndonesianCommand)
@shared
@click.option("--out", type=click.Path(path_type=Path), default=Path("keluaran"), help="Folder untuk hasil.")
@click.option("--keep-open", is_flag=True, help="Biarkan ruang latihan terbuka setelah selesai.")
def demo(options: Shared, out: Path, keep_open: bool) -> None:
    """Tunjukkan semuanya di ruang latihan, dengan rencana 2021 dan contoh bukti."""
    from zi_sheets.demo.demo import run_demo

    click.echo(BANNER, err=True)
    result = run_demo(out, quiet=options.as_json, keep_open=keep_open)
    options.show({"workspace": "embedded", **result}, None)


@commands.command(cls=IndonesianCommand)
@shared
@click.option("--port", type=click.IntRange(0, 65535), required=True, help="Porta; 0 memilih yang bebas.")
@click.option("--data", type=click.Path(path_type=Path), required=True, help="Folder tempat isinya disimpan.")
@click.option("--empty", is_flag=True, help="Tanpa isi contoh.")
@click.option(
    "--host",
    default="127.0.0.1",
    metavar="ALAMAT",
    help="Alamat untuk mendengarkan; tanpa ini hanya komputer ini yang dapat masuk. AWAS: dengan 0.0.0.0 siapa pun di "
    "jaringan dapat membaca, mengubah, dan menghapus SEMUA isinya, tanpa kata sandi.",
)
def workspace(options: Shared, *, port: int, data: Path, empty: bool, host: str) -> None:
    """Jalankan ruang latihan: Sheets, Drive, dan Docs tiruan di komputer ini."""
    from zi_sheets.practice.practice import serve_practice

    def ready(line: dict[str, str]) -> None:
        click.echo(json.dumps(line))

    serve_practice(host, port, data, empty=empty, ready=ready, progress=options.progress)


@commands.command(cls=IndonesianCommand)
@shared
@click.option("--adopt", default="", metavar="SPREADSHEET_ID", help="Pakai lembar kerja yang sudah ada.")
@click.option("--contoh", is_flag=True, help="Isi Rencana Kerja yang masih kosong dengan rencana 2021.")
@click.option("--dry-run", is_flag=True, help="Hanya sebutkan apa yang akan dibuat.")
def init(options: Shared, *, adopt: str, contoh: bool, dry_run: bool) -> None:
    """Buat atau lengkapi lembar kerja, folder bukti, dan zi.toml; aman diulang."""
    from zi_sheets.init.enrol import enrol
    from zi_sheets.init.init import Wishes

    wishes = Wishes(options.today or _today(), example=contoh, adopt=adopt)
    done = enrol(options.config, wishes, options.door, dry_run=dry_run, progress=options.progress)
    ids = ("spreadsheet_id", "evidence_folder_id", "reports_folder_id")
    result = {key: getattr(done.config, key) or None for key in ids}
    options.show_placed({**result, "made": list(done.made)}, _init_text(done.made, dry_run))


@commands.command(cls=IndonesianCommand)
@shared
@click.option("--dry-run", is_flag=True, help="Hanya tampilkan apa yang akan ditulis.")
@click.option("--strict", is_flag=True, help="Status keluar 1 bila ada temuan.")
@click.option("--periksa-tautan", is_flag=True, help="Tanyakan juga ke situs luar apakah halaman tautan masih ada.")
def sync(options: Shared, *, dry_run: bool, strict: bool, periksa_tautan: bool) -> int:
    """Pekerjaan tiap malam: baca, nilai, tulis status dan ringkasan."""
    from zi_sheets.synced_text import synced_json, synced_text

    done = _synced(options, options.today, dry_run=dry_run, check_links=periksa_tautan)
    options.show_placed(synced_json(done), synced_text(done))
    return 1 if strict and done.findings else 0


def _synced(options: Shared, today: date | None, *, dry_run: bool = False, check_links: bool = False) -> "Synced":
    from zi_sheets.closer_look.link_check import ask_site
    from zi_sheets.closer_look.memory import memory_of
    from zi_sheets.config import read_unit
    from zi_sheets.materials.materials import load_materials
    from zi_sheets.run import Outset
    from zi_sheets.run import sync as run_sync
    from zi_sheets.undo import keep_journal

    config = read_unit(options.config)
    connection, materials, now = options.door(config), load_materials(), datetime.now(UTC)
    keep, memory = (lambda writes: keep_journal(config, writes)), memory_of(config.file)
    outset = Outset(now, today, options.progress, keep, memory, ask_site if check_links else None)
    return run_sync(connection, config, materials, outset, dry_run=dry_run)


@commands.command(cls=IndonesianCommand)
@shared
@click.option("--month", default="", metavar="YYYY-MM", help="Bulan laporan; tanpa ini bulan sebelum hari ini.")
def report(options: Shared, *, month: str) -> None:
    """Laporan Monev bulanan sebagai Google Docs, dari templat sekolah."""
    done = _reported(options, options.today, month=month)
    options.show_placed(done.as_json(), done.as_text())


def _reported(options: Shared, today: date | None, *, month: str = "") -> "Reported":
    from zi_sheets.closer_look.memory import memory_of
    from zi_sheets.config import read_unit
    from zi_sheets.materials.materials import load_materials
    from zi_sheets.monthly_report.report import report as write_report
    from zi_sheets.reports.laporan_bulan import read_month

    wanted = read_month(month) if month else None
    config = read_unit(options.config)
    connection, materials, now = options.door(config), load_materials(), datetime.now(UTC)
    say = options.progress
    memory = memory_of(config.file)
    return write_report(connection, config, materials, now=now, today=today, month=wanted, memory=memory, progress=say)


@commands.command(cls=IndonesianCommand)
@shared
@click.option("--probe", is_flag=True, help="Ulangi kontak pertama di tab dan dokumen uji, yang dihapus lagi.")
def doctor(options: Shared, *, probe: bool) -> int:
    """Periksa apakah semuanya siap untuk sinkron; tidak mengubah apa pun."""
    from zi_sheets.config import read_unit
    from zi_sheets.doctor import as_json as checks_json
    from zi_sheets.doctor import as_text as checks_text
    from zi_sheets.doctor import examine
    from zi_sheets.materials.materials import load_materials

    config = read_unit(options.config)
    checks = examine(options.door(config), config, load_materials(), options.today or _today(), probe=probe)
    options.show_placed(checks_json(checks), checks_text(checks))
    return 0 if all(check.well for check in checks) else 1


@commands.command(cls=IndonesianCommand)
@shared
def undo(options: Shared) -> None:
    """Kembalikan sel yang ditulis sinkron terakhir, bila isinya masih sama."""
    from zi_sheets.config import read_unit
    from zi_sheets.undo import undo as run_undo

    config = read_unit(options.config)
    restored = run_undo(options.door(config), config)
    options.show_placed({"restored": len(restored)}, f"{len(restored)} sel dikembalikan.")


@commands.command(cls=IndonesianCommand)
@shared
@click.option("--once", is_flag=True, help="Kerjakan yang sudah waktunya hari ini, lalu selesai.")
def serve(options: Shared, *, once: bool) -> int:
    """Kerjakan semuanya pada jamnya: sinkron tiap malam, laporan tiap bulan."""
    from zi_sheets.config import read_unit
    from zi_sheets.serve import Worker, run_due, serve_until_stopped, served_json, served_text, worst
    from zi_sheets.timetable import unit_jobs
    from zi_sheets.unit_clock import clock_from, unit_zone

    config = read_unit(options.config)
    do = {
        "sync": lambda today: _synced(options, today),
        "report": lambda today: _reported(options, today),
    }
    jobs = unit_jobs(config, do)
    zone = unit_zone(options.door(config).sheets, config.spreadsheet_id)
    worker = Worker(zone, clock_from(options.today, zone), options.progress, options.verbose)
    ran = run_due(worker, jobs) if once else serve_until_stopped(worker, jobs)
    options.show_placed(served_json(ran), served_text(ran))
    return worst(ran) if once else 0


@commands.command(cls=IndonesianCommand)
@shared
@click.option("--requirements", type=click.Path(path_type=Path), required=True, help="CSV butir data dukung.")
@click.option("--files", type=click.Path(path_type=Path), required=True, help="CSV daftar berkas.")
@click.option("--out", type=click.Path(path_type=Path), help="CSV hasil; tanpa ini ke keluaran baku.")
@click.option("--year", type=click.IntRange(2000, 2100), help="Tahun rencana.")
@click.option("--unit", default="", metavar='"NAMA; ALIAS"', help="Nama unit dan sebutan lainnya.")
def match(options: Shared, *, requirements: Path, files: Path, out: Path | None, year: int | None, unit: str) -> None:
    """Jelaskan berkas mana membuktikan butir mana, tanpa lembar kerja."""
    from zi_sheets.match_command import explain

    wanted = explain(options.config, requirements, files, out=out, year=year, unit=unit, as_json=options.as_json)
    options.show(wanted, None)


@commands.command(cls=IndonesianCommand)
@shared
@click.option("--instrument", required=True, metavar="ID", help="Lembar LKE, misalnya lke_permenpan_90_2021.")
@click.option("--answers", type=click.Path(path_type=Path), required=True, help="CSV berisi question,answer.")
@click.option("--wbk-sebelumnya", default="", metavar="ya|tidak", help="Pernahkah unit ini berpredikat WBK?")
def score(options: Shared, *, instrument: str, answers: Path, wbk_sebelumnya: str) -> None:
    """Hitung nilai LKE dan ambang WBK/WBBM dari CSV, tanpa lembar kerja."""
    from zi_sheets.score_csv import score_csv

    scored = score_csv(instrument, answers, wbk_sebelumnya)
    options.show_placed(scored.as_json(), None if options.as_json else _score_text(scored))


def _score_text(scored: "Scored") -> str:
    from zi_sheets.materials.instrument_effort import load_efforts
    from zi_sheets.score_text import score_text

    return score_text(scored, load_efforts())


def _today() -> date:
    return datetime.now().astimezone().date()


def _init_text(made: tuple[str, ...], dry_run: bool) -> str:
    if not made:
        return "Semuanya sudah ada; tidak ada yang diubah."
    verb = "Akan dibuat" if dry_run else "Dibuat"
    return "\n".join(f"{verb}: {what}" for what in made)


def run(arguments: list[str], transport: "BaseAdapter | None" = None) -> int:
    """Run one command line; returns the exit status (PRODUCT.md, section 7).

    `transport` carries what would go to Google elsewhere.
    """
    as_json_wanted = "--json" in arguments
    try:
        _announce_place()
        return commands.main(args=arguments, prog_name="zi-sheets", standalone_mode=False, obj=transport) or 0
    except PROBLEMS as problem:
        return _failed(problem, as_json_wanted)
    except click.ClickException as problem:
        return _failed(usage_problem(problem), as_json_wanted)
    except (KeyboardInterrupt, click.Abort):
        action = "Jalankan perintah yang sama sekali lagi; tidak ada yang menjadi ganda."
        return _failed(Interrupted("Dihentikan sebelum selesai.", action=action), as_json_wanted)
    except Exception as problem:  # the last resort: a person is told in their language, a maintainer gets the trace
        if "-v" in arguments:
            traceback.print_exc()
        message = f"Kesalahan di program ini: {type(problem).__name__}: {problem}"
        return _failed(Interrupted(message, action="Jalankan lagi dengan -v dan laporkan keluarannya."), as_json_wanted)


def _announce_place() -> None:
    if practice_url():
        click.echo(BANNER, err=True)


def _failed(problem: Problem, as_json_wanted: bool) -> int:
    if as_json_wanted:
        click.echo(json.dumps(as_json(problem), ensure_ascii=False))
    click.echo(as_text(problem), err=True)
    return problem.exit_code


def main() -> None:
    signal.signal(signal.SIGTERM, _stop)
    sys.exit(run(sys.argv[1:]))


def _stop(number: int, frame: FrameType | None) -> None:
    """A polite kill ends a run as Ctrl+C does: the lease is given back, and a person is told what to do."""
    raise KeyboardInterrupt
