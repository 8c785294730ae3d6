#!/usr/bin/env python3
"""command.py BIN -- what is typed wrong, and files that are not what they should be: a row a case

The answer is the exit code of the contract and, for 3, one line with the file, the line or entry, and what is wrong;
nothing is printed that looks like a result, and nothing is left behind.
"""
import os, re, shutil, subprocess, sys, tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
from sitting import report, test

BIN = os.path.abspath(sys.argv[1])
DIR = tempfile.mkdtemp(prefix='scrutin-')
SEATS = ''.join(f'seat {n} first=F{n} last=L{n} civility=Madame\n' for n in range(1, 6))
HEAD = 'body "B" organ="O" profile=commune\nsitting 2026-01-15T18:30 president=1 secretary=2\n'
STORY = (HEAD + SEATS + 'arrive 1..4\nproxy 5 -> 1\nitem 1 "Un"\nopen\nvote 1 pour\nvote 2 contre\nclose confirm-silent\n'
         'item 2 "Deux"\nopen mode=public\nvote 3 pour\nclose confirm-silent\nend\n')


def run(*words, stdin=b''):
    env = dict(os.environ, SCRUTIN_SOCKET='/nowhere/sock', LC_ALL='C.UTF-8')
    r = subprocess.run([os.path.join(BIN, words[0]), *words[1:]], cwd=DIR, env=env, input=stdin, capture_output=True, timeout=120)
    return r.returncode, r.stdout.decode(), r.stderr.decode()


def put(name, data):
    with open(os.path.join(DIR, name), 'wb') as out:
        out.write(data if isinstance(data, bytes) else data.encode())


def row(name, words, code, says='', files={}, leaves=(), lines=1):
    """WORDS end with CODE; stderr has the pattern SAYS.  FILES are written before; LEAVES may be there behind it; 3 and 4 say LINES lines."""
    def body():
        for f, data in files.items():
            put(f, data)
        before = set(os.listdir(DIR))
        got, out, err = run(*words.split('|'))
        assert got == code, f'exit {got}, wanted {code}: {out}{err}'
        assert re.search(says, err), f'wanted {says!r}: {err}'
        if code in (3, 4):
            assert err.count('\n') == lines, f'{lines} lines are wanted: {err}'
        if code == 3:
            assert out == '' or out.startswith('replayed entries=0 '), f'looks like a result: {out}'
        assert set(os.listdir(DIR)) - before <= set(leaves), f'left behind: {set(os.listdir(DIR)) - before}'
    test(name)(body)


put('good.story', STORY)
assert run('scrutin', 'keygen', 'key')[0] == 0
assert run('scrutin', 'keygen', 'other')[0] == 0
assert run('scrutin', 'story', '--record', 'good.record', '--key', 'key', 'good.story')[0] == 0
subprocess.run('openssl genpkey -algorithm rsa -out rsa 2>/dev/null; openssl pkey -in rsa -pubout -out rsa.pub; mkdir dir;'
               'openssl genpkey -algorithm ed25519 >open.key 2>/dev/null; chmod 644 open.key; : >empty;'
               'truncate -s 64M zeros; head -c 40 key.pub >cut.pub; mkfifo fifo', shell=True, cwd=DIR, check=True)
put('text', 'Monsieur le maire,\n')

