#!/usr/bin/env python3
"""view.py BIN -- what browsers get from scrutin-view, and what they cannot do to it.

Most tests are its parent and its keeper at once (lib/view.py).  The last ones
hold the seed's sitting by the whole daemon, and read the bytes that a browser would.
"""
import glob, json, os, re, resource, select, socket, sys, tempfile, threading, time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
from sitting import Sitting, report, test
from view import LIMIT, View, pack

BIN = os.path.abspath(sys.argv[1])
SEED = 'tests/golden/story/seed.story'
resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, resource.getrlimit(resource.RLIMIT_NOFILE)[1]),) * 2)


# --- snapshots, and the program under its parent and its keeper ------------------------------------------------------------

def snapshot(index, chairs=0, voted=0, title='Objet'):
    """A chamber of CHAIRS with its ballot open; idle where there are none."""
    seats = [dict(seat=n, name=f'Membre numéro {n}', voted=n <= voted) for n in range(1, chairs + 1)]
    phase = dict(open=dict(mode='public', voted=voted, expected=chairs, chairs=seats)) if chairs else dict(idle={})
    return pack('Snapshot', index=index, body='Ville', serving=43, present=36, quorum=22, quorum_met=True,
                item=dict(number='1', title=title), **phase)


class Client:
    """A browser's side of one connection."""
    def __init__(self, port, request=None, extra='', buffer=0):
        self.socket = socket.socket()
        if buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
        self.socket.settimeout(LIMIT)
        self.socket.connect(('127.0.0.1', port))
        self.bytes, self.body = b'', b''
        if request is None:
            request = f'GET /events HTTP/1.1\r\nHost: x\r\n{extra}\r\n'.encode()
        self.socket.sendall(request)

    def more(self):
        got = self.socket.recv(1 << 16)
        self.bytes += got
        return got

    def event(self):
        """The next (name, id, data); None at the end of the stream."""
        while b'\n\n' not in self.body:
            head, _, rest = self.bytes.partition(b'\r\n\r\n')
            size, _, rest = rest.partition(b'\r\n')
            if size and len(rest) >= int(size, 16) + 2:  # one chunk is whole
                n = int(size, 16)
                if n == 0:
                    return None
                self.body += rest[:n]
                self.bytes = head + b'\r\n\r\n' + rest[n + 2:]
            elif not self.more():
                return None
        text, _, self.body = self.body.partition(b'\n\n')
        fields = dict(l.split(': ', 1) for l in text.decode().split('\n'))
        return fields.get('event'), fields.get('id'), fields.get('data')

    def state(self, until=lambda s: True):
        """The first state of which UNTIL holds."""
        end = time.monotonic() + LIMIT
        while time.monotonic() < end:
            e = self.event()
            assert e is not None, 'the stream ended'
            if e[0] == 'state' and until(json.loads(e[2])):
                return json.loads(e[2])
        raise AssertionError('that state never came')

    def answer(self):
        """Everything up to the end of the connection: status, headers, body."""
        try:
            while self.more():
                pass
        except ConnectionResetError:
            pass
        head, _, body = self.bytes.partition(b'\r\n\r\n')
        lines = head.decode('latin-1').split('\r\n')
        return int((lines[0].split() + ['0', '0'])[1]), {
            l.split(':', 1)[0].lower(): l.split(':', 1)[1].strip() for l in lines[1:]}, body

    def close(self):
        self.socket.close()


def ask(port, line, extra=''):
    c = Client(port, f'{line}\r\nHost: x\r\nConnection: close\r\n{extra}\r\n'.encode())
    got = c.answer()
    c.close()
    return got


# --- what is served --------------------------------------------------------------------------------------------------------

class Slow(threading.Thread):
    """A request that never gets whole, in drops or in silence; how many seconds it was suffered for, and what it was told."""
    def __init__(self, port, drop):
        super().__init__(daemon=True)
        self.client, self.drop, self.took, self.began = Client(port, b'GET / HTTP/1.1\r\nX: '), drop, None, time.monotonic()
        self.start()

    def run(self):
        while time.monotonic() < self.began + 2 * LIMIT:
            if select.select([self.client.socket], [], [], 0.5)[0]:
                break
            try:
                self.client.socket.sendall(self.drop)
            except OSError:
                break
        self.took = time.monotonic() - self.began


