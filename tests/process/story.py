#!/usr/bin/env python3
"""story.py BIN [WORD] -- what `scrutin story` says of lines and files that it does not take, and the record of what it takes

Rows are lines behind a small setting.  Sittings that go well are stories in tests/golden; here each of them that is run to
its end is recorded, replayed and verified too.
"""
import glob, os, re, shutil, subprocess, sys, tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
from sitting import clerks_own, report, test

BIN = os.path.abspath(sys.argv[1])
DIR = tempfile.mkdtemp(prefix='scrutin-')
BODY = 'body "Ville" organ="Conseil" profile=commune\n'
HEAD = BODY + 'sitting 2026-01-15T18:30 president=1 secretary=2\n'
SETTING = HEAD + ''.join(f'seat {n} civility=Madame first=F{n} last=L{n} handset=B{n}\n' for n in range(1, 6)) + \
    'arrive 1..4\nitem 1 "Un"\nitem 2 "Deux"\n'
VOTES = 'press B1 A\npress B2 A\npress B3 B\npress B4 B\n'


def scrutin(*args, program=BIN + '/scrutin'):
    got = subprocess.run([program, *args], capture_output=True, timeout=60)
    return got.returncode, got.stdout.decode(), got.stderr.decode()


def story(text, *options):
    path = os.path.join(DIR, 'a.story')
    with open(path, 'wb') as out:
        out.write(text if isinstance(text, bytes) else text.encode())
    return path, scrutin('story', *options, path)


rows = []  # (text, code, said): what ends() is told, until settle() runs it


def ends(text, code, said=''):
    """TEXT ends with CODE; where that is not 0, at its last line, of which one line behind warnings says SAID."""
    rows.append((text if isinstance(text, bytes) else text.encode(), code, said))


def settle():
    """Runs the rows, those of one code by one process, for a sanitized one is slow to start: it ends with that code, and
    the form of what is said of each row's story tells that its own end was none of the others."""
    for code, form in [(0, None), (1, 'wanted: '), (3, '(?!wanted: |refused by )'), (4, 'refused by [a-z0-9-]+: ')]:
        batch = [(os.path.join(DIR, f'{n}.story'), row) for n, row in enumerate(rows) if row[1] == code]
        for path, (text, _, _) in batch:
            with open(path, 'wb') as out:
                out.write(text)
        got, _, err = scrutin('story', *(path for path, _ in batch)) if batch else (code, '', '')
        assert got == code, f'exit {got}, wanted {code}: {err}'
        for path, (text, _, said) in batch:
            mine = re.findall(re.escape(path) + r'(:\d+: (?!warning: )[^\n]+\n)', err)
            at = ':%d: ' % (text.rstrip(b'\n').count(b'\n') + 1)
            if code == 0:
                assert mine == [], mine
            else:
                assert len(mine) == 1 and re.match(at + form, mine[0]) and said in mine[0], f'{text[-80:]!r}: {mine}'
        assert len(re.findall(r'\n', err)) == len(re.findall(r'\.story:\d+: ', err)), err
    rows.clear()


