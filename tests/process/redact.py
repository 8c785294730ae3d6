#!/usr/bin/env python3
"""redact.py BIN -- a copy of a record for the public: what it no longer says, what it still proves, what is refused"""
import os, re, shutil, subprocess, sys, tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
from sitting import report, test

BIN = os.path.abspath(sys.argv[1])
STORY = '''body "Ville" organ="Conseil" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Ada last=UN handset=AA0001
seat 2 civility=Monsieur first=Jean last=DEUX handset=BB0002
seat 3 civility=Madame first=Eve last=TROIS handset=CC0003
seat 4 civility=Madame first=Lou last=QUATRE handset=DD0004
arrive 1..4
item 1 "Ordinaire"
discuss 1
press AA0001 D
open
press AA0001 A
press BB0002 B
vote 3 pour
vote 4 abstention
close
item 2 "Public"
open mode=public
press AA0001 A
press BB0002 B
press CC0003 C
press DD0004 D
close
item 3 "Secret"
discuss 3 secret
open mode=secret ground=nomination
press AA0001 A
press BB0002 B
press CC0003 B
press DD0004 B
close
end
'''


def sh(*words):
    return subprocess.run(words, capture_output=True, text=True, timeout=60, cwd=folder)


def scrutin(*words):
    return sh(BIN + '/scrutin', *words)


folder = tempfile.mkdtemp(prefix='scrutin-')
with open(os.path.join(folder, 's.story'), 'w') as out:
    out.write(STORY)
assert scrutin('story', '--record', 's.record', 's.story').returncode == 0
RESULTS = [l for l in scrutin('replay', 's.record').stdout.splitlines() if re.match('result|position', l)]
HANDSETS = 'AA0001 BB0002 CC0003 DD0004'.split()


def redact(copy, *more):
    r = scrutin('redact', 's.record', '-o', copy, *more)
    assert r.returncode == 0 and r.stderr == '', r.stderr
    return int(re.fullmatch(r'redacted (\d+) of \d+ entries\n', r.stdout).group(1))


def is_sealed(copy, n):
    r = scrutin('verify', copy, '--key', 's.record.pub')
    assert r.returncode == 0 and r.stdout.endswith(f'ok redacted {n}\nverdict sealed\n'), r.stdout
    other = sh('python3', os.path.abspath('tests/verify.py'), 's.record.pub', copy)
    assert re.fullmatch(rf'sealed \d+ entries, redacted {n}\n', other.stdout), other.stdout + other.stderr


def presses(copy):
    return [l for l in scrutin('replay', copy).stdout.splitlines() if re.match(r'(! )?(press|vote) ', l)]


@test('each ballot by its own mode: of the public one all, of the others neither presses nor typed votes; results stand')
def _():
    n = redact('own.record')
    assert n == 1 + 2 + 2 + 4, n
    is_sealed('own.record', n)
    r = scrutin('replay', 'own.record')
    lines = r.stdout.splitlines()
    assert r.returncode == 0 and lines[-1].endswith(f'results=3 differing=0 redacted={n}'), lines[-1]
    assert [l for l in lines if re.match('result|position', l)] == RESULTS
    assert presses('own.record') == ['press AA0001 A', 'press BB0002 B', 'press CC0003 C', 'press DD0004 D']
    assert re.search(r'^# entries \d+\.\.\d+ are withheld$', r.stdout, re.M)


@test('--policy: public as without it; ordinary and secret take the public ballot too, and every handset but the roster\'s')
def _():
    assert redact('public.record', '--policy', 'public') == 9
    for policy in ['ordinary', 'secret']:
        copy = policy + '.record'
        n = redact(copy, '--policy', policy)
        is_sealed(copy, n)
        assert n == 9 + 4 + 1 and presses(copy) == [], n
        with open(os.path.join(folder, copy), 'rb') as f:
            data = f.read()
        assert all(data.count(h.encode()) == 1 for h in HANDSETS), 'a handset is named beside the roster'


@test('an entry of the copy changed, taken out or put back otherwise is no longer sealed')
def _():
    with open(os.path.join(folder, 'own.record'), 'rb') as f:
        data = bytearray(f.read())
    at = data.index(b'\x7a\x20') + 10
    data[at] ^= 1
    with open(os.path.join(folder, 'spoilt.record'), 'wb') as f:
        f.write(data)
    assert scrutin('verify', 'spoilt.record', '--key', 's.record.pub').returncode == 1


@test('refused: a copy that is there, a copy of a copy, a torn record, no -o, an export of a copy; nothing half-done')
def _():
    r = scrutin('redact', 's.record', '-o', 'own.record')
    assert r.returncode == 5 and 'own.record: File exists' in r.stderr, r.stderr
    r = scrutin('redact', 'own.record', '-o', 'x.record')
    assert r.returncode == 3 and 'withheld in this copy' in r.stderr, r.stderr
    with open(os.path.join(folder, 's.record'), 'rb') as f:
        data = f.read()
    with open(os.path.join(folder, 'torn.record'), 'wb') as f:
        f.write(data[:-5])
    r = scrutin('redact', 'torn.record', '-o', 'x.record')
    assert r.returncode == 3 and 'nothing is written' in r.stderr, r.stderr
    assert scrutin('redact', 's.record').returncode == 2
    assert scrutin('redact', 's.record', '-o', 'x.record', '--policy', 'none').returncode == 2
    r = scrutin('export', 'own.record', '--ballot', '1', '--format', 'extrait')
    assert r.returncode == 3 and 'this wants the whole record' in r.stderr, r.stderr
    assert not os.path.exists(os.path.join(folder, 'x.record'))


shutil.rmtree(folder)
report()
