"""evenings.py -- sittings held with emulated receivers, whatever the kernel they are plugged into

EVENINGS has a row for each: what must be, the function that holds it, and how.  Its first argument, `hall`, makes a Sitting
(sitting.py, of a kernel that is emulated) or a Guest (guest.py, of one that is real); a row that passes in one hall and not
in the other shows a twin that lies.

36 handsets and 4 proxies must come to POUR 40, DONT 4 PROCURATION(S), whatever the air, the plug and the bridge do.
"""
import hashlib, os, re

from sitting import seed_lines

SETTING, PRESSES = seed_lines()
USB = dict(receiver='driver = iclicker\ntransport = usb\nwait_ms = 100\n')
OLDER = dict(receiver='driver = iclicker1\ntransport = usb\n')
SUNVOTE = dict(receiver='driver = sunvote\ntransport = serial\ndevice = /dev/serial/by-id/receiver\n')
TTY = dict(receiver='driver = responsecard\ntransport = serial\ndevice = /dev/serial/by-id/receiver\n')
RESPONSECARD = os.path.abspath('firmware-bridge/profiles/responsecard.profile')
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


def told_of_the_other(hall, driver, base, hint):
    """A base of the other protocol is left alone, and the line says which driver it wants."""
    s = hall(receiver=f'driver = {driver}\ntransport = usb\n', world=('usb', base, '\n'))
    s.until('receivers', hint)
    s.stop()
    s.clean()


def tty(air='', more=()):
    setting = SETTING
    for handset, _ in PRESSES:
        setting = setting.replace(f'handset={handset}', f'handset={card(handset)}')
    lines = [air] + presses_of([(card(h), '1') for h, _ in PRESSES]) + list(more)
    return dict(TTY, setting=setting, world=('tty', 'responsecard', '\n'.join(lines) + '\n'))


def profile(air='', more=()):
    """The same receiver, driven by the file that describes it."""
    machine = tty(air, more)
    return dict(machine, receiver=machine['receiver'].replace('responsecard', 'profile:' + RESPONSECARD))


def hold_by_profile(hall):
    """Its handsets have the make of the file, and the record names the file by its hash."""
    machine = profile(BAD_AIR + ' noise 50')
    machine['setting'] = re.sub(r'handset=(?=[0-9A-F]{6}\b)', 'handset=responsecard:', machine['setting'])

    def told(s):
        unplug_tty(s)
        with open(RESPONSECARD, 'rb') as of, open(s.record(), 'rb') as record:
            assert ('profile sha256:' + hashlib.sha256(of.read()).hexdigest()).encode() in record.read()
        assert 'driver=profile:responsecard ' in s.scrutin('receivers').stdout
    hold(hall, machine, told, 'gone')


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


def calibrate(hall):
    """Without results= nobody is counted; the log says what units say, which is what results= wants."""
    s = hall(**quinta(results=''))
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


def hold(hall, machine, during=None, holds='', presses=None):
    """One ballot from the receiver's bytes to the sealed record, whose story must have HOLDS and so many PRESSES."""
    s = hall(**machine)
    s.until('receivers', 'status=ready.* confidence="(high|medium|good)')
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


def four(hall, driver, presses, result, unplugged=False):
    """A chamber of four who each hold a handset of DRIVER, and press as PRESSES says; their RESULT."""
    setting = ('body "Exemple" organ="Conseil" profile=commune\nsitting 2026-01-15T18:30 president=1 secretary=2\n' + ''.join(
        f'seat {n} civility=Madame first=Ada last=N{n} handset={driver}:{h}\n' for n, (h, _) in enumerate(presses, 1)) +
        'arrive 1..4\nitem 1 "Budget"\n')
    s = hall(receiver=f'driver = {driver}\ntransport = usb\n', setting=setting,
             world=('usb', driver, '\n'.join(presses_of(presses)) + '\n'))
    s.until('receivers', 'status=ready')
    ballot(s, 1, 4, unplug_four(presses) if unplugged else None)
    lines = s.end()
    assert result in [l for l in lines if l.startswith('result ')][0], lines[-5:]
    assert any(l.startswith(f'# receiver 1 {driver} gone: ') for l in lines) == unplugged, lines
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
    s.hears('bridge: gone')  # its status may be better again before it could be asked for
    press_again(s)


