#!/usr/bin/env python3
"""secrecy.py BIN -- a secret ballot by the real programs, and nothing that tells who chose what afterwards (P6).

The test knows each handset's choice, and looks for the link (tests/lib/links.py) in everything that is left: the record,
the ballot's own file, all logs, all that the keeper sent or wrote, the projector's stream, the daemon's answers, and the
memory of keeper and bridge.  The same search must find it where it has to be: in a public ballot's record and stream, and
in those memories while the secret ballot is open.  Then: what a crash in the middle leaves, and what is refused.
"""
import http.client, os, random, re, signal, subprocess, sys, tempfile, threading, time, urllib.request

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
import links
from show import Show
from sitting import Sitting, report, test

BIN = os.path.abspath(sys.argv[1])
os.environ['SCRUTIN_DEBUG'] = '1'  # whatever can be said is said
N = 36
CHOICES = ['pour', 'contre', 'abstention', 'nspp']
COPIES_S = 10.2  # so long a ResponseCard receiver's copies are taken for copies
SECRET = 'open mode=secret ground=nomination accept-radio'


def cards():
    draw = random.Random(11)
    ids = [draw.randbytes(3) for _ in range(N)]
    return [(i + bytes([i[0] ^ i[1] ^ i[2]])).hex().upper() for i in ids]


class IClicker:
    """A base that hears nothing outside of a ballot, and keeps the last votes in the driver."""
    receiver = 'driver = iclicker\ntransport = usb\nwait_ms = 100\n'
    world = ('usb', 'iclicker', '\n')
    cards, keys, bad, early = cards(), 'ABCD', 'E', False
    wire = lambda text, raw: [b'\x02\x13[\x81-\x85]' + raw, b'[\x81-\x85]' + raw]


class ResponseCard:
    """A receiver that hears all the time."""
    receiver = 'driver = responsecard\ntransport = serial\ndevice = /dev/serial/by-id/receiver\n'
    world = ('tty', 'responsecard', '\n')
    cards, keys, bad, early = [c[:6] for c in cards()], '1234', '9', True
    wire = lambda text, raw: [b'(?i:incoming: ' + text + b')3[0-9]', raw + b'[0-9?]']


def names(seat):
    return f'NOM{seat:02}'


def setting(cards):
    lines = ['body "Ville" organ="Conseil" profile=commune', 'sitting 2026-01-15T18:30 president=1 secretary=2']
    for seat in range(1, N + 2):
        handset = f' handset={cards[seat - 1]}' if seat <= N else ''
        lines.append(f'seat {seat} civility=Madame first=P last={names(seat)}{handset}')
    lines += [f'arrive 1..{N}', f'proxy {N + 1} -> 1'] + [f'item {n} "Point {n}"' for n in range(1, 5)]
    return '\n'.join(lines) + '\n'


def choices(seed, unlike=None):
    """Of every seat, as an index into CHOICES; other than UNLIKE's."""
    draw = random.Random(seed)
    return [draw.choice([c for c in range(4) if not unlike or c != unlike[i]]) for i in range(N)]


def ids(make):
    return [[card.encode(), card.lower().encode(), bytes.fromhex(card)[:3], names(i + 1).encode(), f'"seat":{i + 1},'.encode(),
             f'seat={i + 1} '.encode()] for i, card in enumerate(make.cards)]


def layouts(make):
    """One press, as each stage holds it: the wire and the driver, its event, the ring, the message, a line."""
    out = []
    for card in make.cards:
        whole, part = card.encode(), bytes.fromhex(card)[:3]
        text, raw = re.escape(whole), re.escape(part)
        out += [(part if raw in l else whole, l) for l in make.wire(text, raw)] + [(whole, l) for l in [b'\\0\\0\\0[\\0-\\x0a]' + text + b'\\0', text + b'\\0{%d}[\\1-\\x0a]' % (16 - len(card)),
                text + b'\\*\\x01[A-E0-9]', text + b'[ =:"]{1,3}[A-E0-9][\\s"]']]
    return out


