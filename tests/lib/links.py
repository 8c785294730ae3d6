"""links.py -- looks for the link between who voted and how, in any bytes

Three ways, for a link may lie in bytes in three ways:

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


def positions(data, needle):
    at = data.find(needle)
    while at >= 0:
        yield at
        at = data.find(needle, at + 1)


def beside(data, ids, patterns):
    """Of PATTERNS, {name: choices of the voters}, those told beside IDS, a list of each voter's ids in all their forms."""
    found = []
    for kind in zip(*ids):
        places = []
        for i in kind:
            places.append(list(positions(data, i)))
            if not places[-1]:
                break
        if not places[-1]:
            continue
        for d in range(-AROUND, AROUND):
            here = []
            for i, at in zip(kind, places):
                start = d if d < 0 else d + len(i)
                here.append({data[p + start] for p in at if 0 <= p + start < len(data)})
            for name, choices in patterns.items():
                shared = {}
                for choice, bytes_ in zip(choices, here):
                    shared[choice] = shared.get(choice, bytes_) & bytes_
                if tells(shared):
                    found.append(f'{name}: {d:+} bytes from {kind[0]!r} and its like')
    return found


def in_order(data, patterns):
    """Of PATTERNS, {name: choices}, those that an array tells: it has equal neighbours exactly where the choices have."""
    same = {name: eights(int.from_bytes(bytes(a == b for a, b in zip(c, c[1:])), 'little'), len(c) - 8) for name, c in patterns.items()}
    found = []
    for stride in range(1, STRIDES):
        for phase in range(stride):
            row = data[phase::stride]
            n = int.from_bytes(row, 'little')
            changes = (n ^ n >> 8).to_bytes(len(row), 'little').translate(SAME)
            windows = eights(int.from_bytes(changes, 'little'), len(row))
            for name, choices in patterns.items():
                at = windows.find(same[name])
                while at >= 0 and not is_code(choices, row[at:at + len(choices)]):
                    at = windows.find(same[name], at + 1)
                if at >= 0:
                    found.append(f'{name}: every {stride} bytes')
    return found


def eights(bits, n):
    """N bytes of BITS, a number that has one in each byte: in each the bits of eight neighbours.  Of 256 letters a search
    skips most; of two it skips none."""
    for k in (1, 2, 4):
        bits |= bits >> 7 * k
    return bits.to_bytes((bits.bit_length() + 7) // 8 or 1, 'little')[:n].ljust(n, b'\0')


def is_code(choices, row):
    code = dict(zip(choices, row))
    return len(set(code.values())) == len(code) and all(code[c] == b for c, b in zip(choices, row))


SAME = bytes([1]) + bytes(255)


def single(data, layouts):
    """LAYOUTS: (what each has in it, in whatever case; its regular expression).  Those that there are, as (needle, words)."""
    upper, found = data.upper(), set()
    for needle, layout in layouts:
        for at in positions(upper, needle.upper()):
            if re.search(layout, data[max(0, at - AROUND):at + AROUND], re.S):
                found.add((needle, f'one press as {layout!r}'))
    return found


SHADOW = 0x7fff7000, 0x10007fff8000  # of a build that a sanitizer watches: no bytes of the program


def memory(pid):
    """What process PID holds in pages that it can write, without those that are all zero: a core file's bytes, and more."""
    zero, zeros, out = bytes(4096), bytes(1 << 20), []
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
                if part == zeros:
                    continue
                pages = [part[i:i + 4096] for i in range(0, len(part), 4096)]
                out += [p for p in pages if p != zero]
    return b''.join(out)
