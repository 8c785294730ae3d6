#!/usr/bin/env python3
"""console.py BIN [WORD] -- the clerk's console in a real browser: a sitting by the keyboard alone, and by the mouse; what goes wrong

Screenshots are left in build/screens.  One browser, one page.
"""
import os, re, sys, time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
import browser
from clerk import CONTRAST, Clerk
from desk import PINS, Desk
from sitting import report, sittings, test

BIN = os.path.abspath(sys.argv[1])
SETTING = ('body "Ville d\'Exemple" organ="Conseil municipal" profile=commune\n'
           'sitting 2026-01-15T18:30 president=1 secretary=2\n'
           'seat 1 civility=Madame first=Ada last=UN\nseat 2 civility=Monsieur first=Jean last=DEUX\n'
           'seat 3 civility=Madame first=Zoé last="<b id=hurt>TROIS</b>"\nseat 4 civility=Madame first=Élise last=QUATRE\n'
           'item 1 "Procès-verbal"\nitem 2 "Budget <img src=x onerror=alert(1)>"\nitem 3 "Élection d\'un adjoint"\n')


def main(page):
    page.size(1366, 768)
    desk = Desk(BIN, SETTING)
    sittings().remove(desk)  # it outlives each test but the last

    @test('the door: a wrong password is told; the page is clean to axe, and legible')
    def _():
        page.open(desk.url())
        page.until('document.activeElement.id === "name"')
        page.ask('type', text='m.durand')
        page.key('Tab')
        page.ask('type', text='un mauvais secret')
        page.key('Enter')
        page.until('document.getElementById("sign-in-why").textContent.includes("ne vont pas ensemble")')
        page.shot('console-door')
        assert page.axe() + page.run(CONTRAST) == []
        page.said()

    @test('a sitting by the keyboard alone: arrivals, a proxy, two ballots, one of them annulled and held again, and its end')
    def _():
        c = Clerk(page, desk)
        c.sees('0 présent')
        page.key('/')
        c.type('ada')
        page.until('document.querySelectorAll("#seats li").length === 1')
        page.key('Tab')
        page.key('Enter')
        c.sees('1 présent')
        assert page.run('document.activeElement.dataset.keep') == 'move 1'  # the list was drawn anew, and the focus is where it was
        page.key('/')
        page.key('Backspace')
        page.until('document.querySelectorAll("#seats li").length === 4')
        page.key('Escape')
        page.key('/')
        c.type('jean')
        page.until('document.querySelectorAll("#seats li").length === 1')
        page.key('Enter')
        c.sees('2 présents')
        page.until('document.querySelectorAll("#seats li").length === 4 && document.activeElement.id === "search"')
        page.key('Enter')  # of four it is nobody's
        c.type('zoé')
        page.until('document.querySelectorAll("#seats li").length === 1')
        page.key('Enter')
        c.sees('3 présents')
        page.key('Escape')
        assert [page.run(f'document.querySelectorAll("#log li")[{i}].innerText.split(" ").slice(1, 3).join(" ")') for i in (0, 1, 2)] == ['arrive 3', 'arrive 2', 'arrive 1']
        page.run('document.querySelector("[data-keep=\\"proxy 4\\"]").focus()')
        page.key('Enter')
        page.until('document.activeElement.id === "field-holder"')
        c.type('deux')
        c.fills(Daté='2026-01-14')
        c.sees('proxy 4 -> 2 dated=2026-01-14', '#sheet-line')
        c.good('proxy')
        page.key('Enter')
        c.sees('pouvoir à Jean DEUX', '#seats')
        page.run('document.activeElement.blur()')
        c.sees('I Point suivant', '#acts')
        c.hits('i')
        c.sees('1. Procès-verbal', '#item')
        c.hits('o')
        c.sees('SCRUTIN OUVERT', '#status')
        c.sees("N’ont pas voté (4) : Ada UN, Jean DEUX, Zoé <b id=hurt>TROIS</b>, Élise QUATRE")
        c.good('open')
        for line in ('vote 1 pour', 'vote 2 pour', 'vote 3 contre'):
            c.says(line)
        c.sees('Ont voté : 4 sur 4', '#ballot')
        c.hits('c')
        c.sees('POUR : 3 · CONTRE : 1')
        c.sees('P Proclamer', '#acts')
        assert 'Point suivant' not in page.run('document.getElementById("acts").innerText')  # it would proclaim, unsaid
        c.hits('p')
        c.sees('RÉSULTAT PROCLAMÉ', '#status')
        c.sees('I Point suivant', '#acts')
        c.sees('ADOPTÉ', '#ballot')
        c.good('proclaimed')
        c.hits('n')
        c.sees('Annuler ce scrutin ? Un nouveau vote sera possible.', '#asking')
        c.type('erreur "manifeste"')
        page.key('Enter')
        c.sees('SCRUTIN ANNULÉ', '#status')
        c.hits('o')
        c.sees('NOUVEAU VOTE', '#status')
        c.says('vote 1 contre')
        c.sees('Ont voté : 1 sur 4', '#ballot')
        c.hits('c')
        c.sees('N’ont pas voté (3) : Jean DEUX, Zoé <b id=hurt>TROIS</b>, Élise QUATRE. Clore le scrutin ?', '#asking')
        page.key('Escape')
        page.until('!document.getElementById("asking").open')
        c.sees('SCRUTIN OUVERT', '#status')
        c.hits('c')
        page.until('document.getElementById("asking").open')
        page.key('Enter')
        c.sees('SCRUTIN CLOS', '#status')
        assert (said := page.said()) == [], said

    @test('what is refused is said where nobody can miss it, with the rule; what is warned of too')
    def _():
        c = Clerk(page, desk)
        c.says('open items=1')
        c.sees("Refusé : un scrutin tient sur ce point : l'annuler d'abord (stands)", '#alert')
        c.good('refused')
        c.says('proxy 4 -> demain')
        c.sees('« demain » n\'est pas : ', '#alert')
        c.says('discuss 3 secret')
        page.until('document.getElementById("alert").hidden')

    @test('a secret ballot: who has voted is not told, how many is')
    def _():
        c = Clerk(page, desk)
        c.says('open mode=secret ground=election candidates=seat:2,seat:3 accept-radio timer=3000')
        c.sees('SCRUTIN SECRET OUVERT', '#status')
        c.sees('Clôture dans 49 min', '#timer')
        c.sees('Ont voté : 0 sur 4', '#ballot')
        assert 'n’a pas voté' not in page.run('document.body.innerText') and 'N’ont pas voté' not in page.run('document.body.innerText')
        c.hits('c')
        c.sees('N’ont pas voté : 4. Clore le scrutin ?', '#asking')
        page.key('Escape')
        c.hits('x')
        c.sees('Abandonner ce scrutin ?', '#asking')
        c.type('essai')
        page.key('Enter')
        c.sees('INTERROMPU', '#status')
        page.until('document.getElementById("timer").hidden')

    @test('each role has its own acts: the auditor reads; the president does too, where there is no tie and the sitting does not say that he proclaims')
    def _():
        Clerk(page, desk).says('discuss 2')
        c = Clerk(page, desk)
        c.clicks('O Ouvrir le scrutin')
        c.sees('SCRUTIN OUVERT', '#status')
        for line in ('vote 1 pour', 'vote 2 pour', 'vote 3 pour'):
            c.says(line)
        c.sees('Ont voté : 4 sur 4', '#ballot')
        c.clicks('C Clore le scrutin')
        c.sees('SCRUTIN CLOS', '#status')
        judge = Clerk(page, desk, 'juge')
        judge.sees('juge (lecture)')
        assert page.run('document.querySelectorAll("#seats button, #items button:enabled").length') == 0
        page.until('[...document.querySelectorAll("#acts button")].map(b => b.dataset.key).join("") === "d"')
        assert page.run('document.getElementById("command").hidden')
        judge.good('auditor')
        page.size(1366, 220)  # as long as an agenda of sixty items
        assert page.axe() == []
        page.size(1366, 768)
        mayor = Clerk(page, desk, 'maire')
        mayor.sees('maire (présidence)')
        page.until('[...document.querySelectorAll("#acts button")].map(b => b.dataset.key).join("") === "d"')
        Clerk(page, desk).clicks('P Proclamer')
        c.sees('RÉSULTAT PROCLAMÉ', '#status')

    @test('a double click, a key that stays down: what was meant is done, and nothing that came into its place')
    def _():
        c = Clerk(page, desk)
        done = '[...document.querySelectorAll("#log li")].map(li => li.innerText.replace(/^\\S+ /, ""))'
        c.clicks('Départ de Ada UN')
        page.until('document.querySelector("[aria-label=\'Arrivée de Ada UN\']") !== null')
        page.ask('again')
        page.ask('lean', key='e')
        c.sees('E Fin de l’essai', '#acts')
        page.ask('lean', key='e')
        page.ask('lift', key='e')
        c.says('test end')
        assert page.run(done) == ['test end fait', 'test fait', 'leave 1 fait']
        page.until('document.querySelector("#acts [data-key=l]") !== null')
        page.run('document.querySelector("#acts [data-key=l]").focus()')
        page.ask('lean', key='Enter')
        c.sees('Lever la séance ?', '#asking')
        page.ask('lean', key='Enter')
        page.ask('lift', key='Enter')
        assert page.run('document.getElementById("asking").open')
        page.key('Escape')
        c.says('arrive 1')
        assert page.run(done)[0] == 'arrive 1 fait'
        page.run('document.getElementById("line").focus()')
        c.type('note "une fois"')
        page.ask('lean', key='Enter')
        page.ask('lean', key='Enter')
        page.ask('lift', key='Enter')
        c.sees('note "une fois" fait', '#log')
        page.until('document.getElementById("line").value === ""')
        assert desk.scrutin('replay', desk.record()).stdout.count('une fois') == 1
        page.key('Escape')

    @test('the page copied into another window, with all that it remembers: each says its own lines, and each is done')
    def _():
        c = Clerk(page, desk)
        c.says('note "avant la copie"')
        page.run('void (window.copy = window.open(location.href))')
        page.until('copy.document.querySelectorAll("#seats li").length > 0')
        c.says('note "dans la première"')
        page.run('copy.document.getElementById("line").value = "note \\"dans la copie\\""')
        page.run('copy.document.getElementById("command").requestSubmit()')
        page.until('copy.document.getElementById("log").innerText.includes("note \\"dans la copie\\" fait")')
        page.run('copy.close()')
        notes = re.findall('^note "(.* la .*)"$', desk.scrutin('replay', desk.record()).stdout, re.M)
        assert notes == ['avant la copie', 'dans la première', 'dans la copie'], notes

    @test('a desk that was left warns, and locks itself: no member is to be read, no key does anything, the ballot is told; a PIN, and all is as it was')
    def _():
        own = Desk(BIN, SETTING + 'arrive 1..3\nproxy 4 -> 2\n', daemon='lock_after_s = 12\n')
        c = Clerk(page, own)
        page.run("""window.rung = 0; window.AudioContext = class {
            constructor() { this.currentTime = 0; }
            createGain() { return { gain: {}, connect: () => {} }; }
            createOscillator() { return { frequency: {}, connect: next => next, start: () => window.rung++, stop: () => {} }; }
        }""")
        c.opens('Noter…', Au_procès="le rapport d’Élise")
        shut = 'document.body.classList.contains("locked")'
        warned = '!document.getElementById("idle").hidden'
        page.until(warned)
        page.key('End')  # at once: in three seconds it locks
        began = time.monotonic()
        page.until(f'!({warned}) && window.rung === 2')
        page.until(warned)
        page.shot('console-idle')
        page.until(f'{shut} && window.rung === 4')
        assert time.monotonic() - began > 9, 'the program did not hear of the key'
        for line in ('discuss 1', 'open', 'vote 1 pour'):
            own.do(line)
        c.sees('Ont voté : 1 sur 4', '#locked')
        assert page.run('document.activeElement.id') == 'pin'
        c.good('locked')
        for word in ('QUATRE', 'DEUX', 'Élise', 'Budget', 'N’ont pas voté'):
            assert word not in page.run('document.body.innerText'), word
        assert page.run('document.querySelectorAll("#seats li, #items li, #ballot p").length') == 0
        assert page.run('[[100, 300], [683, 60], [1200, 500]].every(([x, y]) => document.elementFromPoint(x, y).closest("#locked"))')
        page.run('document.activeElement.blur()')
        for key in ('c', 'x', 'a', 'd', '/', 'q', 'Escape', 'Escape', 'Escape'):
            page.key(key)
        assert page.run('[...document.querySelectorAll("dialog[open]")].map(d => d.id).join()') == 'sheet,locked' and page.run(shut)
        page.run('document.getElementById("locked").close()')
        page.until('document.getElementById("locked").open')
        page.run('document.getElementById("pin").focus()')
        c.type(PINS['maire'])
        page.key('Enter')
        c.sees("Ce n’est pas le bon. Encore 4 essais, puis la connexion prend fin.", '#locked-why')
        c.good('locked-wrong')
        c.type(PINS['m.durand'])
        page.key('Enter')
        page.until(f'!{shut}')
        assert page.run('document.activeElement.value') == 'le rapport d’Élise' and page.run('document.getElementById("sheet").open')
        c.type(' est lu')
        page.key('Enter')
        c.sees('note "le rapport d’Élise est lu" fait', '#log')
        c.sees('n’a pas voté', '#seats')
        assert 'ballot=open' in own.answer('status') and page.said() == [
            'Failed to load resource: the server responded with a status of 423 (Locked)', 'Failed to load resource: the server responded with a status of 403 (Forbidden)']

        page.key('q')
        page.until(shut, 6)  # by itself it would not be yet
        page.open(own.url())  # laid out anew, it is locked as before
        page.until(shut)
        assert page.run('document.querySelectorAll("#seats li").length') == 0
        for left in range(4, 0, -1):
            c.type('0000')
            page.key('Enter')
            c.sees(f'Encore {left} essai', '#locked-why')
        c.type('0000')
        page.key('Enter')
        page.until('document.activeElement.id === "name"')
        c.sees('Cinq essais : la connexion a pris fin', '#sign-in-why')
        c.good('door-again')
        page.said()
        own.stop()
        own.clean()

    @test('the keeper killed under an act: the page asks again until it is known, and it is done once; signed out, the door')
    def _():
        sittings().append(desk)
        c = Clerk(page, desk)
        desk.kill('scrutin-keeper')
        c.says('note "sous les yeux"')
        c.sees('note "sous les yeux" fait', '#log')
        c.hits('l')
        c.sees('Lever la séance ?', '#asking')
        page.key('Enter')  # is no
        page.until('!document.getElementById("asking").open')
        c.clicks('Touches : oui')
        c.sees('Touches : non', '#settings')
        for key in ('l', '/', 'q', 'm'):
            page.key(key)
        assert page.run('document.querySelector("dialog[open]") === null && document.activeElement.id === "keys"')
        assert page.run('document.querySelector("#acts kbd").getBoundingClientRect().width') == 0
        c.good('no-keys')
        c.clicks('Appel des membres…')
        c.sees('1 sur 4', '#call-place')
        page.key('a')
        page.key('ArrowRight')
        c.sees('2 sur 4', '#call-place')
        assert 'leave' not in page.run('document.getElementById("log").innerText')
        page.key('Escape')
        c.clicks('Touches : non')
        c.hits('l')
        c.sees('Lever la séance ?', '#asking')
        page.key('Shift+Tab')
        page.key('Enter')
        c.sees('LEVÉE DE SÉANCE', '#status')
        page.until('document.querySelectorAll("#acts button, #seats button, #items button:enabled").length === 1')
        c.clicks('D Documents…')
        c.clicks('Procès-verbal (PDF)')
        c.sees('Procès-verbal (PDF) : enregistré sous proces-verbal.pdf.', '#documents-why')
        c.good('documents')
        c.clicks('Fermer')
        c.good('ended')
        c.clicks('Se déconnecter')
        page.until('document.activeElement.id === "name"')
        assert desk.verdict().endswith('verdict sealed\n')
        with open(desk.record(), 'rb') as f:
            assert f.read().count(b'note "sous les yeux"') == 1


if why := browser.missing():
    print(f'left out: {why} (make deps installs it)')
    report()
with browser.Browser() as page:
    main(page)
report()
