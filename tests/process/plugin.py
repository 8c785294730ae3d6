#!/usr/bin/env python3
"""plugin.py BIN -- a driver that is built outside the tree, by what is installed: a sitting with it; and which ones are not loaded

What is loaded must be root's: where the test is not, it becomes root of a user namespace.
"""
import hashlib, os, re, shutil, subprocess, sys, tempfile

if os.geteuid() != 0:
    os.execvp('unshare', ['unshare', '--user', '--map-root-user', sys.executable, *sys.argv])
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
from sitting import Sitting, report, test

BIN = os.path.abspath(sys.argv[1])
DIR = tempfile.mkdtemp(prefix='scrutin-')
PLUGINS = os.path.join(DIR, 'receivers')
SETTING = ('body "Exemple" organ="Conseil" profile=commune\nsitting 2026-01-15T18:30 president=1 secretary=2\n' + ''.join(
    f'seat {n} civility=Madame first=Ada last=N{n} handset=example:00000{n}\n' for n in range(1, 5)) + 'arrive 1..4\nitem 1 "Budget"\n')


def installed_headers():
    with open('Makefile') as f:
        names = re.search(r'^PLUGIN_H = \$\(patsubst %,firmware-bridge/%\.h,(.*)\)$', f.read(), re.M).group(1).split()
    os.makedirs(f'{DIR}/include/firmware-bridge')
    for name in names:
        shutil.copy(f'firmware-bridge/{name}.h', f'{DIR}/include/firmware-bridge')


def build(name, *flags, source='example.c'):
    subprocess.run(['cc', '-std=c17', '-Wall', '-Wextra', '-Werror', '-shared', '-fPIC', f'-I{DIR}/include', *flags, '-o', f'{PLUGINS}/{name}.so',
                    source], cwd=DIR, check=True, timeout=60)


def refused(name, plugins=PLUGINS):
    """What `scrutin-bridge --check` says of it."""
    r = subprocess.run([BIN + '/scrutin-bridge', '--plugin-dir', plugins, '--check',
                        f'name=main,driver=plugin:{name},transport=serial,device=/dev/ttyS9'], capture_output=True, text=True, timeout=60)
    assert r.returncode == (3 if r.stdout else 0), r
    return r.stdout


installed_headers()
shutil.copy('tests/plugin/example.c', DIR)
with open(f'{DIR}/empty.c', 'w') as out:
    out.write('int nothing_of_ours;\n')
os.mkdir(PLUGINS, 0o755)
build('example')


@test('a sitting by a driver that was built outside: its presses count, and the record names it by its hash')
def _():
    with open(f'{DIR}/capture', 'w') as out:
        out.write('# lines of the example\n1 0a\n' + ''.join(
            f'{6000000 + n} {f"vote 00000{n} {key}".encode().hex()}0a\n' for n, key in enumerate(('yes', 'no', 'yes', 'maybe'), 1)))
    s = Sitting(BIN, SETTING, receiver=f'driver = plugin:example\ntransport = capture\nfile = {DIR}/capture\n',
                daemon=f'plugin_dir = {PLUGINS}\n')
    s.until('receivers', 'driver=plugin:example .*confidence="medium: an example"')
    with open(f'{PLUGINS}/example.so', 'rb') as of:
        wanted = 'plugin sha256:' + hashlib.sha256(of.read()).hexdigest()
    s.do('discuss 1')
    s.do('open')
    s.until('status', 'voted=3 ')  # the capture begins 6 s after the bridge: the ballot is open then
    s.do('close confirm-silent')
    s.do('proclaim')
    lines = s.end()
    with open(s.record(), 'rb') as f:
        assert wanted.encode() in f.read()
    assert ' pour=2 contre=1 ' in [l for l in lines if l.startswith('result ')][0], lines
    assert any('refused=1' in l for l in lines), lines  # the fourth said what is no key
    s.stop()
    s.clean()


@test('what is not root’s alone, not for this version, not whole, or none, is refused with what to do')
def _():
    assert (said := refused('example')) == '', said
    build('older', '-DABI=7')
    build('other')
    build('part', '-DNAME="part"', '-DNOT_WHOLE', '-Wno-unused-function')
    build('empty', source='empty.c')
    shutil.copy(f'{DIR}/example.c', f'{PLUGINS}/text.so')
    os.symlink(f'{PLUGINS}/example.so', f'{PLUGINS}/link.so')
    shutil.copy(f'{PLUGINS}/example.so', f'{PLUGINS}/wide.so')
    os.chmod(f'{PLUGINS}/wide.so', 0o775)
    for name, why in (('older', r'older\.so: is for version 7 of the drivers\' interface, and this is 1; build it anew'),
                      ('other', 'its driver has another name than the file'), ('part', 'its driver is not whole'),
                      ('empty', 'has no scrutin_receiver_driver'), ('text', 'text.so: cannot be loaded: '), ('link', 'cannot be opened: '),
                      ('wide', 'wide.so may be written by others than root; chmod go-w'), ('nowhere', 'cannot be opened: No such file'),
                      ('../example', 'a name is 1 to 24 of a-z'), ('', 'a name is 1 to 24')):
        said = refused(name)
        assert said.startswith('driver=plugin: ') and re.search(why, said), (name, said)
    assert 'plugin_dir= does not say' in refused('example', ''), refused('example', '')
    assert 'nowhere: No such file' in refused('example', DIR + '/nowhere')
    os.chmod(DIR, 0o777)  # a folder above it
    assert f'{DIR} may be written by others' in refused('example')
    os.chmod(DIR, 0o700)
    if os.path.exists('/proc/self/uid_map') and open('/proc/self/uid_map').read().split()[2] != '1':
        os.chown(f'{PLUGINS}/example.so', 1, 1)  # there is another user to give it to
        assert 'belongs to user 1; only what is root' in refused('example')


shutil.rmtree(DIR)
report()
