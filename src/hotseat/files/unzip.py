"""The files in a zip archive of anyone, held in memory: few, small, and nothing that is no file.

An archive lies as it likes, so what it says of its own sizes refuses it but never lets it in: bytes
are counted while they are read. Nothing is ever written where a name in it says.
"""

from __future__ import annotations

import io
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hotseat.errors import InvalidFileError, Problem
from hotseat.files.clean import clean, shorten
from hotseat.files.source import bytes_of

MOST_FILES = 200
"""Files that are wanted."""
MOST_BYTES = 10_000_000
"""What they may hold together, unpacked."""
MOST_RATIO = 100
"""How many times its packed size a file may have."""
MOST_DEEP = 20
"""Folders within folders."""
MOST_NAME = 255
"""Bytes of the name of a file or folder, as nearly all systems have it."""
MOST_ENTRIES = 1_000
"""Files and folders of all kinds, wanted or not."""
MOST_PACKED = 12_000_000
"""Bytes of the archive itself."""

_ENTRY = b"PK\x01\x02"
"""Begins what the list at the end of an archive says of a file."""
_HEADER = struct.Struct("<4s22xHH")
"""What stands before a file: the lengths of its name and of more about it."""
_AT_ONCE = 65_536
_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1 | 0x40
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ArithmeticError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What the standard library raises for an archive that is none."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive."""

    name: str
    """Its path there, parted by slashes."""
    data: bytes


def unzip(path: Path, wanted: Callable[[str], bool]) -> list[Member]:
    """The files of the zip archive at `path` whose names are `wanted`; no other one is unpacked.

    Raises:
        InvalidFileError: it is no sound archive, or holds what it may not or too much, with all
            that can be told of its names at once.
    """
    data = bytes_of(path, MOST_PACKED)
    if data.count(_ENTRY) > MOST_ENTRIES:
        raise _refused(path, [f"holds more than {MOST_ENTRIES:,} files and folders"])
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _members(path, archive, data, wanted)
    except _BROKEN as error:
        said = shorten(str(error), 100) or type(error).__name__
        raise _refused(path, [f"is no sound zip archive: {said}"]) from None


def _members(
    path: Path, archive: zipfile.ZipFile, data: bytes, wanted: Callable[[str], bool]
) -> list[Member]:
    entries = archive.infolist()
    if wrong := [*_odd_names(entries), *_overlaps(entries, data, archive.start_dir)]:
        raise _refused(path, wrong)
    chosen = [one for one in entries if not _is_folder(one) and wanted(one.orig_filename)]
    if wrong := list(_odd_files(chosen)):
        raise _refused(path, wrong)
    found: list[Member] = []
    left = MOST_BYTES
    for entry in chosen:
        most = min(left, MOST_RATIO * entry.compress_size)
        content = _read(archive, entry, most)
        if len(content) > most:
            raise _refused(path, [_too_much(entry)])
        left -= len(content)
        found.append(Member(entry.orig_filename, content))
    return found


def _odd_names(entries: list[zipfile.ZipInfo]) -> Iterator[str]:
    """What may not stand in an archive at all, by name and kind."""
    seen: set[str] = set()
    above: set[str] = set()
    for entry in entries:
        # The only name that is used: the library cuts the other one at a NUL, and later ones of it
        # take it from what the archive has beside it.
        name = entry.orig_filename
        parts = name.removesuffix("/").split("/")
        if said := _odd_name(name, parts) or _odd_kind(entry):
            yield f"{shorten(name)!r} {said}"
            continue
        keys = ["/".join(parts[: at + 1]) for at in range(len(parts))]
        keys = [unicodedata.normalize("NFC", key).casefold() for key in keys]
        above.update(keys if _is_folder(entry) else keys[:-1])
        if not _is_folder(entry):
            if keys[-1] in seen:
                yield f"{shorten(name)!r} is there twice, as some systems read names"
            seen.add(keys[-1])
    yield from (f"{shorten(name)!r} is a file and a folder" for name in sorted(seen & above))


def _is_folder(entry: zipfile.ZipInfo) -> bool:
    return entry.orig_filename.endswith("/")


def _odd_name(name: str, parts: list[str]) -> str:
    if name.startswith("/") or ":" in name or "\\" in name:
        return "is no path within an archive"
    if ".." in parts:
        return "leads out of the archive"
    if "" in parts or "." in parts:
        return "is no name of a file"
    if clean(name) != name or any(unicodedata.category(sign) in ("Cc", "Cs") for sign in name):
        return "has signs that no name of a file has"
    if any(len(part.encode()) > MOST_NAME for part in parts):
        return f"is longer than a name may be, {MOST_NAME} bytes"
    if len(parts) > MOST_DEEP:
        return f"is in more than {MOST_DEEP} folders within folders"
    return ""


def _odd_kind(entry: zipfile.ZipInfo) -> str:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind == stat.S_IFLNK:
        return "is a link; put the file itself there"
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "is neither a file nor a folder"
    return ""


def _odd_files(chosen: list[zipfile.ZipInfo]) -> Iterator[str]:
    """What the archive itself says of the files that are wanted, as far as it refuses them."""
    if len(chosen) > MOST_FILES:
        yield f"holds more than {MOST_FILES:,} files of a pack"
        return
    for entry in chosen:
        if entry.flag_bits & _ENCRYPTED:
            yield f"{shorten(entry.orig_filename)!r} is encrypted"
        elif entry.compress_type not in _PLAIN:
            said = "is packed in a way that is not read; use deflate"
            yield f"{shorten(entry.orig_filename)!r} {said}"
        elif entry.file_size > MOST_RATIO * entry.compress_size:
            yield _too_much(entry)
    if sum(entry.file_size for entry in chosen) > MOST_BYTES:
        yield f"its files have more than {MOST_BYTES:,} bytes, unpacked"


def _too_much(entry: zipfile.ZipInfo) -> str:
    return (
        f"{shorten(entry.orig_filename)!r} is too much: a file may be {MOST_RATIO} times as large "
        f"as packed, all of them {MOST_BYTES:,} bytes"
    )


def _overlaps(entries: list[zipfile.ZipInfo], data: bytes, end: int) -> Iterator[str]:
    """Files that share bytes: so a small archive holds more than there is room for."""
    begun = sorted(entries, key=lambda entry: entry.header_offset)
    nexts = (*(entry.header_offset for entry in begun[1:]), end)
    # Not strict: where nothing is listed, the end is next to nothing.
    for entry, following in zip(begun, nexts, strict=False):
        _, name, more = _HEADER.unpack_from(data, entry.header_offset)
        last = entry.header_offset + _HEADER.size + name + more + entry.compress_size
        if last > following:
            yield f"{shorten(entry.orig_filename)!r} overlaps with what stands behind it"


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """What a file holds, but not much more than `most` bytes of it."""
    parts: list[bytes] = []
    size = 0
    with archive.open(entry) as file:
        while size <= most and (part := file.read(_AT_ONCE)):
            parts.append(part)
            size += len(part)
    return b"".join(parts)


def _refused(path: Path, wrong: list[str]) -> InvalidFileError:
    return InvalidFileError([Problem(str(path), 0, 0, said) for said in wrong])
