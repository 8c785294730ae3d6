#!/usr/bin/env python3
"""export.py BIN -- what `scrutin export` writes of two sittings, against tests/golden/export/, and against others' validators

A golden file STORY.FORMAT is the export as it is; of JSON documents the form is made readable: one line an element. What is drawn
at random or read from a clock (origin, notes, words, program, UTC) stands there as *. GOLDEN_WRITE=1 renews; git diff is the
review. Validators: tests/npm (`make deps`); where they could not be installed those tests are left out, and it says so.
"""
import csv, io, json, os, shutil, subprocess, sys, tempfile

BIN = os.path.abspath(sys.argv[1])
NPM = os.path.abspath('build/npm/node_modules')
STORIES = {'seed': 'tests/golden/story/seed.story', 'rich': 'tests/golden/export/rich.story'}
passed = failed = 0
folder = tempfile.mkdtemp(prefix='scrutin-')


def test(name):
    def run(body):
        global passed, failed
        try:
            body()
            passed += 1
            print('ok', name)
        except AssertionError as e:
            failed += 1
            print('FAIL', name, '\n', e)
    return run


def scrutin(*words, code=0):
    got = subprocess.run([BIN + '/scrutin', *words], capture_output=True, timeout=60)
    assert got.returncode == code, f'{words}: exit {got.returncode}, wanted {code}\n{got.stderr.decode()}'
    return got


def record(story):
    path = os.path.join(folder, story + '.record')
    if not os.path.exists(path):
        scrutin('story', '--record', path, STORIES[story])
    return path


def export(story, *words, code=0):
    return scrutin('export', record(story), *words, code=code)


def masked(o):
    """What another run of the same story would say otherwise."""
    random = {'origin', 'program', 'build_sha256', 'profiles_sha256', 'utc_us', 'words', 'note'}
    if isinstance(o, dict):
        return {k: '*' if k in random else masked(v) for k, v in o.items()}
    return [masked(v) for v in o] if isinstance(o, list) else o


def readable(text):
    lines = []

    def put(o, name, depth):
        if isinstance(o, dict) and depth < 2 and any(isinstance(v, (dict, list)) for v in o.values()):
            for k, v in o.items():
                put(v, f'{name}.{k}'.lstrip('.'), depth + 1)
        elif isinstance(o, list) and depth < 3 and o:
            for k, v in enumerate(o, 1):
                put(v, f'{name}[{k}]', depth + 1)
        else:
            lines.append(f'{name}: ' + json.dumps(o, ensure_ascii=False))
    put(masked(json.loads(text)), '', 0)
    return '\n'.join(lines) + '\n'


def golden(name, text):
    path = 'tests/golden/export/' + name
    if os.environ.get('GOLDEN_WRITE'):
        with open(path, 'w', encoding='utf-8', newline='') as out:
            out.write(text)
    with open(path, encoding='utf-8', newline='') as f:
        wanted = f.read()
    if text != wanted:
        with open(os.path.join(folder, name), 'w', encoding='utf-8', newline='') as out:
            out.write(text)
        diff = subprocess.run(['diff', '-u', path, os.path.join(folder, name)], capture_output=True, text=True).stdout
        raise AssertionError(diff[:6000])


ROWS = [
    ('seed', 'scdl', ['--all']), ('seed', 'scdl-companion', ['--all']), ('seed', 'presence', ['--ballot', '1']),
    ('seed', 'groups', ['--all', '--names']),
    ('rich', 'scdl', ['--all']), ('rich', 'scdl-companion', ['--all']), ('rich', 'nominal', ['--all']),
    ('rich', 'groups', ['--all']), ('rich', 'presence', ['--all']), ('rich', 'popolo', ['--all']),
    ('rich', 'lsvote', ['--all']), ('rich', 'webdelib', ['--all']), ('rich', 'json', ['--all']),
]
for story, form, words in ROWS:
    @test(f'{story}.{form}')
    def _():
        text = export(story, *words, '--format', form).stdout.decode()
        golden(f'{story}.{form}', readable(text) if form in ('popolo', 'lsvote', 'webdelib', 'json') else text)


