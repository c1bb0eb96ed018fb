"""Characters of symbol fonts as Unicode.

Word writes them as 0xF000 plus their place in the font. The tables begin at place 0x20; � is a place without a
Unicode character. Sources: the Unicode Consortium's mapping of Adobe's Symbol encoding
(Public/MAPPINGS/VENDORS/ADOBE/symbol.txt), and for Wingdings the characters that Unicode 7.0 took from it.
"""

_SYMBOL = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩ"
    "ΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼�����������������"
    "����������������€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩"
    "∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪�〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭�"
)
_WINGDINGS = (
    " 🖉✂✁👓🕭🕮🕯🕿✆🖂🖃📪📫📬📭🗀🗁🗎🗏🗐🗄⌛🖮🖰🖲🖳🖴🖫🖬✇✍🖎✌🖏👍👎☜☞☝☟🖐☺😐☹💣🕱🏳🏱✈☼🌢❄🕆✞🕈"
    "✠✡☪☯🕉☸♈♉♊♋♌♍♎♏♐♑♒♓🙰🙵●🔾■🞏🞐❑❒🞟⧫◆❖⬩⌧⮹⌘🏵🏶🙶🙷▯🄋➀➁➂➃➄➅➆➇➈➉🄌➊➋➌➍"
    "➎➏➐➑➒➓🙢🙠🙡🙣🙞🙜🙝🙟∙•⬝⭘🞆🞈🞊🞋🔿▪🞎🟁🟅★🟋🟏🟓🟑⯐⌖⯎⯏⯑✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛⮰⮱⮲⮳⮴"
    "⮵⮶⮷🙪🙫🙕🙔🙗🙖🙐🙑🙒🙓⌫⌦⮘⮚⮙⮛⮈⮊⮉⮋🡨🡪🡩🡫🡬🡭🡯🡮🡸🡺🡹🡻🡼🡽🡿🡾⇦⇨⇧⇩⬄⇳⬁⬀⬃⬂🢬🢭🗶✓🗷🗹�"
)
_WINGDINGS_2 = {0x4F: "🗴", 0x50: "🗸", 0x51: "🗵", 0x52: "🗹", 0x53: "🗵", 0x54: "🗷", 0x97: "⏺", 0x9E: "⦁", 0xA3: "☐"}
_TABLES = {
    "symbol": dict(enumerate(_SYMBOL, start=0x20)),
    "wingdings": dict(enumerate(_WINGDINGS, start=0x20)),
    "wingdings 2": _WINGDINGS_2,
}
_UNKNOWN = "\ufffd"


def unicode_of(font: str, code: int) -> str | None:
    """Return the Unicode character for a character of a font, or None where there is none.

    Args:
        font: the font's name, in any case.
        code: as Word writes it: 0xF020 to 0xF0FF for a symbol font, otherwise a code point of Unicode.
    """
    place = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    table = _TABLES.get(font.casefold())
    if table is not None:
        found = table.get(place, _UNKNOWN)
        return None if found == _UNKNOWN else found
    if place != code or code < 0x20 or 0xD800 <= code <= 0xDFFF:
        return None
    return chr(code)
