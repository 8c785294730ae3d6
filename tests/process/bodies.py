#!/usr/bin/env python3
"""bodies.py BIN -- one installation, several bodies and several clerks.

Council and bureau have rosters and numbers of their own, and share the key, the folder of the records and the handsets:
the same handset is another seat's in the other body.
"""
import os, subprocess, sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
from sitting import Sitting, report, test

BIN = os.path.abspath(sys.argv[1])
HANDSETS = ['371BA68A', '790DDEAA', 'F7179878']


def setting(organ, profile, seats):
    """SEATS: the seat's number of each of the handsets."""
    lines = [f'body "Exemple" organ="{organ}" profile={profile}',
             f'sitting 2026-01-15T18:30 president={seats[0]} secretary={seats[1]}']
    lines += [f'seat {n} civility=Madame first=Ada last=N{n} handset={h}' for n, h in zip(seats, HANDSETS)]
    return '\n'.join(lines + [f'arrive {",".join(map(str, seats))}', 'item 1 "Budget"']) + '\n'


COUNCIL = setting('Conseil', 'epci', [10, 20, 30])
BUREAU = setting('Bureau', 'epci-bureau', [3, 1, 2])


def vote(s, choices):
    s.do('open mode=public')
    for handset, key in zip(HANDSETS, choices):
        s.do(f'press {handset} {key}')
    said = s.do('close').stdout
    s.do('proclaim')
    return said


@test('council, then bureau: own rosters, the same handsets, neither touches the evidence of the other')
def _():
    council = Sitting(BIN, setting=COUNCIL, name='council')
    said = vote(council, 'AAB')
    assert 'position seat=30 choice=contre' in said and 'item=1 attempt=1' in said, said
    council.end()
    council.stop()
    kept = {n: open(council.path(f'rec/{n}'), 'rb').read() for n in os.listdir(council.path('rec'))}
    bureau = Sitting(BIN, setting=BUREAU, name='bureau', home=council.dir)
    said = vote(bureau, 'ABB')
    assert 'position seat=3 choice=pour' in said and 'item=1 attempt=1' in said, said
    bureau.end()
    bureau.stop()
    for name, was in kept.items():
        assert open(council.path(f'rec/{name}'), 'rb').read() == was, f'{name} was written to by the other sitting'
    for s in council, bureau:
        assert s.verdict().endswith('verdict sealed\n')
    bureau.clean()


@test('while one body sits, a second daemon on its socket is refused and told why')
def _():
    s = Sitting(BIN, setting=COUNCIL)
    r = subprocess.run([BIN + '/scrutind', '--config', s.path('conf')], capture_output=True, text=True, timeout=20)
    assert r.returncode == 5 and 'is a scrutind running' in r.stderr, r.stderr
    assert vote(s, 'AAA') != ''
    s.end()
    s.stop()
    s.clean()


@test('a press is typed in a rehearsal alone')
def _():
    s = Sitting(BIN, setting=COUNCIL, rehearsal='no')
    s.do('open')
    r = s.do('press 371BA68A A', code=4)
    assert 'handset-alone' in r.stderr, r.stderr
    s.do('abort reason="no receiver"')
    s.end(ballots=0)
    s.stop()
    s.clean()


@test('presence that is noted too late: the clerk is told which ballots it touches, and the record keeps it over a restart')
def _():
    s = Sitting(BIN, setting=COUNCIL)
    s.do('at 18:40')
    vote(s, 'AAB')
    s.do('at 18:50')
    assert 'since' in s.do('leave 30 since=18:29', code=4).stderr
    r = s.do('leave 30 since=18:35')
    assert r.stdout == 'touches item=1 attempt=1 seat=30 present=no\n' and 'touches: ' in r.stderr, r
    s.kill('scrutin-keeper')
    s.until('status', 'present=2 ')
    assert s.do('arrive 30 since=18:35').stdout == ''
    lines = s.end()
    assert lines.count('touches item=1 attempt=1 seat=30 present=no') == 1, lines
    s.stop()
    s.clean()


@test('two clerks, one after the other: each command bears the account that gave it')
def _():
    s = Sitting(BIN, setting=COUNCIL)
    os.chmod(s.dir, 0o711)
    os.chmod(s.path('sock'), 0o666)
    vote(s, 'AAA')
    as_nobody = ['setpriv', '--reuid', 'nobody', '--clear-groups'] if os.getuid() == 0 else []
    r = subprocess.run([*as_nobody, BIN + '/scrutin', 'do', 'note "handed over"'], capture_output=True, text=True,
                       env=s.env)
    assert r.returncode == 0, r.stderr
    s.end()
    s.stop()
    with open(s.record(), 'rb') as f:
        record = f.read()
    at = record.index(b'note "handed over"')
    account = subprocess.run(['id', '-un'], capture_output=True, text=True).stdout.strip()
    assert (b'nobody' if as_nobody else account.encode()) in record[at:at + 60], record[at:at + 60]
    assert account.encode() in record[record.index(b'open mode=public'):][:60]
    s.clean()


report()
