#!/usr/bin/env python3
"""show.py BIN -- `scrutin show`: a record's verdict and pictures over HTTP, to this machine alone, whatever the record is"""
import json, os, random, re, shutil, socket, subprocess, sys, tempfile, urllib.request

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
from show import EVENING, Show, changed, framed, frames, put, record, witness
from sitting import SEED, SMALL, Sitting, clerks_own, report, test

BIN = os.path.abspath(sys.argv[1])
folder = tempfile.mkdtemp(prefix='scrutin-')
at = lambda name: os.path.join(folder, name)
RECORD, KEY = record(BIN, EVENING, folder)
CHOICES = re.compile(r'pour|contre|abstention|nspp|choice|outcome|voices', re.I)  # words that could carry a direction


def kinds(s, letter):
    return [i for i, k in enumerate(s.record['kinds']) if k == letter]


def seed():
    with open(SEED, encoding='utf-8') as story:
        return story.read()


# --- what is shown ------------------------------------------------------------------------------------------------------------

@test('every entry of the seed\'s sitting: votes come in as its presses do, the picture is idle, open, closed; 40 pour, as published')
def _():
    with Show(BIN, *record(BIN, seed(), folder, 'seed')[:1]) as s:
        n, voted, phases = s.record['entries'], 0, []
        assert s.record['playable'] == n == len(s.record['times_ms']) and s.record['differing_at'] == [], s.record
        for i in range(n):
            a = s.at(i)
            p = a['state']
            assert a['index'] == i == p['index'] and a['at_ms'] == s.record['times_ms'][i], a
            assert p['phase'] != 'open' or sum(c['voted'] for c in p['open']['chairs']) == p['open']['voted'], p
            if a['kind'] == 'P':
                # seats 2, 3, 15 and 24 hold a proxy each, `linked`: one press is two voices
                voted += 2 if a['entry']['seat'] in (2, 3, 15, 24) else 1
                assert p['open']['voted'] == voted, (i, voted, p['open'])
            if p['phase'] not in phases[-1:]:
                phases.append(p['phase'])
        assert phases[:3] == ['idle', 'open', 'closed'] and voted == 40, (phases, voted)
        b = s.at(s.record['ballots'][0]['closed'])['state']['closed']
        assert [b[k] for k in ('pour', 'contre', 'abstention', 'nspp', 'proxies_cast')] == [40, 0, 0, 0, 4], b


@test('forwards, backwards or at random: the picture behind an entry is one and the same')
def _():
    with Show(BIN, RECORD) as s:
        n = s.record['entries']
        first = [s.at(i) for i in range(n)]
        order = [*range(n - 1, -1, -3), *random.Random(1).sample(range(n), 20)]
        for i in order:
            assert s.at(i) == first[i], (i, s.at(i), first[i])


@test('it is the picture that the chamber saw: every state of a live sitting\'s screen, again from its record; a ballot alone has none')
def _():
    s = Sitting(BIN, setting=SMALL + 'item 2 "Voeu"\n')
    port = int(re.findall(r'projector: http://127\.0\.0\.1:(\d+)/', s.said())[-1])
    live, states = urllib.request.urlopen(f'http://127.0.0.1:{port}/events', timeout=20), {}

    def next_state(behind):
        """Reads on until a state stands behind entry BEHIND."""
        index, name = -1, ''
        for line in live:
            key, _, value = line.decode().rstrip('\n').partition(': ')
            name = value if key == 'event' else name
            if key == 'data' and name == 'state':
                states[json.loads(value)['index']] = json.loads(value)
                if (index := json.loads(value)['index']) > behind:
                    return index

    index = next_state(-1)
    for line in ['discuss 1', 'open', *[f'vote {n} {"pour" if n < 5 else "contre"}' for n in range(1, 7)], 'close', 'correct 2 contre reason="erreur"',
                 'proclaim', 'clear', 'discuss 2', 'open mode=public', 'vote 1 pour', 'abort reason="erreur"', 'leave 6', 'adopt 2 unanimous', 'suspend', 'resume', 'end']:
        s.do(line)
        index = next_state(index)
    s.verdict()
    s.stop()
    with Show(BIN, s.record(), '--key', s.path('key.pub')) as again:
        assert again.verdict == 'verdict sealed' and len(states) >= 20, (again.verdict, len(states))
        for i, state in states.items():
            shown = again.at(i)['state']
            assert dict(shown, receivers=[]) == dict(state, receivers=[]), (i, shown, state)
    r = subprocess.run([BIN + '/scrutin-show', 'show', s.path('rec/t.001.ballot')], capture_output=True, text=True, timeout=20)
    assert r.returncode == 3 and 'one ballot alone' in r.stderr and r.stdout == '', r
    s.clean()


