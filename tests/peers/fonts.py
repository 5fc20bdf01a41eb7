"""Looks into the fonts of PDFs with fontTools, one process for any number of files; shares no code with the project.
Usage: fonts.py < NAMES of files, one a line. Prints a line of JSON a file: its fonts, with glyphs that have no outline
(`empty`), characters that would be drawn by one of those (`blank`), glyphs without a text that are no part of another
(`mute`), and glyphs whose width in the file is not that of the font (`wide`)."""
import functools, hashlib, io, json, re, sys, zlib
from fontTools.ttLib import TTFont

SPACES = {0x20, 0xA0, 0x3000}

@functools.cache
def outlines(digest):
    """Units an em, advances, glyphs without an outline, and parts of composite glyphs, by glyph id. Papers share fonts."""
    font = TTFont(io.BytesIO(files[digest]))
    glyf, hmtx, order = font["glyf"], font["hmtx"], font.getGlyphOrder()
    empty = {i for i, name in enumerate(order) if glyf[name].numberOfContours == 0}
    parts = {i for name in order if glyf[name].isComposite() for i in map(font.getGlyphID, glyf[name].getComponentNames(glyf))}
    return font["head"].unitsPerEm, [hmtx[name][0] for name in order], empty, parts

files = {}

def look(path):
    data = open(path, "rb").read()
    objects = {int(m[1]): m[2] for m in re.finditer(rb"(?:^|\n)(\d+) 0 obj\s(.*?)\sendobj", data, re.S)}
    ref = lambda key, body: objects[int(re.search(rb"/" + key + rb" \[?\s*(\d+) 0 R", body)[1])]
    def stream(body):
        head, raw = body.split(b"stream", 1)
        return zlib.decompressobj().decompress(raw.lstrip(b"\r\n"))
    fonts = []
    for body in objects.values():
        if b"/Subtype /Type0" not in body: continue
        descendant = ref(b"DescendantFonts", body)
        raw = stream(ref(b"FontFile2", ref(b"FontDescriptor", descendant)))
        digest = hashlib.sha256(raw).digest()
        files[digest] = raw
        em, advances, empty, parts = outlines(digest)
        said = b"".join(re.findall(rb"beginbfchar(.*?)endbfchar", stream(ref(b"ToUnicode", body)), re.S))
        texts = {int(g, 16): ord(bytes.fromhex(t.decode()).decode("utf-16-be"))
                 for g, t in re.findall(rb"<(\w{4})> <(\w+)>", said)}
        default, runs = re.search(rb"/DW (\d+)\b.*?/W \[ ((?:\d+ \[[ \d]*\] ?)*)\]", descendant, re.S).groups()
        widths = {}
        for start, run in re.findall(rb"(\d+) \[([ \d]*)\]", runs):
            widths.update(enumerate(map(int, run.split()), int(start)))
        fonts.append({
            "name": re.search(rb"/BaseFont /(\S+)", body)[1].decode(),
            "glyphs": len(advances),
            "empty": len(empty),
            "blank": [chr(t) for g, t in texts.items() if g in empty and t not in SPACES],
            "mute": [g for g in range(1, len(advances)) if g not in texts and g not in parts],
            "wide": [g for g, advance in enumerate(advances) if abs(widths.get(g, int(default)) - advance * 1000 / em) > 1],
        })
    return fonts

for line in sys.stdin:
    print(json.dumps({"file": line.strip(), "fonts": look(line.strip())}))
