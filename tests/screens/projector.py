#!/usr/bin/env python3
"""projector.py BIN [WORD] -- the projector in a real browser: each state, layout, theme; what a lost network does to it

Most states come from a test that is the keeper (lib/view.py, lib/chamber.py); the last tests hold sittings by the whole daemon.
Screenshots are left in build/screens.  One browser, one page.
"""
import json, math, os, re, select, socket, struct, subprocess, sys, tempfile, threading, time, zlib

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
import browser, chamber, colours
from cable import Cable
from sitting import Sitting, report, test
from view import View, pack

BIN = os.path.abspath(sys.argv[1])
SIZES = [(1280, 720), (1920, 1080), (3840, 2160)]
HERE = os.path.dirname(os.path.abspath(__file__))
with open(HERE + '/looks.js', encoding='utf-8') as f:
    LOOKS = f.read()
with open(HERE + '/contrast.js', encoding='utf-8') as f:
    CONTRAST = f.read()


class Screen:
    """The page, and a view behind it whose keeper we are."""

    def __init__(self, page, more=()):
        self.page, self.view, self.index, self.last = page, View(BIN, more=more), 0, None
        self.speaks = threading.Event()
        self.speaks.set()
        threading.Thread(target=self.speak, daemon=True).start()

    def speak(self):
        """Says the last state again twice a second, as the keeper does, while `speaks` is set."""
        while True:
            time.sleep(0.5)  # its rhythm
            self.speaks.wait()
            try:
                if self.last:
                    self.view.keeper.send(self.last)
            except OSError:
                return

    def open(self, query='', port=None):
        self.page.open(f'http://127.0.0.1:{port or self.view.port}/{query}')

    def send(self, state):
        self.index += 1
        self.last = pack('Snapshot', **dict(state, index=self.index))
        self.view.keeper.send(self.last)

    def show(self, state):
        """Sends STATE and waits until the page has drawn it."""
        self.send(state)
        self.page.until(f'document.body.dataset.index === "{self.index}"')

    def text(self):
        return self.page.run('document.body.innerText.replace(/\\s+/g, " ").replace(/\u00a0/g, " ")')

    def all_text(self):
        """What is not seen too: names of half circles, words for those who hear the page."""
        return self.page.run('document.documentElement.textContent')

    def stop(self):
        self.speaks.clear()
        self.last = None
        self.view.stop()

    def good(self, name):
        assert (bad := self.page.run(LOOKS)) == [], f'{name}: {bad}'


def states(s):
    """Each state is what it says, clean to axe, legible in both themes; what went wrong with any of them is told together."""
    wrong = []
    s.open()
    s.page.size(1280, 720)
    for name, (state, there, absent) in chamber.STATES.items():
        s.show(state)
        text = s.text()
        wrong += [f'{name}: no "{w}" in: {text[:700]}' for w in there if w not in text and w not in s.all_text()]
        wrong += [f'{name}: "{w}" in: {text[:700]}' for w in absent if w in text]
        wrong += [f'{name}: {bad}' for bad in s.page.run(LOOKS)]
        wrong += [f'{name}: {bad}' for bad in s.page.axe()]
        for theme in ('dark', 'light'):
            s.page.media(colorScheme=theme)
            wrong += [f'{name}, {theme}: {bad}' for bad in s.page.run(CONTRAST)]
        s.page.shot(f'state-{name}')
    wrong += s.page.said()
    assert not wrong, '\n'.join(wrong)


