#!/usr/bin/env python3
"""receivers.py BIN -- receivers on a real kernel: xhci, usbhid, ftdi_sio, cdc_acm and udev of Debian in a virtual machine."""
import functools, os, re, sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
from evenings import BAD_AIR, EVENINGS, PRESSES, ballot, presses_of, tty, usb
from guest import SERIAL, Guest
from machine import Machine
from sitting import report, test

BUILD = os.path.dirname(os.path.abspath(sys.argv[1]))
HALL = functools.partial(Guest, BUILD)

# Of lib/evenings.py what a kernel has a say in, row for row.
USB = ('usb: 36 handsets and 4 proxies', 'usb: lossy air, unplugged and plugged in again', 'usb: two ballots, no phantom',
       'iclicker1: unplugged and plugged in again', 'bigbutton: unplugged and plugged in again', 'buzz: unplugged and plugged in again')
TTY = ('tty: 36 handsets and 4 proxies', 'tty: lossy air, unplugged and plugged in again', 'tty: the bridge is killed in the middle')
LINE = ('sunvote: slots said again, unplugged and plugged in again', 'quinta: unplugged and plugged in again',
        'dcs6000: unplugged and plugged in again')

DRIVER = 'basename $(readlink /sys/bus/usb/devices/1-1:1.0/driver)'
RULES = '/usr/lib/udev/rules.d/60-scrutin.rules'
OPENS = '/usr/bin/setpriv --reuid={who} --regid={group} --clear-groups sh -c "exec 4<>{node}" && echo yes || echo no'
# A udev that never read them, not one that was told to read anew: behind such a one a device was once let in all the same, and
# nothing told why.
NO_RULES = f'mv {RULES} /run/kept && udevadm control --exit && systemd-udevd --daemon 2>>/run/udevd.said'
RULES_COME = f'mv /run/kept {RULES} && udevadm control --reload && udevadm trigger --subsystem-match=usb'


Machine(os.path.join(BUILD, 'kernel')).end()  # boots, for all: where that fails no test is worth its wait


def held(s, presses=36):
    """One ballot to its end: the result of the seed."""
    ballot(s, 1, 40)
    lines = s.end()
    assert 'pour=40 ' in [l for l in lines if l.startswith('result ')][0], lines[-5:]
    pressed = [l for l in lines if l.startswith('press ')]
    assert len(pressed) == presses, f'{len(pressed)} presses in the record'
    s.stop()
    s.clean()


def ballot_in_two(s, between, then):
    """A ballot in which the receiver is away BETWEEN; all press again where the status then is THEN."""
    s.do('discuss 1')
    s.do('open')
    s.until('status', 'voted=[1-9]')
    between()
    s.until('receivers', 'status=open.*' + then)
    for handset, key in PRESSES:
        s.tell(f'press {handset} {key}')
    s.until('status', 'voted=40 ')
    s.do('close')
    s.do('proclaim')
    lines = s.end()
    assert 'pour=40 ' in [l for l in lines if l.startswith('result ')][0], lines[-5:]
    assert any(re.match('# receiver 1 iclicker gone: .*the open ballot goes on without it', l) for l in lines), lines
    s.stop()
    s.clean()


@test('the driver of the kernel is put aside while the bridge holds the device, and given back behind it')
def detach():
    s = HALL(**usb())
    for _ in range(2):
        s.until('receivers', 'status=ready')
        s.sees(DRIVER, 'usbfs')
        s.terminate()
        s.sees(DRIVER, 'usbhid')
        s.start()
    s.until('receivers', 'status=ready')
    s.kill('scrutin-bridge')  # nobody gives it back then; the next bridge takes it all the same
    s.hears('scrutin-bridge: ended')
    s.until('receivers', 'status=ready')
    s.sees(DRIVER, 'usbfs')
    s.terminate()
    s.sees(DRIVER, 'usbhid')
    s.start()
    s.until('receivers', 'status=ready')
    held(s)


@test('before udev has its rules the bridge says that it may not, and goes on when it may')
def too_early():
    s = HALL(before=NO_RULES, **usb())
    s.until('receivers', r'status=absent .*detail="usb 1-1: Access denied.*the udev rule may still come')
    s.machine.ask(RULES_COME)
    s.until('receivers', 'status=ready')
    held(s)


@test('absent at the start, plugged in later: a USB receiver, and a serial one that then is ours alone')
def later():
    for machine, absent in (usb(), 'is not plugged in'), (tty(), 'is not there'):
        s = HALL(**dict(machine, world=None))
        s.until('receivers', 'status=absent .*' + absent)
        s.plug(*machine['world'])
        s.until('receivers', 'status=ready')
        if machine['world'][0] == 'tty':
            s.sees(OPENS.format(who='scrutin', group='dialout', node=f'$(readlink -f {SERIAL})'), 'no')
        held(s)


