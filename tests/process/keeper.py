#!/usr/bin/env python3
"""keeper.py BIN -- the keeper as its parent and its bridge see it: what it acknowledges, and when

The bridge is ours here, message by message: presses told twice, acks before and behind the disk, bytes that are none.
"""
import array, datetime, os, shutil, socket, struct, subprocess, sys, tempfile, time, zlib, zoneinfo

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
from sitting import report, test

BIN = os.path.abspath(sys.argv[1])
BOOT = 0x1122334455667788
STORY = ('body "B" organ="O" profile=commune\nsitting 2026-01-15T18:30 president=1 secretary=2\n'
         'seat 1 first=A last=UN civility=Madame handset=371BA68A\nseat 2 first=B last=DEUX civility=Madame handset=790DDEAA\n'
         'arrive 1,2\nitem 1 "Un"\nopen\n')


def bytes_field(n, b):
    assert len(b) < 128
    return bytes([n << 3 | 2, len(b)]) + b


def boot_field(boot):
    return b'\x09' + struct.pack('<Q', boot)


def hello(boot=BOOT):
    return bytes_field(1, boot_field(boot))


def press(seq, handset=b'371BA68A', key=b'A', boot=BOOT):
    return bytes_field(2, boot_field(boot) + b'\x10' + bytes([seq]) + b'\x18\x01' + bytes_field(4, handset) + bytes_field(5, key))


def ack_in(message):
    """(boot, seq) where MESSAGE is an Ack; None."""
    if message[:1] != b'\x0a':
        return None
    assert message[2] == 0x09 and message[11] == 0x10, message
    return struct.unpack_from('<Q', message, 3)[0], message[12]


class Keeper:
    def __init__(self, home=None, zone='Europe/Paris'):
        self.zone = zone
        self.dir = home or tempfile.mkdtemp(prefix='scrutin-')
        with open(self.dir + '/story', 'w') as out:
            out.write(STORY)
        self.start()

    def start(self):
        self.parent, child = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.process = subprocess.Popen(
            [BIN + '/scrutin-keeper', '--record-dir', self.dir, '--name', 't', '--story', self.dir + '/story', '--rehearsal',
             '--time-zone', self.zone],
            preexec_fn=lambda: os.dup2(child.fileno(), 3), pass_fds=(3,), stderr=subprocess.DEVNULL)
        child.close()
        self.bridge, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.bridge.settimeout(20)
        self.parent.sendmsg([b'channel bridge'], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array('i', [theirs.fileno()]))])
        theirs.close()

    def until_ack(self, seq):
        """Reads until that Ack; False where the line ends before it."""
        while True:
            try:
                message = self.bridge.recv(65536)
            except ConnectionResetError:
                return False
            if message == b'':
                return False
            if ack_in(message) == (BOOT, seq):
                return True

    def payloads(self):
        """The entries of the record as they stand there."""
        with open(self.dir + '/t.record', 'rb') as f:
            data, out, at = f.read(), [], 0
        while at + 8 <= len(data):
            n, crc = struct.unpack_from('<II', data, at)
            out.append(data[at + 8:at + 8 + n])
            assert zlib.crc32(out[-1]) == crc
            at += 8 + n
        return out

    def presses(self):
        """The sequence numbers of the presses in the record, in its order."""
        return [p[p.find(boot_mark) + 10] for p in self.payloads() if boot_mark in p]

    def kill(self):
        self.process.kill()
        self.process.wait(20)
        self.parent.close()
        self.bridge.close()

    def clean(self):
        if self.process.poll() is None:
            self.kill()
        shutil.rmtree(self.dir)


def record_mark():
    """How a press's boot and sequence number stand in an entry: the fields' numbers are those of record.proto."""
    with open('proto/record.proto') as f:
        text = f.read()
    fields = text[text.index('message Press {'):]
    number = lambda name: int(fields[fields.index(name + ' = ') + len(name) + 3:].split(';')[0])
    boot, seq = number('fixed64 boot'), number('uint64 seq')
    return bytes([boot << 3 | 1]) + struct.pack('<Q', BOOT) + bytes([seq << 3])


boot_mark = record_mark()


@test('a press is in the record when it is acknowledged')
def _():
    k = Keeper()
    k.bridge.send(hello())
    for seq in (1, 2, 3):
        k.bridge.send(press(seq, key=b'ABC'[seq - 1:seq]))
        assert k.until_ack(seq)
        assert k.presses() == list(range(1, seq + 1)), k.presses()
    k.clean()


