#!/usr/bin/env python3
"""receivers.py BIN -- whole sittings through Debian's own libusb and libserialport, on an emulated machine.

36 handsets and 4 proxies must come to POUR 40, DONT 4 PROCURATION(S), whatever the air, the plug and the bridge do.
"""
import os, random, sys, tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import partial

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
from sitting import Sitting, report, seed_lines, test

BIN = os.path.abspath(sys.argv[1])
SETTING, PRESSES = seed_lines()
USB = dict(receiver='driver = iclicker\ntransport = usb\nwait_ms = 100\n')
OLDER = dict(receiver='driver = iclicker1\ntransport = usb\n')
SUNVOTE = dict(receiver='driver = sunvote\ntransport = serial\ndevice = /dev/serial/by-id/receiver\n')
TTY = dict(receiver='driver = responsecard\ntransport = serial\ndevice = /dev/serial/by-id/receiver\n')
BLOCK = ('SCRUTIN\tPOUR : 40\tABSTENTION : 0\n\tCONTRE : 0\tNE SE PRONONCE PAS : 0\n\tDONT 4 PROCURATION(S)\t\n')


def card(handset):
    """The ResponseCard that stands for an i>clicker of the seed: six hex digits; key 1 is POUR."""
    return handset[:6]


def presses_of(presses, opening=1):
    return [f'open {opening} at {200 + 20 * i} press {h} {k}' for i, (h, k) in enumerate(presses)]


def usb(air='', more=()):
    return dict(USB, world=('usb', 'iclicker', '\n'.join([air] + presses_of(PRESSES) + list(more)) + '\n'))


def older(air='', more=()):
    return dict(OLDER, world=('usb', 'iclicker1', '\n'.join([air] + presses_of(PRESSES) + list(more)) + '\n'))


def told_of_the_other(driver, base, hint):
    """A base of the other protocol is left alone, and the line says which driver it wants."""
    s = Sitting(BIN, receiver=f'driver = {driver}\ntransport = usb\n', world=('usb', base, '\n'))
    s.until('receivers', hint)
    s.stop()
    s.clean()


def tty(air='', more=()):
    setting = SETTING
    for handset, _ in PRESSES:
        setting = setting.replace(f'handset={handset}', f'handset={card(handset)}')
    lines = [air] + presses_of([(card(h), '1') for h, _ in PRESSES]) + list(more)
    return dict(TTY, setting=setting, world=('tty', 'responsecard', '\n'.join(lines) + '\n'))


NUMBERS = {h: str(n) for n, (h, _) in enumerate(PRESSES, 1)}  # keypad n stands for the nth who presses


def sunvote(air='several 500', more=()):
    setting = SETTING
    for handset, number in NUMBERS.items():
        setting = setting.replace(f'handset={handset}', f'handset={number}')
    lines = [air] + presses_of([(NUMBERS[h], '1') for h, _ in PRESSES]) + list(more)
    return dict(SUNVOTE, setting=setting, world=('tty', 'sunvote', '\n'.join(lines) + '\n'))


UNITS = {h: f'{0x79B6 + n:08X}' for n, (h, _) in enumerate(PRESSES, 1)}  # registered in the emulated list


def quinta(air='', more=(), results='results = 11/22/44/00\n'):
    setting = SETTING
    for handset, unit in UNITS.items():
        setting = setting.replace(f'handset={handset}', f'handset=quinta:{unit}')
    lines = [air] + presses_of([(UNITS[h], 'yes') for h, _ in PRESSES]) + list(more)
    return dict(receiver='driver = quinta\ntransport = serial\ndevice = /dev/serial/by-id/receiver\n' + results, setting=setting,
                world=('tty', 'quinta', '\n'.join(lines) + '\n'))


def unplug_quinta(s):
    unplug(s)
    press_again(s, by=lambda handset: f'press {UNITS[handset]} yes')


def dcs6000(air='', more=()):
    setting = SETTING
    for handset, number in NUMBERS.items():
        setting = setting.replace(f'handset={handset}', f'handset=dcs6000:{number}')
    lines = [air] + presses_of([(NUMBERS[h], 'yes') for h, _ in PRESSES]) + list(more)
    return dict(receiver='driver = dcs6000\ntransport = serial\ndevice = /dev/serial/by-id/receiver\nunconfirmed = yes\n',
                setting=setting, world=('tty', 'dcs6000', '\n'.join(lines) + '\n'))


def unplug_dcs6000(s):
    unplug(s)
    press_again(s, by=lambda handset: f'press {NUMBERS[handset]} yes')


