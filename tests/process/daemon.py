#!/usr/bin/env python3
"""daemon.py BIN -- the seed's sitting held by the real programs, and each of them killed in the middle of its ballot.

Votes are typed (scrutin do vote), so no receiver is needed.  After every story the record must verify as sealed, replay
to the very same result, and hold each acknowledged vote exactly once.
"""
import os, shutil, signal, socket, subprocess, sys, tempfile, time

BIN = os.path.abspath(sys.argv[1])
SEED = 'tests/golden/story/seed.story'
passed, failed = 0, 0


def scrutin(*words, **more):
    return subprocess.run([BIN + '/scrutin', *words], capture_output=True, text=True, timeout=60, **more)


class Sitting:
    def __init__(self, name='t', key=True, story=None, config=''):
        self.dir = tempfile.mkdtemp(prefix='scrutin-')
        self.path = lambda n: os.path.join(self.dir, n)
        os.mkdir(self.path('rec'))
        scrutin('keygen', self.path('key'))
        with open(SEED, encoding='utf-8') as seed, open(self.path('story'), 'w', encoding='utf-8') as out:
            for line in seed:
                if line.startswith('discuss'):
                    break
                out.write(line)
            out.write(story or '')
        with open(self.path('conf'), 'w') as out:
            out.write(f'[daemon]\nrecord_dir = {self.dir}/rec\nkey = {self.dir}/key\nsocket = {self.dir}/sock\n'
                      f'http_public = 127.0.0.1:0\n[sitting]\nname = {name}\nstory = {self.dir}/story\n'
                      f'rehearsal = yes\n{config}')
        self.env = dict(os.environ, SCRUTIN_SOCKET=self.path('sock'))
        self.log = open(self.path('log'), 'a')
        self.start()

    def start(self):
        """Starts scrutind and waits until it says that it is ready, as systemd would."""
        path = self.path('notify')
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notify:
            if os.path.exists(path):
                os.unlink(path)
            notify.bind(path)
            notify.settimeout(0.05)
            self.daemon = subprocess.Popen([BIN + '/scrutind', '--config', self.path('conf')], stderr=self.log,
                                           env=dict(os.environ, NOTIFY_SOCKET=path))
            until = time.monotonic() + 20
            while time.monotonic() < until and self.daemon.poll() is None:
                try:
                    if b'READY=1' in notify.recv(4096):
                        return
                except TimeoutError:
                    pass

    def do(self, line, code=0):
        r = scrutin('do', line, env=self.env)
        assert r.returncode == code, f'do {line}: exit {r.returncode}, wanted {code}: {r.stderr}\n' + self.said()
        return r

    def said(self):
        return open(self.path('log')).read()[-2000:]

    def child(self, name):
        """The pid of the program NAME whose parent is our daemon; None where it is not running."""
        for pid in filter(str.isdigit, os.listdir('/proc')):
            try:
                stat = open(f'/proc/{pid}/stat').read()
                comm, rest = stat[stat.index('(') + 1:stat.rindex(')')], stat[stat.rindex(')') + 2:].split()
            except (OSError, ValueError):
                continue
            if int(rest[1]) == self.daemon.pid and comm == name[:15] and rest[0] != 'Z':
                return int(pid)

    def kill(self, name):
        if name == 'scrutind':
            self.daemon.kill()
            self.daemon.wait()
            self.start()
            return
        pid, until = self.child(name), time.monotonic() + 20
        while pid is None and time.monotonic() < until:
            time.sleep(0.02)  # it is being started again: the parent's back-off
            pid = self.child(name)
        os.kill(pid, signal.SIGKILL)

    def status(self):
        r = scrutin('status', env=self.env)
        return dict(w.split('=', 1) for w in r.stdout.split() if '=' in w)

    def wait_closed(self):
        """The record's last checkpoint is asked of the sealer after `end`."""
        until = time.monotonic() + 20
        while time.monotonic() < until:
            r = scrutin('verify', self.record(), '--key', self.path('key.pub'))
            if r.stdout.endswith('verdict sealed\n'):
                return r
            time.sleep(0.05)
        return r

    def record(self):
        return self.path('rec/t.record')

    def stop(self):
        self.daemon.terminate()
        self.daemon.wait(20)
        self.log.close()

    def clean(self):
        shutil.rmtree(self.dir)


