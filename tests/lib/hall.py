"""hall.py -- a sitting with its desk and an emulated base, and hands on the handsets"""
from desk import Desk

HANDSETS, NEW = ['1777F898', '1E942DA7', '25B162F6', '2CCE9775', '33EBCC14'], '3A080133'  # with their check digits; NEW is nobody's


class Hall(Desk):
    def __init__(self, bin_dir, setting):
        super().__init__(bin_dir, setting, receiver='driver = iclicker\ntransport = usb\nwait_ms = 100\n', world=('usb', 'iclicker', 'at-once 1\n'))
        self.until('receivers', 'status=ready')

    def press(self, keys, handsets=HANDSETS):
        """One key a handset, once the base takes them; - is a hand that stays down."""
        self.until('receivers', 'status=open')
        for handset, key in zip(handsets, keys):
            if key != '-':
                self.tell(f'press {handset} {key}')

    def leave(self):
        self.stop()
        self.clean()