def main(page):
    s = Screen(page)
    page.media(reducedMotion='reduce')  # what is looked at stands still

    @test('each state says what it must and no more, with no violation of axe and text that stands out in both themes')
    def _():
        states(s)

    @test('no layout of 10, 43, 101, 209 seats on three screens scrolls, cuts or overlaps; names are 1/40 of the height up to 101')
    def _():
        wrong = []
        for query in ('?plan=names', '?plan=names&order=group', '?plan=hemicycle&theme=dark'):
            s.open(query)
            for n in (10, 43, 101, 209):
                for kind, state in (('open', chamber.open_ballot(n, more=dict(rehearsal=True))), ('result', chamber.result(n))):
                    s.show(state)
                    for size in SIZES:
                        page.size(*size)
                        page.run('new Promise(requestAnimationFrame)')
                        wrong += [f'{query} {kind} of {n} at {size[0]}: {bad}' for bad in page.run(LOOKS)]
                        if size[0] == 1280 and kind == 'result' or n == 101 and not query.count('&') and kind == 'result':
                            page.shot(f'layout-{query.strip("?").replace("&", "-")}-{kind}-{n}-{size[0]}')
        page.size(1280, 720)
        assert not wrong, '\n'.join(wrong)

    @test('half circles of 1 to 300 seats: each its place, none nearer to another than both are wide')
    def _():
        s.open()
        bad = page.run("""import('./hemicycle.js').then(({ places }) => {
            const bad = [];
            for (let n = 1; n <= 300; n++) {
                const { list, radius } = places(n);
                let least = 2;
                for (const [i, a] of list.entries()) for (const b of list.slice(i + 1)) least = Math.min(least, Math.hypot(a.x - b.x, a.y - b.y));
                const rim = Math.max(...list.map(p => Math.hypot(p.x, p.y))), low = Math.max(...list.map(p => p.y));
                if (list.length !== n || least < 2 * radius || rim > 1.0001 || low > 0.0001 || n > 3 && radius < 0.4 / Math.sqrt(n))
                    bad.push([n, list.length, least, radius, rim, low].join(' '));
            }
            return bad;
        })""")
        assert bad == [], bad

    @test('the four colours stay apart for every kind of colour blindness, as far as they were measured to')
    def _():
        s.open()
        for theme in ('light', 'dark'):
            page.media(colorScheme=theme)
            hexes = page.run("['pour', 'contre', 'abstention', 'nspp'].map(k => getComputedStyle(document.documentElement).getPropertyValue('--' + k).trim())")
            apart = colours.distances(dict(zip(('pour', 'contre', 'abstention', 'nspp'), hexes)))
            for kind, least in dict(normal=114, protan=91, deutan=107).items():
                assert apart[kind, 'pour', 'contre'] >= least, (theme, kind, apart[kind, 'pour', 'contre'])
            worst = min(apart, key=apart.get)
            assert apart[worst] >= 30, (theme, worst, apart[worst])
        page.media(colorScheme='light')

    @test('what moves stands still for those who asked for that')
    def _():
        s.open()
        s.show(chamber.open_ballot(10))
        moving = "[...document.querySelectorAll('*')].filter(e => parseFloat(getComputedStyle(e).transitionDuration) > 0 || getComputedStyle(e).animationName !== 'none').length"
        assert page.run(moving) == 0
        page.media(reducedMotion='no-preference')
        assert page.run(moving) > 0
        page.media(reducedMotion='reduce')

    @test('by its address a screen lists who has not voted; not in a secret ballot, and not more than can be read')
    def _():
        s.open('?missing=yes')
        s.show(chamber.open_ballot(43, voted=40))
        assert 'N’ont pas voté (3) : ' in s.text(), s.text()
        s.good('missing')
        page.shot('layout-missing')
        s.show(chamber.open_ballot(43, voted=42))
        assert 'N’a pas voté (1) : ' in s.text(), s.text()
        s.show(chamber.open_ballot(43, voted=43))
        assert 'Tous ont voté' in s.text(), s.text()
        s.show(chamber.open_ballot(101, voted=20))
        assert 'N’ont pas voté : 81' in s.text(), s.text()
        s.good('missing of 101')
        s.show(chamber.open_ballot(43, voted=40, mode='secret'))
        assert 'pas voté' not in s.text(), s.text()

    @test('a name, an item, a base that is called like a script is shown as it is written, and does nothing')
    def _():
        s.open()
        evil = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
        state = chamber.open_ballot(10, item=dict(chamber.ITEM, title=evil, rubric=evil))
        state.update(body=evil, organ=evil, groups=[evil], receivers=[dict(receiver=1, name=evil, driver=evil, light=evil, keys=[dict(key=evil, meaning=evil)])])
        state['open']['chairs'][0]['name'] = evil
        s.show(state)
        assert page.run("document.querySelectorAll('img, #stage script').length") == 0 and evil in s.text(), s.text()
        s.show(dict(state, open=dict(state['open'], chairs=[], candidates=[evil])))
        assert page.run("document.querySelectorAll('img, main script').length") == 0 and page.run('document.title').startswith('SCRUTIN')

    @test('further votes are counted in without anything being laid out anew')
    def _():
        s.open()
        s.show(chamber.open_ballot(43, voted=3))
        page.run("document.querySelectorAll('.seat').forEach(e => e.kept = true)")
        s.show(chamber.open_ballot(43, voted=30))
        assert page.run("[...document.querySelectorAll('.seat')].filter(e => e.kept).length") == 43
        assert page.run("document.querySelectorAll('.seat.has').length") == 30 and 'Ont voté : 30 sur 43' in s.text()
        assert page.run("[...document.querySelectorAll('.said')].filter(e => e.textContent === 'a voté').length") == 30
        s.show(chamber.open_ballot(43, voted=30, second_phase=True))
        assert page.run("[...document.querySelectorAll('.seat')].filter(e => e.kept).length") == 0

    network(s, page)
    s.view.stop()
    houses(page)
    evenings(page)