# --- how it is typed --------------------------------------------------------------------------------------------------
for command, says in [('', 'usage: scrutin COMMAND'), ('|vote', 'no command "vote"'), ('|decode', '--driver is missing'),
                      ('|decode|--driver|sim', 'one capture'), ('|decode|--driver|nope|x', "no driver 'nope'"),
                      ('|story', 'usage'), ('|story|--record|r.record|good.story|good.story', 'one story'), ('|story|--key|key|good.story', '--record'),
                      ('|replay', 'usage'), ('|replay|a|b', 'usage'), ('|verify', 'one record'), ('|verify|a|b', 'one record'),
                      ('|verify|--key', 'usage'), ('|verify|--bogus|a', 'usage'), ('|export|good.record', 'usage'),
                      ('|export|good.record|--ballot|0|--format|extrait', 'from 1'),
                      ('|export|good.record|--ballot|4294967297|--format|extrait', 'from 1'),
                      ('|export|good.record|--ballot|-1|--format|extrait', 'from 1'),
                      ('|export|good.record|--ballot|1x|--format|extrait', 'from 1'),
                      ('|export|good.record|--ballot||--format|extrait', 'from 1'),
                      ('|export|good.record|--ballot|1|--format|doc', 'format'),
                      ('|export|good.record|--ballot|1|--all|--format|extrait', 'one of'),
                      ('|export|good.record|--all|--format|scdl|--layout|dijon', 'this format is data'),
                      ('|export|good.record|--seat|1|--layout|dijon', 'stands alone'),
                      ('|export|good.record|--all|--format|pv|--dates|x', 'no place for them'),
                      ('|export|good.record|--seat|1|--dates|x', 'stands alone'),
                      ('|do', 'usage'), ('|status|x', 'usage'), ('|receivers|--bogus', 'usage'), ('|keygen', 'usage'),
                      ('|certificate', 'usage'), ('|certificate|--show', 'usage'), ('|certificate|--host|a|--show|x', 'usage'),
                      ('|certificate|--host|a b|x', '"a b" is no name or address'), ('|certificate|--host|a,IP:1|x', 'no name or address')]:
    row('usage: scrutin ' + command[1:].replace('|', ' '), 'scrutin' + command, 2, says)
for command in ['', '|do', '|status', '|receivers', '|story', '|decode', '|replay', '|verify', '|export', '|roster', '|agenda',
                '|attendance', '|keygen', '|certificate']:
    row(f'scrutin {command[1:]} --help teaches', f'scrutin{command}|--help', 0, '^$')

shutil.copy(BIN + '/scrutin', DIR)
row('scrutin without scrutin-export beside it says so', f'{DIR}/scrutin|export|good.record', 5,
    '^scrutin: scrutin-export cannot be started: No such file or directory; is Scrutin installed whole')
# --- files that are not what they should be -----------------------------------------------------------------------------
for command, reads in [('decode|--driver|sim', 'capture'), ('story', 'story'), ('replay', 'record'),
                       ('verify|--key|key.pub', 'record'), ('export|--all|--format|extrait', 'record')]:
    row(f'{command}: no such file', f'scrutin|{command}|nowhere', 3, r'nowhere: .*No such file')
    row(f'{command}: a folder', f'scrutin|{command}|dir', 3, r'dir: .*directory')
    if reads == 'record':
        row(f'{command}: a FIFO', f'scrutin|{command}|fifo', 3, r'fifo: not a file')
        row(f'{command}: a letter', f'scrutin|{command}|text', 3, r'text: .*byte 0: a length that no frame has')
    if os.getuid() != 0:
        row(f'{command}: a file that may not be read', f'scrutin|{command}|closed', 3, 'closed: .*denied')
for command in ['replay', 'verify|--key|key.pub']:
    row(f'{command}: nothing at all is unfinished', f'scrutin|{command}|empty', 1)
    row(f'{command}: zeros alone are unfinished', f'scrutin|{command}|zeros', 1)
row('export: nothing at all has no ballot', 'scrutin|export|empty|--all|--format|extrait', 3, 'empty: not one whole entry')
row('export: a ballot beyond the last', 'scrutin|export|good.record|--ballot|3|--format|extrait', 3, 'no such ballot')
row('export: a layout that is not there', 'scrutin|export|good.record|--all|--format|pv|--layout|paris', 3,
    '^paris: cannot be read: No such file or directory; a layout is a file, or one of the program')
row('export: a layout that is none', 'scrutin|export|good.record|--all|--format|pv|--layout|good.record', 3, '^good.record:1: ')
row('export: dates that are not there', 'scrutin|export|good.record|--all|--format|liste|--dates|x.dates', 3,
    '^x.dates: cannot be read: No such file or directory')
