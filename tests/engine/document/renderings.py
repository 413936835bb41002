"""One invented motion, written down in every format that people have."""

import io
import zipfile
from html import escape

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from wirksam.engine.lines import wrap

IDENTIFIER, TITLE = "A-3", "Jahresprogramm 2027"
HEAD = (
    ("Antragsteller*innen", "Vorstand, Kreis Weser, Ada Lind"),
    ("Beschlussdatum", "14.03.2026"),
    ("TOP", "7 Anträge"),
)
# kind, level, text
BLOCKS = (
    ("heading", 1, "Unser Verein im Wandel"),
    (
        "paragraph",
        0,
        "Wir stehen vor einem Jahr, in dem sich vieles ändern wird. Unsere Mitglieder*innen sollen "
        "mitreden können, und der Vorstand soll dafür bis zum Sommer Räume schaffen - auch für "
        "nicht-akademische Gruppen im Kreis- und Landesverband.",
    ),
    ("paragraph", 0, "Der Vorstand wird:"),
    ("item", 1, "- eine Übersicht aller Angebote veröffentlichen,"),
    (
        "item",
        1,
        "- zweimal im Jahr ein Treffen der Kreise ausrichten und die Ergebnisse den Mitgliedern "
        "schriftlich mitteilen,",
    ),
    ("item", 1, "- die Beiträge prüfen."),
    ("heading", 2, "Bildung"),
    (
        "paragraph",
        0,
        "Das Bildungsteam bietet vier Wochenenden an. Es wählt die Themen mit den Kreisen aus, "
        "und es sorgt dafür, dass niemand wegen der Kosten fehlt.",
    ),
    ("heading", 1, "Schluss"),
    ("paragraph", 0, "Der Vorstand berichtet auf der Herbstversammlung."),
)


def expected(width=80):
    """(text, kind) of every line."""
    shares = {1: 60, 2: 60, 3: 75}
    out = []
    for kind, level, text in BLOCKS:
        room = {"heading": width * shares.get(level, 0) // 100, "paragraph": width}.get(
            kind, width - 6
        )
        out += [
            (text[start:end].strip(), "heading" if kind == "heading" else "body")
            for start, end in wrap(text, room)
        ]
    return out