def calibrate():
    """Without results= nobody is counted; the log says what units say, which is what results= wants."""
    s = Sitting(BIN, **quinta(results=''))
    s.until('receivers', 'status=ready')
    s.do('discuss 1')
    s.do('open')
    s.until('receivers', 'status=open')
    s.hears('result=11')
    assert 'result=00' in open(s.path('log')).read(), s.said()
    assert 'voted=0 ' in s.scrutin('status').stdout, s.scrutin('status').stdout
    s.stop()
    s.clean()


def unplug_sunvote(s):
    unplug(s)
    press_again(s, by=lambda handset: f'press {NUMBERS[handset]} 1')


def ballot(s, item, voted, during=None):
    s.do(f'discuss {item}')
    s.do('open')
    s.tell('cue')
    if during:
        s.until('status', 'voted=[1-9]')
        during(s)
    s.until('status', f'voted={voted} ')
    s.do('close' if voted in (4, 40) else 'close confirm-silent')
    s.do('proclaim')


def hold(machine, during=None, holds='', presses=None):
    """One ballot from the receiver's bytes to the sealed record, whose story must have HOLDS and so many PRESSES."""
    s = Sitting(BIN, **machine)
    s.until('receivers', 'status=ready')
    ballot(s, 1, 40, during)
    if holds.startswith('total='):
        s.until('receivers', 'status=ready')  # they come once the receiver is read out
    lines = s.end()
    assert 'pour=40 ' in [l for l in lines if l.startswith('result ')][0], lines[-5:]
    pressed = [l for l in lines if l.startswith('press ')]
    assert presses in (None, len(pressed)), f'{len(pressed)} presses in the record'
    assert holds in '\n'.join(lines), f'the record does not tell of: {holds}'
    block = s.scrutin('export', s.record(), '--ballot', '1', '--format', 'extrait').stdout
    assert BLOCK in block, block
    s.stop()
    s.clean()


def four(driver, presses, result, more=()):
    """A chamber of four who each hold a handset of DRIVER, and press as PRESSES says; their RESULT."""
    setting = ('body "Exemple" organ="Conseil" profile=commune\nsitting 2026-01-15T18:30 president=1 secretary=2\n' + ''.join(
        f'seat {n} civility=Madame first=Ada last=N{n} handset={driver}:{h}\n' for n, (h, _) in enumerate(presses, 1)) +
        'arrive 1..4\nitem 1 "Budget"\n')
    s = Sitting(BIN, receiver=f'driver = {driver}\ntransport = usb\n', setting=setting,
                world=('usb', driver, '\n'.join(presses_of(presses) + list(more)) + '\n'))
    s.until('receivers', 'status=ready')
    ballot(s, 1, 4)
    lines = s.end()
    assert result in [l for l in lines if l.startswith('result ')][0], lines[-5:]
    s.stop()
    s.clean()


def kill(name):
    return lambda s: s.kill(name)


def press_again(s, by=lambda handset: f'press {card(handset)} 1'):
    """What was on the bus, or in a receiver without a queue, is lost; who sees that he is not counted presses again."""
    s.until('receivers', 'status=open')
    for handset, _ in PRESSES:
        s.tell(by(handset))


def kill_bridge(s):
    s.kill('scrutin-bridge')
    s.until('receivers', 'status=gone')
    press_again(s)


def unplug(s):
    s.tell('unplug')
    s.until('receivers', 'status=gone')
    s.tell('replug')


def unplug_usb(s):
    unplug(s)
    press_again(s, by=lambda handset: f'press {handset} A')


def unplug_tty(s):
    unplug(s)
    press_again(s)