@test('a line that cannot be read ends with 3, ! or not, and is named with what is wrong')
def _():
    for n, (line, said) in enumerate([
            ('frobnicate 1', 'frobnicate'), ('ARRIVE 1', 'ARRIVE'), ('=', '='), ('arrive', 'arrive'), ('arrive 1 2', '2'),
            ('arrive 3..1', '3..1'), ('arrive 1,,2', 'seat'), ('arrive ,1', 'seat'), ('arrive 1,', 'seat'),
            ('arrive 1..', '1..'), ('arrive 1...3', '1...3'), ('arrive -1', '-1'), ('arrive un', 'un'),
            ('arrive "1,2"', 'seat'), ('body "x" organ=y', 'profile'), ('body "x" profile=commune', 'organ'),
            ('body organ=y profile=commune', 'body'), ('body "x" organ=y profile=monaco', 'monaco'),
            ('body "x" organ=y organ=z profile=commune', 'organ'), ('body "x" organ=y profile=commune colour=red', 'colour'),
            ('sitting 2026-01-15T18:30 secretary=1', 'president'), ('sitting 2026-01-15T18:30 president=1', 'secretary'),
            ('sitting 2026-02-30T18:30 president=1 secretary=2', '2026-02-30'),
            ('sitting 2025-02-29T18:30 president=1 secretary=2', '2025-02-29'),
            ('sitting 2026-01-15T24:00 president=1 secretary=2', '24:00'),
            ('sitting 2026-01-15 president=1 secretary=2', '2026-01-15'),
            ('sitting 2026-01-15T18:30 president=1 secretary=2 remote=yes', 'remote'),
            ('seat 9 first=A last=B', 'civility'), ('seat 9 civility=M last=B', 'first'), ('seat 9 civility=M first=A', 'last'),
            ('seat 9 civility=M first= last=B', 'first'), ('seat neuf civility=M first=A last=B', 'neuf'),
            ('seat 9 civility=M first=A last=B weight=0', 'weight'),
            ('seat 9 civility=M first=A last=B weight=1.5', 'weight'),
            ('seat 9 civility=M first=A last=B born=1951-6-25', 'born'), ('seat 9 "civility=M" first=A last=B', 'civility'),
            ('substitute 1 first=A last=B', 'civility'), ('vacant', 'vacant'), ('keys', 'keys'), ('keys A', 'A'),
            ('keys A=oui', 'key'), ('keys G=pour', 'G'), ('keys A=pour A=contre', 'A'), ('at 24:00', '24:00'),
            ('at 8:30', '8:30'), ('proxy 5 1', '->'), ('proxy 5 => 1', '=>'), ('proxy 5 > 1', '->'),
            ('proxy 5 -> 1 dated=2026-13-01', 'dated'),
            ('handset B9 12', '->'), ('note', 'note'), ('note a b', 'b'), ('resume demain', 'demain'), ('end now', 'now'),
            ('item 3', 'item'), ('item 3 x kind=poem', 'poem'), ('item 3 x added=later', 'later'), ('withdraw 1', 'reason'),
            ('postpone 1', 'reason'), ('move 1', 'before'), ('discuss', 'discuss'), ('discuss 1 quorum=half', 'half'),
            ('discuss 1 quorum=2/0', '2/0'), ('discuss 1 quorum=3/2', '3/2'), ('recuse 1 kind=bored', 'bored'),
            ('split 1', 'by'), ('split by=1', 'split'), ('split 1 by=M', 'by'),
            ('arrive 1 since=6h', 'since'), ('excuse 1 since=18:30', 'since'), ('adopt 1', 'adopt'), ('adopt 1 gladly', 'gladly'), ('take-note', 'take-note'), ('open mode=loud', 'loud'),
            ('open ground=whim', 'whim'), ('open majority=most', 'most'), ('open majority=4/3-cast', '4/3-cast'),
            ('open majority=2/3-votes', '2/3-votes'), ('open proxies=none', 'none'), ('open asked-by=x', 'asked-by'),
            ('open colour=red', 'colour'), ('press B1', 'press'), ('vote 1', 'vote'), ('vote 1 pour for=x', 'for'),
            ('close confirm-silent=yes', 'confirm-silent'), ('abort', 'reason'), ('count pour=2 tellers=1', 'mode'),
            ('count mode=hands pour=2', 'tellers'), ('count mode=feet tellers=1', 'feet'),
            ('count mode=hands pour=-2 tellers=1', 'pour'), ('count mode=hands nppv=1 tellers=1', 'nppv'),
            ('count mode=hands tellers=1 presider=oui', 'oui'), ('count mode=paper tellers=1 presider=pour', 'presider'), ('count mode=paper voices=2 tellers=1', 'voices'),
            ('count mode=paper candidates=a,b voices=2 tellers=1', 'voices'), ('correct 1 pour', 'reason'),
            ('correct 1 reason=x', 'correct'), ('proclaim now', 'now'), ('declare 1', 'declare'), ('contest 1', 'text'),
            ('annul', 'reason'), ('annul reason=x decided-by=clerk', 'clerk'), ('annul reason=x informed=1', 'informed'),
            ('expect', 'expect'), ('expect pour', 'pour'), ('expect-press', 'expect'), ('item 3 "open', 'quote'),
            ('item 3 "x\\"', 'quote'), ('item ' + '1' * 65 + ' x', 'number'), ('', '!')]):
        ends(f'{SETTING}{"! " if n % 8 == 0 or line == "" else ""}{line}\n', 3, said)
    settle()


@test('bytes are UTF-8 text with lines of 16384 at most; CR LF, a byte order mark and blanks are no matter')
def _():
    text = SETTING.encode()
    for line, code in [
            (b'note "\xc3\xa9 \xf0\x9f\x98\x80"', 0), (b'note "caf\xe9"', 3), (b'# caf\xe9', 3), (b'note "\xc0\xaf"', 3),
            (b'note "\xed\xa0\x80"', 3), (b'note "\xf4\x90\x80\x80"', 3), (b'note "\xe2\x82', 3), (b'note "a\0b"', 3),
            (b'\0', 3), (b'# \0', 3), (b'arrive 1\f', 3), (b'arrive 1\x7f', 3), (b'arrive\xc2\xa01', 3),
            (b'\xef\xbb\xbfarrive 1', 3), (b'note "' + b'a' * 16377 + b'"', 0), (b'note "' + b'a' * 16378 + b'"', 3),
            (b'#' + b'a' * 16384, 3), (b'a' * 1000000, 3), (b'note' + b' a' * 5000, 3), (b'', 0), (b'  \t ', 0),
            (b'\t arrive\t1  #\t"', 0)]:
        ends(text + line + b'\n', code)
        ends(text + line, code)
    ends(b'', 0)
    ends(text.replace(b'\n', b'\r\n') + b'adopt 1 unanimous\r\nexpect pour=4\r\nend\r\n', 0)
    ends(b'\xef\xbb\xbf' + text, 0)
    ends(b'\xef\xbb\xbf' + text + b'bad\r\n', 3, 'bad')
    settle()


