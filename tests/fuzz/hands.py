#!/usr/bin/env python3
"""hands.py BIN SECONDS [SEED] -- random hands at the console and at the handsets, for so long; not part of `check`

Keys, clicks on whatever can be clicked, texts where one can be typed, presses of handsets that are somebody's and of one that is not,
beside a projector.  Whatever they do, no page's script may break off, the pages stay clean to axe, and the record replays and is
sealed.  SEED makes the hands the same; what they meet, the clock decides too.
"""
import os, random, sys, time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
import browser
from clerk import Clerk
from hall import HANDSETS, NEW, Hall
from sitting import report, test

BIN, SECONDS = os.path.abspath(sys.argv[1]), float(sys.argv[2])
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else int(time.time())
SETTING = ('body "Ville d\'Exemple" organ="Conseil municipal" profile=commune\nsitting 2026-01-15T18:30 president=1 secretary=2\n' +
           ''.join(f'seat {n} civility=Madame first="{first}" last="{last}" handset={HANDSETS[n - 1]}\n' for n, first, last in (
               (1, 'Ada', 'UN'), (2, 'Zoé', 'DEUX'), (3, 'Zoé', 'TROIS'), (4, 'Élise', 'D\'AQUATRE'), (5, 'Noé', 'CINQ'))) +
           'arrive 1..5\n' + ''.join(f'item {n} "Point {n}"\n' for n in range(1, 40)))
TEXTS = ['1', '2 – Zoé', 'Zoé', 'motif', '2026-01-14', '12, 8', 'note "x"', 'vote 1 pour', 'é"\\', '']

# Not out of the door, nor to another language, and the sitting's end comes last.
STAY = '''for (const b of document.querySelectorAll('#lock, #sign-out, #locked-out, .language')) b.disabled = true'''
# The element number AT of those that a hand can reach, with TEXT where one can be typed; a file's dialog is the system's.
REACH = '''((at, text) => {
    const all = [...document.querySelectorAll('button:enabled, summary, select, input, textarea')].filter(e => {
        const { left, top, width, height } = e.getBoundingClientRect(), there = document.elementFromPoint(left + width / 2, top + height / 2);
        return e.type !== 'file' && e.dataset.key !== 'l' && there && (e.contains(there) || there.contains(e));
    });
    const e = all[at %% all.length];
    if (!e) return;
    if (e.localName === 'select') e.selectedIndex = at %% e.options.length;
    else if (e.matches('textarea, input:not([type=checkbox])')) e.value = text;
    else return e.click();
    e.dispatchEvent(new Event('input', { bubbles: true }));
})(%d, %r)'''


def one_act(hand, page, hall):
    letter, other = list('oucvxpinmbehsrad12345/'), ['Escape', 'Enter', 'Tab', 'Shift+Tab', 'Space', 'ArrowRight', 'ArrowLeft']
    acts = [(35, lambda: page.key(hand.choice(letter))), (10, lambda: page.key(hand.choice(other))),
            (5, lambda: page.ask('type', text=hand.choice(TEXTS))), (30, lambda: page.run(REACH % (hand.randrange(1000), hand.choice(TEXTS)))),
            (20, lambda: hall.tell(f'press {hand.choice([*HANDSETS, NEW])} {hand.choice("ABCDE")}'))]
    hand.choices([act for _, act in acts], [share for share, _ in acts])[0]()


def main(page, screen):
    @test(f'{sys.argv[2]} s of random hands, seed {SEED}')
    def _():
        hand, hall, n = random.Random(SEED), Hall(BIN, SETTING), 0
        page.size(1366, 768)
        Clerk(page, hall)
        screen.open(hall.url('projector'))
        page.run(STAY)
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            one_act(hand, page, hall)
            n += 1
            said = [s for s in page.said() if '(Conflict)' not in s]  # documents, asked for in an open ballot
            assert said == [], f'act {n}: {said}'
        assert (bad := page.axe() + screen.axe()) == [], bad
        for line in ('test end', 'abort reason="assez"', 'resume', 'end'):  # whatever of it is due
            hall.scrutin('do', line)
        replayed = hall.scrutin('replay', hall.record())
        assert replayed.returncode == 0 and hall.verdict().endswith('verdict sealed\n'), replayed
        print(f'{n} acts, {replayed.stdout.splitlines()[-1]}')
        hall.leave()


with browser.Browser() as one:
    main(one, one.another(1))
report()
