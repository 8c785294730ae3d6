#!/usr/bin/env python3
"""pages.py BIN -- what the manual says is what the programs do

In a page of src/man a remark names the display behind it:
    .\\" file NAME   its text is written to that file, for the blocks below
    .\\" run         lines behind "$ " are run by sh; what they print must stand below them
    .\\" story       a story for `scrutin story`: exit 0; its commands count as shown
Besides: the options of each usage text stand in its page, and the pages name no other; the fields of record.proto stand in
scrutin-record(5), the keys of scrutind.conf in scrutind.conf(5), every command of the language in a story that ran.
"""
import os, random, re, shutil, struct, subprocess, sys, tempfile, zlib

BIN = os.path.abspath(sys.argv[1])
PAGES = ['scrutin.1', 'scrutind.8', 'scrutind.conf.5', 'scrutin-story.5', 'scrutin-record.5',
         'scrutin-profile.5', 'scrutin-layout.5', 'scrutin-dates.5', 'scrutin-receiver-profile.5']
passed = failed = 0


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


def read(path):
    with open(path, encoding='utf-8') as f:
        return f.read()


def source(page):
    return read('src/man/' + page)


def plain(text):
    return text.replace('\\&', '').replace('\\-', '-').replace('\\(em', '\u2014').replace('\\e', '\\')


def blocks(page):
    """(kind, name, text) of each display that a remark names."""
    found = re.findall(r'^\.\\" (file (\S+)|run|story)\n\.Bd [^\n]*\n(.*?)^\.Ed$', source(page), re.M | re.S)
    return [(kind.split()[0], name, plain(text)) for kind, name, text in found]


def sh(line, cwd):
    env = dict(os.environ, PATH=BIN + ':' + os.environ['PATH'], LC_ALL='C.UTF-8')
    return subprocess.run(['sh', '-c', line], cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          stdin=subprocess.DEVNULL, timeout=60)


def play(text, cwd):
    """Runs a `run` block; what it prints must be what stands there."""
    for part in re.split(r'^\$ ', text, flags=re.M)[1:]:
        line, _, wanted = part.partition('\n')
        got = sh(line, cwd)
        assert got.returncode == 0 and got.stdout == wanted, f'$ {line}\nwanted:\n{wanted}got ({got.returncode}):\n{got.stdout}'


def story_commands(text):
    return {w.lstrip('! ').split()[0] for w in text.splitlines() if w.strip(' !') and not w.lstrip().startswith('#')}


shown = set()
for page in PAGES:
    if not os.path.exists('src/man/' + page):
        continue
    folder = tempfile.mkdtemp(prefix='scrutin-')
    for number, (kind, name, text) in enumerate(blocks(page), 1):
        @test(f'{page}, block {number}: {kind} {name}')
        def _():
            if kind == 'file':
                with open(os.path.join(folder, name), 'w', encoding='utf-8') as out:
                    out.write(text)
                return
            if kind == 'run':
                play(text, folder)
                return
            with open(os.path.join(folder, 'story'), 'w', encoding='utf-8') as out:
                out.write(text)
            got = sh('scrutin story story', folder)
            assert got.returncode == 0, got.stdout
            shown.update(story_commands(text))
    shutil.rmtree(folder)


@test('README.md: its sitting, and the commands on it, as printed')
def _():
    displays = re.findall(r'(?:^    .*\n)+', read('README.md'), re.M)
    plainly = [re.sub(r'^    ', '', d, flags=re.M).strip('\n') + '\n' for d in displays]
    sitting = [d for d in plainly if d.startswith('body ')]
    commands = [d.replace('build/bin/', '') for d in plainly if d.startswith('build/bin/scrutin story ')]
    assert len(sitting) == 1 and len(commands) == 1, plainly
    folder = tempfile.mkdtemp(prefix='scrutin-')
    with open(os.path.join(folder, 'sitting.story'), 'w', encoding='utf-8') as out:
        out.write(sitting[0])
    wanted = [r'result item=1 .* present=2 quorum=2 .* pour=2 contre=1 .* outcome=adopted ', r'replayed .* results=1 differing=0$',
              r'^verdict sealed$', r'^SCRUTIN\tPOUR : 2\t.*\n\tCONTRE : 1\t.*\n\tDONT 1 PROCURATION']
    lines = commands[0].splitlines()
    assert len(lines) == len(wanted), lines
    for line, pattern in zip(lines, wanted):
        got = sh(line, folder)
        assert got.returncode == 0 and re.search(pattern, got.stdout, re.M), f'$ {line}\n{got.returncode}: {got.stdout}'
    shutil.rmtree(folder)


# --- the verifier of scrutin-record(5), against records that are not its example ------------------------------------

def verifier(folder):
    for kind, name, text in blocks('scrutin-record.5'):
        if kind == 'file':
            with open(os.path.join(folder, name), 'w', encoding='utf-8') as out:
                out.write(text)


def frames(data):
    at, out = 0, []
    while at + 8 <= len(data):
        n = struct.unpack_from('<I', data, at)[0]
        out.append(data[at + 8:at + 8 + n])
        at += 8 + n
    return out


