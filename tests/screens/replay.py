#!/usr/bin/env python3
"""replay.py BIN [WORD] -- `scrutin show` in a real browser: verdict, checks, time line, keyboard, REDIFFUSION over every picture

Screenshots are left in build/screens.  One browser, one page; the picture is a frame of it, and a window of its own.
"""
import json, os, shutil, subprocess, sys, tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
import browser
from show import EVENING, Show, changed, framed, frames, put, record
from sitting import SEED, report, test

BIN = os.path.abspath(sys.argv[1])
HERE = os.path.dirname(os.path.abspath(__file__))
with open(HERE + '/looks.js', encoding='utf-8') as f:
    LOOKS = f.read()
with open(HERE + '/contrast.js', encoding='utf-8') as f:
    CONTRAST = f.read()
# Of the auditor's page: it fits the screen, none of its parts lies on another or is cut.
FITS = """(() => {
    const bad = [], root = document.scrollingElement, box = e => e.getBoundingClientRect();
    if (root.scrollWidth > innerWidth || root.scrollHeight > innerHeight) bad.push(`scrolls: ${root.scrollWidth}x${root.scrollHeight}`);
    const parts = [...document.querySelectorAll('header > *, #player > *, #controls > *, #side')].filter(e => e.getClientRects().length);
    for (const [i, e] of parts.entries()) {
        const r = box(e);
        if (r.left < -1 || r.top < -1 || r.right > innerWidth + 1 || r.bottom > innerHeight + 1) bad.push(`outside: ${e.id || e.localName}`);
        if (e.scrollWidth > e.clientWidth + 2 && e.id !== 'side' && e.localName !== 'iframe' && e.clientWidth) bad.push(`cut: ${e.id || e.localName}`);
        for (const o of parts.slice(i + 1)) {
            const q = box(o);
            if (!e.contains(o) && r.left < q.right - 1 && q.left < r.right - 1 && r.top < q.bottom - 1 && q.top < r.bottom - 1) bad.push(`${e.id} lies on ${o.id}`);
        }
    }
    const p = box(document.querySelector('#picture'));
    if (document.querySelector('#picture').getClientRects().length && Math.abs(p.width / p.height - 16 / 9) > 0.05) bad.push(`the picture is ${p.width}x${p.height}`);
    return bad;
})()"""


class Page:
    """The auditor's page, and what is in the frame in it."""

    def __init__(self, page, show):
        self.page, self.show = page, show
        page.open(show.url)
        self.until(0)

    def until(self, index):
        """Waits until page and picture have come to entry INDEX."""
        self.page.until(f'document.body.dataset.index === "{index}" && document.querySelector("#picture").contentDocument.body?.dataset.index === "{index}"')

    def key(self, key, index):
        self.page.key(key)
        self.until(index)

    def go(self, index):
        self.page.run(f'{{ const s = document.querySelector("#slider"); s.value = {index}; s.dispatchEvent(new Event("input")); }}')
        self.until(index)

    def words(self, of='document'):
        return self.page.run(f'{of}.body.innerText.replace(/\\s+/g, " ").replace(/\u00a0/g, " ")')

    def picture(self):
        return self.words('document.querySelector("#picture").contentDocument')

    def focus(self):
        return self.page.run('document.activeElement.id || document.activeElement.textContent')