def network(s, page):
    stale = "!document.querySelector('#stale').hidden"

    def seconds(code, most):
        began = time.monotonic()
        page.until(code, most + 5)
        return time.monotonic() - began

    @test('a projector that is opened in the middle shows the present state at once')
    def _():
        s.send(chamber.open_ballot(43, voted=17))
        page.open(f'http://127.0.0.1:{s.view.port}/')
        assert seconds(f'document.body.dataset.index === "{s.index}"', 1) < 1
        assert 'Ont voté : 17 sur 43' in s.text() and not page.run(stale)

    @test('a keeper that falls silent: within 2 s the screen says how old it is; the badge goes with the next word')
    def _():
        s.open()
        s.show(chamber.open_ballot(10))
        time.sleep(2.5)  # longer than a silence may last: it does not cry wolf while the keeper speaks
        assert not page.run(stale), s.text()
        s.speaks.clear()
        took = seconds(stale, 3)
        assert took < 2.1, took
        page.until("/Écran en retard de [2-9] s/.test(document.querySelector('#stale').textContent)")
        s.good('stale')
        assert page.axe() == []
        page.shot('state-stale')
        s.speaks.set()
        assert seconds('document.querySelector("#stale").hidden', 2) < 1.2

    @test('a connection that ends is taken up again from the last event’s id, and what came meanwhile is there')
    def _():
        cable = Cable(s.view.port)
        s.open(port=cable.port)
        s.show(chamber.open_ballot(43, voted=20))
        before = s.index
        cable.hang_up()
        s.send(chamber.open_ballot(43, voted=25))
        s.send(chamber.result(43, proclaimed=False))
        s.send(chamber.result(43))
        assert seconds(f'document.body.dataset.index === "{s.index}"', 3) < 2.5
        assert 'ADOPTÉ' in s.text()
        assert f'Last-Event-ID: {before}\r\n' in cable.asked[-1], cable.asked

    @test('a cable cut for 10 s: the badge within 2 s, its age grows; mended, the present state is there without a hand')
    def _():
        cable = Cable(s.view.port)
        s.open(port=cable.port)
        s.show(chamber.open_ballot(43, voted=20))
        cut = time.monotonic()
        cable.whole.clear()
        took = seconds(stale, 3)
        assert took < 2, took
        for voted in range(21, 44):
            s.send(chamber.open_ballot(43, voted=voted))
        s.send(chamber.result(43))
        page.until("/Écran en retard de ([89]|10) s/.test(document.querySelector('#stale').textContent)")
        time.sleep(max(0, cut + 10 - time.monotonic()))  # the cut itself lasts 10 s, whatever is seen meanwhile
        assert 'Ont voté : 20 sur 43' in s.text(), s.text()
        cable.held = set(cable.pairs)  # what was under way is lost: a new connection has to be made
        cable.whole.set()
        took = seconds(f'document.body.dataset.index === "{s.index}"', 6)
        assert took < 5, took
        assert 'ADOPTÉ' in s.text() and not page.run(stale), s.text()


def rooms():
    """Chambers as people build them, in metres: a table of 19 and a horseshoe of 43, benches that face each other for 101, 209 on rising arcs."""
    side, end = [(x, y) for y in (0, 8) for x in range(19)], [(19.2, 2 + y) for y in range(5)]
    benches = [(x * 0.9 + (x > 4) * 3, y * 0.9) for y in range(10) for x in range(10)] + [(5.55, -2.2)]
    arcs = [(r * math.cos(math.pi * i / (n - 1)), -r * math.sin(math.pi * i / (n - 1))) for r, n in ((6, 24), (7, 28), (8, 32), (9, 36), (10, 42), (11, 47)) for i in range(n)]
    table = [(x, y) for y in (0, 4) for x in range(7)] + [(7.2, 0.5 + y * 0.75) for y in range(5)]
    return {19: table, 43: side + end, 101: benches, 209: arcs}


