#!/usr/bin/env python3
"""law.py BIN -- what a rule asks of the record, and no story can tell"""
import os, re, subprocess, sys, tempfile

BIN = os.path.abspath(sys.argv[1])
STORY = 'tests/golden/law/S9b-three-regimes-what-the-record-names.story'
DECLARED = 'tests/golden/law/S11-nobody-declares-what-he-chose-in-secret.story'


def replayed(story):
    """The record of STORY as `scrutin replay` tells it."""
    with tempfile.TemporaryDirectory(prefix='scrutin-') as folder:
        with open(os.path.join(folder, 'story'), 'w', encoding='utf-8') as out:
            out.write(story)
        scrutin = lambda *words: subprocess.run([BIN + '/scrutin', *words], cwd=folder, check=True, capture_output=True,
                                                text=True, timeout=60).stdout
        scrutin('story', '--record', 'record', 'story')
        return scrutin('replay', 'record')


def swapped(story, mode):
    """STORY with the votes of seats 1 and 3 exchanged in the ballot of MODE: the totals stay."""
    before, after = story.split(f'mode={mode}', 1)
    first, third = 'press B1 A', 'press B3 B'
    assert first in after and third in after
    return before + f'mode={mode}' + after.replace(first, 'press B1 B', 1).replace(third, 'press B3 A', 1)


def test(name, holds):
    print('ok' if holds else 'FAIL', name)
    return holds


with open(STORY, encoding='utf-8') as f:
    told = f.read()
with open(DECLARED, encoding='utf-8') as f:
    declared = f.read()
as_it_was = replayed(told)
refused = [l for l in declared.splitlines() if re.match('!(vote|correct|declare) ', l)]
results = [
    test('S11, E8: who chose what in a secret ballot leaves no trace in its record', replayed(swapped(told, 'secret')) == as_it_was),
    test('S3: who chose what in a public ballot does', replayed(swapped(told, 'public')) != as_it_was),
    test('S11: nor what he would have said of it, though the record keeps each line that was refused',
         len(refused) == 6 and replayed(declared) == replayed(re.sub('^!.*', lambda l: re.sub('contre|seat:5', 'blanc', l[0]), declared, flags=re.M))),
    test('C1: what was voted in the open and declared in the open stands there',
         replayed(declared) != replayed(re.sub('^declare 3 contre', 'declare 3 nspp', declared, flags=re.M))),
]
print(f'{sum(results)} passed, {len(results) - sum(results)} failed')
sys.exit(not all(results))