@test('what was cleared, aborted, corrected shows so; a refused command says why in French; a press says whose it was')
def _():
    with Show(BIN, RECORD, '--key', KEY) as s:
        of = {}
        for i in kinds(s, 'C'):
            a = s.at(i)
            of[a['entry']['line']] = a
        assert of['clear']['state']['phase'] == 'idle' and 'item' not in of['clear']['state'], of['clear']
        assert of['abort reason="erreur"']['state']['aborted'] is True
        assert of['end']['state']['ended'] is True
        refused = [a['entry'] for a in map(s.at, kinds(s, 'C')) if a['entry']['refused']]
        assert [(e['line'], e['refused'], e['why']) for e in refused] == [('close', 'no-ballot', "aucun scrutin n'est ouvert")], refused
        presses = [s.at(i)['entry'] for i in kinds(s, 'P')]
        assert (presses[0]['refused'], presses[0]['seat'], presses[0]['name']) == ('early', 1, 'Ada UN'), presses[0]
        unknown = next(e for e in presses if e['handset'] == 'EE0009')
        assert unknown['refused'] == 'unknown' and 'seat' not in unknown, unknown
        ballots = [(b.get('item'), b['mode'], b['aborted']) for b in s.record['ballots']]
        assert ballots == [('1', 'ordinary', False), ('2', 'public', False), ('3', 'secret', False), ('4', 'ordinary', True)], ballots


@test('a secret ballot is participation only: no choice in any picture or press while it is open, no name, and sums after')
def _():
    with Show(BIN, RECORD, '--key', KEY) as s:
        b = s.record['ballots'][2]
        urn = kinds(s, 'U')
        assert len(urn) == 1 and b['opened'] < urn[0], (b, urn)
        voted = []
        for i in range(b['opened'], urn[0]):
            a = s.at(i)
            assert a['state']['phase'] == 'open' and a['state']['open']['chairs'] == [], a
            text = json.dumps(a['state']['open']) + json.dumps(a['state']['receivers'])
            assert not CHOICES.search(text), text
            if a['kind'] == 'P':
                assert a['entry']['masked'] and a['entry']['key'] == '' and not CHOICES.search(json.dumps(a['entry'])), a['entry']
                voted.append(a['state']['open']['voted'])
        assert voted == [1, 2, 3, 4], voted
        after = s.at(urn[0])
        closed = after['state']['closed']
        assert (closed['pour'], closed['contre'], closed['voices']) == (1, 3, []), closed
        assert [(v['choice'], v['voices']) for v in after['entry']['urn'] if v['voices']] == [('pour', 1), ('contre', 3)], after['entry']
        for i in range(urn[0] + 1, s.record['entries']):
            assert s.at(i)['state'].get('closed', {}).get('voices', []) == [], i


# --- what it is worth ---------------------------------------------------------------------------------------------------------

def lines_of(path, *words):
    said = subprocess.run([clerks_own(BIN), 'verify', path, *words], capture_output=True, text=True, timeout=60).stdout
    return said.splitlines()


@test('the verdict and its checks are those of `scrutin verify`, with and without the key')
def _():
    for words in ([], ['--key', KEY], ['--key', KEY, '--words', 'babab ' * 8]):
        with Show(BIN, RECORD, *words) as s:
            *checks, verdict = lines_of(RECORD, *words)
            assert s.verdict == verdict == 'verdict ' + s.record['verdict'], (s.verdict, verdict)
            assert [f"{c['state']} {c['check']} {c['detail']}" for c in s.record['checks']] == checks, s.record['checks']
    assert verdict == 'verdict forged'


def press_at(path, handset):
    return next(i for i, p in enumerate(frames(path)) if handset in p and b'\x1a\x01A' in p)


