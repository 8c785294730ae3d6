#!/usr/bin/env python3
"""import.py BIN -- files of town halls, good and bad: scrutin roster, agenda, attendance and plan

The seed's roster goes through CSV (UTF-8 and Windows-1252, three separators), XLSX and LS Vote's JSON and must come out as
the lines of tests/golden/story/seed.story.  A bad file is a row below: its bytes, and all that must be told of it.
"""
import datetime, json, os, re, subprocess, sys, tempfile, time

BIN = os.path.abspath(sys.argv[1])
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
import xlsx
from xlsx import Raw

FOLDER = tempfile.mkdtemp(prefix='scrutin-')
passed = failed = 0


def check(name, holds, told=''):
    global passed, failed
    passed += bool(holds)
    failed += not holds
    if not holds:
        print('FAIL', name, '\n', told)


def scrutin(*words, program='scrutin-import'):
    done = subprocess.run([f'{BIN}/{program}', *words], cwd=FOLDER, capture_output=True, timeout=120, stdin=subprocess.DEVNULL)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def save(name, content):
    with open(os.path.join(FOLDER, name), 'wb') as out:
        out.write(content.encode() if isinstance(content, str) else content)
    return name


def good(name, command, file, content, wanted, *notices, more=()):
    """CONTENT is read as the lines WANTED, with these notices and no other."""
    save(file, content)
    code, out, err = scrutin(command, *more, file)
    told = ''.join(f'{n} (notice)\n' for n in notices)
    check(name, code == 0 and out == ''.join(w + '\n' for w in wanted) and err == told, f'exit {code}\n{out}{err}')


def bad(name, command, file, content, *problems, more=()):
    """Of CONTENT all PROBLEMS are told, and nothing is written."""
    save(file, content)
    code, out, err = scrutin(command, *more, file)
    n = len(problems)
    told = ''.join(p + '\n' for p in problems) + f'{file}: {n} problem{"" if n == 1 else "s"}; nothing was written\n'
    check(name, code == 3 and out == '' and err == told, f'exit {code}\nwanted:\n{told}got:\n{out}{err}')


# --- the seed: 43 members, as the sitting's story has them ------------------------------------------------------------

with open('tests/golden/story/seed.story', encoding='utf-8') as f:
    STORY = f.read().splitlines()
SEATS = [line for line in STORY if line.startswith('seat ')]
DAY = [line for line in STORY if line.startswith(('arrive ', 'proxy '))]
ITEM = [line for line in STORY if line.startswith('item ')]
assert len(SEATS) == 43 and len(DAY) == 5 and len(ITEM) == 1

# As the published extract has them: wrapped cells leave a blank behind a hyphen, holders are written by name.
WRAPPED = {22: 'AKPINAR- ISTIQUAM', 29: 'BEGIN- CLAUDET', 38: 'CHARRET- GODARD'}
HOLDERS = {40: 'Marie-Hélène JUILLARD-RANDRIAN', 41: 'Thierry FALCONNET', 42: 'Pierre PRIBETICH', 43: 'Karine HUON- SAVINA'}
HEADER = ['Siège', 'Civilité', 'Prénom', 'Nom', 'Rang', 'Boîtier', 'Présence', 'Pouvoir à']


def members():
    for line in SEATS:
        m = re.fullmatch(r'seat (\d+) civility=(\w+) first="(.*?)" last="(.*?)"(?: rank=(\d+))?(?: handset=(\w+))?', line)
        seat = int(m[1])
        yield [seat, m[2], m[3], WRAPPED.get(seat, m[4]), int(m[5]) if m[5] else '', m[6] or '',
               'présent' if seat <= 36 else 'absent', HOLDERS.get(seat, '')]


def csv(rows, separator=';', newline='\r\n'):
    quote = lambda v: '"' + str(v).replace('"', '""') + '"' if re.search(r'[;,\t"\n]', str(v)) else str(v)
    return newline.join(separator.join(quote(v) for v in row) for row in rows) + newline


ROSTER = [HEADER] + list(members())
WHOLE = SEATS + DAY
good('the seed from CSV in UTF-8', 'roster', 'u.csv', csv(ROSTER), WHOLE)
good('... with a byte order mark', 'roster', 'bom.csv', '\ufeff' + csv(ROSTER), WHOLE)
good('... in Windows-1252', 'roster', 'w.csv', csv(ROSTER).encode('cp1252'), WHOLE)
good('... in UTF-16 with tabs, as "Texte Unicode"', 'roster', 't.txt', csv(ROSTER, '\t').encode('utf-16'), WHOLE)
good('... with commas and bare newlines', 'roster', 'c.csv', csv(ROSTER, ',', '\n'), WHOLE)
good('... with the ends of line of an old Mac', 'roster', 'm.csv', csv(ROSTER, ';', '\r'), WHOLE)
good('... with trailing empty rows and columns, and sep=', 'roster', 'e.csv',
     'sep=;\r\n' + csv([r + ['', '', ''] for r in ROSTER] + [[''] * 11] * 40), WHOLE)
good('... from XLSX', 'roster', 'x.xlsx', xlsx.workbook([[v if v != '' else None for v in r] for r in ROSTER]), WHOLE)

ROSTER_FILE = save('roster.csv', csv([r[:6] for r in ROSTER]))
LIST = [['Nom', 'Prénom', 'Envoi', 'Présence', 'Mandataire']] + [
    [r[3].lower(), r[2].upper(), '10/03/2023', 'Présent' if r[0] <= 36 else 'Donne pouvoir' if r[7] else 'Absent', r[7]]
    for r in ROSTER[1:]]
good('the attendance of the seed, as idelibre reports it', 'attendance', 'list.csv', csv(LIST), DAY,
     'list.csv:1: C1: the column "Envoi" is not known here, and ignored', more=('--roster', ROSTER_FILE))
VOTERS = [{'identifier': f'id-{r[0]}', 'firstName': r[2], 'lastName': r[3], 'attendance': 'present' if r[0] <= 36 else
           'poa' if r[7] else 'absent', 'isDeputy': False, 'mandatorId': None} for r in ROSTER[1:]]
for giver, holder in ((40, 15), (41, 3), (42, 2), (43, 24)):
    VOTERS[giver - 1]['mandatorId'] = f'id-{holder}'
LSVOTE = {'sitting': {'name': 'Bureau', 'date': '23-03-16 18:30'}, 'voters': VOTERS, 'projects': [
    {'name': 'Deuxième', 'rank': 1, 'externalId': 'p-2'}, {'name': 'Premier', 'rank': 0, 'externalId': 'p-1'}]}
good('... and as LS Vote is sent it', 'attendance', 'ls.json', json.dumps(LSVOTE), DAY, more=('--roster', ROSTER_FILE))
good("LS Vote's voters as a roster", 'roster', 'ls.json', json.dumps(LSVOTE),
     [re.sub(r'civility=\w+', 'civility="M. ou Mme"', re.sub(r' (rank|handset)=\w+', '', s)) for s in SEATS] + DAY,
     'ls.json: LS Vote has neither seats nor civilities: seats are numbered in its order, and "M. ou Mme" is to be replaced '
     'in these lines')
good("LS Vote's projects, by rank", 'agenda', 'ls.json', json.dumps(LSVOTE),
     ['item 1 "Premier" id=p-1', 'item 2 "Deuxième" id=p-2'])

AGENDA = [['N°', 'Objet', 'Rubrique'],
          [1, 'CAP DIGITAL – Convention et demande de subvention de fonctionnement 2023-2024',
           'DEVELOPPEMENT ECONOMIQUE,\nATTRACTIVITE ET SOLIDARITES']]
good('the agenda of the seed, a newline inside its cell', 'agenda', 'a.csv', csv(AGENDA).encode('cp1252'), ITEM)

