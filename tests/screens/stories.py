#!/usr/bin/env python3
"""stories.py BIN [WORD] -- whole evenings in a real browser: the clerk's console, the president's beside it, and the projector

Presses come from an emulated base (lib/world.c).  What forms.py tries by the console's forms is typed here in its own
line: amendments, the swap of a handset, elections, `clear`.  Screenshots are left in build/screens.  One browser, three pages.
"""
import os, re, sys, time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
import browser
from cable import Cable
from clerk import Clerk
from desk import Desk
from hall import HANDSETS, NEW, Hall
from sitting import report, seed_lines, sittings, test

BIN = os.path.abspath(sys.argv[1])
NAMES = ['Ada UN', 'Jean DEUX', 'Zoé TROIS', 'Élise QUATRE', 'Luc CINQ']
SETTING = ('body "Ville d\'Exemple" organ="Conseil municipal" profile=commune\n'
    'sitting 2026-01-15T18:30 president=1 secretary=2\n' + ''.join(
    f'seat {n} civility={"Monsieur" if n in (2, 5) else "Madame"} first={name.split()[0]} last={name.split()[1]} handset={h}\n'
    for n, (name, h) in enumerate(zip(NAMES, HANDSETS), 1)) + 'arrive 1..5\n'
    'item 1 "Règlement du stationnement"\nitem 2 "Élection d\'un adjoint"\nitem 3 "Budget"\n')


# In the console: how many have voted, and who has not, are of one moment, whenever something is drawn.
AT_ONE = '''window.apart = [];
    new MutationObserver(() => {
        const is = document.getElementById('ballot').innerText;
        const [, voted, all, silent = 0] = /Ont voté\\s:\\s(\\d+) sur (\\d+)(?:.*pas voté \\((\\d+)\\))?/s.exec(is) || [];
        if (all && Number(voted) + Number(silent) !== Number(all)) apart.push([voted, silent, all]);
    }).observe(document.getElementById('ballot'), { childList: true, subtree: true });'''


EVIL = ('body "<img src=x onerror=hurt=1>" organ="</title><script>hurt=1</script>" profile=commune\n'
        'sitting 2026-01-15T18:30 president=1 secretary=2\n'
        'seat 1 civility=Madame first="<img src=x onerror=hurt=1>" last="<svg onload=hurt=1>" group="<iframe srcdoc=x>"\n'
        'seat 2 civility=Monsieur first="\\"><script>hurt=1</script>" last="\' onmouseover=\'hurt=1" group="javascript:hurt=1"\n'
        'seat 3 civility=Madame first="&lt;img src=x onerror=hurt=1&gt;" last="${hurt=1}{{hurt=1}}"\narrive 1..3\n'
        'item 1 "</script><script>hurt=1</script>" rubric="<style>*{display:none}</style>"\n')
# What a page's own policy must stop even if something of this kind came in; what each was stopped by.
WANT = ['connect-src', 'form-action', 'img-src', 'object-src', 'script-src-attr', 'script-src-elem', 'style-src-attr']
STOPPED = '''new Promise(done => {
    const by = new Set(), want = %s, end = performance.now() + 10000, box = document.createElement('div'), script = document.createElement('script');
    addEventListener('securitypolicyviolation', e => by.add(e.effectiveDirective));
    box.innerHTML = '<img src="x" onerror="hurt = 2" onload="hurt = 2"><img src="http://127.0.0.1:9/x.png">' +
        '<p style="position: fixed">x</p>' +
        '<iframe srcdoc="<p>x</p>"></iframe><form action="/x" method="post"></form><object data="http://127.0.0.1:9/"></object>';
    script.textContent = 'hurt = 3';
    box.append(script);
    document.body.append(box);
    fetch('http://127.0.0.1:9/').catch(() => {});
    box.querySelector('form').submit();
    const told = () => want.every(d => by.has(d)) || performance.now() > end
        ? setTimeout(() => { box.remove(); done([...by].sort()); }, 300) // of what was let through there is no event
        : setTimeout(told, 20);
    told();
})''' % WANT


def shows(screen, *words, never=()):
    """Waits until the projector has all WORDS."""
    text = 'document.body.innerText.replace(/\\s+/g, " ")'
    for w in words:
        screen.until(f'{text}.includes({w!r})')
    shown = screen.run(text)
    assert not any(w in shown for w in never), shown