@test('what the checks found is told in the language of whoever started it; what `scrutin verify` prints is in none')
def _():
    torn = put(at('torn-fr'), open(RECORD, 'rb').read()[:-9])
    hurt = changed(RECORD, at('forged-fr'), press_at(RECORD, b'AA0001'), b'\x1a\x01A', b'\x1a\x01B')
    said = {}
    for path, words in (RECORD, ['--key', KEY]), (RECORD, []), (torn, ['--key', KEY, '--witness', KEY]), (hurt, ['--key', KEY, '--words', 'non']):
        french = dict(os.environ, LC_ALL='fr_FR.UTF-8')
        *checks, verdict = subprocess.run([BIN + '/scrutin', 'verify', path, *words], capture_output=True, text=True, timeout=60, env=french).stdout.splitlines()
        with Show(BIN, path, *words, language='fr_FR.UTF-8') as s, Show(BIN, path, *words) as plain:
            assert (s.record['language'], plain.record['language'], 'verdict ' + s.record['verdict']) == ('fr', 'en', verdict)
            assert [f"{c['state']} {c['check']} {c['detail']}" for c in plain.record['checks']] == checks
            assert [(c['state'], c['check']) for c in s.record['checks']] == [(c['state'], c['check']) for c in plain.record['checks']]
            for c, p in zip(s.record['checks'], plain.record['checks']):
                same = c['detail'] == p['detail']
                assert same == (c['check'] in ('origin', 'redacted')), (c, p)
                said[path, c['check'], bool(words)] = c['detail']
    n = len(frames(RECORD))
    assert said[RECORD, 'frames', True] == f'{n} entrées en {os.path.getsize(RECORD)} octets'
    assert said[RECORD, 'end', True] == f'END à l\'entrée {n - 2}, close par l\'entrée {n - 1}'
    assert said[RECORD, 'signature', False].endswith(', non vérifiées') and 'aucune clé n\'a été donnée par --key' in said[RECORD, 'key', False]
    assert said[torn, 'frames', True].endswith(' : le fichier s\'arrête au milieu d\'une trame'), said
    assert said[torn, 'witness', True] == '1 : pas de note de témoins à côté du fichier'
    assert ' : une autre empreinte : quelque chose a été changé entre les entrées ' in said[hurt, 'checkpoints', True], said
    assert said[hurt, 'words', True] == 'ce ne sont pas les huit mots d\'une empreinte'


@test('witnesses are checked as `scrutin verify` checks them: who signed, who did not, another head, no note, no key')
def _():
    path, key = record(BIN, SMALL + 'end\n', folder, 'seen')
    absent, signed, second = witness(folder, 'nobody'), witness(folder, 'one.example', path), witness(folder, 'two.example', path, 1678990001)
    asked = [w for pub in (signed, second) for w in ('--witness', pub)]
    rows = [(asked, 'sealed', ['ok 1: one.example signed at Unix time 1678990000', 'ok 2: two.example signed at Unix time 1678990001']),
            (['--witness', absent, *asked[:2]], 'untrusted', ['absent 1: this key did not sign', 'ok 2: one.example signed at Unix time 1678990000'])]
    shutil.copy(RECORD, at('other'))
    shutil.copy(path + '.witness', at('other.witness'))
    other = [(asked[:2], 'forged', 'FAIL 1: the note beside the file is about another head: ')]
    for of, pub, words, verdict, told in [(path, key, *r) for r in rows] + [(at('other'), KEY, *r) for r in other] + [
            (RECORD, KEY, asked[:2], 'untrusted', ['absent 1: no note of witnesses beside the file'])]:
        with Show(BIN, of, '--key', pub, *words) as s:
            *checks, said = lines_of(of, '--key', pub, *words)
            assert s.verdict == said == 'verdict ' + verdict, (s.verdict, said)
            assert [f"{c['state']} {c['check']} {c['detail']}" for c in s.record['checks']] == checks, s.record['checks']
            seen = [f"{c['state']} {c['detail']}" for c in s.record['checks'] if c['check'] == 'witness']
            assert seen == told or isinstance(told, str) and seen[0].startswith(told), seen
    put(path + '.witness', b'x' * 100000)
    for words, code, why in [(['--witness', at('nothing')], 3, 'No such file'), (['--witness', path], 3, 'not a public Ed25519 key'),
                             (asked[:2] * 17, 2, 'more witnesses than there may be'), (asked[:2], 3, 'seen.record.witness: too long for a note')]:
        r = subprocess.run([BIN + '/scrutin-show', 'show', path, *words], capture_output=True, text=True, timeout=20, stdin=subprocess.DEVNULL)
        assert r.returncode == code and why in r.stderr, (words, r)