row('export: dates that are none', 'scrutin|export|good.record|--all|--format|scdl|--dates|good.record', 3, '^good.record:1: ')
row('export: a folder that is not there', 'scrutin|export|good.record|--all|--format|extrait|-o|nowhere/x', 5, 'nowhere/x')
for key, says in [('nowhere', 'No such file'), ('dir', 'directory'), ('empty', 'not a public Ed25519'), ('text', 'not a public'),
                  ('rsa.pub', 'not a public'), ('key', 'not a public'), ('cut.pub', 'not a public'), ('fifo', 'not a public')]:
    row(f'verify: --key {key}', f'scrutin|verify|good.record|--key|{key}', 3, f'{key}: .*{says}')
    row(f'verify: --witness {key}', f'scrutin|verify|good.record|--key|key.pub|--witness|{key}', 3, f'{key}: .*{says}')
row('verify: the right key', 'scrutin|verify|good.record|--key|key.pub', 0, '^$')
row('verify: another key', 'scrutin|verify|good.record|--key|other.pub', 1, '^$')
row('verify: no key', 'scrutin|verify|good.record', 1, '^$')
for key, says in [('nowhere', 'No such file'), ('dir', 'directory'), ('empty', 'not a private'), ('rsa', 'not a private'),
                  ('key.pub', 'not a private'), ('text', 'not a private'), ('fifo', 'not a private')]:
    row(f'story: --key {key} leaves no record', f'scrutin|story|--record|x.record|--key|{key}|good.story', 3, f'{key}: .*{says}')
row('story: a key that others may read is good for a rehearsal', 'scrutin|story|--record|r.record|--key|open.key|good.story', 0,
    '^$', leaves=('r.record', 'r.record.pub'))
row('story: a record is never written over', 'scrutin|story|--record|good.record|good.story', 5, 'good.record: .*exists')
row('story: of several all are run, and the first that is not done gives its code',
    'scrutin|story|good.story|refused.story|unread.story|good.story', 4, r'^refused.story:4: refused by [^\n]*\nunread.story:1: ',
    files={'refused.story': HEAD + SEATS[:SEATS.index('\n') + 1] + 'arrive 9\n', 'unread.story': 'frobnicate\n'},
    leaves=('refused.story', 'unread.story'), lines=2)
row('story: a record in a folder that is not there', 'scrutin|story|--record|nowhere/x|good.story', 5, 'nowhere/x')

row('certificate: what is there is never written over', 'scrutin|certificate|text', 5, 'text: File exists', leaves=())
row('certificate: a folder that is not there', 'scrutin|certificate|nowhere/x', 5, 'nowhere/x: No such file')
row('certificate: --show of what is none', 'scrutin|certificate|--show|text', 3, 'text: is no certificate in PEM')
row('certificate: --show of nothing', 'scrutin|certificate|--show|nowhere', 3, 'nowhere: cannot be read: No such file')

# --- stories ------------------------------------------------------------------------------------------------------------
for name, data, code, says in [
        ('Latin-1', HEAD.encode() + b'seat 1 first=Fran\xe7ois last=X\n', 3, r':3: it is not UTF-8; save'),
        ('UTF-16', HEAD.encode('utf-16'), 3, r':1: it is not UTF-8'),
        ('a NUL', HEAD + 'seat 1 first=A\0 last=X\n', 3, r':3: a control character'),
        ('a line too long', HEAD + 'note "' + 'x' * 20000 + '"\n', 3, r':3: longer than the 16384 bytes'),
        ('an open quote', HEAD + 'seat 1 first="A last=X\n', 3, r':3: a quote is opened'),
        ('an option twice', HEAD + 'seat 1 first=A first=B last=X\n', 3, r':3: first= stands twice'),
        ('an unknown option', HEAD + 'seat 1 first=A last=X shoe=43\n', 3, r':3: seat does not know "shoe=43"'),
        ('an unknown command', HEAD + 'sit 1\n', 3, r':3: unknown command "sit"'),
        ('an unknown profile', 'body "B" organ="O" profile=empire\n', 3, r':1: '),
        ('an option missing', 'body "B"\n', 3, r':1: body wants '),
        ('a seat that is no number', HEAD + 'seat x first=A last=X\n', 3, r':3: '),
        ('a date that is none', 'body "B" organ="O" profile=commune\nsitting 2026-02-30T18:30 president=1 secretary=2\n', 3, r':2: '),
        ('a seat twice', HEAD + SEATS + 'seat 1 first=A last=X civility=Madame\n', 4, r':8: refused by '),
        ('a handset twice', HEAD + 'seat 1 first=A last=X civility=Madame handset=371BA68A\n'
         'seat 2 first=B last=Y civility=Madame handset=371BA68A\n', 4, r':4: refused by '),
        ('an item twice', HEAD + SEATS + 'item 1 "a"\nitem 1 "b"\n', 4, r':9: refused by '),
        ('a second sitting', HEAD + SEATS + HEAD, 4, r':8: refused by '),
        ('cut in the middle of a letter', HEAD.encode() + 'seat 1 first=Zoé'.encode()[:-1], 3, r':3: it is not UTF-8')]:
    row(f'a story with {name}', 'scrutin|story|bad.story', code, r'^bad\.story' + says, {'bad.story': data}, leaves=('bad.story',))

