"""guest.py -- a sitting held on a real kernel, by what is installed in a virtual machine (machine.py)

As a Sitting (sitting.py), with receivers that are plugged into its USB bus: WORLDS are each as a Sitting's WORLD, at ports 1,
2 .. of the bus.  The daemon is the user scrutin, as its unit has it; commands are given by the user clerk.  Records are
fetched, and replayed, verified and exported outside.
"""
import base64, io, os, re, shlex, shutil, subprocess, tarfile, tempfile, time

from machine import Machine
from sitting import Sitting, clerks_own, configuration, seed_lines, sittings

SERVICE = '--reuid=scrutin --regid=scrutin-clerks --groups=scrutin,dialout'  # scrutind.service: User, Group, SupplementaryGroups
CLERK = '--reuid=clerk --regid=clerk --groups=scrutin-clerks'
OF_WORLD = {'usb': ('usb', 'usb-redir'), 'tty': ('line', 'usb-serial'), 'acm': ('acm', 'usb-redir')}  # cable.c's word, QEMU's port
SERIAL = '/dev/scrutin/serial-1-1-if00'  # by our rule, of the adapter at port 1
ASKED_INSIDE = ('do', 'status', 'receivers')
# What the kernel, or udev, says of a program that does wrong: a fault, a wall of seccomp, a claim forgotten, a rule not understood;
# and of a twin that no such device would be.
COMPLAINTS = r'.*(?:segfault|type=1326|did not claim|WARNING|BUG:|Oops|60-scrutin\.rules|unknown main item|failed to claim input).*'


class Guest(Sitting):
    """BEFORE: a script that is run before anything is plugged in.  SERVICE: how the daemon is started, for setpriv(1).
    AS_ACM: what would stand behind an FTDI chip stands behind a CDC-ACM.
    """
    pause = 0.1  # a question costs the machine that computes a machine 0.2 s

    def __init__(self, build, setting=None, more='', receiver='', world=None, worlds=(), rehearsal='yes', name='t', before='true',
                 service=SERVICE, as_acm=False):
        self.build, self.name, self.service, self.as_acm = build, name, service, as_acm
        self.bin = os.path.join(build, 'bin')
        self.cli, self.env = clerks_own(self.bin), dict(os.environ)
        self.dir = tempfile.mkdtemp(prefix='scrutin-')
        self.path = lambda n: os.path.join(self.dir, n)
        self.machine, self.cables = Machine(os.path.join(build, 'kernel')), []
        sittings().append(self)
        self.machine.ask(before)
        self.install(configuration(name, rehearsal, receiver.replace('/dev/serial/by-id/receiver', SERIAL), '/var/lib/scrutin',
                                   '/etc/scrutin/seal.key', '/run/scrutin/scrutind.sock', '/etc/scrutin/story'),
                     (setting or seed_lines()[0]) + more)
        for one in worlds or ([world] if world else []):
            self.plug(*one)
        self.start()

    def install(self, conf, story):
        """The folders of scrutin.tmpfiles and the unit, the key, the configuration."""
        self.scrutin('keygen', self.path('key'))
        self.machine.ask('for dir in /etc/scrutin /var/lib/scrutin /run/scrutin; do mkdir -p $dir && chmod 750 $dir; done; '
                         'chown root:scrutin /etc/scrutin; chown scrutin:scrutin-clerks /var/lib/scrutin /run/scrutin')
        with open(self.path('key'), 'rb') as key:
            self.machine.put('/etc/scrutin/seal.key', key.read(), '600', 'scrutin:root')
        self.machine.put('/etc/scrutin/scrutind.conf', conf.encode(), '640', 'root:scrutin')
        self.machine.put('/etc/scrutin/story', story.encode(), '640', 'root:scrutin')

    def plug(self, kind, driver, scenario):
        """A receiver comes to the next port; it is the next cable."""
        n, (cable, device) = len(self.cables) + 1, OF_WORLD['acm' if self.as_acm else kind]
        with open(self.path(f'scenario{n}'), 'w') as out:
            out.write(scenario)
        self.machine.port(f'port{n}', device, str(n))
        self.cables.append(self.cable(cable, driver, n, n))

    def cable(self, kind, driver, scenario, port):
        return subprocess.Popen([os.path.join(self.build, 'tests/cable'), kind, driver, self.path(f'scenario{scenario}'),
                                 self.machine.path(f'port{port}')], stdin=subprocess.PIPE)

    def tear_off(self, n=0):
        """A receiver is gone, with all that was in it and on the bus."""
        self.cables[n].kill()
        self.cables[n].wait()
        self.cables[n].stdin.close()

    def start(self):
        self.pid = self.machine.ask(f'/usr/bin/setpriv {self.service} --no-new-privs --bounding-set=-all --inh-caps=-all '
                                    'scrutind >>/run/log 2>&1 </dev/null & echo $!')
        self.until('status', 'sitting=')

    def terminate(self):
        """The daemon is asked to end, and has."""
        self.machine.ask(f'kill {self.pid}')
        self.sees(f'test -e /proc/{self.pid} && echo there || echo ended', 'ended')

    def scrutin(self, *words):
        if words[0] not in ASKED_INSIDE:
            return super().scrutin(*words)
        code, out, err = self.machine.run(f'/usr/bin/setpriv {CLERK} --no-new-privs scrutin {shlex.join(words)}')
        return subprocess.CompletedProcess(words, code, out, err)

    def answer(self, command):
        return self.scrutin(command).stdout

    def tell(self, line, cable=0):
        self.cables[cable].stdin.write(line.encode() + b'\n')
        self.cables[cable].stdin.flush()

    def said(self):
        return self.machine.run('tail -c 3000 /run/log')[1]

    def sees(self, script, pattern, seconds=60):
        """Waits until what SCRIPT prints is as PATTERN, in whole."""
        until = time.monotonic() + seconds
        while not re.fullmatch(pattern, said := self.machine.run(script)[1].strip()):
            assert time.monotonic() < until, f'{script}: {said!r}, wanted {pattern!r}\n' + self.said()
            time.sleep(0.05)  # what the kernel does has no event for us outside

    def kill(self, name):
        self.machine.ask(f'kill -9 $(ps -o pid,comm | awk -v name={name[:15]} \'$2 == name {{ print $1 }}\')')

    def record(self):
        """Of all that lies in the folder of records a copy is made; the path of the record in it."""
        tar = self.machine.ask('tar -c -C /var/lib/scrutin . | base64')
        with tarfile.open(fileobj=io.BytesIO(base64.b64decode(tar))) as records:
            records.extractall(self.path('rec'))
        return super().record()

    def end(self, ballots=1):
        lines = super().end(ballots)
        self.no_complaints()
        return lines

    def no_complaints(self):
        complaints = re.findall(COMPLAINTS, self.machine.ask('dmesg; cat /run/udevd.said'))
        assert not complaints, 'the kernel complains: ' + '\n'.join(complaints)

    def stop(self):
        sittings().remove(self)
        for n in range(len(self.cables)):
            self.tear_off(n)
        self.machine.end()

    def clean(self):
        shutil.rmtree(self.dir)