@test('a forged press: the verdict is forged, all of it plays, and what differs from the record is told where it stands')
def _():
    index = press_at(RECORD, b'AA0001')
    with Show(BIN, changed(RECORD, at('forged'), index, b'\x1a\x01A', b'\x1a\x01B'), '--key', KEY) as s:
        assert s.record['verdict'] == 'forged' and s.record['playable'] == s.record['entries'] == len(frames(RECORD)), s.record
        assert s.record['differing'] > 0 and s.record['differing_at'] == [s.record['ballots'][0]['closed'] + 1], s.record['differing_at']
        assert s.at(index)['entry']['key'] == 'B' and s.at(s.record['entries'] - 1)['state']['ended'] is True


@test('a command that cannot be stepped: pictures before it, the entries alone from it on, and why')
def _():
    index = next(i for i, p in enumerate(frames(RECORD)) if b'proclaim' in p)
    with Show(BIN, changed(RECORD, at('odd'), index, b'proclaim', b'proclaiX'), '--key', KEY) as s:
        assert s.record['verdict'] == 'forged' and s.record['playable'] == index and s.record['why'], s.record
        assert 'state' in s.at(index - 1) and 'state' not in s.at(index) and s.at(index)['entry']['line'] == 'proclaiX'
        assert s.at(s.record['entries'] - 1)['kind'] == 'K'
        assert 'state' in s.at(0), 'from there back to the beginning'


@test('a damaged, a torn, a cut, an empty file: the verdict, and as many entries as can be read')
def _():
    whole, payloads = open(RECORD, 'rb').read(), frames(RECORD)
    middle = len(framed(payloads[:20]))
    hurt = bytearray(whole)
    hurt[middle + 12] ^= 1
    for name, data, verdict, n in [('damaged', bytes(hurt), 'damaged', 20), ('torn', whole[:middle + 9], 'unfinished', 20),
                                   ('cut', whole[:middle], 'unfinished', 20), ('empty', b'', 'unfinished', 0)]:
        with Show(BIN, put(at(name), data), '--key', KEY) as s:
            r = s.record
            assert (r['verdict'], r['entries'], r['playable']) == (verdict, n, n), (name, r)
            assert (r['cut'] != '') == (name in ('damaged', 'torn')), (name, r['cut'])
            assert s.ask('GET', f'/at/{n}')[0] == 404 and (n == 0 or 'state' in s.at(n - 1)), name


@test('a copy for the public: sealed, its pictures end where it withholds, and its results stay')
def _():
    subprocess.run([clerks_own(BIN), 'redact', RECORD, '-o', at('copy')], check=True, timeout=60, stdout=subprocess.DEVNULL)
    with Show(BIN, at('copy'), '--key', KEY) as s:
        first = s.record['kinds'].index('X')
        assert s.record['verdict'] == 'sealed' and s.record['playable'] == first, s.record
        assert 'state' not in s.at(first) and s.at(first)['entry'] == {} and 'state' in s.at(first - 1)
        told = [l for i in kinds(s, 'L') for l in s.at(i)['entry']['lines'] if l.startswith('result ')]
        assert len(told) == 3 and 'pour=1 contre=3 ' in told[2], told
        assert s.record['times_ms'] == sorted(s.record['times_ms'])


