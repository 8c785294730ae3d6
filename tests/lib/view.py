"""view.py -- scrutin-view under a test that is its parent and its keeper: a socket on fd 3, and snapshots by name

    v = View(BIN); v.keeper.send(pack('Snapshot', index=1, body='Ville', idle={}))
"""
import os, re, socket, subprocess, tempfile

LIMIT = 20  # seconds that anything here may take at most


def fields():
    """{message: {field: (number, type of message or None)}} of proto/view.proto."""
    with open('proto/view.proto', encoding='utf-8') as f:
        text = re.sub(r'//.*', '', f.read())
    found = {}
    for name, body in re.findall(r'message (\w+) \{((?:[^{}]|\{[^{}]*\})*)\}', text):
        found[name] = {field: (int(number), kind) for kind, field, number in re.findall(r'(\w+) (\w+) = (\d+);', body)}
    return found


FIELDS = fields()


def varint(n):
    out = b''
    while n > 127:
        out, n = out + bytes([n & 127 | 128]), n >> 7
    return out + bytes([n])


def pack(kind, **values):
    """A message of view.proto; a dict, or a list of them, is a message in it."""
    out = b''
    for name, value in values.items():
        number, of = FIELDS[kind][name]
        for v in value if isinstance(value, list) else [value]:
            v = pack(of, **v) if isinstance(v, dict) else v.encode() if isinstance(v, str) else v
            out += varint(number << 3 | 2) + varint(len(v)) + v if isinstance(v, bytes) else varint(number << 3) + varint(int(v))
    return out


class View:
    def __init__(self, bin_dir, users=None, more=()):
        """The public side, with MORE words; with USERS, that file's console, and `command` is the keeper's end of its line for commands."""
        self.line, child = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.listener = socket.create_server(('127.0.0.1', 0), backlog=128)
        self.port = self.listener.getsockname()[1]
        self.errors = tempfile.TemporaryFile('w+')
        role = ['console', '--users', users] if users else ['public']
        self.process = subprocess.Popen([bin_dir + '/scrutin-view', '--role', *role, *more], stderr=self.errors, pass_fds=(3,),
                                        preexec_fn=lambda: os.dup2(child.fileno(), 3))
        child.close()
        socket.send_fds(self.line, [b'channel http'], [self.listener.fileno()])
        self.join_keeper()
        self.command = self.join('command') if users else None

    def join(self, role):
        near, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        socket.send_fds(self.line, [f'channel {role}'.encode()], [far.fileno()])
        far.close()
        return near

    def join_keeper(self):
        self.keeper = self.join('keeper')

    def stop(self):
        """Ends with the parent, in good order; what it said."""
        self.line.close()
        code = self.process.wait(LIMIT)
        self.errors.seek(0)
        said = self.errors.read()
        assert code == 0 and 'Fatal' not in said and 'ERROR' not in said, f'exit {code}: {said}'
        return said
