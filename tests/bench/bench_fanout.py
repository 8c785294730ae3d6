#!/usr/bin/env python3
"""bench_fanout.py BIN -- a state to 299 browsers while a 300th never reads, against the same while it reads like the others

We are the keeper of two views, and all their browsers; states go to the one and the other in turns.  Told is when the state is
handed to the view; delivered, for each browser, when its last byte was read.  One epoll loop of ours reads them all, and is part
of both figures.  The one that never reads was clogged before, and is looked at afterwards: it must be there still, and stuck.
"""
import os, re, resource, select, socket, sys, time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
import bench
from view import View, pack

BIN = os.path.abspath(sys.argv[1])
BROWSERS, STATES, CHAIRS = 299, 40, 43
LIMIT, LIMIT_P99 = 2.0, 2.1  # measured 2026-11-26, two cores shared with other work: 1.0, 1.04
resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, resource.getrlimit(resource.RLIMIT_NOFILE)[1]),) * 2)


def state(index, chairs=CHAIRS):
    seats = [dict(seat=n, name=f'Membre numéro {n}', voted=n <= index % chairs) for n in range(1, chairs + 1)]
    return pack('Snapshot', index=index, body='Ville', serving=chairs, present=chairs, quorum=22, quorum_met=True,
                item=dict(number='1', title='Objet'), open=dict(mode='public', voted=index % chairs, expected=chairs, chairs=seats))


def browser(port, buffer=0):
    s = socket.socket()
    if buffer:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
    s.connect(('127.0.0.1', port))
    s.sendall(b'GET /events HTTP/1.1\r\nHost: x\r\n\r\n')
    return s


def waiting(port, s):
    """Bytes for S that its own kernel has no room for; None where the connection is no more."""
    ends = f':{port:04X}', f':{s.getsockname()[1]:04X}'
    with open('/proc/net/tcp') as f:
        for at in map(str.split, f):
            if at[1].endswith(ends[0]) and at[2].endswith(ends[1]) and at[3] == '01':  # established
                return int(at[4].split(':')[0], 16)


def clog(v, s):
    """States until no more of them goes on its way to S."""
    index, before = 1, -1
    while (now := waiting(v.port, s)) is None or now == 0 or now != before:
        before = now
        for _ in range(5):
            index += 1
            v.keeper.send(state(index, chairs=300))
        time.sleep(0.02)  # the view takes them; what it then does to a full socket is nothing, which has no event
    return index


class Crowd:
    """300 browsers of a view, one of them SLOW or none."""

    def __init__(self, slow):
        self.view, self.poll = View(BIN), select.epoll()
        self.stuck = browser(self.view.port, 2048) if slow else None
        self.index = clog(self.view, self.stuck) if slow else 1
        self.browsers = {s.fileno(): s for s in (browser(self.view.port) for _ in range(BROWSERS + (not slow)))}
        for fd in self.browsers:
            self.poll.register(fd, select.EPOLLIN)
        self.delivered()

    def delivered(self):
        """ms from the hand to the view until each browser had the whole of one more state."""
        self.index += 1
        times, got, mark = [], {fd: b'' for fd in self.browsers}, f'id: {self.index}\n'.encode()
        message, began = state(self.index), time.monotonic()
        self.view.keeper.send(message)
        while got:
            ready = self.poll.poll(10)
            assert ready, f'{len(got)} browsers never had state {self.index}'
            for fd, _ in ready:
                more = self.browsers[fd].recv(1 << 16)
                if fd in got:  # else a beat, behind the state
                    got[fd] += more
                    if b'\n\n' in got[fd].partition(mark)[2]:
                        times.append((time.monotonic() - began) * 1e3)
                        del got[fd]
        return times

    def leave(self):
        assert self.stuck is None or waiting(self.view.port, self.stuck) > 0, 'the one that never reads was let go, or read'
        for s in [*self.browsers.values(), self.stuck]:
            if s:
                s.close()
        self.poll.close()
        self.view.stop()


def one_round():
    crowds, times = [Crowd(slow) for slow in (False, True)], ([], [])
    for _ in range(STATES):
        for crowd, t in zip(crowds, times):
            t += crowd.delivered()
    for crowd in crowds:
        crowd.leave()
    return times


def main():
    rounds = [one_round() for _ in range(bench.ROUNDS)]
    good = bench.row('to 299 browsers', rounds, LIMIT)
    good = bench.row('to 299 browsers, p99', rounds, LIMIT_P99, share=0.99) and good
    for name, i in (('all 300 read', 0), ('one of 300 never reads', 1)):
        bench.figure(name, [t for r in rounds for t in r[i]])
    return 0 if good else 1


sys.exit(main())
