"""cable.py -- what lies between a browser and a view, for tests that cut it"""
import select, socket, threading


class Cable(threading.Thread):
    """What lies between a browser and the view: it can be cut, as a cable is, and then nothing is said to either end."""

    def __init__(self, port):
        super().__init__(daemon=True)
        self.to, self.listener, self.pairs, self.asked, self.held = port, socket.create_server(('127.0.0.1', 0)), {}, [], set()
        self.port, self.whole = self.listener.getsockname()[1], threading.Event()
        self.whole.set()
        self.cut_behind = None  # what a request begins with that still gets through, and its answer no more
        self.to_break, self.breaking, self.broken = None, None, threading.Event()
        self.start()

    def run(self):
        while True:
            self.whole.wait()
            here = [s for s in [self.listener, *self.pairs] if s not in self.held]
            for s in select.select(here, [], [], 0.02)[0]: # then look anew at what is held
                if self.whole.is_set():
                    self.pass_on(s)

    def pass_on(self, s):
        if s is self.listener:
            near = self.listener.accept()[0]
            try:
                far = socket.create_connection(('127.0.0.1', self.to))
                self.pairs.update({near: far, far: near})
            except OSError:
                near.close()  # nobody is at home
            return
        try:
            data = s.recv(1 << 16)
            if data.startswith(b'GET /events'):
                self.asked.append(data.decode())
            if self.to_break and data.startswith(self.to_break):
                self.to_break, self.breaking = None, self.pairs[s]
            if s is self.breaking:
                self.pairs[s].sendall(data.split(b'\r\n\r\n')[0] + b'\r\n\r\n')
                self.breaking = None
                self.broken.set()
                return self.end(s)
            self.pairs[s].sendall(data)
            if self.cut_behind and data.startswith(self.cut_behind):
                self.whole.clear()
        except (OSError, KeyError):
            data = b''
        if not data:
            self.end(s)

    def end(self, s):
        for one in (self.pairs.pop(s, None), s):
            if one:
                self.pairs.pop(one, None)
                one.close()

    def break_off(self, begin):
        """Of the next request that begins with BEGIN the answer ends before its body: then `broken` is set."""
        self.broken.clear()
        self.to_break = begin

    def hang_up(self):
        """Ends every connection in good order, as a view that is stopped does."""
        for s in list(self.pairs):
            self.end(s)
