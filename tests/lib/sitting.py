"""sitting.py -- a sitting held by the real programs, for tests/process

    s = Sitting(BIN, receiver='driver = iclicker\\ntransport = usb\\n', world=('usb', 'iclicker', SCENARIO))
    s.do('discuss 1'); s.do('open'); s.until('status', 'voted=40 '); s.do('close'); s.end(); s.stop(); s.clean()

Each test is a function under @test('what must be'), passed over where the second argument is not in its name; report()
prints the closing line and ends with the exit code.  What mostly waits is held beside others: @test('…', crew), of an executor.
"""
import atexit, os, re, shutil, signal, socket, subprocess, sys, tempfile, threading, time

from ask import Asker

SEED = 'tests/golden/story/seed.story'
passed, failed = 0, 0
counting = threading.Lock()
alive = {}  # every daemon that runs, and its sitting: none outlives the test program, whatever became of it
held = threading.local()  # .sittings: those of this thread's test; what a failing one leaves is ended by test()


def seed_lines():
    """Of the seed's story: its setting, and its presses as (handset, key)."""
    with open(SEED, encoding='utf-8') as seed:
        lines = seed.read().splitlines()
    setting = lines[:next(i for i, l in enumerate(lines) if l.startswith('discuss'))]
    return '\n'.join(setting) + '\n', [tuple(l.split()[1:3]) for l in lines if l.startswith('press ')]


# A small chamber, where what matters is when and not how many: six vote, one of them for a seventh too.
SMALL_VOTES, SMALL_POUR = 6, 7
SMALL = 'body "Exemple" organ="Conseil" profile=commune\nsitting 2026-01-15T18:30 president=1 secretary=2\n' + ''.join(
    f'seat {n} civility=Madame first=Ada last=N{n}\n' for n in range(1, 8)) + 'arrive 1..6\nproxy 7 -> 1\nitem 1 "Budget"\n'


def clerks_own(bin_dir):
    """The plain `scrutin` beside a sanitized build, a fifth of the time at each call; command.py and story.py run the other."""
    plain = os.path.normpath(os.path.join(bin_dir, '../../bin/scrutin'))
    sanitized = os.path.basename(os.path.dirname(bin_dir)) == 'san'
    return plain if sanitized and os.path.exists(plain) else bin_dir + '/scrutin'


def child_of(parent, name):
    """The pid of the program NAME whose parent is PARENT; None where there is none."""
    for pid in filter(str.isdigit, os.listdir('/proc')):
        try:
            with open(f'/proc/{pid}/stat') as f:
                stat = f.read()
        except OSError:
            continue
        comm, rest = stat[stat.index('(') + 1:stat.rindex(')')], stat[stat.rindex(')') + 2:].split()
        if int(rest[1]) == parent and comm == name[:15] and rest[0] != 'Z':
            return int(pid)


def configuration(name, rehearsal, receiver, record_dir, key, socket, story, profile='', daemon=''):
    """A scrutind.conf whose paths are these; DAEMON: further lines of that section."""
    return (f'[daemon]\nrecord_dir = {record_dir}\nkey = {key}\nsocket = {socket}\nhttp_public = 127.0.0.1:0\n{daemon}'
            f'[sitting]\nname = {name}\nstory = {story}\nrehearsal = {rehearsal}\n' + (f'profile = {profile}\n' if profile else '') +
            (f'[receiver main]\n{receiver}' if receiver else ''))


