#!/usr/bin/env python3
"""language.py BIN -- people are told things in French or in English, as their environment asks; contracts have no language"""
import os, subprocess, sys, tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
from sitting import Sitting, report, test

BIN = os.path.abspath(sys.argv[1])
DIR = tempfile.mkdtemp(prefix='scrutin-')
STORY = ('body "Ville d\'Exemple" organ="Conseil municipal" profile=commune\n'
         'sitting 2026-01-15T18:30 president=1 secretary=2\n' +
         ''.join(f'seat {n} civility=Madame first=Ada last=L{n} handset=B{n}\n' for n in range(1, 4)) +
         'arrive 1..3\nitem 1 "Budget"\nopen ground=request asked-by=1 accept-radio mode=secret\n'
         'press B1 A\npress B2 A\npress B3 A\nclose\nproclaim\nend\n')


def run(language, *words):
    env = {k: v for k, v in os.environ.items() if k not in ('LANG', 'LC_ALL', 'LC_MESSAGES', 'LANGUAGE')}
    env.update(language, LSAN_OPTIONS='print_suppressions=0:suppressions=' + os.path.abspath('tests/lib/lsan.supp'))
    r = subprocess.run([os.path.join(BIN, 'scrutin'), *words], cwd=DIR, env=env, capture_output=True, text=True, timeout=120)
    return r.returncode, r.stdout, r.stderr


def put(name, text):
    with open(os.path.join(DIR, name), 'w', encoding='utf-8') as out:
        out.write(text)


ROWS = [ # what is said, its exit code; in French, in English, and where neither is asked for
    ('roster|twice.csv', 3, 'twice.csv:3: A3 (siège): le siège 1 figure déjà à la ligne 2 ; donner un siège à chaque membre\n'
     'twice.csv : 1 problème ; rien n\'a été écrit\n',
     'twice.csv:3: A3 (siège): seat 1 stands in row 2 already; give each member a seat\ntwice.csv: 1 problem; nothing was written\n',
     'twice.csv:3: A3 (siège): seat 1 stands in row 2 already; give each member a seat\ntwice.csv: 1 problem; nothing was written\n'),
    ('story|absent.story', 4, 'absent.story:6: refusé par quorum : le quorum n\'est pas atteint (CGCT L2121-17)\n',
     'absent.story:6: refused by quorum: the quorum is not reached (CGCT L2121-17)\n',
     'absent.story:6: refused by quorum: le quorum n\'est pas atteint (CGCT L2121-17)\n'),
]
LANGUAGES = { 'fr': {'LANG': 'fr_FR.UTF-8'}, 'en': {'LANG': 'en_GB.UTF-8'}, 'C': {'LC_ALL': 'C', 'LANG': 'fr_FR.UTF-8'} }


@test('what is wrong with a file and what a rule refuses is told in French, in English, or as it is written')
def _():
    head = 'body "V" organ="C" profile=commune\nsitting 2026-01-15T18:30 president=1 secretary=2\n'
    seats = ''.join(f'seat {n} civility=Madame first=A last=L{n}\n' for n in (1, 2))
    put('twice.csv', 'siège;civilité;prénom;nom\n1;Mme;Ada;UN\n1;M.;Jean;DEUX\n')
    put('absent.story', head + seats + 'item 1 "Budget"\ndiscuss 1\n')
    for words, code, *wanted in ROWS:
        for (name, language), says in zip(LANGUAGES.items(), wanted):
            got, out, err = run(language, *words.split('|'))
            assert (got, out, err) == (code, '', says), f'{words} in {name}: exit {got}: {out}{err}'


@test('a warning too, and --help; LANGUAGE is asked before LANG')
def _():
    put('secret.story', STORY)
    french = 'attention : few-voters : trois votants au plus'
    english = 'warning: few-voters: three voters at most'
    assert french in run(LANGUAGES['fr'], 'story', 'secret.story')[2], run(LANGUAGES['fr'], 'story', 'secret.story')
    assert english in run(LANGUAGES['en'], 'story', 'secret.story')[2]
    assert english in run({'LANG': 'fr_FR.UTF-8', 'LANGUAGE': 'en'}, 'story', 'secret.story')[2]
    assert french in run({'LC_MESSAGES': 'fr_BE.UTF-8', 'LANG': 'en_GB.UTF-8'}, 'story', 'secret.story')[2]
    assert run(LANGUAGES['fr'], 'export', '--help')[1].startswith('usage : scrutin export')
    assert run(LANGUAGES['en'], 'export', '--help')[1].startswith('usage: scrutin export')


@test('result lines, the record, its replay, its checks and its documents are the same in every language')
def _():
    put('sitting.story', STORY)
    same = {}
    for name, language in LANGUAGES.items():
        told = run(language, 'story', '--record', name + '.record', 'sitting.story')[1]
        told += run(language, 'replay', name + '.record')[1]
        told += run(language, 'verify', 'fr.record', '--key', 'fr.record.pub')[1]
        for kind in 'extrait', 'pv', 'json', 'scdl', 'pv-pdf':
            code = run(language, 'export', 'fr.record', '--all', '--format', kind, '-o', kind)[0]
            with open(os.path.join(DIR, kind), 'rb') as document:
                told += str(document.read())
            assert code == 0, kind
        same[name] = told
    assert same['fr'] == same['en'] == same['C'] and 'differing=0' in same['fr'] and 'verdict sealed' in same['fr']


@test('the daemon answers in its own language')
def _():
    before = dict(os.environ)
    os.environ.update(LC_ALL='en_GB.UTF-8', LANGUAGE='')
    try:
        s = Sitting(BIN, setting=STORY.split('open ')[0].replace('B1', '371BA68A').replace('B2', '790DDEAA'))
        said = s.do('close', 4).stderr
        assert said == 'scrutin: refused by no-ballot: no ballot is open\n', said
        said = s.do('arrive demain', 3).stderr
        assert 'is no seat, nor seats like 3..9' in said, said
        s.do('end')
        s.stop()
        os.environ['LC_ALL'] = 'fr_FR.UTF-8'
        s = Sitting(BIN, setting=STORY.split('open ')[0], name='fr')
        said = s.do('arrive demain', 3).stderr
        assert '« demain » n\'est pas : siège, ni sièges comme 3..9' in said, said
        s.do('end')
        s.stop()
    finally:
        os.environ.clear()
        os.environ.update(before)


report()