slow = View(BIN)  # suffers these while the other tests run, and is looked at last
silent, dripping = Slow(slow.port, b''), Slow(slow.port, b'a')


@test('page, style, script and icon have their types, and headers that forbid all but our own files')
def _():
    v = View(BIN)
    types = {'.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml'}
    with open('src/view/pages.c') as f:
        others = re.findall(r'\{ (?:CONSOLE|REPLAY), PAGE\("/[^"]*", \w+, (\w+)_(\w+)\)', f.read())
    others = ['.'.join(file) for file in others]
    assert {'console.js', 'console.html', 'replay.html'} <= set(others), others
    files = [f for f in sorted(glob.glob('src/view/page/*')) if os.path.basename(f) not in others]
    assert files
    for file in files:
        base, kind = os.path.splitext(os.path.basename(file))
        path = '/' if base == 'projector' and kind == '.html' else f'/{base}{kind}'
        code, headers, body = ask(v.port, f'GET {path}?theme=dark HTTP/1.1')
        assert code == 200 and headers['content-type'].split(';')[0] == types[kind], (path, code, headers)
        assert body == open(file, 'rb').read(), path
        csp = headers['content-security-policy']
        assert "default-src 'none'" in csp and "script-src 'self'" in csp and 'unsafe' not in csp, csp
        assert "frame-ancestors 'none'" in csp and "form-action 'none'" in csp, csp
        assert headers['x-content-type-options'] == 'nosniff' and headers['cache-control'] == 'no-store', headers
        assert 'server' not in headers and 'set-cookie' not in headers, headers
        assert not re.search(rb'(src|href)="(https?:)?//|\son\w+=|style="|innerHTML', body), path
        head = ask(v.port, f'HEAD {path} HTTP/1.1')
        assert head[0] == 200 and head[2] == b'' and head[1]['content-length'] == str(len(body)), head
    assert ask(v.port, 'HEAD /events HTTP/1.1')[0] == 200
    v.stop()


PLAN, ARMS = 'scrutin-plan 1\nseat 7 0 0\n# vide\nseat 12 10000 6200\n', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@test('what a house adds: its plan as JSON, its arms by their own type under a policy that lets nothing run; 404 where there is none')
def _():
    with tempfile.TemporaryDirectory(prefix='scrutin-') as folder:
        plan, arms, users = (os.path.join(folder, name) for name in ('plan', 'arms.png', 'users'))
        for path, text in ((plan, PLAN), (arms, ARMS), (users, '')):
            with open(path, 'w') as out:
                out.write(text)
        v = View(BIN, more=('--seat-plan', plan, '--arms', arms))
        code, headers, body = ask(v.port, 'GET /house.json HTTP/1.1')
        assert (code, headers['content-type'], json.loads(body)) == (200, 'application/json', dict(arms=True, plan=[[7, 0, 0], [12, 10000, 6200]])), (code, headers, body)
        code, headers, body = ask(v.port, 'GET /arms?x HTTP/1.1')
        assert (code, headers['content-type'], body) == (200, 'image/svg+xml', ARMS.encode()), (code, headers, body)
        assert headers['content-security-policy'] == "default-src 'none'; style-src 'unsafe-inline'; sandbox" and headers['x-content-type-options'] == 'nosniff', headers
        for path in ('/house.json', '/arms'):
            code, headers, body = ask(v.port, f'HEAD {path} HTTP/1.1')
            assert code == 200 and body == b'' and int(headers['content-length']) > 0, (code, headers, body)
            assert ask(v.port, f'POST {path} HTTP/1.1')[0] == 405
        assert [ask(v.port, f'GET {path} HTTP/1.1')[0] for path in ('/arms/', '/arms.png', '/Arms', '/house', '/plan')] == [404] * 5
        v.stop()
        plain = View(BIN)
        assert ask(plain.port, 'GET /house.json HTTP/1.1')[2] == b'{"arms":false,"plan":null}'
        assert ask(plain.port, 'GET /arms HTTP/1.1')[0] == ask(plain.port, 'HEAD /arms HTTP/1.1')[0] == 404
        plain.stop()
        spoilt = View(BIN, more=('--seat-plan', arms, '--arms', plan))
        assert ask(spoilt.port, 'GET /house.json HTTP/1.1')[2] == b'{"arms":false,"plan":null}'
        said = spoilt.stop()
        assert f'seat_plan = {arms}:1: is no plan of seats' in said and f'arms = {plan}: is neither' in said, said
        console = View(BIN, users)
        assert ask(console.port, 'GET /house.json HTTP/1.1')[0] == ask(console.port, 'GET /arms HTTP/1.1')[0] == 404
        console.stop()


