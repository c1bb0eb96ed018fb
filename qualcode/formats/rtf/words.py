"""The words of RTF that say which characters are meant, and where the words of a group go (RTF specification 1.9.1)."""

import re

TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<symbol>.)|(?P<brace>[{}])"
    r"|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)
CHARSETS = {
    2: "symbol",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "cp936",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    255: "cp850",
}
"""The code page of each character set that a font may have; any other has that of the file."""
CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
}
SYMBOLS = {"~": "\u00a0", "_": "\u2011", "{": "{", "}": "}", "\\": "\\", "\t": "\t"}
BESIDE = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "header"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "footer"),
    **dict.fromkeys(("shptxt", "dptxbxtext"), "text boxes"),
    **dict.fromkeys(("listtext", "pntext"), "number"),
    "footnote": "footnotes",
    "annotation": "comment",
    "atnauthor": "author",
    "atnref": "reference",
    "atndate": "date",
    "atrfstart": "start",
    "atrfend": "end",
    "title": "title",
    "stylesheet": "styles",
}
"""Destinations whose words are kept apart, and as what."""
KEPT = frozenset("fldrslt result shp shpinst ud moMath moMathPara nesttableprops info cs ds ts field".split())
"""Destinations whose words belong to the text around them, or hold others that do."""
NOWHERE = frozenset(
    "fonttbl colortbl pict objdata fldinst nonesttables nonshppict upr author operator subject keywords comment "
    "doccomm company manager category hlinkbase creatim revtim printim buptim filetbl revtbl listtable "
    "listoverridetable rsidtbl generator themedata datastore xmlnstbl bkmkstart bkmkend xe tc rxe txe sp pn template "
    "background datafield ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn private mchr".split()
)
"""Destinations whose words are nothing to read."""
HEADING = re.compile(r"(?:heading|title|subtitle|kop|titel|ondertitel)\b", re.IGNORECASE)
"""How the names of styles for headings begin."""
