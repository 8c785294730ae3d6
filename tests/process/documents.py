#!/usr/bin/env python3
"""documents.py BIN -- extract, minutes and list of resolutions: the published extract regenerated, an evening as text, the PDF

tests/golden/documents/README.md says where the files come from. GOLDEN_WRITE=1 renews conseil.*; git diff is the review.
"""
import json, os, re, shutil, subprocess, sys, tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
from sitting import report, test

BIN = os.path.abspath(sys.argv[1])
HERE = 'tests/golden/documents/'
DIR = tempfile.mkdtemp(prefix='scrutin-')
ENV = dict(os.environ, LSAN_OPTIONS='print_suppressions=0:suppressions=' + os.path.abspath('tests/lib/lsan.supp'))
CONTROL = re.compile(r'Empreinte de contrôle [^\n]*\n[^\n]*\n[^\n]* entrées\n(?:[ █▀▄]+\n)+')


def read(path):
    with open(path, encoding='utf-8') as f:
        return f.read()


def run(*words):
    got = subprocess.run(words, capture_output=True, timeout=120, env=ENV)
    assert got.returncode == 0, f'{words}: exit {got.returncode}\n{got.stderr.decode()}'
    return got.stdout


def record(name, text):
    path = os.path.join(DIR, name)
    with open(path + '.story', 'w', encoding='utf-8') as f:
        f.write(text)
    run(BIN + '/scrutin', 'story', '--record', path + '.record', path + '.story')
    return path + '.record'


def export(path, form, *words, ballots=('--all',)):
    return run(BIN + '/scrutin', 'export', path, *ballots, '--format', form, *words)


def golden(name, text):
    got = CONTROL.sub('[contrôle]\n', text)
    if os.environ.get('GOLDEN_WRITE'):
        with open(HERE + name, 'w', encoding='utf-8') as f:
            f.write(got)
    with open(os.path.join(DIR, name), 'w', encoding='utf-8') as f:
        f.write(got)
    diff = subprocess.run(['diff', '-u', HERE + name, os.path.join(DIR, name)], capture_output=True, text=True).stdout
    assert diff == '', diff[:6000]


CONSEIL = read(HERE + 'conseil.story')
conseil = record('conseil', CONSEIL)
opened = record('open', CONSEIL[:CONSEIL.rindex('end\n')])
# The same council before anybody is there; one of a group, with a handset of a named make.
before = record('before', CONSEIL[:CONSEIL.index('arrive ')].replace('handset=2CCE9775', 'handset=iclicker:2CCE9775 group="Les Indépendants"') +
                'excuse 9,10\nproxy 9 -> 7 dated=2026-02-11\nproxy 10 -> 2\nproxy 11 -> 7 force="deux"\nrevoke 11\n')


@test('the published extract comes out again of roster, text and 40 voices; its SCRUTIN block byte for byte')
def _():
    shutil.copy(HERE + 'seed.text', DIR)
    story = read('tests/golden/story/seed.story')
    named = re.sub(r'^(item 1 .*)$', r'\1 text="seed.text"', story, count=1, flags=re.M)
    assert named != story
    ours = export(record('seed', named), 'extrait').decode()
    theirs = read(HERE + 'seed.extrait')
    block = theirs[theirs.index('SCRUTIN\t'):theirs.index('\n\nLe secrétaire')]
    assert block in ours and 'POUR : 40' in block
    lines = lambda t: [l for l in t.split('\n') if l != '']
    wanted = re.sub(r'(?<=[A-Z])- (?=[A-Z])', '-', theirs.replace('*', ''))
    assert len(re.findall(r'(?<=[A-Z])- (?=[A-Z])', theirs)) == 4
    text, found = CONTROL.subn('', ours)
    assert found == 1
    assert lines(text) == ['RÉPÉTITION'] + lines(wanted)


for name, path, form in (('conseil.pv', conseil, 'pv'), ('conseil.liste', conseil, 'liste'), ('conseil.cloture', conseil, 'cloture'),
                         ('conseil.emargement', before, 'emargement'), ('conseil.extrait', conseil, 'extrait'),
                         ('conseil.pv-open', opened, 'pv')):
    @test(f'{name} is as it was read and approved')
    def _():
        golden(name, export(path, form).decode())


for layout in ('lasalle', 'pornic', 'tronget'):
    @test(f'conseil.extrait-{layout}: six ballots in the words of another town, as they were read and approved')
    def _():
        extracts = export(conseil, 'extrait', '--names', '--layout', layout).decode().split('\f\n')
        golden('conseil.extrait-' + layout, ''.join(extracts[i] + '\f\n' for i in (1, 2, 3, 5, 6, 7, 8, 10)))


