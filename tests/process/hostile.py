#!/usr/bin/env python3
"""hostile.py BIN -- who means harm to scrutin-view, to its public side and to the console: what he gets, and what others notice

We are the views' parent and keeper.  Lines that begin with a blank are figures, to be read.  What a page does with names and titles
that are scripts is tests/screens.
"""
import http.client, json, os, random, re, resource, select, socket, subprocess, sys, tempfile, threading, time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
from sitting import clerks_own, report, test
from view import LIMIT, View, pack

BIN = os.path.abspath(sys.argv[1])
PASSWORD = 'un long secret'
resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, resource.getrlimit(resource.RLIMIT_NOFILE)[1]),) * 2)
os.environ['ASAN_OPTIONS'] = 'quarantine_size_mb=1'  # what was freed goes back at once, else memory grows that nobody holds
folder = tempfile.TemporaryDirectory(prefix='scrutin-')
users = folder.name + '/users'
for name, role in ('m.durand', 'clerk'), ('juge', 'auditor'):
    subprocess.run([clerks_own(BIN), 'user', '--users', users, 'add', name, role], input=PASSWORD + '\n', text=True, check=True,
                   timeout=60)
public, console = View(BIN), View(BIN, users)
SIDES = ('public', public, b'projector'), ('console', console, b'console')
for _, v, _ in SIDES:
    v.keeper.send(pack('Snapshot', index=1, body='Ville', serving=43, present=36, idle={}))


def connect(v, request=b'', buffer=0):
    s = socket.socket()
    if buffer:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
    s.settimeout(LIMIT)
    s.connect(('127.0.0.1', v.port))
    s.sendall(request)
    return s


def status(s):
    """Of what S is told, up to its end: the status, 0 where it is hung up on; and the whole."""
    told = b''
    try:
        while more := s.recv(1 << 16):
            told += more
    except ConnectionResetError:
        pass
    s.close()
    return int(told.split(b' ')[1]) if told.startswith(b'HTTP/1.1 ') else 0, told


def serves(v, page):
    """The page of its side, as if nothing had been."""
    code, told = status(connect(v, b'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'))
    assert code == 200 and page + b'.js' in told and told.endswith(b'</html>\n'), (code, told[-300:])


def memory(v):
    with open(f'/proc/{v.process.pid}/status') as f:
        return int(re.search(r'VmRSS:\s+(\d+)', f.read())[1])


def ask(method, url, body=None, **headers):
    """The console: (status, JSON, cookie)."""
    c = http.client.HTTPConnection('127.0.0.1', console.port, timeout=LIMIT)
    c.request(method, url, body and json.dumps(body).encode(), {k.replace('_', '-'): v for k, v in headers.items()})
    r = c.getresponse()
    text = r.read()
    c.close()
    return r.status, json.loads(text) if text.startswith(b'{') else {}, (r.getheader('Set-Cookie') or '').split(';')[0]


def sign_in(name='m.durand', **headers):
    return ask('POST', '/session', {'name': name, 'password': PASSWORD}, **headers)


# --- whose session, and whose page -------------------------------------------------------------------------------------------

@test('a cookie that was planted is nobody’s, before the sign-in and after; who signs in anew is no more who he was')
def _():
    planted = 'scrutin=' + '5' * 32
    code, who, cookie = sign_in(Cookie=planted)
    assert code == 201 and cookie != planted and re.fullmatch('scrutin=[0-9a-f]{32}', cookie), (code, cookie)
    assert ask('GET', '/session', Cookie=planted)[0] == 401
    assert ask('GET', '/session', Cookie=cookie)[1] == who
    _, judge, known = sign_in('juge')  # an attacker plants a session of his own: the clerk must not come to share it
    code, who, cookie = sign_in(Cookie=known)
    assert (code, who['role']) == (201, 'clerk') and cookie != known and who['token'] != judge['token']
    assert ask('GET', '/session', Cookie=known)[0] == 401
    for url in ('/?scrutin=' + '5' * 32, '/session?scrutin=' + cookie[8:], '/session;' + cookie):
        assert ask('GET', url)[0] in (200, 401, 404) if url[1] == '?' else ask('GET', url)[0] in (401, 404), url


@test('another site’s page, whatever it knows and however it came to be called, has no line taken to the keeper')
def _():
    _, who, cookie = sign_in()
    own, line = f'127.0.0.1:{console.port}', {'number': 1, 'line': 'end'}
    keys = dict(Cookie=cookie, X_Scrutin_Token=who['token'])
    foreign = ['http://evil.example', 'null', 'https://127.0.0.1.evil.example', f'http://127.0.0.1:{console.port + 1}', 'http://',
               own]
    names = ['evil.example', '127.0.0.1.evil.example', '127.evil.example', 'localhost.evil.example', '[::1]', '2130706433', '',
             f'localhost.evil:{console.port}', '127.0.0.1:80@evil.example', '127.0.0.1:80.evil']
    rows = [dict(keys, Origin=o) for o in foreign] + [dict(keys, Host=h) for h in names]
    rows += [dict(keys, Host=h, Origin='http://' + h) for h in names]
    for headers in rows:
        assert ask('POST', '/do', line, **headers)[0] == 403, headers
        assert ask('DELETE', '/session', **headers)[0] == 403, headers
        del headers['Cookie'], headers['X_Scrutin_Token']
        assert sign_in(**headers)[0] == 403, headers
    assert not select.select([console.command], [], [], 0)[0]
    for host in own, 'localhost', f'localhost:{console.port}', '127.0.0.2':
        assert ask('GET', '/session', **dict(keys, Host=host))[0] == 200, host
        assert sign_in(Host=host, Origin=f'http://{host}')[0] == 201, host
    listening = threading.Thread(target=ask, args=('POST', '/do', line), kwargs=dict(keys, Origin=f'http://{own}'))
    listening.start()
    assert b'm.durand' in console.command.recv(65536)  # and its own page's is
    console.command.close()  # unanswered: the asker is told so
    listening.join()


@test('after all of it each ends in good order, and what it said is short')
def _():
    for side, v, page in SIDES:
        serves(v, page)
        assert len(said := v.stop()) < 4000, said


sys.exit(report())
