"""Writing to real Google asks for leave, as long as nothing here has ever run there.

The whole file goes when `init` asks its first-contact questions (ARCHITECTURE.md, section 4, point 7)."""

from zi_sheets.config import GOOGLE, Config
from zi_sheets.domain.refusal import Refusal
from zi_sheets.place import practice_url

OPTION = "--belum-teruji"


def check_untried(config: Config, *, agreed: bool) -> None:
    """Raises Refusal, before anything is sent, where a command would write to Google without `agreed`."""
    if agreed or practice_url() or config.tempat != GOOGLE:
        return
    raise Refusal(
        "untried",
        "Perintah ini menulis ke Google, dan zi-sheets belum pernah diuji di Google sungguhan. Tidak ada yang dikirim.",
        where='zi.toml, tempat = "google"',
        action=f"Coba dulu di ruang latihan atau dengan --dry-run. Bila tetap mau, pakai salinan lembar kerja dan "
        f"tambahkan {OPTION}.",
    )