def unplug(s):
    s.tell('unplug')
    s.until('receivers', 'status=gone')
    s.tell('replug')


def unplug_four(presses):
    def during(s):
        unplug(s)
        s.until('receivers', 'status=open')
        for handset, key in presses:
            s.tell(f'press {handset} {key}')
    return during


def unplug_usb(s):
    unplug(s)
    press_again(s, by=lambda handset: f'press {handset} A')


def unplug_tty(s):
    unplug(s)
    press_again(s)


def two_ballots(hall, machine):
    """What a base re-sends when it is opened again is no vote: in the second ballot nobody but three press."""
    s = hall(**dict(machine, more='item 2 "Second"\n'))
    s.until('receivers', 'status=ready')
    ballot(s, 1, 40)
    ballot(s, 2, 3)
    results = [l for l in s.end(ballots=2) if l.startswith('result ')]
    assert 'pour=0 contre=3 ' in results[1] and 'silent=37 ' in results[1], results[1]
    s.stop()
    s.clean()


def tested_first(hall, machine, key):
    """Everyone presses KEY in a test of the handsets, and what he chooses in the ballot behind it; nothing of the test is a vote."""
    driver, world, scenario = machine['world']
    tested = [re.sub(r'^open 1 (.* )\S+$', rf'open 1 \g<1>{key}', l) for l in scenario.splitlines() if l.startswith('open ')]
    s = hall(**dict(machine, world=(driver, world, '\n'.join(tested) + '\n' + scenario.replace('open 1 ', 'open 2 '))))
    s.until('receivers', 'status=ready')
    s.do('test')
    s.tell('cue')
    s.until('status', 'heard=36\n')
    s.do('test end')
    ballot(s, 1, 40)
    lines = s.end()
    assert 'pour=40 ' in [l for l in lines if l.startswith('result ')][0], lines[-5:]
    assert len([l for l in lines if l.startswith('press ')]) == 72, 'two presses each'
    s.stop()
    s.clean()


BAD_AIR = 'seed 7 loss 50 duplicate 200 late 20 late-ms 400 again 1500'
CONTRE = ['F7179878', 'FE34CD07', '05510256']  # three who hold no proxy

BIG_BUTTONS = dict(driver='bigbutton', result='pour=2 contre=1 abstention=1 ',
                   presses=[('1.green', 'A'), ('1.red', 'B'), ('1.blue', 'A'), ('1.yellow', 'Y')])
BUZZERS = dict(driver='buzz', result='pour=2 contre=1 abstention=1 ',
               presses=[('1.1', 'green'), ('1.2', 'orange'), ('1.3', 'green'), ('1.4', 'yellow')])