save('whole.story', '\n'.join(line for line in STORY[:STORY.index(SEATS[0])]) + '\n')
with open(os.path.join(FOLDER, 'whole.story'), 'a', encoding='utf-8') as f:
    for command, file in (('roster', 'w.csv'), ('agenda', 'a.csv')):
        f.write(scrutin(command, file)[1])
    f.write('\n'.join(STORY[STORY.index(ITEM[0]) + 1:]) + '\n')
code, out, err = scrutin('story', 'whole.story', program='scrutin')
with open('tests/golden/story/seed.golden', encoding='utf-8') if os.path.exists('tests/golden/story/seed.golden') else \
        tempfile.TemporaryFile('w+') as f:
    check('the story of the seed runs on what was read', code == 0 and out.startswith('result item=1 ') and
          f.read() in ('', out), err)

# --- small good ones ----------------------------------------------------------------------------------------------------

# --- for a page: what the console asks for ------------------------------------------------------------------------------

code, out, err = scrutin('roster', '--json', 'u.csv')
check('--json opens no file', code == 2 and out == '' and err.startswith('usage: '), err)
code, out, err = scrutin('attendance', '--json', '--roster', 'u.csv', '-')
check('--json is for a roster and an agenda', code == 2 and out == '', err)
for file in 'u.csv', 'w.csv', 't.txt', 'x.xlsx', 'ls.json':
    with open(os.path.join(FOLDER, file), 'rb') as f:
        page = subprocess.run([f'{BIN}/scrutin-import', 'roster', '--json', '-'], stdin=f, capture_output=True, timeout=60)
    told = json.loads(page.stdout)
    check(f'--json of {file}', page.returncode == 0 and told['lines'] == scrutin('roster', file)[1].splitlines() and told['more'] == 0 and
          {p['wrong'] for p in told['problems']} <= {False}, page)
many = ''.join(f'{n};M.;;\n' for n in range(1, 401))
page = subprocess.run([f'{BIN}/scrutin-import', 'roster', '--json', '-'], input=f'siège;civilité;prénom;nom\n{many}'.encode(), capture_output=True)
told = json.loads(page.stdout)
check('--json: 500 problems, and how many more', (page.returncode, told['lines'], len(told['problems']), told['more']) == (3, [], 500, 300),
      page.stdout[-300:])
