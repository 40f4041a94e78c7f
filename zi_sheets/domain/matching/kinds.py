"""Which kind of document a file can be, from its words and its type."""

from zi_sheets.domain.requirement import Kind
from zi_sheets.domain.words.addresses import drive_id

K = Kind
#: What a file that calls itself by a kind may prove. A photo of a banner is a banner; an invitation is nothing else.
_MAY_PROVE: dict[str, frozenset[Kind]] = {
    "undangan": frozenset({K.UNDANGAN}),
    "notula": frozenset({K.NOTULA}),
    "daftar_hadir": frozenset({K.DAFTAR_HADIR}),
    "foto": frozenset({K.FOTO, K.CAPTURE, K.BANNER, K.LINK, K.OTHER}),
    "capture": frozenset({K.FOTO, K.CAPTURE, K.BANNER, K.LINK, K.OTHER}),
    "banner": frozenset({K.BANNER, K.CAPTURE, K.OTHER}),
    "sk": frozenset({K.SK, K.DOKUMEN, K.OTHER}),
    "sop": frozenset({K.SOP, K.FOTO, K.CAPTURE, K.OTHER}),
    "surat": frozenset({K.SURAT, K.DOKUMEN, K.OTHER}),
    "laporan": frozenset({K.LAPORAN, K.DOKUMEN, K.DAFTAR_HADIR, K.CAPTURE, K.FOTO, K.OTHER}),
}
_ANY = frozenset(Kind)
#: Kinds that a name or folder must say; the others are told by their subject.
SAID = frozenset({K.UNDANGAN, K.NOTULA, K.DAFTAR_HADIR, K.SK, K.SOP, K.BANNER, K.LAPORAN})
PICTURES = frozenset({K.FOTO, K.CAPTURE})
#: Papers told by their kind and their meeting or place.
PAPERS = frozenset({K.UNDANGAN, K.NOTULA, K.DAFTAR_HADIR, K.BANNER})
WRITTEN = frozenset({K.UNDANGAN, K.NOTULA, K.DAFTAR_HADIR, K.SK, K.SOP, K.SURAT, K.LAPORAN, K.DOKUMEN})

_IMAGES = frozenset({"jpg", "jpeg", "png", "gif", "bmp", "webp", "heic", "tif", "tiff", "svg"})
_SOUNDS = frozenset({"mp3", "mp4", "mov", "avi", "mkv", "3gp", "wav", "m4a", "ogg", "aac", "amr"})
_ARCHIVES = frozenset({"zip", "rar", "7z"})


def media(mime: str, extension: str, url: str) -> str:
    """ "image", "video" (and sound), "archive", "form", "document", or "link": a page outside Drive."""
    if url and not mime and not extension:
        return "document" if drive_id(url) else "link"
    if mime.startswith("image/") or extension in _IMAGES:
        return "image"
    if mime.startswith(("video/", "audio/")) or extension in _SOUNDS:
        return "video"
    if mime == "application/vnd.google-apps.form":
        return "form"
    return "archive" if extension in _ARCHIVES else "document"


def may_prove(said: frozenset[str], medium: str) -> frozenset[Kind]:
    """The kinds a file can prove: by what it calls itself, else by its type."""
    allowed = frozenset[Kind]().union(*(_MAY_PROVE.get(kind, _ANY) for kind in said)) if said else _ANY
    if medium == "image":
        return allowed
    if medium == "link":
        return allowed & {K.CAPTURE, K.LINK, K.OTHER}
    if medium in ("video", "form"):
        return allowed & {K.OTHER, K.LINK, K.CAPTURE, K.DOKUMEN}
    return allowed if said & {"foto", "capture"} else allowed - PICTURES