@test('dijon is the layout that is used where none is given, in every document')
def _():
    for form in ('extrait', 'pv', 'liste', 'cloture', 'extrait-pdf'):
        assert export(conseil, form, '--layout', 'dijon') == export(conseil, form), form


@test('a layout hides nothing: positions, recusals, annulment, ties, signatures and banner are there that it does not name')
def _():
    path = os.path.join(DIR, 'bare.layout')
    with open(path, 'w', encoding='utf-8') as f:
        f.write('[layout]\nname = bare\nsource = none\nzero = omit\nbasis = no\n[extract]\ntitle = T\nitem = {title}\n'
                'candidates = {candidate} : {voices}\ndecision = where-needed\nsignatures = president-first\n')
    extracts = re.findall(r'RÉPÉTITION\n.*?\[contrôle\]\n', CONTROL.sub('[contrôle]\n', export(conseil, 'extrait', '--layout', path)
                                                                       .decode()), re.S)
    blocks = [e[e.index('T\n\n') + 3:e.index('\n\nL')] for e in extracts]
    signed = {e[e.index('\n\nL') + 2:] for e in extracts}
    assert blocks == [
        "Procès-verbal de la séance du 18 décembre 2025\n\nPOUR : 10\n\nADOPTÉ à l'unanimité",
        'Crédits de la médiathèque\n\nPOUR : 3\nCONTRE : 6\nABSTENTION : 1\n\nREJETÉ',
        'Budget primitif 2026\n\nPOUR : 5\nCONTRE : 5\n\nPartage égal des voix (5 pour, 5 contre). Madame MARTIN, présidente de '
        'séance, ayant voté POUR, sa voix est prépondérante : ADOPTÉ',
        'Compte administratif 2025\n\nPOUR : 7\nABSTENTION : 2',
        "Élection d'un adjoint\n\nMadame Élise ÇELIK : 4\nMadame Gaëlle LE GOFF : 4\nBLANC : 1\nNUL : 1\n\n"
        'NOUVEAU TOUR DE SCRUTIN',
        "Élection d'un adjoint\n\nMadame Élise ÇELIK : 6\nMadame Gaëlle LE GOFF : 3\nBLANC : 1\n\nÉLUE : Madame Élise ÇELIK",
        'Subvention au club de judo\n\nPOUR : 9\nNE SE PRONONCE PAS : 1',
        'Subvention au club de voile\n\nPOUR : 8\nNE SE PRONONCE PAS : 1\nDÉPORT : 1',
        "Subvention au club d'aviron\n\nPOUR : 9\nNE SE PRONONCE PAS : 1",
        "Rapport sur le service de l'eau\n\nIL EST PRIS ACTE",
        "Dénomination d'une rue\n\nPOUR : 4\nCONTRE : 5\nABSTENTION : 1\nSCRUTIN ANNULÉ\n\nSCRUTIN ANNULÉ",
        "Dénomination d'une rue\n\nPOUR : 5\nCONTRE : 4\nABSTENTION : 1",
        'Vœu pour le maintien de la gare\n\nADOPTÉ sans vote formel',
    ], blocks
    assert signed == {'La Présidente,\nMadame MARTIN\n\nLa secrétaire,\nMadame ŒUVRARD\n\n[contrôle]\n',
                      'Le Président de séance,\nMonsieur PETIT\n\nLa secrétaire,\nMadame ŒUVRARD\n\n[contrôle]\n'}, signed


@test('names that a layout asks for stand beside votes of public ballots, of ordinary ones with --names, of secret ones never')
def _():
    path = os.path.join(DIR, 'named.layout')
    with open(path, 'w', encoding='utf-8') as f:
        f.write('[layout]\nname = named\nsource = none\n[extract]\ntitle = T\nitem = {title}\nrow = {pour}{names_pour}\n'
                'row = {contre}{names_contre}\ncandidates = {candidate} : {voices}\nrow = {abstention}{names_abstention}\n'
                'row = {nspp}{names_nspp}\ndecision = always\nsignatures = secretary-first\n')
    named = lambda *w: re.findall(r'^\d+ \(.*$', export(conseil, 'extrait', '--layout', path, *w).decode(), re.M)
    public = ['5 (Madame Alice MARTIN, Monsieur Bruno PETIT, Madame Chloé ŒUVRARD, Monsieur Łukasz KOWALSKI, Monsieur Jean-Loup DIX)',
              "5 (Madame Élise ÇELIK, Monsieur Farid BEN ALI, Madame Gaëlle LE GOFF, Monsieur Hugo D'ORMESSON, Madame Inès NEUF)"]
    assert named() == public
    more = named('--names')
    assert len(more) == 2 + 3 + 6 and set(public) < set(more), more
    assert more[2 - 2].startswith('3 (Madame Élise ÇELIK, Monsieur Farid BEN ALI, Madame Inès NEUF)'), more