# --- captures: what the reader refuses is in test_capture.c ---------------------------------------------------------------
for name, data, says in [('Latin-1', b'# re\xe7u\n1 00\n', ':1: the header is not UTF-8'), ('half a byte', '1 000\n', ':1: an odd hex'),
                         ('time going back', '# x\n2 00\n1 00\n', ':3: the time goes backwards'), ('zeros', bytes(99), ':1: a NUL'),
                         ('a line too long', '1 ' + '00' * 300000, ':1: the line is too long')]:
    row(f'a capture with {name}', 'scrutin|decode|--driver|sim|bad.capture', 3, 'bad.capture' + says, {'bad.capture': data},
        leaves=('bad.capture',))

# --- profiles of receivers: what their reader refuses is in test_profile.c ---------------------------------------------------
for name, data, says in [('Latin-1', b'[receiver]\nname = re\xe7u\n', ':2: not UTF-8'), ('nothing in its section', '[receiver]\n', ':1: this section is empty'),
                         ('no keys', '[receiver]\nname = x\n', r':2: \[line\] is missing'),
                         ('a body in it', '[receiver]\nname = x\n[profile]\nname = y\n', r':3: there is no section \[profile\]'),
                         ('more than it may have', '[receiver]\n' + '# x\n' * 5000, ': longer than 16384 bytes')]:
    row(f'a receiver of {name}', 'scrutin|profile|check|bad.profile', 3, 'bad.profile' + says, {'bad.profile': data}, leaves=('bad.profile',))
row('statutes behind a receiver', 'scrutin|profile|check|bad.profile', 3, r'bad.profile:1: .*\[profile\]',
    {'bad.profile': '[regime x]\na = b\n[receiver]\nname = x\n'}, leaves=('bad.profile',))

# --- scrutind.conf --------------------------------------------------------------------------------------------------------
for made in ('pem', 'pem2'):
    assert run('scrutin', 'certificate', made)[0] == 0
