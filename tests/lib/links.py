"""links.py -- looks for the link between who voted and how, in any bytes

A voter is {'ids': [bytes, ...], 'choice': c}.  Three ways, for a link may lie in bytes in three ways:

    beside()    at one distance from every voter's id stands a byte that tells his choice (fields, structs, lines)
    in_order()  an array, of any stride, whose elements tell the choices in the order given (of seats, of presses)
    single()    one voter's id and a key in one of the known layouts: what a buffer keeps of the last press
"""
import re

AROUND = 64      # bytes before and behind an id
STRIDES = 72     # bytes from one element of an array to the next


def tells(bytes_of):
    """BYTES_OF: {choice: set of bytes that all its voters share}.  Whether a byte of its own stands for each choice."""
    own = [shared - set().union(*(o for d, o in bytes_of.items() if d != c)) for c, shared in bytes_of.items()]
    return len(own) > 1 and all(own)


def beside(data, voters):
    found = []
    for kind in range(len(voters[0]['ids'])):
        places = []
        for v in voters:
            places.append([m.start() for m in re.finditer(re.escape(v['ids'][kind]), data)])
        if not all(places):
            continue
        for d in range(-AROUND, AROUND):
            shared = {}
            for v, at in zip(voters, places):
                start = d if d < 0 else d + len(v['ids'][kind])
                here = {data[p + start] for p in at if 0 <= p + start < len(data)}
                shared[v['choice']] = shared.get(v['choice'], here) & here
            if tells(shared):
                found.append(f'{d:+} bytes from {voters[0]["ids"][kind]!r} and its like')
    return found


def in_order(data, patterns):
    """Of PATTERNS, {name: choices}, those that an array tells: it has equal neighbours exactly where the choices have."""
    same = {name: bytes(a == b for a, b in zip(c, c[1:])) for name, c in patterns.items()}
    found = []
    for stride in range(1, STRIDES):
        for phase in range(stride):
            row = data[phase::stride]
            n = int.from_bytes(row, 'little')
            changes = (n ^ n >> 8).to_bytes(len(row), 'little').translate(SAME)
            for name, choices in patterns.items():
                at = changes.find(same[name])
                while at >= 0 and not is_code(choices, row[at:at + len(choices)]):
                    at = changes.find(same[name], at + 1)
                if at >= 0:
                    found.append(f'{name}: every {stride} bytes from {phase + at * stride}')
    return found


def is_code(choices, row):
    code = dict(zip(choices, row))
    return len(set(code.values())) == len(code) and all(code[c] == b for c, b in zip(choices, row))


SAME = bytes([1]) + bytes(255)


def single(data, layouts):
    return [f'{m.group(0)!r} at {m.start()}' for l in layouts for m in re.finditer(l, data, re.S)]


SHADOW = 0x7fff7000, 0x10007fff8000  # of a build that a sanitizer watches: no bytes of the program


def memory(pid):
    """What process PID holds in pages that it can write, without those that are all zero: a core file's bytes, and more."""
    zero, out = bytes(4096), []
    with open(f'/proc/{pid}/maps') as maps, open(f'/proc/{pid}/mem', 'rb', 0) as mem:
        for line in maps:
            span, mode = line.split()[:2]
            start, end = (int(x, 16) for x in span.split('-'))
            if not mode.startswith('rw') or end - start > 1 << 28 or SHADOW[0] <= start < SHADOW[1]:
                continue
            for at in range(start, end, 1 << 20):
                try:
                    mem.seek(at)
                    part = mem.read(min(end - at, 1 << 20))
                except (OSError, ValueError, OverflowError):
                    continue
                pages = [part[i:i + 4096] for i in range(0, len(part), 4096)]
                out += [p for p in pages if p != zero]
    return b''.join(out)