DATES = '''[sitting]
pref_id = SPREF02A1
list = 2026-02-19

[all]
sent = 2026-02-13
received = 2026-02-14

[item 11]
published = 2026-03-01
act = 02A-212100012-20260213-2026_011-DE
[item 7]
received = 2026-02-16
url = https://exemple.fr/7.pdf
'''


@test('dates beside the record stand on the extract of what was decided in the end, in the list and in open data; nowhere else')
def _():
    plain = {form: export(conseil, form).decode() for form in ('extrait', 'liste', 'scdl', 'pv', 'json')}
    with open(os.path.join(DIR, 'conseil.dates'), 'w', encoding='utf-8') as f:
        f.write(DATES)
    try:
        got = {form: export(conseil, form).decode() for form in plain}
        pdf = run('sh', '-c', f'{BIN}/scrutin export {conseil} --all --format extrait-pdf | pdftotext -layout - -').decode()
    finally:
        os.unlink(os.path.join(DIR, 'conseil.dates'))
    assert got['pv'] == plain['pv'] and got['json'] == plain['json']
    pages = got['extrait'].split('\f\n')
    stamps = [re.findall(r'^(?:Envoyé|Reçu|Publié|ID) .*$', p, re.M) for p in pages]
    sent, received = 'Envoyé en préfecture le 13 février 2026', 'Reçu en préfecture le 14 février 2026'
    both = [sent, received]
    assert stamps == [both, both, both, both, [], both, both, both, [sent, 'Reçu en préfecture le 16 février 2026'], both, [],
                      both + ['Publié le 1er mars 2026', 'ID : 02A-212100012-20260213-2026_011-DE'], both], stamps
    assert re.sub(r'(?:Envoyé|Reçu|Publié|ID) .*\n\n', '', got['extrait']) == plain['extrait']
    assert pdf.count(sent) == 11 and pdf.count('ID : 02A-') == 1
    assert got['liste'].replace('Liste affichée et mise en ligne le 19 février 2026\n\n', '') == plain['liste'] != got['liste']
    rows = [r.split(',') for r in got['scdl'].splitlines()]
    told = {r[2]: (r[9], r[10], r[16]) for r in rows[1:]}
    assert told.pop('2026-007') == ('SPREF02A1', '2026-02-16', 'https://exemple.fr/7.pdf')
    assert set(told.values()) == {('SPREF02A1', '2026-02-14', '')} and len(told) == 9, told


@test('dates that are malformed stop the formats that read them, with file and line, and no other')
def _():
    beside = os.path.join(DIR, 'conseil.dates')
    for text, why in (('[all]\nsent = 13/02/2026\n', ':2: sent = 13/02/2026: a date like 2026-02-13 is wanted\n'),
                      ('[item 13]\nsent = 2026-02-13\n', ':1: there is no item 13 in the record; its items: scrutin replay\n')):
        with open(beside, 'w', encoding='utf-8') as f:
            f.write(text)
        for form, code in (('extrait', 3), ('liste-pdf', 3), ('scdl', 3), ('pv', 0), ('popolo', 0)):
            out = os.path.join(DIR, 'out')
            got = subprocess.run([BIN + '/scrutin', 'export', conseil, '--all', '--format', form, '-o', out], capture_output=True,
                                 text=True, timeout=60, env=ENV)
            assert got.returncode == code, (form, got)
            if code == 3:
                assert got.stderr == beside + why and not os.path.exists(out), (form, got)
            else:
                os.unlink(out)
    os.unlink(beside)
    os.mkfifo(beside)
    got = subprocess.run([BIN + '/scrutin', 'export', conseil, '--all', '--format', 'liste'], capture_output=True, text=True, timeout=20)
    os.unlink(beside)
    assert got.returncode == 3 and got.stderr.startswith(beside + ': cannot be read'), got


@test("the minutes of a département say délégation de vote, and agree with it")
def _():
    path = record('departement', 'body "Département d\'Exemple" organ="Conseil départemental" profile=departement\n'
                  'sitting 2026-01-15T18:30 president=1 secretary=2\nseat 1 civility=Madame first=Ada last=UN\n'
                  'seat 2 civility=Monsieur first=Jean last=DEUX\nseat 3 civility=Madame first=Zoé last=TROIS\narrive 1,2\n'
                  'proxy 3 -> 1\nitem 1 "Budget"\ndiscuss 1\nadopt 1 unanimous\nrevoke 3\nproxy 3 -> 2\nend\n')
    text = export(path, 'pv').decode()
    for line in ('Délégations de vote :', 'Madame Zoé TROIS délégation de vote à Madame Ada UN	jusqu\'à 18 h 30',
                 '18 h 30 – Fin de la délégation de vote donnée par Madame Zoé TROIS',
                 '18 h 30 – Madame Zoé TROIS donne délégation de vote à Monsieur Jean DEUX'):
        assert line in text.split('\n'), (line, text)
    assert 'pouvoir' not in text.lower() and ' – délégations de vote : 1 – ' in text, text