@test('a press that is told again is in the record once, and acknowledged again')
def _():
    k = Keeper()
    k.bridge.send(hello())
    for seq, known in ((1, 1), (1, 1), (2, 2), (1, 2), (2, 2)):
        k.bridge.send(press(seq))
        assert k.until_ack(known)
    assert k.presses() == [1, 2], k.presses()
    k.clean()


@test('a press that is told again to the next keeper is in the record once')
def _():
    k = Keeper()
    k.bridge.send(hello())
    k.bridge.send(press(1))
    assert k.until_ack(1)
    k.kill()
    k.start()
    k.bridge.send(hello())
    for seq in (1, 2):
        k.bridge.send(press(seq))
    assert k.until_ack(2)
    assert k.presses() == [1, 2], k.presses()
    k.clean()


@test('each entry that names a person or a handset has 16 bytes of salt, never the same')
def _():
    k = Keeper()
    k.bridge.send(hello())
    for seq in (1, 2):
        k.bridge.send(press(seq))
    assert k.until_ack(2)
    salts = []
    for payload in k.payloads():
        at = 0
        if payload[:1] == b'\x08':  # at_us, a varint; the salt is the field behind it
            at = next(i for i in range(1, 11) if payload[i] < 0x80) + 1
        if b'seat ' in payload or b'371BA68A' in payload:
            assert payload[at:at + 2] == b'\x12\x10', payload
            salts.append(payload[at + 2:at + 18])
    assert len(salts) == len(set(salts)) == 4 and bytes(16) not in salts, salts
    k.clean()


def numbers(message):
    """The numbers and bodies of a message, by field."""
    out, at = {}, 0

    def varint():
        nonlocal at
        n = shift = 0
        while True:
            n |= (message[at] & 0x7f) << shift
            at, shift = at + 1, shift + 7
            if message[at - 1] < 0x80:
                return n
    while at < len(message):
        key = varint()
        out[key >> 3] = value = varint()
        if key & 7 == 2:
            out[key >> 3] = message[at:at + value]
            at += value
    return out


@test('the record says how far the hour on the wall was ahead of UTC when it began')
def _():
    for zone in ('Europe/Paris', 'America/Martinique', 'Indian/Reunion', 'Pacific/Noumea'):
        k = Keeper(zone=zone)
        k.bridge.send(hello())
        k.bridge.send(press(1))
        assert k.until_ack(1)
        start = numbers(numbers(k.payloads()[0])[3])
        signed = lambda n: n >> 1 ^ -(n & 1)
        at = datetime.datetime.fromtimestamp(signed(start[8]) // 1000000, zoneinfo.ZoneInfo(zone))
        assert start[7].decode() == zone and signed(start[13]) == at.utcoffset().total_seconds(), (zone, start)
        k.clean()


@test('the same number of another life of the bridge is another press')
def _():
    k = Keeper()
    other = BOOT + 1
    k.bridge.send(hello(other))
    k.bridge.send(press(1, boot=other))
    k.bridge.send(hello())
    k.bridge.send(press(1))
    assert k.until_ack(1)
    assert k.presses() == [1], k.presses()
    with open(k.dir + '/t.record', 'rb') as f:
        assert struct.pack('<Q', other) in f.read()
    k.clean()


@test('no press is acknowledged that the disk did not take')
def _():
    k = Keeper()
    k.bridge.send(hello())
    k.bridge.send(press(1))
    assert k.until_ack(1)
    strace = subprocess.Popen(['strace', '-qq', '-p', str(k.process.pid), '-o', '/dev/null', '-e', 'trace=fdatasync',
                               '-e', 'inject=fdatasync:error=EIO'], stderr=subprocess.PIPE)
    until = time.monotonic() + 20
    while 'TracerPid:\t0\n' in open(f'/proc/{k.process.pid}/status').read():
        assert time.monotonic() < until, 'strace does not attach'
        time.sleep(0.005)
    k.bridge.send(press(2))
    assert not k.until_ack(2), 'acknowledged'
    assert k.process.wait(20) != 0
    strace.wait(20)
    strace.stderr.close()
    k.clean()


for name, message in [('bytes of no message', b'\xff\xff\xff\xff'), ('a message without a body', b'\x7a\x00'),
                      ('a press cut short', press(1)[:-3]), ('a text that is longer than its message', b'\x12\x04\x22\x7fAB')]:
    @test(f'{name}: the keeper stops, and the record is whole')
    def _():
        k = Keeper()
        k.bridge.send(hello())
        k.bridge.send(press(1))
        assert k.until_ack(1)
        k.bridge.send(message)
        assert k.process.wait(20) > 0, k.process.returncode
        assert k.presses() == [1]
        k.clean()


report()