class Sitting:
    """One scrutind in a folder of its own, or in HOME, another's.

    WORLD: (usb|tty, driver, scenario text) of the emulated machine it runs on.
    """
    pause = 0.02  # seconds between two questions

    def __init__(self, bin_dir, setting=None, more='', receiver='', world=None, rehearsal='yes', name='t', home=None,
                 statutes='', daemon=''):
        self.bin, self.name = bin_dir, name
        self.dir = home or tempfile.mkdtemp(prefix='scrutin-')
        self.path = lambda n: os.path.join(self.dir, n)
        os.makedirs(self.path('rec'), exist_ok=True)
        self.env = dict(os.environ, SCRUTIN_SOCKET=self.path('sock'))
        self.cli = clerks_own(bin_dir)
        self.asker = Asker(self.path('sock'))
        if not home:
            self.scrutin('keygen', self.path('key'))
        with open(self.path('story'), 'w', encoding='utf-8') as out:
            out.write((setting or seed_lines()[0]) + more)
        if statutes:
            shutil.copy(statutes, self.path('statutes'))
        with open(self.path('conf'), 'w', encoding='utf-8') as out:
            out.write(configuration(name, rehearsal, receiver, record_dir=f'{self.dir}/rec', key=f'{self.dir}/key',
                                    socket=f'{self.dir}/sock', story=f'{self.dir}/story',
                                    profile=f'{self.dir}/statutes' if statutes else '', daemon=daemon))
        self.world = world
        if world:
            with open(self.path('scenario'), 'w') as out:
                out.write(world[2])
        self.log = open(self.path('log'), 'a')
        self.start()

    def scrutin(self, *words):
        return subprocess.run([self.cli, *words], capture_output=True, text=True, timeout=60, env=self.env)

    def command(self):
        daemon = [self.bin + '/scrutind', '--config', self.path('conf')]
        if not self.world:
            return daemon
        return [self.bin + '/../tests/world', self.world[0], self.world[1], self.path('scenario')] + daemon

    def start(self):
        """Starts scrutind and waits until it says that it is ready, as systemd would."""
        path = self.path('notify')
        env = dict(os.environ, NOTIFY_SOCKET=path)
        shim = self.bin + '/../tests/tty_shim.so' if self.world and self.world[0] == 'tty' else ''
        env['WORLD_PRELOAD'] = ':'.join(filter(None, [shim, 'libumockdev-preload.so.0']))
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notify:
            if os.path.exists(path):
                os.unlink(path)
            notify.bind(path)
            notify.settimeout(0.05)
            if self not in sittings():
                sittings().append(self)
            self.daemon = subprocess.Popen(self.command(), stderr=self.log, stdin=subprocess.PIPE, env=env)
            alive[self.daemon] = self
            until = time.monotonic() + 20
            while time.monotonic() < until and self.daemon.poll() is None:
                try:
                    if b'READY=1' in notify.recv(4096):
                        return
                except TimeoutError:
                    pass

    def tell(self, line):
        """Tells the emulated machine: cue (the ballot was opened), unplug, replug."""
        self.daemon.stdin.write(line.encode() + b'\n')
        self.daemon.stdin.flush()

    def do(self, line, code=0):
        r = self.scrutin('do', line)
        assert r.returncode == code, f'do {line}: exit {r.returncode}, wanted {code}: {r.stderr}\n' + self.said()
        return r

    def answer(self, command):
        """What `scrutin COMMAND` prints, status or receivers."""
        return self.asker.lines(command)

    def until(self, command, pattern, seconds=60):
        """Asks COMMAND until its answer has PATTERN."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            said = self.answer(command)
            if re.search(pattern, said):
                return
            time.sleep(self.pause)  # the daemon answers questions; it calls nobody
        raise AssertionError(f'{command} never said {pattern}: {said}\n' + self.said())

    def said(self):
        return open(self.path('log')).read()[-3000:]

    def hears(self, pattern, seconds=60):
        """Waits until the log has PATTERN."""
        end = time.monotonic() + seconds
        while not re.search(pattern, self.said()):
            assert time.monotonic() < end, f'never in the log: {pattern}: {self.said()}'
            time.sleep(0.05)  # a file has no event of its own

    def child(self, name):
        """The pid of the program NAME that our daemon started; None where it is not running."""
        parent = child_of(self.daemon.pid, 'scrutind') if self.world else self.daemon.pid
        return child_of(parent, name)

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

    def record(self):
        return self.path(f'rec/{self.name}.record')

    def verdict(self):
        """The record's last checkpoint is asked of the sealer after `end`: waits for it."""
        until = time.monotonic() + 20
        while True:
            r = self.scrutin('verify', self.record(), '--key', self.path('key.pub'))
            if r.stdout.endswith('verdict sealed\n') or time.monotonic() > until:
                return r.stdout
            time.sleep(0.05)

    def end(self, ballots=1):
        """Ends the sitting: it must be sealed, and replay to the very same results.  Returns replay's lines."""
        self.do('end')
        verdict = self.verdict()
        assert verdict.endswith('verdict sealed\n'), verdict + self.said()
        r = self.scrutin('replay', self.record())
        assert r.returncode == 0 and f'results={ballots} differing=0' in r.stdout, r.stdout[-500:] + r.stderr
        for n in range(1, ballots + 1):
            alone = self.scrutin('verify', self.path(f'rec/{self.name}.{n:03}.ballot'), '--key', self.path('key.pub'))
            assert alone.stdout.endswith('verdict sealed\n'), alone.stdout
        return r.stdout.splitlines()

    def stands(self):
        """How it is, for whoever reads of a failure."""
        try:
            asked = ''.join(self.scrutin(w).stdout for w in ('status', 'receivers'))
        except subprocess.TimeoutExpired:
            asked = 'it does not answer\n'
        return f'-- {self.dir} --\n{asked}' + '\n'.join(self.said().splitlines()[-8:])

    def stop(self):
        sittings().remove(self)
        self.asker.close()
        self.daemon.terminate()
        self.daemon.wait(20)
        alive.pop(self.daemon, None)
        self.daemon.stdin.close()
        self.log.close()

    def clean(self):
        shutil.rmtree(self.dir)


@atexit.register
def end_all():
    for daemon in alive:
        daemon.terminate()
        daemon.wait(20)


def sittings():
    if not hasattr(held, 'sittings'):
        held.sittings = []
    return held.sittings


def hold(name, fn):
    global passed, failed
    try:
        fn()
        said = f'ok   {name}'
    except Exception as e:
        said = '\n'.join([f'FAIL {name}: {str(e) or repr(e)}', *(s.stands() for s in list(alive.values()))])
    with counting:
        passed, failed = passed + (said[0] == 'o'), failed + (said[0] == 'F')
        print(said)
    while sittings():
        sittings()[0].stop()


def test(name, crew=None):
    def run(fn):
        if len(sys.argv) > 2 and sys.argv[2] not in name:
            return
        crew.submit(hold, name, fn) if crew else hold(name, fn)
    return run


def report():
    """Ends the program, that no test forgets to."""
    print(f'{passed} passed, {failed} failed')
    sys.exit(failed > 0)