def written(payloads):
    return b''.join(struct.pack('<II', len(p), zlib.crc32(p)) + p for p in payloads)


def both(folder, data):
    """Whether the page's verifier and ours call it sealed."""
    with open(os.path.join(folder, 'x'), 'wb') as out:
        out.write(data)
    page = sh('python3 check.py x s.record.pub', folder)
    ours = sh('scrutin verify x --key s.record.pub', folder)
    return page.returncode == 0 and page.stdout == 'sealed\n', ours.returncode == 0


@test('the verifier of scrutin-record(5) agrees with `scrutin verify` on the seed, redacted, and changed in 40 ways')
def _():
    folder = tempfile.mkdtemp(prefix='scrutin-')
    verifier(folder)
    shutil.copy('tests/golden/story/seed.story', folder)
    got = sh('scrutin story --record s.record seed.story', folder)
    assert got.returncode == 0, got.stdout
    with open(os.path.join(folder, 's.record'), 'rb') as f:
        payloads = frames(f.read())
    assert both(folder, written(payloads)) == (True, True)
    redacted = list(payloads)
    for k in (2, 5, 60):
        import hashlib
        redacted[k] = b'\x7a\x20' + hashlib.sha256(b'\0' + payloads[k]).digest()
    assert both(folder, written(redacted)) == (True, True), 'redacted'
    draw = random.Random(7)
    for i in range(40):
        other = [bytearray(p) for p in payloads]
        k = draw.randrange(len(other))
        if i % 4 == 0:
            del other[k]
        elif i % 4 == 1:
            other.insert(k, other[draw.randrange(len(other))][:])
        else:
            other[k][draw.randrange(len(other[k]))] ^= 1 << draw.randrange(8)
        if [bytes(p) for p in other] != payloads:
            assert both(folder, written(other)) == (False, False), f'change {i}'
    shutil.rmtree(folder)


# --- the pages say it all, and nothing else --------------------------------------------------------------------------

def squeezed(text):
    return re.sub(r'\s+', ' ', text)


@test('every field of record.proto stands in scrutin-record(5), under its number')
def _():
    with open('proto/record.proto', encoding='utf-8') as f:
        fields = re.findall(r'^ *((?:repeated )?\w+ \w+ = \d+;)', f.read(), re.M)
    assert len(fields) > 60
    page = squeezed(source('scrutin-record.5'))
    assert not [f for f in fields if f not in page], [f for f in fields if f not in page]


@test('every command of the language stands in a story of scrutin-story(5) that ran; its options and words in the text')
def _():
    parse, page = read('src/story/parse.c'), source('scrutin-story.5')
    commands = set(re.findall(r'\{ "([a-z-]+)", EVENT_', parse)) | {'keys', 'expect', 'expect-press'}
    assert len(commands) > 35 and commands <= shown, commands - shown
    options = set(re.findall(r'"([a-z0-9-]+)", (?:true|false), AT\(', parse))
    words = set(re.findall(r'\{ "([a-z0-9-]+)", [A-Z0-9_]+ \}', parse))
    assert len(options) > 40 and len(words) > 30
    told = set(re.findall(r'[a-z0-9]+(?:-[a-z0-9]+)*', page))
    assert options | words <= told, (options | words) - told


@test('every rule that can refuse stands in scrutin-story(5), and no other')
def _():
    rules = set(re.findall(r'X\([A-Z0-9_]+, "([a-z0-9-]+)"', read('src/core/refusal.h')))
    page = source('scrutin-story.5')
    listed = set(re.findall(r'^\.It Li (\S+)$', page[page.index('.Sh REFUSALS'):page.index('.Sh WARNINGS')], re.M))
    assert len(rules) > 50 and rules == listed, rules ^ listed


@test('every warning stands in scrutin-story(5), and no other')
def _():
    warnings = set(re.findall(r'X\([A-Z0-9_]+, "([a-z0-9-]+)"', read('src/core/warning.h')))
    page = source('scrutin-story.5')
    listed = set(re.findall(r'^\.It Li (\S+)$', page[page.index('.Sh WARNINGS'):page.index('.Sh EXIT STATUS')], re.M))
    assert len(warnings) > 5 and warnings == listed, warnings ^ listed


def help_of(*words):
    return subprocess.run([BIN + '/' + words[0], *words[1:], '--help'], capture_output=True, text=True, timeout=20).stdout


def options_of(text):
    return set(re.findall(r'(?<![\w-])--([a-z][a-z-]*)', text)) | {'help', 'version'}


@test('the options of scrutin(1) and scrutind(8) are those of the usage texts, no more and no fewer')
def _():
    commands = re.findall(r'^  ([a-z]+) ', help_of('scrutin'), re.M)
    assert len(commands) >= 9
    page = source('scrutin.1')
    missing = [c for c in commands if not re.search(r'^\.(It )?Cm ([a-z| ]*\b)?' + c + r'\b', page, re.M)]
    assert not missing, missing
    told = set(re.findall(r'Fl -([a-z-]+)', page))
    given = set().union(*(options_of(help_of('scrutin', c)) for c in commands))
    assert told == given, told ^ given
    told = set(re.findall(r'Fl -([a-z-]+)', source('scrutind.8')))
    assert told == options_of(help_of('scrutind')), told ^ options_of(help_of('scrutind'))


