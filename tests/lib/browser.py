"""browser.py -- a real browser for tests: one process, and one page that is reused by all of them; further ones where several look

    with Browser() as b:
        b.open(url); b.size(1280, 720); b.until('document.title'); b.shot('open'); assert b.axe() == []

What drives it is browser.js, by playwright-core from tests/npm.
"""
import json, os, shutil, subprocess

NPM = os.path.abspath('build/npm/node_modules')
SHOTS = os.path.abspath('build/screens')
CHROMIUM = os.environ.get('CHROMIUM', '/usr/bin/chromium')


def missing():
    """Why there can be no browser; None where there can."""
    if not os.path.exists(CHROMIUM):
        return 'no Chromium'
    if not shutil.which('node') or not os.path.isdir(NPM + '/playwright-core') or not os.path.isdir(NPM + '/axe-core'):
        return 'no driver for it in build/npm'


class Browser:
    page = 0

    def __init__(self, language='fr-FR'):
        """LANGUAGE: that of whoever sits before it."""
        self.language = language

    def another(self, page):
        """Page number PAGE of the same browser, with cookies of its own."""
        other = Browser()
        other.process, other.page = self.process, page
        return other

    def __enter__(self):
        os.makedirs(SHOTS, exist_ok=True)
        self.process = subprocess.Popen(['node', 'tests/lib/browser.js'], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True, env=dict(os.environ, NODE_PATH=NPM, CHROMIUM=CHROMIUM, LOCALE=self.language))
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(60)

    def ask(self, op, **words):
        self.process.stdin.write(json.dumps(dict(words, op=op, page=self.page)) + '\n')
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        if 'error' in answer:
            raise AssertionError(f'{op} {str(words)[:300]}: {answer["error"]}')
        return answer['result']

    def open(self, url):
        return self.ask('open', url=url)

    def media(self, **media):
        return self.ask('media', media=media)

    def size(self, width, height):
        return self.ask('size', width=width, height=height)

    def run(self, code):
        return self.ask('run', code=code)

    def until(self, code, seconds=60):
        """Waits until CODE is true in the page; what it then is."""
        return self.ask('until', code=code, ms=int(seconds * 1000))

    def key(self, key):
        return self.ask('key', key=key)

    def shot(self, name):
        return self.ask('shot', path=f'{SHOTS}/{name}.png')

    def axe(self):
        return self.ask('axe')

    def said(self):
        """What the page complained of since it was last asked."""
        return self.ask('said')