CONSOLE = 'http_console = 192.0.2.1:8443\n'
DAEMON = f'[daemon]\nrecord_dir = {DIR}/dir\nkey = {DIR}/key\n'
SITTING = f'[sitting]\nname = t\nstory = {DIR}/good.story\n'
for name, data, says in [
        ('an unknown key', DAEMON + 'kee = 1\n' + SITTING, r':4: there is no key "kee"'),
        ('an unknown section', DAEMON + SITTING + '[extra]\nkey = 1\n', r':8: there is no section \[extra\]'),
        ('a key twice', DAEMON + 'key = /x\n' + SITTING, r':4: key stands twice'),
        ('a key twice, in two sections of one name', DAEMON + SITTING + DAEMON, r':8: record_dir stands twice'),
        ('a key missing', DAEMON, r': story= is missing in \[sitting\]'),
        ('nothing in it', '', r': record_dir= is missing in \[daemon\]'),
        ('an empty value', DAEMON + 'socket =\n' + SITTING, r':4: '),
        ('a line that is none', DAEMON + 'what is this\n' + SITTING, r':4: neither \[section\] nor key = value'),
        ('a section that is not closed', DAEMON + '[sitting\nname = t\n', r':4: neither \[section\] nor key'),
        ('a word that is none of those', DAEMON + SITTING + 'rehearsal = perhaps\n', r':7: rehearsal is one of: yes no'),
        ('a comma', DAEMON + 'socket = /a,b\n' + SITTING, r':4: '),
        ('Latin-1', DAEMON.encode() + b'capture_dir = /s\xe9ance\n' + SITTING.encode(), r':4: not UTF-8'),
        ('UTF-16', (DAEMON + SITTING).encode('utf-16'), r':1: not UTF-8'),
        ('a NUL', DAEMON + 'socket = /a\0b\n' + SITTING, r':4: a control character'),
        ('a value too long', DAEMON + 'socket = /' + 'x' * 150 + '/' + 'y' * 150 + '\n' + SITTING, r':4: '),
        ('a line too long', DAEMON + 'socket = /' + 'x=' * 3000 + '\n' + SITTING, r':4: '),
        ('cut inside a line', (DAEMON + SITTING)[:-len(f'= {DIR}/good.story\n')], r':6: neither'),
        ('17 receivers', DAEMON + SITTING + ''.join(f'[receiver r{n}]\ndriver = sim\ntransport = sim\n' for n in range(17)),
         r':56: more than 16 receivers'),
        ('a receiver twice', DAEMON + SITTING + '[receiver a]\ndriver = sim\ntransport = sim\n' * 2, r':11: driver stands twice'),
        ('a receiver of a name too long', DAEMON + SITTING + f'[receiver {"a" * 80}]\ndriver = sim\n', r':8: '),
        ('a port that is none', DAEMON + 'http_public = 127.0.0.1:http\n' + SITTING, r':4: http_public'),
        ('a port too high', DAEMON + 'http_public = 127.0.0.1:65536\n' + SITTING, r':4: http_public'),
        ('an address that is none', DAEMON + 'http_public = localhost:80\n' + SITTING, r':4: http_public'),
        ('no port', DAEMON + 'http_public = 127.0.0.1\n' + SITTING, r':4: http_public'),
        *((f'a lock after {value}', DAEMON + f'lock_after_s = {value}\n' + SITTING, r':4: lock_after_s is seconds, 1 to 43200, or 0 for never')
          for value in ('5min', '-1', '43201', '1.5', '100000000000000000000')),
        ('a console for all without a certificate', DAEMON + 'http_console = 192.0.2.1:8443\n' + SITTING,
         r': http_console = 192.0.2.1:8443: .*wants tls_certificate= and tls_key='),
        ('a certificate without its key', DAEMON + 'tls_certificate = x\n' + SITTING, r': tls_key= is missing in \[daemon\]'),
        ('a key without its certificate', DAEMON + 'tls_key = x\n' + SITTING, r': tls_certificate= is missing in \[daemon\]'),
        ('a certificate that is not there', DAEMON + CONSOLE + 'tls_certificate = nowhere\ntls_key = pem.key\n' + SITTING,
         r': tls_certificate = nowhere: cannot be read: No such file'),
        ('a certificate that is none', DAEMON + CONSOLE + 'tls_certificate = text\ntls_key = pem.key\n' + SITTING,
         r': tls_certificate = text: is no certificate in PEM'),
        ('a president who may perhaps', DAEMON + SITTING + 'president_proclaims = ties\n', r':7: president_proclaims is one of: yes no'),
        ('a layout that is none', DAEMON + SITTING + 'layout = text\n', r':7: layout: text:1: '),
        ('a layout that is not there', DAEMON + SITTING + 'layout = nowhere\n', r':7: layout: nowhere: cannot be read: No such file'),
        ("another certificate's key", DAEMON + CONSOLE + 'tls_certificate = pem\ntls_key = pem2.key\n' + SITTING,
         r': tls_key = pem2.key: is not the key'),
        ('a plan that is not there', DAEMON + 'seat_plan = nowhere\n' + SITTING, r': seat_plan = nowhere: cannot be read: No such file'),
        ('arms that are not there', DAEMON + 'arms = nowhere\n' + SITTING, r': arms = nowhere: cannot be read: No such file'),
        ('arms that are a folder', DAEMON + 'arms = dir\n' + SITTING, r': arms = dir: cannot be read: Is a directory'),
        ('arms that are larger than any', DAEMON + 'arms = zeros\n' + SITTING, r': arms = zeros: is larger than 1 MiB')]:
    row(f'a configuration with {name}', 'scrutind|--check-config|--config|bad.conf', 3, r'bad\.conf' + says, {'bad.conf': data},
        leaves=('bad.conf',))
