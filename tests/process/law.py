#!/usr/bin/env python3
"""law.py BIN -- what a rule asks of the record, and no story can tell"""
import os, subprocess, sys, tempfile

BIN = os.path.abspath(sys.argv[1])
STORY = 'tests/golden/law/S9b-three-regimes-what-the-record-names.story'


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


with open(STORY, encoding='utf-8') as f:
    told = f.read()
as_it_was = replayed(told)
secret = replayed(swapped(told, 'secret')) == as_it_was
public = replayed(swapped(told, 'public')) != as_it_was
print('ok' if secret else 'FAIL', 'S11, E8: who chose what in a secret ballot leaves no trace in its record')
print('ok' if public else 'FAIL', 'S3: who chose what in a public ballot does')
print(f'{secret + public} passed, {2 - secret - public} failed')
sys.exit(not (secret and public))