@test('a refusal ends with 4 and the name of its rule')
def _():
    for lines, rule in [
            ('arrive 9', 'unknown-seat'), ('arrive 999999999', 'unknown-seat'), ('discuss 9', 'unknown-item'),
            ('vacant 5\narrive 5', 'vacant-seat'), ('seat 5 civility=M first=A last=B', 'duplicate-seat'),
            ('item 1 "x"', 'duplicate-item'), ('seat 6 civility=M first=A last=B handset=B1', 'duplicate-handset'),
            ('seat 6 civility=M first=A last=B weight=2', 'weight'), (BODY.rstrip(), 'already'),
            ('recuse 1\nrecuse 1', 'already'), ('at 18:00', 'backwards'), ('proxy 1 -> 1', 'proxy-self'),
            ('seat 6 civility=M first=A last=B\nproxy 5 -> 1\nproxy 6 -> 1', 'proxy-limit'),
            ('proxy 5 -> 1\nproxy 1 -> 2', 'proxy-chain'), ('proxy 5 -> 1\nproxy 5 -> 2', 'proxy-twice'),
            ('revoke 5', 'no-proxy'), ('leave 3,4\ndiscuss 1', 'quorum'), ('leave 3,4\nopen', 'quorum'),
            ('leave 3,4\nadopt 1 assent', 'quorum'), ('open\nproxy 5 -> 1', 'ballot-open'), ('close', 'no-ballot'),
            ('suspend\nopen', 'suspended'), ('resume', 'not-suspended'), ('end\nnote x', 'ended'),
            ('adopt 1 assent\nopen items=1', 'stands'), ('withdraw 1 reason=x\ndiscuss 1', 'item-gone'),
            ('open items=1,1', 'same-item'), ('open mode=secret', 'secret-ground'),
            ('open mode=secret asked-by=1', 'secret-askers'), ('open mode=public asked-by=5', 'askers'),
            ('open ground=election', 'election-secret'), ('split 1 by=1\nopen items=1,2', 'split'),
            ('open items=1\nsplit 1 by=1', 'not-grouped'), ('split 1 by=5', 'absent'), ('recuse 1 item=9', 'unknown-item'), ('leave 1 since=18:29', 'since'),
            ('open mode=secret ground=election proxies=linked', 'secret-linked'),
            ('open mode=secret ground=election candidates=a,b,c,d,e', 'keys'),
            ('open mode=secret ground=election candidates=a,a', 'candidate-twice'), ('open round=2', 'round'),
            ('open mode=secret ground=nomination\nvote 1 pour', 'secret-typed'), ('open\nvote 5 pour', 'not-voter'),
            ('open\nvote 1 pour for=5', 'not-holder'), ('open\nvote 1 oui', 'choice'), ('open\nsecond-phase', 'phase'),
            ('open\nclose', 'silent'), ('count mode=hands pour=5 tellers=1', 'count-sum'),
            ('count mode=hands pour=4 envelopes=3 tellers=1', 'count-sum'),
            ('count mode=hands pour=4 tellers=1\ncount mode=hands pour=3 tellers=1', 'count-differs'),
            ('count mode=hands pour=4 tellers=1\nopen items=1', 'count-pending'),
            ('count mode=hands pour=4 tellers=9', 'tellers'), ('annul reason=x', 'no-result'),
            (f'open\n{VOTES}close\ndeclare 1 contre', 'not-proclaimed'),
            (f'open\n{VOTES}close\nproclaim\ncorrect 1 contre reason=x', 'proclaimed'),
            (f'open mode=secret ground=nomination\n{VOTES}close\nproclaim\ndeclare 1 contre', 'secret-declared'),
            ('adopt 1 assent\ncorrect 1 contre reason=x', 'not-correctable'),
            ('open mode=secret ground=election candidates=seat:1\nclose confirm-silent\nannul reason=x', 'annul-election')]:
        ends(SETTING + lines + '\n', 4, f'refused by {rule}: ')
    ends(SETTING.replace('secretary=2', 'secretary=2 remote') + 'open mode=ordinary\n', 4, 'refused by mode-remote: ')
    ends(SETTING.replace('commune', 'region') + 'seat 6 civility=M first=A last=B\nseat 7 civility=M first=A last=B\n'
         'arrive 5..7\nopen mode=public asked-by=1\n', 4, 'refused by public-askers: ')
    ends('arrive 1\n', 4)
    settle()