PLAN = 'scrutin-plan 1\n# salle du conseil\n\nseat 1 0 0\r\nseat 65536 10000 10000\n'
for name, data, says in [
        ('nothing in it', '', r':1: is no plan of seats: its first line is not "scrutin-plan 1"'), ('a later version', PLAN.replace('1', '2', 1), r':1: is no plan'),
        ('the sheet that it was made of', 'siège;x;y\n1;0;0\n', r':1: is no plan of seats: .*scrutin plan'), ('no seat', 'scrutin-plan 1\n', r': names no seat'),
        ('zeros', bytes(99), r': is no plan of seats: a NUL'), ('a NUL at its end', PLAN + '\0', r': is no plan of seats: a NUL'),
        ('a seat twice', PLAN + 'seat 1 5000 0\n', r':6: seat 1 stands in line 4 already; keep one'),
        ('seats too near', PLAN + 'seat 2 0 199\n', r':6: seat 2 is nearer to seat 1, of line 4, than 200; move them apart'),
        ('no more than a plan has', PLAN + '#' * (256 << 10), r': longer than 262144 bytes'),
        ('1025 seats', 'scrutin-plan 1\n' + ''.join(f'seat {n + 1} {n % 32 * 300} {n // 32 * 300}\n' for n in range(1025)), r':1026: more than 1024 seats')] + [
        (f'"{line}"', PLAN + line + '\n', r':6: "[^"]*" is no place of a seat; wanted is seat NUMBER X Y') for line in (
            'seat 0 5 500', 'seat 65537 5 500', 'seat 2 10001 0', 'seat 2 0 10001', 'seat 2 -1 500', 'seat 02 5 500', 'seat 2 05 500', 'seat 2 5.5 500',
            'seat 2  5 500', 'seat 2 5 500 ', 'seat 2 5', 'seat 2 5 500 7', 'Seat 2 5 500', 'seats 2 5 500', ' seat 2 5 500', 'vacant 3', 'seat 4294967298 5 500')]:
    row(f'a plan with {name}', 'scrutind|--check-config|--config|bad.conf', 3, r'bad\.conf: seat_plan = room.plan' + says,
        {'bad.conf': DAEMON + 'seat_plan = room.plan\n' + SITTING, 'room.plan': data}, leaves=('bad.conf', 'room.plan'))
PIXEL = bytes.fromhex('89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c63f80f000101010018dd8db00000000049454e44ae426082')
SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'
NEITHER, CUT = 'is neither an SVG drawing nor a PNG picture; save it as one of the two', 'is a PNG picture that is cut short; copy it again'
for name, data, says in [
        ('nothing', b'', NEITHER), ('a JPEG', b'\xff\xd8\xff\xe0', NEITHER), ('a page', '<!DOCTYPE html><html><svg/></html>', NEITHER), ('a letter', 'svg', NEITHER),
        ('another element', '<svgz/>', NEITHER), ('a remark that does not end', '<!-- <svg/>', NEITHER), ('a name that does not end', '<svg', NEITHER),
        ('another element of a prefix', '<s:svgz>', NEITHER), ('a signature', PIXEL[:8], CUT), ('a PNG without its end', PIXEL[:-12], CUT), ('half a PNG', PIXEL[:60], CUT),
        ('a PNG of a length that is none', PIXEL[:8] + b'\xff' * 12 + PIXEL[20:], CUT)]:
    row(f'arms that are {name}', 'scrutind|--check-config|--config|bad.conf', 3, r'bad\.conf: arms = arms.png: ' + says,
        {'bad.conf': DAEMON + 'arms = arms.png\n' + SITTING, 'arms.png': data}, leaves=('bad.conf', 'arms.png'))