@test('rich.presence of one ballot, and with names what ordinary ballots said')
def _():
    golden('rich.presence-3', export('rich', '--ballot', '3', '--format', 'presence').stdout.decode())
    golden('rich.nominal-names', export('rich', '--ballot', '9', '--format', 'nominal', '--names').stdout.decode())


@test('rich.seat: all about one seat, and of the secret ballots that she took part')
def _():
    for seat in ('9', '2'):
        text = export('rich', '--seat', seat).stdout.decode()
        origin = text.split('Enregistrement ')[1].split('\n')[0]
        golden('rich.seat-' + seat, text.replace(origin, '*'))


# --- what a golden file cannot say ----------------------------------------------------------------------------------

def names(story, form, *words):
    """Ballots beside whose votes a document has names."""
    text = export(story, '--all', '--format', form, *words).stdout.decode()
    if form in ('nominal', 'groups'):
        return {int(r['Scrutin']) for r in csv.DictReader(io.StringIO(text[1:]), delimiter=';')}
    d = json.loads(text)
    if form == 'popolo':
        return {n for n, e in enumerate(d['vote_events'], 1) if 'votes' in e}
    if form == 'webdelib':
        return {n for n, e in enumerate(d, 1) if any(e[k] for k in e if k.startswith('Acteurs') and k[7:] in
                ('Pour', 'Contre', 'Abstention', 'SansParticipation'))}
    return {b['attempt'] for p in d['projects'] for b in p['ballots'] if 'votes' in b}


@test('names stand beside the votes of public ballots, of ordinary ones with --names, of secret ones and counts by hand never')
def _():
    # ballots of rich: 1 assent, 2 ordinary, 3 public, 4 ordinary (three items), 5 6 secret, 7 public, 8 noted, 9 ordinary, 10 hands
    for form in ('nominal', 'groups'):
        assert names('rich', form) == {3, 7}, form
        assert names('rich', form, '--names') == {2, 3, 4, 7, 9}, form
    # the same by item: 1, 2.1, 2, 3, 4, 5, 6, 6, 7, 8, 11, 11
    for form in ('popolo', 'webdelib'):
        assert names('rich', form) == {3, 9}, (form, names('rich', form))
        assert names('rich', form, '--names') == {2, 3, 4, 5, 6, 9, 11}, form
    assert names('seed', 'popolo') == set()


@test('spreadsheets begin with a byte order mark, data for machines does not; rows end with CRLF')
def _():
    for form, mark in (('nominal', True), ('groups', True), ('presence', True), ('scdl', False), ('scdl-companion', False)):
        text = export('rich', '--all', '--format', form).stdout
        assert text.startswith(b'\xef\xbb\xbf') == mark, form
        assert text.endswith(b'\r\n') and text.count(b'\n') == text.count(b'\r\n'), form


@test('NSPP is neither an abstention nor lost: what SCDL cannot say stands in the companion')
def _():
    rows = {r['DELIB_ID']: r for r in csv.DictReader(io.StringIO(export('rich', '--all', '--format', 'scdl').stdout.decode()))}
    more = {r['DELIB_ID']: r for r in csv.DictReader(io.StringIO(export('rich', '--all', '--format', 'scdl-companion').stdout.decode()))}
    n = lambda r, k: int(r[k])
    r, c = rows['2026-002'], more['2026-002']
    assert n(c, 'VOTE_NSPP') == 1 and n(r, 'VOTE_ABSTENTION') == 1
    assert n(r, 'VOTE_REEL') == n(r, 'VOTE_POUR') + n(r, 'VOTE_CONTRE') + n(r, 'VOTE_ABSTENTION') + n(c, 'VOTE_NSPP')


@test('no field of any document tells a choice of a secret ballot, its presses are masked')
def _():
    d = json.loads(export('rich', '--all', '--format', 'json', '--names').stdout)
    secret = [b for b in d['ballots'] if b['mode'] == 'secret']
    assert len(secret) == 2
    assert all('choice' not in v and 'via' not in v for b in secret for v in b['votes'])
    places = {b['place'] for b in secret}
    presses = [p for p in d['presses'] if p['ballot'] in places]
    assert len(presses) == 20 and all(p['masked'] and p['key'] is None for p in presses)


