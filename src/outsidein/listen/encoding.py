"""Which encoding a text file is in, with evidence, and its text as UTF-8."""

import codecs
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from charset_normalizer import from_bytes

from outsidein.terms.language import message, say

CHUNK = 4 * 1024**2
HIGH = re.compile(rb"[\x80-\xff]")
SAMPLE = 64 * 1024

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

SINGLE_BYTE = ("cp1252", "mac_roman", "cp1250", "cp1251", "cp1253", "cp1254", "iso8859_15", "cp850")
"""One-byte encodings tried in this order, which is that of how often they are met."""

TWICE_MAC = (
    "\u00a0".encode().decode("latin-1").encode("mac_roman").decode("latin-1").encode("mac_roman")
)
"""A no-break space in UTF-8 that was taken for Latin-1 and saved as Mac Roman, twice over.

Spreadsheet programs on a Mac leave it in exports that passed through them.
"""

BAD_UTF8_SHARE = 0.1
"""Up to this share of the lines with other than ASCII letters may be broken in a UTF-8 file."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """The encoding taken and why.

    `certain` where only this encoding can be meant; `decided` is false where the letters do not
    tell it from the next best.
    """

    name: str
    evidence: str
    certain: bool = True
    decided: bool = True
    bom: int = 0
    stated: bool = False


def detect(data: bytes) -> Encoding:
    """The encoding of a file, by byte order mark, by validity, then by the words it gives."""
    for bom, name in BOMS:
        if data.startswith(bom):
            return Encoding(name, say("it starts with a byte order mark"), bom=len(bom))
    wide = _wide(data[:SAMPLE])
    if wide:
        return Encoding(wide, say("every other byte of its first letters is zero"))
    if data.isascii():
        return Encoding("utf-8", say("it holds only ASCII letters, which all encodings share"))
    if _is_utf8(data):
        return Encoding("utf-8", say("all of its bytes are valid UTF-8"))
    lines = telling_lines(data)
    if _mostly_utf8(lines):
        return Encoding("utf-8", say("nearly all of its lines are valid UTF-8"), certain=False)
    return _twice_mac(lines) or _east_asian(lines) or _by_words(lines)


def to_utf8(data: bytes, encoding: Encoding) -> tuple[bytes, bool]:
    """The text as UTF-8 without a byte order mark, and whether some bytes could not be read.

    Unreadable bytes become U+FFFD, so that the rows that hold them can be found and rejected.
    """
    body = data[encoding.bom :]
    if encoding.name == "mac_roman":
        body = body.replace(TWICE_MAC, "\u00a0".encode("mac_roman"))
    if encoding.name == "utf-8" and (body.isascii() or _is_utf8(body)):
        return body, False
    decoder = codecs.getincrementaldecoder(encoding.name)(errors="replace")
    out = bytearray()
    for start in range(0, len(body), CHUNK):
        out += decoder.decode(body[start : start + CHUNK]).encode("utf-8", "replace")
    out += decoder.decode(b"", final=True).encode("utf-8", "replace")
    text = bytes(out)
    return text, b"\xef\xbf\xbd" in text


def telling_lines(data: bytes) -> list[bytes]:
    """Lines with other than ASCII bytes, up to the size of a sample."""
    found: list[bytes] = []
    size = position = 0
    while size < SAMPLE and (letter := HIGH.search(data, position)):
        start = data.rfind(b"\n", 0, letter.start()) + 1
        end = data.find(b"\n", letter.start())
        position = len(data) if end < 0 else end + 1
        found.append(data[max(start, letter.start() - 2048) : position][:4096])
        size += len(found[-1])
    return found


def _is_utf8(data: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), CHUNK):
            decoder.decode(data[start : start + CHUNK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: delimiters and line ends have zeros as their every other byte."""
    if len(head) < 4 or b"\0" not in head:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) < max(4, 0.1 * len(head)) or min(even, odd) > 0.1 * max(even, odd):
        return None
    name = "utf-16-le" if odd > even else "utf-16-be"
    text = head[: len(head) // 2 * 2].decode(name, "replace")
    # Stray NUL bytes in other text do not give line ends when read so.
    lines = "\n" in text or "\r" in text
    return name if lines and "\ufffd" not in text[:-1] and "\0" not in text else None


def _mostly_utf8(lines: list[bytes]) -> bool:
    bad = sum(1 for line in lines if not _is_utf8(line))
    return len(lines) - bad > 1 and bad <= BAD_UTF8_SHARE * len(lines)


def _twice_mac(lines: list[bytes]) -> Encoding | None:
    """Mac Roman, where nothing beyond ASCII is left but what two savings on a Mac made."""
    if any(HIGH.search(line.replace(TWICE_MAC, b"")) for line in lines):
        return None
    evidence = say(
        "its only bytes beyond ASCII are a no-break space that was saved as Mac "
        "Roman twice, and are read as one"
    )
    return Encoding("mac_roman", evidence, certain=False)


def _east_asian(lines: list[bytes]) -> Encoding | None:
    """Korean, Japanese and Chinese, each by letters that only its own text is made of."""
    sample = b"\n".join(lines)
    for name, language, share in (
        ("cp949", message("Korean"), _share(sample, "cp949", _is_common_hangul)),
        ("cp932", message("Japanese"), 2.5 * _share(sample, "cp932", _is_kana)),
        ("gb18030", message("Chinese"), _share(sample, "gb18030", _is_common_hanzi)),
        ("big5", message("Chinese"), _share(sample, "big5", _is_hanzi)),
    ):
        if share > 0.9:
            return Encoding(
                name,
                say("read as {name} it is {language} text", name=name, language=say(language)),
                certain=False,
            )
    return None


def _share(sample: bytes, encoding: str, common: Callable[[str], bool]) -> float:
    text = sample.decode(encoding, "replace")
    if "\ufffd" in text and text.count("\ufffd") > 0.002 * len(text):
        return 0.0
    letters = [c for c in text if c > "\x7f" and unicodedata.category(c)[0] == "L"]
    wide = sum(1 for c in text if c > "\x7f")
    if len(letters) < 4 or len(letters) < 0.6 * wide:
        return 0.0
    return sum(1 for c in letters if common(c)) / len(letters)


def _is_common_hangul(letter: str) -> bool:
    # The 2,350 syllables of KS X 1001; others are so rare that they speak against Korean.
    if not "\uac00" <= letter <= "\ud7a3":
        return False
    # Python writes other syllables as a composition of eight bytes.
    return len(letter.encode("euc_kr", "ignore")) == 2


def _is_kana(letter: str) -> bool:
    return "\u3041" <= letter <= "\u30fe"


def _is_common_hanzi(letter: str) -> bool:
    return "\u4e00" <= letter <= "\u9fff" and _lead(letter, "gb2312") in range(0xB0, 0xD8)


def _is_hanzi(letter: str) -> bool:
    return "\u4e00" <= letter <= "\u9fff" and _lead(letter, "big5") in range(0xA4, 0xC7)


def _lead(letter: str, encoding: str) -> int:
    encoded = letter.encode(encoding, "ignore")
    return encoded[0] if encoded else -1


FITS = message(
    "read as {best} the letters beyond ASCII fit their words ({words}); {rival} would give {others}"
)
FITS_BADLY = message(
    "read as {best} the letters beyond ASCII do not clearly fit their words ({words}); {rival} "
    "would give {others}"
)


def _by_words(lines: list[bytes]) -> Encoding:
    """The one-byte encoding whose letters stand best within their words.

    Where several fit equally well, charset-normalizer's opinion counts, then how common it is.
    """
    sample = b"\n".join(lines)
    scores = {name: word_fit(sample, name) for name in SINGLE_BYTE}
    top = max(scores.values())
    equal = [name for name in SINGLE_BYTE if scores[name] > top - 0.05]
    guess = from_bytes(sample, cp_isolation=equal).best() if len(equal) > 1 else None
    best = guess.encoding if guess is not None and guess.encoding in equal else equal[0]
    best = "cp1252" if "cp1252" in equal else best
    rival = "mac_roman" if best == "cp1252" else "cp1252"
    words, others = shown(sample, best), shown(sample, rival)
    decided = scores[best] > 0.3 and scores[best] - scores[rival] > 0.2
    return Encoding(
        best,
        say(FITS if decided else FITS_BADLY, best=best, words=words, rival=rival, others=others),
        certain=False,
        decided=decided,
    )


def word_fit(sample: bytes, encoding: str) -> float:
    """Share of letters beyond ASCII that stand where such a letter can, less those that cannot."""
    text = f" {sample.decode(encoding, 'replace')} "
    total, fit = 0, 0.0
    for found in re.finditer(r"[^\x00-\x7f]", text):
        index = found.start()
        total += 1
        if not _in_short_word(text, index):
            fit += _fits(text[index], text[index - 1], text[index + 1])
    return fit / total if total else 0.0


def _in_short_word(text: str, index: int) -> bool:
    """Whether a letter is alone or in a word of two, which tell nothing."""
    if not text[index].isalpha():
        return False
    start = end = index
    while text[start - 1].isalpha() and index - start < 3:
        start -= 1
    while end + 1 < len(text) and text[end + 1].isalpha() and end - index < 3:
        end += 1
    return end - start < 2


COMMON = set("äöüßÄÖÜéèêàâçôîïûùëñóíáúãõåøæœÉÀÇÑÅØÆìòÖŒ")
PUNCTUATION = set("’‘“”„–—…«»€£°§©®™·•\u00a0²³µ½¼×±¿¡´‚")


def _fits(letter: str, before: str, after: str) -> float:
    category = unicodedata.category(letter)
    if letter == "\ufffd" or category.startswith("C"):
        return -2.0
    if category[0] == "L":
        if category == "Lu" and before.islower():
            return -1.0
        ascii_beside = (before.isalpha() and before.isascii()) or (
            after.isalpha() and after.isascii()
        )
        if _script(letter) == "LATIN" and not ascii_beside:
            return 0.0
        same = all(_script(c) == _script(letter) for c in (before, after) if c.isalpha())
        return (1.0 if letter in COMMON else 0.8) if same else 0.2
    if letter in PUNCTUATION:
        inside = before.isalpha() and after.isalpha()
        return 1.0 if letter in "’‘\u00a0–—…" or not inside else -0.5
    return -0.5 if before.isalpha() and after.isalpha() else 0.2


def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split(" ")[0]


def shown(sample: bytes, encoding: str) -> str:
    """Two words with their letters beyond ASCII, as an encoding reads them."""
    text = sample.decode(encoding, "replace")
    words = dict.fromkeys(re.findall(r"\w{0,12}[^\x00-\x7f]+\w{0,12}", text))
    return ", ".join(f'"{word}"' for word in list(words)[:2])
