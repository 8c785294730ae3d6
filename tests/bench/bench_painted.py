#!/usr/bin/env python3
"""bench_painted.py BIN -- from a press to its paint on the projector, against the browser's own paint of a bare server-sent event

Ours: a line to the emulated machine makes a press in a base that has no radio before it; libusb, bridge, keeper, disk, view and
page follow.  The floor: a page of three lines, whose server we are, is sent a number.  Both are told and looked at alike: the
time when the press, or the number, is written; then the page says when its text had changed, and when the second frame after
that began, before which the first was painted.  The emulated plug looks for presses every 2 ms (tests/lib/world.c), which is in
our figure and not in the floor's.
"""
import http.server, os, random, re, select, sys, threading, time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
import bench, browser
from sitting import Sitting, seed_lines, sittings

BIN = os.path.abspath(sys.argv[1])
BALLOTS = 2  # a round
LIMIT = 3.9  # measured 2026-11-26, two cores shared with other work: 1.92
SETTING, PRESSES = seed_lines()
# In the page: a promise of [when the text of what SELECTOR finds had changed, when that was painted], by the wall clock.
WATCH = '''window.painted = selector => {
    const e = document.querySelector(selector), before = e.textContent, now = () => performance.timeOrigin + performance.now();
    window.told = new Promise(done => {
        const watch = new MutationObserver(() => {
            if (e.textContent === before) return;
            const changed = now();
            watch.disconnect();
            requestAnimationFrame(() => requestAnimationFrame(() => done([changed, now()])));
        });
        watch.observe(document.body, { subtree: true, childList: true, characterData: true });
    });
}; 1'''


class Bare(http.server.BaseHTTPRequestHandler):
    """The least that a server of events can be; one browser."""
    PAGE = (b'<!DOCTYPE html><meta charset="utf-8"><link rel="icon" href="data:,"><p id="said">-</p><script>'
            b'new EventSource("/events").onmessage = e => { document.getElementById("said").textContent = e.data; };</script>')
    stream, ready = None, threading.Event()

    def do_GET(self):
        events = self.path == '/events'
        self.send_response(200)
        self.send_header('Content-Type', 'text/event-stream' if events else 'text/html')
        self.end_headers()
        if not events:
            self.wfile.write(self.PAGE)
        else:
            Bare.stream = self.connection
            Bare.ready.set()
            select.select([self.connection], [], [])  # the browser leaves the page

    def log_message(self, *_):
        pass


def watched(page, selector, send):
    """SEND() writes what will change the text of SELECTOR: ms until it had changed, and until it was painted."""
    time.sleep(random.uniform(0, 0.017))  # no step with the frames of the screen
    page.run(f'painted({selector!r})')
    began = time.time() * 1e3
    send()
    changed, painted = page.run('told')
    return changed - began, painted - began


def same_clock(page):
    before, there, after = time.time() * 1e3, page.run('performance.timeOrigin + performance.now()'), time.time() * 1e3
    assert before - 1 <= there <= after + 1, f"the page's clock is not ours: {before} {there} {after}"


def bare(page, server, n):
    Bare.ready.clear()
    page.open(f'http://127.0.0.1:{server.server_address[1]}/')
    Bare.ready.wait(10)
    page.run(WATCH)
    same_clock(page)
    return [watched(page, '#said', lambda: Bare.stream.sendall(f'data: {i}\n\n'.encode())) for i in range(n)]


def ours(page, s, url):
    page.open(url)
    times = []
    for _ in range(BALLOTS):
        s.do('open')
        s.until('receivers', 'status=open')
        page.until('document.querySelector(".voted b")?.textContent === "0"')
        page.run(WATCH)
        same_clock(page)
        for handset, key in PRESSES:
            times.append(watched(page, '.voted b', lambda: s.tell(f'press {handset} {key}')))
        s.do('abort reason="mesure"')
        s.until('receivers', 'status=ready')
    return times


def measure(page, server):
    s = Sitting(BIN, SETTING, receiver='driver = iclicker\ntransport = usb\nwait_ms = 100\n',
                world=('usb', 'iclicker', 'at-once 1\n'))
    s.until('receivers', 'status=ready')
    s.do('discuss 1')
    url = 'http://' + re.findall(r'127\.0\.0\.1:\d+', s.said())[-1]
    rounds = [(bare(page, server, BALLOTS * len(PRESSES)), ours(page, s, url)) for _ in range(bench.ROUNDS)]
    s.stop()
    s.clean()
    return rounds


def main():
    if why := browser.missing():
        print(f'press to painted           NOT MEASURED: {why} (make deps installs it)  FAIL')
        return 1
    random.seed(4)
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Bare)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with browser.Browser() as page:
            rounds = measure(page, server)
    finally:
        server.shutdown()
        for s in list(sittings()):
            s.stop()
    of = lambda which, i: [t[i] for r in rounds for t in r[which]]
    good = bench.row('press to painted', [tuple([t[1] for t in half] for half in r) for r in rounds], LIMIT)
    for name, which in (('bare message', 0), ('press', 1)):
        bench.figure(f'{name} to painted', of(which, 1))
        bench.figure(f'{name} to the page changed, before its frame', of(which, 0))
    return 0 if good else 1


sys.exit(main())