class Held:
    """A sitting on a serial receiver, with everything that leaves it kept."""

    def __init__(self, make):
        self.make = make
        self.s = s = Sitting(BIN, setting=setting(make.cards), receiver=make.receiver, world=make.world)
        s.until('receivers', 'status=ready')
        self.stream = b''
        port = re.search(r'projector: http://[\d.]+:(\d+)/', s.said()).group(1)
        self.browser = urllib.request.urlopen(f'http://127.0.0.1:{port}/events', timeout=60)
        threading.Thread(target=self.listen, daemon=True).start()
        self.answers = ''
        self.strace = subprocess.Popen(
            ['strace', '-qq', '-f', '-xx', '-s', '70000', '-e', 'trace=sendmsg,sendto,write,writev,pwrite64', '-o',
             s.path('sent'), '-p', str(s.child('scrutin-keeper'))], stderr=subprocess.PIPE)
        while 'TracerPid:\t0\n' in open(f'/proc/{s.child("scrutin-keeper")}/status').read():
            assert self.strace.poll() is None, self.strace.stderr.read()
            time.sleep(0.005)

    def listen(self):
        try:
            while part := self.browser.read1(65536):
                self.stream += part
        except (OSError, AttributeError, http.client.HTTPException):
            pass  # closed by end()

    def ask(self, line):
        self.answers += self.s.do(line).stdout

    def press(self, order, chosen, until=None):
        for seat in order:
            self.s.tell(f'press {self.make.cards[seat]} {self.make.keys[chosen[seat]]}')
        if until:
            self.s.until('status', until)

    def sent(self):
        """All bytes that the keeper sent or wrote, to whomever."""
        with open(self.s.path('sent')) as f:
            return b''.join(bytes.fromhex(t.replace('\\x', '')) for t in re.findall(r'"((?:\\x[0-9a-f]{2})*)"', f.read()))

    def left(self):
        """name: bytes, of everything that outlives the ballot, memory apart."""
        s, out = self.s, {}
        for name in os.listdir(s.path('rec')):
            with open(s.path('rec/' + name), 'rb') as f:
                out[name] = f.read()
        with open(s.path('log'), 'rb') as f:
            out['the logs'] = f.read()
        for command in ['status', 'receivers']:
            self.answers += s.scrutin(command).stdout + s.scrutin(command, '--json').stdout
        out['the answers'] = self.answers.encode()
        out['the stream'] = self.stream
        out['what the keeper sent'] = self.sent()
        for command in ['replay', 'verify']:
            out[command] = s.scrutin(command, s.record()).stdout.encode()
        return out

    def end(self):
        self.strace.terminate()
        self.strace.wait(20)
        self.strace.stderr.close()
        self.browser.close()
        self.s.stop()
        self.s.clean()


def found(make, data, order, patterns):
    """Every link between a voter and what he pressed, of all the times that he pressed."""
    out = links.beside(data, ids(make), patterns)
    by_seat = {what + ', by seat': chosen for what, chosen in patterns.items()}
    by_time = {what + ', by time': [chosen[i] for i in order] for what, chosen in patterns.items()}
    return out + links.in_order(data, {**by_seat, **by_time})


def counts(s):
    return {k: int(n) for k, n in re.findall(r'(early|late|repeated|bad-key)=(\d+)', s.scrutin('status').stdout)}


def vote_in_secret(h, seed, item=1):
    """Announced, early presses, changed minds, both windows; returns the order of presses and each round's choices."""
    s, make, order, before = h.s, h.make, list(range(N)), counts(h.s)
    first = choices(seed)
    last = choices(seed + 1, unlike=first)
    chosen = {'first': first, 'last': last, 'in hand': first[:1] + last[1:], 'early': choices(seed + 2, unlike=first), 'late': choices(seed + 3)}
    random.Random(seed).shuffle(order)
    h.ask(f'discuss {item} secret')
    if make.early:
        h.press(order, chosen['early'], f'early={before["early"] + N} ')
    h.ask(SECRET)
    h.press(order, first, f'voted={N} ')
    s.tell(f'press {make.cards[order[0]]} {make.bad}')
    s.until('status', f'bad-key={before["bad-key"] + 1} ')
    h.press(order, last, f'repeated={before["repeated"] + N}')
    h.ask('second-phase')
    h.press([0], first, f'voted={N + 1} ')
    return order, chosen


def nothing_is_left(make):
    """A link that is there is there each time.  Where an id stands often, bytes beside it (of salts, of times) may tell by
    chance what they do not the next time, and so may three bytes of an id with a digit behind them: a second sitting is held only where the first has something."""
    leaks = links_left(make)
    if leaks:
        leaks &= links_left(make)
    assert not leaks, f'{sorted(leaks)[:4]} of {len(leaks)}'