@test('the control words of each extract are those that `verify --words` asks for')
def _():
    words = set(re.findall(r'électronique qualifiés\)\n([a-z]+(?: [a-z]+){7})\n', export(conseil, 'extrait').decode()))
    assert len(words) == 11, words  # three extracts are of one ballot
    for eight in sorted(words):
        run(BIN + '/scrutin', 'verify', conseil, '--key', conseil + '.pub', '--words', eight)


@test('names beside votes: of the public ballot, of ordinary ones with --names, of secret ones never')
def _():
    named = lambda *w: len(re.findall(r'^(?:POUR|CONTRE|ABSTENTION|NE SE PRONONCE PAS) : \w+ \S', export(conseil, 'pv', *w).decode(), re.M))
    assert named() == 2                 # the budget alone: for and against
    assert named('--names') == 2 + 3 + 6  # the amendment: three positions; three items: for and NSPP


@test('secretaries are all named and all sign, the main one first, three signatures in a row')
def _():
    story = read('tests/golden/law/E1-several-secretaries-the-first-is-the-main-one.story')
    path = record('secretaries', story)
    minutes, extract = export(path, 'pv').decode(), export(path, 'extrait').decode()
    assert '\nSecrétaires de séance : Madame Chloé DURAND et Monsieur Bruno PETIT\n' in minutes, minutes
    assert '\nSecrétaires de séance : Madame DURAND et Monsieur PETIT\n' in extract, extract
    for text in minutes, extract:
        assert '\nLa secrétaire,\nMadame DURAND\n\nLe secrétaire,\nMonsieur PETIT\n\nLa Présidente,\nMadame MARTIN\n' in text, text
    assert json.loads(export(path, 'json'))['sitting']['secretaries'] == [3, 2]
    path = record('four', story.replace('secretary=3,2\n', 'secretary=4,3,2,5\n'))
    assert 'Monsieur LEROY, Madame DURAND, Monsieur PETIT et Madame MOREAU\n' in export(path, 'extrait').decode()
    pdf = os.path.join(DIR, 'four.pdf')
    export(path, 'extrait-pdf', '-o', pdf)
    rows = [re.split(' {2,}', l.strip()) for l in run('pdftotext', '-layout', pdf, '-').decode().splitlines() if 'secrétaire,' in l]
    assert rows == [['Le secrétaire,', 'La secrétaire,', 'Le secrétaire,'], ['La secrétaire,', 'La Présidente,']], rows


@test('presence that was noted too late: its true hours, when they were put right, and which ballots went by others')
def _():
    path = record('late', read('tests/golden/law/E3-presence-noted-too-late.story'))
    told = [l for l in export(path, 'pv', '--all').decode().splitlines() if 'après coup' in l]
    assert told[2] == ('19 h 00 – Départ de Monsieur Denis LEROY à 18 h 45, noté après coup ; '
                       'scrutins ouverts entre-temps, dont le résultat demeure : n° 2, n° 4'), told
    assert told[6] == '19 h 00 – Présence de Madame Alice MARTIN à 18 h 35, noté après coup', told
    assert len(told) == 12, told
    rows = [r.split(';')[-5:-2] for r in export(path, 'presence', '--all').decode().splitlines() if ';DURAND;' in r]
    assert [r[0] for r in rows] == ['présent', 'rectifié : absent', 'rectifié : présent'], rows
    assert [r[1:] for r in rows] == [['18:30', ''], ['18:30', '19:00'], ['18:30', '19:00']], rows
    seats = json.loads(export(path, 'json', '--all'))['seats']
    assert [c['touches'] for c in seats[3]['corrected']] == [[2, 5], [6], [6]], seats[3]['corrected']
    assert seats[4]['present'][0]['from'] == '2026-01-15T18:40:00', seats[4]