def evening(page, s):
    """One record, and one page of it; no key was given."""
    p = Page(page, s)

    @test('without a key all holds and nothing is attested, in words; the picture alone says so too')
    def _():
        assert '▲ NON ATTESTÉ Tout concorde, mais aucune clé n’a été donnée' in p.words() and '– absent Signatures' in p.words(), p.words()
        assert p.picture().startswith('REDIFFUSION · RÉPÉTITION · NON ATTESTÉ'), p.picture()

    @test('by the keyboard alone: entries, presses, ballots, playing and stopping, speed; Tab reaches every control')
    def _():
        b, presses = s.record['ballots'], [i for i, k in enumerate(s.record['kinds']) if k == 'P']
        p.key('ArrowRight', 1)
        p.key('ArrowRight', 2)
        p.key('ArrowLeft', 1)
        p.key('Shift+ArrowRight', presses[0])
        p.key('Shift+ArrowRight', presses[1])
        p.key('Shift+ArrowLeft', presses[0])
        p.key('PageDown', b[0]['opened'])
        p.key('PageDown', b[1]['opened'])
        p.key('PageUp', b[0]['opened'])
        reached = []
        for _ in range(30):
            page.key('Tab')
            reached.append(p.focus())
        assert {'slider', 'play', 'back', 'forth', 'press-back', 'press-forth', 'speed', 'full', 'apart', 'entry', 'side'} <= set(reached), reached
        assert any('Secret' in r for r in reached), reached
        page.run('document.querySelector("#forth").focus()')
        page.run('document.querySelector("#speed").value = "60"')
        page.key('Enter')
        p.until(b[0]['opened'] + 1)
        page.run('document.activeElement.blur()')
        page.key('Space')
        page.until('document.querySelector("#play").textContent === "Arrêter"')
        page.until(f'Number(document.body.dataset.index) > {b[0]["opened"] + 5}')
        page.key('Space')
        page.until('document.querySelector("#play").textContent === "Lire"')

    @test('playing passes over no entry, keeps the sitting\'s time, and stops at the end')
    def _():
        end = s.record['entries'] - 1
        p.go(end - 7)
        page.run("""{ window.seen = [];
            new MutationObserver(() => seen.at(-1) !== document.body.dataset.index && seen.push(document.body.dataset.index)).observe(document.body, { attributes: true });
            document.querySelector('#speed').value = '10'; window.began = performance.now();
            for (let i = 0; i < 5; i++) document.querySelector('#play').click(); }""")  # begun thrice, stopped twice
        page.until('document.querySelector("#play").textContent === "Lire"')
        took, seen = page.run('performance.now() - began'), [int(i) for i in page.run('seen')]
        assert seen == list(range(end - 6, end + 1)), seen
        least = (s.record['times_ms'][end] - s.record['times_ms'][end - 7]) / 10
        assert took >= least, (took, least)

    @test('a secret ballot: how many have taken part and whose press it was, no direction before the sums')
    def _():
        b = s.record['ballots'][2]
        p.go(b['opened'] + 2)
        text = p.picture()
        assert 'SCRUTIN SECRET OUVERT' in text and 'Ont voté : 2 sur 4' in text and 'DEUX' not in text, text
        assert 'seule la participation est enregistrée' in p.words() and 'touche' not in page.run('document.querySelector("#entry").innerText'), p.words()
        page.shot('replay-secret-open')
        p.go(s.record['kinds'].index('U'))
        assert 'POUR 1 · CONTRE 3' in p.words() and 'QUATRE' not in p.picture(), p.words()
        page.shot('replay-secret-urn')

    @test('the picture in a window of its own follows the page, under REDIFFUSION before it has heard anything; no layout is cut')
    def _():
        page.open(f'{s.url}picture?of=nobody')
        assert page.run('document.querySelector("#rehearsal").getClientRects().length') == 1
        assert page.run('document.querySelector("#rehearsal").textContent') == 'REDIFFUSION' and page.axe() == []
        state = s.at(s.record['ballots'][1]['closed'])['state']
        for size in [(1280, 720), (1920, 1080)]:
            page.size(*size)
            page.run(f'new BroadcastChannel("rediffusion-nobody").postMessage({{ index: {size[0]}, hour: "18:30", left: 0, why: "", verdict: "FALSIFIÉ", bad: true, state: {json.dumps(state)} }})')
            page.until(f'document.body.dataset.index === "{size[0]}"')
            assert page.run(LOOKS) == [] and page.run(CONTRAST) == [] and page.axe() == [], (page.run(LOOKS), page.run(CONTRAST), page.axe())
            assert page.run('document.body.innerText').startswith('REDIFFUSION · RÉPÉTITION · FALSIFIÉ'), page.run('document.body.innerText')
        page.shot('replay-apart')
        page.size(1280, 720)


