#!/usr/bin/env python3
"""users.py BIN -- scrutin user: who may sign in at a console; the file is whole or as it was, a terminal shows no password"""
import os, pty, resource, signal, stat, subprocess, sys, tempfile, threading

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
from sitting import report, test

BIN = os.path.abspath(sys.argv[1])
DIR = tempfile.mkdtemp(prefix='scrutin-')
FILE = os.path.join(DIR, 'users')
CLI = os.path.join(BIN, 'scrutin')


def user(*words, stdin='', path=FILE):
    r = subprocess.run([CLI, 'user', '--users', path, *words], input=stdin, capture_output=True, text=True, timeout=60)
    return r.returncode, r.stdout, r.stderr


def content(path=FILE):
    with open(path, encoding='utf-8') as f:
        return f.read()


@test('users are added, listed, given another password and removed; the file has hashes alone, and no others read it')
def _():
    assert user('add', 'm.durand', 'clerk', stdin='un long secret\n') == (0, '', '')
    assert user('add', 'le_gall', 'president', stdin='un autre secret') == (0, '', '')
    assert user('list') == (0, 'm.durand clerk\nle_gall president\n', '')
    before = content()
    assert 'secret' not in before and before.count(':$y$') == 2
    assert stat.S_IMODE(os.stat(FILE).st_mode) == 0o640
    assert user('password', 'm.durand', stdin='encore un secret\n')[0] == 0
    after = content()
    assert after != before and after.split('\n')[1] == before.split('\n')[1]
    assert user('remove', 'm.durand') == (0, '', '')
    assert user('list')[1] == 'le_gall president\n'
    assert os.listdir(DIR) == ['users']


@test('a PIN stands beside the password as its hash; it is listed, outlives another password, and an empty line takes it away')
def _():
    before = content().rstrip('\n')
    assert user('pin', 'le_gall', stdin='0042\n') == (0, '', '')
    after = content().rstrip('\n')
    assert after.startswith(before + ':$y$') and '0042' not in after and after.count(':') == 3
    assert user('list')[1] == 'le_gall president pin\n'
    assert user('pin', 'le_gall', stdin='123456789012')[0] == 0 and content().rstrip('\n') not in (before, after)
    pin = content().rstrip('\n').split(':')[3]
    assert user('password', 'le_gall', stdin='un autre long secret\n')[0] == 0 and content().endswith(':' + pin + '\n')
    assert user('add', 'avec', 'clerk', stdin='un long secret\n')[0] == 0 and user('list')[1] == 'le_gall president pin\navec clerk\n'
    assert user('remove', 'avec')[0] == 0
    assert user('pin', 'le_gall', stdin='\n') == (0, '', '')
    assert user('list')[1] == 'le_gall president\n' and content().count(':') == 2


@test('what cannot be leaves the file as it was, and says why')
def _():
    before = content()
    rows = [(('add', 'le_gall', 'clerk'), 'un long secret\n', 1, 'there is a user le_gall already'),
            (('remove', 'nobody'), '', 1, 'there is no user nobody'), (('password', 'nobody'), '', 1, 'there is no user nobody'),
            (('add', 'x', 'clerk'), 'court\n', 3, 'a password has 10 to 128 bytes'),
            (('add', 'x', 'clerk'), 'x' * 129 + '\n', 3, 'a password has 10 to 128 bytes'),
            (('add', 'x', 'clerk'), '', 3, 'no password was given'), (('add', 'X', 'clerk'), '', 2, 'a name is at most 31'),
            (('pin', 'le_gall'), '123\n', 3, 'a PIN has 4 to 12 digits'), (('pin', 'le_gall'), '1234567890123\n', 3, 'a PIN has 4 to 12 digits'),
            (('pin', 'le_gall'), '12a4\n', 3, 'a PIN has 4 to 12 digits'), (('pin', 'le_gall'), '', 3, 'no PIN was given'),
            (('pin', 'nobody'), '1234\n', 1, 'there is no user nobody'), (('pin',), '1234\n', 2, 'usage'),
            (('add', 'x', 'mayor'), '', 2, 'a role is clerk'), (('list', 'x'), '', 2, 'usage'), ((), '', 2, 'usage')]
    for words, stdin, code, says in rows:
        got, out, err = user(*words, stdin=stdin)
        assert got == code and says in err and out == '', (words, got, out, err)
        assert content() == before and os.listdir(DIR) == ['users'], words
    assert user('list', path=DIR + '/none/users')[0] == 5
    with open(DIR + '/slip', 'w') as f:
        f.write('a:clerk:$y$\nb:mayor:$y$\n')
    assert user('list', path=DIR + '/slip') == (3, '', f'{DIR}/slip:2: the role is clerk, president, technician or auditor\n')
    os.unlink(DIR + '/slip')


@test('a disk that is full leaves the file as it was')
def _():
    def full():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (16, 16))
    before = content()
    r = subprocess.run([CLI, 'user', '--users', FILE, 'add', 'x', 'clerk'], input='un long secret\n', capture_output=True,
                       text=True, preexec_fn=full, timeout=60)
    assert r.returncode == 5 and 'cannot be written: File too large; it is as it was' in r.stderr, r
    assert content() == before and os.listdir(DIR) == ['users']


@test('a file that many change at once loses nobody')
def _():
    many = [threading.Thread(target=user, args=('add', f'u{i}', 'auditor'), kwargs={'stdin': 'un long secret\n'}) for i in range(8)]
    for t in many:
        t.start()
    for t in many:
        t.join()
    assert len(user('list')[1].split('\n')) == 10, user('list')


@test('at a terminal the password is asked for twice and not shown, and so is a PIN')
def _():
    def asked(first, again, what='password', begins=b'Password: '):
        pid, fd = pty.fork()
        if pid == 0:
            os.execv(CLI, [CLI, 'user', '--users', FILE, what, 'le_gall'])
        said = b''
        for prompt, answer in ((begins, first), (b'Again: ', again)):
            while not said.endswith(prompt):
                said += os.read(fd, 1)
            os.write(fd, answer)
        try:
            while part := os.read(fd, 1024):
                said += part
        except OSError:
            pass # how a terminal says that nobody is there any more
        os.close(fd)
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), said.decode()
    before = content()
    code, said = asked(b'un secret\xc3\xa9 long\n', b'un secret long\n')
    assert code == 3 and 'the two passwords differ; nothing was changed' in said and 'secret' not in said, said
    assert content() == before
    code, said = asked(b'un long secret\n', b'un long secret\n')
    assert code == 0 and 'secret' not in said and content() != before, said
    before = content()
    code, said = asked(b'2580\n', b'2581\n', 'pin', b'PIN: ')
    assert code == 3 and 'the two PINs differ; nothing was changed' in said and '258' not in said and content() == before, said
    code, said = asked(b'2580\n', b'2580\n', 'pin', b'PIN: ')
    assert code == 0 and '258' not in said and 'le_gall president pin' in user('list')[1], said


report()
