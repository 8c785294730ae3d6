#!/usr/bin/env python3
"""daemon.py BIN -- the seed's sitting held by the real programs, and each of them killed in the middle of its ballot.

Votes are typed (scrutin do vote), so no receiver is needed.  After every story the record must verify as sealed, replay
to the very same result, and hold each acknowledged vote exactly once.
"""
import os, subprocess, sys, tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
from sitting import SMALL, SMALL_POUR, SMALL_VOTES, Sitting, report, test

BIN = os.path.abspath(sys.argv[1])


def check(s, n=36, pour=40):
    """Every vote once, the result as it must be."""
    s.do('proclaim')
    lines = s.end()
    assert f'pour={pour} ' in [l for l in lines if l.startswith('result ')][0], lines[-5:]
    votes = [l for l in lines if l.startswith('vote ')]
    assert len(votes) == len(set(votes)) == n, f'{len(votes)} votes, {len(set(votes))} different'
    s.stop()


def hold(moments):
    """MOMENTS: {where: program killed there}."""
    s = Sitting(BIN, setting=SMALL)
    kill = lambda where: where in moments and s.kill(moments[where])
    s.do('discuss 1')
    kill('before open')
    s.do('open')
    kill('after open')
    for seat in range(1, SMALL_VOTES + 1):
        s.do(f'vote {seat} pour')
        if seat == 3:
            kill('mid ballot')
    kill('before close')
    r = s.do('close')
    assert f'pour={SMALL_POUR} ' in r.stdout, r.stdout
    kill('after close')
    check(s, SMALL_VOTES, SMALL_POUR)
    s.clean()


@test('the seed sitting ends sealed, with its block byte for byte')
def _():
    s = Sitting(BIN)
    for line in ['discuss 1', 'open'] + [f'vote {n} pour' for n in range(1, 37)] + ['close']:
        s.do(line)
    check(s)
    block = s.scrutin('export', s.record(), '--ballot', '1', '--format', 'extrait').stdout
    assert ('SCRUTIN\tPOUR : 40\tABSTENTION : 0\n\tCONTRE : 0\tNE SE PRONONCE PAS : 0\n\tDONT 4 PROCURATION(S)\t\n'
            in block), block
    s.clean()


for program in ['scrutin-keeper', 'scrutin-sealer', 'scrutin-view', 'scrutind']:
    for where in ['before open', 'after open', 'mid ballot', 'before close', 'after close']:
        test(f'{program} killed {where}')(lambda: hold({where: program}))


@test('a rule refuses with exit 4 and its name, a bad line with 3, and both leave the sitting as it was')
def _():
    s = Sitting(BIN)
    r = s.do('proxy 37 -> 2', code=4)
    assert 'proxy-limit' in r.stderr, r.stderr
    r = s.do('opne', code=3)
    assert 'unknown command' in r.stderr, r.stderr
    s.do('! close')
    s.stop()
    s.clean()


@test('a warning is told on stderr, refuses nothing, and is in no record')
def _():
    s = Sitting(BIN)
    s.do('item 2 "Règlement"')
    s.do('item 2.1 "Amendement" kind=amendment parent=2')
    r = s.do('open items=2')
    assert r.stderr.startswith('scrutin: warning: parent-first: ') and r.stderr.count('\n') == 1, r.stderr
    s.do('abort reason="l\'amendement d\'abord"')
    s.do('count mode=hands abstention=40 tellers=3,9 items=2.1')
    r = s.do('count mode=hands abstention=40 tellers=3,9 items=2.1')
    assert 'warning: nothing-cast: ' in r.stderr and 'outcome=rejected' in r.stdout, r.stderr
    assert s.do('open items=2').stderr == ''
    s.stop()
    assert 'parent-first' not in s.scrutin('replay', s.record()).stdout
    s.clean()


PARK = 'tests/golden/law/Q9-statutes-of-an-open-syndicat.profile'
PARK_SETTING = """body "Syndicat mixte du parc" organ="Comité syndical" profile=syndicat-du-parc
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN weight=10
seat 2 civility=Monsieur first=Bruno last=PETIT weight=10
seat 3 civility=Madame first=Chloé last=DURAND
arrive 1,3
item 1 "Charte du parc"
"""


@test('statutes stand in the record: a keeper killed goes on under them, their file gone; replay wants no file')
def _():
    s = Sitting(BIN, setting=PARK_SETTING, statutes=PARK)
    assert '(statuts du parc, art. 9)' in s.do('discuss 1', code=4).stderr  # 11 voices of 21, at least 14
    os.unlink(s.path('statutes'))
    s.kill('scrutin-keeper')
    s.do('proxy 2 -> 1')  # 21 of 21: proxies count
    s.do('open')
    for line in ['vote 1 pour', 'vote 3 contre', 'vote 1 pour for=2']:
        s.do(line)
    assert 'quorum=14 ' in s.do('close').stdout
    s.end()
    s.stop()
    s.clean()


@test('statutes that are no profile: the daemon ends with 3, their line, and no record')
def _():
    s = Sitting(BIN, setting=PARK_SETTING, statutes='tests/golden/law/Q9-statutes-of-an-open-syndicat.story')
    assert s.daemon.wait(20) == 3, s.daemon.returncode
    assert '/statutes:3: ' in s.said() and 'stands in no section; begin with [profile]' in s.said(), s.said()
    assert not os.path.exists(s.record())
    s.clean()


@test('no daemon: exit 5, and what to do')
def _():
    r = subprocess.run([BIN + '/scrutin', 'do', 'open'], capture_output=True, text=True,
                       env=dict(os.environ, SCRUTIN_SOCKET='/nowhere/sock'))
    assert r.returncode == 5 and 'is scrutind running' in r.stderr, r.stderr


@test('a configuration with a slip is refused with its line')
def _():
    with tempfile.NamedTemporaryFile('w', suffix='.conf') as f:
        f.write('[daemon]\nrecord_dir = /tmp\nkee = /tmp/key\n')
        f.flush()
        r = subprocess.run([BIN + '/scrutind', '--config', f.name], capture_output=True, text=True, timeout=10)
        assert r.returncode == 3 and f'{f.name}:3: there is no key "kee"' in r.stderr, r.stderr


@test('a setting story that a rule refuses makes no record')
def _():
    s = Sitting(BIN, more='arrive 99\n')
    s.daemon.wait(20)
    assert s.daemon.returncode == 4 and 'unknown-seat' in s.said() and os.listdir(s.path('rec')) == [], s.said()
    s.log.close()
    s.clean()


report()
