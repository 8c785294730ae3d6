"""xlsx.py -- an XLSX file from rows of cells, with the standard library alone

A cell is None, a text (shared), a number, a datetime.date (a serial in a cell with a date's format), or Raw(xml) for what
stands between <c r="A1"> and </c>, attributes included by Raw(xml, attributes).
"""
import datetime, io, zipfile
from xml.sax.saxutils import escape

MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Raw:
    def __init__(self, xml, attributes=''):
        self.xml, self.attributes = xml, attributes


def letters(column):
    text = ''
    while column:
        column, digit = divmod(column - 1, 26)
        text = chr(65 + digit) + text
    return text


def serial(day):
    """Excel counts from 1900 with a 29 February that never was."""
    n = (day - datetime.date(1899, 12, 31)).days
    return n + (n > 59)


def parts(rows, sheets=('Feuil1',), hidden=(), strings=None):
    """The parts of a workbook, all sheets but the first visible one empty; change them before pack()."""
    shared, body = [], []
    for y, row in enumerate(rows, 1):
        cells = []
        for x, value in enumerate(row, 1):
            at = f'{letters(x)}{y}'
            if isinstance(value, Raw):
                cells.append(f'<c r="{at}" {value.attributes}>{value.xml}</c>')
            elif isinstance(value, datetime.date):
                cells.append(f'<c r="{at}" s="1"><v>{serial(value)}</v></c>')
            elif isinstance(value, (int, float)):
                cells.append(f'<c r="{at}"><v>{value}</v></c>')
            elif value is not None:
                cells.append(f'<c r="{at}" t="s"><v>{len(shared)}</v></c>')
                shared.append(value)
        body.append(f'<row r="{y}">{"".join(cells)}</row>')
    first = next(i for i, name in enumerate(sheets) if name not in hidden)
    made = {
        '[Content_Types].xml': HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        'xl/workbook.xml': HEAD + f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets>' + ''.join(
            f'<sheet name="{escape(name)}" sheetId="{i}" {"state=" + chr(34) + "hidden" + chr(34) if name in hidden else ""} '
            f'r:id="rId{i}"/>' for i, name in enumerate(sheets, 1)) + '</sheets></workbook>',
        'xl/_rels/workbook.xml.rels': HEAD +
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + ''.join(
            f'<Relationship Id="rId{i}" Type="{REL}/worksheet" Target="worksheets/sheet{i}.xml"/>'
            for i in range(1, len(sheets) + 1)) + '</Relationships>',
        'xl/sharedStrings.xml': HEAD + f'<sst xmlns="{MAIN}">' + ''.join(
            f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in shared) + '</sst>',
        'xl/styles.xml': HEAD + f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" '
            'formatCode="dd/mm/yyyy"/></numFmts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs>'
            '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
    }
    for i in range(1, len(sheets) + 1):
        data = ''.join(body) if i == first + 1 else ''
        made[f'xl/worksheets/sheet{i}.xml'] = HEAD + f'<worksheet xmlns="{MAIN}"><sheetData>{data}</sheetData></worksheet>'
    return made


def pack(made):
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as z:
        for name, text in made.items():
            z.writestr(name, text)
    return out.getvalue()


def workbook(rows, **options):
    return pack(parts(rows, **options))