@test('a PDF is sound, has its fonts and its words, and is the same each time')
def _():
    for form in ('pv-pdf', 'liste-pdf', 'extrait-pdf', 'cloture-pdf', 'emargement-pdf'):
        path = os.path.join(DIR, form)
        export(conseil, form, '-o', path)
        with open(path, 'rb') as f:
            assert f.read() == export(conseil, form), form
        run('qpdf', '--check', path)
        fonts = run('pdffonts', path).decode().splitlines()[2:]
        assert fonts and all(l.split()[-5] == 'yes' for l in fonts), fonts
        text = run('pdftotext', '-layout', path, '-').decode()
        for word in ('ÇELIK', 'ŒUVRARD', 'Łukasz') if form in ('pv-pdf', 'cloture-pdf', 'emargement-pdf') else ('Élection',):
            assert word in text, (form, word)
        assert len(re.findall(r'séance du 12/02/2026 – page \d+', text)) == text.count('\f'), form


@test('minutes that are not finished say so first, on each page and last, and have no place to sign')
def _():
    text = export(opened, 'pv').decode()
    pages = run('sh', '-c', f'{BIN}/scrutin export {opened} --all --format pv-pdf | pdftotext -layout - -').decode().split('\f')[:-1]
    assert text.startswith('RÉPÉTITION\n\nSéance en cours : procès-verbal inachevé\n')
    assert len(pages) > 2 and all('séance du 12/02/2026 – inachevé – page' in p for p in pages)
    assert 'La Présidente,' not in text and 'il n\'est pas à signer]' in text
    assert 'inachevé' not in export(conseil, 'pv').decode()


@test('the closing sheet: until 30 June 2022 all members present sign; what is not closed has no place to sign')
def _():
    def sheet(day, story=CONSEIL):
        return export(record('cloture-' + day, story.replace('sitting 2026-02-12', 'sitting ' + day)), 'cloture').decode()
    old, new = sheet('2022-06-30'), sheet('2022-07-01')
    assert 'Membres présents, et leur signature :' in old and 'signature' not in new.split('Empreinte')[0]
    for text in old, new:
        names = text[text.index('Membres présents'):text.index('La secrétaire,')]
        assert len(re.findall(r'Madame|Monsieur', names)) == 9, names # all but the member who gave a proxy
        assert text.count('La Présidente,\nMadame MARTIN') == 1
    for withdrawn in '2026-009', '2026-010':
        assert withdrawn not in new
    text = export(opened, 'cloture').decode()
    assert 'Séance non close : ce feuillet n\'est pas à signer' in text and 'La Présidente,' not in text
    bare = record('bare', 'body "Ville" organ="Conseil municipal" profile=commune\n')
    assert all('(date non indiquée)' in export(bare, form).decode() for form in ('pv', 'liste', 'cloture', 'emargement'))
    none = sheet('2022-06-29', CONSEIL[:CONSEIL.index('item 1 ')] + 'end\n')
    assert 'Aucune délibération.' in none


# --- a large council, long titles, hostile names ---------------------------------------------------------------------

def handset(n):
    of = [0x37, n >> 8, n & 255]
    return ''.join(f'{b:02X}' for b in of + [of[0] ^ of[1] ^ of[2]])


def large():
    """209 members, 60 items: every twentieth by name, of the others a count by hand."""
    lines = ['body "Métropole d\'Exemple" organ="Conseil métropolitain" profile=epci',
             'sitting 2026-03-12T09:00 president=1 secretary=2 convocation=2026-03-05']
    lines += [f'seat {n} civility={"Madame" if n % 2 else "Monsieur"} first=Prénom-{n} last="DE LA FOUCHARDIÈRE {n}" '
              f'handset={handset(n)}' for n in range(1, 210)]
    lines += ['arrive 1..180'] + [f'proxy {n} -> {n - 180}' for n in range(181, 205)]
    lines += [f'item {i} "Objet {i} : un titre assez long pour aller à la ligne une fois au moins dans le document imprimé" '
              f'rubric="RUBRIQUE {i}" number=2026-{i:03d}' for i in range(1, 61)]
    for i in range(1, 61):
        count = f'count mode=hands pour={200 - i} contre={i} abstention=4 tellers=6,8'
        lines.append(f'discuss {i}')
        if i % 20 == 0:
            lines.append('open mode=public proxies=linked asked-by=' + ','.join(str(k) for k in range(1, 46)))
            lines += [f'press {handset(n)} {"ABCD"[n % 4]}' for n in range(1, 180)]
            lines += ['close confirm-silent', 'proclaim']
        else:
            lines += [count, count, 'proclaim']
    return '\n'.join(lines + ['end']) + '\n'


def characters(text):
    return ''.join(text.split())  # a word may be broken at the end of a line


def pages_of(path):
    """The text of each page, in the order it was drawn in, without its foot, which is looked at."""
    pages = run('pdftotext', '-raw', path, '-').decode().split('\f')[:-1]
    cut = [re.fullmatch(r'(.*\n|)[^\n]* – séance du [\d/]{10} – page (\d+)\n', p, re.S) for p in pages]
    assert all(cut) and [int(m.group(2)) for m in cut] == list(range(1, len(pages) + 1)), path
    return [m.group(1) for m in cut]


