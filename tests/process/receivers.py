#!/usr/bin/env python3
"""receivers.py BIN -- the evenings of lib/evenings.py through Debian's own libusb and libserialport, on an emulated machine; and a
thousand handsets on four receivers at once."""
import functools, os, random, re, sys, tempfile, urllib.request
from concurrent.futures import ThreadPoolExecutor

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
from evenings import EVENINGS, profile
from sitting import Sitting, report, test

HALL = functools.partial(Sitting, os.path.abspath(sys.argv[1]))

MAKES = [('iclicker', 350, 'ABC'), ('iclicker', 350, 'ABC'), ('responsecard', 210, '123'), ('sunvote', 90, '123')]
BOTH = 40  # of the first base's handsets stand where the second base hears them too


def printed(driver, receiver, i):
    raw = (receiver << 20 | 0x10000 + i).to_bytes(3, 'big')
    return {'iclicker': (raw + bytes([raw[0] ^ raw[1] ^ raw[2]])).hex().upper(), 'responsecard': raw.hex().upper(),
            'sunvote': str(i)}[driver]


def thousand():
    """1 000 handsets of three makes on four receivers in the bridge's own process: all press within 5 s, 5 % of what is on
    the air is lost, a fifth is said twice; whoever sees red presses again, and nobody else."""
    draw, seats, choices, presses, receiver = random.Random(3), [], [], [[] for _ in MAKES], ''
    for n, (driver, many, keys) in enumerate(MAKES):
        for i in range(1, many + 1):
            handset = printed(driver, n, i)
            seats.append(f'{driver}:{handset}')
            choices.append(draw.randrange(3))
            presses[n].append(f'open 1 at {draw.randrange(5000)} press {handset} {keys[choices[-1]]}')
    presses[1] += presses[0][:BOTH]
    with tempfile.TemporaryDirectory(prefix='scrutin-thousand-') as folder:
        for n, (driver, _, _) in enumerate(MAKES):
            with open(f'{folder}/{n}', 'w') as out:
                out.write('\n'.join([f'seed {n + 5} loss 50 duplicate 200 several 900 again 1000', *presses[n]]) + '\n')
            receiver += f'[receiver r{n}]\n' * (n > 0) + f'driver = {driver}\ntransport = sim\nscenario = {folder}/{n}\n'
        s = HALL(receiver=receiver, setting=(
            'body "Exemple" organ="Conseil" profile=commune\nsitting 2026-01-15T18:30 president=1 secretary=2\n' + ''.join(
                f'seat {n} civility=Madame first=Ada last=N{n} handset={h}\n' for n, h in enumerate(seats, 1)) +
            f'arrive 1..{len(seats)}\nitem 1 "Budget"\n'))
        s.until('receivers', '(.*status=ready.*\n?){4}')
        s.do('discuss 1')
        s.do('open mode=public')
        s.until('status', f'voted={len(seats)} ', seconds=60)
        s.until('status', f'repeated={BOTH}\n')
        s.do('close')
        s.do('proclaim')
        lines = s.end()
        voices = ' '.join(f'{w}={choices.count(c)}' for c, w in enumerate(('pour', 'contre', 'abstention')))
        assert f' {voices} ' in [l for l in lines if l.startswith('result ')][0], (voices, lines[-5:])
        assert len([l for l in lines if l.startswith('press ')]) == len(seats) + BOTH, 'a press is in the record twice'
        s.stop()
        s.clean()


def legend_of_an_election():
    """The blank key that the screen names is that of the handsets' make, whoever hears them."""
    names = ''.join(f'seat {n} civility=Madame first=Ada last=N{n}\n' for n in range(1, 5))
    s = HALL(**dict(profile(), setting='body "Exemple" organ="Conseil" profile=commune\nsitting 2026-01-15T18:30 president=1 '
                    f'secretary=2\n{names}arrive 1..4\nitem 1 "Nomination"\n'))
    s.until('receivers', 'status=ready')
    s.do('discuss 1 secret')
    s.do('open mode=secret ground=election accept-radio candidates=seat:3,seat:4')
    port = re.search(r'projector: http://[\d.]+:(\d+)/', s.said()).group(1)
    with urllib.request.urlopen(f'http://127.0.0.1:{port}/events', timeout=20) as events:
        seen = ''
        while not (keys := re.findall(r'\{"key":"([^"]*)","meaning":"blanc"\}', seen)):
            seen += events.read1(65536).decode()
    assert keys == ['0'], keys
    s.do('close confirm-silent')
    s.end()
    s.stop()
    s.clean()


def totals():
    """What a receiver counts itself stands in the record beside what was typed, and changes nothing in it."""
    with tempfile.NamedTemporaryFile('w', prefix='scrutin-totals-') as capture:
        capture.write('# its own account\n100000 e3 00 1d 00 11 00 09 00 03\n')
        capture.flush()
        s = HALL(receiver='driver = profile:' + os.path.abspath('firmware-bridge/profiles/taiden-hcs3600.profile') +
                 f'\ntransport = capture\nfile = {capture.name}\n')
        s.until('receivers', 'driver=profile:taiden-hcs3600 status=(ready|gone)')
        s.do('discuss 1')
        s.do('open')
        s.do('vote 1 pour')
        s.do('close confirm-silent')
        s.do('proclaim')
        lines = s.end()
        assert 'total=29 yes=17 no=9 abstain=3' in '\n'.join(lines), lines[-9:]
        assert ' pour=1 contre=0 ' in [l for l in lines if l.startswith('result ')][0], lines[-5:]
        assert not [l for l in lines if l.startswith('press ')]
        s.stop()
        s.clean()


crew = ThreadPoolExecutor(3)  # emulated presses come in their own time: three machines wait as well as one
for name, evening, how in EVENINGS:
    test(name, crew)(functools.partial(evening, HALL, **how))
test('a thousand handsets of three makes on four receivers, all within 5 s, some heard by two of them', crew)(thousand)
test('profile: the blank key in the legend of an election', crew)(legend_of_an_election)
test('profile: totals alone, beside votes that are typed', crew)(totals)
crew.shutdown()
report()