@test('the first event is the whole state, at once, and its id is the index of the record')
def _():
    v = View(BIN)
    v.keeper.send(snapshot(7, chairs=3, voted=1))
    early = Client(v.port)
    early.state()
    began = time.monotonic()
    c = Client(v.port)
    name, index, data = c.event()
    assert (name, index) == ('state', '7') and time.monotonic() - began < 0.5, (name, index)
    assert [s['voted'] for s in json.loads(data)['open']['chairs']] == [True, False, False], data
    v.stop()


@test('a browser that comes back with any Last-Event-ID is given the present state')
def _():
    v = View(BIN)
    v.keeper.send(snapshot(9))
    Client(v.port).state()
    for last in ['1', '9', '99999', 'not a number', '-1', '9' * 400]:
        name, index, _ = Client(v.port, extra=f'Last-Event-ID: {last}\r\n').event()
        assert (name, index) == ('state', '9'), (last, name, index)
    v.stop()


@test('it beats twice a second with the age of the last word and the time; a keeper gone makes it grow, one come back ends that')
def _():
    v = View(BIN)
    v.keeper.send(snapshot(1))
    c = Client(v.port)
    c.state()
    beats, began = [], time.monotonic()
    while len(beats) < 4:
        name, _, data = c.event()
        if name == 'beat':
            beats.append(json.loads(data)['age_ms'])
            assert abs(json.loads(data)['utc_ms'] / 1000 - time.time()) < 1, data
        if len(beats) == 1:
            v.keeper.close()
    assert beats[0] < beats[1] < beats[3] and 900 <= beats[3] - beats[1] <= 1900, beats
    assert time.monotonic() - began < 5
    v.join_keeper()
    v.keeper.send(snapshot(2))
    late = Client(v.port)
    for client in (c, late):  # no beat from before may call the new state old
        assert client.state(lambda s: s['index'] == 2)
        name, _, data = client.event()
        assert name == 'beat' and json.loads(data)['age_ms'] < 1500, (name, data)
    v.stop()


@test('a state that is as the last is not sent again, and the beats say that it is still so')
def _():
    v = View(BIN)
    v.keeper.send(snapshot(3, chairs=2))
    c = Client(v.port)
    c.state()
    for _ in range(5):
        v.keeper.send(snapshot(3, chairs=2))

    def beat():
        name, _, data = c.event()
        assert name == 'beat', (name, data)
        return json.loads(data)['age_ms']
    while (old := beat()) <= 900: # two beats and the keeper's word is old
        pass
    v.keeper.send(snapshot(3, chairs=2))
    assert beat() < old
    v.keeper.send(snapshot(3, chairs=2, voted=1))
    c.state(lambda s: s['open']['voted'] == 1)
    v.stop()


@test('the parent goes: streams end, and the program ends in good order')
def _():
    v = View(BIN)
    v.keeper.send(snapshot(1))
    clients = [Client(v.port) for _ in range(5)]
    for c in clients:
        c.state()
    v.stop()
    for c in clients:
        while c.event() is not None:
            pass