def main(page):
    folder = tempfile.mkdtemp(prefix='scrutin-')
    path, key = record(BIN, EVENING, folder)
    at = lambda name: os.path.join(folder, name)
    page.media(reducedMotion='reduce')
    page.size(1280, 720)

    @test('an evening: each entry in words, its picture under REDIFFUSION, no violation of axe, text that stands out in both themes')
    def _():
        with open(SEED, encoding='utf-8') as story:
            seed = record(BIN, story.read(), folder, 'seed')
        with Show(BIN, seed[0], '--key', seed[1]) as s:
            p, wrong = Page(page, s), []
            closed = s.record['ballots'][0]['closed']
            for name, index, there in [('begin', 0, ['Début', 'SCELLÉ', 'vérifié Signatures']), ('open', closed - 3, ['Appui', 'touche A – siège', 'Ont voté : ']),
                                       ('result', closed + 3, ['ADOPTÉ', 'À l’unanimité', 'Empreinte de contrôle']),
                                       ('end', s.record['entries'] - 1, ['Point de contrôle', 'Levée de séance'])]:
                p.go(index)
                text = p.words() + ' ' + p.picture()
                wrong += [f'{name}: no "{w}" in: {text[:900]}' for w in there if w not in text]
                wrong += [f'{name}: no REDIFFUSION' for _ in [0] if not p.picture().startswith('REDIFFUSION')]
                wrong += [f'{name}: {bad}' for bad in page.run(FITS) + (page.axe() if name in ('open', 'end') else [])]
                wrong += [f'{name}: {bad}' for bad in page.run(CONTRAST)]
                page.shot(f'replay-{name}')
            page.media(colorScheme='dark')
            wrong += [f'dark: {bad}' for bad in page.run(CONTRAST)]
            page.shot('replay-dark')
            page.media(colorScheme='light')
            for size in [(1920, 1080), (1024, 768)]:
                page.size(*size)
                wrong += [f'{size}: {bad}' for bad in page.run(FITS)]
                page.shot(f'replay-{size[0]}')
            page.size(1280, 720)
            assert not wrong + page.said(), '\n'.join(wrong + page.said())

    with Show(BIN, path) as shown:
        evening(page, shown)

    @test('forged, damaged, for the public, empty: the verdict first, in words and not by colour alone')
    def _():
        index = next(i for i, f in enumerate(frames(path)) if b'AA0001' in f and b'\x1a\x01A' in f)
        hurt = bytearray(open(path, 'rb').read())
        hurt[len(framed(frames(path)[:20])) + 12] ^= 1
        subprocess.run([BIN + '/scrutin', 'redact', path, '-o', at('copie')], check=True, timeout=60, stdout=subprocess.DEVNULL)
        wrong = []
        for name, file, words, color, there in [
                ('falsifie', changed(path, at('falsifie'), index, b'\x1a\x01A', b'\x1a\x01B'), [key], 'bad', ['✖ FALSIFIÉ', '✖ ÉCHEC', '✖ ÉCHEC Résultats recomptés 1 ligne diffère']),
                ('endommage', put(at('endommage'), bytes(hurt)), [key], 'bad', ['✖ ENDOMMAGÉ', 'Illisible à partir de l’entrée 20']),
                ('copie', at('copie'), [key], 'good', ['✔ SCELLÉ', 'cette copie retient des entrées']),
                ('vide', put(at('vide'), b''), [key], 'warn', ['▲ INACHEVÉ', '✖ ÉCHEC Lecture des entrées', 'il n’y a rien à rejouer'])]:
            with Show(BIN, file, *(['--key', *words] if words else [])) as s:
                page.open(s.url)
                page.until('document.querySelector("#verdict").className !== ""')
                if s.record['entries']:
                    p = Page(page, s)
                    p.go(s.record['entries'] - 1)
                text = page.run('document.body.innerText.replace(/\\s+/g, " ").replace(/\u00a0/g, " ")')
                wrong += [f'{name}: no "{w}" in: {text[:900]}' for w in there if w not in text]
                wrong += [f'{name}: {bad}' for bad in page.run(CONTRAST) + page.run(FITS) + (page.axe() if name == 'falsifie' else [])]
                if page.run('document.querySelector("#verdict").className') != color:
                    wrong.append(f'{name}: not {color}')
                if s.record['entries'] and (color == 'good') == (there[0][2:] in p.picture()):
                    wrong.append(f'{name}: the picture alone does not say what it is worth: {p.picture()[:80]}')
                if name == 'falsifie':
                    p.go(s.record['differing_at'][0])
                    wrong += [] if 'autre chose est ressorti au recomptage' in p.words() else [f'{name}: {p.words()[:600]}']
                if name == 'copie':
                    picture = p.picture()
                    wrong += [] if picture.startswith('REDIFFUSION') and 'Pas d’image' in picture else [f'{name}: {picture}']
                page.shot(f'replay-{name}')
        assert not wrong + page.said(), '\n'.join(wrong + page.said())

    @test('a record that names things like scripts shows them as they are written, and does nothing; the program gone, the page says so and keeps them')
    def _():
        evil = '<img src=x onerror=document.title=1><script>document.title=2</script>'
        made = record(BIN, f'body "{evil}" organ="{evil}" profile=commune\nsitting 2026-01-15T18:30 president=1 secretary=2\n'
                      f'seat 1 civility=Madame first="{evil}" last=UN handset=AA0001\nseat 2 civility=Madame first=Ada last=DEUX handset=BB0002\narrive 1..2\n'
                      f'item 1 "{evil}"\nopen\npress AA0001 A\npress BB0002 A\nclose\nproclaim\nend\n', folder, 'evil')
        s = Show(BIN, made[0], '--key', made[1])
        p = Page(page, s)
        for i in (1, s.record['ballots'][0]['opened'] + 1, s.record['ballots'][0]['closed']):
            p.go(i)
            assert page.run('document.querySelectorAll("img, main script").length') == 0, i
            assert page.run('document.querySelector("#picture").contentDocument.querySelectorAll("img, main script").length') == 0, i
        assert evil[:30] in p.picture() and evil[:30] in p.words() and page.run('document.title').startswith('SCELLÉ'), p.picture()
        assert page.said() == [], 'and what its own policy forbids was not tried'
        assert s.end() == 0, s.said()
        page.key('ArrowRight')
        page.until('!document.querySelector("#trouble").hidden')
        assert 'ne répond plus' in p.words() and page.run('document.body.dataset.index') == str(i), p.words()
        page.said()

    @test('with the plan of the chamber the picture has the seats where they are; whom it lacks is below by name')
    def _():
        plan = put(f'{folder}/plan', b'scrutin-plan 1\nseat 1 0 3000\nseat 2 5000 0\nseat 4 10000 3000\nseat 9 10000 6000\n')
        with Show(BIN, record(BIN, EVENING, folder, 'room')[0], '--seat-plan', plan) as s:
            p, frame = Page(page, s), 'document.querySelector("#picture").contentDocument'
            p.go(s.record['ballots'][1]['closed'])
            assert page.run(f'[...{frame}.querySelectorAll(".room .place title")].map(e => e.textContent)') == [
                'Ada UN : POUR', 'Jean DEUX : CONTRE', 'Lou QUATRE : POUR'], p.picture()
            assert page.run(f'[...{frame}.querySelectorAll(".apart .name")].map(e => e.textContent)') == ['Hors du plan', 'Eve TROIS'], p.picture()
            page.shot('replay-room')

    shutil.rmtree(folder)


if why := browser.missing():
    print(f'left out: {why} (make deps installs it)')
    report()
with browser.Browser() as page:
    main(page)
report()