def links_left(make):
    """Of one secret ballot and a public one behind it: where the secret one's links are, after its close."""
    h, leaks = Held(make), set()
    s = h.s
    order, chosen = vote_in_secret(h, 1)
    memory = {p: links.memory(s.child(p)) for p in ['scrutin-keeper', 'scrutin-bridge']}
    h.ask('close')
    line = h.answers[h.answers.rindex('result '):]
    voices = chosen['last'] + chosen['first'][:1]  # the giver's, by the holder in seat 1
    assert all(f' {w}={voices.count(c)} ' in line for c, w in enumerate(CHOICES)) and 'proxies_cast=1 ' in line, line
    s.until('receivers', 'status=ready')
    if make.early:
        time.sleep(COPIES_S)
        h.press(order, chosen['late'], f'late={N} ')
    free = time.monotonic() + (COPIES_S if make.early else 0)
    h.ask('proclaim')
    for p, data in memory.items():
        assert found(make, data, order, {k: chosen[k] for k in ('last', 'in hand')}), f'{p}: the search is blind: no link while it is open'
        leaks |= all_links(make, f'memory of {p} after the close', links.memory(s.child(p)), order, chosen)
    for name, data in h.left().items():
        leaks |= all_links(make, name, data, order, chosen)

    # a public ballot, by the same search
    public = choices(9, unlike=chosen['late'])
    h.ask('discuss 2')
    h.ask('open mode=public proxies=linked')
    time.sleep(max(0, free - time.monotonic()))  # the driver forgot the keys: until then whatever is pressed is a copy
    h.press(order, public, f'voted={N + 1} ')
    h.ask('close')
    s.until('status', 'seal=good')
    left = h.left()
    for name in ['t.record', 't.002.ballot', 'the stream', 'what the keeper sent', 'replay', 'the answers']:
        assert found(make, left[name], order, {'public': public}), f'{name}: the search is blind'
    leaks |= all_links(make, 't.001.ballot, later', left['t.001.ballot'], order, {'public': public, **chosen})
    s.end(ballots=2)
    h.end()
    return leaks


def all_links(make, where, data, order, chosen):
    known = links.single(data, layouts(make))
    sure = [words for needle, words in known if len(needle) > 3]  # only three raw bytes stand in megabytes by chance
    assert not sure, f'{where}: {sure[:4]} of {len(sure)}'
    return {f'{where}: {link}' for link in [*(words for _needle, words in known), *found(make, data, order, chosen)]}


for make in [IClicker, ResponseCard]:
    test(f'{make.__name__}: nothing that is left of a secret ballot tells who chose what; the last press counts')(
        lambda: nothing_is_left(make))


# --- what a failure leaves ---------------------------------------------------------------------------------------------

SCENARIO = tempfile.NamedTemporaryFile('w', prefix='scrutin-scenario-')  # read again by every bridge that starts
SCENARIO.write(''.join(f'open {o} at {100 + 20 * n} press {100 + n} {"ABA"[n - 1]}\n' for o in (1, 2) for n in range(1, 4)))
SCENARIO.flush()


def begin():
    """Three voters of a receiver in the bridge's own process, which press by a scenario."""
    setting_ = ['body "Ville" organ="Conseil" profile=commune', 'sitting 2026-01-15T18:30 president=1 secretary=2']
    setting_ += [f'seat {n} civility=Madame first=P last={names(n)} handset={100 + n}' for n in range(1, 4)]
    setting_ += ['arrive 1..3', 'item 1 "Un"', 'item 2 "Deux"']
    s = Sitting(BIN, setting='\n'.join(setting_) + '\n',
                receiver=f'driver = sim\ntransport = sim\nscenario = {SCENARIO.name}\n')
    s.until('receivers', 'status=ready')
    return s


def browser_sees(s, words, seconds=20):
    port = re.findall(r'projector: http://[\d.]+:(\d+)/', open(s.path('log')).read())[-1]
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f'http://127.0.0.1:{port}/events', timeout=5) as events:
                if words in events.read1(65536).decode():
                    return
        except OSError:
            pass
        time.sleep(0.05)
    raise AssertionError(f'the projector never has {words}')


def void_then_again(program):
    s = begin()
    s.do('discuss 1 secret')
    s.do(SECRET)
    s.until('status', 'voted=3 ')
    s.kill(program)
    s.until('status', 'voided=1 why="')
    browser_sees(s, '"voided":true')
    r = s.do('close', code=4)
    assert 'voided' in r.stderr, r.stderr
    s.until('receivers', 'status=ready')
    s.do(SECRET)
    s.until('status', 'voted=3 ')
    r = s.do('close').stdout
    assert 'attempt=2 ' in r and ' pour=2 contre=1 ' in r, r
    browser_sees(s, '"phase":"closed"')
    lines = s.end()
    assert any(l.startswith('abort reason="') for l in lines), lines
    s.stop()
    with Show(BIN, s.record()) as again:  # months later: the same on its replay
        opened = again.record['ballots'][1]['opened']
        abort = next(i for i in range(opened) if again.at(i)['entry'].get('line', '').startswith('abort reason="'))
        assert again.at(abort)['state']['voided'] and 'voided' not in again.at(opened)['state'], again.at(abort)
    s.clean()


