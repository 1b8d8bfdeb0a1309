"""The bytes of an XML file as UTF-8 from its root element on, whatever its encoding, and what its root element is.

What stands before the root is taken out, so that a parser never sees a DOCTYPE: that of exports of Apple Health is
malformed, and nothing that records a run needs one. Its newlines stay, so that lines are counted as in the file.
"""

import codecs
import re
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

BLOCK = 1 << 16
LONGEST_PROLOG = 1 << 20
"""Characters before the root element; the document type of Apple Health takes some 8,000."""
CONTROLS = bytes(set(range(32)) - set(b"\t\n\r"))
"""What XML cannot hold; some apps write it, and a watch whose battery ran out leaves zeros."""
_DECLARATION = re.compile(rb"""[^<]{0,99}<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_ONE_BYTE = re.compile(r"cp(?:125|8|437)|iso8859|koi8|mac")
_SEVERAL_BYTES = {"gbk", "gb2312", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "cp932", "cp949", "cp950"}
_COMMON = "cp1252"
_NAME = r"(?:[\w.-]+:)?([A-Za-z_][\w.-]*)"
_ROOT = re.compile(rf"<{_NAME}")
_DOCTYPE = re.compile(rf"<!DOCTYPE\s+{_NAME}")
_SUBSET_OR_END = re.compile(r"[\[>]")
_SUBSET_END = re.compile(r"\]\s*>")
_REFERENCE = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)(?:#[xX](?P<hex>[0-9A-Fa-f]{1,6});|#(?P<number>[0-9]{1,7});)?")
"""All but the five names that XML knows."""
MOST_MENDED = 10_000
_CHARACTERS = (range(0x20, 0xD800), range(0xE000, 0xFFFE), range(0x10000, 0x110000))
_CDATA, _CDATA_END = "<![CDATA[", "]]>"
_BEGUN = re.compile(r"[<&\]][^<&]{0,10}\Z")
"""A reference or a mark of CDATA that is cut off."""
_NO_BLANK = re.compile(r"[^\ufeff\s]")


class RefusedXml(Exception):
    """A document that is not read on. `sentence` says why, without its full stop; `line` counts from 1."""

    def __init__(self, sentence: str, line: int | None = None) -> None:
        self.sentence = sentence
        self.line = line
        super().__init__(sentence)


def root_of(head: bytes) -> str:
    """The local name of the root element, or that which the DOCTYPE gives it; empty if the bytes are no XML."""
    encoding, _ = _encodings(head)
    text = head.decode(encoding, "replace")
    position: int | None = 0
    while position is not None:
        named = _ROOT.match(text, position) or _DOCTYPE.match(text, position)
        if named:
            return named[1]
        position = _skipped(text, position)
    return ""


def blocks_of(stream: BinaryIO, *, is_mended: bool = False) -> Iterator[bytes]:
    """The document in UTF-8 from its root element on, in blocks. Raises `RefusedXml` for what stands before it.

    If it is to be mended, an `&` that begins no reference stands for itself: programs write "run & bike" and "&nbsp;".
    """
    texts = _mended(_texts(stream)) if is_mended else _texts(stream)
    yield _encoded(_from_root_on(texts))
    for text in texts:
        yield _encoded(text)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace").translate(None, CONTROLS)


def _from_root_on(texts: Iterator[str]) -> str:
    """The first texts from the root element on, behind as many newlines as stood before it."""
    text, position = "", 0
    for more in texts:
        text += more
        while (after := _skipped(text, position)) is not None:
            if "<!ENTITY" in text[position:after]:
                raise RefusedXml("it declares entities, which no recording of a run does", _line(text, position))
            position = after
        if _ROOT.match(text, position):
            break
        if len(text) > LONGEST_PROLOG:
            raise RefusedXml("it does not begin within a million characters", _line(text, position))
    return "\n" * text.count("\n", 0, position) + text[position:]


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _skipped(text: str, position: int) -> int | None:
    """Where the blanks, comment, instruction or DOCTYPE at a position ends; None if there is none that ends."""
    start = _NO_BLANK.search(text, position)
    if not start or start.start() > position:
        end = start.start() if start else len(text)
        return end if end > position else None
    if text.startswith("<!--", position):
        return _after(text, "-->", position + 4)
    if text.startswith("<?", position):
        return _after(text, "?>", position + 2)
    return _after_doctype(text, position) if text.startswith("<!DOCTYPE", position) else None


def _after(text: str, mark: str, position: int) -> int | None:
    found = text.find(mark, position)
    return found + len(mark) if found >= 0 else None


def _after_doctype(text: str, position: int) -> int | None:
    end = _SUBSET_OR_END.search(text, position)
    if end and end[0] == "[":
        end = _SUBSET_END.search(text, end.end())
    return end.end() if end else None


def _texts(stream: BinaryIO) -> Iterator[str]:
    """The text in blocks. From the first byte that is not in the encoding it is read in the other one."""
    block = stream.read(BLOCK)
    encoding, otherwise = _encodings(block)
    decoder = codecs.getincrementaldecoder(encoding)("strict" if otherwise else "replace")
    is_last = False
    while not is_last:
        is_last = not block
        pending, _ = decoder.getstate()
        try:
            yield decoder.decode(block, is_last)
        except UnicodeDecodeError:
            decoder = codecs.getincrementaldecoder(otherwise)("replace")
            yield decoder.decode(pending + block, is_last)
        block = stream.read(BLOCK)


def _mended(texts: Iterator[str]) -> Iterator[str]:
    """The texts with their references mended, outside of CDATA. What the next text may complete is kept for it."""
    kept, is_cdata, number = "", False, 0
    for more in chain(texts, [""]):
        text = kept + more
        begun = _BEGUN.search(text) if more else None
        text, kept = (text[: begun.start()], begun[0]) if begun else (text, "")
        mended = []
        while text:
            part, mark, text = text.partition(_CDATA_END if is_cdata else _CDATA)
            part, here = (part, 0) if is_cdata else _REFERENCE.subn(_mended_reference, part)
            mended += [part, mark]
            number += here
            is_cdata = is_cdata != bool(mark)
        if number > MOST_MENDED:
            raise RefusedXml(f"it has more than {MOST_MENDED:,} references that are none")
        yield "".join(mended)


def _mended_reference(match: re.Match[str]) -> str:
    """An `&` alone as a reference; that to a character as it is, unless XML cannot hold it."""
    if not match["hex"] and not match["number"]:
        return "&amp;"
    number = int(match["hex"], 16) if match["hex"] else int(match["number"])
    is_character = number in (9, 10, 13) or any(number in characters for characters in _CHARACTERS)
    return f"&#{number};" if is_character else ""


def _encodings(head: bytes) -> tuple[str, str]:
    """The encoding to begin with, and that of a document which turns out not to be in it; empty if that cannot be.

    What is declared is often wrong, so UTF-8 is tried before any encoding of one byte a character.
    """
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16", ""
    if head.startswith((b"<\0", b"\0<")):
        return ("utf-16-le" if head[:1] == b"<" else "utf-16-be"), ""
    declared = _DECLARATION.match(head)
    codec = _codec(declared[1].decode("ascii", "replace")) if declared else ""
    if codec in _SEVERAL_BYTES:
        return codec, ""
    return "utf-8", codec if _ONE_BYTE.match(codec) else _COMMON


def _codec(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""