@test('a record that is read while the ballot is open: two sittings that differ in their votes alone give the same documents')
def _():
    with open(STORIES['rich'], encoding='utf-8') as f:
        head = f.read().split('close\n')[0] + 'vote 2 contre for=11\n'
    other = head.replace('contre', 'pour')
    for a, b in (('A', 'x'), ('B', 'A'), ('x', 'B')):
        other = ''.join(l[:-2] + b + '\n' if l.startswith('press') and l.endswith(a + '\n') else l for l in other.splitlines(True))
    assert head.count(' A\n') == other.count(' B\n') > 4
    documents = []
    for story, text in (('open', head), ('other', other)):
        STORIES[story] = os.path.join(folder, story + '.story')
        with open(STORIES[story], 'w', encoding='utf-8') as f:
            f.write(text)
        json_text = export(story, '--all', '--format', 'json').stdout
        d = json.loads(json_text)
        assert d['record']['finished'] is False and d['ballots'][1]['status'] == 'open'
        rest = [export(story, '--all', '--format', form, '--names').stdout for form in
                ('scdl', 'scdl-companion', 'popolo', 'lsvote', 'webdelib', 'nominal', 'groups', 'presence')]
        seats = [export(story, '--seat', str(n)).stdout.replace(d['record']['origin'].encode(), b'*') for n in (1, 2, 11)]
        documents.append([masked(d)] + rest + seats)
    for one, two in zip(*documents):
        assert one == two, one


@test('a ballot or a seat that is not there is refused with 3, a wrong request with 2')
def _():
    for words, code in ((['--ballot', '11', '--format', 'json'], 3), (['--seat', '13'], 3), (['--seat', '0'], 2),
                        (['--seat', '1', '--all'], 2), (['--all'], 2), (['--ballot', '4294967297', '--format', 'scdl'], 2),
                        (['--all', '--ballot', '1', '--format', 'scdl'], 2), (['--all', '--format', 'pfd'], 2)):
        got = export('rich', *words, code=code)
        assert not got.stdout and got.stderr, words


# --- other people's validators ---------------------------------------------------------------------------------------

def validate(kind, data):
    path = os.path.join(folder, 'document')
    with open(path, 'wb') as f:
        f.write(data)
    got = subprocess.run(['node', 'tests/npm/validate.js', kind, path], capture_output=True, text=True, timeout=60,
                         env=dict(os.environ, NODE_PATH=NPM))
    return got.returncode, got.stderr


def validators():
    @test('json is valid against proto/sitting.schema.json, closed to other fields, which is valid itself (ajv)')
    def _():
        for story in STORIES:
            for words in (['--all'], ['--ballot', '1']):
                code, why = validate('sitting', export(story, *words, '--format', 'json').stdout)
                assert code == 0, why
        d = json.loads(export('rich', '--all', '--format', 'json').stdout)
        d['ballots'][2]['mode'] = 'anonymous'
        assert validate('sitting', json.dumps(d).encode())[0] == 1

    @test('popolo is valid against the schemas of Popolo (ajv)')
    def _():
        for words in ([], ['--names']):
            code, why = validate('popolo', export('rich', '--all', '--format', 'popolo', *words).stdout)
            assert code == 0, why
        d = json.loads(export('rich', '--all', '--format', 'popolo').stdout)
        del d['vote_events'][0]['counts'][0]['value']
        assert validate('popolo', json.dumps(d).encode())[0] == 1

    @test('scdl is valid against its table schema (tableschema); the seed lacks what it does not say')
    def _():
        text = export('rich', '--all', '--format', 'scdl').stdout
        code, why = validate('scdl', text)
        assert code == 0, why
        assert validate('scdl', text.replace(b'2026-01-15,7.1,', b'15/01/2026,7.1,'))[0] == 1
        code, why = validate('scdl', export('seed', '--all', '--format', 'scdl').stdout)
        assert code == 1 and sorted(w.split('"')[-2].rstrip('\\') for w in json.loads(why)) == [
            'COLL_SIRET', 'DELIB_MATIERE_CODE', 'DELIB_MATIERE_NOM'], why


if shutil.which('node') and os.path.isdir(NPM):
    validators()
else:
    print('left out: no validators in build/npm (make deps installs them, with node and npm)')

if failed == 0:
    shutil.rmtree(folder)
print(f'{passed} passed, {failed} failed')
sys.exit(failed > 0)