for name, data in [('a PNG', PIXEL), ('an SVG', SVG), ('an SVG behind all that may stand before it',
                   '\ufeff \n<?xml version="1.0"?>\n<!-- <html> --><?a b?><!DOCTYPE svg [<!ENTITY a "b">]>\t<s:svg xmlns:s="http://www.w3.org/2000/svg">\n</s:svg>')]:
    row(f'a good plan, and arms that are {name}, whatever they are called', 'scrutind|--check-config|--config|good.conf', 0, '^$',
        {'good.conf': DAEMON + 'seat_plan = room.plan\narms = arms.gif\n' + SITTING, 'room.plan': PLAN, 'arms.gif': data}, leaves=('good.conf', 'room.plan', 'arms.gif'))
put('arms.gif', 'GIF89a')
row('nothing is started with arms that are none', 'scrutind|--config|bad.conf', 3, 'arms = arms.gif: is neither',
    {'bad.conf': DAEMON + f'socket = {DIR}/sock\narms = arms.gif\n' + SITTING}, leaves=('bad.conf',))
assert os.listdir(os.path.join(DIR, 'dir')) == [], 'a record was begun'
CARDS = os.path.abspath('firmware-bridge/profiles/responsecard.profile')
MAIN = '[receiver other]\ndriver = sim\ntransport = sim\n[receiver main]\n'
for name, data, says in [
        ('an unknown driver', 'driver = iclicked\ntransport = usb\n', r':12: receiver main: driver=iclicked is none of '),
        ('a transport of another driver', 'driver = iclicker\ntransport = serial\ndevice = ttyUSB0\n', r':12: receiver main: driver iclicker does not speak'),
        ('a profile that is not there', 'driver = profile:nowhere\ntransport = serial\ndevice = /dev/ttyS9\n',
         r':12: receiver main: driver=profile: nowhere: cannot be read: No such file'),
        ('a profile that is none', 'driver = profile:text\ntransport = serial\ndevice = /dev/ttyS9\n',
         r':12: receiver main: driver=profile: text:1: neither \[section\] nor key = value'),
        ('a profile on USB', f'driver = profile:{CARDS}\ntransport = usb\n', r':12: receiver main: driver profile:responsecard does not speak'),
        ('a profile that is to be emulated', f'driver = profile:{CARDS}\ntransport = sim\n',
         r':12: receiver main: driver profile:responsecard has no emulated device'),
        ('no device', 'driver = responsecard\ntransport = serial\n', r':13: receiver main: transport=serial wants device='),
        ('a wait that is no number', 'driver = iclicker\ntransport = usb\nwait_ms = abc\n', r':14: receiver main: wait_ms=abc'),
        ('a channel that is none', 'driver = iclicker\nchannel = ZZ\ntransport = usb\n', r':13: receiver main: channel=ZZ'),
        ('results that are none', 'driver = quinta\ntransport = serial\ndevice = ttyS9\nresults = 11/22/44\n', r':15: receiver main: results=11/22/44 '),
        ('results of which two are one', 'driver = quinta\ntransport = serial\ndevice = ttyS9\nresults = 11/22/44/22\n', r':15: receiver main: results='),
        ('a driver with gaps', 'driver = dcs6000\ntransport = serial\ndevice = ttyS9\n', r':12: receiver main: driver=dcs6000: .*unconfirmed=yes'),
        ('a driver with gaps, refused', 'driver = dcs6000\ntransport = serial\ndevice = ttyS9\nunconfirmed = no\n', r':12: receiver main: driver=dcs6000: '),
        ('unconfirmed as a number', 'driver = dcs6000\ntransport = serial\ndevice = ttyS9\nunconfirmed = 1\n', r':15: receiver main: unconfirmed=1 '),
        ('a set that is none', 'driver = buzz\ntransport = usb\nset = 0\n', r':14: receiver main: set=0 '),
        ('a remote that is none', 'driver = iclicker\ntransport = usb\ninstructor = 371BA6\n', r':14: receiver main: instructor=371BA6 '),
        ('a key of another transport', 'driver = sim\ntransport = sim\npath = 1-1\n', r':14: receiver main: path= is for'),
        ('a scenario that is not there', 'driver = sim\ntransport = sim\nscenario = nowhere\n',
         r':14: receiver main: scenario nowhere cannot be read: No such file'),
        ('a scenario that is none', 'driver = sim\ntransport = sim\nscenario = text\n', r':14: receiver main: scenario text, line 1'),
        ('a capture that is not there', 'driver = sim\ntransport = capture\nfile = nowhere\n',
         r':14: receiver main: file nowhere cannot be read: No such file')]:
    for option in ['--check-config|', '']:
        row(f'a receiver with {name}, scrutind {option.strip("|")}', f'scrutind|{option}--config|bad.conf', 3, r'bad\.conf' + says,
            {'bad.conf': DAEMON + f'socket = {DIR}/sock\n' + SITTING + MAIN + data}, leaves=('bad.conf',))
        assert os.listdir(os.path.join(DIR, 'dir')) == [], 'a record was begun'
