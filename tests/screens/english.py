#!/usr/bin/env python3
"""english.py BIN [WORD] -- the pages in English, in the browser of somebody who reads English: each state of the projector, a sitting
at the console with every form, the auditor's page.  No piece of a French sentence (page/english.js) may be seen.

Screenshots are left in build/screens.  One browser, one page.
"""
import json, os, re, sys, tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
import browser, chamber, show
from clerk import CONTRAST, Clerk
from desk import PASSWORD, Desk
from sitting import report, test
from view import View, pack

BIN = os.path.abspath(sys.argv[1])
HERE = os.path.dirname(os.path.abspath(__file__))
with open(HERE + '/looks.js', encoding='utf-8') as f:
    LOOKS = f.read()
with open('src/view/page/english.js', encoding='utf-8') as f:
    ENGLISH = dict(re.findall(r'^\t"((?:[^"\\]|\\.)*)": "((?:[^"\\]|\\.)*)",$', f.read(), re.M))
PIECES = {p.strip(' :.,;()–«»?') for key in ENGLISH for p in re.split(r'\{\d?\}|\\n', key)}
FRENCH = {p for p in PIECES if len(p) > 6 and re.search('[a-zÀ-ÿ]', p) and not any(p.lower() in e.lower() for e in ENGLISH.values())}
SETTING = ('body "Exampletown" organ="Town council" profile=commune\nsitting 2026-01-15T18:30 president=1 secretary=2\n'
           'seat 1 civility=Ms first=Ada last=ONE handset=1777F898\nseat 2 civility=Mr first=John last=TWO handset=1E942DA7\n'
           'seat 3 civility=Ms first=Zoe last=THREE handset=25B162F6\nseat 4 civility=Ms first=Elise last=FOUR handset=2CCE9775\n'
           'item 1 "Minutes"\nitem 2 "Budget"\nitem 3 "Car park"\n')
SEEN = 'document.documentElement.innerText + [...document.querySelectorAll("[aria-label], [placeholder]")].map(e => "\\n" + (e.ariaLabel || "") + " " + (e.placeholder || "")).join("")'


def french(page, but=''):
    """The pieces of French sentences that PAGE has, without those in BUT."""
    text = re.sub(r'\s+', ' ', page.run(SEEN))
    return [p for p in FRENCH if re.search(r'(?<![A-Za-zÀ-ÿ])' + re.escape(p) + r'(?![A-Za-zÀ-ÿ])', text) and p not in but]