for victim in ['scrutin-keeper', 'scrutin-bridge', 'scrutind']:
    test(f'{victim} killed in a secret ballot: the attempt is void, visibly; the next one counts')(
        lambda: void_then_again(victim))


def killed_at_close(call, number, how):
    """The keeper is held at the system call that writes the close, and killed there."""
    s = begin()
    s.do('discuss 1 secret')
    s.do(SECRET)
    s.until('status', 'voted=3 ')
    s.until('status', 'seal=good')
    keeper = s.child('scrutin-keeper')
    read = lambda name: open(f'/proc/{keeper}/{name}').read()
    strace = subprocess.Popen(['strace', '-qq', '-p', str(keeper), '-o', '/dev/null', '-P', s.record(), '-e', f'trace={call}',
                               '-e', f'inject={call}:{how}=1000000:when=1'], stderr=subprocess.PIPE)
    while 'TracerPid:\t0\n' in read('status'):
        time.sleep(0.005)
    clerk = subprocess.Popen([BIN + '/scrutin', 'do', 'close'], env=s.env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    held, until = 0, time.monotonic() + 20
    while held < 5:
        assert time.monotonic() < until, 'the moment never came'
        held = held + 1 if read('syscall').startswith(f'{number} ') and 'State:\tt' in read('status') else 0
        time.sleep(0.01)
    os.kill(keeper, signal.SIGKILL)
    strace.terminate()
    strace.wait(20)
    strace.stderr.close()
    said = clerk.communicate(timeout=30)[0].decode()
    if call == 'write':  # nothing of it is on the disk
        assert clerk.returncode == 4 and 'voided' in said, said
        s.until('receivers', 'status=ready')
        s.do(SECRET)
        s.until('status', 'voted=3 ')
        said = s.do('close').stdout
    assert ' pour=2 contre=1 ' in said, said
    s.end()
    s.stop()
    s.clean()


test('the keeper killed before its close is written: void, and the clerk is told')(
    lambda: killed_at_close('write', 1, 'delay_enter'))
test('the keeper killed when its close is written and nobody knows: the result stands, and the clerk is told')(
    lambda: killed_at_close('fdatasync', 75, 'delay_exit'))


# --- what is refused ------------------------------------------------------------------------------------------------------

@test('no secret ballot without accept-radio, no linked proxy, no typed vote; what was typed is not in the record')
def _():
    s = begin()
    s.do('discuss 1 secret')
    assert 'test-secret' in s.do('test', code=4).stderr
    assert 'radio' in s.do('open mode=secret ground=nomination', code=4).stderr
    assert 'secret-linked' in s.do(SECRET + ' proxies=linked', code=4).stderr
    s.do(SECRET)
    for line, rule in [('vote 1 abstention', 'secret-typed'), ('press 101 C', 'handset-alone')]:
        assert rule in s.do(line, code=4).stderr
    s.until('status', 'voted=3 ')
    s.do('close')
    assert 'not-correctable' in s.do('correct 1 abstention reason="abstention"', code=4).stderr
    s.do('proclaim')
    s.do('discuss 2')
    assert 'secret-declared' in s.do('declare 1 abstention', code=4).stderr
    assert 'not-correctable' in s.do('correct 1 abstention reason="abstention"', code=4).stderr
    lines = s.end()
    assert '! vote 1 ?' in lines and '! declare 1 ?' in lines and not [l for l in lines if 'abstention' in l and not l.startswith('result')], lines
    s.stop()
    s.clean()


@test('whose press did not count is told to a console, save from the announcement of a secret ballot on')
def _():
    make = ResponseCard
    s = Sitting(BIN, setting=setting(make.cards), receiver=make.receiver, world=make.world)
    s.until('receivers', 'status=ready')
    for n, (line, told) in enumerate((('discuss 1', '1'), ('discuss 2 secret', '1'), ('discuss 3', '31')), 1):
        s.do(line)
        s.tell(f'press {make.cards[n - 1]} 1')
        s.until('status', f'early={n} ')
        apart = re.findall(r'apart=early seat=(\d+) handset="responsecard:\w+"', s.asker.lines('chamber'))
        assert apart == list(told), (line, apart)
    s.end(ballots=0)
    s.stop()
    s.clean()


@test('neither bridge, keeper nor sealer can leave a core file')
def _():
    s = begin()
    for program in ['scrutin-bridge', 'scrutin-keeper', 'scrutin-sealer']:
        with open(f'/proc/{s.child(program)}/limits') as f:
            assert re.search(r'Max core file size +0 +0 ', f.read()), program
    with open(f'/proc/{s.child("scrutin-keeper")}/smaps') as f:
        assert re.search(r'^VmFlags:.* dd ', f.read(), re.M), 'no page of the keeper is kept out of core files'
    s.stop()
    s.clean()


report()