def plan_of(folder, name, places):
    """PLACES of seats 1, 2, ... by `scrutin plan`; the path of what it writes."""
    sheet, path = f'{folder}/{name}.csv', f'{folder}/{name}.plan'
    with open(sheet, 'w') as out:
        out.write('siege;x;y\n' + ''.join(f'{seat};{x};{y}\n' for seat, (x, y) in places))
    done = subprocess.run([f'{BIN}/scrutin-import', 'plan', sheet, '-o', path], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return path


def frame(page):
    """Waits until what is laid out is drawn."""
    page.run('new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))')


def houses(page):
    with tempfile.TemporaryDirectory(prefix='scrutin-') as folder:
        seat_plans(page, folder)
        arms(page, folder)


CIRCLES = "[...document.querySelectorAll('.place')].map(e => [e.querySelector('title').textContent, e.querySelector('.body').getBoundingClientRect()]).map(([t, r]) => [t, r.x + r.width / 2, r.y + r.height / 2])"


def misplaced(page, places):
    """Whose circle is not where PLACES have him, at the one scale that the first and the last have; names stand in the order of seats."""
    at, (x0, y0), (x1, y1) = page.run(CIRCLES), places[0], places[-1]
    scale = math.hypot(at[-1][1] - at[0][1], at[-1][2] - at[0][2]) / math.hypot(x1 - x0, y1 - y0)
    return [(title, x, y) for (title, x, y), (px, py), who in zip(at, places, chamber.people(len(places)))
            if not title.startswith(who['name']) or abs(x - at[0][1] - (px - x0) * scale) > 1 or abs(y - at[0][2] - (py - y0) * scale) > 1] + (
                [] if len(at) == len(places) and scale > 0 else [f'{len(at)} of {len(places)}'])


def seat_plans(page, folder):
    @test('seats where the plan has them: 19, 43, 101, 209 on three screens, none over another, none off the screen, each as the half circle draws it')
    def _():
        wrong = []
        for n, places in rooms().items():
            s = Screen(page, more=('--seat-plan', plan_of(folder, n, enumerate(places, 1))))
            s.open()
            for kind, state in (('open', chamber.open_ballot(n, more=dict(rehearsal=True))), ('result', chamber.result(n))):
                s.show(state)
                frame(page)
                page.shot(f'room-{kind}-{n}')
                for size in SIZES[::-1]:
                    page.size(*size)
                    frame(page)
                    wrong += [f'{kind} of {n} at {size[0]}: {bad}' for bad in page.run(LOOKS) + misplaced(page, places)]
                    assert page.run("document.querySelector('.plate') !== null") == (n == 19), (n, kind, size)
                wrong += [f'{kind} of {n}: {bad}' for bad in page.axe() + page.run(CONTRAST)]
            drawn = page.run("document.querySelector('.places').innerHTML.replace(/<text class=.plate.*?<.text>/g, '').replace(/[-\\d.]+/g, '')")
            s.open('?plan=hemicycle&order=seat')
            s.show(chamber.result(n))
            if drawn != page.run("document.querySelector('.places').innerHTML.replace(/[-\\d.]+/g, '')"):
                wrong += [f'{n}: other signs than those of the half circle']
            s.stop()
        assert not wrong, '\n'.join(wrong)

    @test('names stand below the seats: the family alone, more of it where two have one, two lines of a long one; all, or none where one has no room')
    def _():
        row = [(x * 1.7, 0) for x in range(5)] + [(x * 1.7, 3) for x in range(5)]
        s = Screen(page, more=('--seat-plan', plan_of(folder, 'row', enumerate([*row, (3.4, 1.5)], 1))))
        s.open()
        state = chamber.result(10)
        plates = "[...document.querySelectorAll('.place')].map(e => [...e.querySelectorAll('.plate')].map(t => t.textContent).join('|'))"
        for voices, shown in (
                ({}, None), ({1: ('Marie-Hélène MARTIN', 'MARTIN'), 2: ('Jean MARTIN', 'MARTIN')}, {1: 'M.-H. MARTIN', 2: 'J. MARTIN'}),
                ({1: ('Jeanne MARTIN', 'MARTIN'), 2: ('Jean MARTIN', 'MARTIN')}, {1: 'Jeanne|MARTIN', 2: 'Jean|MARTIN'}),
                ({3: ('Léa DE LA ROCHEFOUCAULD-LIANCOURT', 'DE LA ROCHEFOUCAULD-LIANCOURT')}, {3: 'DE LA ROCHEFOUCAULD-|LIANCOURT'}),
                ({3: ('Léa ' + 'W' * 40, 'W' * 40)}, {})):
            for v, own in zip(state['closed']['voices'], chamber.people(10)):
                v['name'], v['family'] = voices.get(v['seat'], (own['name'], own['family']))
            s.show(state)
            want = [''] * 10 if shown == {} else [(shown or {}).get(v['seat'], v['family']) for v in state['closed']['voices']]
            assert [n.replace('|', ' ') if '|' not in w else n for n, w in zip(page.run(plates), want)] == want, (page.run(plates), want)
            s.good('plates')
            page.shot(f'room-plates-{len(voices)}')
        s.stop()

    @test('whom the plan lacks stands below it by name, whatever he does; a seat of nobody is a ring; the address chooses another look')
    def _():
        places = dict(enumerate(rooms()[43], 1))
        lacking, spare = (3, 17, 42), {90: (-3, 4), 91: (22, -2)}
        path = plan_of(folder, 'lacking', ({k: v for k, v in places.items() if k not in lacking} | spare).items())
        s = Screen(page, more=('--seat-plan', path))
        s.open()
        names = {p['seat']: p['name'] for p in chamber.people(43)}
        for state in (chamber.open_ballot(43, voted=0), chamber.open_ballot(43, voted=43)):
            s.show(state)
            strip = page.run("[...document.querySelectorAll('.apart .seat:not(.heading)')].map(e => e.textContent.replace('●', '').trim())")
            voted = state['open']['voted'] > 0
            assert strip == [f'{names[n]}{"P" if n > 39 else ""}{"a voté" if voted else "n’a pas encore voté"}' for n in lacking], strip
            assert 'Hors du plan' in s.text() and page.run("document.querySelectorAll('.place').length") == 40
            assert page.run("document.querySelectorAll('.has').length") == 43 * voted and page.run("document.querySelectorAll('.empty').length") == 2
            s.good('apart')
        assert page.axe() == []
        s.show(chamber.result(43))
        for theme in ('dark', 'light'):
            page.media(colorScheme=theme)
            assert (bad := page.run(CONTRAST)) == [], bad
        page.shot('room-apart')
        for size in SIZES[::-1]:
            page.size(*size)
            frame(page)
            s.good(f'apart at {size[0]}')
        s.show(chamber.open_ballot(43, mode='secret'))
        assert page.run("document.querySelectorAll('.place, .seat, .empty').length") == 0
        for query, shown in (('?plan=names', '.seats:not(.apart)'), ('?plan=hemicycle', '.round:not(.room)'), ('?plan=room', '.room'), ('?plan=plan', '.room')):
            s.open(query)
            s.show(chamber.result(43))
            assert page.run(f"document.querySelectorAll('{shown}').length") == 1 == page.run("document.querySelectorAll('#stage > .seats, .round').length"), query
        s.open('?plan=room')
        s.show(chamber.result(60))  # 20 of them are in no plan: it is another chamber's
        assert page.run("document.querySelectorAll('.seat').length") == 60 and page.run("document.querySelectorAll('.room').length") == 0
        s.stop()

    @test('a daemon that comes back with another plan, or none: the page shows it without a hand')
    def _():
        places = dict(enumerate(rooms()[43], 1))
        first, second = Screen(page), Screen(page, more=('--seat-plan', plan_of(folder, 'second', places.items())))
        for s in (first, second):
            s.index = 4
            s.send(chamber.open_ballot(43))
        cable = Cable(first.view.port)
        first.open(port=cable.port)
        for s, shown in ((second, '.room'), (first, '#stage > .seats'), (second, '.room')):
            cable.to = s.view.port
            page.run('''(real => { /* the first question goes out by the connection that ends */
                window.fetch = () => { window.fetch = real; return Promise.reject(new TypeError("cut")); };
            })(window.fetch)''')
            cable.hang_up()
            page.until(f"document.querySelectorAll('{shown}').length === 1 && document.querySelectorAll('#stage > .seats, .round').length === 1")
        first.stop()
        second.stop()


def png(width, height, colour):
    chunk = lambda kind, data: struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    rows = (b'\0' + bytes(colour) * width) * height
    return b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>2I5B', width, height, 8, 2, 0, 0, 0)) + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b'')


def arms(page, folder):
    trap = socket.create_server(('127.0.0.1', 0))  # whatever the picture loads comes here
    ran = "document.documentElement.setAttribute('data-ran', 1); top.document.title = 'ran'; new Image().src = '%s'" % f'http://127.0.0.1:{trap.getsockname()[1]}/'
    shield = ('<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 60 80" onload="%s"><style>.a { fill: rgb(0, 85, 164) }</style>'
              '<script>%s</script><script xlink:href="projector.js"/><image width="60" height="80" xlink:href="http://127.0.0.1:%d/"/>'
              '<path class="a" d="M0 0H60V40C60 60 45 72 30 80 15 72 0 60 0 40Z"/></svg>' % (ran, ran, trap.getsockname()[1]))
    idle = chamber.chamber(item=None, idle={})
    image = "[...document.images].map(e => [e.alt, e.naturalWidth > 0, e.parentNode.className, e.getBoundingClientRect().height >= 0.08 * innerHeight])"

    def caught():
        return select.select([trap], [], [], 0)[0] != []

    @test('arms stand on the idle screen alone, with the body’s name for who cannot see them; a script in them does nothing, in the page or opened by itself')
    def _():
        for name, picture in (('svg', shield.encode()), ('png', png(30, 40, (0, 85, 164)))):
            with open(f'{folder}/arms', 'wb') as out:
                out.write(picture)
            s = Screen(page, more=('--arms', f'{folder}/arms'))
            s.open()
            s.show(idle)
            page.until('document.images.length === 1 && document.images[0].complete')
            assert page.run(image) == [['Dijon métropole', True, 'calm bearing', True]], page.run(image)
            page.shot(f'arms-{name}')
            for state in (dict(idle, organ='Conseil de la communauté d’agglomération du Grand Exemple', rehearsal=True), idle):
                s.show(state)
                for size in SIZES[::-1]:
                    page.size(*size)
                    frame(page)
                    s.good(f'{name} at {size[0]}')
                    assert page.run(image) == [['Dijon métropole', True, 'calm bearing', True]], page.run(image)
            assert page.axe() == [] and page.run('document.title') == 'SÉANCE OUVERTE – Scrutin'
            for state in (chamber.chamber(idle={}), chamber.open_ballot(43), chamber.result(43), chamber.result(more=dict(ended=True))):
                s.show(state)
                assert page.run('document.images.length') == 0
            s.show(idle)
            assert page.run(image) == [['Dijon métropole', True, 'calm bearing', True]], page.run(image)
            assert (said := page.said()) == [], said
            s.open('arms')
            if name == 'svg':
                assert page.run("getComputedStyle(document.querySelector('.a')).fill") == 'rgb(0, 85, 164)'
                assert page.run("document.documentElement.getAttribute('data-ran')") is None and page.run('document.title') == ''
                assert any('sandboxed' in said for said in page.said())
            assert not caught()
            s.stop()

    @test('a picture that no browser can draw leaves no hole')
    def _():
        with open(f'{folder}/arms', 'w') as out:
            out.write('<svg xmlns="http://www.w3.org/2000/svg"><g></svg>')
        s = Screen(page, more=('--arms', f'{folder}/arms'))
        s.open()
        s.show(idle)
        page.until('document.images.length === 0')
        s.show(chamber.chamber(idle={}))
        s.show(idle)
        assert page.run('document.images.length') == 0 and page.said() == []
        s.stop()


SETTING = '''body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first="Alice" last="MARTIN" group="Ensemble" handset=1777F898
seat 2 civility=Monsieur first="Bruno" last="PETIT" group="Ensemble" handset=1E942DA7
seat 3 civility=Madame first="Chloé" last="DURAND" group="Ensemble" handset=25B162F6
seat 4 civility=Monsieur first="Denis" last="LEROY" group="Demain" handset=2CCE9775
seat 5 civility=Madame first="Élise" last="MOREAU" group="Demain" handset=33EBCC14
seat 6 civility=Monsieur first="Farid" last="BENALI" handset=3A080133
seat 7 civility=Madame first="Gaëlle" last="LE GOFF" group="Demain"
arrive 1..6
proxy 7 -> 1
item 1 "Budget primitif" rubric="FINANCES"
item 2 "Subvention"
item 3 "Garantie, tranche 1"
item 4 "Garantie, tranche 2"
item 5 "Élection d'un adjoint"
item 6 "Rapport d'activité"
'''
HANDSETS = ['1777F898', '1E942DA7', '25B162F6', '2CCE9775', '33EBCC14', '3A080133']


def presses(opening, keys, after=200):
    return ''.join(f'open {opening} at {after + 20 * i} press {h} {k}\n' for i, (h, k) in enumerate(zip(HANDSETS, keys)))


class Evening:
    """A sitting by the whole daemon with an emulated receiver, and the projector's page on it."""

    def __init__(self, page, scenario, daemon=''):
        self.scenario = f'{browser.SHOTS}/scenario'
        with open(self.scenario, 'w') as out:
            out.write(scenario)
        self.sitting = Sitting(BIN, SETTING, receiver=f'driver = iclicker\ntransport = sim\nwait_ms = 50\nscenario = {self.scenario}\n', daemon=daemon)
        self.do, self.page = self.sitting.do, page
        self.sitting.until('receivers', 'status=ready')
        page.open('http://' + re.findall(r'127\.0\.0\.1:\d+', self.sitting.said())[-1])

    def see(self, *words, never=()):
        """Waits until all WORDS are on the screen."""
        text = 'document.body.innerText.replace(/\\s+/g, " ")'
        self.page.until(' && '.join(f'{text}.includes({json.dumps(w)})' for w in words))
        shown = self.page.run(text)
        assert not any(w in shown for w in never), shown
        assert (bad := self.page.run(LOOKS)) == [], bad


def evenings(page):
    @test('an evening by the whole daemon: presses, a tie, an annulled vote, grouped items, an election of two rounds, the end')
    def _():
        e = Evening(page, presses(1, 'AAABAC') + presses(2, 'AABBEE') + presses(3, 'AAABAE'))
        do, see = e.do, e.see
        see('RÉPÉTITION', 'SÉANCE OUVERTE', 'Conseil municipal', '6 présents · 1 représenté · 0 absent · 7 en exercice', 'Quorum (4) atteint',
            never=['DISCUSSION', 'Point', "Rapport d'activité"])
        do('discuss 1')
        see('EN DISCUSSION', 'Point 1', 'Budget primitif', 'FINANCES')
        do('open')
        see('SCRUTIN OUVERT', '1. Budget primitif', 'sur 7', 'A + POUR', 'voyant vert = reçu par la base, pas encore compté', 'Gaëlle LE GOFF')
        see('Ont voté : 7 sur 7', never=['Demain +'])
        do('close')
        see('Résultat à proclamer', 'Suffrages exprimés : 6', 'Demain + 2 − 1', 'Ensemble + 3', never=['ADOPTÉ'])
        assert page.run("[...document.querySelectorAll('.count b')].map(e => e.textContent).join()") == '5,1,1,0'
        do('proclaim')
        see('RÉSULTAT PROCLAMÉ', 'ADOPTÉ', 'Majorité absolue : 4', 'Dont 1 procuration', 'Empreinte de contrôle : ')
        assert page.run("document.querySelectorAll('.seat.pour').length") == 5 and page.run("document.querySelectorAll('.seat.pour .mark').length") == 1
        do('discuss 5 secret')
        do('open mode=secret ground=election candidates=seat:2,seat:3 accept-radio')
        see('SCRUTIN SECRET OUVERT – 1er tour', 'Ont voté : 6 sur 7', 'A Bruno PETIT', 'B Chloé DURAND', 'E □ BLANC', never=['MARTIN', 'LE GOFF'])
        do('second-phase')
        see('VOTE AU TITRE DES POUVOIRS')
        do('close confirm-silent')
        do('proclaim')
        see('1er tour', 'NOUVEAU TOUR DE SCRUTIN', 'Personne n’a obtenu la majorité absolue', '2 blancs', never=['MARTIN', 'LE GOFF'])
        e.sitting.until('receivers', 'status=ready')  # it has read out the round before
        do('open mode=secret ground=election candidates=seat:2,seat:3 accept-radio')
        see('2e tour', 'Ont voté : 6 sur 7')
        do('close confirm-silent')
        do('proclaim')
        see('2e tour', 'Bruno PETIT ÉLECTION ACQUISE', never=['MARTIN'])
        e.sitting.until('receivers', 'status=ready')
        do('open items=2')
        for line in ('1 pour', '1 contre for=7', '2 pour', '3 pour', '4 contre', '5 contre', '6 abstention'):
            do(f'vote {line}')
        do('close')
        do('proclaim')
        see('2. Subvention', 'Partage égal des voix (3 pour, 3 contre). Mme Alice MARTIN, présidente de séance, ayant voté POUR, sa voix est prépondérante : ADOPTÉ.')
        do('annul reason="erreur de saisie"')
        see('SCRUTIN ANNULÉ', never=['ADOPTÉ'])
        do('open')
        see('NOUVEAU VOTE – SCRUTIN OUVERT', 'Ont voté : 0 sur 7')
        do('abort reason="alarme"')
        see('SCRUTIN INTERROMPU – SANS RÉSULTAT', 'Point 2')
        do('open items=3,4 object="Garanties d\'emprunt"')
        see("Points 3 à 4. Garanties d'emprunt")
        for seat in range(1, 7):
            do(f'vote {seat} {"contre" if seat == 6 else "pour"}')
        do('close')
        do('proclaim')
        see('2 POINTS ADOPTÉS', '3 Garantie, tranche 1 ✔ ADOPTÉ', '4 Garantie, tranche 2 ✔ ADOPTÉ')
        do('take-note 6')
        see('IL EST PRIS ACTE')
        do('clear')
        see('SÉANCE OUVERTE', 'Conseil municipal', never=['ACTE', 'Point', '6.', 'Empreinte'])
        e.sitting.kill('scrutin-keeper')
        e.sitting.until('status', 'ballot=closed')
        see('SÉANCE OUVERTE', never=['ACTE', 'Point'])
        do('discuss 6')
        see('IL EST PRIS ACTE', "6. Rapport d'activité")
        do('suspend')
        see('Séance suspendue', never=['ACTE'])
        do('resume')
        do('end')
        assert e.sitting.verdict().endswith('verdict sealed\n')
        see('Levée de séance', 'Empreinte de contrôle (ne vaut ni signature ni cachet électronique qualifiés)')
        words = page.run("document.querySelector('.seal .less').textContent")
        got = e.sitting.scrutin('verify', e.sitting.record(), '--key', e.sitting.path('key.pub'), '--words', words)
        assert got.returncode == 0 and 'ok words' in got.stdout, got.stdout
        page.shot('evening-ended')
        assert (said := page.said()) == [], said
        e.sitting.stop()
        e.sitting.clean()

    @test('view or keeper killed in the middle of a ballot: the screen says that it is late at most, and comes back by itself, without a plan that was spoilt')
    def _():
        house = {name: f'{browser.SHOTS}/evening.{name}' for name in ('seat_plan', 'arms')}
        for name, data in (('seat_plan', ''.join(['scrutin-plan 1\n', *(f'seat {n} {1500 * n - 1500} {300 * n}\n' for n in range(1, 8))]).encode()), ('arms', png(3, 4, (0, 85, 164)))):
            with open(house[name], 'wb') as out:
                out.write(data)
        e = Evening(page, presses(1, 'AA', 100) + presses(1, 'AAAAAA', 6000), daemon=''.join(f'{name} = {path}\n' for name, path in house.items()))
        page.until('document.images.length === 1 && document.images[0].naturalWidth === 3')
        e.do('open items=1')
        e.see('Ont voté : 3 sur 7')
        assert page.run("document.querySelectorAll('.room .place').length") == 7 and page.run("document.querySelectorAll('.seat').length") == 0
        for program in ('scrutin-view', 'scrutin-keeper'):
            with open(house['seat_plan'], 'w') as out:
                out.write('siege;x;y\n')
            e.sitting.kill(program)
            e.sitting.until('status', 'ballot=open')
            page.until("document.querySelectorAll('.seat').length === 7 && document.querySelector('.room') === null")
            e.do(f'note "{program} est de retour"')
            e.see('Ont voté : 3 sur 7')
        e.do('vote 3 pour')
        e.see('Ont voté : 4 sur 7')
        e.see('Ont voté : 7 sur 7')
        assert f'seat_plan = {house["seat_plan"]}:1: is no plan of seats' in e.sitting.said()
        e.sitting.stop()
        e.sitting.clean()


if why := browser.missing():
    print(f'left out: {why} (make deps installs it)')
    report()
with browser.Browser() as page:
    main(page)
report()