page = subprocess.Popen([f'{BIN}/scrutin-import', 'roster', '--json', '-'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
walls, until = '\nSeccomp:\t2' if os.path.basename(os.path.dirname(BIN)) == 'san' else '', time.monotonic() + 10  # a sanitizer has none
while '\nSeccomp:\t2' not in walls and time.monotonic() < until:
    with open(f'/proc/{page.pid}/status') as f:  # nothing tells when: it waits for its file then
        walls = f.read()
check('--json: walls stand before there is a file', time.monotonic() < until and page.communicate(b'', 60)[0].startswith(b'{"lines":[],'))

H = 'siège;civilité;prénom;nom'
ONE = '1;M.;Jean;UN'
good('columns in English, any case, any order', 'roster', 'g.csv',
     'LAST NAME,First  Name,Seat,Civility,Group,Weight,Born,Handset,Title\nUN,Ada,1,Mrs,"A, B",3,1951-06-25,371ba68a,Chair\n',
     ['seat 1 civility=Madame first="Ada" last="UN" group="A, B" weight=3 born=1951-06-25 handset=371BA68A title="Chair"'])
good('what stands above the header is ignored', 'roster', 'g.csv', f'Conseil municipal, mandat 2020-2026\n\n{H}\n{ONE}\n',
     ['seat 1 civility=Monsieur first="Jean" last="UN"'], 'g.csv:1: A1: what stands above the header is ignored')
good('quotes, backslashes, newlines and invisible characters in a cell', 'roster', 'g.csv',
     f'{H};fonction\n{ONE};"Maire ""délégué"" \\\r\n de\u00a0la\u200b ville"\n',
     ['seat 1 civility=Monsieur first="Jean" last="UN" title="Maire \\"délégué\\" \\\\ de la ville"'])
good('letters and marks that were apart are joined', 'roster', 'g.csv', f'{H}\n1;Mme;He\u0301le\u0300ne;NUN\u0303EZ\n',
     ['seat 1 civility=Madame first="Hélène" last="NUÑEZ"'])
good('a vacant seat', 'roster', 'g.csv', f'{H}\n{ONE}\n2;;;Siège vacant\n',
     ['seat 1 civility=Monsieur first="Jean" last="UN"', 'vacant 2'])
good('seats out of order; presence in ranges; a dated proxy', 'roster', 'g.csv',
     f'{H};présent(e);pouvoir à;pouvoir du\n4;M;D;QUATRE;x;;\n1;M;A;UN;oui;;\n2;M;B;DEUX;P;;\n3;M;C;TROIS;excusé;M. quatre;14/03/2023\n',
     ['seat 4 civility=Monsieur first="D" last="QUATRE"', 'seat 1 civility=Monsieur first="A" last="UN"',
      'seat 2 civility=Monsieur first="B" last="DEUX"', 'seat 3 civility=Monsieur first="C" last="TROIS"',
      'arrive 1..2,4', 'excuse 3', 'proxy 3 -> 4 dated=2023-03-14'])
good('two of one name, born on different days', 'roster', 'g.csv', f'{H};né(e) le\n1;M.;Jean;UN;1/2/1950\n2;M.;Jean;UN;03/04/1980\n',
     ['seat 1 civility=Monsieur first="Jean" last="UN" born=1950-02-01',
      'seat 2 civility=Monsieur first="Jean" last="UN" born=1980-04-03'])
good('handsets of other makes', 'roster', 'g.csv', f'{H};boîtier\n1;M;A;UN;quinta:12345678\n2;M;B;DEUX;1a2b3c\n3;M;C;TROIS;1.4\n4;M;D;QUATRE;17\n',
     [f'seat {i} civility=Monsieur first="{f}" last="{n}" handset={h}' for i, f, n, h in (
         (1, 'A', 'UN', 'quinta:12345678'), (2, 'B', 'DEUX', '1A2B3C'), (3, 'C', 'TROIS', '1.4'), (4, 'D', 'QUATRE', '17'))])
TWO = f'{H};pouvoir à\n1;M.;Jean;UN;\n2;M.;Luc;DEUX;UN\n3;M.;Marc;TROIS;1\n'
good('two proxies for one holder are the law\'s to refuse', 'roster', 'g.csv', TWO,
     ['seat 1 civility=Monsieur first="Jean" last="UN"', 'seat 2 civility=Monsieur first="Luc" last="DEUX"',
      'seat 3 civility=Monsieur first="Marc" last="TROIS"', 'proxy 2 -> 1', 'proxy 3 -> 1'],
     'g.csv:4: E4 (pouvoir à): Jean UN holds more than one proxy; the law of most bodies allows one')
good('a proxy to somebody who is not there', 'roster', 'g.csv', f'{H};présence;pouvoir à\n{ONE};absent;\n2;M.;Luc;DEUX;excusé;UN\n',
     ['seat 1 civility=Monsieur first="Jean" last="UN"', 'seat 2 civility=Monsieur first="Luc" last="DEUX"', 'excuse 2',
      'proxy 2 -> 1'], 'g.csv:3: F3 (pouvoir à): Jean UN is not present: the proxy sleeps until then')
good('a member whose substitute sits', 'roster', 'g.csv', f'{H};présence\n{ONE};suppléant\n',
     ['seat 1 civility=Monsieur first="Jean" last="UN"'],
     'g.csv:2: E2 (présence): counts as absent here; when the substitute sits, say: substitute 1 civility=... first=... '
     'last=..., then arrive 1')
good('an agenda with all it may have', 'agenda', 'g.csv',
     'point;titre;rubrique;rapporteur;identifiant;matière;type;parent;budget;n° de délibération\n'
     '12;Budget;FINANCES;Mme UN;d-12;7,1;délibération;;2023/2024;2023-014\n12.1;Baisse;;;;;Amendement;12;;\n'
     '12.1.1;Moins;;;;;sous-amendement;12.1;;\nA;Vœu;;;;;VŒU;;;\n',
     ['item 12 "Budget" rubric="FINANCES" number=2023-014 id=d-12 matiere=7.1 budget="2023/2024"',
      'item 12.1 "Baisse" kind=amendment parent=12', 'item 12.1.1 "Moins" kind=subamendment parent=12.1', 'item A "Vœu" kind=wish'],
     'g.csv:1: D1: the column "rapporteur" is not known here, and ignored')

ROW = [1, 'M.', 'Jean', 'UN']
COLUMNS = H.split(';')
good('XLSX: serials are days, in each of both calendars; other kinds of cells', 'roster', 'g.xlsx', xlsx.workbook([
    COLUMNS + ['né le', 'groupe', 'fonction', 'présence', 'boîtier'],
    ROW + [datetime.date(1951, 6, 25), Raw('<is><r><t>Les </t></r><r><t>Uns</t></r><rPh sb="0" eb="1"><t>zzz</t></rPh></is>',
           't="inlineStr"'), Raw('<f>A1&amp;"x"</f><v>Maire_x000D_\nadjoint</v>', 't="str"'), Raw('<v>1</v>', 't="b"'), 87474888],
    [2, 'M.', 'Luc', 'DEUX', datetime.date(1900, 2, 28), None, None, Raw('<v>0</v>', 't="b"')],
    [3, 'M.', 'Marc', 'TROIS', datetime.date(1900, 3, 1)], [4, 'M.', 'Ive', 'QUATRE', datetime.date(2000, 2, 29)]]),
     ['seat 1 civility=Monsieur first="Jean" last="UN" group="Les Uns" born=1951-06-25 handset=87474888 title="Maire adjoint"',
      'seat 2 civility=Monsieur first="Luc" last="DEUX" born=1900-02-28', 'seat 3 civility=Monsieur first="Marc" last="TROIS" born=1900-03-01',
      'seat 4 civility=Monsieur first="Ive" last="QUATRE" born=2000-02-29', 'arrive 1'],
     'g.xlsx: G2: 1 formula: the value that the spreadsheet computed last is taken')
made = xlsx.parts([COLUMNS + ['né le'], ROW + [Raw('<v>0</v>', 's="1"')]])
made['xl/workbook.xml'] = made['xl/workbook.xml'].replace('<sheets>', '<workbookPr date1904="1"/><sheets>')
good('XLSX: days counted from 1904', 'roster', 'g.xlsx', xlsx.pack(made), ['seat 1 civility=Monsieur first="Jean" last="UN" born=1904-01-01'])
made = xlsx.parts([COLUMNS, ROW])
made['xl/sharedStrings.xml'] = made['xl/sharedStrings.xml'].replace('UN</t>', 'UN</t><rPh sb="0" eb="1"><t>zzz</t></rPh>')
good('XLSX: how a text is spoken is no part of it', 'roster', 'g.xlsx', xlsx.pack(made), ['seat 1 civility=Monsieur first="Jean" last="UN"'])
good('XLSX: the first sheet that is seen', 'roster', 'g.xlsx', xlsx.workbook([COLUMNS, ROW], sheets=('Notes', 'Élus'), hidden=('Notes',)),
     ['seat 1 civility=Monsieur first="Jean" last="UN"'])
for sheet in ('Élus', '1'):
    good(f'XLSX: --sheet {sheet}', 'roster', 'g.xlsx', xlsx.workbook([COLUMNS, ROW], sheets=('Élus', 'Notes')),
         ['seat 1 civility=Monsieur first="Jean" last="UN"'], more=('--sheet', sheet))

# --- bad rosters --------------------------------------------------------------------------------------------------------

def csv_bad(name, rows, *problems, header=H):
    bad(name, 'roster', 'b.csv', header + '\n' + rows + '\n', *problems)


csv_bad('duplicate seat', f'{ONE}\n1;M.;Luc;DEUX', 'b.csv:3: A3 (siège): seat 1 stands in row 2 already; give each member a seat')
csv_bad('seat 0', '0;M.;Jean;UN', 'b.csv:2: A2 (siège): 0 is not between 1 and 65536')
csv_bad('seat above 65536', '65537;M.;Jean;UN', 'b.csv:2: A2 (siège): 65537 is not between 1 and 65536')
csv_bad('seat that is no number', '1er;M.;Jean;UN', 'b.csv:2: A2 (siège): "1er" is no whole number')
csv_bad('no seat', ';M.;Jean;UN', 'b.csv:2: A2 (siège): the seat has no number; number the seats from 1')
csv_bad('a number with a blank of thousands', '1\u202f024;M.;Jean;UN',
        'b.csv:2: A2 (siège): "1 024" has a blank inside; write the number without')
csv_bad('missing name', '1;M.;Jean;', 'b.csv:2: D2 (nom): no name; write it, or "vacant" for a seat without a member')
csv_bad('missing first name', '1;M.;;UN', 'b.csv:2: C2 (prénom): no first name; write it')
csv_bad('no civility', '1;;Jean;UN', 'b.csv:2: B2 (civilité): no civility; write M. or Mme')
csv_bad('unknown civility', '1;Mlle;Ada;UN', 'b.csv:2: B2 (civilité): "Mlle" is no civility; write M. or Mme')
csv_bad('homonym', f'{ONE}\n2;M.;JEAN;Un', 'b.csv:3: D3 (nom): JEAN Un stands in row 2 already; if these are two people, say when each was born')
csv_bad('homonyms born on one day', f'{ONE};25/06/1951\n2;M.;Jean;UN;1951-06-25',
        'b.csv:3: D3 (nom): Jean UN stands in row 2 already; if these are two people, say when each was born', header=H + ';né le')
bad('lines of an old Mac are counted', 'roster', 'b.csv', f'{H}\r{ONE}\r\r0;M.;Luc;DEUX\r', 'b.csv:4: A4 (siège): 0 is not between 1 and 65536')
csv_bad('weight 0', ONE + ';0', 'b.csv:2: E2 (poids): 0 is not between 1 and 65535', header=H + ';poids')
csv_bad('weight above 65535', ONE + ';65536', 'b.csv:2: E2 (voix): 65536 is not between 1 and 65535', header=H + ';voix')
csv_bad('weight that is no whole number', ONE + ';1,5', 'b.csv:2: E2 (poids): "1,5" is no whole number', header=H + ';poids')
for day, told in (('31/02/1951', '"31/02/1951" is no day; write it like 25/06/1951'),
                  ('29/02/1900', '"29/02/1900" is no day; write it like 25/06/1951'),
                  ('1951', '"1951" is no day; write it like 25/06/1951'),
                  ('25/06/51', '"25/06/51": write the year with four digits'),
                  ('25/06/2951', 'born in the future; mend the date'), ('25/06/1851', 'born before 1900; mend the date')):
    csv_bad(f'born on {day}', f'{ONE};{day}', f'b.csv:2: E2 (né(e) le): {told}', header=H + ';né(e) le')
for typed, told in (
        ('371BA68B', '"371BA68B" is mistyped: the last two digits of an i>clicker check the others; compare it with its label '
                     '(another make: write MAKE:NUMBER)'),
        ('iclicker:371BA78A', '"371BA78A" is mistyped: the last two digits of an i>clicker check the others; compare it with its label'),
        ('00000001', '"00000001" is mistyped: the last two digits of an i>clicker check the others; compare it with its label '
                     '(another make: write MAKE:NUMBER)'),
        ('00000000', 'no handset has the number 0'), ('0', 'no handset has the number 0'),
        ('D93B52B', '"D93B52B" has lost its leading zero in a spreadsheet; write 0D93B52B, and format the column as text'),
        ('371BA6', None), ('5,51E+06', '"5,51E+06" is no handset\'s number; write it as printed on the handset, or MAKE:NUMBER'),
        ('iclicker:371BA6', '"371BA6" is no number of iclicker, which has 8 hexadecimal digits like 371BA68A'),
        ('buzz:1.5', '"1.5" is no number of buzz, which has SET.N, N from 1 to 4, like 1.3'),
        ('I>clicker:371BA68A', '"I>clicker" is no make of handsets; write MAKE:NUMBER in small letters, like iclicker:371BA68A'),
        ('7' * 50, '"' + '7' * 40 + '..." is too long for a handset\'s number')):
    if told is not None:
        csv_bad(f'handset {typed}', f'{ONE};{typed}', f'b.csv:2: E2 (boîtier): {told}', header=H + ';boîtier')
csv_bad('duplicate handset', f'{ONE};371BA68A\n2;M.;Luc;DEUX;iclicker:371ba68a',
        'b.csv:3: E3 (boîtier): the handset iclicker:371BA68A stands in row 2 already; give each member another', header=H + ';boîtier')
csv_bad('a control character', '1;M.;Je\x7fan;UN', 'b.csv:2: C2: holds a control character; type the cell anew')
csv_bad('accents read in the wrong encoding', '1;M.;RÃ©mi;UN',
        'b.csv:2: C2: an accented letter was read in the wrong encoding; export the file again, as CSV UTF-8')
csv_bad('a lost letter', '1;M.;R\ufffdmi;UN',
        'b.csv:2: C2: a letter is lost (U+FFFD): the file was saved in an encoding without it; export it again')
csv_bad('a field too long', f'1;M.;{"J" * 4097};UN',
        'b.csv:2: C2: 4097 bytes in one cell, more than 4096; is a quote missing before or behind it?')
csv_bad('every problem at once', '0;M;Jean;UN;1951\n1;Mlle;;DEUX;\n1;M;Luc;TROIS;\n', 'b.csv:2: A2 (siège): 0 is not between 1 and 65536',
        'b.csv:2: E2 (né le): "1951" is no day; write it like 25/06/1951',
        'b.csv:3: B3 (civilité): "Mlle" is no civility; write M. or Mme', 'b.csv:3: C3 (prénom): no first name; write it',
        'b.csv:4: A4 (siège): seat 1 stands in row 3 already; give each member a seat', header=H + ';né le')

# Proxies and presence.
P = H + ';présence;pouvoir à'
A, B, C = '1;M.;Jean;UN;{};{}', '2;Mme;Ada;DEUX;{};{}', '3;Mme;Ada;DEUX-TROIS;{};{}'


def day_bad(name, a, b, c, *problems):
    csv_bad(name, '\n'.join((A.format(*a), B.format(*b), C.format(*c))), *problems, header=P)


NO = ('', '')
day_bad('a proxy to oneself', ('excusé', 'Jean UN'), NO, NO, 'b.csv:2: F2 (pouvoir à): nobody gives a proxy to himself')
day_bad('a chain of proxies', ('', 'DEUX-TROIS'), NO, ('', 'UN'),
        'b.csv:2: F2 (pouvoir à): Ada DEUX-TROIS gives a proxy too (row 4): a proxy is not passed on',
        'b.csv:4: F4 (pouvoir à): Jean UN gives a proxy too (row 2): a proxy is not passed on')
day_bad('a holder whose name begins another', ('absent', 'Mme DEUX'), NO, NO,
        'b.csv:2: F2 (pouvoir à): "Mme DEUX" may be Ada DEUX (seat 2), Ada DEUX-TROIS (seat 3); write first and last name, or the seat')
day_bad('an unknown holder', ('absent', 'Mme QUATRE'), NO, NO,
        'b.csv:2: F2 (pouvoir à): no member is called "Mme QUATRE"; write the name as in the roster')
day_bad('a holder of the other sex', ('absent', 'M. Ada DEUX'), NO, NO,
        'b.csv:2: F2 (pouvoir à): no member is called "M. Ada DEUX", near is Ada DEUX (seat 2), Ada DEUX-TROIS (seat 3); '
        'write the name as in the roster')
day_bad('an unknown seat as holder', ('absent', '9'), NO, NO,
        'b.csv:2: F2 (pouvoir à): no member is called "9"; write the name as in the roster')
day_bad('a giver who is present', ('présent', '2'), NO, NO, 'b.csv:2: F2 (pouvoir à): who is present gives no proxy; clear one of the two')
day_bad('a proxy without holder', ('pouvoir', ''), NO, NO,
        'b.csv:2: E2 (présence): gives a proxy, and nobody is named who holds it')
day_bad('an unknown word for presence', ('en retard', ''), NO, NO,
        'b.csv:2: E2 (présence): "en retard" is not known here; write présent, excusé, absent or pouvoir')
csv_bad('a vacant seat that holds, gives or is present', '1;;;vacant;présent;\n2;M.;Luc;DEUX;;1\n3;;;vacant;;DEUX',
        'b.csv:2: E2 (présence): seat 1 is vacant: nobody arrives or gives a proxy',
        'b.csv:3: F3 (pouvoir à): seat 1 is vacant: nobody there holds a proxy',
        'b.csv:4: F4 (pouvoir à): seat 3 is vacant: nobody arrives or gives a proxy',
        'b.csv:4: F4 (pouvoir à): Luc DEUX gives a proxy too (row 3): a proxy is not passed on', header=P)
MORE = ('--roster', save('r.csv', f'{H}\n1;M.;Jean;UN\n2;M.;Jean;UN-DEUX\n3;Mme;Christine;MARTIN\n4;Mme;Dominique;MARTIN-GENDRE\n'))
bad('a list: nobody, somebody twice, somebody ambiguous, a seat that is not his', 'attendance', 'l.csv',
    'siège;nom;présence\n;;présent\n1;;présent\n;jean un;excusé\n;MARTIN;absent\n2;Martin- Gendre;présent\n8;;présent\n;personne;absent\n',
    'l.csv:2: B2 (nom): names nobody; write the name or the seat',
    'l.csv:4: B4 (nom): stands in row 3 already; keep one',
    'l.csv:5: B5 (nom): "MARTIN" may be Christine MARTIN (seat 3), Dominique MARTIN-GENDRE (seat 4); write first and last name, or the seat',
    'l.csv:6: A6 (siège): the roster has Jean UN-DEUX on this seat; mend the seat or the name',
    'l.csv:7: A7 (siège): the roster has no seat "8"',
    'l.csv:8: B8 (nom): no member is called "personne"; write the name as in the roster', more=MORE)
bad('a list without the columns that it is for', 'attendance', 'l.csv', 'prénom;groupe\nJean;x\n',
    'l.csv: no column says who: add "nom" or "siège"', 'l.csv: neither presence nor proxies: add "présence" or "pouvoir à"', more=MORE)
save('l.csv', 'nom;présence\nUN;présent\n')
code, out, err = scrutin('attendance', '--roster', save('b.csv', f'{H}\n1;Mlle;Ada;UN\n'), 'l.csv')
check('a list with a bad roster', (code, out, err) == (3, '', 'b.csv:2: B2 (civilité): "Mlle" is no civility; write M. or Mme\n'
                                                      'b.csv: 1 problem; nothing was written\n'), err)

# Columns and files.
bad('a column twice', 'roster', 'b.csv', f'{H};NOM DE FAMILLE\n{ONE};UN\n',
    'b.csv:1: E1 (NOM DE FAMILLE): the column "nom" stands twice, also as "nom"; keep one')
bad('columns missing', 'roster', 'b.csv', 'siège;nom\n1;UN\n', 'b.csv:1: row 1: the column "civilité" is missing; add it to this row',
    'b.csv:1: row 1: the column "prénom" is missing; add it to this row')
bad('no header', 'roster', 'b.csv', ONE + '\n2;M.;Luc;DEUX\n',
    'b.csv:1: row 1: no header: the first row must name the columns, such as "siège" and "civilité"')
bad('no member', 'roster', 'b.csv', H + '\n;;;\n', 'b.csv: there is a header, and no member below it')
bad('an empty file', 'roster', 'b.csv', '', 'b.csv: the file is empty')
bad('a file of blanks', 'roster', 'b.csv', ' \r\n\r\n', 'b.csv: nothing stands in it')
bad('a binary file', 'roster', 'b.csv', b'\x7fELF\x02\x01\x01' + bytes(9),
    'b.csv:1: byte 02 stands in no text: this is another kind of file; export it as CSV or XLSX')
bad('a NUL byte', 'roster', 'b.csv', f'{H}\n1;M.;Je\0an;UN\n',
    'b.csv:2: a NUL byte: the file is damaged, or no text; export it again, as CSV UTF-8')
bad('UTF-16 without its mark', 'roster', 'b.csv', H.encode('utf-16le'),
    'b.csv:1: a NUL byte: the file is damaged, or no text; export it again, as CSV UTF-8')
bad('half of UTF-16', 'roster', 'b.csv', b'\xff\xfes\0i', 'b.csv: the file says that it is UTF-16 and is not; export it again, as CSV UTF-8')
for byte in (0x81, 0x8d, 0x8f, 0x90, 0x9d):
    bad(f'byte {byte:02x}, which Windows-1252 does not have', 'roster', 'b.csv', f'{H}\n1;M.;R'.encode('cp1252') + bytes([byte]) + b'mi;UN\n',
        f'b.csv:2: byte {byte:02x} is neither UTF-8 nor Windows-1252; export the file again, as CSV UTF-8')
bad('UTF-8 with one bad byte', 'roster', 'b.csv', f'{H}\n1;M.;R'.encode() + b'\xe9mi;UN\n',
    'b.csv:2: byte e9 is no UTF-8, and the rest of the file is; export it again, as CSV UTF-8')
bad('a byte order mark of UTF-8 before something else', 'roster', 'b.csv', b'\xef\xbb\xbf' + H.encode('cp1252'),
    'b.csv:1: byte e8 is no UTF-8, and the rest of the file is; export it again, as CSV UTF-8')
bad('a quote that is never closed', 'roster', 'b.csv', f'{H}\n{ONE}\n2;M.;"Luc;DEUX\n',
    'b.csv:3: C3: a quote is opened here and never closed; put " at the end of the field')
bad('a quote inside a field', 'roster', 'b.csv', f'{H}\n1;M.;Jean "Jo";UN\n',
    'b.csv:2: C2: a quote stands inside a field that is not quoted, or text behind a closing one; write "..." around the whole '
    'field and "" for each quote in it')
bad('too many columns', 'roster', 'b.csv', H + ';' * 253 + 'x\n', 'b.csv:1: IW1: too many columns, more than 256; is this the right file?')
bad('too many rows', 'roster', 'b.csv', H + '\n' + 'a\n' * 70000, 'b.csv:70001: A70001: too many rows, more than 70000; is this the right file?')
save('b.csv', bytes((16 << 20) + 1))
code, out, err = scrutin('roster', 'b.csv')
check('a file too large', (code, out, err) == (3, '', 'b.csv: larger than 16 MiB; is this the right file?\n'), err)
bad('a PDF', 'roster', 'b.csv', b'%PDF-1.7\n', 'b.csv: is a PDF; ask for the sheet it was made from')
bad('--sheet of what has none', 'roster', 'b.csv', f'{H}\n{ONE}\n', 'b.csv: has no sheets; leave out --sheet', more=('--sheet', '1'))

# XLSX.
OLE = b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + bytes(600)
bad('XLS', 'roster', 'b.xls', OLE, 'b.xls: is a workbook of before 2007 (.xls); save it as XLSX or CSV')
bad('encrypted XLSX', 'roster', 'b.xlsx', OLE + 'EncryptedPackage'.encode('utf-16le'), 'b.xlsx: is protected by a password; save it without one')


def xlsx_bad(name, change, *problems, more=(), rows=(COLUMNS, ROW)):
    parts = xlsx.parts(rows)
    change(parts)
    bad('XLSX: ' + name, 'roster', 'b.xlsx', xlsx.pack(parts), *problems, more=more)


def replace(part, old, new):
    return lambda parts: parts.update({part: parts[part].replace(old, new)})


SHEET, BOOK = 'xl/worksheets/sheet1.xml', 'xl/workbook.xml'
whole = xlsx.workbook([COLUMNS, ROW])
bad('XLSX: cut in half', 'roster', 'b.xlsx', whole[:len(whole) // 2], 'b.xlsx: the XLSX file is damaged (Not a zip archive); save it again')
xlsx_bad('no workbook', lambda p: p.pop(BOOK), 'b.xlsx: a ZIP file without a workbook; save the sheet as XLSX or CSV')
xlsx_bad('OpenDocument', lambda p: (p.pop(BOOK), p.update({'content.xml': 'x'})), 'b.xlsx: an OpenDocument file; save it as XLSX or CSV')
xlsx_bad('no sheet', replace(BOOK, '<sheet ', '<other '), 'b.xlsx: the workbook has no sheet')
xlsx_bad('the sheet is gone', lambda p: p.pop(SHEET), 'b.xlsx: the sheet "Feuil1" is missing in the file; save it again')
xlsx_bad('all hidden', replace(BOOK, 'sheetId', 'state="veryHidden" sheetId'), 'b.xlsx: every sheet is hidden; choose one with --sheet: Feuil1')
xlsx_bad('no such sheet', lambda p: None, 'b.xlsx: there is no sheet "Élus"; there are: Feuil1', more=('--sheet', 'Élus'))
xlsx_bad('an empty sheet', replace(SHEET, 'sheetData', 'other'), 'b.xlsx: nothing stands in it', rows=())
xlsx_bad('a document type', replace(SHEET, xlsx.HEAD, '<!DOCTYPE x [<!ENTITY a "b">]>'),
         f'b.xlsx: the part {SHEET} cannot be read: it declares a document type, which no spreadsheet does')
xlsx_bad('an entity that nobody declared', replace(SHEET, '<v>1</v>', '<v>&a;</v>'), f'b.xlsx: the part {SHEET} cannot be read: undefined entity')
xlsx_bad('deep nesting', replace(SHEET, '<sheetData>', '<a>' * 64 + '</a>' * 64 + '<sheetData>'),
         f'b.xlsx: the part {SHEET} cannot be read: its elements nest too deep')
xlsx_bad('a ZIP bomb', lambda p: p.update({SHEET: p[SHEET] + ' ' * (65 << 20)}), f'b.xlsx: the part {SHEET} cannot be read: it unpacks to more than 64 MiB')
xlsx_bad('a bomb in pieces', lambda p: p.update({n: p[n] + ' ' * (40 << 20) for n in (SHEET, 'xl/sharedStrings.xml')}),
         f'b.xlsx: the part {SHEET} cannot be read: it unpacks to more than 64 MiB')
xlsx_bad('XML that is none', replace(SHEET, '</row>', ''), f'b.xlsx: the part {SHEET} cannot be read: mismatched tag')
xlsx_bad('a text that is not there', replace(SHEET, '<v>5</v>', '<v>99</v>'), 'b.xlsx: C2: refers to a text that the file does not have; save it again')
xlsx_bad('a formula never computed', replace(SHEET, '<c r="A2"><v>1</v>', '<c r="A2"><f>A1+1</f>'),
         'b.xlsx: A2: a formula that was never computed; open the file in the spreadsheet and save it')
xlsx_bad('an error in a formula', replace(SHEET, '<c r="A2"><v>1</v>', '<c r="A2" t="e"><f>1/0</f><v>#DIV/0!</v>'),
         'b.xlsx: A2: holds the error #DIV/0!; mend its formula')
xlsx_bad('a number that is none', replace(SHEET, '<c r="A2"><v>1</v>', '<c r="A2"><v>1x</v>'), 'b.xlsx: A2: "1x" stands as a number and is none; type the cell anew')
xlsx_bad('a date where a number must be', lambda p: None, 'b.xlsx: A2 (siège): is a date, 1951-06-25, where a number must be; format the cell as a number',
         rows=(COLUMNS, [datetime.date(1951, 6, 25)] + ROW[1:]))
xlsx_bad('a year typed as a number', lambda p: None,
         'b.xlsx: E2 (né le): the number 1951 is no date; format the cell as a date, or type it like 25/06/1951', rows=(COLUMNS + ['né le'], ROW + [1951]))
xlsx_bad('29 February 1900, which never was', lambda p: None, 'b.xlsx: E2: 60 is no day; type the date anew',
         rows=(COLUMNS + ['né le'], ROW + [Raw('<v>60</v>', 's="1"')]))
xlsx_bad('a handset that became a number', lambda p: None,
         'b.xlsx: E2 (boîtier): "5510256" has lost its leading zero in a spreadsheet; write 05510256, and format the column as text',
         rows=(COLUMNS + ['boîtier'], ROW + [5510256]))
locked = bytearray(whole)
for mark, flag in ((b'PK\x03\x04', 6), (b'PK\x01\x02', 8)):
    at = locked.find(mark)
    while at >= 0:
        locked[at + flag] |= 1
        at = locked.find(mark, at + 1)
bad('XLSX: a ZIP file with a password', 'roster', 'b.xlsx', bytes(locked),
    'b.xlsx: the part xl/workbook.xml cannot be read: it is encrypted; save the file without a password')

# JSON.
def json_bad(name, command, change, *problems):
    data = json.loads(json.dumps({'voters': VOTERS[:2], 'projects': LSVOTE['projects']}))
    change(data)
    bad('JSON: ' + name, command, 'b.json', json.dumps(data), *problems)


def put(part, key, value):
    return lambda data: data[part][0].update({key: value})


json_bad('a number for a name', 'roster', put('voters', 'lastName', 5), 'b.json: voter 1, lastName: is not a text')
json_bad('a text for yes or no', 'roster', put('voters', 'isDeputy', 'no'), 'b.json: voter 1, isDeputy: is not true or false')
json_bad('a text for a rank', 'agenda', put('projects', 'rank', '1'), 'b.json: project 1, rank: is not a number',
         'b.json: project 2: has the rank 0 of project 1')
json_bad('two of one rank', 'agenda', put('projects', 'rank', 0), 'b.json: project 2: has the rank 0 of project 1')
json_bad('a voter that is no object', 'roster', lambda d: d.update(voters=[7]), 'b.json: there is a header, and no member below it', 'b.json: voter 1: is no object')
json_bad('no voters', 'roster', lambda d: d.pop('voters'), 'b.json: has no array "voters"; is it what LS Vote was sent?')
json_bad('no voter', 'roster', lambda d: d.update(voters=[]), 'b.json: "voters" is empty')
json_bad('a holder that nobody is', 'roster', put('voters', 'mandatorId', 'id-9'),
         'b.json: voter 1, mandatorId: no member is called "id-9"; write the name as in the roster',
         'b.json: voter 1, mandatorId: who is present gives no proxy; clear one of the two')
bad('JSON: cut short', 'roster', 'b.json', '{"voters": [\n{"firstName": "A"', 'b.json:2: begins like JSON and is none: \'}\' expected near end of file')

# Agendas.
def agenda_bad(name, rows, *problems, header='n°;objet;type;parent;matière;identifiant'):
    bad('agenda: ' + name, 'agenda', 'b.csv', header + '\n' + rows + '\n', *problems)


agenda_bad('no number, no title', ';Budget;;;;\n2;;;;;', 'b.csv:2: A2 (n°): the item has no number', 'b.csv:3: B3 (objet): the item has no title')
agenda_bad('a number twice', '1;A;;;;\n1;B;;;;', 'b.csv:3: A3 (n°): n° "1" stands in row 2 already')
agenda_bad('an identifier twice', '1;A;;;;x\n2;B;;;;x', 'b.csv:3: F3 (identifiant): identifiant "x" stands in row 2 already')
agenda_bad('an unknown type', '1;A;question;;;', 'b.csv:2: C2 (type): "question" is no type of item; write amendement, sous-amendement, '
           'motion, vœu or procédure, or nothing')
agenda_bad('a parent below, and oneself', '1.1;A;;1;;\n1;B;;1;;', 'b.csv:2: D2 (parent): no item "1" stands above; an item comes behind its parent',
           'b.csv:3: D3 (parent): an item is not its own parent')
agenda_bad('no code of matière', '1;A;;;75;\n2;B;;;0.1;', 'b.csv:2: E2 (matière): "75" is no code of the classification of acts; write it like 7.5',
           'b.csv:3: E3 (matière): "0.1" is no code of the classification of acts; write it like 7.5')
agenda_bad('a number longer than an item may have', f'{"1" * 65};A;;;;',
           'b.csv:2: B2 (objet): cannot be told as a line of a story: the item\'s number is longer than 64 bytes; put words in its title')
agenda_bad('more items than a sitting has', '\n'.join(f'{i};A;;;;' for i in range(1025)),
           'b.csv:1026: A1026 (n°): a sitting has 1024 items at most; is this the right file?')
agenda_bad('no item', ';;;;;', 'b.csv: there is a header, and no item below it')
bad('agenda: a number that became a date', 'agenda', 'b.xlsx', xlsx.workbook([['n°', 'objet'], [datetime.date(2023, 2, 1), 'A']]),
    'b.xlsx: A2 (n°): the spreadsheet made a date of it; format the column as text and type the number anew')

# --- plans: seven seats in a row, 10 apart, told in as many ways as there are; or three that say where up is -----------
ROW = ['scrutin-plan 1', 'seat 1 0 0', 'seat 2 1667 0', 'seat 3 3333 0', 'seat 4 5000 0', 'seat 5 6667 0', 'seat 6 8333 0', 'seat 7 10000 0']
CORNER = ['scrutin-plan 1', 'seat 1 0 0', 'seat 2 10000 0', 'seat 3 0 5000']
LIKEWISE = ['scrutin-plan 1', 'seat 1 0 5000', 'seat 2 10000 5000', 'seat 3 0 0']


def sheet(seats, header='Siège;X;Y', separator=';'):
    return csv([header.split(';')] + seats, separator)


def svg(*inside, more='', before='<?xml version="1.0"?>\n'):
    return (f'{before}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" viewBox="0 0 100 100"{more}>\n' + '\n'.join(inside) + '\n</svg>\n')


TEN = [(n, 10 * n, 20) for n in range(1, 8)]
good('plan: a sheet', 'plan', 'p.csv', sheet(TEN), ROW)
good('... in another order, unit and language', 'plan', 'p.csv', sheet([(-0.25, n, n / 4) for n in range(7, 0, -1)], 'y;seat;x', ','), ROW)
good('... in Windows-1252, with commas', 'plan', 'p.csv', sheet([(n, f'{n},5', '1,00') for n in range(1, 8)], 'N° de siège;Abscisse;Ordonnée').encode('cp1252'), ROW)
good('... of a spreadsheet', 'plan', 'p.xlsx', xlsx.workbook([['Place', 'x', 'y', 'nom']] + [[n, n * 1.5, 3.25, 'M'] for n in range(1, 8)]), ROW,
     'p.xlsx: D1: the column "nom" is not known here, and ignored')
good('... with a remark above and empty rows', 'plan', 'p.csv', 'Salle du conseil\n\nsiege;x;y\n;;\n1;0;0\n\n2;2;0\n3;0;1\n', CORNER,
     'p.csv:1: A1: what stands above the header is ignored')
good('... measured upwards', 'plan', 'p.csv', sheet([(1, 0, 0), (2, 2, 0), (3, 0, 1)]), LIKEWISE, more=('--y-up',))
good('one seat', 'plan', 'p.csv', sheet([(9, 4, 4)]), ['scrutin-plan 1', 'seat 9 0 0'])
good('the highest seat', 'plan', 'p.csv', sheet([(65536, 4, 4)]), ['scrutin-plan 1', 'seat 65536 0 0'])
EACH = ['<circle id="seat-1" cx="10" cy="20" r="2"/>', '<ellipse id="Siège 2" cx="20px" cy="20" rx="2" ry="1"/>', '<rect id="siege_3" x="28" y="15" width="4" height="10"/>',
        '<path inkscape:label="Place-4" id="path1" d="m 38,18 h 4 v 4 h -4 z"/>', '<g data-seat="5"><path d="M48,20a2,2 0 014 0 2 2 0 11-4 0z"/></g>',
        '<use id="SIEGE6" xlink:href="#chair" x="60" y="20"/>', '<text id="seat7" x="70 71" y="20">7</text>']
CHAIR = '<defs><g id="chair"><path id="seat-99" d="M-2-2L2-2 2,2C2,2-2,2-2,2"/></g></defs>'
good('an SVG drawing: seven kinds of shapes, and a room that is none', 'plan', 'p.svg', svg(CHAIR, '<rect class="room" width="100" height="100"/>', *EACH), ROW)
good('... behind a mark, in UTF-16, with a document type', 'plan', 'p.svg',
     svg(CHAIR, *EACH, before='<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">').encode('utf-16'), ROW)
good('... in Latin-1, as its declaration says', 'plan', 'p.svg', svg(CHAIR, *EACH, before='<?xml version="1.0" encoding="iso-8859-1"?>').encode('latin-1'), ROW)
for name, transform in (('moved', 'translate(-7.5 1e2)'), ('larger', 'scale(3)'), ('squeezed', 'scale(1,.5)'), ('by a matrix', 'matrix(2 0 0 2 5 5)'),
                        ('turned all around', 'rotate(180) rotate(180,-3,4)'), ('skewed', 'skewX(30)'), ('there and back', 'translate(5),translate(-5)'),
                        ('turned and turned back', 'rotate(37) rotate(-37)'), ('by a matrix of a matrix', 'matrix(1 2 3 4 5 6) matrix(-4 2 1 0 7 8)')):
    good(f'... {name}', 'plan', 'p.svg', svg(CHAIR, f'<g transform="{transform}">', *EACH, '</g>'), ROW)
good('each seat with transforms of its own and of groups', 'plan', 'p.svg', svg(
    '<g transform="translate(10,20)"><g transform="scale(2)">', '<circle id="seat-1" r="1"/>', '<circle id="seat-2" transform="translate(20)" r="1"/>', '</g>',
    '<circle id="seat-3" transform="rotate(90)" cx="20" cy="0" r="1"/></g>'), CORNER)
good('a quarter turn, a shear and a mirror', 'plan', 'p.svg', svg(
    '<circle id="seat-1" r="1"/>', '<circle id="seat-2" cx="20" cy="-20" r="1" transform="skewY(45)"/>', '<g transform="scale(1 -1)"><circle id="seat-3" cy="-10" r="1"/></g>'), CORNER)
good('turned about a point of its own, and a group about another', 'plan', 'p.svg', svg(
    '<circle id="seat-1" r="1"/>', '<g transform="rotate(-90,10,0)"><circle id="seat-2" cx="10" cy="10"/></g>', '<circle id="seat-3" cx="10" cy="20" transform="rotate(90 10 10)"/>'), CORNER)
good('what follows a closed figure begins where that began', 'plan', 'p.svg', svg(
    '<path id="seat-1" d="m 2,0 -2,2 -2,-2 2,-2 z m 0,0 -4,0"/>', '<path id="seat-2" d="M22 0 18 0Z l-4 0"/>', '<circle id="seat-3" cy="10"/>'), CORNER)
good('a group stands in the middle of what it draws', 'plan', 'p.svg', svg(
    '<g id="seat-1"><clipPath><rect width="900" height="900"/></clipPath><rect x="-5" y="-5" width="4" height="4"/><line x1="5" y1="5" x2="5" y2="-5"/></g>', '<polygon id="seat-2" points="15,-5 25,-5 25,5 15,5"/>',
    '<g id="seat-3"><title>Jean</title><polyline points="-1 9 1 11"/><desc>9</desc></g>'), CORNER)
good('use of a use, of a symbol', 'plan', 'p.svg', svg(
    '<symbol id="s"><rect width="2" height="2"/></symbol><g id="t"><use href="#s" x="3" transform="scale(2)"/></g>', '<use id="seat-1" href="#t"/>',
    '<use id="seat-2" href="#t" x="200"/>', '<use id="seat-3" href="#t" transform="translate(0 100)"/>'), CORNER)
good('a millimetre is as long as it is', 'plan', 'p.svg', svg('<circle id="seat-1"/>', '<circle id="seat-2" cx="2in"/>', '<circle id="seat-3" cy="25.4mm"/>'), CORNER)
good('its label names a seat, whatever its id is', 'plan', 'p.svg', svg('<circle id="seat-1"/>', '<circle id="seat-1-7" inkscape:label="seat-2" cx="20"/>', '<circle id="x" data-seat="3" cy="10"/>'), CORNER)


def plan_bad(name, content, *problems):
    bad('plan: ' + name, 'plan', 'b.csv' if content[0] != '<' else 'b.svg', content, *problems)


plan_bad('no seat, no number, no place', 'siège;x;y\n;1;1\nA;1;1\n0;1;1\n70000;1;1\n1;;2\n2;1;1 m\n3;inf;1e999\n', 'b.csv:2: A2 (siège): the row names no seat',
         'b.csv:3: A3 (siège): "A" is no whole number', 'b.csv:4: A4 (siège): 0 is not between 1 and 65536', 'b.csv:5: A5 (siège): 70000 is not between 1 and 65536',
         'b.csv:6: B6 (x): is empty; write how far the seat is', 'b.csv:7: C7 (y): "1 m" is no number that can be drawn',
         'b.csv:8: B8 (x): "inf" is no number that can be drawn', 'b.csv:8: C8 (y): "1e999" is no number that can be drawn')
plan_bad('a seat twice', 'siège;x;y\n1;1;1\n2;2;2\n1;3;3\n', 'b.csv:4: A4 (siège): seat 1 stands in line 2 already; keep one')
plan_bad('seats at one place', sheet(TEN + [(8, 10.1, 20), (9, 40, 20)]), *(
    f'b.csv:{row}: A{row} (Siège): seats {a} and {b} are nearer to each other than a fiftieth of the plan\'s longer side, and would be drawn over each other; move them apart'
    for row, a, b in ((9, 1, 8), (10, 4, 9))))
plan_bad('all seats at one place', sheet([(1, 5, 5), (2, 5, 5)]),
         'b.csv:3: A3 (Siège): seats 1 and 2 are nearer to each other than a fiftieth of the plan\'s longer side, and would be drawn over each other; move them apart')
plan_bad('no y', 'siège;x\n1;1\n', 'b.csv:1: row 1: the column "y" is missing; add it to this row')
plan_bad('no seat at all', 'siège;x;y\n', 'b.csv: there is a header, and no seat below it')
plan_bad('a roster', csv(ROSTER), 'b.csv:1: row 1: no header: the first row must name the columns, such as "siège" and "x"')
plan_bad('more seats than a chamber has', sheet([(n, n, 0) for n in range(1, 1031)]), 'b.csv:1026: A1026 (Siège): more than 1024 seats; is this the plan of one chamber?')
plan_bad('a drawing that names no seat', svg('<circle id="circle12" cx="1"/>', '<g id="seats"><rect/></g>', '<text>seat-1</text>', '<path id="seat-1-2"/>', '<defs><circle id="seat-1"/></defs>'),
         'b.svg: no element names a seat; give each its number as an id or label, seat-12, or as data-seat="12"')
plan_bad('a seat twice in a drawing, and one of two numbers', svg('<circle id="seat-1"/>', '<circle id="siege-1" cx="9"/>', '<circle id="seat-2" inkscape:label="seat-3" cx="19"/>', '<rect data-seat="4a"/>'),
         'b.svg:5: circle: its label names seat 3, and its id seat 2; keep one', 'b.svg:6: rect: its data-seat is no number of a seat', 'b.svg:4: seat 1 stands in line 3 already; keep one')
plan_bad('a number no seat has', svg('<circle id="seat-0"/>', '<circle id="seat-65537"/>'), 'b.svg:4: 65537 is no number of a seat: 1 to 65536')
plan_bad('seats without a shape', svg('<g id="seat-1"/>', '<path id="seat-2"/>', '<g id="seat-3"><text>3</text></g>', '<circle id="seat-4"/>'),
         *(f'b.svg:{line}: {what}: it draws no shape that would tell where it is' for line, what in ((3, 'g, seat 1'), (4, 'path, seat 2'), (5, 'g, seat 3'))))
UNREAD = 'what says where it is cannot be read; ungroup it, and save the drawing as plain SVG'
for n, shape in enumerate(['<circle id="seat-1" cx="50%"/>', '<circle id="seat-1" cx="1em"/>', '<rect id="seat-1" x="nan"/>', '<rect id="seat-1" x="0x10"/>', '<rect id="seat-1" x="1e10"/>',
                           '<circle id="seat-1" transform="turn(90)"/>', '<circle id="seat-1" transform="rotate(90"/>', '<circle id="seat-1" transform="matrix(1 0 0 1 0)"/>',
                           '<circle id="seat-1" style="transform:rotate(45deg)"/>', '<path id="seat-1" d="L 1 1"/>', '<path id="seat-1" d="M 1"/>', '<path id="seat-1" d="M1 1 x 4"/>',
                           '<path id="seat-1" d="M1 1 A 2 2 0 2 1 4 4"/>', '<polygon id="seat-1" points="1,2 a"/>', '<use id="seat-1" href="#a" x="1vw"/>']):
    plan_bad(f'what cannot be read, {n}', svg(shape), f'b.svg:3: {shape[1:].split()[0]}, seat 1: {UNREAD}')
plan_bad('a group that cannot be read', svg('<g transform="x"><circle id="seat-1"/></g>'), 'b.svg:3: circle, seat 1: it stands in a group whose place cannot be read; ungroup it')
WITHIN = 'a drawing within the drawing; take it out, or write the seat\'s place as a shape of its own'
plan_bad('drawings within the drawing', svg('<svg viewBox="0 0 1 1"><circle id="seat-1"/></svg>', '<symbol id="s" viewBox="0 0 1 1"><path d="M0 0"/></symbol>', '<use id="seat-2" href="#s"/>'),
         f'b.svg:3: circle, seat 1: {WITHIN}', f'b.svg:5: use, seat 2: {WITHIN}')
plan_bad('use of nothing, and of what is elsewhere', svg('<use id="seat-1" href="#gone"/>', '<use id="seat-2" href="other.svg#a"/>', '<use id="seat-3"/>'),
         *(f'b.svg:{n + 2}: use, seat {n}: it uses what is not in the drawing' for n in (1, 2, 3)))
TOO_MUCH = 'it draws too much, or itself; save the drawing as plain SVG'
plan_bad('use of itself', svg('<g id="a"><use href="#a"/></g>', '<use id="seat-1" href="#a"/>'), f'b.svg:4: use, seat 1: {TOO_MUCH}')
plan_bad('a drawing of 2^40 shapes', svg('<g id="a0"><rect/></g>', *(f'<g id="a{n + 1}"><use href="#a{n}"/><use href="#a{n}"/></g>' for n in range(40)), '<use id="seat-1" href="#a40"/>'),
         f'b.svg:44: use, seat 1: {TOO_MUCH}')
plan_bad('farther than can be told', svg('<g transform="scale(1e9)">' * 40, '<circle id="seat-1" cx="1"/>', '</g>' * 40), 'b.svg:4: seat 1 is farther away than can be told; scale the drawing down')
plan_bad('elements within elements', svg('<g>' * 250, '</g>' * 250), 'b.svg: its elements nest too deep; ungroup them, and save the drawing as plain SVG')
plan_bad('more elements than a drawing of seats', svg('<a/>' * 200000), 'b.svg: has more than 200000 elements; keep the seats, and save the drawing as plain SVG')
plan_bad('entities', svg('<circle id="seat-1"/>', before='<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'), 'b.svg: declares entities, which no seat wants; save the drawing as plain SVG')
plan_bad('a page', '<html><body/></html>', 'b.svg: is XML, and no SVG drawing; save the drawing as plain SVG')
plan_bad('cut short', svg(*EACH)[:400], 'b.svg:6: is no whole XML: unclosed token')
plan_bad('an end too many', svg('<g id="seat-1"></g></g>'), 'b.svg:3: is no whole XML: mismatched tag')
bad('plan: compressed', 'plan', 'b.svgz', b'\x1f\x8b\x08\0', 'b.svgz: is compressed; save the drawing as plain SVG')
bad('plan: a drawing has no sheets', 'plan', 'b.svg', svg(*EACH), 'b.svg: has no sheets; leave out --sheet', more=('--sheet', '1'))
bad('plan: nothing', 'plan', 'b.svg', '', 'b.svg: the file is empty')

save('p.csv', sheet(TEN))
told, path = scrutin('plan', 'p.csv', '-o', 'room.plan'), os.path.join(FOLDER, 'room.plan')
check('-o writes a file', told == (0, '', '') and open(path).read() == ''.join(w + '\n' for w in ROW), told)
save('b.csv', sheet(TEN + TEN[:1]))
told = scrutin('plan', 'b.csv', '-o', 'room.plan')
check('... and leaves it as it was where anything is wrong', told[0] == 3 and open(path).read() == ''.join(w + '\n' for w in ROW), told)
check('... or says that it cannot', scrutin('plan', 'p.csv', '-o', 'nowhere/x') == (5, '', 'nowhere/x: No such file or directory\n'))

for words in (['roster'], ['roster', 'a', 'b'], ['attendance', 'a'], ['agenda', '--roster', 'a', 'b'], ['roster', '--what', 'a'], ['plan'], ['plan', 'a', 'b'], ['plan', '--roster', 'a', 'b'],
              ['roster', '-o', 'a', 'b'], ['agenda', '--y-up', 'a']):
    check(f'usage: {words}', scrutin(*words)[0] == 2)
check('no such file', scrutin('roster', 'nowhere') == (3, '', 'nowhere: cannot be read: No such file or directory\n'))

print(f'{passed} passed, {failed} failed')
sys.exit(failed > 0)