row('a good receiver', 'scrutind|--check-config|--config|good.conf', 0, '^$', {'good.conf': DAEMON + SITTING + MAIN +
    'driver = iclicker\ntransport = usb\nwait_ms = 5\n'}, leaves=('good.conf',))
row('a good profile', 'scrutind|--check-config|--config|good.conf', 0, '^$', {'good.conf': DAEMON + SITTING + MAIN +
    f'driver = profile:{CARDS}\ntransport = serial\ndevice = /dev/ttyS9\n'}, leaves=('good.conf',))
row('a bridge that is not there', 'scrutind|--check-config|--bin-dir|dir|--config|good.conf', 5, 'dir/scrutin-bridge: cannot be started')
row('a console for all with a certificate', 'scrutind|--check-config|--config|good.conf', 0, '^$', {'good.conf': DAEMON + CONSOLE +
    'tls_certificate = pem\ntls_key = pem.key\n' + SITTING}, leaves=('good.conf',))
row('a layout of the program', 'scrutind|--check-config|--config|good.conf', 0, '^$', {'good.conf': DAEMON + SITTING + 'layout = tronget\n'},
    leaves=('good.conf',))
row('a layout, and no scrutin-export', 'scrutind|--check-config|--bin-dir|dir|--config|good.conf', 5,
    'dir/scrutin-export: cannot be started', {'good.conf': DAEMON + SITTING + 'layout = tronget\n'}, leaves=('good.conf',))
row('export --check without a layout', 'scrutin|export|--check', 2, '--check wants --layout')
row('export --check beside a record', 'scrutin|export|--check|--layout|dijon|x.record', 2, '--check wants --layout')
row('a configuration that is not there', 'scrutind|--check-config|--config|nowhere', 3, 'nowhere: cannot be read: No such file')
row('a configuration that is a folder', 'scrutind|--check-config|--config|dir', 3, 'dir: .*directory')
row('a good configuration', 'scrutind|--check-config|--config|good.conf', 0, '^$', {'good.conf': DAEMON + SITTING},
    leaves=('good.conf',))

# --- no daemon ------------------------------------------------------------------------------------------------------------
for command in ['do|open', 'status', 'receivers', 'status|--json']:
    row(f'{command}: no daemon', f'scrutin|{command}', 5, 'no daemon answers at /nowhere/sock .*is scrutind running')
row('do: a line too long is not sent in part', 'scrutin|do|note "' + 'x' * 20000 + '"', 3, 'longer than a line may be')

shutil.rmtree(DIR)
report()
