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


def export(path, form, *words):
    return run(BIN + '/scrutin', 'export', path, '--all', '--format', form, *words)


CONSEIL = read(HERE + 'conseil.story')
conseil = record('conseil', CONSEIL)
opened = record('open', CONSEIL[:CONSEIL.rindex('end\n')])


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


for name, path, form in (('conseil.pv', conseil, 'pv'), ('conseil.liste', conseil, 'liste'),
                         ('conseil.extrait', conseil, 'extrait'), ('conseil.pv-open', opened, 'pv')):
    @test(f'{name} is as it was read and approved')
    def _():
        got = CONTROL.sub('[contrôle]\n', export(path, form).decode())
        if os.environ.get('GOLDEN_WRITE'):
            with open(HERE + name, 'w', encoding='utf-8') as f:
                f.write(got)
        with open(os.path.join(DIR, name), 'w', encoding='utf-8') as f:
            f.write(got)
        diff = subprocess.run(['diff', '-u', HERE + name, os.path.join(DIR, name)], capture_output=True, text=True).stdout
        assert diff == '', diff[:6000]


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
    assert told[6] == '19 h 00 – Arrivée de Madame Alice MARTIN à 18 h 35, noté après coup', told
    assert len(told) == 12, told
    rows = [r.split(';')[-5:-2] for r in export(path, 'presence', '--all').decode().splitlines() if ';DURAND;' in r]
    assert [r[0] for r in rows] == ['présent', 'rectifié : absent', 'rectifié : présent'], rows
    assert [r[1:] for r in rows] == [['18:30', ''], ['18:30', '19:00'], ['18:30', '19:00']], rows
    seats = json.loads(export(path, 'json', '--all'))['seats']
    assert [c['touches'] for c in seats[3]['corrected']] == [[2, 5], [6], [6]], seats[3]['corrected']
    assert seats[4]['present'][0]['from'] == '2026-01-15T18:40:00', seats[4]


@test('a PDF is sound, has its fonts and its words, and is the same each time')
def _():
    for form in ('pv-pdf', 'liste-pdf', 'extrait-pdf'):
        path = os.path.join(DIR, form)
        export(conseil, form, '-o', path)
        with open(path, 'rb') as f:
            assert f.read() == export(conseil, form), form
        run('qpdf', '--check', path)
        fonts = run('pdffonts', path).decode().splitlines()[2:]
        assert fonts and all(l.split()[-5] == 'yes' for l in fonts), fonts
        text = run('pdftotext', '-layout', path, '-').decode()
        for word in ('ÇELIK', 'ŒUVRARD', 'Łukasz') if form == 'pv-pdf' else ('Élection',):
            assert word in text, (form, word)
        assert len(re.findall(r'séance du 12/02/2026 – page \d+', text)) == text.count('\f'), form


bad = report()
if not bad:
    shutil.rmtree(DIR)
sys.exit(bad)