@test('the keys of scrutind.conf(5) are those that are read, in every section')
def _():
    keys = set(re.findall(r'\{ "(\w+)", ATR?\(', read('src/daemon/config.c')))
    told = set(re.findall(r'^\.It Va (\w+)$', source('scrutind.conf.5'), re.M))
    assert len(keys) > 15 and keys == told, keys ^ told


@test('the keys of scrutin-profile(5) are those that are read')
def _():
    text = read('src/law/read.c')
    keys = set(re.findall(r'\{ "(\w+)", [A-Z]+, (?:true|false),', text)) | set(re.findall(r'SOURCE\("(\w+)"', text))
    told = set(re.findall(r'\w+', ' '.join(re.findall(r'^\.It Va (.*)$', source('scrutin-profile.5'), re.M))))
    assert len(keys) > 25 and keys == told, keys ^ told


@test('the sections, keys and words of scrutin-receiver-profile(5), and the profiles it names, are those that are read')
def _():
    text, page = read('firmware-bridge/profile_read.c'), source('scrutin-receiver-profile.5')
    keys = set(re.findall(r'(?:\{ |SAID\()"(\w+)", "(\w+)", [A-Z]+, ', text))
    keys |= {(s, k) for s in re.findall(r'SEQUENCE\("(\w+)"', text) for k in re.findall(r'SAID\(section_, "(\w+)"', text)}
    sections = re.findall(r'^\.Ss (\[\w+\][^\n]*)\n(.*?)(?=^\.S[sh])', page, re.M | re.S)
    told = {(s, k) for heads, body in sections for s in re.findall(r'\w+', heads)
            for line in re.findall(r'^\.It Va (.*)$', body, re.M) for k in re.findall(r'\w+', line)}
    assert len(keys) > 50 and keys == told, keys ^ told
    words = set(re.findall(r'\{ "([\w-]+)", [A-Z0-9_]+ \}', text))
    assert len(words) > 15 and not [w for w in words if not re.search(r'\b' + w + r'\b', page)], words
    places = set(re.findall(r'\{ "(<\w+>)", PART_', read('firmware-bridge/profile_pattern.c')))
    assert places == set(re.findall(r'^\.It Li (<\w+>)$', page, re.M)), places
    shipped = set(os.listdir('firmware-bridge/profiles'))
    assert shipped == set(re.findall(r'^\.It Pa (\S+\.profile)$', page, re.M)), shipped


@test('the keys and fields of scrutin-layout(5), the keys of scrutin-dates(5), and the layouts of the program, are those that are read')
def _():
    text, page = read('src/export/layout_read.c'), source('scrutin-layout.5')
    keys = set(re.findall(r'\{ "(\w+)", (?:offsetof|PLACE_)', text))
    told = set(re.findall(r'\w+', ' '.join(re.findall(r'^\.It Va (\w+(?: , \w+)*)$', page, re.M))))
    assert len(keys) > 30 and keys == told, keys ^ told
    fields = set(re.findall(r'\{ "(\w+)", PLACE_', read('src/export/template.c')))
    told = set(re.findall(r'\{(\w+)\}', page[page.index('.Ss Fields'):page.index('.Sh EXAMPLES')]))
    assert len(fields) > 40 and fields == told, fields ^ told
    keys = set(re.findall(r'\{ "(\w+)", IN_', read('src/export/dates.c')))
    told = set(re.findall(r'\w+', ' '.join(re.findall(r'^\.It Va (.*)$', source('scrutin-dates.5'), re.M))))
    assert len(keys) == 7 and keys == told, keys ^ told
    layouts = {f[:-len('.layout')] for f in os.listdir('src/layouts')}
    listed = set(re.findall(r'^\.It Li (\w+)$', page, re.M))
    assert layouts == listed, layouts ^ listed


@test('drivers, formats, reasons and the keys of status lines stand in the pages')
def _():
    words = lambda page: set(re.findall(r'[\w-]+', source(page)))
    drivers = re.search(r'^Drivers: (.*)$', help_of('scrutin', 'decode'), re.M).group(1).split()
    assert set(drivers) <= words('scrutin.1') & words('scrutind.conf.5'), drivers
    formats = re.findall(r'^  (\w[\w-]*)  ', help_of('scrutin', 'export'), re.M)
    assert formats and set(formats) <= words('scrutin.1'), formats
    reasons = re.findall(r'\[REFUSED_\w+\] = "([a-z-]+)"', read('firmware-bridge/driver.c'))
    assert len(reasons) > 5 and set(reasons) <= words('scrutin.1'), reasons
    answers = ' '.join(re.findall(r'answer_printf\("([^;]*?)"', read('src/keeper/ingress.c')))
    keys = re.findall(r'([\w-]+)=\\?"?%', answers)
    assert len(keys) > 20 and not [k for k in keys if k + '=' not in source('scrutin.1')], keys


print(f'{passed} passed, {failed} failed')
sys.exit(failed > 0)
