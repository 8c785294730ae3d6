#!/usr/bin/env python3
"""A second verifier of Scrutin's records, written from record.proto, frame.h, tree.h and note.h alone.

usage: verify.py KEY.pub RECORD...      one line a record: VERDICT DETAIL

Standard library and `openssl`.  It shares no line with `scrutin verify`; where the two disagree one of them is wrong.
Exit 0 where every record is sealed, else 1.
"""
import base64, hashlib, os, struct, subprocess, sys, tempfile, zlib

MAX = 1 << 18
START, CHECKPOINT, END, REDACTED = 3, 9, 11, 15


class Bad(Exception):
    """verdict, detail"""


def crc(b):
    return zlib.crc32(b) & 0xffffffff


def head(b, at):
    return struct.unpack_from('<II', b, at)


def frame_behind(b, at):
    for p in range(at + 1, len(b) - 8):
        n, c = head(b, p)
        if 1 <= n <= MAX and p + 8 + n <= len(b) and crc(b[p + 8:p + 8 + n]) == c:
            return True
    return False


def frames(b):
    """payloads, and what ended them: None, 'unfinished' or 'damaged'"""
    out, at = [], 0
    while at < len(b):
        if not any(b[at:]) or len(b) - at < 8:
            return out, 'unfinished'
        n, c = head(b, at)
        if not 1 <= n <= MAX:
            return out, 'damaged'
        end = at + 8 + n
        if end > len(b):
            rest = b[at + 8:]
            damaged = (rest and crc(rest) == c) or frame_behind(b, at)
            return out, 'damaged' if damaged else 'unfinished'
        if crc(b[at + 8:end]) != c:
            zeros = len(b.rstrip(b'\0'))
            return out, 'unfinished' if zeros < end and len(b) - zeros >= 16 else 'damaged'
        out.append(b[at + 8:end])
        at = end
    return out, None


def varint(b, at):
    v = shift = 0
    while True:
        if at >= len(b) or shift > 63:
            raise Bad('damaged', 'a number that does not end')
        v |= (b[at] & 0x7f) << shift
        at, shift = at + 1, shift + 7
        if b[at - 1] < 0x80:
            return v, at


def fields(b):
    """(number, value) of a protobuf message: an int, or bytes"""
    at, out = 0, []
    while at < len(b):
        tag, at = varint(b, at)
        wire = tag & 7
        if wire == 0:
            v, at = varint(b, at)
        elif wire in (1, 2, 5):
            n = 8 if wire == 1 else 4
            if wire == 2:
                n, at = varint(b, at)
            if at + n > len(b):
                raise Bad('damaged', 'a field that does not end')
            v, at = b[at:at + n], at + n
        else:
            raise Bad('damaged', 'an unknown kind of field')
        out.append((tag >> 3, v))
    return out


def to_varint(v):
    out = b''
    while v > 0x7f:
        out, v = out + bytes([v & 0x7f | 0x80]), v >> 7
    return out + bytes([v])


def sha(*parts):
    return hashlib.sha256(b''.join(parts)).digest()


def push(stack, leaf):
    """stack of (height, hash), as in RFC 6962's right edge"""
    h = 0
    while stack and stack[-1][0] == h:
        leaf, h = sha(b'\1', stack.pop()[1], leaf), h + 1
    stack.append((h, leaf))


def root(stack):
    r = stack[-1][1]
    for _, left in reversed(stack[:-1]):
        r = sha(b'\1', left, r)
    return r


def unbase64(s):
    raw = base64.b64decode(s, validate=True)
    if base64.b64encode(raw).decode() != s:
        raise ValueError
    return raw


