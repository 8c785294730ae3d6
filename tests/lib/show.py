"""show.py -- `scrutin show` of a record, records to show, and records that somebody has been at

    with Show(BIN, record, '--key', key) as s: s.at(5)['state']['phase']; s.ask('GET', '/record')
"""
import atexit, base64, hashlib, http.client, json, os, re, signal, struct, subprocess, tempfile, zlib

from sitting import clerks_own

# One ballot of each mode, then one that is broken off.  Of the secret one only 1 pour and 3 contre may be told.
EVENING = '''body "Ville" organ="Conseil" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Ada last=UN handset=AA0001
seat 2 civility=Monsieur first=Jean last=DEUX handset=BB0002
seat 3 civility=Madame first=Eve last=TROIS handset=CC0003
seat 4 civility=Madame first=Lou last=QUATRE handset=DD0004
arrive 1..4
item 1 "Ordinaire"
discuss 1
press AA0001 D
open
press AA0001 A
press BB0002 B
vote 3 pour
vote 4 abstention
close
clear
item 2 "Public"
! close
open mode=public
press AA0001 A
press BB0002 B
press EE0009 B
press CC0003 C
press DD0004 D
press DD0004 A
close
proclaim
item 3 "Secret"
discuss 3 secret
open mode=secret ground=nomination
press AA0001 A
press BB0002 B
press CC0003 B
press DD0004 B
close
proclaim
item 4 "Interrompu"
open
press AA0001 A
abort reason="erreur"
end
'''
alive = set()


def record(bin_dir, story, folder, name='s'):
    """Its record, sealed: the paths of record and public key."""
    path = os.path.join(folder, name)
    with open(path + '.story', 'w', encoding='utf-8') as out:
        out.write(story)
    done = subprocess.run([clerks_own(bin_dir), 'story', '--record', path + '.record', path + '.story'], capture_output=True,
                          text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return path + '.record', path + '.record.pub'


def witness(folder, name, seen=None, time=1678990000):
    """The public key of a witness who signs the last head of the record SEEN, beside it, as c2sp.org/tlog-cosignature has it."""
    key, note = os.path.join(folder, name), None
    openssl = lambda *words: subprocess.run(['openssl', *words], check=True, capture_output=True, timeout=60).stdout
    openssl('genpkey', '-algorithm', 'ed25519', '-out', key)
    openssl('pkey', '-in', key, '-pubout', '-out', key + '.pub')
    if seen:
        last = frames(seen)[-1].decode('utf-8', 'replace')
        body = ''.join(line + '\n' for line in last[last.index('scrutin/'):].split('\n')[:3])
        with open(key + '.said', 'w') as out:
            out.write(f'cosignature/v1\ntime {time}\n{body}')
        public = openssl('pkey', '-in', key, '-pubout', '-outform', 'DER')[-32:]
        number = hashlib.sha256(name.encode() + b'\n\x04' + public).digest()[:4]
        signature = openssl('pkeyutl', '-sign', '-inkey', key, '-rawin', '-in', key + '.said')
        line = base64.b64encode(number + struct.pack('>Q', time) + signature).decode()
        note = seen + '.witness'
        head = '' if os.path.exists(note) else body + '\n'
        with open(note, 'a') as out:
            out.write(f'{head}\u2014 {name} {line}\n')
    return key + '.pub'


def frames(path):
    """The payloads of a record, read as scrutin-record(5) has it."""
    with open(path, 'rb') as f:
        data = f.read()
    out, at = [], 0
    while at < len(data):
        n, crc = struct.unpack_from('<II', data, at)
        out.append(data[at + 8:at + 8 + n])
        assert zlib.crc32(out[-1]) == crc
        at += 8 + n
    return out


def framed(payloads):
    return b''.join(struct.pack('<II', len(p), zlib.crc32(p)) + p for p in payloads)


def changed(path, to, index, before, after):
    """A copy in which BEFORE is AFTER in entry INDEX, with a checksum that fits, as a forger would have it."""
    payloads = frames(path)
    assert before in payloads[index] and len(before) == len(after), payloads[index]
    payloads[index] = payloads[index].replace(before, after)
    return put(to, framed(payloads))


def put(path, data):
    with open(path, 'wb') as out:
        out.write(data)
    return path


class Show:
    def __init__(self, bin_dir, *words, program='scrutin-show', language='C.UTF-8'):
        self.errors = tempfile.TemporaryFile('w+')
        self.process = subprocess.Popen([f'{bin_dir}/{program}', 'show', *words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                        stderr=self.errors, text=True, env=dict(os.environ, LC_ALL=language))
        alive.add(self.process)
        self.verdict, self.url = self.process.stdout.readline().strip(), self.process.stdout.readline().strip()
        found = re.fullmatch(r'http://127\.0\.0\.1:(\d+)/', self.url)
        assert found, f'{self.verdict} {self.url} {self.said()}'
        self.port = int(found.group(1))
        self.record = json.loads(self.ask('GET', '/record')[2])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        code = self.end()
        assert code == 0, f'exit {code}: {self.said()}'

    def end(self, number=signal.SIGTERM):
        self.process.send_signal(number)
        code = self.process.wait(20)
        self.process.stdout.close()
        alive.discard(self.process)
        return code

    def said(self):
        self.errors.seek(0)
        return self.errors.read()

    def ask(self, method, path, host=None, body=None):
        """Status, headers and body."""
        c = http.client.HTTPConnection('127.0.0.1', self.port, timeout=20)
        c.putrequest(method, path, skip_host=True)
        c.putheader('Host', host or f'127.0.0.1:{self.port}')
        if body:
            c.putheader('Content-Length', str(len(body)))
        c.endheaders(body)
        r = c.getresponse()
        got = r.status, {k.lower(): v for k, v in r.getheaders()}, r.read()
        c.close()
        return got

    def at(self, index):
        code, _, body = self.ask('GET', f'/at/{index}')
        assert code == 200, (index, code, body)
        return json.loads(body)


@atexit.register
def end_all():
    for process in alive:
        process.kill()
        process.wait(20)