@test('an expectation that fails, and a refusal that does not come, end with 1: line, wanted, got')
def _():
    for lines, said in [
            ('adopt 1 unanimous\nexpect pour=5', 'wanted: pour=5; got: 4'), ('adopt 1 unanimous\nexpect power=4', 'power'),
            ('adopt 1 unanimous\nexpect pour=4 outcome=rejected', 'wanted: outcome=rejected; got: adopted'),
            ('expect pour=0', 'wanted'), ('expect-press early=1', 'wanted: early=1; got: 0'),
            ('expect-press odd=0', 'odd'), ('!arrive 1', 'wanted: refused'), ('!note x', 'wanted: refused')]:
        ends(SETTING + lines + '\n', 1, said)
    settle()


@test('profiles are the eight of the language, covid by the day of the sitting, weights for open syndicates alone')
def _():
    for profile in 'commune epci epci-bureau syndicat-ferme syndicat-ouvert departement region alsace-moselle'.split():
        text = SETTING.replace('commune', profile) + 'seat 6 civility=M first=A last=B weight=2\n'
        ends(text, 0 if profile == 'syndicat-ouvert' else 4)
        secret = SETTING.replace('commune', profile) + 'open mode=secret asked-by=1,2\n'
        ends(secret, 4 if profile in ('departement', 'region') else 0)
        for day, third in [('2020-03-23', False), ('2020-03-24', True), ('2022-07-31', True), ('2022-08-01', False)]:
            dated = SETTING.replace('commune', profile).replace('2026-01-15', day) + 'leave 3,4\ndiscuss 1\n'
            ends(dated, 0 if third else 4)
            ends(SETTING.replace('commune', profile).replace('2026-01-15', day) +
                 'seat 6 civility=M first=A last=B\nproxy 5 -> 1\nproxy 6 -> 1\n', 0 if third else 4)
    settle()


@test('a story prints its results and nothing else')
def _():
    out = story(SETTING + f'open\nabort reason=x\nopen\n{VOTES}close\nproclaim\ndeclare 1 contre\ncontest 1 text=x\n'
                'expect pour=2\nsuspend\nresume\nend\n')[1][1]
    assert out.count('\n') == 1 and out.startswith('result item=2 attempt=2 '), out


def recorded(path):
    """The story at PATH says the same with --record, replays and verifies."""
    record = os.path.join(DIR, 'a.record')
    own = path.replace('.story', '.profile')
    words = ['story', '--profile', own, path] if os.path.exists(own) else ['story', path]
    plain, kept = scrutin(*words, program=clerks_own(BIN)), scrutin(words[0], '--record', record, *words[1:])
    assert plain == kept, (plain, kept)
    code, out, err = scrutin('replay', record)
    told = ''.join(l + '\n' for l in out.splitlines() if re.match('result item=|count choice=|position seat=|touches item=', l))
    assert code == 0 and out.endswith(' differing=0\n') and told == plain[1], (code, out[-200:], err)
    code, out, err = scrutin('verify', record, '--key', record + '.pub', program=clerks_own(BIN))
    assert (code, out.splitlines()[-1]) == (0, 'verdict sealed'), (code, out, err)
    for left in glob.glob(record + '*'):
        os.unlink(left)


for name in sorted(glob.glob('tests/golden/*/*.story')):
    with open(name, encoding='utf-8') as f:
        text = f.read()
    if re.search(r'^end$', text, re.M) and not text.startswith('# exit:'):
        test(f'{name} is recorded, replayed and sealed')(lambda: recorded(name))


@test('a story that does not come to its end leaves a record that says so')
def _():
    record = os.path.join(DIR, 'b.record')
    for line, code in [('', 0), ('open\n', 0), ('bad\n', 3), ('close\n', 4), ('!note x\n', 1)]:
        got = story(SETTING + line, '--record', record)[1][0]
        assert got == code, (line, got)
        code, out, _ = scrutin('verify', record, '--key', record + '.pub')
        assert (code, out.splitlines()[-1]) == (1, 'verdict unfinished'), out
        for left in glob.glob(record + '*'):
            os.unlink(left)


bad = report()
if not bad:
    shutil.rmtree(DIR)
sys.exit(bad)