def ed25519(pem, text, signature):
    with tempfile.TemporaryDirectory() as d:
        for name, content in (('t', text), ('s', signature)):
            with open(os.path.join(d, name), 'wb') as f:
                f.write(content)
        return subprocess.run(['openssl', 'pkeyutl', '-verify', '-rawin', '-pubin', '-inkey', pem, '-in', d + '/t', '-sigfile',
                               d + '/s'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def check_note(note, origin, size, want_root, pem, pub):
    try:
        body, lines = note.split('\n\n')
        o, s, r = body.split('\n')
        dash, name, sig = lines.rstrip('\n').split(' ')
        raw = unbase64(sig)
        assert dash == '\u2014' and lines == f'{dash} {name} {sig}\n' and s == str(int(s)) and len(raw) == 68
        got_root = unbase64(r)
    except (ValueError, AssertionError):
        raise Bad('forged', f'entry {size}: its note cannot be read')
    if o != origin or name != origin or int(s) != size or got_root != want_root:
        raise Bad('forged', f'entry {size}: the note is about another head')
    if raw[:4] != sha(name.encode(), b'\n\1', pub)[:4] or not ed25519(pem, (body + '\n').encode(), raw[4:]):
        raise Bad('forged', f'entry {size}: not signed by this key')


def verify(path, pem, pub):
    with open(path, 'rb') as f:
        b = f.read()
    payloads, end = frames(b)
    stack, origin, last_us, sealed, ended, closed, redacted, forged = [], None, 0, -1, None, False, 0, None
    for k, p in enumerate(payloads):
        if closed:
            raise Bad('damaged', f'entry {k}: behind the closing checkpoint')
        fs = fields(p)
        kinds = [(n, v) for n, v in fs if START <= n < REDACTED]
        leaf = sha(b'\0', p)
        if any(n == REDACTED for n, _ in fs):
            if len(p) != 34 or len(fs) != 1 or p[0] != 0x7a:
                raise Bad('damaged', f'entry {k}: not an entry')
            redacted, leaf, kind, body = redacted + 1, p[2:], None, b''
        elif len(kinds) != 1 or not isinstance(kinds[0][1], bytes):
            raise Bad('damaged', f'entry {k}: not an entry')
        else:
            kind, body = kinds[0]
        try:
            at_us = dict(fs).get(1, 0)
            inner = dict(fields(body))
            closed = kind == CHECKPOINT and ended is not None
            late = ended is not None and not closed
            ended = at_us if kind == END and ended is None else ended
            if (kind == START) != (k == 0) or late:
                raise Bad('forged', f'entry {k}: out of order')
            if kind is not None and at_us < last_us:
                raise Bad('forged', f'entry {k}: time falls')
            last_us = at_us if kind is not None else last_us
            if kind == START:
                origin = inner[1].decode()
            if kind == CHECKPOINT:
                note = inner[1].decode()
                if closed:
                    c = b'\x0a' + to_varint(len(inner[1])) + inner[1]
                    if p != (b'\x08' + to_varint(ended) if ended else b'') + b'\x4a' + to_varint(len(c)) + c:
                        raise Bad('forged', f'entry {k}: the closing checkpoint says more than its note')
                sealed = k
                check_note(note, origin, k, root(stack) if stack else b'', pem, pub)
            if kind == END:
                if inner.get(1, 0) != k:
                    raise Bad('forged', f'entry {k}: END counts otherwise')
        except Bad as e:
            forged = forged or e
        except (KeyError, UnicodeDecodeError):
            forged = forged or Bad('forged', f'entry {k}: cannot be read')
        push(stack, leaf)
    if end == 'damaged' or (end and closed):
        raise Bad('damaged', f'entry {len(payloads)}')
    if forged:
        raise forged
    if not payloads:
        raise Bad('unfinished', 'no entry')
    if sealed < 0:
        raise Bad('unsealed', 'no checkpoint')
    if end or not closed or sealed != len(payloads) - 1:
        raise Bad('unfinished', f'{len(payloads)} entries')
    return f'{len(payloads)} entries, redacted {redacted}'


def main(argv):
    if len(argv) < 3:
        sys.exit(__doc__)
    with open(argv[1]) as f:
        pub = base64.b64decode(''.join(l for l in f if not l.startswith('-----')))[-32:]
    ok = True
    for path in argv[2:]:
        try:
            print('sealed', verify(path, argv[1], pub), flush=True)
        except Bad as e:
            ok = False
            print(*e.args, flush=True)
    return 0 if ok else 1


if __name__ == '__main__':
    sys.exit(main(sys.argv))