EVENINGS = [
    ('usb: 36 handsets and 4 proxies', hold, dict(machine=usb(), presses=36)),
    ('usb: lossy air, copies, late presses', hold, dict(machine=usb(BAD_AIR))),
    ('usb: lossy air, unplugged and plugged in again', hold, dict(machine=usb(BAD_AIR), during=unplug_usb, holds='gone')),
    ('usb: the keeper is killed in the middle', hold, dict(machine=usb(), during=kill('scrutin-keeper'), presses=36)),
    ('usb: two ballots, no phantom', two_ballots, dict(machine=usb(more=presses_of([(h, 'B') for h in CONTRE], 2)))),
    ('tty: 36 handsets and 4 proxies', hold, dict(machine=tty(), presses=36)),
    ('tty: lossy air, copies, noise on the line', hold, dict(machine=tty(BAD_AIR + ' noise 50'))),
    ('tty: lossy air, unplugged and plugged in again', hold, dict(machine=tty(BAD_AIR), during=unplug_tty, holds='gone')),
    ('tty: the keeper is killed in the middle', hold, dict(machine=tty(), during=kill('scrutin-keeper'), presses=36)),
    ('tty: the bridge is killed in the middle', hold, dict(machine=tty(), during=kill_bridge, holds='gone')),
    ('tty: two ballots, no phantom', two_ballots, dict(machine=tty(more=presses_of([(card(h), '2') for h in CONTRE], 2)))),
    ('sunvote: handsets are tested first', tested_first, dict(machine=sunvote(), key='2')),
    ('iclicker: handsets are tested first', tested_first, dict(machine=usb(), key='A')),
    ('responsecard: handsets are tested first', tested_first, dict(machine=tty(), key='2')),
    ('profile: 36 handsets and 4 proxies', hold, dict(machine=profile(), presses=36)),
    ('profile: lossy air, copies, noise, unplugged and plugged in again', hold_by_profile, {}),
    ('profile: two ballots, no phantom', two_ballots, dict(machine=profile(more=presses_of([(card(h), '2') for h in CONTRE], 2)))),
    ('sunvote: 36 handsets and 4 proxies', hold, dict(machine=sunvote(), presses=36)),
    ('sunvote: one vote a poll, lossy air, noise on the line', hold, dict(
        machine=sunvote('seed 7 loss 50 again 1500 noise 50 several 200'))),
    ('sunvote: slots said again, unplugged and plugged in again', hold, dict(
        machine=sunvote('seed 7 duplicate 300 several 500'), during=unplug_sunvote, holds='gone')),
    ('sunvote: the keeper is killed in the middle', hold, dict(machine=sunvote(), during=kill('scrutin-keeper'), presses=36)),
    ('sunvote: two ballots, no phantom', two_ballots, dict(
        machine=sunvote('seed 3 duplicate 300 several 500', presses_of([(NUMBERS[h], '2') for h in CONTRE], 2)))),
    ('bigbutton: four handsets', four, BIG_BUTTONS),
    ('bigbutton: unplugged and plugged in again', four, dict(BIG_BUTTONS, unplugged=True)),
    ('buzz: four handsets', four, BUZZERS),
    ('buzz: unplugged and plugged in again', four, dict(BUZZERS, unplugged=True)),
    ('iclicker1: 36 handsets and 4 proxies', hold, dict(machine=older(), presses=36)),
    ('iclicker1: lossy air, blocks said twice', hold, dict(machine=older('seed 7 loss 50 duplicate 200 again 1500'))),
    ('iclicker1: unplugged and plugged in again', hold, dict(machine=older(BAD_AIR), during=unplug_usb, holds='gone')),
    ('iclicker1: two ballots, no phantom', two_ballots, dict(machine=older(more=presses_of([(h, 'B') for h in CONTRE], 2)))),
    ('iclicker1: a newer base wants iclicker', told_of_the_other, dict(
        driver='iclicker1', base='iclicker', hint='write driver = iclicker[^1]')),
    ('iclicker: an older base wants iclicker1', told_of_the_other, dict(
        driver='iclicker', base='iclicker1', hint='write driver = iclicker1')),
    ('quinta: 36 handsets and 4 proxies', hold, dict(machine=quinta(), holds='total=36 yes=36 no=0', presses=36)),
    ('quinta: noise on the line, units that speak between answers', hold, dict(
        machine=quinta('seed 7 duplicate 200 noise 30 again 1500'))),
    ('quinta: unplugged and plugged in again', hold, dict(machine=quinta(), during=unplug_quinta, holds='gone')),
    ('quinta: two ballots, no phantom', two_ballots, dict(machine=quinta(more=presses_of([(UNITS[h], 'no') for h in CONTRE], 2)))),
    ('quinta: nothing is counted before a calibration', calibrate, {}),
    ('dcs6000: 36 handsets and 4 proxies', hold, dict(machine=dcs6000(), presses=36)),
    ('dcs6000: messages said twice, noise on the line', hold, dict(machine=dcs6000('seed 7 duplicate 200 noise 50'))),
    ('dcs6000: unplugged and plugged in again', hold, dict(machine=dcs6000(), during=unplug_dcs6000, holds='gone')),
    ('dcs6000: two ballots, no phantom', two_ballots, dict(
        machine=dcs6000(more=presses_of([(NUMBERS[h], 'no') for h in CONTRE], 2)))),
]