def outside(path):
    """Words that are not between the margins, or stand where the foot does."""
    words = re.findall(r'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>',
                       run('pdftotext', '-bbox', path, '-').decode())
    return [w for w in words if not (55.9 <= float(w[0]) and float(w[2]) <= 539.1 and 55.9 <= float(w[1]) and
                                     (float(w[3]) <= 786.1 or float(w[1]) >= 800))]


def set_both(record, form, ballots=('--all',)):
    path = os.path.join(DIR, form + '.pdf')
    export(record, form + '-pdf', '-o', path, ballots=ballots)
    run('qpdf', '--check', path)
    text = re.sub(r'^[ █▀▄]+\n', '', export(record, form, ballots=ballots).decode(), flags=re.M).replace('\f', '')
    return path, text, pages_of(path)


@test('209 members and 60 items as PDF: no character lost or out of order, nothing outside the margins, a foot on each page')
def _():
    path = record('large', large())
    for form, least, ballots in (('pv', 20, ['--all']), ('extrait', 3, ['--ballot', '60']), ('liste', 2, ['--all'])):
        pdf, text, pages = set_both(path, form, ballots)
        assert len(pages) >= least and all(p != '' for p in pages), (form, len(pages))
        assert characters(text) == characters(''.join(pages)), form
        assert outside(pdf) == [], (form, outside(pdf)[:5])
    text = export(path, 'pv').decode()
    assert [text.count(f'\n{i}. Objet {i} : ') for i in range(1, 61)] == [1] * 60
    assert all(f'DE LA FOUCHARDIÈRE {n}\t' in text for n in range(1, 210))