def two_ballots(machine):
    """What a base re-sends when it is opened again is no vote: in the second ballot nobody but three press."""
    s = Sitting(BIN, **dict(machine, more='item 2 "Second"\n'))
    s.until('receivers', 'status=ready')
    ballot(s, 1, 40)
    ballot(s, 2, 3)
    results = [l for l in s.end(ballots=2) if l.startswith('result ')]
    assert 'pour=0 contre=3 ' in results[1] and 'silent=37 ' in results[1], results[1]
    s.stop()
    s.clean()


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
        s = Sitting(BIN, receiver=receiver, setting=(
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


BAD_AIR = 'seed 7 loss 50 duplicate 200 late 20 late-ms 400 again 1500'
CONTRE = ['F7179878', 'FE34CD07', '05510256']  # three who hold no proxy

crew = ThreadPoolExecutor(3)  # emulated presses come in their own time: three machines wait as well as one
test = partial(test, crew=crew)

test('usb: 36 handsets and 4 proxies')(lambda: hold(usb(), presses=36))
test('usb: lossy air, copies, late presses')(lambda: hold(usb(BAD_AIR)))
test('usb: lossy air, unplugged and plugged in again')(lambda: hold(usb(BAD_AIR), unplug_usb, 'gone'))
test('usb: the keeper is killed in the middle')(lambda: hold(usb(), kill('scrutin-keeper'), presses=36))
test('usb: two ballots, no phantom')(lambda: two_ballots(usb(more=presses_of([(h, 'B') for h in CONTRE], 2))))
test('tty: 36 handsets and 4 proxies')(lambda: hold(tty(), presses=36))
test('tty: lossy air, copies, noise on the line')(lambda: hold(tty(BAD_AIR + ' noise 50')))
test('tty: lossy air, unplugged and plugged in again')(lambda: hold(tty(BAD_AIR), unplug_tty, 'gone'))
test('tty: the keeper is killed in the middle')(lambda: hold(tty(), kill('scrutin-keeper'), presses=36))
test('tty: the bridge is killed in the middle')(lambda: hold(tty(), kill_bridge, 'gone'))
test('tty: two ballots, no phantom')(lambda: two_ballots(tty(more=presses_of([(card(h), '2') for h in CONTRE], 2))))
test('sunvote: 36 handsets and 4 proxies')(lambda: hold(sunvote(), presses=36))
test('sunvote: one vote a poll, lossy air, noise on the line')(lambda: hold(sunvote('seed 7 loss 50 again 1500 noise 50 several 200')))
test('sunvote: slots said again, unplugged and plugged in again')(lambda: hold(
    sunvote('seed 7 duplicate 300 several 500'), unplug_sunvote, 'gone'))
test('sunvote: the keeper is killed in the middle')(lambda: hold(sunvote(), kill('scrutin-keeper'), presses=36))
test('sunvote: two ballots, no phantom')(lambda: two_ballots(
    sunvote('seed 3 duplicate 300 several 500', presses_of([(NUMBERS[h], '2') for h in CONTRE], 2))))
test('bigbutton: four handsets')(lambda: four('bigbutton', [('1.green', 'A'), ('1.red', 'B'), ('1.blue', 'A'), ('1.yellow', 'Y')],
                                            'pour=2 contre=1 abstention=1 '))
test('iclicker1: 36 handsets and 4 proxies')(lambda: hold(older(), presses=36))
test('iclicker1: lossy air, blocks said twice')(lambda: hold(older('seed 7 loss 50 duplicate 200 again 1500')))
test('iclicker1: unplugged and plugged in again')(lambda: hold(older(BAD_AIR), unplug_usb, 'gone'))
test('iclicker1: two ballots, no phantom')(lambda: two_ballots(older(more=presses_of([(h, 'B') for h in CONTRE], 2))))
test('iclicker1: a newer base wants iclicker')(lambda: told_of_the_other('iclicker1', 'iclicker', 'write driver = iclicker[^1]'))
test('iclicker: an older base wants iclicker1')(lambda: told_of_the_other('iclicker', 'iclicker1', 'write driver = iclicker1'))
test('quinta: 36 handsets and 4 proxies')(lambda: hold(quinta(), holds='total=36 yes=36 no=0', presses=36))
test('quinta: noise on the line, units that speak between answers')(lambda: hold(quinta('seed 7 duplicate 200 noise 30 again 1500')))
test('quinta: unplugged and plugged in again')(lambda: hold(quinta(), unplug_quinta, 'gone'))
test('quinta: two ballots, no phantom')(lambda: two_ballots(quinta(more=presses_of([(UNITS[h], 'no') for h in CONTRE], 2))))
test('quinta: nothing is counted before a calibration')(calibrate)
test('dcs6000: 36 handsets and 4 proxies')(lambda: hold(dcs6000(), presses=36))
test('dcs6000: messages said twice, noise on the line')(lambda: hold(dcs6000('seed 7 duplicate 200 noise 50')))
test('dcs6000: unplugged and plugged in again')(lambda: hold(dcs6000(), unplug_dcs6000, 'gone'))
test('dcs6000: two ballots, no phantom')(lambda: two_ballots(dcs6000(more=presses_of([(NUMBERS[h], 'no') for h in CONTRE], 2))))
test('a thousand handsets of three makes on four receivers, all within 5 s, some heard by two of them')(thousand)

crew.shutdown()
report()