@test('who is in no group of ours opens no receiver, and of ours nobody but the group does')
def granted():
    s = HALL(worlds=[('usb', 'iclicker', '\n'), ('tty', 'responsecard', '\n'), ('acm', 'responsecard', '\n'), ('usb', 'buzz', '\n')])
    node = '$(readlink -f /dev/scrutin/iclicker-1-1)'
    s.sees('cd /dev/scrutin && echo *', 'buzz-1-4 iclicker-1-1 serial-1-2-if00 serial-1-3-if00')
    s.sees('for name in /dev/scrutin/*; do stat -c "%A %U %G" $(readlink -f $name); done',
           'crw-rw---- root scrutin\ncrw-rw---- root scrutin\ncrw-rw---- root dialout\ncrw-rw---- root dialout')
    s.sees('for n in 2 3; do readlink -f /dev/scrutin/serial-1-$n-if00; done', '/dev/ttyUSB0\n/dev/ttyACM0')
    for who, group, opens in ('guest', 'guest', 'no'), ('clerk', 'scrutin-clerks', 'no'), ('scrutin', 'scrutin', 'yes'):
        s.sees(OPENS.format(who=who, group=group, node=node), opens)
    s.sees('cat /sys/bus/usb/devices/1-1/power/control /sys/bus/usb-serial/devices/ttyUSB0/latency_timer', 'on\n1')
    for line in 'ttyUSB0', 'ttyACM0':
        s.sees(f'udevadm info /dev/{line} | grep -c -e ID_MM_DEVICE_IGNORE=1 -e :scrutin:$', '3')  # the tag stands there twice
    joystick = 'udevadm info /sys/bus/usb/devices/1-4:1.0/*/input/input* | grep LIBINPUT'  # hid-sony's, of the buzzers
    s.sees(joystick, 'E: LIBINPUT_IGNORE_DEVICE=1')
    s.no_complaints()
    s.stop()
    s.clean()


@test('plugged in at another port it is the same receiver, and the record tells of the gap')
def elsewhere():
    s = HALL(**usb(BAD_AIR))
    s.machine.port('port2', 'usb-redir', '2')
    s.until('receivers', 'status=ready.*path="usb 1-1"')
    ballot_in_two(s, lambda: (s.tell('unplug'), s.until('receivers', 'status=gone'), s.tell('port ' + s.machine.path('port2')),
                              s.tell('replug')), 'path="usb 1-2"')


@test('torn off in the middle of a transfer; another of the make in its place goes on with the ballot')
def torn_off():
    s = HALL(**usb())
    s.until('receivers', 'status=ready')

    def another():
        s.tear_off()
        s.until('receivers', 'status=gone')
        s.cables[0] = s.cable('usb', 'iclicker', 1, 1)
    ballot_in_two(s, another, 'path="usb 1-1"')


@test('two bases of one make are told apart by their ports, and one goes on without the other')
def twins():
    half = len(PRESSES) // 2
    near, far = presses_of(PRESSES[:half]), presses_of(PRESSES[half:])
    base = 'driver = iclicker\ntransport = usb\nwait_ms = 100\npath = '
    s = HALL(receiver=base + '1-2\n[receiver other]\n' + base + '1-1\n', worlds=[
        ('usb', 'iclicker', '\n'.join(near) + '\n'), ('usb', 'iclicker', '\n'.join(far) + '\n')], more='item 2 "Second"\n')
    s.until('receivers', 'name=main .*status=ready.*path="usb 1-2".*\n.*name=other .*status=ready.*path="usb 1-1"')
    ballot(s, 1, 40)
    for name, presses in ('main', len(far)), ('other', len(near)):
        s.hears(f'receiver {name} ballot 1 closed: .*presses={presses} bad-checks=0')
    s.tear_off(0)
    s.until('receivers', 'name=main .*status=ready.*\n.*name=other .*status=gone')
    s.do('discuss 2')
    s.do('open')
    s.tell(f'press {PRESSES[half][0]} B', cable=1)
    s.until('status', 'voted=[1-9]')
    s.do('close confirm-silent')
    s.do('proclaim')
    results = [l for l in s.end(ballots=2) if l.startswith('result ')]
    assert 'pour=40 ' in results[0] and 'pour=0 contre=1 ' in results[1], results
    s.stop()
    s.clean()


assert set(USB + TTY + LINE) <= {name for name, _, _ in EVENINGS}, 'a row that is not in the table'
for name, evening, how in EVENINGS:
    if name in USB + TTY + LINE:
        test(name)(functools.partial(evening, HALL, **how))
    if name in TTY:
        test(name + ', as ttyACM0')(functools.partial(evening, functools.partial(HALL, as_acm=True), **how))

report()
