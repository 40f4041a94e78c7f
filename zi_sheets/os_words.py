"""What the operating system answered, in the words of the people who read it."""

import errno

_WORDS = {
    errno.ENOENT: "berkas atau foldernya tidak ada",
    errno.EISDIR: "itu folder, bukan berkas",
    errno.ENOTDIR: "bagian depannya bukan folder",
    errno.EACCES: "tidak diizinkan",
    errno.EPERM: "tidak diizinkan",
    errno.EEXIST: "sudah ada",
    errno.ENOSPC: "penyimpanan penuh",
    errno.EROFS: "penyimpanannya hanya dapat dibaca",
}


def spoken(problem: OSError) -> str:
    """Plain Indonesian for the usual errors; the number for a rare one, so that it can be looked up."""
    return _WORDS.get(problem.errno or 0, f"kesalahan sistem nomor {problem.errno}")
