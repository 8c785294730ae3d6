#!/usr/bin/env python3
"""The sealer as its parent and its keeper see it: signatures, refusals, and a memory that outlives kill -9.

usage: sealer.py BIN      (a folder with scrutin-sealer; openssl makes the key)
"""
import array, hashlib, os, shutil, signal, socket, subprocess, sys, tempfile

ORIGIN = b'scrutin/dijon-metropole/0011223344556677'


def varint(v):
    out = b''
    while v > 0x7f:
        out, v = out + bytes([v & 0x7f | 0x80]), v >> 7
    return out + bytes([v])


def field(n, v):
    if isinstance(v, int):
        return varint(n << 3) + varint(v) if v else b''
    return varint(n << 3 | 2) + varint(len(v)) + v


def parse(b):
    out, at = {}, 0

    def number():
        nonlocal at
        v = shift = 0
        while True:
            v |= (b[at] & 0x7f) << shift
            at, shift = at + 1, shift + 7
            if b[at - 1] < 0x80:
                return v
    while at < len(b):
        tag = number()
        v = number()
        if tag & 7 == 2:
            v, at = b[at:at + v], at + v
        out[tag >> 3] = v
    return out


def sha(*p):
    return hashlib.sha256(b''.join(p)).digest()


LEAF = [sha(b'\0', bytes([i])) for i in range(4)]
ROOT = {1: LEAF[0], 2: sha(b'\1', LEAF[0], LEAF[1])}
ROOT[3] = sha(b'\1', ROOT[2], LEAF[2])


class Sealer:
    def __init__(self, program, key, state):
        self.parent, child = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)

        def lower():
            os.dup2(child.fileno(), 3)
        self.process = subprocess.Popen([program, '--key', key, '--state', state], preexec_fn=lower, pass_fds=(3,),
                                        stderr=subprocess.DEVNULL)
        child.close()
        self.keeper = None
        self.channel()

    def channel(self, role=b'keeper'):
        old, (self.keeper, theirs) = self.keeper, socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.keeper.settimeout(20)
        self.parent.sendmsg([b'channel ' + role], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array('i', [theirs.fileno()]))])
        theirs.close()
        return old

    def ask(self, size=0, root=b'', start=0, proof=(), last=False, raw=None):
        message = field(1, ORIGIN) + field(2, size) + field(3, root) + field(4, start)
        message += b''.join(field(5, p) for p in proof) + field(6, int(last))
        self.keeper.send(message if raw is None else raw)
        answer = self.keeper.recv(65536)
        return parse(answer) if answer else None

    def end(self):
        code = self.process.wait(20)
        self.parent.close()
        return code


def case(name, ok):
    print('ok' if ok else 'FAIL', name, flush=True)
    case.failed |= not ok


def main(program, folder):
    key, state = folder + '/key', folder + '/state'
    os.mkdir(state)
    subprocess.run(['openssl', 'genpkey', '-algorithm', 'ed25519', '-out', key], check=True)
    os.chmod(key, 0o600)

    s = Sealer(program, key, state)
    case('nothing was signed yet', s.ask(last=True).get(4, 0) == 0)
    first = s.ask(2, ROOT[2])
    case('a first head is signed', first.get(1, 0) == 0 and first[3].startswith(ORIGIN + b'\n2\n'))
    case('the same head is signed again, alike', s.ask(2, ROOT[2])[3] == first[3])
    case('a smaller head is refused', s.ask(1, ROOT[1])[1] == 1)
    case('another head of the same size is refused', s.ask(2, ROOT[1])[1] == 2)
    case('a head without its proof is refused', s.ask(3, ROOT[3])[1] == 3)
    case('a malformed head is refused', s.ask(3, b'short')[1] == 4)
    case('a refusal signs nothing', s.ask(last=True)[4] == 2 and not s.ask(1, ROOT[1]).get(3))

    s.process.send_signal(signal.SIGKILL)
    s.end()
    s = Sealer(program, key, state)
    answer = s.ask(last=True)
    case('after kill -9 the last head is remembered', answer[4] == 2 and answer[5] == ROOT[2])
    case('after kill -9 a retry of the same head is signed', s.ask(2, ROOT[2])[3] == first[3])
    case('after kill -9 a smaller head is refused still', s.ask(1, ROOT[1])[1] == 1)
    case('a head that grew is signed with its proof', s.ask(3, ROOT[3], 2, [LEAF[2]]).get(1, 0) == 0)

    old = s.channel()
    case('a new channel takes the place of the old', s.ask(last=True)[4] == 3 and old.recv(16) == b'')
    s.keeper.close()
    s.channel()
    case('a keeper that went is followed by the next', s.ask(last=True)[4] == 3)

    name = hashlib.sha256(ORIGIN).hexdigest() + '.head'
    with open(os.path.join(state, name), 'r+b') as f:
        f.truncate(20)
    case('with a damaged memory nothing is signed', s.ask(3, ROOT[3])[1] == 5)
    os.unlink(os.path.join(state, name))
    os.mkdir(os.path.join(state, name[:-5] + '.new'))
    answer = s.ask(3, ROOT[3])
    case('a head that cannot be kept is not signed', answer[1] == 5 and not answer.get(3))

    s.keeper.send(b'\xff\xff\xff')
    case('a request that cannot be read stops it', s.end() == 5)
    s = Sealer(program, key, state)
    s.parent.close()
    case('it goes with its parent', s.end() == 0)
    s = Sealer(program, key, state)
    s.channel(b'bridge')
    case('a channel of another role stops it', s.end() == 5)
    os.chmod(key, 0o644)
    case('a key that others can read is refused', Sealer(program, key, state).end() == 3)
    case('usage is 2', subprocess.run([program], stderr=subprocess.DEVNULL).returncode == 2)
    return 1 if case.failed else 0


if __name__ == '__main__':
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    case.failed = False
    here = tempfile.mkdtemp(prefix='scrutin-test-')
    try:
        sys.exit(main(os.path.join(os.path.abspath(sys.argv[1]), 'scrutin-sealer'), here))
    finally:
        shutil.rmtree(here)