@test('what is no record, a wrong option, a port that is taken: said in a line, and nothing is served')
def _():
    story = at('s.story')
    taken, plan = socket.create_server(('127.0.0.1', 0)), put(at('plan'), b'scrutin-plan 1\nseat 1 0 0\n')
    for words, code in [([story], 3), ([at('nothing')], 3), ([folder], 3), ([RECORD, '--key', RECORD], 3), ([], 2), ([RECORD, RECORD], 2),
                        ([RECORD, '--port', '0'], 2), ([RECORD, '--port', '65536'], 2), ([RECORD, '--port', '8x'], 2), ([RECORD, '--loud'], 2),
                        ([RECORD, '--seat-plan', at('nothing')], 3), ([RECORD, '--seat-plan', story], 3), ([RECORD, '--seat-plan', plan, '--loud'], 2),
                        ([RECORD, '--port', str(taken.getsockname()[1])], 5)]:
        r = subprocess.run([BIN + '/scrutin-show', 'show', *words], capture_output=True, text=True, timeout=20, stdin=subprocess.DEVNULL)
        assert r.returncode == code and r.stdout == '' and 'scrutin show: ' in r.stderr, (words, r)
    taken.close()
    r = subprocess.run([BIN + '/scrutin-show', 'show', RECORD, '--seat-plan', story], capture_output=True, text=True, timeout=20)
    assert r.stderr.startswith(f'scrutin show: {story}:1: is no plan of seats'), r
    r = subprocess.run([BIN + '/scrutin-show', RECORD], capture_output=True, text=True, timeout=20)
    assert r.returncode == 2 and 'scrutin show' in r.stderr, r


# --- who may ask what ------------------------------------------------------------------------------------------------------------

@test('GET and HEAD of what there is; 404 for what there is not, 405 for any order, 421 for another site\'s name')
def _():
    with Show(BIN, RECORD) as s:
        n = s.record['entries']
        for path, kind in [('/', 'text/html'), ('/picture', 'text/html'), ('/replay.js', 'text/javascript'), ('/projector.css', 'text/css'),
                           ('/icon.svg', 'image/svg+xml'), ('/record', 'application/json'), ('/house.json', 'application/json'), (f'/at/{n - 1}', 'application/json')]:
            code, headers, body = s.ask('GET', path)
            assert code == 200 and headers['content-type'].split(';')[0] == kind and body, (path, code, headers)
            csp = headers['content-security-policy']
            assert "default-src 'none'" in csp and "frame-ancestors 'self'" in csp and 'unsafe' not in csp and '*' not in csp, csp
            assert headers['x-content-type-options'] == 'nosniff' and headers['cache-control'] == 'no-store'
            head = s.ask('HEAD', path)
            assert head[0] == 200 and head[2] == b'' and int(head[1]['content-length']) == len(body), (path, head)
            for method in ('POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'):
                assert s.ask(method, path, body=b'x')[0] == 405, (method, path)
            for host in ('evil.example', f'evil.example:{s.port}', '127.0.0.1', f'127.0.0.1:{s.port}.evil.example', f'127.0.0.1:{s.port + 1}'):
                assert s.ask('GET', path, host=host)[0] == 421, (host, path)
            assert s.ask('GET', path, host=f'localhost:{s.port}')[0] == 200
        for path in [f'/at/{n}', '/at/', '/at', '/at/-1', '/at/00', '/at/1x', '/at/1/', '/at/%00', '/at/99999999999999999999999', '/at/ 1'.replace(' ', '%20'),
                     '/events', '/console.js', '/projector.js', '/session', '/command', '/../etc/passwd', '/record/', '/RECORD', '/s.record', '/arms']:
            assert s.ask('GET', path)[0] == 404, path


@test('it listens on 127.0.0.1 and nowhere else, and once it serves it can open no other socket; interrupted, it ends well')
def _():
    s = Show(BIN, RECORD)
    listening = []
    for table in ('/proc/net/tcp', '/proc/net/tcp6'):
        with open(table) as f:
            listening += [l.split()[1] for l in f.readlines()[1:] if l.split()[3] == '0A' and l.split()[1].endswith(f':{s.port:04X}')]
    assert listening == [f'0100007F:{s.port:04X}'], listening
    with open(f'/proc/{s.process.pid}/status') as f:
        seccomp = re.search(r'^Seccomp:\t(\d)', f.read(), re.M).group(1)
    assert seccomp == ('0' if os.path.basename(os.path.dirname(BIN)) == 'san' else '2'), seccomp  # a sanitizer wants none
    assert s.end(2) == 0, s.said()
    with Show(BIN, RECORD, '--port', str(s.port), program='scrutin') as again:
        assert again.port == s.port and again.record['entries'] == len(frames(RECORD))


shutil.rmtree(folder)
report()