@test('the sheet to sign: its head on each page, n of how many, rows of 9 mm and columns of 3 cm, signatures never alone on a page')
def _():
    setting = large()[:large().index('arrive ')].replace('DE LA FOUCHARDIÈRE ', 'N')  # a name that takes one line
    for members in 43, 44, 100, 209:
        lines = [re.sub(r'^(seat (\d+) .*?)( handset=\S+)?$', r'\1 handset=\2', l) for l in setting.splitlines()
                 if not l.startswith('seat ') or int(l.split()[1]) <= members]
        lines = [l.replace('last="N1"', f'last="{"N1-" * 11}"') for l in lines] + ['proxy 1 -> 2']  # they want all the room there is
        pdf = os.path.join(DIR, f'sheet-{members}.pdf')
        export(record(f'sheet-{members}', '\n'.join(lines) + '\n'), 'emargement-pdf', '-o', pdf)
        run('qpdf', '--check', pdf)
        pages = run('pdftotext', '-bbox', pdf, '-').decode().split('<page ')[1:]
        words = [[(float(x), float(y), w) for x, y, w in re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>(.*?)</word>', p)] for p in pages]
        assert outside(pdf) == []
        numbers = []
        for n, page in enumerate(words, 1):
            at = {w: x for x, y, w in page if w in ('N°', 'Émargement', 'rendu')}
            assert [w for x, y, w in page].count('Boîtier') == 2, 'a head is broken within a word'
            assert len(at) == 3 and at['rendu'] - at['Émargement'] > 85, (members, n, at)
            assert page[-1][2] == f'{n}/{len(pages)}', page[-1]
            rows = [(y, int(w)) for x, y, w in page if x < at['N°'] + 3 and w.isdigit()]
            assert rows and all(b[0] - a[0] >= 25.5 for a, b in zip(rows, rows[1:])), (members, n, rows)
            numbers += [w for y, w in rows]
        assert numbers == list(range(1, members + 1)), (members, numbers)
        assert [w for x, y, w in words[-1] if w == 'Présidente,'], members


@test('titles of ten thousand bytes, and words without a blank, go on over lines and pages')
def _():
    words = ' '.join(f'mot{i}' for i in range(1300))
    story = read('tests/golden/story/seed.story')
    story = re.sub(r'^item 1 .*$', f'item 1 "{words}"\nitem 2 "{"x" * 6000}"', story, count=1, flags=re.M)
    path = record('long', story)
    for form in ('pv', 'extrait', 'liste'):
        pdf, text, pages = set_both(path, form)
        assert outside(pdf) == [], (form, outside(pdf)[:1])
        ours, theirs = characters(text), characters(''.join(pages))
        if form != 'liste':
            assert ours == theirs, form
        assert sorted(ours) == sorted(theirs), form  # cells of a high row are drawn line by line
        assert re.findall(r'mot\d+', ' '.join(pages)) == re.findall(r'mot\d+', text), form


def white(path, top, bottom):
    """Whether nothing is drawn between TOP and BOTTOM (points) on any page; of letters and QR codes alike."""
    data, at = run('pdftoppm', '-r', '36', '-gray', path), 0
    while at < len(data):
        magic, width, height = re.match(rb'(P5)\n(\d+) (\d+)\n255\n', data[at:at + 40]).groups()
        at += data[at:].index(b'\n255\n') + 5
        rows, at = data[at:at + int(width) * int(height)], at + int(width) * int(height)
        if min(rows[top // 2 * int(width):bottom // 2 * int(width)]) < 250:
            return False
    return True


@test('wherever the foot of a page falls, counts stay whole, a heading with what follows, signatures have room, a QR code is whole')
def _():
    folder = os.path.join(DIR, 'feet')
    os.mkdir(folder)
    lines = ['body "Ville" organ="Conseil municipal" profile=commune', 'sitting 2026-01-15T18:30 president=1 secretary=2',
             'seat 1 civility=Madame first=Ada last=UN', 'seat 2 civility=Monsieur first=Jean last=DEUX', 'arrive 1,2']
    for k in range(60):
        with open(f'{folder}/{k}.txt', 'w') as f:
            f.writelines(f'ligne {i}\n' for i in range(k))
        lines += [f'item {k + 1} "Objet {k + 1}{" mot" * (k * 7)}" text="{k}.txt"']
    for k in range(60):
        lines += [f'discuss {k + 1}'] + ['count mode=hands pour=1 contre=1 abstention=0 tellers=2'] * 2 + ['proclaim']
    with open(folder + '/r.story', 'w', encoding='utf-8') as f:
        f.write('\n'.join(lines + ['end']) + '\n')
    run(BIN + '/scrutin', 'story', '--record', folder + '/r.record', folder + '/r.story')
    for form in ('extrait', 'pv'):
        pdf, text, pages = set_both(folder + '/r.record', form)
        assert characters(text) == characters(''.join(pages)) and outside(pdf) == [], form
        assert white(pdf, 790, 802), form
        assert sum(p.count('SCRUTIN') for p in pages) == 60
        assert all(p.count('SCRUTIN') == p.count('DONT 0') for p in pages), form
        assert not [p for p in pages if re.search(r'(?:OBJET : |^\d+\. )Objet[^\n]*\n?\Z', p, re.M)], form
        words = run('pdftotext', '-bbox', pdf, '-').decode()
        signed = [float(y) for y in re.findall(r'yMax="([\d.]+)">(?:Présidente|secrétaire),<', words)]
        assert len(signed) == (120 if form == 'extrait' else 2) and max(signed) < 786 - 48, (form, max(signed))


SMALL = '''body "Ville" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Ada last=UN
seat 2 civility=Monsieur first=Jean last=DEUX
seat 3 civility=Madame first=Zoé last=TROIS
seat 4 civility=Monsieur first=Luc last=QUATRE
seat 5 civility=Madame first=Léa last=CINQ
seat 6 civility=Monsieur first=Marc last=SIX
seat 7 civility=Madame first=Anne last=SEPT
seat 8 civility=Monsieur first=Paul last=HUIT
seat 9 civility=Madame first=Inès last=NEUF
seat 10 civility=Monsieur first=Noé last=DIX
'''


@test('six positions are six different things: each has its figure, and its names where they are public')
def _():
    path = record('six', SMALL + 'arrive 1..6,10\nexcuse 8\nproxy 9 -> 10\nitem 1 "Budget"\ndiscuss 1\n'
                  'open mode=public asked-by=1,2,3\nvote 1 pour\nvote 2 contre\nvote 3 abstention\nvote 4 nspp\nvote 5 nppv\n'
                  'close confirm-silent\nproclaim\nend\n')
    block = ('SCRUTIN\tPOUR : 1\tABSTENTION : 1\n\tCONTRE : 1\tNE SE PRONONCE PAS : 1\n\tDONT 0 PROCURATION(S)\t\n'
             "\tNE PREND PAS PART AU VOTE : 1\t\n\tN'ONT PAS VOTÉ : 3\t\n\n")
    extract, minutes = export(path, 'extrait').decode(), export(path, 'pv').decode()
    assert block in extract and block in minutes, extract
    for line in ('POUR : Madame Ada UN', 'CONTRE : Monsieur Jean DEUX', 'ABSTENTION : Madame Zoé TROIS',
                 'NE SE PRONONCE PAS : Monsieur Luc QUATRE', 'NE PREND PAS PART AU VOTE : Madame Léa CINQ',
                 "N'ONT PAS VOTÉ : Monsieur Marc SIX, Madame Inès NEUF (pouvoir à Monsieur Noé DIX), Monsieur Noé DIX"):
        assert line in minutes.split('\n'), (line, minutes)
    tronget = export(path, 'extrait', '--layout', 'tronget').decode().split('\n')
    for line in ('En exercice : 10 Présents : 7 Votants : 4', 'Excusés : Monsieur Paul HUIT', 'Absents : Madame Anne SEPT',
                 'Madame Inès NEUF à Monsieur Noé DIX', 'NE SE PRONONCE PAS : 1', 'NE PREND PAS PART AU VOTE : 1',
                 "N'ONT PAS VOTÉ : 3"):
        assert line in tronget, (line, tronget)


@test('every member present is in the extract once, and in the minutes, however many there are, ranked or not')
def _():
    for ranked in (False, True):
        for n in range(1, 11):
            seats = re.sub(r'(seat (\d+) .*)', r'\1 rank=\2' if ranked else r'\1', SMALL)
            path = record(f'present-{n}-{ranked}', seats + f'arrive 1..{n}\nitem 1 "Budget"\nopen force="essai"\nvote 1 pour\n'
                          'close confirm-silent\nend\n')
            names = re.findall(r'first=(\S+) last=(\S+)', SMALL)
            for form in ('extrait', 'pv'):
                text = export(path, form).decode()
                part = text[text.index('Membres présents :'):text.index('OBJET :' if form == 'extrait' else 'Ordre du jour')]
                present = part.split('Membres absents :')[0]
                assert [present.count(f'{a} {b}') for a, b in names] == [1] * n + [0] * (10 - n), (n, form, part)
                assert [part.count(f'{a} {b}') for a, b in names] == [1] * 10, (n, form, part)


@test('a text that an item names is read from beside the record, or not at all: no path, no link, no pipe, no device, no folder')
def _():
    folder = os.path.join(DIR, 'hostile')
    os.makedirs(folder + '/in/sub')
    secret = 'NOT TO BE READ'
    for name in ('outside', 'in/own', 'in/sub/own'):
        with open(os.path.join(folder, name), 'w') as f:
            f.write('FINE' if 'in/' in name else secret)
    with open(folder + '/in/latin', 'wb') as f:
        f.write('é'.encode('latin-1'))
    with open(folder + '/in/forged', 'w', encoding='utf-8') as f:
        f.write('début\f\x1b[2J\v\ttabulé\r\nfin')
    with open(folder + '/in/big', 'w') as f:
        f.write('x' * ((1 << 20) + 1))
    os.mkfifo(folder + '/in/pipe')
    os.symlink('../outside', folder + '/in/link')
    os.symlink(folder, folder + '/in/up')
    os.symlink('own', folder + '/in/near')
    os.symlink('/dev/zero', folder + '/in/zero')
    missing, big, utf8 = "n'est pas joint", 'dépasse 1 Mio', "n'est pas en UTF-8"
    rows = [('/etc/passwd', missing), ('../outside', missing), ('sub/../../outside', missing), ('..', missing), ('.', missing),
            ('sub', missing), ('sub/..', missing), ('pipe', missing), ('link', missing), ('up/outside', missing), ('near', missing),
            ('zero', missing), ('/dev/stdin', missing), ('none', missing), ('big', big), ('latin', utf8), ('own', None),
            ('sub/own', None), ('./own', None), ('forged', None)]
    seed = read('tests/golden/story/seed.story')
    head = seed[:seed.index('\nitem 1 ') + 1]
    story = head + ''.join(f'item {i} "Un" text="{name}"\n' for i, (name, _) in enumerate(rows, 1))
    story += ''.join(f'discuss {i}\nadopt {i} unanimous\n' for i in range(1, len(rows) + 1)) + 'end\n'
    with open(folder + '/in/r.story', 'w', encoding='utf-8') as f:
        f.write(story)
    run(BIN + '/scrutin', 'story', '--record', folder + '/in/r.record', folder + '/in/r.story')
    extracts = export(folder + '/in/r.record', 'extrait').decode().split('\f\n')
    assert len(extracts) == len(rows)
    for (name, why), text in zip(rows, extracts):
        assert secret not in text and 'root:' not in text, name
        if why is not None:
            assert f'[Le texte « {name} » {why}]\n' in text, (name, text)
    assert all('\nFINE\n' in t for t in extracts[16:19])
    assert '\ndébut [2J  tabulé\nfin\n' in extracts[19].replace('  [2J', ' [2J'), extracts[19]
    assert not re.search(r'[\x00-\x08\x0b-\x1f]', ''.join(extracts))


bad = report()
if not bad:
    shutil.rmtree(DIR)
sys.exit(bad)