def printed(width=80):
    """(first line of a block, text, block) of every line, as a print has them."""
    out = []
    for kind, level, text in BLOCKS:
        room = {"heading": width * 60 // 100, "paragraph": width}.get(kind, width - 6)
        for start, end in wrap(text, room):
            out.append((start == 0, text[start:end].strip(), kind, level))
    return out


def txt_numbered(width=80, glue="{number} {text}"):
    head = [f"{IDENTIFIER} {TITLE}", "", *(f"{label}: {value}" for label, value in HEAD), ""]
    lines = [*head, "Antragstext", ""]
    for number, (first, text, kind, _) in enumerate(printed(width), 1):
        if first and number > 1 and kind != "item":
            lines.append("")
        mark = "### " if kind == "heading" else ""
        lines.append(mark + glue.format(number=number, text=text))
    return "\n".join(lines).encode()


def txt_plain(width=72):
    lines = [f"{IDENTIFIER} {TITLE}", "", *(f"{label}: {value}" for label, value in HEAD)]
    for kind, _, text in BLOCKS:
        if kind == "item":
            lines += [text[s:e].strip() for s, e in wrap(text, width)]
        elif kind == "heading":
            lines += ["", text, ""]
        else:
            lines += ["", *(text[s:e].strip() for s, e in wrap(text, width))]
    return "\n".join(lines).encode()


def markdown():
    lines = [f"# {IDENTIFIER} {TITLE}", ""]
    lines += [f"**{label}:** {value}  " for label, value in HEAD]
    for kind, level, text in BLOCKS:
        escaped = text.replace("*", "\\*")
        if kind == "item":
            escaped = "* " + escaped[2:]
        mark = "#" * (level + 1) + " " if kind == "heading" else ""
        lines += ([] if kind == "item" else [""]) + [
            mark + text.replace("- ", "* ", kind == "item")
        ]
    return "\n".join(lines).encode()


def html():
    parts = [f"<h1>{IDENTIFIER} {TITLE}</h1>"]
    parts += [f"<p>{label}: {value}</p>" for label, value in HEAD]
    inside = False
    for kind, level, text in BLOCKS:
        if (kind == "item") != inside:
            parts.append("<ul>" if kind == "item" else "</ul>")
            inside = kind == "item"
        tag = {"heading": f"h{level + 1}", "item": "li"}.get(kind, "p")
        parts.append(f"<{tag}>{escape(text[2:] if inside else text)}</{tag}>")
    body = "\n".join(parts)
    return f"<!DOCTYPE html><html><head><title>x</title></head><body>{body}</body></html>".encode()


def zipped(parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = (
    f"<w:styles {W}>"
    '<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="b1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="b2"><w:name w:val="eigene"/><w:basedOn w:val="x"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style></w:styles>'
)
NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
    '<w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)


def word_paragraph(text, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def docx_of(body, **parts):
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": document,
            "word/styles.xml": STYLES,
            "word/numbering.xml": NUMBERING,
            **{f"word/{name}.xml": content for name, content in parts.items()},
        }
    )


def docx():
    body = word_paragraph(f"{IDENTIFIER} {TITLE}", '<w:pStyle w:val="Titel"/>')
    body += "".join(word_paragraph(f"{label}: {value}") for label, value in HEAD)
    for kind, level, text in BLOCKS:
        properties = {
            "heading": f'<w:pStyle w:val="b{level}"/>',
            "item": '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
        }.get(kind, "")
        body += word_paragraph(text[2:] if kind == "item" else text, properties)
    return docx_of(body)


def odt_of(body, styles=""):
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table", "style", "draw")
    )
    content = (
        f"<office:document-content {names}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def odt():
    body = f'<text:p text:style-name="Title">{IDENTIFIER} {TITLE}</text:p>'
    body += "".join(f"<text:p>{label}: {value}</text:p>" for label, value in HEAD)
    for kind, level, text in BLOCKS:
        shown = escape(text[2:] if kind == "item" else text)
        if kind == "heading":
            body += f'<text:h text:outline-level="{level}">{shown}</text:h>'
        elif kind == "item":
            body += (
                f"<text:list><text:list-item><text:p>{shown}</text:p></text:list-item></text:list>"
            )
        else:
            body += f"<text:p>{shown}</text:p>"
    return odt_of(body)


def pdf(numbered=True, per_page=8, numbers_last=False):
    """A print with numbers at the left margin, page numbers and a running head."""
    buffer = io.BytesIO()
    page = canvas.Canvas(buffer, pagesize=A4)
    y = pdf_head(page)
    lines = list(enumerate(printed(), 1))
    pages = [lines[at : at + per_page] for at in range(0, len(lines), per_page)]
    for index, chunk in enumerate(pages, 1):
        later = []
        for number, (first, text, kind, level) in chunk:
            y -= 23 if first and kind != "item" else 13
            if numbered:
                later.append((y, str(number)))
                if not numbers_last:
                    draw(page, 9, 60, *later.pop())
            size = {1: 14, 2: 12}[level] if kind == "heading" else 9
            draw(page, size, 80, y, text)
        for spot in later:
            draw(page, 9, 60, *spot)
        draw(page, 9, 280, 30, f"Seite {index} von {len(pages)}")
        page.showPage()
        y = A4[1] - 80
        if index < len(pages):
            draw(page, 9, 80, A4[1] - 40, f"{IDENTIFIER} {TITLE} - Entwurf")
    page.save()
    return buffer.getvalue()


def pdf_head(page):
    """Draw the head of the first page; where the text below it begins."""
    y = A4[1] - 80
    draw(page, 18, 80, y, f"{IDENTIFIER} {TITLE}")
    for label, value in HEAD:
        y -= 20
        draw(page, 9, 80, y, f"{label}: {value}")
    draw(page, 14, 80, y - 30, "Antragstext")
    return y - 50


def draw(page, size, x, y, text):
    """Text at a place; what is larger than the body is bold, numbers end at the margin."""
    page.setFont("Helvetica-Bold" if size > 9 else "Helvetica", size)
    (page.drawRightString if text.isdecimal() else page.drawString)(x, y, text)


EVERY = {
    "numbered.txt": txt_numbered,
    "plain.txt": txt_plain,
    "motion.md": markdown,
    "motion.html": html,
    "motion.docx": docx,
    "motion.odt": odt,
    "motion.pdf": pdf,
}