def main(page):
    page.size(1280, 720)

    @test('the projector: French whatever the browser speaks; by ?lang=en each state is in English, none cut, overlapping or illegible')
    def _():
        view, wrong, index = View(BIN), [], 0
        town = json.dumps(chamber.STATES, ensure_ascii=False)
        for lang in '', '?lang=en':
            page.media(reducedMotion='reduce')
            page.open(f'http://127.0.0.1:{view.port}/{lang}')
            for name, (state, _there, _not) in chamber.STATES.items() if lang else [('open', chamber.STATES['open'])]:
                index += 1
                view.keeper.send(pack('Snapshot', **dict(state, index=index)))
                page.until(f'document.body.dataset.index === "{index}"')
                seen = page.run('document.body.innerText')
                if not lang:
                    assert 'SCRUTIN OUVERT' in seen and page.run('document.documentElement.lang') == 'fr', seen
                    continue
                wrong += [f'{name}: {w!r}' for w in french(page, town)] + [f'{name}: {w}' for w in page.run(LOOKS) + page.axe() + page.run(CONTRAST)]
                page.shot(f'english-{name}')
        assert page.run('document.documentElement.lang') == 'en' and page.said() == []
        assert not wrong, '\n'.join(wrong)
        view.stop()

    @test('the console: English as the browser asks, every form; a refusal too; French by its button, and so it stays')
    def _():
        desk, wrong = Desk(BIN, SETTING), []
        page.open(desk.url())
        page.until('document.activeElement.id === "name"')
        assert french(page, 'Fran\u00e7ais') == [] and 'Sign in' in page.run('document.body.innerText')
        page.said()
        c = Clerk(page, desk)
        c.sees('Arrival', '#seats')
        c.says('arrive 1..3')
        c.sees('3 present · 0 represented · 1 absent · 4 serving – Quorum (3) reached')
        page.ask('click', selector='[data-keep="1"]')
        c.sees('UNDER DISCUSSION', '#status')
        c.hits('a')
        page.until('document.getElementById("menu").open')
        wrong += [f'menu: {w!r}' for w in french(page)]
        page.shot('english-menu')
        for name in page.run('[...document.querySelectorAll("#menu-list button")].map(b => b.textContent)'):
            if not page.run('document.getElementById("menu").open'):
                c.hits('a')
            c.clicks(name)
            page.until('document.querySelector("dialog[open]:not(#menu)")')
            wrong += [f'{name}: {w!r}' for w in french(page)] + page.axe()
            page.key('Escape')
            page.until('!document.querySelector("dialog[open]")')
        c.hits('m')
        c.sees('Roll call', '#call')
        wrong += [f'roll call: {w!r}' for w in french(page)]
        page.key('Escape')
        c.hits('o')
        c.sees('BALLOT OPEN', '#status')
        c.sees('Have not voted (3): Ada ONE, John TWO, Zoe THREE', '#ballot')
        wrong += [f'open: {w!r}' for w in french(page)]
        page.shot('english-open')
        c.says('proxy 4 -> 1')
        c.sees('Refused: a ballot is open: close it or abort it first (ballot-open)', '#alert')
        c.says('arrive tomorrow')
        c.sees('"tomorrow" is no seat, nor seats like 3..9', '#alert')
        for seat in 1, 2:
            c.says(f'vote {seat} pour')
        c.hits('c')
        c.sees('Has not voted (1): Zoe THREE. Close the ballot?', '#asking')
        page.key('Enter')
        c.sees('BALLOT CLOSED – result not declared yet', '#status')
        c.hits('p')
        c.sees('CARRIED', '#ballot')
        wrong += [f'declared: {w!r}' for w in french(page)] + page.axe() + page.run(CONTRAST)
        assert not wrong, '\n'.join(wrong)
        assert (said := page.said()) == [], said
        c.clicks('FR – Fran\u00e7ais')
        c.sees('RÉSULTAT PROCLAMÉ', '#status')
        page.open(desk.url())
        c.sees('ADOPTÉ', '#ballot')
        c.says('arrive demain')
        c.sees('« demain » n\'est pas', '#alert')
        desk.stop()
        desk.clean()

    @test('the auditor’s page: its verdict, entries and picture in English')
    def _():
        with tempfile.TemporaryDirectory(prefix='scrutin-english-') as folder:
            record, key = show.record(BIN, SETTING + 'arrive 1..4\ndiscuss 1\nopen\npress 1777F898 A\npress 1E942DA7 B\npress 1E942DA7 A\n'
                               'close confirm-silent\nproclaim\nend\n', folder)
            with show.Show(BIN, record, '--key', key) as s:
                page.open(s.url)
                page.until('document.getElementById("verdict-word").textContent.includes("SEALED")')
                wrong = french(page) + page.axe()
                for _n in range(30):
                    page.key('ArrowRight')
                page.until('document.getElementById("entry-kind").textContent !== ""')
                wrong += french(page)
                frame = 'document.getElementById("picture").contentDocument'
                page.until(f'{frame}.documentElement.lang === "en" && {frame}.body.innerText.includes("REPLAY")')
                page.shot('english-replay')
                assert not wrong, wrong


if why := browser.missing():
    print(f'left out: {why} (make deps installs it)')
    report()
with browser.Browser('en-GB') as page:
    main(page)
report()
