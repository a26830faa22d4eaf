"""Makes the faces of rare Han characters in src/lib/typeset/rare, which need to be made once.

    python3 scripts/fonts/rare-han.py CHIRON HANAZONO

CHIRON    the unpacked npm package chiron-sung-hk-webfont 1.0.24 (OFL), variable, with cubic outlines
HANAZONO  the folder of HanaMinA.ttf and HanaMinB.ttf of 2017-09-04 (OFL)

Needs fontTools and Brotli. What comes out is static and has TrueType outlines: a PDF embeds nothing
else without Type 3. In it is every Han character that 宋体 lacks, as far as they have it: in two weights from the first, and
from the second what that lacks. Nothing but glyphs and widths is taken.
"""

import re
import sys
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.roundingPen import RoundingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[2]
RARE = ROOT / "src/lib/typeset/rare"
EM = 1000
HAN = [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x323AF)]
# How far a quadratic curve may be off the cubic one, units of 1000 in an em.
MOST_OFF = 1.0


def covered():
    """The characters of 宋体: of its slices, as far as a browser asks them, and of the one file."""
    package = ROOT / "node_modules/@fontsource/noto-serif-sc"
    one = package / "files/noto-serif-sc-chinese-simplified-400-normal.woff2"
    codes = set(TTFont(one).getBestCmap())
    for rule in re.findall(r"@font-face\s*{[^}]*}", (package / "400.css").read_text()):
        file = re.search(r"url\(\./([^)]+\.woff2)", rule).group(1)
        ranges = re.findall(r"U\+([0-9A-Fa-f]+)(?:-([0-9A-Fa-f]+))?", rule)
        asked = {
            code
            for start, end in ranges
            for code in range(int(start, 16), int(end or start, 16) + 1)
        }
        codes |= asked & set(TTFont(package / file).getBestCmap())
    return codes


def chiron(folder, weight, wanted):
    glyphs = {}
    for file in sorted(Path(folder, "woff2/vf").glob("*/*.woff2")):
        font = TTFont(file)
        names = font.getBestCmap()
        shapes = font.getGlyphSet(location={"wght": weight, "PADG": 0})
        for code in sorted(set(names) & wanted - set(glyphs)):
            pen = TTGlyphPen(None)
            shapes[names[code]].draw(Cu2QuPen(pen, MOST_OFF, reverse_direction=True))
            glyphs[code] = pen.glyph()
    return glyphs


def hanazono(folder, wanted):
    glyphs = {}
    for file in ("HanaMinA.ttf", "HanaMinB.ttf"):
        font = TTFont(Path(folder, file))
        names, shapes = font.getBestCmap(), font.getGlyphSet()
        scale = EM / font["head"].unitsPerEm
        for code in sorted(set(names) & wanted - set(glyphs)):
            outline, pen = DecomposingRecordingPen(shapes), TTGlyphPen(None)
            shapes[names[code]].draw(outline)
            outline.replay(TransformPen(RoundingPen(pen), (scale, 0, 0, scale, 0, 0)))
            glyphs[code] = pen.glyph()
    return glyphs


def write(file, family, weight, glyphs, credit):
    names = {code: f"u{code:04X}" for code in sorted(glyphs)}
    shapes = {".notdef": TTGlyphPen(None).glyph(), **{names[code]: glyphs[code] for code in names}}
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder(list(shapes))
    builder.setupCharacterMap(names)
    builder.setupGlyf(shapes)
    builder.setupHorizontalMetrics({name: (EM, getattr(shapes[name], "xMin", 0)) for name in shapes})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable(
        {
            "familyName": family,
            "styleName": "Regular",
            "copyright": credit,
            "licenseDescription": "SIL Open Font License, Version 1.1",
        }
    )
    builder.setupOS2(
        usWeightClass=weight, sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120
    )
    builder.setupPost(keepGlyphNames=False)
    builder.font.flavor = "woff2"
    builder.save(file)


def slices(glyphs, sizes):
    """By blocks of code points, so that a rule names one range: (from, to, glyphs)."""
    blocks = {}
    for code, glyph in glyphs.items():
        size = sizes[code > 0xFFFF]
        blocks.setdefault((code // size * size, code // size * size + size - 1), {})[code] = glyph
    return sorted((start, end, block) for (start, end), block in blocks.items())


def rules(family, name, weight, glyphs, sizes, credit):
    for start, end, block in slices(glyphs, sizes):
        file = f"{name}-{weight}-{start:x}.woff2"
        write(RARE / file, family, weight, block, credit)
        yield (
            "@font-face {\n"
            f"\tfont-family: '{family}';\n\tfont-weight: {weight};\n"
            f"\tsrc: url('./{file}') format('woff2');\n"
            f"\tunicode-range: U+{start:X}-{end:X};\n}}\n"
        )


def main():
    have = covered()
    wanted = {code for start, end in HAN for code in range(start, end + 1)} - have
    source = "Glyphs of Chiron Sung HK 1.024, © 2017-2024 Adobe (http://www.adobe.com/), Chiron Fonts"
    found = {weight: chiron(sys.argv[1], weight, wanted) for weight in (400, 900)}
    other = "Glyphs of Hanazono Mincho 2017-09-04, © GlyphWiki Project"
    rest = hanazono(sys.argv[2], wanted - set(found[400]))
    RARE.mkdir(exist_ok=True)
    css = ["/* Written by scripts/fonts/rare-han.py. */\n"]
    for weight, glyphs in found.items():
        css += rules("Copydesk Rare", "rare", weight, glyphs, (0x400, 0x2000), source)
    css += rules("Copydesk Rarest", "rarest", 400, rest, (0x400, 0x400), other)
    (RARE / "rare.css").write_text("".join(css))


main()
