#!/usr/bin/env python3
"""moments.py BIN -- kill -9 of each program at each moment of a vote and of a seal.

strace holds the keeper or the sealer still at a system call, one second long; meanwhile the program is killed.  Whatever
was killed when: the clerk's command is answered, no vote is lost or doubled, and the record is sealed in the end.

    before write   the keeper is about to append the vote's entry
    after write    it is about to sync it
    after sync     it is on the disk and nobody knows
    before seal    the sealer is about to store the head that it will sign
    after seal     the head is stored and signed, the keeper was not told
"""
import os, subprocess, sys, time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
from sitting import SMALL, SMALL_POUR, SMALL_VOTES, Sitting, report, test

BIN = os.path.abspath(sys.argv[1])
SIM = 'driver = sim\ntransport = sim\n'  # so that there is a bridge; the votes are typed
HOLD_US = 1000000

# moment: (who is held, at which call, its number on x86-64, on its way in or out)
MOMENTS = {
    'before write': ('scrutin-keeper', 'write', 1, 'delay_enter'),
    'after write': ('scrutin-keeper', 'fdatasync', 75, 'delay_enter'),
    'after sync': ('scrutin-keeper', 'fdatasync', 75, 'delay_exit'),
    'before seal': ('scrutin-sealer', 'renameat', 264, 'delay_enter'),
    'after seal': ('scrutin-sealer', 'sendmsg', 46, 'delay_enter'),
}


class Held:
    """The program that a moment names, held still at its system call while the block runs."""

    def __init__(self, s, moment):
        program, call, self.number, how = MOMENTS[moment]
        self.pid = s.child(program)
        path = ['-P', s.record()] if call in ('write', 'fdatasync') else []
        self.strace = subprocess.Popen(
            ['strace', '-qq', '-p', str(self.pid), '-o', '/dev/null', *path, '-e', f'trace={call}',
             '-e', f'inject={call}:{how}={HOLD_US}:when=1'], stderr=subprocess.PIPE)
        self.wait(lambda: 'TracerPid:\t0\n' not in self.read('status'), 'strace does not attach')

    def read(self, name):
        try:
            with open(f'/proc/{self.pid}/{name}') as f:
                return f.read()
        except OSError:
            return ''

    def wait(self, is_so, otherwise):
        until = time.monotonic() + 10
        while not is_so():
            assert time.monotonic() < until, f'{otherwise}: {self.read("syscall")}'
            time.sleep(0.005)

    def until_held(self):
        """Stopped by the tracer, in that call, and still so a while later: any other stop is over in microseconds."""
        def held():
            if self.read('syscall').split(' ')[0] != str(self.number):
                return False
            return all('State:\tt' in self.read('status') or time.sleep(0.01) for _ in range(5))
        self.wait(held, 'the moment never came')

    def end(self):
        self.strace.terminate()
        self.strace.wait(20)
        self.strace.stderr.close()


def hold(program, moment):
    s = Sitting(BIN, setting=SMALL, receiver=SIM)
    s.until('receivers', 'status=ready')
    s.do('discuss 1')
    s.do('open')
    seal = moment.endswith('seal')
    for seat in range(1, SMALL_VOTES + 1 if seal else 3):
        s.do(f'vote {seat} pour')
    s.until('status', 'seal=good')
    held = Held(s, moment)
    line = 'close' if seal else 'vote 3 pour'
    clerk = subprocess.Popen([BIN + '/scrutin', 'do', line], env=s.env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    held.until_held()
    s.kill(program)
    held.end()
    said = clerk.communicate(timeout=30)[0].decode()
    assert clerk.returncode == 0, f'do {line}: exit {clerk.returncode}: {said}\n' + s.said()
    if not seal:
        for seat in range(4, SMALL_VOTES + 1):
            s.do(f'vote {seat} pour')
        s.do('close')
    s.do('proclaim')
    lines = s.end()
    assert f'pour={SMALL_POUR} ' in [l for l in lines if l.startswith('result ')][0], lines[-5:]
    votes = [l for l in lines if l.startswith('vote ')]
    assert len(votes) == len(set(votes)) == SMALL_VOTES, f'{len(votes)} votes, {len(set(votes))} different'
    s.stop()
    s.clean()


for victim in ['scrutin-bridge', 'scrutin-keeper', 'scrutin-sealer', 'scrutin-view', 'scrutind']:
    for when in MOMENTS:
        test(f'{victim} killed {when}')(lambda: hold(victim, when))

report()
