"""From bytes to clean UTF-8 for the parser: byte-order mark, header, `<meta>`, what the bytes allow, legacy fallbacks."""

from __future__ import annotations

import codecs
import re

from danvan_crawler.extract.damage import encoded_twice, repaired
from danvan_crawler.extract.legacy import convert, in_old_font, names_old_font

MAX_BYTES = 3 * 2**20
"""Longer pages are read up to here; the reading says so in `reason`."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MARKED = tuple(mark for mark, _ in _BOMS)
_SLICE = 4_096
_ASCII = bytes(range(128))
_FEW = 16
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,80}?encoding\s*=\s*[\"']([\w.:-]+)", re.I)
# Names that sites write and Python doesn't know, or that mean another table in practice (as browsers read them).
_ALIASES = {
    "utf8": "utf-8",
    "unicode": "utf-8",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "windows-1258": "cp1258",
    "x-windows-1258": "cp1258",
    "viscii": "viscii",
    "utf-7": "utf-8",
}
# VISCII (RFC 1456): the Vietnamese letters that are not in Latin-1, by byte. Python has no codec for it.
_VISCII = dict(
    zip(
        (0x02, 0x05, 0x06, 0x14, 0x19, 0x1E, *range(0x80, 0x100)),
        "ẲẴẪỶỸỴ"
        "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ",
        strict=True,
    )
)


def _known(name: str) -> str | None:
    name = _ALIASES.get(name.strip().lower(), name.strip().lower())
    if name == "viscii":
        return name
    try:
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        return None


def declared(body: bytes, content_type: str) -> str | None:
    """The encoding that the header, or else the page's head, names; None if neither names one that exists."""
    found = _HEADER.search(content_type)
    name = _known(found[1]) if found else None
    if name is None:
        meta = _META.search(body[:4096])
        name = _known((meta[1] or meta[2]).decode("ascii", "replace")) if meta else None
        if name and name.startswith(("utf-16", "utf-32")):
            name = "utf-8"  # a <meta> that could be read as ASCII can't be UTF-16 (HTML standard, prescan step 15)
    return name


def decode(body: bytes, content_type: str = "") -> tuple[str, str]:
    """The text of a page and the encoding it was read with. Never raises; bytes that fit nowhere become U+FFFD.

    Valid UTF-8 with at least one multi-byte letter wins over any declaration: pages labelled iso-8859-1 or windows-1258 that are
    really UTF-8 are common, and other encodings hardly ever form valid UTF-8.
    """
    for bom, marked in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(marked, "replace"), marked
    try:
        return body.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        # A body cut in the middle of a letter at the end is still UTF-8.
        if error.start >= len(body) - 3 and not body[: error.start].isascii():
            return body.decode("utf-8", "ignore"), "utf-8"
        bad = body.decode("utf-8", "replace")
    name = declared(body, content_type)
    high = sum(map(body.count, (b"\xc3", b"\xe1\xba", b"\xe1\xbb", b"\xc4\x91", b"\xc6\xb0")))
    if name in (None, "utf-8", "cp1252") and bad.count("\ufffd") * 20 < high:
        return bad, "utf-8"  # a few broken bytes in a page of proper UTF-8 letters
    if name == "viscii":
        return "".join(_VISCII.get(byte, chr(byte)) for byte in body), name
    # A server that says ISO-8859-1 of all its pages is not believed against the bytes either.
    if name in (None, "utf-8", "cp1252"):
        # ".VnTime" writes the marks of windows-1258 for letters of its own: "quyÕt ®Þnh" is "quyết định".
        sure = declared(body, "") == "cp1258" or not names_old_font(body)
        name = "cp1258" if _looks_1258(body) and sure else "cp1252"
    return body.decode(name, "replace"), name


def _letters(body: bytes) -> bytes | None:
    """The bytes beyond ASCII of valid UTF-8; None for other bytes. Slice by slice, as most of a page, its scripts, is ASCII, and a page as one
    string of wide characters takes five times as long to make."""
    out, at, size = [], 0, len(body)
    try:
        while at < size:
            part = body[at : at + _SLICE]
            if not part.isascii():
                # A letter that begins at the end of a slice is read with the next one.
                part = part[: codecs.utf_8_decode(part, "strict", at + _SLICE >= size)[1]]
                out.append(part.translate(None, _ASCII))
            at += len(part)
    except UnicodeDecodeError:
        return None
    return b"".join(out)


def _looks_1258(body: bytes) -> bool:
    """Windows-1258 writes tone marks as bytes of their own (0xCC grave, 0xEC acute, 0xD2 hook, 0xDE tilde, 0xF2 dot) behind a vowel."""
    marks = len(re.findall(rb"[aeiouyAEIOUY\xe2\xea\xf4\xe3\xf5\xfd\xc2\xca\xd4\xc3\xd5\xdd][\xcc\xec\xd2\xde\xf2]", body))
    return marks > 5 and marks * 200 > len(body) - body.count(b"<") * 20


def to_utf8(body: bytes, content_type: str = "") -> tuple[bytes, str]:
    """The page as UTF-8 without NUL bytes, and the encoding it came in."""
    data, name = body, "utf-8"
    letters = None if body.startswith(_MARKED) else _letters(body)
    if letters is None:
        text, name = decode(body, content_type)
        data = text.encode("utf-8", "replace")
        letters = data.translate(None, _ASCII)
    if data is not body or letters.count(b"\xc3") >= _FEW:  # else clean, and without the letters of either damage
        if in_old_font(letters) and names_old_font(data) and (old := convert(data.decode("utf-8"))) is not None:
            text, name = old
            data = text.encode("utf-8", "replace")
        if encoded_twice(letters) and (whole := repaired(data)) is not None:
            data, name = whole, "mojibake"
    return data.replace(b"\0", b"") if b"\0" in data else data, name
