"""machine.py -- a virtual machine with a real kernel, for tests/kernel

    m = Machine(FOLDER)                      # of what tests/kernel/image.sh made: boots once, the others begin where that one stood
    code, out, err = m.run('ls /dev')        # a script of busybox's sh, as root
    m.port('a', 'usb-redir', '1')            # a socket to plug a cable.c into, at port 1 of the bus: /sys/bus/usb/devices/1-1
    m.end()

QEMU computes every instruction (TCG): a stock kernel does not boot under every KVM that a build machine offers.
"""
import atexit, base64, json, os, shutil, signal, socket, subprocess, sys, tempfile, time

QEMU = 'qemu-system-x86_64'
PATIENCE = int(os.environ.get("PATIENCE", 180))
LINE = 'console=ttyS0 panic=-1 quiet nokaslr mitigations=off random.trust_cpu=on tsc=reliable no_timer_check rdinit=/init'


class Machine:
    running = []

    def __init__(self, image):
        self.image, self.dir = image, tempfile.mkdtemp(prefix='scrutin-vm-')
        self.path = lambda name: os.path.join(self.dir, name)
        state = os.path.join(image, 'state')
        command = [QEMU, '-accel', 'tcg', '-machine', 'pc,hpet=off', '-cpu', 'Nehalem', '-smp', '1', '-m', '320', '-nodefaults',
                   '-display', 'none', '-no-reboot', '-kernel', f'{image}/vmlinuz', '-initrd', f'{image}/initrd', '-append', LINE,
                   '-qmp', f'unix:{self.path("qmp")},server=on,wait=off', '-serial', f'file:{self.path("console")}',
                   '-chardev', f'socket,id=orders,path={self.path("orders")},server=on,wait=off', '-serial', 'chardev:orders',
                   '-device', 'qemu-xhci,id=xhci']
        known = os.path.exists(state)
        self.qemu = subprocess.Popen(command + (['-incoming', f'exec:cat {state}'] if known else []), stdin=subprocess.DEVNULL)
        Machine.running.append(self)
        self.qmp_line = self.connect('qmp').makefile('rwb')
        self.qmp_line.readline()
        self.qmp('qmp_capabilities')
        self.orders = self.connect('orders').makefile('rwb', buffering=0)
        if known:
            self.wait_for('query-status', 'running', 'paused', 'prelaunch')
            self.qmp('cont')
        else:
            self.boot(state)

    def boot(self, state):
        """To where it waits for orders, and keeps that moment for the machines to come."""
        line = self.orders.readline()
        assert line == b'ready\n', f'it did not boot: {line}: {self.console()}'
        self.qmp('stop')
        self.qmp('migrate', uri=f'exec:cat >{state}.new')
        self.wait_for('query-migrate', 'completed')
        os.rename(f'{state}.new', state)
        self.qmp('cont')

    def connect(self, name):
        until = time.monotonic() + PATIENCE
        while True:
            s = socket.socket(socket.AF_UNIX)
            try:
                s.connect(self.path(name))
                s.settimeout(PATIENCE)
                return s
            except OSError:
                assert self.qemu.poll() is None and time.monotonic() < until, 'QEMU does not start'
                s.close()
                time.sleep(0.01)  # QEMU tells nobody that its sockets are there

    def qmp(self, command, **arguments):
        self.qmp_line.write(json.dumps({'execute': command, 'arguments': arguments}).encode() + b'\n')
        self.qmp_line.flush()
        while True:
            answer = json.loads(self.qmp_line.readline() or b'{"error": "QEMU ended"}')
            assert 'error' not in answer, f'{command}: {answer}'
            if 'return' in answer:
                return answer['return']

    def wait_for(self, command, *states):
        until = time.monotonic() + PATIENCE
        while (now := self.qmp(command).get('status')) not in states:
            assert now != 'failed' and time.monotonic() < until, f'{command}: {now}'
            time.sleep(0.02)  # QMP is asked for a state; of a finished migration alone it tells by itself

    def console(self):
        with open(self.path('console'), errors='replace') as f:
            return f.read()[-2000:]

    def read(self, n):
        got = b''
        while len(got) < n:
            more = self.orders.read(n - len(got))
            assert more, f'the machine ended: {self.console()}'
            got += more
        return got

    def run(self, script):
        """(exit code, stdout, stderr) of SCRIPT."""
        self.orders.write(base64.b64encode(script.encode()) + b'\n')
        head = b''
        while not head.endswith(b'\n'):
            head += self.read(1)
        code, n_out, n_err = map(int, head.split())
        return code, self.read(n_out).decode(errors='replace'), self.read(n_err).decode(errors='replace')

    def ask(self, script):
        """What SCRIPT prints; it must not fail."""
        code, out, err = self.run(script)
        assert code == 0, f'{script}: exit {code}: {out}{err}'
        return out.strip()

    def put(self, path, content, mode='644', owner='root:root'):
        self.ask(f"echo {base64.b64encode(content).decode()} | base64 -d >{path} && chown {owner} {path} && chmod {mode} {path}")

    def get(self, path):
        return base64.b64decode(self.ask(f'base64 {path}'))

    def port(self, name, device, port):
        """Where something can be plugged in; the path of the socket."""
        path = self.path(name)
        backend = {'type': 'socket', 'data': {'addr': {'type': 'unix', 'data': {'path': path}}, 'server': True, 'wait': False}}
        self.qmp('chardev-add', id=name, backend=backend)
        self.qmp('device_add', driver=device, id=f'at-{name}', bus='xhci.0', port=port, chardev=name)
        return path

    def end(self):
        Machine.running.remove(self)
        self.qemu.kill()
        self.qemu.wait()
        shutil.rmtree(self.dir)


signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # a test that is ended leaves no machine behind


@atexit.register
def end_all():
    while Machine.running:
        Machine.running[0].end()