@test('a message from the keeper that is none ends the program: it is our own bug, and is said')
def _():
    v = View(BIN)
    v.keeper.send(b'\xff\xff\xff\xff')
    assert v.process.wait(LIMIT) == 1
    v.errors.seek(0)
    assert 'a snapshot that cannot be read' in v.errors.read()


# --- many, and slow ones ---------------------------------------------------------------------------------------------------

@test('one that never reads holds nobody: 400 great states pass it by, and the others have the last at once')
def _():
    v = View(BIN)
    v.keeper.send(snapshot(1, chairs=300))
    stuck, asleep = [Client(v.port, buffer=2048) for _ in range(3)], time.monotonic()
    good = Client(v.port)
    good.state()
    for i in range(2, 402):
        v.keeper.send(snapshot(i, chairs=300, voted=i % 300))
        if i % 40 == 0:
            assert good.state(lambda s: s['index'] == i)
    began = time.monotonic()
    assert good.state(lambda s: s['index'] == 401)
    assert time.monotonic() - began < 5
    indices = []
    while not indices or indices[-1] != 401:  # back from its sleep it is given the newest, not all it has missed
        if (event := stuck[0].event()) is None:  # a sleep of ten seconds is given up, and a browser comes back
            assert time.monotonic() - asleep > 10
            stuck[0], asleep = Client(v.port), time.monotonic()
        elif event[0] == 'state':
            indices.append(int(event[1]))
    assert len(indices) < 200, f'{len(indices)} states were kept for one that did not read'
    rss = int(re.search(r'VmRSS:\s+(\d+)', open(f'/proc/{v.process.pid}/status').read())[1])
    assert rss < 300 * 1024, f'{rss} KiB'
    v.stop()


@test('300 browsers all have the last state within two seconds')
def _():
    v = View(BIN)
    v.keeper.send(snapshot(1, chairs=43))
    clients = [Client(v.port) for _ in range(300)]
    for c in clients:
        c.state()
    began = time.monotonic()
    v.keeper.send(snapshot(2, chairs=43, voted=43))
    for c in clients:
        assert c.state(lambda s: s['index'] == 2)['open']['voted'] == 43
    took = time.monotonic() - began
    assert took < 2, f'{took:.2f} s'
    for c in clients:
        c.close()
    while len(os.listdir(f'/proc/{v.process.pid}/fd')) > 40:  # the next beats find them gone
        assert time.monotonic() - began < LIMIT, 'connections of browsers that left are kept'
        time.sleep(0.1)
    v.stop()


@test('too many connections: 503 and when to try again; those who were there go on')
def _():
    v = View(BIN)
    v.keeper.send(snapshot(1))
    good = Client(v.port)
    good.state()
    held, told = [], None
    for _ in range(1100):
        c = Client(v.port)
        held.append(c)
        while b'\r\n\r\n' not in c.bytes and c.more():
            pass
        if b' 503 ' in c.bytes.split(b'\r\n')[0]:
            told = c.answer()
            break
    assert told and told[0] == 503 and told[1]['retry-after'] == '5' and b'too many screens' in told[2], told
    assert len(held) > 700, len(held)
    assert ask(v.port, 'GET / HTTP/1.1')[0] == 200  # a page still loads, and can say so
    v.keeper.send(snapshot(2))
    good.state(lambda s: s['index'] == 2)
    for c in held:
        c.close()
    until = time.monotonic() + LIMIT
    while True:  # the next beats find that they are gone
        c = Client(v.port)
        if b'200 OK' in c.more():
            break
        c.close()
        assert time.monotonic() < until, 'those who left still count'
        time.sleep(0.1)
    assert c.state()['index'] == 2
    for _ in range(200):
        assert ask(v.port, 'GET / HTTP/1.1')[0] == 200, 'those who left still count'
    v.stop()


# --- what is refused -------------------------------------------------------------------------------------------------------