def main(page):
    mayors, screen = page.another(1), page.another(2)
    for p in page, mayors:
        p.size(1366, 768)
    screen.media(reducedMotion='reduce')

    @test('handsets are tested before the sitting, who was heard is present, the others are called by name; and nothing of it is a vote')
    def _():
        s = Hall(BIN, SETTING.replace('arrive 1..5\n', ''))
        c = Clerk(page, s)
        screen.open(s.url('projector'))
        c.hits('e')
        c.sees('ESSAI DES BOÎTIERS', '#status')
        shows(screen, 'ESSAI DES BOÎTIERS', 'ce n’est pas un vote', 'Boîtiers entendus : 0 sur 5')
        c.holds('E Fin de l’essai')
        s.press('A')
        c.sees('Boîtiers entendus : 1 sur 5', '#ballot')
        s.press('C', [NEW])
        c.sees('boîtier inconnu : 1', '#apart-count')  # by now one who was heard might be noted present: one more act
        c.releases()
        c.sees('test end fait', '#log')
        page.until('document.activeElement.id === "acts"')  # what was clicked is no more: the focus stays beside it
        c.hits('e')
        c.sees('Boîtiers entendus : 0 sur 5', '#ballot')
        s.press('ABE--')
        c.sees('Boîtiers entendus : 3 sur 5', '#ballot')
        c.sees('Pas encore entendus (2) : Élise QUATRE, Luc CINQ', '#ballot')
        shows(screen, 'Boîtiers entendus : 3 sur 5', never=('POUR', 'Ont voté'))
        page.run('document.getElementById("apart-count").focus()')
        page.key('Enter')
        c.sees(f'boîtier inconnu – iclicker:{NEW}, il y a', '#apart-list')
        c.good('story-test')
        page.run('document.querySelector("[data-keep^=give]").focus()')
        page.ask('lean', key='Space')
        s.press('D', [NEW])
        c.sees('boîtier inconnu : 2', '#apart-count')
        page.ask('lift', key='Space')
        page.until('document.getElementById("sheet").open')
        c.fills(Membre='Élise QUATRE')
        c.clicks('Faire')
        c.sees(f'handset iclicker:{NEW} -> 4 fait', '#log')
        s.press('C', [NEW])
        c.sees('Boîtiers entendus : 4 sur 5', '#ballot')
        s.press('D', [HANDSETS[3]])  # the one that she had
        c.sees('boîtier inconnu : 3', '#apart-count')
        page.run('document.activeElement.blur()')
        c.hits('b')
        c.sees('boîtier 33EBCC14 – non remis', '#call-told')
        s.press('A', HANDSETS[4:])  # handed out, and heard at once
        c.sees('boîtier 33EBCC14 – non remis – entendu à l’essai', '#call-told')
        page.key('Escape')
        c.hits('h')
        c.sees('dont le boîtier a été entendu : Ada UN, Jean DEUX, Zoé TROIS, Élise QUATRE, Luc CINQ ?', '#asking')
        page.key('Enter')
        c.sees('5 présents', '#figures')
        c.hits('e')
        c.sees('test end fait', '#log')
        c.says('leave 4,5')
        c.hits('m')
        for name, told, key in (('Monsieur Luc CINQ', 'absent', 'p'), ('Monsieur Jean DEUX', 'présent', 'p'), ('Madame Élise QUATRE', 'absent', 'e'),
                                ('Madame Zoé TROIS', 'présent', 'a'), ('Madame Ada UN', 'présent', 'ArrowRight')):
            c.sees(name, '#call-name')
            c.sees(told, '#call-told')
            if key == 'e':
                c.good('rollcall')
            page.key(key)
        c.sees('Tous ont été appelés.', '#call')
        page.key('ArrowLeft')
        page.key('ArrowLeft')
        c.sees('Zoé TROIS', '#call-name')
        c.sees('absent', '#call-told')
        page.key('p')
        c.sees('Ada UN', '#call-name')
        page.key('Escape')
        c.sees('4 présents', '#figures')
        c.sees('excusé', '#seats')
        c.hits('b')
        c.sees('boîtier 33EBCC14 – non remis', '#call-told')
        page.key('r')
        c.sees('Jean DEUX', '#call-name')
        page.key('ArrowLeft')
        c.sees('boîtier 33EBCC14 – remis', '#call-told')
        page.key('b')
        c.sees('Jean DEUX', '#call-name')
        page.key('Escape')
        c.sees('return 5 fait', '#log')
        c.says('proxy 4 -> 1')
        page.ask('click', selector='[data-keep="1"]')
        c.says('open mode=public')
        s.press('E')
        c.sees('touche sans objet : 1', '#apart-count')
        page.until('document.getElementById("apart-list").textContent.includes("touche sans objet – Ada UN – iclicker:1777F898")')
        c.hits('m')
        for name, told, key in (('Monsieur Luc CINQ', 'n’a pas voté', '1'), ('Monsieur Jean DEUX', 'n’a pas voté', '2'),
                                ('Madame Élise QUATRE', 'pouvoir à Ada UN – n’a pas voté', '2'), ('Madame Zoé TROIS', 'n’a pas voté', '1'),
                                ('Madame Ada UN', 'n’a pas voté', '1')):
            c.sees(name, '#call-name')
            c.sees(told, '#call-told')
            if name == 'Monsieur Luc CINQ':  # goes out while he is called, and comes back
                s.do('leave 5')
                c.sees('absent', '#call-told')
                s.do('arrive 5')
                page.until('!document.getElementById("call-told").innerText.includes("absent")')
            page.key(key)
        c.sees('Tous ont été appelés.', '#call')
        page.key('Escape')
        c.hits('c')
        c.sees('POUR : 3 · CONTRE : 2', '#ballot')
        c.hits('p')
        assert (said := page.said() + screen.said()) == [], said
        c.says('end')
        story = s.scrutin('replay', s.record()).stdout
        assert 'vote 1 contre for=4' in story and story.count('press ') == 10, story
        assert (verdict := s.verdict()).endswith('verdict sealed\n'), verdict
        s.leave()

    @test('the seed’s sitting by clicks alone: 36 arrivals, four proxies, a ballot by handsets, and the published block')
    def _():
        setting, presses = seed_lines()
        names = dict(re.findall(r'^seat (\d+) .*?first="([^"]+" last="[^"]+)"', setting, re.M))
        names = {n: name.replace('" last="', ' ') for n, name in names.items()}
        proxies = re.findall(r'^proxy (\d+) -> (\d+)$', setting, re.M)
        s = Hall(BIN, re.sub(r'^(arrive|proxy) .*\n', '', setting, flags=re.M))
        c = Clerk(page, s)
        for n in range(1, 37):
            c.clicks(f'Arrivée de {names[str(n)]}')
            page.until(f'document.querySelectorAll("#seats .here").length === {n}')
        for giver, holder in proxies:
            c.clicks(f'Pouvoir donné par {names[giver]}')
            page.until('document.activeElement.id === "field-holder"')
            c.type(holder)
            c.clicks('Faire')
            c.sees(f'pouvoir à {names[holder]}', '#seats')
        screen.open(s.url('projector'))
        page.ask('click', selector='[data-keep="1"]')
        c.sees('CAP DIGITAL', '#item')
        c.clicks('O Ouvrir le scrutin')
        c.sees('SCRUTIN OUVERT', '#status')
        c.sees('N’ont pas voté (40) : ', '#ballot')
        for width in 1024, 1366:
            page.size(width, 768)
            page.run('document.querySelector("#desk > main").scrollTop = 0')
            assert page.run('document.querySelector("#acts [data-key=c]").getBoundingClientRect().bottom < '
                            'document.getElementById("health").getBoundingClientRect().top'), f'at {width} the close is out of sight'
        page.run(AT_ONE)
        s.press(*zip(*[(key, handset) for handset, key in presses]))
        c.sees('Ont voté : 40 sur 40', '#ballot')
        assert (apart := page.run('apart')) == [], apart
        c.good('story-seed')
        c.clicks('C Clore le scrutin')
        c.sees('POUR : 40 · CONTRE : 0', '#ballot')
        c.clicks('P Proclamer')
        shows(screen, 'ADOPTÉ', 'À l’unanimité', 'Dont 4 procurations')
        c.clicks('L Lever la séance')
        c.clicks('Oui')
        c.sees('LEVÉE DE SÉANCE', '#status')
        assert (verdict := s.verdict()).endswith('verdict sealed\n'), verdict
        extract = s.scrutin('export', s.record(), '--ballot', '1', '--format', 'extrait').stdout
        assert ('SCRUTIN\tPOUR : 40\tABSTENTION : 0\n\tCONTRE : 0\tNE SE PRONONCE PAS : 0\n'
                '\tDONT 4 PROCURATION(S)\t\n') in extract, extract
        assert (said := page.said()) == [], said
        s.leave()

    @test('people, items and a body that are called like scripts stand on both pages as written; and no policy lets one through')
    def _():
        s = Desk(BIN, EVIL)
        c = Clerk(page, s)
        screen.open(s.url('projector'))
        page.ask('click', selector='[data-keep="1"]')
        c.clicks('U Scrutin public')
        shows(screen, '</script><script>hurt=1</script>', '<img src=x onerror=hurt=1> <svg onload=hurt=1>',
              '&lt;img src=x onerror=hurt=1&gt;')
        for seat in (1, 2, 3):
            c.says(f'vote {seat} pour')
        c.clicks('C Clore le scrutin')
        c.clicks('P Proclamer')
        shows(screen, 'ADOPTÉ', '<iframe srcdoc=x>', 'javascript:hurt=1')
        c.sees('</script><script>hurt=1</script>', '#item')
        c.sees('<img src=x onerror=hurt=1> <svg onload=hurt=1>', '#seats')
        c.sees('</title><script>hurt=1</script> – <img src=x onerror=hurt=1>', '#sitting')
        c.good('story-evil')
        screen.shot('story-evil')
        own = '[...document.querySelectorAll("script, style, img, iframe, [onload]")].filter(e => !e.src).map(e => e.outerHTML)'
        for p in page, screen:
            assert p.run(own) == [] and p.run('typeof hurt') == 'undefined', p.run(own)
            stopped = p.run(STOPPED)
            assert set(WANT) <= set(stopped), (set(WANT) - set(stopped), stopped)
            assert (hurt := p.run('typeof hurt === "undefined" ? 0 : hurt')) == 0, hurt
        page.said()
        s.stop()
        s.clean()

    s = Hall(BIN, SETTING)
    sittings().remove(s)  # it outlives each test but the last, and each goes on where the one before it ended
    signed_in = []

    def at_desk():
        return signed_in[0] if signed_in else signed_in.append(Clerk(page, s)) or signed_in[0]
    now_held = [*HANDSETS[:2], NEW, *HANDSETS[3:]]  # after the swap
    screen.open(s.url('projector'))

    @test('two consoles and the projector: what one does the others show at once; a tie, and the president’s voice')
    def _():
        clerk, mayor = at_desk(), Clerk(mayors, s, 'maire')
        page.ask('click', selector='[data-keep="1"]')
        mayor.sees('1. Règlement', '#item')
        clerk.clicks('O Ouvrir le scrutin')
        began = time.monotonic()
        mayor.sees('SCRUTIN OUVERT', '#status')
        shows(screen, 'SCRUTIN OUVERT', 'Ont voté : 0 sur 5')
        assert time.monotonic() - began < 1.5
        s.press('ABBC')
        mayor.sees('Ont voté : 4 sur 5', '#ballot')
        s.press('A', HANDSETS[4:])
        mayor.sees('Ont voté : 5 sur 5', '#ballot')
        clerk.clicks('C Clore le scrutin')
        mayor.sees('SCRUTIN CLOS', '#status')
        shows(screen, 'Résultat à proclamer', never=['prépondérante', 'ADOPTÉ'])
        tie = ('Partage égal des voix (2 pour, 2 contre). Mme Ada UN, présidente de séance, ayant voté POUR, '
               'sa voix est prépondérante : ADOPTÉ.')
        mayor.sees(tie, '#ballot')  # to be read out
        mayors.shot('console-story-tie-to-proclaim')
        mayor.clicks('P Proclamer')
        clerk.sees(tie, '#ballot')
        shows(screen, tie)
        page.shot('console-story-tie')
        screen.shot('story-tie')

    @test('annulled and voted again, the president abstaining: nobody’s voice tips, and it is rejected')
    def _():
        clerk = at_desk()
        clerk.clicks('N Annuler ce scrutin')
        page.until('document.activeElement.id === "word"')
        clerk.type('boîtier mal remis')
        clerk.clicks('Oui')
        shows(screen, 'SCRUTIN ANNULÉ', never=['ADOPTÉ'])
        clerk.clicks('O Ouvrir le scrutin')
        shows(screen, 'NOUVEAU VOTE – SCRUTIN OUVERT')
        s.press('CABBA')
        clerk.sees('Ont voté : 5 sur 5', '#ballot')
        clerk.clicks('C Clore le scrutin')
        clerk.clicks('P Proclamer')
        shows(screen, 'Partage égal des voix (2 pour, 2 contre). Sans voix prépondérante : REJETÉ.')
        clerk.sees('Sans voix prépondérante : REJETÉ.', '#ballot')

    @test('an amendment: it stands below its text, is voted before it, and the text after; the screen names which')
    def _():
        clerk = at_desk()
        clerk.says('item 3.1 "Amendement n° 1 : 10 000 € de plus" kind=amendment parent=3')
        page.until('document.querySelector("[data-keep=\\"3.1\\"]") !== null')
        page.ask('click', selector='[data-keep="3"]')
        clerk.clicks('O Ouvrir le scrutin')
        clerk.sees('Attention', '#alert')
        clerk.good('story-amendment-first')
        clerk.clicks('X Abandonner ce scrutin')
        page.until('document.activeElement.id === "word"')
        clerk.type("l'amendement d'abord")
        clerk.clicks('Oui')
        page.ask('click', selector='[data-keep="3.1"]')
        shows(screen, 'Amendement n° 1')
        clerk.clicks('O Ouvrir le scrutin')
        s.press('AAABB')
        clerk.sees('Ont voté : 5 sur 5', '#ballot')
        screen.shot('story-amendment-open')
        clerk.clicks('C Clore le scrutin')
        clerk.clicks('P Proclamer')
        shows(screen, '3.1. Amendement n° 1', 'ADOPTÉ')
        clerk.sees('proclamé', '#items')
        page.ask('click', selector='[data-keep="3"]')
        clerk.clicks('O Ouvrir le scrutin')
        shows(screen, 'NOUVEAU VOTE – SCRUTIN OUVERT', '3. Budget')
        assert page.run('document.getElementById("alert").hidden')

    @test('a handset is swapped in the open ballot: the new one counts, the old one is told as unknown')
    def _():
        clerk = at_desk()
        s.press('AA-BB')
        clerk.sees('pas voté (1) : Zoé TROIS', '#ballot')
        clerk.says(f'handset {NEW} -> 3')
        s.press('A', HANDSETS[2:])
        clerk.sees('boîtier inconnu : 1', '#health')
        clerk.sees('Ont voté : 4 sur 5', '#ballot')
        s.press('B', [NEW])
        clerk.sees('Ont voté : 5 sur 5', '#ballot')
        page.shot('console-story-swapped')
        clerk.clicks('C Clore le scrutin')
        clerk.clicks('P Proclamer')
        shows(screen, 'REJETÉ', '3. Budget')

    @test('an election of three rounds: nobody, nobody, and in the third the most voices')
    def _():
        clerk = at_desk()
        clerk.says('discuss 2 secret')
        clerk.sees('2. Élection', '#item')
        line = 'open mode=secret ground=election candidates=seat:2,seat:3,seat:4 accept-radio'
        for n, keys, words in ((1, 'ABCAB', ['1er tour', 'Personne n’a obtenu la majorité absolue (3)', 'NOUVEAU TOUR DE SCRUTIN']),
                               (2, 'ABCAB', ['2e tour', 'NOUVEAU TOUR DE SCRUTIN']),
                               (3, 'AABCE', ['3e tour', 'Jean DEUX ÉLECTION ACQUISE'])):
            s.until('receivers', 'status=ready')  # it has read out the round before
            clerk.says(line)
            clerk.sees(f'{n}{"er" if n == 1 else "e"} tour', '#status')
            shows(screen, 'SCRUTIN SECRET OUVERT', 'Jean DEUX', never=['Luc CINQ'])
            s.press(keys, now_held)
            clerk.sees('Ont voté : 5 sur 5', '#ballot')
            clerk.clicks('C Clore le scrutin')
            clerk.clicks('P Proclamer')
            shows(screen, *words, never=['Luc CINQ'])
            page.shot(f'console-story-round-{n}')
            screen.shot(f'story-round-{n}')

    @test('too few are left: the clerk is told before he tries, no item is taken, and why; they come back, and it is')
    def _():
        clerk = at_desk()
        clerk.says('item 4 "Vœu"')
        for name in NAMES[2:]:
            clerk.clicks(f'Départ de {name}')
        clerk.sees('2 présents', '#figures')
        clerk.sees('Quorum (3) atteint pour ce point ; plus assez de présents pour un autre', '#figures')
        page.ask('click', selector='[data-keep="4"]')
        clerk.sees('Refusé : le quorum n\'est pas atteint (CGCT L2121-17)', '#alert')
        clerk.good('story-quorum-lost')
        clerk.says('clear')
        shows(screen, '2 présents', 'Quorum (3) NON ATTEINT')
        clerk.sees('NON ATTEINT', '#figures')
        screen.shot('story-quorum-lost')
        for name in NAMES[2:]:
            clerk.clicks(f'Arrivée de {name}')
        shows(screen, '5 présents', 'Quorum (3) atteint')
        page.ask('click', selector='[data-keep="4"]')
        clerk.sees('4. Vœu', '#item')

    @test('the console killed under its page comes back by itself, and the same clerk goes on; what was half filled in is still there')
    def _():
        clerk = at_desk()
        clerk.opens('Noter…', Au_procès="le rapport d’Élise")
        os.kill(s.console(), 9)
        clerk.clicks('Faire')
        clerk.sees('note "le rapport d’Élise" fait', '#log')
        clerk.sees('4. Vœu', '#item')

    @test('a cable cut before “close” is asked: it is told so; cut for 10 s before its answer: it is asked again, and done once; so where it breaks off')
    def _():
        sittings().append(s)
        cable = Cable(int(s.url().rstrip('/').split(':')[-1]))

        def closes():
            with open(s.record(), 'rb') as f:
                return f.read().count(b'close')
        clerk = Clerk(page, s, url=f'http://127.0.0.1:{cable.port}/')
        clerk.says('item 5 "Motion"')
        page.ask('click', selector='[data-keep="5"]')
        clerk.sees('5. Motion', '#item')
        clerk.clicks('O Ouvrir le scrutin')
        clerk.sees('SCRUTIN OUVERT', '#status')
        s.press('AA-AA')
        clerk.says('vote 3 pour')
        clerk.sees('Ont voté : 5 sur 5', '#ballot')
        cable.whole.clear()
        clerk.clicks('C Clore le scrutin')
        clerk.sees('La séance ne répond pas : la clôture n’a pas été demandée. Réessayer.', '#alert')
        cable.whole.set()
        clerk.sees('SCRUTIN OUVERT', '#status')
        before, cable.cut_behind = closes(), b'POST /do'
        clerk.clicks('C Clore le scrutin')
        cut = time.monotonic()
        clerk.sees('PUPITRE EN RETARD', '#status', 5)
        assert 'SCRUTIN CLOS' not in page.run('document.body.innerText')
        s.until('status', 'ballot=closed')
        clerk.sees('la séance ne répond pas, on redemande', '#alert', 15)
        clerk.good('story-cut')
        time.sleep(max(0, cut + 10 - time.monotonic()))  # the cut itself lasts 10 s, whatever is seen meanwhile
        cable.held, cable.cut_behind = set(cable.pairs), None  # what was under way is lost
        cable.whole.set()
        clerk.sees('SCRUTIN CLOS', '#status', 15)
        clerk.sees('close fait', '#log', 15)
        assert closes() == before + 1
        page.said()  # while the cable was cut
        cable.break_off(b'POST /do')
        clerk.says('excuse 3')
        clerk.sees('excuse 3 fait', '#log')
        assert cable.broken.is_set() and s.scrutin('replay', s.record()).stdout.count('excuse 3') == 1
        cable.break_off(b'GET /chamber')
        assert cable.broken.wait(60), 'the console does not ask by itself'
        clerk.says('leave 3')
        clerk.sees('Zoé TROIS excusé', '#seats')
        cable.break_off(b'GET /documents')
        clerk.hits('d')
        clerk.clicks('Votes par groupe (tableur)')
        clerk.sees('Le pupitre ne répond pas.', '#documents-why')
        clerk.clicks('Votes par groupe (tableur)')
        clerk.sees('enregistré sous votes-par-groupe.csv', '#documents-why')
        page.key('Escape')
        assert (said := page.said()) == [], said
        clerk.clicks('L Lever la séance')
        clerk.clicks('Oui')
        clerk.sees('LEVÉE DE SÉANCE', '#status')
        assert (verdict := s.verdict()).endswith('verdict sealed\n'), verdict
        assert s.scrutin('replay', s.record()).returncode == 0
        s.leave()


if why := browser.missing():
    print(f'left out: {why} (make deps installs it)')
    report()
with browser.Browser() as page:
    main(page)
report()
