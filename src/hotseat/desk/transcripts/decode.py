"""From the bytes of a file to lines of text, or to the reason why it is no text."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_LE

from hotseat.desk.transcripts.refuse import no_words, refused

MAX_BYTES = 20_000_000
"""Hours of talk take less than a hundredth of it."""
MAX_LINES = 60_000

_EXPORT = "export the transcript as .vtt or .txt and import that"
_SAVE = "save it as plain text (.txt) and import that"
_KINDS: tuple[tuple[bytes, str, str], ...] = (
    (b"PK\x03\x04", "a Word document or another zip archive", _SAVE),
    (b"PK\x05\x06", "a zip archive", _SAVE),
    (b"\xd0\xcf\x11\xe0", "an old Word document", _SAVE),
    (b"{\\rtf", "an RTF document", _SAVE),
    (b"%PDF-", "a PDF document", _SAVE),
    (b"RIFF", "a recording", _EXPORT),
    (b"ID3", "a recording", _EXPORT),
    (b"OggS", "a recording", _EXPORT),
    (b"fLaC", "a recording", _EXPORT),
    (b"\x1aE\xdf\xa3", "a recording", _EXPORT),
    (b"\xff\xfb", "a recording", _EXPORT),
    (b"\xff\xf3", "a recording", _EXPORT),
    (b"\x1f\x8b", "a compressed file", "unpack it first"),
    (b"7z\xbc\xaf", "a compressed file", "unpack it first"),
    (b"\x89PNG", "a picture", _EXPORT),
    (b"\xff\xd8\xff", "a picture", _EXPORT),
    (b"SQLite format 3", "a database", _EXPORT),
)
_HTML = re.compile(rb"\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml\b")
_JSON = re.compile(rb'\s*(?:\{\s*"|\[\s*[{"]|\{\s*\}\s*$)')
_OTHER_FORMS = (
    (re.compile(rb"\s*\[Script Info\]", re.IGNORECASE), "a subtitle file in the ASS form"),
    (re.compile(rb"\s*<tt\b"), "a subtitle file in the TTML form"),
    (re.compile(rb"\s*\{\d+\}\{\d+\}"), "a subtitle file in the MicroDVD form"),
    (
        re.compile(
            rb'(?=[^\n]*\b(?:[Tt]ext|[Ww]ords|[Tt]ranscript|[Cc]ontent)\b)["\w ]{1,30}(?:[,;\t]'
            rb'["\w ]{1,30}){1,12}\r?\n[^\n]{0,400}[,;\t]'
        ),
        "a table",
    ),
)
_HEAD = 4096
"""How many bytes tell what a file is."""

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_BREAKS = ("\r\r\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")
_BOM = "\ufeff"


def lines_of(data: bytes | str, name: str) -> list[str]:
    """The lines of a file that may be a transcript; `name` is what messages call it.

    UTF-8 is read, and UTF-16 where a byte order mark says so.

    Raises:
        InvalidFileError: it is too large, empty, something else than text, not in UTF-8, or it
            holds control characters.
    """
    if len(data) > MAX_BYTES:
        raise refused(
            name,
            f"the file is over the limit of {MAX_BYTES:,} bytes",
            "a transcript of one interview is far smaller: is it the right file?",
        )
    if isinstance(data, str):
        _refuse_other_kinds(data[:_HEAD].encode(errors="replace"), name)
    text = _decoded(data, name) if isinstance(data, bytes) else data
    text = text.replace(_BOM, "")
    for sign in _BREAKS:
        text = text.replace(sign, "\n")
    if bad := _CONTROL.search(text):
        code = f"the character U+{ord(bad.group()):04X} may not stand in a transcript"
        hint = "is it a text file? If it is, remove the character"
        raise refused(name, code, hint, *_place(text, bad.start()))
    if not text.strip():
        raise no_words(name)
    if text.count("\n") > MAX_LINES:
        raise refused(
            name,
            f"the file has more than {MAX_LINES:,} lines",
            "a transcript of one interview is far smaller: is it the right file?",
        )
    return text.split("\n")


def _decoded(data: bytes, name: str) -> str:
    _refuse_other_kinds(data, name)
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise refused(name, "not sound UTF-16 text", "save the file as UTF-8") from None
    data = data.removeprefix(BOM_UTF8)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        for sign in _BREAKS:
            before = before.replace(sign, "\n")
        message = f"not UTF-8 text: byte 0x{data[error.start]:02x}"
        place = _place(before, len(before))
    raise refused(name, message, "save the file as UTF-8", *place)


def _refuse_other_kinds(data: bytes, name: str) -> None:
    head = data[:_HEAD].removeprefix(BOM_UTF8)
    for magic, kind, hint in _KINDS:
        if head.startswith(magic):
            raise refused(name, f"this is {kind}, not a transcript", hint)
    if head[4:8] == b"ftyp":
        raise refused(name, "this is a recording, not a transcript", _EXPORT)
    for pattern, kind in _OTHER_FORMS:
        if pattern.match(head):
            raise refused(name, f"this is {kind}, not a transcript", _EXPORT)
    for pattern, kind in ((_HTML, "a web page"), (_XML, "an XML file"), (_JSON, "a JSON file")):
        if pattern.match(head):
            raise refused(name, f"this is {kind}, not a transcript", _EXPORT)
    if head.startswith((BOM_UTF32_LE, BOM_UTF32_LE[::-1])):
        raise refused(name, "the file is in UTF-32", "save the file as UTF-8")
    if head[1:2] == b"\0" or head[:1] == b"\0":
        raise refused(
            name,
            "not a text file: it begins with a NUL byte or holds one at once",
            "if it is text in UTF-16, save it as UTF-8",
        )


def _place(text: str, index: int) -> tuple[int, int]:
    """Line and column, from 1, of the character at `index`."""
    return text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1
