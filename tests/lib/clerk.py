"""clerk.py -- somebody at the console's page, in a real browser: what he types and clicks, and what he must then see"""
import os

from desk import PASSWORD

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'screens', 'contrast.js'), encoding='utf-8') as f:
    CONTRAST = f.read()


class Clerk:
    def __init__(self, page, desk, name='m.durand', url=None):
        self.page = page
        page.open(url or desk.url())
        page.until('!document.getElementById("desk").hidden || !document.getElementById("door").hidden')
        if page.run('!document.getElementById("desk").hidden'):
            self.clicks('Se déconnecter')
        self.enters(name)

    def enters(self, name='m.durand'):
        self.page.until('document.activeElement.id === "name"')
        self.page.said()  # a browser that is not signed in yet complains of 401
        self.type(name)
        self.page.key('Tab')
        self.type(PASSWORD)
        self.page.key('Enter')
        self.page.until('document.querySelectorAll("#seats li").length > 0')

    def type(self, text):
        self.page.ask('type', text=text)

    def sees(self, words, where='body', seconds=60):
        code = f'document.querySelector("{where}").innerText.replace(/\\s+/g, " ").replace(/\u00a0/g, " ")'
        self.page.until(f'{code}.includes({words!r})', seconds)

    def clicks(self, label):
        self.page.ask('click', name=label)

    def holds(self, label):
        """Presses a button and does not let go of it: what moves under the hand meanwhile is no reason to lose the click."""
        self.page.ask('hold', name=label)

    def releases(self):
        self.page.ask('release')

    def says(self, line):
        """A line of his own, then back to the keys."""
        self.page.run('(e => { e.value = ""; e.focus(); })(document.getElementById("line"))')
        n = self.page.run('document.querySelectorAll("#log li").length')
        self.type(line)
        self.page.key('Enter')
        self.page.until(f'document.querySelectorAll("#log li").length > {n}')
        self.sees(line + ' ', '#log')
        self.page.key('Escape')

    def fills(self, **fields):
        """Fields by how their labels begin; _ is a blank."""
        for label, value in fields.items():
            self.page.ask('fill', name=label.replace('_', ' '), value=value)

    def hits(self, key):
        """The key of an act, once the page offers it: what was done before may not have left the screen yet."""
        self.page.until(f'!document.querySelector("dialog[open]") && document.querySelector("#acts [data-key={key}]") !== null')
        self.page.key(key)

    def opens(self, name, **fields):
        """A form of the menu."""
        self.hits('a')
        self.clicks(name)
        self.page.until('document.getElementById("sheet").open')
        self.fills(**fields)

    def does(self, name, line, **fields):
        """Fills a form in, which says that it will do LINE; and does."""
        self.opens(name, **fields)
        shown = self.page.run('document.getElementById("sheet-line").textContent')
        assert shown == line, f'{name}: {shown!r}, wanted {line!r}'
        self.clicks('Faire')
        self.page.until('!document.getElementById("sheet").open')
        self.sees(f'{line} fait', '#log')

    def good(self, name):
        """A picture, and nothing that is to be held against it."""
        self.page.shot('console-' + name)
        assert (bad := self.page.axe() + self.page.run(CONTRAST)) == [], f'{name}: {bad}'
        foot = self.page.run('document.getElementById("health").getBoundingClientRect().bottom - innerHeight')
        assert foot <= 0, f'{name}: what is always to be seen is {foot} pixels below the screen'
        assert self.page.run('document.getElementById("hurt") === null && document.images.length === 0')