@test('what is no request, or asks for nothing there is, is told so in a sentence, and the next one is served')
def _():
    v = View(BIN)
    v.keeper.send(snapshot(1))
    rows = [
        ('unknown path', b'GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 404),
        ('path upwards', b'GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 404),
        ('path upwards, escaped', b'GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 404),
        ('the console', b'GET /console HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 404),
        ('a command', b'POST /do HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 4\r\n\r\nopen', 404),
        ('POST to the stream', b'POST /events HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n', 405),
        ('a method of no use', b'BREW / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 405),
        ('URL too long', b'GET /' + b'a' * 100000 + b' HTTP/1.1\r\nHost: x\r\n\r\n', 414),
        ('header too long', b'GET / HTTP/1.1\r\nHost: x\r\nX: ' + b'a' * 100000 + b'\r\n\r\n', 431),
        ('headers too many', b'GET / HTTP/1.1\r\nHost: x\r\n' + b'X: y\r\n' * 20000 + b'\r\n', 431),
        ('no host', b'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400),
        ('length not a number', b'GET / HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n', 400),
    ]
    for name, request, want in rows:
        c = Client(v.port, b'')
        try:
            c.socket.sendall(request)
        except (BrokenPipeError, ConnectionResetError):
            pass  # it has said enough and hung up; what it said is read below
        code, headers, body = c.answer()
        assert code == want, f'{name}: {code}, wanted {want}'
        assert len(body) > 20, f'{name}: no sentence: {body}'
        assert want != 405 or headers['allow'] == 'GET, HEAD', headers
    for garbage in [b'GET /\r\n\r\n', b'\r\n' * 50, b'\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03' + b'\0' * 300 + b'\r\n\r\n',
                    b'\0' * 4096, b'GET \xff\xfe HTTP/9.9\r\n\r\n', b': : :\r\n\r\n', b'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n']:
        c = Client(v.port, garbage)
        c.socket.shutdown(socket.SHUT_WR)
        code, _, _ = c.answer()
        assert code == 0 or 400 <= code < 506 or garbage == b'GET /\r\n\r\n', (garbage[:20], code)
        c.close()
    assert ask(v.port, 'GET / HTTP/1.1')[0] == 200 and Client(v.port).state()['index'] == 1
    v.stop()


# --- with the whole daemon ---------------------------------------------------------------------------------------------------

class Evening(Sitting):
    """The seed's sitting up to its item, by all programs."""

    def __init__(self, presses=()):
        """PRESSES: (handset, key) that an emulated receiver hears once a ballot opens; without any there is none."""
        with tempfile.NamedTemporaryFile('w', prefix='scrutin-', delete=False) as out:
            out.writelines(f'open 1 at {100 + 20 * i} press {handset} {key}\n' for i, (handset, key) in enumerate(presses))
        self.scenario = out.name
        sim = f'driver = iclicker\ntransport = sim\nwait_ms = 50\nscenario = {out.name}\n'
        super().__init__(BIN, receiver=sim if presses else '')
        self.port = int(re.findall(r'projector: http://127\.0\.0\.1:(\d+)/', self.said())[-1])

    def done(self):
        self.stop()
        said = self.said()
        assert 'Fatal' not in said and 'ERROR: ' not in said, said
        os.unlink(self.scenario)
        self.clean()


def same(data):
    """A state without the place in the record and the state of the bases, which are of the moment."""
    return re.sub(r'("index":)\d+|("status":)"[a-z]+"', r'\1\g<2>0', data)


def typed_phase(mode, choice):
    """Every byte of data that a browser is sent while the seats vote by the clerk's hand."""
    s = Evening()
    c, seen = Client(s.port), []
    s.do('discuss 1')
    s.do(f'open mode={mode}')
    for seat in range(1, 37):
        s.do(f'vote {seat} {choice(seat)}')
        want = seat + sum(holder <= seat for holder in (2, 3, 15, 24))  # `linked`: the holder's press counts for both
        while True:
            name, _, data = c.event()
            if name == 'state':
                seen.append(same(data))
                if '"open"' in data and json.loads(data)['open']['voted'] == want:
                    break
    s.done()
    return [d for i, d in enumerate(seen) if '"phase":"open"' in d and (i == 0 or d != seen[i - 1])]


def pressed_phase(choice):
    """The same of a secret ballot, by an emulated receiver; a second press of the first seat changes its mind."""
    with open(SEED, encoding='utf-8') as seed:
        handsets = re.findall(r'^seat .* handset=(\S+)', seed.read(), re.M)
    keys = dict(pour='A', contre='B', abstention='C', nspp='D')
    s = Evening([(h, keys[choice(n)]) for n, h in enumerate(handsets)] + [(handsets[0], keys[choice(1)])])
    c, seen = Client(s.port), []
    c.state(lambda t: t['receivers'] and t['receivers'][0]['status'] == 'ready')
    s.do('discuss 1')
    s.do('open mode=secret ground=nomination accept-radio')
    while True:
        name, _, data = c.event()
        if name == 'state' and '"phase":"open"' in data:
            seen.append(same(data))
            if json.loads(data)['open']['voted'] == 36:
                break
    s.done()
    return [d for i, d in enumerate(seen) if i == 0 or d != seen[i - 1]]


for mode in ['ordinary', 'public', 'secret']:
    @test(f'before the close no byte tells a direction: {mode} ballots of pour, contre and both give the same stream')
    def _(mode=mode):
        words = ['pour', 'contre', 'abstention', 'nspp']
        phase = pressed_phase if mode == 'secret' else lambda choice: typed_phase(mode, choice)
        streams = [phase(choice) for choice in (lambda n: 'pour', lambda n: 'contre', lambda n: words[n % 4])]
        assert len(streams[0]) >= (10 if mode == 'secret' else 36), len(streams[0])
        # A browser may be given several steps at once; the steps it was given must be those of the other streams.
        last = [s[-1] for s in streams]
        apart = next((i for i, bytes in enumerate(zip(*last)) if len(set(bytes)) > 1), 0)
        assert last[0] == last[1] == last[2], [d[max(0, apart - 60):apart + 20] for d in last]
        steps = [{json.loads(d)['open']['voted']: d for d in s} for s in streams]
        for voted in set(steps[0]) & set(steps[1]) & set(steps[2]):
            assert steps[0][voted] == steps[1][voted] == steps[2][voted], voted
        for word in ('"choice"', '"voices"', '"outcome"', '"pour":', '"contre":', '"cast"', '"seal"'):
            assert not any(word in d for s in streams for d in s), word
        for d in (d for s in streams for d in s):
            b = json.loads(d)['open']
            if mode == 'secret':  # S9b: not even who has voted
                assert b['chairs'] == [] and 'REBSAMEN' not in d and 'PRIBETICH' not in d, d
            else:
                assert len(b['chairs']) == 40 and sum(c['voted'] for c in b['chairs']) == b['voted'], d


@test('view killed in the middle of a ballot: the browser comes back to the same address and sees the present state')
def _():
    s = Evening()
    c = Client(s.port)
    s.do('discuss 1')
    s.do('open')
    s.do('vote 1 pour')
    before = c.state(lambda t: t['phase'] == 'open' and t['open']['voted'] == 1)
    s.kill('scrutin-view')
    try:
        while c.event() is not None:
            pass
    except ConnectionResetError:
        pass
    s.do('vote 4 contre')
    c = Client(s.port, extra=f'Last-Event-ID: {before["index"]}\r\n')  # the listening socket lives on with the parent
    after = c.state()
    assert after['open']['voted'] == 2 and after['index'] > before['index'] and after['rehearsal'], after
    s.done()


@test('a request in drops has 20 s, one in silence 10 s; then it is cut off, and is told nothing but an error')
def _():
    for thread, least, most in [(silent, 9, 14), (dripping, 19, 24)]:
        thread.join(2 * LIMIT)
        assert thread.took and least <= thread.took <= most, f'{thread.took} s, wanted {least} to {most}'
        assert thread.client.answer()[0] in (0, 408), thread.client.bytes
    slow.stop()


report()