def check(sitting, want='pour=40 '):
    """Sealed, replayed alike, every vote once."""
    sitting.do('proclaim')
    sitting.do('end')
    verdict = sitting.wait_closed().stdout
    assert verdict.endswith('verdict sealed\n'), verdict + sitting.said()
    replay = scrutin('replay', sitting.record())
    assert replay.returncode == 0 and 'results=1 differing=0' in replay.stdout, replay.stdout[-500:] + replay.stderr
    assert want in [l for l in replay.stdout.splitlines() if l.startswith('result ')][0], replay.stdout[-800:]
    votes = [l for l in replay.stdout.splitlines() if l.startswith('vote ')]
    assert len(votes) == len(set(votes)) == 36, f'{len(votes)} votes, {len(set(votes))} different'
    alone = scrutin('verify', sitting.path('rec/001.ballot'), '--key', sitting.path('key.pub'))
    assert alone.stdout.endswith('verdict sealed\n'), alone.stdout
    sitting.stop()


def test(name):
    def run(fn):
        global passed, failed
        try:
            fn()
            passed += 1
            print(f'ok   {name}')
        except Exception as e:
            failed += 1
            print(f'FAIL {name}: {e}')
    return run


def hold(moments):
    """MOMENTS: {where: program killed there}."""
    s = Sitting()
    kill = lambda where: where in moments and s.kill(moments[where])
    s.do('discuss 1')
    kill('before open')
    s.do('open')
    kill('after open')
    for seat in range(1, 37):
        s.do(f'vote {seat} pour')
        if seat == 18:
            kill('mid ballot')
    kill('before close')
    r = s.do('close')
    assert 'pour=40 ' in r.stdout, r.stdout
    kill('after close')
    check(s)
    s.clean()


@test('the seed sitting ends sealed, with its block byte for byte')
def _():
    s = Sitting()
    for line in ['discuss 1', 'open'] + [f'vote {n} pour' for n in range(1, 37)] + ['close']:
        s.do(line)
    check(s)
    block = scrutin('export', s.record(), '--ballot', '1', '--format', 'extrait').stdout
    assert ('SCRUTIN\tPOUR : 40\tABSTENTION : 0\n\tCONTRE : 0\tNE SE PRONONCE PAS : 0\n\tDONT 4 PROCURATION(S)\t\n'
            in block), block
    s.clean()


for program in ['scrutin-keeper', 'scrutin-sealer', 'scrutin-view', 'scrutind']:
    for where in ['before open', 'after open', 'mid ballot', 'before close', 'after close']:
        test(f'{program} killed {where}')(lambda: hold({where: program}))


@test('a rule refuses with exit 4 and its name, a bad line with 3, and both leave the sitting as it was')
def _():
    s = Sitting()
    r = s.do('proxy 37 -> 2', code=4)
    assert 'proxy-limit' in r.stderr, r.stderr
    r = s.do('opne', code=3)
    assert 'unknown command' in r.stderr, r.stderr
    s.do('! close')
    s.stop()
    s.clean()


@test('no daemon: exit 5, and what to do')
def _():
    r = scrutin('do', 'open', env=dict(os.environ, SCRUTIN_SOCKET='/nowhere/sock'))
    assert r.returncode == 5 and 'is scrutind running' in r.stderr, r.stderr


@test('a configuration with a slip is refused with its line')
def _():
    with tempfile.NamedTemporaryFile('w', suffix='.conf') as f:
        f.write('[daemon]\nrecord_dir = /tmp\nkee = /tmp/key\n')
        f.flush()
        r = subprocess.run([BIN + '/scrutind', '--config', f.name], capture_output=True, text=True, timeout=10)
        assert r.returncode == 3 and f'{f.name}:3: there is no key "kee"' in r.stderr, r.stderr


@test('a setting story that a rule refuses makes no record')
def _():
    s = Sitting(story='arrive 99\n')
    s.daemon.wait(20)
    assert s.daemon.returncode == 4 and 'unknown-seat' in s.said() and os.listdir(s.path('rec')) == [], s.said()
    s.log.close()
    s.clean()


print(f'{passed} passed, {failed} failed')
sys.exit(failed > 0)
