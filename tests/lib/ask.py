"""ask.py -- the daemon's socket asked as proto/console.proto says: the lines of `scrutin status` and `scrutin receivers`,
a hundred times sooner than by starting it, for who waits for something

    Asker(socket_path).lines('status')      '' where nobody answers
"""
import socket

REQUESTS = {'status': b'\x12\0', 'receivers': b'\x1a\0', 'chamber': b'\x22\0'}  # fields 2 to 4 of Request, empty
LINES, MORE = 3, 5                                         # fields of Answer


def fields(message):
    """(number, value) of each field of a protobuf message that has no fixed-width ones."""
    at = 0

    def varint():
        nonlocal at
        value = shift = 0
        while True:
            byte = message[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    while at < len(message):
        tag = varint()
        value = varint()
        if tag & 7 == 2:
            value, at = message[at:at + value], at + value
        yield tag >> 3, value


class Asker:
    def __init__(self, path):
        self.path, self.line = path, None

    def close(self):
        if self.line:
            self.line.close()
        self.line = None

    def lines(self, what):
        try:
            if not self.line:
                self.line = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
                self.line.settimeout(10)
                self.line.connect(self.path)
            self.line.send(REQUESTS[what])
            said, more = [], 1
            while more:
                part = self.line.recv(65536)
                if not part:
                    raise ConnectionResetError
                answer = list(fields(part))
                said += [value.decode() for number, value in answer if number == LINES]
                more = dict(answer).get(MORE, 0)
            return '\n'.join(said)
        except OSError:  # killed in the middle, or not there yet: the next one asks anew
            self.close()
            return ''
