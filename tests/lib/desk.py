"""desk.py -- a sitting with a console: who may sign in, all with one password, and where its addresses are"""
import os, re, subprocess

from sitting import Sitting, child_of

PASSWORD = 'un long secret'
PINS = {'m.durand': '2580', 'maire': '0042'}  # the others have none
USERS = (('m.durand', 'clerk'), ('maire', 'president'), ('tech', 'technician'), ('juge', 'auditor'))


class Desk(Sitting):
    def __init__(self, bin_dir, setting, guarded=False, sitting='', **more):
        """GUARDED: served with TLS, by a certificate that is made for it.  SITTING: more lines of that section."""
        self.guarded, self.more = guarded, sitting
        super().__init__(bin_dir, setting=setting, name='desk', **more)

    def command(self):
        users, conf, tls = self.path('users'), self.path('conf'), ''
        if self.guarded:
            tls = f'tls_certificate = {self.path("pem")}\ntls_key = {self.path("pem.key")}\n'
            if not os.path.exists(self.path('pem')):
                self.fingerprint = self.scrutin('certificate', '--host', '127.0.0.1', self.path('pem')).stdout
        for name, role in USERS if not os.path.exists(users) else ():
            subprocess.run([self.cli, 'user', '--users', users, 'add', name, role], input=PASSWORD + '\n', text=True, check=True,
                           timeout=60)
            if name in PINS:
                subprocess.run([self.cli, 'user', '--users', users, 'pin', name], input=PINS[name], text=True, check=True, timeout=60)
        with open(conf) as f:
            text = f.read()
        if 'http_console' not in text:
            with open(conf, 'w') as f:
                f.write(text.replace('[sitting]\n', f'http_console = 127.0.0.1:0\nusers = {users}\n{tls}[sitting]\n{self.more}', 1))
        return super().command()

    def console(self):
        """The pid of scrutin-view as the console: the second child of that name."""
        daemon = child_of(self.daemon.pid, 'scrutind') if self.world else self.daemon.pid
        with open(f'/proc/{daemon}/task/{daemon}/children') as f:
            for pid in f.read().split():
                with open(f'/proc/{pid}/cmdline', 'rb') as f2:
                    if b'\0console\0' in f2.read():
                        return int(pid)

    def url(self, what='console'):
        """Of the console, or of the projector."""
        with open(self.path('log')) as log:
            return re.findall(what + r': (https?://\S+)', log.read())[-1]
